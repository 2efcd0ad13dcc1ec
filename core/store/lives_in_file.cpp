// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lives_in_file.h"

#include "core/store/rows.h"
#include "core/store/strike.h"

#include <algorithm>
#include <format>

namespace placeweave {

Result<bool> hasDerivedRows(Database &database) {
    PW_TRY(const auto any, database.integer("SELECT EXISTS (SELECT 1 FROM placeweave_derived)"));
    return any.value_or(0) == 1;
}

Result<std::unique_ptr<LivesInFile>> LivesInFile::of(MapFile &map, Reconciling &what) {
    std::unique_ptr<LivesInFile> lives(new LivesInFile(map, what));
    PW_TRY(lives->m_hasDerived, hasDerivedRows(map.database()));
    PW_TRY(const auto kept,
           map.database().integer("SELECT EXISTS (SELECT 1 FROM placeweave_original)"));
    lives->m_hasKept = kept.value_or(0) == 1;
    PW_CHECK(lives->readRanges());
    return lives;
}

// Ranges are few, and a row's own changes are found by its id.
Result<void> LivesInFile::readRanges() {
    PW_TRY(Statement select,
           m_map.database().prepare(
               "SELECT change.id, change.entity, change.row, change.count, change.op, "
               "change.action, action.clock, action.replica FROM change JOIN action ON action.id = "
               "change.action WHERE change.count > 1 ORDER BY change.entity, change.row"));
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return {};
        Range range;
        range.entity = select.integer(1);
        range.first = select.integer(2);
        range.end = range.first + select.integer(3);
        range.furthest = range.end;
        if (!m_ranges.empty() && m_ranges.back().entity == range.entity)
            range.furthest = std::max(range.end, m_ranges.back().furthest);
        range.order = {select.integer(6), select.integer(7)};
        range.change.id = select.integer(0);
        range.change.entityKey = range.entity;
        range.change.op = select.text(4);
        range.change.action = ActionId{select.integer(5)};
        m_ranges.push_back(std::move(range));
    }
}

// The SQL is put together once: a merge asks about each row, and about whatever refers to it.
template <class Key, class Sql>
Result<Statement *> LivesInFile::prepared(std::map<Key, Statement> &statements, const Key &key,
                                          const Sql &sql) {
    auto found = statements.find(key);
    if (found == statements.end()) {
        PW_TRY(Statement made, m_map.database().prepare(sql()));
        found = statements.emplace(key, std::move(made)).first;
    }
    found->second.reset();
    return &found->second;
}

Result<Statement *> LivesInFile::statement(std::string_view sql) {
    return prepared(m_statements, sql, [&] { return std::string(sql); });
}

Result<std::vector<OrderedChange>> LivesInFile::changesOf(RowKey key) {
    std::vector<OrderedChange> changes;
    PW_TRY(Statement * select,
           statement("SELECT change.id, change.action, change.op, change.fields, action.clock, "
                     "action.replica FROM change JOIN action ON action.id = change.action WHERE "
                     "change.entity = ? AND change.row = ? AND change.count = 1"));
    select->bind(1, entityKey(key.entity)).bind(2, key.row.value);
    while (true) {
        PW_TRY(const bool more, select->step());
        if (!more)
            break;
        OrderedChange next;
        next.order = {select->integer(4), select->integer(5)};
        next.change.id = select->integer(0);
        next.change.action = ActionId{select->integer(1)};
        next.change.entityKey = entityKey(key.entity);
        next.change.row = key.row;
        next.change.op = select->text(2);
        next.change.fields = select->text(3);
        changes.push_back(std::move(next));
    }
    select->reset();
    auto range =
        std::ranges::upper_bound(m_ranges, std::pair(entityKey(key.entity), key.row.value), {},
                                 [](const Range &one) { return std::pair(one.entity, one.first); });
    while (range != m_ranges.begin()) {
        --range;
        if (range->entity != entityKey(key.entity) || range->furthest <= key.row.value)
            break;
        if (range->end > key.row.value)
            changes.push_back({range->order, range->change});
    }
    std::ranges::sort(changes, {}, &OrderedChange::key);
    return changes;
}

Result<void> LivesInFile::readKept(RowKey key, Row &row) {
    if (!m_hasKept)
        return {};
    PW_TRY(Statement * select,
           statement("SELECT fields FROM placeweave_original WHERE entity = ? AND row = ?"));
    PW_TRY(const bool found, select->bind(1, entityKey(key.entity)).bind(2, key.row.value).step());
    if (found)
        row.kept = originals::fromJson(key.entity, select->text(0));
    select->reset();
    return {};
}

// Of each field whose earliest change reads otherwise since the strike, that change tells what the
// row began with.
static void forgetStruck(LivesInFile::Row &row, const log::Change &struck,
                         const std::vector<OrderedChange> &changes,
                         const std::vector<std::vector<log::FieldChange>> &fields) {
    for (const auto &[fieldKey, byAction] : strike::fromLog(struck.fields)) {
        const Field *field = fieldByKey(fieldKey);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const auto one = std::ranges::find(fields[i], field, &log::FieldChange::field);
            if (one == fields[i].end())
                continue;
            if (one->knowsBefore && byAction.contains(changes[i].change.action.value))
                row.originals.values.erase(field);
            break;
        }
    }
}

// What the row began with: as it was known here before, else as the others tell it, else by the
// earliest change.
void LivesInFile::begin(RowKey key, Row &row, const std::optional<Record> &present,
                        const std::vector<OrderedChange> &changes,
                        const std::vector<std::vector<log::FieldChange>> &fields) {
    row.originals = row.kept;
    // Who has not seen it begin has no word in what it began with.
    const bool hasSeenItBegin =
        present || std::ranges::any_of(changes, [&](const OrderedChange &one) {
            return one.change.op == "insert" && one.change.id <= m_what.newSince;
        });
    boost::container::flat_map<const Field *, Value> here;
    std::set<const Field *> namedHere;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const OrderedChange &next = changes[i];
        for (const log::FieldChange &one : fields[i]) {
            const auto [noted, isNew] = row.named.try_emplace(one.field);
            if (one.knowsBefore && !noted->second)
                noted->second = one.before;
            if (hasSeenItBegin && next.change.id <= m_what.newSince) {
                namedHere.insert(one.field);
                if (one.knowsBefore)
                    here.try_emplace(one.field, one.before);
            }
        }
    }
    KeptOriginals earlier;
    earlier.values = std::move(here);
    if (present)
        for (const Field &field : fieldsOf(key.entity))
            if (!namedHere.contains(&field) && !(*present)[field].isEmpty())
                earlier.values.try_emplace(&field, (*present)[field]);
    originals::learn(row.originals, std::move(earlier));
    if (const auto told = m_what.told.find(key); told != m_what.told.end())
        originals::learn(row.originals, std::move(told->second));
    // Words that were struck out of its first change are not remembered as what was before it.
    for (std::size_t i = 0; i < changes.size(); ++i)
        if (changes[i].change.op == "strike")
            forgetStruck(row, changes[i].change, changes, fields);
    for (const auto &[field, before] : row.named)
        if (before)
            row.originals.values.try_emplace(field, *before);
}

const Value &LivesInFile::Row::original(const Field &field) const {
    static const Value kNothing;
    const auto told = originals.values.find(&field);
    if (told != originals.values.end())
        return told->second;
    return named.contains(&field) ? kNothing : life.record[field];
}

const Value &LivesInFile::Row::present(const Field &field) const {
    const auto found = std::ranges::find(other, &field, &std::pair<const Field *, Value>::first);
    return found == other.end() ? life.record[field] : found->second;
}

std::optional<Record> LivesInFile::Row::present() const {
    if (!isPresent)
        return std::nullopt;
    Record record = life.record;
    for (const auto &[field, value] : other)
        record[*field] = value;
    return record;
}

Result<LivesInFile::Row *> LivesInFile::row(RowKey key) {
    if (const auto known = m_rows.find(key); known != m_rows.end())
        return known->second.get();
    auto row = std::make_unique<Row>();
    PW_TRY(const std::vector<OrderedChange> changes, changesOf(key));
    PW_TRY(Statement * select, prepared(m_rowOf, key.entity, [&] {
               return rows::selectFrom(key.entity) + " WHERE id = ?";
           }));
    PW_TRY(const bool isThere, select->bind(1, key.row.value).step());
    std::optional<Record> present;
    if (isThere)
        present = rows::read(*select, key.entity);
    row->isPresent = isThere;
    select->reset();
    PW_CHECK(readKept(key, *row));
    std::vector<std::vector<log::FieldChange>> fields; // read once
    for (const OrderedChange &next : changes)
        fields.push_back(next.change.fields.empty() || next.change.op == "insert"
                             ? std::vector<log::FieldChange>()
                             : log::fieldChangesOf(next.change));
    begin(key, *row, m_what.putAway.contains(key) ? std::nullopt : present, changes, fields);
    row->hasChanges = !changes.empty();
    row->life.record = Record(key.entity, key.row);
    for (const auto &[field, value] : row->originals.values)
        row->life.record[*field] = value;
    for (std::size_t i = 0; i < changes.size(); ++i)
        apply(changes[i].change, fields[i], changes[i].order, row->life);
    if (!row->life.isErased) { // most fields of most rows
        KeptOriginals changed;
        changed.unknown = std::move(row->originals.unknown);
        for (auto &[field, value] : row->originals.values)
            if (row->named.contains(field))
                changed.values.emplace(field, std::move(value));
        row->originals = std::move(changed);
    }
    if (present)
        for (const Field &field : fieldsOf(key.entity))
            if (!((*present)[field] == row->life.record[field]))
                row->other.emplace_back(&field, std::move((*present)[field]));
    return m_rows.emplace(key, std::move(row)).first->second.get();
}

Result<const Life *> LivesInFile::life(RowKey key) {
    PW_TRY(const Row *found, row(key));
    return found->hasChanges ? &found->life : nullptr;
}

void LivesInFile::noteReferences(RowKey key, const Record &record) {
    for (const Field &field : fieldsOf(key.entity))
        if (refersToRow(field) && !record[field].isEmpty())
            m_references[targetOf(field, record[field])].push_back(key);
}

static const std::vector<const Field *> &fieldsReferringTo(Entity entity) {
    static const auto kReferring = [] {
        std::map<Entity, std::vector<const Field *>> all;
        for (const Field &field : kFields)
            if (refersToRow(field))
                all[entityByTable(field.detail)->entity].push_back(&field);
        for (const EntityInfo &info : kEntities)
            all[info.entity]; // none, for some
        return all;
    }();
    return kReferring.at(entity);
}

Result<std::vector<RowKey>> LivesInFile::inTableReferring(RowKey key) {
    std::vector<RowKey> found;
    for (const Field *field : fieldsReferringTo(key.entity)) {
        PW_TRY(Statement * select, prepared(m_referringBy, field, [&] {
                   return std::format("SELECT id FROM {} WHERE {} = ?", info(field->entity).table,
                                      field->column);
               }));
        select->bind(1, key.row.value);
        while (true) {
            PW_TRY(const bool more, select->step());
            if (!more)
                break;
            found.push_back({field->entity, RowId{select->integer(0)}});
        }
        select->reset();
    }
    return found;
}

Result<std::vector<RowKey>> LivesInFile::waitingFor(RowKey target) {
    std::vector<RowKey> found;
    if (!m_hasDerived)
        return found;
    PW_TRY(Statement * select, statement("SELECT entity, row, field FROM placeweave_derived WHERE "
                                         "target = ? AND field <> 0"));
    select->bind(1, target.row.value);
    while (true) {
        PW_TRY(const bool more, select->step());
        if (!more)
            break;
        const EntityInfo *entity = entityByKey(select->integer(0));
        const Field *field = fieldByKey(select->integer(2));
        if (entity && field && field->detail == info(target.entity).table)
            found.push_back({entity->entity, RowId{select->integer(1)}});
    }
    select->reset();
    return found;
}

Result<bool> LivesInFile::wasRevived(RowKey row) {
    if (!m_hasDerived)
        return false;
    PW_TRY(Statement * select, statement("SELECT 1 FROM placeweave_derived WHERE entity = ? AND "
                                         "row = ? AND field = 0"));
    PW_TRY(const bool found, select->bind(1, entityKey(row.entity)).bind(2, row.row.value).step());
    select->reset();
    return found;
}

Result<std::vector<RowKey>> LivesInFile::unmetOf(RowKey row) {
    std::vector<RowKey> found;
    if (!m_hasDerived)
        return found;
    PW_TRY(Statement * select,
           statement("SELECT field, target FROM placeweave_derived WHERE entity "
                     "= ? AND row = ? AND field <> 0"));
    select->bind(1, entityKey(row.entity)).bind(2, row.row.value);
    while (true) {
        PW_TRY(const bool more, select->step());
        if (!more)
            break;
        const Field *field = fieldByKey(select->integer(0));
        if (field && refersToRow(*field))
            found.push_back(targetOf(*field, Value(select->integer(1))));
    }
    select->reset();
    return found;
}

Result<std::vector<RowKey>> LivesInFile::referring(RowKey key) {
    PW_TRY(std::vector<RowKey> found, inTableReferring(key));
    PW_TRY(const std::vector<RowKey> waiting, waitingFor(key));
    found.insert(found.end(), waiting.begin(), waiting.end());
    if (const auto noted = m_references.find(key); noted != m_references.end())
        found.insert(found.end(), noted->second.begin(), noted->second.end());
    std::ranges::sort(found);
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    return found;
}

Result<bool> LivesInFile::isInTable(RowKey key) {
    if (const auto known = m_rows.find(key); known != m_rows.end())
        return known->second->isPresent;
    PW_TRY(Statement * select, prepared(m_isThere, key.entity, [&] {
               return std::format("SELECT 1 FROM {} WHERE id = ?", info(key.entity).table);
           }));
    PW_TRY(const bool found, select->bind(1, key.row.value).step());
    select->reset();
    return found;
}

} // namespace placeweave
