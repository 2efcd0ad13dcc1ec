// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/connections_model.h"

#include "ui/insight/network_painter.h"
#include "ui/publish/map_sheet.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace placeweave {

namespace {

constexpr std::size_t kMostNamed = 6;

// "Ann, Bea, Cal and 4 more"
QString someOf(const Connections &all, const std::vector<std::uint32_t> &organisations) {
    QStringList names;
    for (const std::uint32_t each : organisations)
        if (static_cast<std::size_t>(names.size()) < kMostNamed)
            names << toQString(all.organisations[each].name);
    const std::size_t more = organisations.size() - std::min(kMostNamed, organisations.size());
    const QString named = names.join(QStringLiteral(", "));
    return more == 0 ? named
                     : ConnectionsModel::tr("%1 and %2 more")
                           .arg(named, QLocale().toString(static_cast<qulonglong>(more)));
}

QString linksInWords(std::uint32_t links) {
    return links == 0 ? ConnectionsModel::tr("connected to nobody on our map")
                      : ConnectionsModel::tr("connected to %1").arg(links);
}

} // namespace

ConnectionsModel::ConnectionsModel(QObject *parent)
    : ConnectionsModel(Session::instance(), parent) {}

ConnectionsModel::ConnectionsModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_profiles(session, nullptr),
      m_map(session, this) {
    connect(session, &Session::published, this, &ConnectionsModel::ask);
    connect(session, &Session::mapChanged, this, [this] {
        m_current = {};
        emit currentChanged();
    });
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const ConnectedOrganisation &each = m_connections->organisations[row.organisation];
    switch (role) {
    case OrganisationRole:
        return QVariant::fromValue<qint64>(each.id.value);
    case Qt::DisplayRole:
    case NameRole:
        return toQString(each.name);
    case KindRole: {
        const auto kind = vocabulary("kind").indexOf(each.kind);
        return kind ? *kind : AssetIndex::kNoKind;
    }
    case WordsRole:
        return row.words;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConnectionsModel::roleNames() const {
    return {{OrganisationRole, "organisation"},
            {NameRole, "name"},
            {KindRole, "kind"},
            {WordsRole, "words"}};
}

// --- what is asked ---

QList<Choice> ConnectionsModel::lenses() const {
    return {{"bridges", tr("Who bridges"), {}},
            {"leaned", tr("What others lean on"), {}},
            {"closed", tr("If it closed"), {}},
            {"alone", tr("Who stands alone"), {}},
            {"nhs", tr("How NHS sites meet"), {}}};
}

QList<Choice> ConnectionsModel::types() const {
    QList<Choice> choices{{QString(), tr("any sort"), {}}};
    for (const Choice &type : choicesOf("connection_type"))
        choices.append({type.code, type.label.toLower(), type.help});
    return choices;
}

QList<Choice> ConnectionsModel::strengths() const {
    return {{"0", tr("however close"), {}},
            {"2", tr("who do things together"), {}},
            {"3", tr("who rely on each other"), {}}};
}

void ConnectionsModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit activeChanged();
    if (m_active && m_stale)
        read();
}

void ConnectionsModel::setLens(const QString &lens) {
    if (lens == m_lens)
        return;
    m_lens = lens;
    arrange();
}

void ConnectionsModel::setType(const QString &type) {
    if (type == m_type)
        return;
    m_type = type;
    ask();
}

void ConnectionsModel::setStrength(int strength) {
    if (strength == m_strength)
        return;
    m_strength = strength;
    ask();
}

void ConnectionsModel::setCurrent(qint64 organisation) {
    if (organisation == m_current.value)
        return;
    m_current = RowId{organisation};
    emit currentChanged();
}

ConnectionRequest ConnectionsModel::request() const {
    ConnectionRequest request;
    if (!m_type.isEmpty())
        request.types = {m_type.toStdString()};
    request.leastStrength = m_strength;
    return request;
}

void ConnectionsModel::ask() {
    m_stale = true;
    emit changed();
    if (m_active)
        read();
}

void ConnectionsModel::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_stale = false;
    m_reading = true;
    emit changed();
    using Read = std::shared_ptr<const Connections>;
    const Newest::Ticket ticket = m_reads.next();
    m_session->read<Read>(
        this,
        [request = request(), ticket](MapFile &map) -> Result<Read> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            PW_TRY(Connections all, connectionsOf(map, request, us));
            return std::make_shared<const Connections>(std::move(all));
        },
        [this, ticket](Result<Read> read) {
            if (!ticket.isWanted())
                return;
            m_reading = false;
            m_trouble = read ? QString() : toQString(read.error().message);
            beginResetModel();
            m_rows.clear();
            m_connections = read ? *std::move(read) : nullptr;
            endResetModel();
            if (!currentPosition())
                m_current = {};
            showOnMap();
            arrange();
            emit currentChanged();
        });
}

// Whoever has a link, and each link once for both.
void ConnectionsModel::showOnMap() {
    auto rows = std::make_shared<std::vector<std::uint32_t>>();
    std::vector<SceneLink> links;
    m_unplaced = 0;
    const auto index = m_session->index();
    if (m_connections && index) {
        const auto &all = m_connections->organisations;
        const auto pointOf = [&](std::uint32_t position) -> std::optional<LatLon> {
            const auto row = index->rowOf(all[position].id);
            return row ? index->point(*row) : std::nullopt;
        };
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            const auto row = index->rowOf(all[i].id);
            if (all[i].standsAlone() || !row)
                continue;
            rows->push_back(*row);
            m_unplaced += pointOf(i) ? 0 : 1;
        }
        for (const OrganisationLink &link : m_connections->links) {
            const auto from = pointOf(link.from);
            const auto to = pointOf(link.to);
            if (from && to && *from != *to)
                links.push_back({toMercator(*from), toMercator(*to), link.strength.value_or(1)});
        }
        std::ranges::sort(*rows);
    }
    m_map.show(std::move(rows), nullptr, std::move(links));
}

// --- what the lens shows ---

void ConnectionsModel::arrange() {
    beginResetModel();
    m_rows.clear();
    if (m_connections) {
        const auto &all = m_connections->organisations;
        if (m_lens == "nhs") {
            for (const NhsMeeting &meeting : m_connections->nhs) {
                const QString other = toQString(all[meeting.other].name);
                m_rows.push_back(
                    {meeting.site, meeting.steps < 0
                                       ? tr("and %1: nobody on our map connects them").arg(other)
                                   : meeting.steps == 1
                                       ? tr("and %1 are connected").arg(other)
                                       : tr("and %1 meet through %2")
                                             .arg(other, someOf(*m_connections, meeting.through))});
            }
        }
        for (std::uint32_t i = 0; i < all.size() && m_lens != "nhs"; ++i) {
            const ConnectedOrganisation &each = all[i];
            if (m_lens == "bridges" && each.isBridge())
                m_rows.push_back({i, tr("Joins %1 circles, %2")
                                         .arg(each.clustersJoined)
                                         .arg(linksInWords(each.links))});
            else if (m_lens == "leaned" && each.leanOnIt > 0)
                m_rows.push_back(
                    {i, tr("%1 lean on it, %2").arg(each.leanOnIt).arg(linksInWords(each.links))});
            else if (m_lens == "closed" && each.cutOff > 0)
                m_rows.push_back(
                    {i, tr("%1 would lose touch: %2")
                            .arg(each.cutOff)
                            .arg(someOf(*m_connections, cutOffBy(*m_connections, i)))});
            else if (m_lens == "alone" && each.standsAlone())
                m_rows.push_back({i, tr("No connection on our map. It may well have some.")});
        }
        const auto figure = [&](const Row &row) {
            const ConnectedOrganisation &each = all[row.organisation];
            return m_lens == "bridges"  ? each.betweenness
                   : m_lens == "leaned" ? static_cast<double>(each.leanOnIt)
                                        : static_cast<double>(each.cutOff);
        };
        if (m_lens != "alone" && m_lens != "nhs")
            std::ranges::stable_sort(m_rows, std::ranges::greater(), figure);
    }
    endResetModel();
    emit changed();
}

std::vector<std::uint32_t> ConnectionsModel::marked() const {
    std::vector<std::uint32_t> marked;
    if (m_lens == "alone")
        return marked; // they are not in the picture
    for (const Row &row : m_rows)
        if (!std::ranges::contains(marked, row.organisation))
            marked.push_back(row.organisation);
    constexpr std::size_t kMost = 12; // rings round everybody mark nobody
    marked.resize(std::min(marked.size(), kMost));
    return marked;
}

int ConnectionsModel::linked() const {
    return m_connections
               ? static_cast<int>(std::ranges::count_if(
                     m_connections->organisations,
                     [](const ConnectedOrganisation &each) { return !each.standsAlone(); }))
               : 0;
}

QString ConnectionsModel::summary() const {
    if (!m_connections)
        return {};
    const std::int64_t all = std::ssize(m_connections->organisations);
    return tr("%1 between %2 on our map; %3 with none.")
        .arg(counted(std::ssize(m_connections->links), tr("connection"), tr("connections")),
             counted(linked(), tr("organisation"), tr("organisations")),
             QLocale().toString(static_cast<qlonglong>(all - linked())));
}

QString ConnectionsModel::note() const {
    if (m_lens == "bridges")
        return tr("Circles are those more closely knit with each other than with the rest. A "
                  "bridge is known in more than one of them.");
    if (m_lens == "leaned")
        return tr("Those for whom it is the only connection, or who say that they rely on it.");
    if (m_lens == "closed")
        return tr("Who would no longer be connected to the rest if this one closed.");
    if (m_lens == "alone")
        return tr("Nobody has told us whom they work with. Worth asking, before anything else.");
    return tr("Each pair of NHS sites, and who is between them on the shortest way.");
}

// --- the one looked at ---

std::optional<std::uint32_t> ConnectionsModel::currentPosition() const {
    if (!m_connections || !m_current)
        return std::nullopt;
    const auto found =
        std::ranges::find(m_connections->organisations, m_current, &ConnectedOrganisation::id);
    if (found == m_connections->organisations.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - m_connections->organisations.begin());
}

qint64 ConnectionsModel::organisationAt(std::uint32_t position) const {
    return m_connections->organisations[position].id.value;
}

QString ConnectionsModel::currentName() const {
    const auto position = currentPosition();
    return position ? toQString(m_connections->organisations[*position].name) : QString();
}

QStringList ConnectionsModel::currentWords() const {
    const auto position = currentPosition();
    if (!position)
        return {};
    const ConnectedOrganisation &each = m_connections->organisations[*position];
    QStringList words;
    if (each.standsAlone())
        return {tr("No connection on our map.")};
    words << tr("Connected to %1.")
                 .arg(someOf(*m_connections, neighboursOf(*m_connections, *position)));
    if (each.leanOnIt > 0)
        words << tr("%1 lean on it.").arg(each.leanOnIt);
    if (each.cutOff > 0)
        words << tr("If it closed, these would lose touch: %1.")
                     .arg(someOf(*m_connections, cutOffBy(*m_connections, *position)));
    if (each.isBridge())
        words << tr("It bridges %1 circles.").arg(each.clustersJoined);
    return words;
}

// --- what leaves ---

static MadeFor madeForOf(Profile base) {
    return base == Profile::Public    ? MadeFor::Anyone
           : base == Profile::Partner ? MadeFor::Partners
                                      : MadeFor::JustUs;
}

QString ConnectionsModel::suggestedName(const QString &what, const QString &ending,
                                        const QString &readers) const {
    const QRegularExpression noName("[\\\\/:*?\"<>|\\x00-\\x1f]");
    return tr("%1, %2 (%3).%4")
        .arg(m_session->mapName().remove(noName).trimmed(), what,
             m_profiles.named(readers).remove(noName), ending);
}

void ConnectionsModel::save(const QUrl &file, const QString &readers,
                            std::function<Result<void>(const Connections &)> write) {
    const ReaderProfile profile = m_profiles.at(readers);
    const bool isForUs = profile.base == Profile::Internal;
    ConnectionRequest theirs = request();
    if (!isForUs)
        theirs.leastStrength = 0; // how close they are chooses nothing that leaves
    m_session->read<bool>(        // whether connections are told to them
        this,
        [theirs, profile, write = std::move(write)](MapFile &map) -> Result<bool> {
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
            PW_TRY(const Connections all, connectionsOf(map, theirs, disclosure));
            PW_CHECK(write(all));
            return !all.areWithheld;
        },
        [this, file, isForUs, named = m_profiles.named(readers)](const Result<bool> &done) {
            if (!done) {
                m_session->notice()->tell(done.error());
                return;
            }
            m_session->notice()->say(
                (isForUs ? tr("Saved as %1, for %2.")
                 : !*done
                     ? tr("Saved as %1, for %2: who is connected to whom is withheld from them.")
                     : tr("Saved as %1, for %2: how close they are is left out."))
                    .arg(QFileInfo(file.toLocalFile()).fileName(), named));
            emit written(file);
        });
}

void ConnectionsModel::savePicture(const QUrl &file, const QString &readers) {
    const Profile base = m_profiles.at(readers).base;
    save(file, readers,
         [path = pathOf(file), title = tr("%1: who is connected").arg(m_session->mapName()),
          madeFor = madeForWords(madeForOf(base))](const Connections &all) {
             return writeNetwork(all, title, madeFor, path);
         });
}

void ConnectionsModel::saveOrganisations(const QUrl &file, const QString &readers) {
    save(file, readers, [path = pathOf(file)](const Connections &all) {
        return writeTables(all, {.organisations = path});
    });
}

void ConnectionsModel::saveLinks(const QUrl &file, const QString &readers) {
    save(file, readers, [path = pathOf(file)](const Connections &all) {
        return writeTables(all, {.links = path});
    });
}

} // namespace placeweave
