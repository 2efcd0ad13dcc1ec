// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/finder_model.h"

#include "ui/directory/asset_list_model.h"
#include "ui/directory/row_changes.h"
#include "ui/intake/postcodes.h"
#include "ui/outreach/library_words.h"
#include "ui/record/value_text.h"
#include "ui/session/commands.h"
#include "ui/session/session.h"

#include "core/base/text.h"
#include "core/exchange/match_words.h"
#include "core/joint/said_review.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr std::uint32_t kOrganisations = 7;
constexpr std::size_t kAlike = 3;
constexpr std::size_t kLibrary = 4;
constexpr std::size_t kPlaces = 4;
constexpr std::size_t kCommands = 6;

// Wide enough that some of what surrounds a point is seen.
constexpr double kAroundPoint = 0.004; // degrees, about 400 m

QRectF rectangle(const LatLonBox &box) {
    const QRectF exact(box.west, box.south, box.east - box.west, box.north - box.south);
    return exact.width() < kAroundPoint && exact.height() < kAroundPoint
               ? exact.adjusted(-kAroundPoint, -kAroundPoint, kAroundPoint, kAroundPoint)
               : exact;
}

QString nameOf(GroundKind kind) {
    switch (kind) {
    case GroundKind::City:
        return FinderModel::tr("city");
    case GroundKind::Town:
        return FinderModel::tr("town");
    case GroundKind::Village:
        return FinderModel::tr("village");
    case GroundKind::Hamlet:
        return FinderModel::tr("hamlet");
    case GroundKind::Suburb:
        return FinderModel::tr("part of a town");
    case GroundKind::Hill:
        return FinderModel::tr("hill");
    case GroundKind::Island:
        return FinderModel::tr("island");
    case GroundKind::Sea:
    case GroundKind::Bay:
    case GroundKind::WaterName:
        return FinderModel::tr("water");
    default:
        return FinderModel::tr("place");
    }
}

QString whatItIs(const NamedPlaces::Place &place) {
    if (!place.set.empty())
        return QString::fromStdString(place.set);
    if (place.kind == GroundKind::StreetName || place.theme == GroundTheme::Road)
        return FinderModel::tr("street");
    switch (place.theme) {
    case GroundTheme::Green:
        return FinderModel::tr("green space");
    case GroundTheme::Water:
        return FinderModel::tr("water");
    default:
        return nameOf(place.kind);
    }
}

QString sectionOf(const FinderModel::Found &found) {
    return found.type == "organisation" ? FinderModel::tr("On the map")
           : found.type == "story" || found.type == "resource"
               ? FinderModel::tr("Stories and resources")
           : found.type == "place" ? FinderModel::tr("Places")
                                   : FinderModel::tr("Things to do");
}

// Each word typed begins a word of the text.
bool matches(const QString &text, const QString &typed) {
    const QString words = ' ' + QString::fromStdString(folded(text.toStdString()));
    const QString wanted = QString::fromStdString(folded(typed.toStdString()));
    return std::ranges::all_of(wanted.split(' ', Qt::SkipEmptyParts),
                               [&](const QString &word) { return words.contains(' ' + word); });
}

} // namespace

FinderModel::FinderModel(QObject *parent) : FinderModel(Session::instance(), parent) {}

FinderModel::FinderModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    if (m_session) {
        connect(m_session, &Session::published, this, &FinderModel::find);
        connect(m_session->library(), &Library::changed, this, &FinderModel::find);
    }
    m_looking.setMaxThreadCount(1);
    find();
}

FinderModel::~FinderModel() {
    (void)m_looks.next();
    m_looking.waitForDone();
}

int FinderModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant FinderModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Found &found = m_found[row];
    switch (role) {
    case SectionRole:
        if (row > 0 && sectionOf(m_found[row - 1]) == sectionOf(found))
            return QString();
        return sectionOf(found);
    case TypeRole:
        return found.type;
    case Qt::DisplayRole:
    case LabelRole:
        return found.label;
    case NoteRole:
        return found.note;
    case KindRole:
        return found.kind;
    case AssetIdRole:
        return QVariant::fromValue(found.assetId);
    case BoxRole:
        return found.box;
    case CodeRole:
        return found.code;
    case KeysRole:
        return found.keys;
    default:
        return {};
    }
}

QHash<int, QByteArray> FinderModel::roleNames() const {
    return {{SectionRole, "section"}, {TypeRole, "type"}, {LabelRole, "label"},
            {NoteRole, "note"},       {KindRole, "kind"}, {AssetIdRole, "assetId"},
            {BoxRole, "box"},         {CodeRole, "code"}, {KeysRole, "keys"}};
}

void FinderModel::setText(const QString &text) {
    if (text == m_text)
        return;
    m_text = text;
    emit textChanged();
    find();
}

void FinderModel::addOrganisations(std::vector<Found> &found) const {
    const auto index = m_session ? m_session->index() : nullptr;
    if (!index || m_text.trimmed().isEmpty())
        return;
    std::vector<std::uint32_t> rows = index->find(m_text.trimmed().toStdString(), kOrganisations);
    if (index == m_alikeOf)
        for (const std::uint32_t row : m_alike)
            if (!std::ranges::contains(rows, row))
                rows.push_back(row);
    for (const std::uint32_t row : rows)
        if (index->id(row).value != m_besides)
            found.push_back({.type = "organisation",
                             .label = toQString(index->name(row)),
                             .note = whatItIs(*index, row),
                             .kind = index->kind(row),
                             .assetId = index->id(row).value});
}

void FinderModel::addLibrary(std::vector<Found> &found) const {
    constexpr qsizetype kFewest = 3; // letters: fewer are in every text
    const QString typed = m_text.trimmed();
    if (!m_session || typed.size() < kFewest)
        return;
    std::size_t taken = 0;
    for (const LibraryItem &item : m_session->library()->items()) {
        if (item.isLapsed || !isFound(item, typed.toStdString()))
            continue;
        const QString from = libraryFrom(item);
        found.push_back({.type = item.isStory() ? "story" : "resource",
                         .label = libraryTitle(item),
                         .note = from.isEmpty() ? libraryKind(item)
                                                : libraryKind(item) + QStringLiteral(" · ") + from,
                         .assetId = item.row.id().value,
                         .code = libraryGlyph(item)});
        if (++taken == kLibrary)
            return;
    }
}

void FinderModel::addPostcode(std::vector<Found> &found) {
    m_hint.clear();
    const auto postcode = Postcode::parse(m_text.toStdString());
    if (!postcode)
        return;
    const QString text = QString::fromStdString(postcode->text());
    const auto &index = Postcodes::instance().index();
    if (!index) {
        m_hint =
            tr("To find postcodes, drop the national postcode file (ONSPD) on the window once.");
        return;
    }
    const auto place = index->find(*postcode);
    if (!place)
        m_hint = tr("%1 is not in the postcode list of this computer (%2).")
                     .arg(text, QString::fromStdString(index->made()));
    else if (!place->point)
        m_hint = tr("%1 is a postcode without a position.").arg(text);
    else
        found.push_back({.type = "place",
                         .label = text,
                         .note = place->terminated ? tr("postcode, no longer used by the post")
                                                   : tr("postcode"),
                         .box = rectangle({.west = place->point->longitude,
                                           .south = place->point->latitude,
                                           .east = place->point->longitude,
                                           .north = place->point->latitude})});
}

void FinderModel::addPlaces(std::vector<Found> &found) const {
    if (!m_session || m_text.trimmed().size() < 2)
        return;
    const auto places = m_session->layers()->namedPlaces();
    for (const NamedPlaces::Place *place : places->find(m_text.toStdString(), kPlaces)) {
        const QString near = toQString(places->settlementNear(*place));
        const bool tellsWhere = place->set.empty() && !place->isSettlement();
        found.push_back({.type = "place",
                         .label = QString::fromStdString(place->name),
                         .note = tellsWhere && !near.isEmpty()
                                     ? tr("%1, %2").arg(whatItIs(*place), near)
                                     : whatItIs(*place),
                         .box = rectangle(place->box)});
    }
}

void FinderModel::addCommands(std::vector<Found> &found) const {
    const QString typed = m_text.trimmed();
    std::vector<const Command *> offered;
    for (const Command &command : commands())
        if (typed.isEmpty() || matches(command.label + ' ' + command.also, typed))
            offered.push_back(&command);
    // What begins with the letters typed comes before what has them somewhere.
    std::ranges::stable_partition(offered, [&](const Command *command) {
        return command->label.startsWith(typed, Qt::CaseInsensitive);
    });
    if (offered.size() > kCommands)
        offered.resize(kCommands);
    for (const Command *command : offered)
        found.push_back({.type = "command",
                         .label = command->label,
                         .code = command->code,
                         .keys = command->keys});
}

void FinderModel::lookForAlike() {
    constexpr qsizetype kShortest = 4;
    const auto index = m_session ? m_session->index() : nullptr;
    const QString words = m_text.simplified();
    if (index == m_alikeOf && words == m_alikeFor)
        return;
    m_alikeOf = index;
    m_alikeFor = words;
    m_alike.clear();
    const Newest::Ticket ticket = m_looks.next();
    if (!index || words.size() < kShortest)
        return;
    m_looking.start([this, index, typed = comparableName(words.toStdString()), ticket] {
        std::vector<std::pair<double, std::uint32_t>> best;
        for (std::uint32_t row = 0; row < index->size() && ticket.isWanted(); ++row) {
            const std::string name = comparableName(index->name(row));
            const double likeness =
                isFullerName(typed, name) ? 1 : likenessOfNames(typed, name, kAlikeNames);
            if (likeness > 0)
                best.emplace_back(-likeness, row);
        }
        std::ranges::sort(best);
        std::vector<std::uint32_t> rows;
        for (std::size_t i = 0; i < std::min(best.size(), kAlike); ++i)
            rows.push_back(best[i].second);
        QMetaObject::invokeMethod(
            this,
            [this, ticket, rows = std::move(rows)] {
                if (!ticket.isWanted() || rows.empty())
                    return;
                m_alike = rows;
                find();
            },
            Qt::QueuedConnection);
    });
}

void FinderModel::find() {
    std::vector<Found> next;
    if (m_onlyOrganisations)
        lookForAlike();
    addOrganisations(next);
    if (!m_onlyOrganisations) {
        addLibrary(next);
        addPostcode(next);
        addPlaces(next);
        addCommands(next);
    }
    const RowChanges changes = rowChanges(m_found, next, std::equal_to<>{});
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_found.erase(m_found.begin() + changes.first,
                      m_found.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0) {
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
        m_found = std::move(next);
        endInsertRows();
    }
    if (changes.removed + changes.inserted > 0) {
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1), {SectionRole});
    }
    emit countChanged();
}

} // namespace placeweave
