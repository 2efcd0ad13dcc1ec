// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/edit.h"

#include "core/base/time.h"
#include "core/model/said.h"
#include "core/model/suggestion.h"
#include "core/store/compact.h"
#include "core/store/lives_in_file.h"
#include "core/store/log.h"
#include "core/store/rows.h"
#include "core/store/strike.h"

#include <algorithm>
#include <cassert>
#include <format>
#include <limits>
#include <nlohmann/json.hpp>

namespace placeweave {
// {"101": ["old", "new"], ...}: values are JSON fragments already.
std::string Edit::logFields(const FieldChanges &fields) {
    std::string json = "{";
    for (const auto &[field, values] : fields) {
        if (json.size() > 1)
            json += ',';
        json += std::format("\"{}\":[{},{}]", field->key, toLog(*field, values.first),
                            toLog(*field, values.second));
    }
    return json + "}";
}

Edit::Edit(MapFile &map, Transaction transaction, std::string verb, std::string subject)
    : m_map(&map), m_transaction(std::move(transaction)), m_verb(std::move(verb)),
      m_subject(std::move(subject)), m_replicaBefore(map.m_replica),
      m_counterBefore(map.m_nextCounter) {}

Edit::Edit(Edit &&other) noexcept
    : m_map(other.m_map), m_transaction(std::move(other.m_transaction)),
      m_verb(std::move(other.m_verb)), m_subject(std::move(other.m_subject)),
      m_undoes(other.m_undoes), m_exercise(other.m_exercise), m_changes(std::move(other.m_changes)),
      m_order(std::move(other.m_order)), m_ranges(std::move(other.m_ranges)),
      m_statements(std::move(other.m_statements)), m_replicaBefore(other.m_replicaBefore),
      m_counterBefore(other.m_counterBefore), m_reconciling(std::move(other.m_reconciling)),
      m_lives(std::move(other.m_lives)), m_erases(other.m_erases),
      m_recordsAlways(other.m_recordsAlways), m_adopts(other.m_adopts) {
    other.m_transaction.reset(); // only one of the two takes back
}

Edit::~Edit() {
    // The replica row that this edit may have added is rolled back with it, and so are its ids.
    if (m_transaction) {
        m_map->m_replica = m_replicaBefore;
        m_map->m_nextCounter = m_counterBefore;
    }
}

Result<Edit> Edit::begin(MapFile &map, std::string verb, std::string subject) {
    if (map.isReadOnly())
        return fail(ErrorCode::ReadOnly, "The map is open for reading only.", map.path().string());
    if (map.m_replica == 0)
        PW_CHECK(map.keepDailyBackup());
    PW_CHECK(map.absorbOutsideChanges());
    PW_TRY(Transaction transaction, Transaction::begin(map.m_database));
    Edit edit(map, std::move(transaction), std::move(verb), std::move(subject));
    if (map.m_replica == 0)
        PW_CHECK(map.startReplica());
    return edit;
}

Result<Statement *> Edit::statement(const std::string &sql) {
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        PW_TRY(Statement prepared, m_map->m_database.prepare(sql));
        found = m_statements.emplace(sql, std::move(prepared)).first;
    }
    found->second.reset();
    return &found->second;
}

bool Edit::wasInsertedHere(RowKey key) const {
    return std::ranges::any_of(m_ranges, [&](const Range &range) {
        return range.entity == key.entity && key.row >= range.first &&
               key.row.value < range.first.value + range.count;
    });
}

Edit::RowChange &Edit::changeOf(RowKey key, std::string_view op) {
    const auto [found, isNew] = m_changes.try_emplace(key);
    if (isNew)
        m_order.push_back(key);
    found->second.op = op;
    return found->second;
}

void Edit::noteRange(Entity entity, RowId first, std::int64_t count) {
    if (!m_ranges.empty() && m_ranges.back().entity == entity &&
        m_ranges.back().first.value + m_ranges.back().count == first.value)
        m_ranges.back().count += count;
    else
        m_ranges.push_back({entity, first, count});
}

// --- rows ---

Result<RowId> Edit::reserve(std::int64_t count) {
    return m_map->nextIds(count);
}

Result<RowId> Edit::insert(const Record &record) {
    PW_TRY(const RowId id, reserve(1));
    PW_CHECK(insertReserved(record.entity(), id, 1, [&](std::int64_t, Record &row) {
        row = record;
        row.setId(id);
    }));
    return id;
}

Result<void> Edit::insertReserved(Entity entity, RowId first, std::int64_t count,
                                  const std::function<void(std::int64_t, Record &)> &fill) {
    if (count == 0)
        return {};
    PW_TRY(Statement * insert, statement(rows::insertInto(entity)));
    for (std::int64_t i = 0; i < count; ++i) {
        Record record(entity, RowId{first.value + i});
        fill(i, record);
        record.setId(RowId{first.value + i});
        rows::bindView(*insert, record);
        PW_CHECK(insert->run());
    }
    noteRange(entity, first, count);
    return queueWords(entity, first, RowId{first.value + count - 1});
}

Result<Value> Edit::present(const Field &field, RowId id) {
    PW_TRY(Statement * select, statement(std::format("SELECT {} FROM {} WHERE id = ?", field.column,
                                                     info(field.entity).table)));
    PW_TRY(const bool found, select->bind(1, id.value).step());
    if (!found)
        return fail(ErrorCode::NotFound, "There is no such row any more.",
                    std::format("{} {}", info(field.entity).table, id.value));
    Value value = rows::readValue(*select, 0, field);
    select->reset();
    return value;
}

Result<void> Edit::noteSet(RowKey key, const Field &field, const Value &before,
                           const Value &after) {
    if (wasInsertedHere(key))
        return {};
    RowChange &change = changeOf(key, "set");
    const auto [noted, isNew] = change.fields.try_emplace(&field, before, after);
    if (!isNew)
        noted->second.second = after;
    return noteGroup(key, field);
}

Result<void> Edit::noteGroup(RowKey key, const Field &field) {
    if (field.group.empty())
        return {};
    RowChange &change = m_changes.at(key);
    for (const Field &other : fieldsOf(field.entity))
        if (&other != &field && other.group == field.group && !change.fields.contains(&other)) {
            PW_TRY(const Value kept, present(other, key.row));
            change.fields.try_emplace(&other, kept, kept);
        }
    return {};
}

Result<void> Edit::set(const Field &field, RowId id, const Value &value) {
    PW_TRY(const Value before, present(field, id));
    if (before == value)
        return {};
    PW_TRY(Statement * update, statement(std::format("UPDATE {} SET {} = ? WHERE id = ?",
                                                     info(field.entity).table, field.column)));
    rows::bind(*update, 1, value);
    PW_CHECK(update->bind(2, id.value).run());
    PW_CHECK(noteSet({field.entity, id}, field, before, value));
    if (field.type == FieldType::LongText || field.type == FieldType::Text)
        return queueWords(field.entity, id, id);
    return {};
}

Result<void> Edit::queueWords(Entity entity, RowId first, RowId last) {
    if (entity != Entity::Organisation && entity != Entity::Service)
        return {};
    PW_TRY(Statement * queue,
           statement(entity == Entity::Organisation
                         ? "INSERT OR IGNORE INTO placeweave_stale_words (organisation) "
                           "SELECT ?1 WHERE ?1 = ?2 UNION " // also one that is gone already
                           "SELECT id FROM organisation WHERE id BETWEEN ?1 AND ?2"
                         : "INSERT OR IGNORE INTO placeweave_stale_words (organisation) "
                           "SELECT organisation_id FROM service WHERE id BETWEEN ? AND ? "
                           "AND organisation_id IS NOT NULL"));
    return queue->bind(1, first.value).bind(2, last.value).run();
}

Result<LivesInFile *> Edit::lives() {
    if (!m_lives) {
        m_reconciling = std::make_unique<Reconciling>();
        m_reconciling->newSince = std::numeric_limits<std::int64_t>::max();
        PW_TRY(m_lives, LivesInFile::of(*m_map, *m_reconciling));
    }
    return m_lives.get();
}

Result<Record> Edit::recordInLog(Entity entity, RowId id) {
    PW_TRY(LivesInFile * log, lives());
    PW_TRY(const LivesInFile::Row *row, log->row({entity, id}));
    if (!row->hasChanges || row->life.isErased)
        return fail(ErrorCode::NotFound, "The history does not say what it was.",
                    std::format("{} {}", info(entity).table, id.value));
    Record record = row->life.record;
    for (const Field &field : fieldsOf(entity)) {
        if (!refersToRow(field) || record[field].isEmpty())
            continue;
        const placeweave::RowKey target = targetOf(field, record[field]);
        const auto there = m_map->record(target.entity, target.row);
        if (!there && there.error().code == ErrorCode::NotFound)
            record[field] = Value();
        else if (!there)
            return std::unexpected(there.error());
    }
    return record;
}

Result<void> Edit::settle(const Field &field, RowId id, const Value &value) {
    PW_TRY(const Value before, present(field, id));
    PW_CHECK(set(field, id, value));
    RowChange &change = changeOf({field.entity, id}, "settle");
    change.fields.try_emplace(&field, before, value);
    return noteGroup({field.entity, id}, field);
}

// What the changes of others have made of it since, and is not wanted, is taken back by name.
Result<void> Edit::restore(const Record &record) {
    PW_TRY(LivesInFile * log, lives());
    PW_TRY(const LivesInFile::Row *known, log->row({record.entity(), record.id()}));
    const Record inLog = known->life.record;
    PW_TRY(Statement * insert, statement(rows::insertInto(record.entity())));
    rows::bindView(*insert, record);
    PW_CHECK(insert->run());
    RowChange &change = changeOf({record.entity(), record.id()}, "restore");
    change.written.clear();
    for (const Field &field : fieldsOf(record.entity()))
        if (!record[field].isEmpty() || !inLog[field].isEmpty())
            change.fields.insert_or_assign(&field, std::pair{Value(), record[field]});
    return queueWords(record.entity(), record.id(), record.id());
}

// --- erasure ---

Result<void> Edit::eraseRow(Entity entity, RowId id, const std::string &reason) {
    for (const Field &field : kFields) {
        if (!refersToRow(field) || field.detail != info(entity).table)
            continue;
        PW_TRY(const auto referring, m_map->recordsOf(field.entity, field.column, id));
        for (const Record &row : referring) {
            if (field.type == FieldType::Owner)
                PW_CHECK(eraseRow(field.entity, row.id(), reason));
            else
                PW_CHECK(set(field, row.id(), Value()));
        }
        if (field.type != FieldType::Owner)
            continue;
        // What was deleted before still stands in the log.
        PW_TRY(const auto gone, log::goneRowsOf(m_map->database(), field, id));
        for (const RowId row : gone)
            PW_CHECK(eraseRow(field.entity, row, reason));
    }
    PW_CHECK(queueWords(entity, id, id));
    PW_TRY(Statement * names,
           statement("UPDATE action SET subject = NULL WHERE id IN "
                     "(SELECT action FROM change WHERE entity = ? AND row = ?)"));
    PW_CHECK(names->bind(1, entityKey(entity)).bind(2, id.value).run());
    PW_TRY(Statement * values,
           statement("UPDATE change SET fields = NULL WHERE entity = ? AND row = ?"));
    PW_CHECK(values->bind(1, entityKey(entity)).bind(2, id.value).run());
    RowChange &change = changeOf({entity, id}, "erase");
    PW_CHECK(keepReferences({entity, id}, change));
    change.reason = reason;
    PW_TRY(Statement * drop,
           statement(std::format("DELETE FROM {} WHERE id = ?", info(entity).table)));
    PW_CHECK(drop->bind(1, id.value).run());
    for (const std::string_view table : {"placeweave_original", "placeweave_derived"}) {
        PW_TRY(Statement * forget,
               statement(std::format("DELETE FROM {} WHERE entity = ? AND row = ?", table)));
        PW_CHECK(forget->bind(1, entityKey(entity)).bind(2, id.value).run());
    }
    return {};
}

// What an erased row referred to may have been alive for its sake alone (reconcileRows); no log
// will tell. Its other values are forgotten.
Result<void> Edit::keepReferences(RowKey key, RowChange &change) {
    std::erase_if(change.fields, [](const auto &noted) { return !refersToRow(*noted.first); });
    if (const auto row = m_map->record(key.entity, key.row))
        for (const Field &field : fieldsOf(key.entity))
            if (refersToRow(field) && !(*row)[field].isEmpty())
                change.fields.try_emplace(&field, (*row)[field], Value());
    PW_TRY(Statement * unseen, statement("SELECT field, target FROM placeweave_derived WHERE "
                                         "entity = ? AND row = ? AND field <> 0"));
    unseen->bind(1, entityKey(key.entity)).bind(2, key.row.value);
    while (true) {
        PW_TRY(const bool more, unseen->step());
        if (!more)
            break;
        const Field *field = fieldByKey(unseen->integer(0));
        if (field && refersToRow(*field))
            change.fields.try_emplace(field, Value(unseen->integer(1)), Value());
    }
    unseen->reset();
    return {};
}

Result<void> Edit::erase(Entity entity, RowId id, const std::string &reason) {
    m_erases = true;
    m_subject.clear();
    if (entity != Entity::Organisation)
        return eraseRow(entity, id, reason);
    PW_TRY(std::vector<RowId> known, m_map->mergedInto(id)); // their history is shown as its own
    known.push_back(id);
    PW_CHECK(eraseSuggestionsAbout(known, reason));
    for (const RowId organisation : known) {
        PW_TRY(const std::set<RowId> places, placesEverOf(organisation));
        PW_CHECK(eraseRow(Entity::Organisation, organisation, reason));
        for (const RowId place : places) {
            PW_TRY(const auto sharing,
                   m_map->recordsOf(Entity::Organisation, "location_id", place));
            if (sharing.empty())
                PW_CHECK(eraseRow(Entity::Location, place, reason));
        }
    }
    return {};
}

Result<void> Edit::eraseSuggestionsAbout(const std::vector<RowId> &organisations,
                                         const std::string &reason) {
    PW_TRY(const auto proposals, m_map->records(Entity::Proposal));
    for (const Record &proposal : proposals) {
        const auto suggestion = suggestionOf(proposal);
        const auto said = saidOf(proposal);
        const bool speaksOfThem = std::ranges::any_of(organisations, [&](RowId id) {
            return (suggestion && (suggestion->organisation == id || suggestion->other == id)) ||
                   (said && isAbout(*said, id));
        });
        if (speaksOfThem)
            PW_CHECK(eraseRow(Entity::Proposal, proposal.id(), reason));
    }
    return {};
}

// Where it is, and every place that it has left: their addresses stand in the log.
Result<std::set<RowId>> Edit::placesEverOf(RowId organisation) {
    const Field &locationOf = fieldOf(Entity::Organisation, "location_id");
    PW_TRY(const Value now, present(locationOf, organisation));
    std::set places{RowId{now.integer()}};
    PW_TRY(const auto changes,
           log::changesOfRow(m_map->database(), Entity::Organisation, organisation));
    for (const log::Change &change : changes)
        for (const auto &[field, values] : log::fieldsOfChange(change))
            if (field == &locationOf)
                for (const Value &value : {values.first, values.second})
                    places.insert(RowId{value.integer()});
    places.erase(RowId{});
    return places;
}

// --- the log ---

Result<void> Edit::writeLog(ActionId action) {
    PW_TRY(Statement * insert,
           statement("INSERT INTO change (action, entity, row, count, op, fields) "
                     "VALUES (?, ?, ?, ?, ?, ?)"));
    for (const Range &range : m_ranges)
        PW_CHECK(insert->bind(1, action.value)
                     .bind(2, entityKey(range.entity))
                     .bind(3, range.first.value)
                     .bind(4, range.count)
                     .bind(5, std::string_view("insert"))
                     .bindNull(6)
                     .run());
    for (const RowKey &key : m_order) {
        const RowChange &change = m_changes.at(key);
        insert->bind(1, action.value)
            .bind(2, entityKey(key.entity))
            .bind(3, key.row.value)
            .bind(4, std::int64_t{1})
            .bind(5, std::string_view(change.op));
        if (change.op == "erase")
            insert->bind(6, std::string_view(nlohmann::json{{"reason", change.reason}}.dump()));
        else if (change.op == "strike")
            insert->bind(6, std::string_view(strike::toLog(change.readings)));
        else if (!change.written.empty())
            insert->bind(6, std::string_view(change.written));
        else
            insert->bind(6, std::string_view(logFields(change.fields)));
        PW_CHECK(insert->run());
    }
    return {};
}

// An inserted row may be what a row that others have deleted was waiting for.
Result<std::vector<RowId>> Edit::parentsOf(const Range &range, const Field &field) {
    PW_TRY(Statement * select,
           statement(std::format("SELECT DISTINCT {1} FROM {0} WHERE id BETWEEN ?1 AND ?2 AND {1} "
                                 "IS NOT NULL AND {1} NOT BETWEEN ?1 AND ?2",
                                 info(field.entity).table, field.column)));
    select->bind(1, range.first.value).bind(2, range.first.value + range.count - 1);
    return rows::idsIn(*select);
}

// Where copies have met, an edit of one row can bring back another that it refers to.
Result<void> Edit::reconcileRows() {
    PW_TRY(const bool isNeeded, hasDerivedRows(m_map->database()));
    if (!isNeeded)
        return {};
    Reconciling what;
    what.newSince = std::numeric_limits<std::int64_t>::max();
    for (const RowKey &key : m_order) {
        what.touched.push_back({key.entity, key.row});
        const RowChange &change = m_changes.at(key);
        if (change.op == "erase")
            for (const auto &[field, values] : change.fields)
                if (!values.first.isEmpty())
                    what.touched.push_back(targetOf(*field, values.first));
    }
    for (const Range &range : m_ranges)
        for (const Field &field : fieldsOf(range.entity)) {
            if (!refersToRow(field))
                continue;
            PW_TRY(const std::vector<RowId> parents, parentsOf(range, field));
            for (const RowId parent : parents)
                what.touched.push_back({entityByTable(field.detail)->entity, parent});
        }
    PW_CHECK(reconcile(*m_map, std::move(what)));
    return {};
}

Result<ActionId> Edit::commit() {
    if (!m_transaction)
        return fail(ErrorCode::Internal, "An edit is committed once.", m_verb);
    Transaction &transaction = *m_transaction;
    // A value set and set back again is no change.
    std::erase_if(m_order, [this](const RowKey &key) {
        const RowChange &change = m_changes.at(key);
        return change.op == "set" && std::ranges::all_of(change.fields, [](const auto &noted) {
                   return noted.second.first == noted.second.second;
               });
    });
    if (m_order.empty() && m_ranges.empty() && !m_recordsAlways &&
        !(m_adopts && !m_subject.empty())) {
        m_statements.clear();
        if (m_adopts) { // notes of changes that came to nothing are done with
            PW_CHECK(transaction.commit());
            m_transaction.reset();
        }
        return ActionId{}; // else the destructor rolls back what was only looked at
    }
    PW_TRY(const RowId id, m_map->nextIds(1));
    const ActionId action{id.value};
    PW_TRY(const std::int64_t clock, m_map->nextClock());
    PW_TRY(Statement * insert,
           statement("INSERT INTO action (id, clock, replica, author, exercise, verb, subject, at, "
                     "undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, action.value).bind(2, clock).bind(3, m_map->m_replica);
    rows::bind(*insert, 4, Value(m_map->m_author));
    m_exercise ? insert->bind(5, m_exercise.value) : insert->bindNull(5);
    insert->bind(6, std::string_view(m_verb));
    rows::bind(*insert, 7, Value(m_subject));
    insert->bind(8, std::string_view(nowInstant()));
    m_undoes ? insert->bind(9, m_undoes.value) : insert->bindNull(9);
    PW_CHECK(insert->run());
    PW_CHECK(writeLog(action));
    for (const RowKey &key : m_order)
        if (m_changes.at(key).op == "strike")
            PW_CHECK(strike::apply(m_map->m_database, {key.entity, key.row}));
    PW_CHECK(reconcileRows());
    m_lives.reset();
    m_statements.clear();
    PW_CHECK(transaction.commit());
    m_transaction.reset();
    if (m_erases)
        PW_CHECK(compact(*m_map));
    return action;
}

} // namespace placeweave
