// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/directory/directory_model.h"

#include "ui/directory/directory_reading.h"
#include "ui/directory/row_changes.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr qsizetype kMostLines = 4000; // kept in memory; a screenful is thirty
const QString kColumnsChoice = "directory.columns";

QString cellKey(qint64 id, const Field &field) {
    return QString("%1:%2").arg(id).arg(field.key);
}

bool fitsAColumn(const Field &field) {
    return field.type != FieldType::Bytes && field.type != FieldType::Point && !refersToRow(field);
}

} // namespace

DirectoryModel::DirectoryModel(QObject *parent) : DirectoryModel(Session::instance(), parent) {}

DirectoryModel::DirectoryModel(Session *session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session) {
    for (const QString &key : Preferences::instance().list(kColumnsChoice))
        if (const Field *field = fieldByKey(key.toInt()); field && fitsAColumn(*field))
            m_columns.push_back(field);
    if (m_columns.empty())
        m_columns = {&fieldOf(Entity::Organisation, "name"),
                     &fieldOf(Entity::Organisation, "kind"),
                     &fieldOf(Entity::Location, "address"),
                     &fieldOf(Entity::Location, "postcode"),
                     &fieldOf(Entity::Organisation, "confirmed_on"),
                     &fieldOf(Entity::Organisation, "listing_permission"),
                     &fieldOf(Entity::Organisation, "languages"),
                     &fieldOf(Entity::Organisation, "focus")};
    m_fetch.setSingleShot(true);
    m_fetch.setInterval(0);
    connect(&m_fetch, &QTimer::timeout, this, &DirectoryModel::fetch);
    if (!m_session)
        return;
    connect(m_session, &Session::shownChanged, this, &DirectoryModel::take);
    connect(m_session, &Session::mapChanged, this, [this] {
        m_lines.clear();
        m_sortKeys.clear();
        m_refused.clear();
        chooseNone();
    });
    take();
}

int DirectoryModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

int DirectoryModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

std::optional<QString> DirectoryModel::fromIndex(const Field &field, std::uint32_t row) const {
    const AssetIndex &index = *m_shown->index;
    if (field.entity != Entity::Organisation)
        return std::nullopt;
    if (field.column == "name")
        return toQString(index.name(row));
    if (field.column == "kind") {
        const auto &terms = vocabulary("kind").terms();
        const std::uint16_t kind = index.kind(row);
        if (kind >= terms.size())
            return QString();
        const std::string_view brief = terms[kind].more("short");
        return toQString(brief.empty() ? std::string_view(terms[kind].label) : brief);
    }
    if (field.column == "confirmed_on")
        return shownDay(index.confirmedOn(row));
    return std::nullopt;
}

QVariant DirectoryModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::uint32_t row = m_rows[static_cast<std::size_t>(index.row())];
    const Field &field = *m_columns[static_cast<std::size_t>(index.column())];
    const RowId id = m_shown->index->id(row);
    switch (role) {
    case Qt::DisplayRole:
        if (const auto known = fromIndex(field, row))
            return *known;
        if (const Line *line = lineOf(id)) {
            const bool ofPlace = field.entity == Entity::Location;
            if (ofPlace && !line->place)
                return QString();
            const Record &record = ofPlace ? *line->place : line->organisation;
            return shownText(field, record[field]);
        }
        return QString();
    case ValueRole:
        if (const auto refused = m_refused.constFind(cellKey(id.value, field));
            refused != m_refused.constEnd())
            return refused->first;
        if (const Line *line = lineOf(id)) {
            const bool ofPlace = field.entity == Entity::Location;
            if (ofPlace && !line->place)
                return QString();
            return typedText(field, (ofPlace ? *line->place : line->organisation)[field]);
        }
        return field.column == "name" ? toQString(m_shown->index->name(row)) : QString();
    case ErrorRole:
        return m_refused.value(cellKey(id.value, field)).second;
    case AssetIdRole:
        return QVariant::fromValue<qint64>(id.value);
    case KindRole:
        return static_cast<int>(m_shown->index->kind(row));
    case FlagsRole:
        return static_cast<int>(m_shown->index->flags(row));
    case FieldRole:
        return static_cast<int>(field.key);
    case EditorRole:
        return static_cast<int>(RecordFields::editorOf(field));
    case ChosenRole:
        return m_chosen.contains(id.value);
    case MustActRole:
        return field.column == "confirmed_on" &&
               (m_shown->index->flags(row) & asset_flag::kLongUnchecked) != 0;
    default:
        return {};
    }
}

QVariant DirectoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    return toQString(m_columns[static_cast<std::size_t>(section)]->label);
}

QHash<int, QByteArray> DirectoryModel::roleNames() const {
    return {{Qt::DisplayRole, "display"}, {AssetIdRole, "assetId"}, {KindRole, "kind"},
            {FlagsRole, "flags"},         {FieldRole, "field"},     {EditorRole, "editor"},
            {ValueRole, "value"},         {ErrorRole, "error"},     {ChosenRole, "chosen"},
            {MustActRole, "mustAct"}};
}

// --- columns and order ---

QStringList DirectoryModel::columns() const {
    QStringList keys;
    for (const Field *field : m_columns)
        keys << QString::number(field->key);
    return keys;
}

void DirectoryModel::setColumns(const QStringList &fieldKeys) {
    std::vector<const Field *> next;
    for (const QString &key : fieldKeys)
        if (const Field *field = fieldByKey(key.toInt()); field && fitsAColumn(*field))
            next.push_back(field);
    if (next.empty() || next == m_columns)
        return;
    const Field *sortedBy = m_columns[static_cast<std::size_t>(m_sortColumn)];
    // Columns come and go one at a time: the same beginning and end stay.
    const RowChanges changes = rowChanges(m_columns, next, std::equal_to<>{});
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveColumns({}, first, first + static_cast<int>(changes.removed) - 1);
        m_columns.erase(m_columns.begin() + changes.first,
                        m_columns.begin() + changes.first + changes.removed);
        endRemoveColumns();
    }
    if (changes.inserted > 0) {
        beginInsertColumns({}, first, first + static_cast<int>(changes.inserted) - 1);
        m_columns = next;
        endInsertColumns();
    }
    const auto still = std::ranges::find(m_columns, sortedBy);
    m_sortColumn = still == m_columns.end() ? 0 : static_cast<int>(still - m_columns.begin());
    Preferences::instance().setList(kColumnsChoice, columns());
    emit columnsChanged();
    emit sortChanged();
}

QList<Choice> DirectoryModel::choosableColumns() const {
    QList<Choice> choices;
    for (const Entity entity : {Entity::Organisation, Entity::Location})
        for (const Field &field : fieldsOf(entity))
            if (fitsAColumn(field))
                choices.append(
                    {QString::number(field.key), toQString(field.label), toQString(field.help)});
    return choices;
}

double DirectoryModel::columnWidth(int column) const {
    if (column < 0 || column >= columnCount())
        return 0;
    const Field &field = *m_columns[static_cast<std::size_t>(column)];
    if (field.column == "name")
        return 280;
    switch (field.type) {
    case FieldType::LongText:
        return 260;
    case FieldType::Code:
        return field.column == "kind" ? 160 : 190;
    case FieldType::CodeSet:
    case FieldType::TextSet:
        return 210;
    case FieldType::Day:
        return 150;
    case FieldType::Integer:
    case FieldType::Boolean:
        return 140;
    default:
        return field.column == "postcode" ? 120 : 190;
    }
}

void DirectoryModel::toggleSort(int column) {
    sort(column, column == m_sortColumn && m_ascending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void DirectoryModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount())
        return;
    m_sortColumn = column;
    m_ascending = order == Qt::AscendingOrder;
    emit sortChanged();
    reorder();
}

void DirectoryModel::reorder() {
    const Field &field = *m_columns[static_cast<std::size_t>(m_sortColumn)];
    if (!m_shown || !m_shown->index || m_shown->index->size() == 0 || fromIndex(field, 0)) {
        take();
        return;
    }
    using directory::SortKeys;
    m_session->read<SortKeys>(
        this, [&field](MapFile &map) { return directory::sortKeys(map, field); },
        [this, &field](Result<SortKeys> keys) {
            if (!keys || m_columns[static_cast<std::size_t>(m_sortColumn)] != &field)
                return;
            m_sortKeys = std::move(*keys);
            take();
        });
}

std::vector<std::uint32_t> DirectoryModel::sorted() const {
    std::vector<std::uint32_t> rows = rowsByName(*m_shown);
    const AssetIndex &index = *m_shown->index;
    const Field &field = *m_columns[static_cast<std::size_t>(m_sortColumn)];
    const auto byKey = [&](auto keyOf) {
        std::vector<std::pair<std::string_view, std::uint32_t>> keyed;
        keyed.reserve(rows.size());
        for (const std::uint32_t row : rows)
            keyed.emplace_back(keyOf(row), row);
        std::ranges::stable_sort(keyed, [this](const auto &a, const auto &b) {
            // What is empty goes last, whichever way the rest is turned.
            if (a.first.empty() || b.first.empty())
                return b.first.empty() && !a.first.empty();
            return m_ascending ? a.first < b.first : a.first > b.first;
        });
        std::ranges::transform(keyed, rows.begin(), [](const auto &pair) { return pair.second; });
    };
    if (field.entity == Entity::Organisation && field.column == "kind") {
        std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
            return m_ascending ? index.kind(a) < index.kind(b) : index.kind(a) > index.kind(b);
        });
    } else if (field.entity == Entity::Organisation && field.column == "confirmed_on") {
        byKey([&](std::uint32_t row) { return index.confirmedOn(row); });
    } else if (field.entity != Entity::Organisation || field.column != "name") {
        byKey([&](std::uint32_t row) {
            const auto found = m_sortKeys.find(index.id(row));
            return found == m_sortKeys.end() ? std::string_view() : std::string_view(found->second);
        });
    } else if (!m_ascending) {
        std::ranges::reverse(rows);
    }
    return rows;
}

void DirectoryModel::take() {
    const std::shared_ptr<const Shown> shown = m_session ? m_session->shown() : nullptr;
    if (!shown || !shown->index)
        return;
    const bool newSnapshot = !m_shown || m_shown->index != shown->index;
    std::vector<RowId> before, after;
    for (const std::uint32_t row : m_rows)
        before.push_back(m_shown->index->id(row));
    const std::shared_ptr<const Shown> old = std::exchange(m_shown, shown);
    std::vector<std::uint32_t> next = sorted();
    for (const std::uint32_t row : next)
        after.push_back(shown->index->id(row));
    const RowChanges changes = rowChanges(before, after, std::equal_to<>{});
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        m_shown = old;
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_rows.erase(m_rows.begin() + changes.first,
                     m_rows.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0) {
        if (old)
            m_shown = old;
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
    }
    m_shown = shown;
    m_rows = std::move(next);
    if (changes.inserted > 0)
        endInsertRows();
    if (newSnapshot) {
        ++m_generation; // what was read before is shown until it is read again
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(count() - 1, columnCount() - 1));
    }
    if (changes.removed != changes.inserted)
        emit countChanged();
}

qint64 DirectoryModel::idAt(int row) const {
    return row >= 0 && row < count()
               ? m_shown->index->id(m_rows[static_cast<std::size_t>(row)]).value
               : 0;
}

int DirectoryModel::sortField() const {
    return m_columns[static_cast<std::size_t>(m_sortColumn)]->key;
}

int DirectoryModel::rowOf(qint64 organisation) const {
    const auto row =
        m_shown && m_shown->index ? m_shown->index->rowOf(RowId{organisation}) : std::nullopt;
    const auto found = row ? std::ranges::find(m_rows, *row) : m_rows.end();
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

// --- reading the rows in sight ---

const DirectoryModel::Line *DirectoryModel::lineOf(RowId id) const {
    const auto found = m_lines.constFind(id.value);
    const bool there = found != m_lines.constEnd();
    if (!there || (*found)->generation != m_generation) {
        m_wanted.insert(id.value);
        if (!m_fetch.isActive())
            m_fetch.start();
    }
    return there ? found->get() : nullptr;
}

void DirectoryModel::fetch() {
    std::vector<RowId> wanted;
    for (const qint64 id : std::as_const(m_wanted))
        wanted.push_back({id});
    m_wanted.clear();
    if (m_lines.size() > kMostLines)
        m_lines.clear();
    using Lines = std::vector<Line>;
    m_session->read<Lines>(
        this,
        [wanted, generation = m_generation](MapFile &map) -> Result<Lines> {
            Lines lines;
            for (const RowId id : wanted) {
                auto organisation = map.record(Entity::Organisation, id);
                if (!organisation)
                    continue; // gone since: the next snapshot says so
                Line line{std::move(*organisation), std::nullopt, generation};
                if (const RowId place = line.organisation.reference("location_id"))
                    if (auto record = map.record(Entity::Location, place))
                        line.place = std::move(*record);
                lines.push_back(std::move(line));
            }
            return lines;
        },
        [this](Result<Lines> lines) {
            if (!lines || lines->empty() || m_rows.empty())
                return;
            int first = count(), last = -1;
            for (Line &line : *lines) {
                const qint64 id = line.organisation.id().value;
                m_lines.insert(id, std::make_shared<const Line>(std::move(line)));
                if (const int row = rowOf(id); row >= 0) {
                    first = std::min(first, row);
                    last = std::max(last, row);
                }
            }
            if (last >= 0)
                emit dataChanged(index(first, 0), index(last, columnCount() - 1));
        });
}

// --- editing ---

void DirectoryModel::set(int row, int column, const QString &typed) {
    if (row < 0 || row >= count() || column < 0 || column >= columnCount())
        return;
    const Field &field = *m_columns[static_cast<std::size_t>(column)];
    const qint64 id = idAt(row);
    const QString key = cellKey(id, field);
    const auto value = understood(field, typed);
    const auto tellView = [this, id, column] {
        if (const int now = rowOf(id); now >= 0)
            emit dataChanged(index(now, column), index(now, column), {ErrorRole, ValueRole});
    };
    if (!value ||
        (field.column == "name" && field.entity == Entity::Organisation && value->isEmpty())) {
        m_refused.insert(key,
                         {typed, value ? tr("Every organisation needs a name.") : value.error()});
        tellView();
        return;
    }
    if (m_refused.remove(key))
        tellView();
    m_session->write<void>(
        this,
        [id, &field, value = *value](MapFile &map) {
            return edits::setForAll(map, {RowId{id}}, field, value);
        },
        [this, key, typed, tellView](const Result<void> &outcome) {
            if (outcome)
                return;
            m_refused.insert(key, {typed, tr("Not saved yet.")});
            tellView();
        });
}

// --- several at once ---

void DirectoryModel::choose(int row, bool chosen) {
    const qint64 id = idAt(row);
    if (!id || m_chosen.contains(id) == chosen)
        return;
    if (chosen)
        m_chosen.insert(id);
    else
        m_chosen.remove(id);
    emit dataChanged(index(row, 0), index(row, columnCount() - 1), {ChosenRole});
    emit chosenChanged();
}

void DirectoryModel::chooseBetween(int first, int last) {
    for (int row = std::min(first, last); row <= std::max(first, last); ++row)
        choose(row, true);
}

void DirectoryModel::chooseAll() {
    for (int row = 0; row < count(); ++row)
        m_chosen.insert(idAt(row));
    if (count() > 0)
        emit dataChanged(index(0, 0), index(count() - 1, columnCount() - 1), {ChosenRole});
    emit chosenChanged();
}

void DirectoryModel::chooseNone() {
    if (m_chosen.isEmpty())
        return;
    m_chosen.clear();
    if (count() > 0)
        emit dataChanged(index(0, 0), index(count() - 1, columnCount() - 1), {ChosenRole});
    emit chosenChanged();
}

QString DirectoryModel::setForChosen(int fieldKey, const QString &typed) {
    const Field *field = fieldByKey(fieldKey);
    if (!field)
        return {};
    const auto value = understood(*field, typed);
    if (!value)
        return value.error();
    std::vector<RowId> rows;
    for (const qint64 id : std::as_const(m_chosen))
        rows.push_back({id});
    std::ranges::sort(rows);
    m_session->write<void>(this, [rows, field, value = *value](MapFile &map) {
        return edits::setForAll(map, rows, *field, value);
    });
    return {};
}

void DirectoryModel::removeChosen() {
    std::vector<RowId> rows;
    for (const qint64 id : std::as_const(m_chosen))
        rows.push_back({id});
    const int count = chosenCount();
    m_session->write<void>(
        this, [rows](MapFile &map) { return edits::removeOrganisations(map, rows); },
        [session = m_session, count](const Result<void> &outcome) {
            if (outcome && session)
                session->sayUndoable(
                    tr("%1 deleted.").arg(counted(count, tr("organisation"), tr("organisations"))));
        });
    chooseNone();
}

} // namespace placeweave
