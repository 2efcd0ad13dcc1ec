// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/finder_model.h"

#include "ui/directory/asset_list_model.h"
#include "ui/directory/row_changes.h"
#include "ui/record/value_text.h"
#include "ui/session/commands.h"
#include "ui/session/session.h"

#include "core/base/text.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr std::uint32_t kOrganisations = 7;
constexpr std::size_t kPlaces = 4;
constexpr std::size_t kCommands = 6;

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
    if (m_session)
        connect(m_session, &Session::published, this, &FinderModel::find);
    find();
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
        if (row > 0 && m_found[row - 1].type == found.type)
            return QString();
        return found.type == "organisation" ? tr("On the map")
               : found.type == "place"      ? tr("Places")
                                            : tr("Things to do");
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
    case LatitudeRole:
        return found.latitude;
    case LongitudeRole:
        return found.longitude;
    case CodeRole:
        return found.code;
    case KeysRole:
        return found.keys;
    default:
        return {};
    }
}

QHash<int, QByteArray> FinderModel::roleNames() const {
    return {{SectionRole, "section"},   {TypeRole, "type"},           {LabelRole, "label"},
            {NoteRole, "note"},         {KindRole, "kind"},           {AssetIdRole, "assetId"},
            {LatitudeRole, "latitude"}, {LongitudeRole, "longitude"}, {CodeRole, "code"},
            {KeysRole, "keys"}};
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
    for (const std::uint32_t row : index->find(m_text.trimmed().toStdString(), kOrganisations)) {
        Found entry{"organisation",
                    toQString(index->name(row)),
                    whatItIs(*index, row),
                    index->kind(row),
                    index->id(row).value,
                    0,
                    0,
                    {},
                    {}};
        found.push_back(std::move(entry));
    }
}

void FinderModel::addPlaces(std::vector<Found> &found) const {
    if (!m_session || m_text.trimmed().size() < 2)
        return;
    const auto ground = m_session->layers()->groundToShow();
    std::size_t places = 0;
    for (const GroundLayers::Feature &feature : ground->features(GroundTheme::Name)) {
        if (places == kPlaces)
            break;
        const QString name = QString::fromStdString(feature.name);
        if (!matches(name, m_text))
            continue;
        const LatLon at = fromMercator(ground->paths().firstPoint(feature.shape));
        found.push_back(
            {"place", name, tr("show on the map"), 0xFFFF, 0, at.latitude, at.longitude, {}, {}});
        ++places;
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
        found.push_back(
            {"command", command->label, {}, 0xFFFF, 0, 0, 0, command->code, command->keys});
}

void FinderModel::find() {
    std::vector<Found> next;
    addOrganisations(next);
    if (!m_onlyOrganisations) {
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
        emit countChanged();
    }
}

} // namespace placeweave
