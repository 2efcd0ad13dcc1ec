// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/reach_model.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/insight/gap_table.h"
#include "core/insight/gap_words.h"
#include "core/model/field_register.h"
#include "core/model/vocabulary.h"

#include <QFileInfo>
#include <QLocale>
#include <QPointF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace placeweave {

namespace {

const QString kOneDay = QStringLiteral("date");

Sought soughtBy(const QString &code) {
    const qsizetype slash = code.indexOf('/');
    const QString by = code.left(slash);
    const std::string term = code.mid(slash + 1).toStdString();
    if (slash < 0)
        return {};
    return {by == "activity"   ? Sought::By::Activity
            : by == "category" ? Sought::By::Category
                               : Sought::By::Kind,
            term};
}

QString listed(const QStringList &names) {
    return names.size() < 2
               ? names.join(QString())
               : ReachModel::tr("%1 and %2")
                     .arg(names.first(names.size() - 1).join(QStringLiteral(", ")), names.last());
}

// How much there is, where there is any; where people live is known of smaller areas alone.
QString countsOf(const AreaReach &area, bool hasSmallerAreas) {
    QStringList parts;
    if (area.inside > 0)
        parts << (area.perThousand
                      ? ReachModel::tr("%1 here (%2 per 1,000 people)")
                            .arg(QLocale().toString(area.inside),
                                 QLocale().toString(*area.perThousand, 'f', 1))
                      : ReachModel::tr("%1 here").arg(QLocale().toString(area.inside)));
    if (hasSmallerAreas && area.peopleWithin && *area.peopleWithin > 0)
        parts << ReachModel::tr("%1 of its people live within walking distance of one")
                     .arg(QLocale().toString(std::llround(*area.peopleWithin)));
    else if (area.within > 0)
        parts << ReachModel::tr("%1 within walking distance of its middle")
                     .arg(QLocale().toString(area.within));
    return parts.join(QStringLiteral(", "));
}

// Who is known to live where, and in what nobody there welcomes them.
QHash<QString, QString> knownThere(const PlusCommunities &known) {
    QHash<QString, QString> sentences;
    for (const AreaCommunities &area : known.areas) {
        QStringList names;
        for (const std::uint32_t community : area.communities)
            names << toQString(known.communities[community].name);
        if (names.isEmpty())
            continue;
        QString words = ReachModel::tr("Known here: %1.").arg(listed(names));
        QStringList unspoken;
        for (const std::string &code : area.unspoken)
            unspoken << toQString(vocabulary("language").label(code));
        if (!unspoken.isEmpty())
            words +=
                ' ' + ReachModel::tr("No group here welcomes people in %1.").arg(listed(unspoken));
        sentences.insert(toQString(area.code), words);
    }
    return sentences;
}

QString unreachedIn(const PlusCommunities &known) {
    QStringList names;
    for (const CommunityReach &each : known.communities)
        if (each.reachedBy.empty())
            names << toQString(each.name);
    return names.isEmpty() ? QString()
                           : ReachModel::tr("No group on our map reaches %1.").arg(listed(names));
}

bool hasNothingNear(const AreaReach &area) {
    return area.within == 0 && area.centre;
}

} // namespace

// --- the areas ---

ReachModel::ReachModel(QObject *parent) : ReachModel(Session::instance(), parent) {}

ReachModel::ReachModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_profiles(session, nullptr),
      m_map(session, this), m_sought("activity/food_support") {
    connect(session, &Session::published, this, &ReachModel::ask);
    connect(session->layers(), &Layers::changed, this, &ReachModel::setsChanged);
    connect(session, &Session::mapChanged, this, [this] {
        m_request.set.clear();
        m_request.dropped.reset();
        emit askedChanged();
    });
}

int ReachModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ReachModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AreaReach &area = m_reach.areas[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return toQString(area.name.empty() ? area.code : area.name);
    case NoteRole: {
        if (!area.decile)
            return toQString(area.name.empty() ? std::string() : area.code);
        const QString decile = tr("decile %1").arg(*area.decile);
        return area.isCore20 ? tr("%1 · Core20").arg(decile) : decile;
    }
    case UrgentRole:
        return area.isCore20;
    case PeopleRole:
        return area.population ? QLocale().toString(std::llround(*area.population))
                               : QStringLiteral("–");
    case NearestRole:
        if (!area.nearestMetres)
            return QStringLiteral("–");
        return area.wayMetres ? tr("%1\n%2 min")
                                    .arg(toQString(distanceInWords(*area.nearestMetres)),
                                         QLocale().toString(std::llround(*walkMinutes(area))))
                              : toQString(distanceInWords(*area.nearestMetres));
    case WhyRole:
        return toQString(whyInWords(area, m_request.sought, m_reach.at));
    case BesideRole: {
        AreaReach rest = area;
        std::erase_if(rest.reasons, [](const GapReason &reason) {
            using What = GapReason::What;
            return reason.what == What::People || reason.what == What::Decile ||
                   reason.what == What::Nearest || reason.what == What::OnFoot;
        });
        return (toQString(whyInWords(rest, m_request.sought, m_reach.at)) + ' ' +
                m_knownThere.value(toQString(area.code)))
            .simplified();
    }
    case CountsRole:
        return countsOf(area, m_reach.hasSmallerAreas);
    case CentreRole:
        return area.centre ? QPointF(area.centre->longitude, area.centre->latitude) : QPointF();
    case NothingNearRole:
        return hasNothingNear(area);
    case TickedRole:
        return m_ticked.contains(toQString(area.code));
    case PopulationRole:
        return area.population ? QVariant(*area.population) : QVariant();
    case MinutesRole:
        return walkMinutes(area) ? QVariant(*walkMinutes(area)) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> ReachModel::roleNames() const {
    return {{NameRole, "name"},       {NoteRole, "note"},
            {UrgentRole, "urgent"},   {PeopleRole, "people"},
            {NearestRole, "nearest"}, {WhyRole, "why"},
            {BesideRole, "beside"},   {CountsRole, "counts"},
            {CentreRole, "centre"},   {NothingNearRole, "nothingNear"},
            {TickedRole, "ticked"},   {PopulationRole, "population"},
            {MinutesRole, "minutes"}};
}

// --- what is asked ---

void ReachModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit askedChanged();
    if (m_active && m_stale)
        read();
}

void ReachModel::setSought(const QString &sought) {
    if (sought == m_sought)
        return;
    m_sought = sought;
    ask();
}

void ReachModel::setSet(const QString &name) {
    if (name == set())
        return;
    m_request.set = name.toStdString();
    ask();
}

void ReachModel::setMinutes(int minutes) {
    minutes = std::clamp(minutes, 1, 120);
    if (minutes == m_minutes)
        return;
    m_minutes = minutes;
    ask();
}

void ReachModel::setCore20Only(bool only) {
    if (only == m_request.core20Only)
        return;
    m_request.core20Only = only;
    ask();
}

void ReachModel::setUnaskedFirst(bool first) {
    if (first == m_request.unaskedFirst)
        return;
    m_request.unaskedFirst = first;
    ask();
}

void ReachModel::setLocallyKnownOnly(bool only) {
    if (only == m_request.recognisedOnly)
        return;
    m_request.recognisedOnly = only;
    ask();
}

// --- at what time ---

QString ReachModel::day() const {
    if (!m_request.at)
        return {};
    return m_request.at->date.empty() ? QString::number(m_request.at->weekday) : kOneDay;
}

void ReachModel::setDay(const QString &day) {
    if (day == this->day())
        return;
    setDateTrouble({});
    if (day.isEmpty())
        m_request.at.reset();
    else
        takeDay(day == kOneDay ? wallTimeIn(today()).value_or(WallTime{})
                               : WallTime{std::clamp(day.toInt(), 0, 6), -1});
    ask();
}

// The time of day stays that was asked for.
void ReachModel::takeDay(WallTime day) {
    day.minute = m_request.at ? m_request.at->minute : -1;
    m_request.at = std::move(day);
}

QString ReachModel::date() const {
    return m_request.at && !m_request.at->date.empty()
               ? typedText(fieldOf(Entity::Step, "due"), Value(m_request.at->date))
               : QString();
}

// Which weeks a schedule means is known for a day and not for every such day of the week.
void ReachModel::setDate(const QString &typed) {
    const auto day = understood(fieldOf(Entity::Step, "due"), typed); // any field for a day
    const auto time = day ? wallTimeIn(day->text()) : std::nullopt;
    const bool isFar = time && isFarAway(*time, today());
    setDateTrouble(!day    ? day.error()
                   : isFar ? tr("More than ten years away: nobody knows what is open then.")
                           : QString());
    if (!day || isFar)
        return;
    if (!time)
        setDay({}); // nothing typed: at any time
    else if (!m_request.at || m_request.at->date != time->date) {
        takeDay(*time);
        ask();
    }
}

void ReachModel::setDateTrouble(const QString &sentence) {
    if (std::exchange(m_dateTrouble, sentence) != sentence)
        emit dateTroubleChanged();
}

int ReachModel::hour() const {
    return m_request.at && m_request.at->minute >= 0 ? m_request.at->minute / 60 : -1;
}

void ReachModel::setHour(int hour) {
    if (!m_request.at || hour == this->hour())
        return;
    m_request.at->minute = hour < 0 ? -1 : std::min(hour, 23) * 60;
    ask();
}

QList<Choice> ReachModel::dayChoices() const {
    QList<Choice> choices{{QString(), tr("at any time"), {}}};
    for (int day = 0; day < 7; ++day)
        choices.append({QString::number(day), tr("on a %1").arg(QLocale().dayName(day + 1)), {}});
    choices.append({kOneDay, tr("on one day"), tr("So that every second week is the right one")});
    return choices;
}

QList<Choice> ReachModel::hourChoices() const {
    QList<Choice> choices{{QStringLiteral("-1"), tr("all day"), {}}};
    constexpr int kFirst = 8;
    constexpr int kLast = 21;
    for (int hour = kFirst; hour <= kLast; ++hour)
        choices.append({QString::number(hour), tr("at %1:00").arg(hour), {}});
    return choices;
}

// --- what if ---

QPointF ReachModel::pin() const {
    return m_request.dropped ? QPointF(m_request.dropped->longitude, m_request.dropped->latitude)
                             : QPointF();
}

void ReachModel::dropPin(double latitude, double longitude) {
    const LatLon point{latitude, longitude};
    if (!isOnEarth(point) || m_request.dropped == point)
        return;
    m_request.dropped = point;
    ask();
}

void ReachModel::dropPinInArea(int row) {
    if (row < 0 || row >= count())
        return;
    if (const auto &centre = m_reach.areas[static_cast<std::size_t>(row)].centre)
        dropPin(centre->latitude, centre->longitude);
}

void ReachModel::takePinAway() {
    if (!m_request.dropped)
        return;
    m_request.dropped.reset();
    ask();
}

QString ReachModel::gained() const {
    if (!m_request.dropped || m_reading)
        return {};
    if (m_reach.population.empty())
        return tr("How many people live where is not known, so nor is whom one more would reach.");
    double people = 0;
    qint64 areas = 0;
    for (const AreaReach &area : m_reach.areas)
        if (area.peopleGained.value_or(0) > 0) {
            people += *area.peopleGained;
            ++areas;
        }
    if (areas == 0)
        return tr("With one more at the pin nobody new would have something near: all who live "
                  "about there have already, on our map.");
    return tr("With one more at the pin %1 people in %2 would have something near who have nothing "
              "on our map.")
        .arg(QLocale().toString(std::llround(people)),
             placeweave::counted(areas, tr("area"), tr("areas")));
}

QList<Choice> ReachModel::soughtChoices() const {
    QList<Choice> choices{{QString(), tr("anything"), {}}};
    const auto add = [&](const char *vocabularyName, const QString &help) {
        for (const Choice &term : choicesOf(vocabularyName))
            choices.append(
                {QString("%1/%2").arg(vocabularyName, term.code), term.label.toLower(), help});
    };
    add("category", tr("everything of this sort"));
    add("activity", {});
    add("kind", tr("whoever is of this kind"));
    return choices;
}

QList<Choice> ReachModel::minuteChoices() const {
    QList<Choice> choices;
    for (const int minutes : {5, 10, 15, 20, 30})
        choices.append({QString::number(minutes), tr("%1 minutes' walk").arg(minutes), {}});
    return choices;
}

QList<Choice> ReachModel::setChoices() const {
    QList<Choice> choices;
    if (m_session)
        for (const Choice &known : m_session->layers()->sets())
            choices.append({known.label, known.label, {}});
    return choices;
}

QString ReachModel::nounOfSought() const {
    return toQString(nounOf(soughtBy(m_sought), m_request.at));
}

void ReachModel::ask() {
    m_stale = true;
    emit askedChanged();
    if (m_active)
        read();
}

// --- reading ---

Result<ReachModel::Read> ReachModel::readFrom(MapFile &map, ReachRequest request) {
    PW_TRY(const Disclosure forUs, Disclosure::of(map, Profile::Internal));
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    Read read;
    if (request.set.empty()) { // the finest there is: small areas are what people ask by
        const auto finest = std::ranges::max_element(sets, {}, &AreaSet::count);
        if (finest == sets.end())
            return read;
        request.set = finest->name;
    }
    read.set = request.set;
    PW_TRY(read.reach, reachOf(map, request, forUs, today()));
    const auto set = std::ranges::find(sets, request.set, &AreaSet::name);
    if (set == sets.end())
        return read;
    PW_TRY(read.communities, communitiesOf(map, request.set, false, forUs));
    PW_TRY(const std::vector<Area> areas, map.areas().areas(set->id));
    std::vector<std::pair<std::string, double>> scores;
    for (const AreaReach &area : read.reach.areas)
        if (area.centre)
            scores.emplace_back(area.code, area.score);
    FillWish wish;
    wish.palette = Palette::Cool;
    wish.classing = Classing::EqualSteps;
    read.fill = AreaFill::of(AreaLayer::make(*set, areas), "less on our map", scores, wish);
    return read;
}

void ReachModel::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_stale = false;
    m_reading = true;
    emit changed();
    m_request.sought = soughtBy(m_sought);
    m_request.withinMetres = straightMetresWithin(m_minutes);
    const Newest::Ticket ticket = m_reads.next();
    m_session->read<Read>(
        this,
        [request = m_request, ticket](MapFile &map) -> Result<Read> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            return readFrom(map, request);
        },
        [this, ticket](Result<Read> read) {
            if (ticket.isWanted())
                take(std::move(read));
        });
}

void ReachModel::take(Result<Read> read) {
    beginResetModel();
    m_reading = false;
    m_trouble = read ? QString() : toQString(read.error().message);
    m_reach = read ? std::move(read->reach) : ReachTable();
    m_knownThere = read ? knownThere(read->communities) : QHash<QString, QString>();
    m_unreached = read ? unreachedIn(read->communities) : QString();
    // What was ticked stays so under another question, but not by other areas.
    QSet<QString> there;
    for (const AreaReach &area : m_reach.areas)
        there.insert(toQString(area.code));
    m_ticked.intersect(there);
    endResetModel();
    emit tickedChanged();
    if (read && m_request.set != read->set) {
        m_request.set = read->set;
        emit askedChanged();
    }
    auto rows = std::make_shared<std::vector<std::uint32_t>>();
    if (const auto index = m_session->index())
        for (const Offer &offer : m_reach.offers)
            if (const auto row = index->rowOf(offer.organisation))
                rows->push_back(*row);
    std::ranges::sort(*rows);
    const auto again = std::ranges::unique(*rows);
    rows->erase(again.begin(), again.end());
    m_map.show(std::move(rows), read ? read->fill : nullptr);
    emit changed();
}

// --- areas to plan outreach for ---

QStringList ReachModel::tickedCodes() const {
    QStringList codes;
    for (const AreaReach &area : m_reach.areas)
        if (const QString code = toQString(area.code); m_ticked.contains(code))
            codes << code;
    return codes;
}

bool ReachModel::isTicked(int row) const {
    return row >= 0 && row < count() &&
           m_ticked.contains(toQString(m_reach.areas[static_cast<std::size_t>(row)].code));
}

void ReachModel::tick(int row, bool on) {
    if (row < 0 || row >= count() || isTicked(row) == on)
        return;
    const QString code = toQString(m_reach.areas[static_cast<std::size_t>(row)].code);
    if (on)
        m_ticked.insert(code);
    else
        m_ticked.remove(code);
    emit dataChanged(index(row), index(row), {TickedRole});
    emit tickedChanged();
}

// --- figures ---

int ReachModel::thin() const {
    return static_cast<int>(std::ranges::count_if(m_reach.areas, hasNothingNear));
}

double ReachModel::peopleThere() const {
    double people = 0;
    bool isKnown = false;
    for (const AreaReach &area : m_reach.areas) {
        isKnown |= area.population.has_value();
        if (hasNothingNear(area))
            people += area.population.value_or(0);
    }
    return isKnown ? people : std::numeric_limits<double>::quiet_NaN();
}

namespace {

// People in areas that `counts` holds of, by decile; empty where deciles are not known.
template <class Counts>
QList<double> peopleByDecile(const std::vector<AreaReach> &areas, Counts counts) {
    QList<double> people(10, 0.0);
    bool isKnown = false;
    for (const AreaReach &area : areas)
        if (area.decile && area.population && *area.decile >= 1 && *area.decile <= 10) {
            isKnown = true;
            if (counts(area))
                people[*area.decile - 1] += *area.population;
        }
    return isKnown ? people : QList<double>();
}

} // namespace

QList<double> ReachModel::byDecile() const {
    return peopleByDecile(m_reach.areas, hasNothingNear);
}

QList<double> ReachModel::everybodyByDecile() const {
    return peopleByDecile(m_reach.areas, [](const AreaReach &) { return true; });
}

QString ReachModel::assumptions() const {
    return toQString(assumptionsInWords(m_reach));
}

QStringList ReachModel::notCounted() const {
    QStringList sentences;
    for (const auto &[why, count] : m_reach.notCounted)
        sentences << toQString(notCountedInWords(why, count));
    if (!m_reach.impossible.empty()) {
        const QString first = toQString(m_reach.impossible.front());
        const auto more = static_cast<qlonglong>(m_reach.impossible.size() - 1);
        sentences << (more == 0 ? tr("Taken as not known: %1").arg(first)
                                : tr("Taken as not known: %1, and %2 more").arg(first).arg(more));
    }
    return sentences;
}

void ReachModel::saveTable(const QUrl &file, const QString &readers) {
    const ReaderProfile profile = m_profiles.at(readers);
    const bool isForUs = profile.base == Profile::Internal;
    ReachRequest request = m_request;
    request.dropped.reset(); // it is not there
    m_session->read<bool>(
        this,
        [request, profile, isForUs, path = pathOf(file)](MapFile &map) -> Result<bool> {
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
            PW_TRY(ReachTable reach, reachOf(map, request, disclosure, today()));
            if (!isForUs)
                withholdSmallCounts(reach, request);
            PW_CHECK(writeGapTable(reach, request.sought, path));
            return true;
        },
        [this, file, isForUs, named = m_profiles.named(readers)](const Result<bool> &written) {
            if (!written)
                m_session->notice()->tell(written.error());
            else
                m_session->notice()->say(
                    (isForUs ? tr("Saved as %1, for %2.")
                             : tr("Saved as %1, for %2: small counts are withheld."))
                        .arg(QFileInfo(file.toLocalFile()).fileName(), named));
        });
}

} // namespace placeweave
