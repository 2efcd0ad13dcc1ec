// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/said_review_model.h"

#include "ui/joint/said_words.h"
#include "ui/record/private_matter.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr qsizetype kMostReasons = 3;

QString distanceText(double metres) {
    return metres < 1000
               ? SaidReviewModel::tr("about %1 m from what was said").arg(qRound(metres / 10) * 10)
               : SaidReviewModel::tr("about %1 km from what was said")
                     .arg(metres / 1000, 0, 'f', 1);
}

QString reasonFor(const StayedSaid &stayed) {
    const QString name = toQString(stayed.name);
    switch (stayed.why) {
    case StayedSaid::Why::NeedsGroup:
        return SaidReviewModel::tr("%1: a group that is not on the map").arg(name);
    case StayedSaid::Why::GroupGone:
        return SaidReviewModel::tr("%1: its group is not on the map any more").arg(name);
    case StayedSaid::Why::Settled:
        return SaidReviewModel::tr("one that somebody has settled meanwhile");
    case StayedSaid::Why::NotAgreed:
        return SaidReviewModel::tr("%1: say who is settling it").arg(name);
    }
    return {};
}

void addFact(QStringList &facts, const QString &text) {
    if (!text.isEmpty())
        facts << text;
}

// What whoever sees the wall may know of it, a line each: what, where, what it offers, how it is
// reached, when it was checked.
QString factsOf(const SaidCase::Alike &alike, const Said &said) {
    if (!alike.told)
        return SaidReviewModel::tr("Its record is not for everybody in the room.");
    QStringList facts;
    const auto shown = [](const Record &row, std::string_view column) {
        const Field &field = *findField(row.entity(), column);
        return shownText(field, row[field]);
    };
    addFact(facts, shown(*alike.told, "kind"));
    if (alike.place) {
        QStringList where;
        for (const char *column : {"name", "address", "postcode"})
            addFact(where, shown(*alike.place, column));
        if (const auto point = (*alike.place)["geom"].point(); point && said.point)
            where << distanceText(distanceMetres(*point, *said.point));
        addFact(facts, where.join(", "));
    }
    addFact(facts, shown(*alike.told, "description"));
    QStringList offers;
    for (const Record &service : alike.services)
        addFact(offers, toQString(service.text("name")));
    addFact(facts, offers.join("; "));
    QStringList ways;
    for (const Record &contact : alike.contacts)
        addFact(ways, toQString(contact.text("value")));
    addFact(facts, ways.join(", "));
    if (const QString day = shown(*alike.told, "confirmed_on"); !day.isEmpty())
        facts << SaidReviewModel::tr("Checked %1").arg(day);
    if (facts.isEmpty())
        facts << SaidReviewModel::tr("Nothing else is known of it.");
    return facts.join('\n');
}

} // namespace

SaidReviewModel::SaidReviewModel(QObject *parent) : SaidReviewModel(Session::instance(), parent) {}

SaidReviewModel::SaidReviewModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &SaidReviewModel::read);
}

int SaidReviewModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant SaidReviewModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const Said &said = row.one.entry.said;
    switch (role) {
    case SectionRole:
        return sectionOf(row);
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(said, toQString(row.one.about));
    case NoteRole:
        if (said.what == Said::What::Offer)
            return tr("adds %1").arg(toQString(said.words));
        if (said.what == Said::What::StillThere)
            return tr("still there");
        if (said.what == Said::What::Stopped)
            return tr("has stopped");
        if (const QStringList groups = waitsFor(row, false); !groups.isEmpty())
            return tr("%1 was left off").arg(groups.join(", "));
        if (const QStringList groups = waitsFor(row, true); !groups.isEmpty())
            return tr("needs %1 first").arg(groups.join(", "));
        if (!row.one.alike.empty())
            return tr("may be %1").arg(toQString(row.one.alike.front().name));
        return whereText(said);
    case VoiceRole:
        return sourceText(said, row.voice);
    case KindRole:
        return said.organisation && kindOf(said) >= 0 ? kindNumber(row.one.kindOfAbout)
                                                      : kindOf(said);
    case GlyphRole:
        return glyphOf(said);
    case TickedRole:
        return m_ticked.contains(row.one.entry.proposal.value);
    default:
        return {};
    }
}

QHash<int, QByteArray> SaidReviewModel::roleNames() const {
    return {{SectionRole, "section"}, {TitleRole, "title"}, {NoteRole, "note"},
            {VoiceRole, "voice"},     {KindRole, "kind"},   {GlyphRole, "glyph"},
            {TickedRole, "isTicked"}};
}

QString SaidReviewModel::sectionOf(const Row &row) const {
    if (row.one.entry.status == "parked")
        return tr("Parked");
    if (row.one.entry.said.isOfItself)
        return tr("Said by the group itself");
    switch (row.one.kind) {
    case SaidCase::Kind::New:
        return tr("New");
    case SaidCase::Kind::Change:
        return tr("About what is on the map");
    case SaidCase::Kind::PerhapsThere:
        return tr("Perhaps on the map already");
    case SaidCase::Kind::Sensitive:
        return tr("Sensitive");
    }
    return {};
}

void SaidReviewModel::setActive(bool active) {
    if (active == m_isActive)
        return;
    m_isActive = active;
    emit activeChanged();
    read();
}

void SaidReviewModel::setExercise(qint64 exercise) {
    if (exercise == m_exercise.value)
        return;
    m_exercise = RowId{exercise};
    m_agreed = Record(Entity::Exercise);
    m_ticked.clear();
    setBy({}); // others settle there
    take({});
    emit exerciseChanged();
    read();
}

void SaidReviewModel::setCurrent(int row) {
    row = count() == 0 ? -1 : std::clamp(row, 0, count() - 1);
    if (row == m_current)
        return;
    m_current = row;
    emit currentChanged();
}

void SaidReviewModel::setBy(const QStringList &who) {
    if (who == m_by)
        return;
    m_by = who;
    emit byChanged();
}

Settlers SaidReviewModel::settlers() const {
    Settlers settlers;
    for (const QString &who : m_by)
        settlers.push_back(who.toStdString());
    return settlers;
}

int SaidReviewModel::settlersMissing() const {
    return placeweave::settlersMissing(m_agreed, settlers());
}

bool SaidReviewModel::areTickedOfThemselves() const {
    return std::ranges::all_of(m_rows, [&](const Row &row) {
        return row.one.entry.said.isOfItself || !m_ticked.contains(row.one.entry.proposal.value);
    });
}

// --- the current one ---

const SaidReviewModel::Row *SaidReviewModel::currentRow() const {
    return m_current >= 0 && m_current < count() ? &m_rows[static_cast<std::size_t>(m_current)]
                                                 : nullptr;
}
QString SaidReviewModel::title() const {
    const Row *row = currentRow();
    return row ? titleOf(row->one.entry.said, toQString(row->one.about)) : QString();
}
QString SaidReviewModel::what() const {
    const Row *row = currentRow();
    return row ? whatCode(row->one.entry.said.what) : QString();
}
QString SaidReviewModel::wouldDo() const {
    const Row *row = currentRow();
    if (!row)
        return {};
    const QString about = toQString(row->one.about);
    switch (row->one.entry.said.what) {
    case Said::What::Group:
        return tr("Adds a group. Nobody has asked it yet, so it is for partners only, and shown by "
                  "area.");
    case Said::What::Offer:
        return tr("Adds what %1 offers.").arg(about);
    case Said::What::StillThere:
        return row->one.entry.said.howSure == "heard_of_it"
                   ? tr("Heard of only: it confirms nothing.")
                   : tr("Confirms that %1 is as the map has it.").arg(about);
    case Said::What::Stopped:
        return tr("Marks %1 as closed. It stays in the history.").arg(about);
    case Said::What::Need:
        return tr("Adds a need that was heard.");
    case Said::What::Link:
        return tr("Adds that the two have to do with each other.");
    case Said::What::Remark:
        return tr("Changes nothing on the map. It is kept with the session.");
    }
    return {};
}
QString SaidReviewModel::words() const {
    const Row *row = currentRow();
    return row ? toQString(row->one.entry.said.words) : QString();
}
QString SaidReviewModel::kind() const {
    const Row *row = currentRow();
    return row ? toQString(row->one.entry.said.kind) : QString();
}
QString SaidReviewModel::kindField() const {
    const Row *row = currentRow();
    if (!row)
        return {};
    switch (row->one.entry.said.what) {
    case Said::What::Group:
        return QStringLiteral("kind");
    case Said::What::Offer:
        return QStringLiteral("activity");
    case Said::What::Need:
        return QStringLiteral("need_category");
    case Said::What::Link:
        return QStringLiteral("connection_type");
    default:
        return {};
    }
}
QString SaidReviewModel::prompt() const {
    const Row *row = currentRow();
    return row ? toQString(row->one.entry.said.prompt) : QString();
}
QString SaidReviewModel::voice() const {
    const Row *row = currentRow();
    return row ? sourceText(row->one.entry.said, row->voice) : QString();
}
QString SaidReviewModel::where() const {
    const Row *row = currentRow();
    return row ? whereText(row->one.entry.said) : QString();
}
QString SaidReviewModel::warning() const {
    const Row *row = currentRow();
    if (!row)
        return {};
    const Said &said = row->one.entry.said;
    if (const PrivateMatter matter = privateMatterIn(said.words); matter != PrivateMatter::None)
        return sentenceFor(matter);
    if (said.isOffWall)
        return tr("It was kept off the wall. Ask whoever said it before it goes on the map.");
    if (row->one.kind == SaidCase::Kind::Sensitive)
        return tr("One person, not a group: they have to agree before anybody is shown them.");
    if (row->one.isAboutGone)
        return tr("The group is not on the map any more. Park it, or leave it off and say why.");
    if (const QStringList groups = waitsFor(*row, false); !groups.isEmpty())
        return tr("%1 was left off, so this cannot go on the map. Park it, or leave it off, too.")
            .arg(groups.join(", "));
    if (const QStringList groups = waitsFor(*row, true); !groups.isEmpty())
        return tr("Add %1 first, or together with it: tick all of them.").arg(groups.join(", "));
    if (!row->one.saidBefore.empty())
        return tr("Said %1 times in this session.").arg(row->one.saidBefore.size() + 1);
    return {};
}
QString SaidReviewModel::reason() const {
    const Row *row = currentRow();
    return row ? toQString(row->one.entry.reason) : QString();
}
bool SaidReviewModel::isOfItself() const {
    const Row *row = currentRow();
    return row && row->one.entry.said.isOfItself;
}
QList<Choice> SaidReviewModel::alike() const {
    QList<Choice> alike;
    if (const Row *row = currentRow())
        for (const SaidCase::Alike &one : row->one.alike)
            alike.append({QString::number(one.organisation.value), toQString(one.name),
                          factsOf(one, row->one.entry.said)});
    return alike;
}
QString SaidReviewModel::saidFacts() const {
    const Row *row = currentRow();
    if (!row)
        return {};
    const Said &said = row->one.entry.said;
    QStringList facts;
    addFact(facts, toQString(vocabulary("kind").label(said.kind)));
    addFact(facts, whereText(said));
    addFact(facts, sourceText(said, row->voice));
    return facts.join('\n');
}
bool SaidReviewModel::hasPoint() const {
    const Row *row = currentRow();
    return row && row->one.entry.said.point;
}
double SaidReviewModel::latitude() const {
    return hasPoint() ? currentRow()->one.entry.said.point->latitude : 0;
}
double SaidReviewModel::longitude() const {
    return hasPoint() ? currentRow()->one.entry.said.point->longitude : 0;
}

// --- several ---

void SaidReviewModel::tick(int row, bool on) {
    if (row < 0 || row >= count())
        return;
    const qint64 id = m_rows[static_cast<std::size_t>(row)].one.entry.proposal.value;
    if (on == m_ticked.contains(id))
        return;
    if (on)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index(row), index(row), {TickedRole});
    emit changed();
}

// Connections last: they are clear where the groups that they wait for are.
void SaidReviewModel::tickAll(bool on) {
    m_ticked.clear();
    const auto isClear = [&](const SaidCase &one) {
        return one.entry.status == "waiting" && one.kind != SaidCase::Kind::Sensitive &&
               one.kind != SaidCase::Kind::PerhapsThere && one.saidBefore.empty() &&
               !one.isAboutGone && std::ranges::all_of(one.waitsFor, [&](RowId group) {
                   return m_ticked.contains(group.value);
               });
    };
    for (const bool areLinks : {false, true})
        for (const Row &row : m_rows)
            if (on && areLinks == (row.one.entry.said.what == Said::What::Link) && isClear(row.one))
                m_ticked.insert(row.one.entry.proposal.value);
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1), {TickedRole});
    emit changed();
}

QStringList SaidReviewModel::waitsFor(const Row &row, bool areWaiting) const {
    QStringList names;
    for (const Said::End &end : row.one.entry.said.ends) {
        const bool isWaiting = std::ranges::contains(
            m_rows, end.said, [](const Row &other) { return other.one.entry.proposal; });
        if (std::ranges::contains(row.one.waitsFor, end.said) && isWaiting == areWaiting)
            names << toQString(end.name);
    }
    return names;
}

std::vector<RowId> SaidReviewModel::chosen() const {
    std::vector<RowId> chosen;
    for (const Row &row : m_rows) // in the order in which they are shown
        if (m_ticked.contains(row.one.entry.proposal.value))
            chosen.push_back(row.one.entry.proposal);
    if (const Row *row = currentRow(); chosen.empty() && row)
        chosen.push_back(row->one.entry.proposal);
    return chosen;
}

// --- settling ---

void SaidReviewModel::settle(std::function<Result<ActionId>(MapFile &)> work,
                             const QString &sentence) {
    m_session->write<ActionId>(this, std::move(work),
                               [this, sentence](const Result<ActionId> &done) {
                                   if (!done)
                                       return;
                                   m_ticked.clear();
                                   m_session->sayUndoable(sentence);
                               });
}

void SaidReviewModel::add(const QString &words, const QString &kind) {
    const Row *row = currentRow();
    if (!row)
        return;
    Said changed = row->one.entry.said;
    changed.words = words.simplified().toStdString();
    changed.kind = kind.toStdString();
    settle([id = row->one.entry.proposal, changed,
            by = settlers()](MapFile &map) { return addSaidChanged(map, id, changed, by); },
           tr("Added: %1").arg(title()));
}

void SaidReviewModel::settleAll(std::function<Result<SaidSettled>(MapFile &)> work,
                                std::function<QString(int)> sentence) {
    m_session->write<SaidSettled>(
        this, std::move(work), [this, sentence](const Result<SaidSettled> &done) {
            if (!done)
                return;
            m_ticked.clear();
            QStringList reasons;
            for (const StayedSaid &stayed : done->stayed)
                if (reasons.size() < kMostReasons)
                    reasons << reasonFor(stayed);
            if (std::ssize(done->stayed) > kMostReasons)
                reasons << tr("and others");
            QString said = sentence(done->settled);
            if (!reasons.isEmpty())
                said += tr(" %1 stayed (%2).").arg(done->stayed.size()).arg(reasons.join("; "));
            m_session->sayUndoable(said);
        });
}

void SaidReviewModel::addTicked() {
    settleAll([proposals = chosen(),
               by = settlers()](MapFile &map) { return addSaid(map, proposals, by); },
              [](int settled) {
                  return tr("Added %1.").arg(counted(settled, tr("suggestion"), tr("suggestions")));
              });
}

void SaidReviewModel::addTo(qint64 organisation) {
    const Row *row = currentRow();
    if (!row)
        return;
    settle([id = row->one.entry.proposal, organisation,
            by = settlers()](MapFile &map) { return addSaidTo(map, id, RowId{organisation}, by); },
           tr("It is on the map already, and confirmed by this."));
}

void SaidReviewModel::leave(const QString &status, const QString &reason) {
    const std::vector<RowId> proposals = chosen();
    if (proposals.empty())
        return;
    settleAll(
        [proposals, status = status.toStdString(), reason = reason.simplified().toStdString(),
         by = settlers()](MapFile &map) { return leaveSaid(map, proposals, status, reason, by); },
        [isParked = status == "parked"](int) {
            return isParked ? tr("Parked.") : tr("Not added. The report says why.");
        });
}

// --- reading ---

void SaidReviewModel::read() {
    if (!m_isActive || !m_session || !m_session->isOpen() || !m_exercise)
        return;
    struct Read {
        Record exercise;
        std::vector<Row> rows;
    };
    m_session->read<Read>(
        this,
        [exercise = m_exercise](MapFile &map) -> Result<Read> {
            PW_TRY(Record record, map.record(Entity::Exercise, exercise));
            PW_TRY(const auto participants,
                   map.recordsOf(Entity::Participant, "exercise_id", exercise));
            PW_TRY(auto cases, saidToReview(map, exercise));
            std::vector<Row> rows;
            for (SaidCase &one : cases) {
                QString voice = toQString(voiceOf(one.entry.said, record, participants));
                rows.push_back({std::move(one), std::move(voice)});
            }
            return Read{std::move(record), std::move(rows)};
        },
        [this](Result<Read> read) {
            if (!read || read->exercise.id() != m_exercise)
                return;
            m_agreed = std::move(read->exercise);
            take(std::move(read->rows));
            emit byChanged();
        });
}

void SaidReviewModel::take(std::vector<Row> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    QSet<qint64> waiting;
    for (const Row &row : m_rows)
        waiting.insert(row.one.entry.proposal.value);
    m_ticked.intersect(waiting);
    endResetModel();
    m_current = count() == 0 ? -1 : std::clamp(m_current, 0, count() - 1);
    emit changed();
    emit currentChanged();
}

} // namespace placeweave
