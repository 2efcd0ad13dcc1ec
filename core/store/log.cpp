// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log.h"

#include "core/base/text.h"
#include "core/store/rows.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>

namespace placeweave::log {
namespace {

using nlohmann::json;

constexpr std::string_view kActionColumns =
    "SELECT id, clock, replica, author, verb, subject, at, undoes, exercise FROM action";
constexpr std::string_view kChangeColumns =
    "SELECT change.id, change.action, change.entity, change.row, change.count, change.op, "
    "change.fields FROM change";

Action readAction(const Statement &row) {
    Action action;
    action.id = ActionId{row.integer(0)};
    action.clock = row.integer(1);
    action.replica = row.integer(2);
    action.author = row.text(3);
    action.verb = row.text(4);
    action.subject = row.text(5);
    action.at = row.text(6);
    action.undoes = ActionId{row.integer(7)};
    action.exercise = RowId{row.integer(8)};
    return action;
}

Result<std::vector<Change>> readChanges(Statement &select) {
    std::vector<Change> changes;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return changes;
        Change change;
        change.id = select.integer(0);
        change.action = ActionId{select.integer(1)};
        change.entityKey = select.integer(2);
        change.row = RowId{select.integer(3)};
        change.count = select.integer(4);
        change.op = select.text(5);
        change.fields = select.text(6);
        changes.push_back(std::move(change));
    }
}

} // namespace

std::vector<FieldChange> fieldChangesOf(const Change &change) {
    std::vector<FieldChange> found;
    const json fields = json::parse(change.fields, nullptr, false);
    if (!fields.is_object())
        return found;
    for (const auto &[key, pair] : fields.items()) {
        std::int64_t number = 0;
        const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
        const Field *field = read.ptr == key.data() + key.size() ? fieldByKey(number) : nullptr;
        if (!field || entityKey(field->entity) != change.entityKey || !pair.is_array() ||
            pair.empty() || pair.size() > 2)
            continue;
        const bool knowsBefore = pair.size() == 2;
        auto before = knowsBefore ? fromLog(*field, pair[0].dump()) : std::optional<Value>(Value());
        auto after = fromLog(*field, pair.back().dump());
        if (before && after)
            found.push_back({field, *std::move(before), *std::move(after), knowsBefore});
    }
    std::ranges::sort(found, {}, [](const FieldChange &one) { return positionOf(*one.field); });
    return found;
}

FieldValues fieldsOfChange(const Change &change) {
    FieldValues values;
    for (FieldChange &one : fieldChangesOf(change))
        values.emplace_back(one.field, std::pair{std::move(one.before), std::move(one.after)});
    return values;
}

Result<std::optional<Action>> action(Database &database, ActionId id) {
    PW_TRY(Statement select, database.prepare(std::string(kActionColumns) + " WHERE id = ?"));
    PW_TRY(const bool found, select.bind(1, id.value).step());
    return found ? std::optional(readAction(select)) : std::nullopt;
}

Result<std::vector<Action>> actions(Database &database, int limit) {
    PW_TRY(Statement select, database.prepare(std::string(kActionColumns) +
                                              " ORDER BY clock DESC, replica DESC LIMIT ?"));
    select.bind(1, limit == 0 ? std::int64_t{-1} : std::int64_t{limit});
    std::vector<Action> found;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return found;
        found.push_back(readAction(select));
    }
}

Result<std::vector<Replica>> replicas(Database &database) {
    PW_TRY(Statement select,
           database.prepare("SELECT id, author, machine, started_at FROM replica ORDER BY id"));
    std::vector<Replica> found;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return found;
        found.push_back({select.integer(0), std::string(select.text(1)),
                         std::string(select.text(2)), std::string(select.text(3))});
    }
}

namespace {

Result<std::set<std::int64_t>> numbersOf(Database &database, std::string_view sql) {
    PW_TRY(Statement select, database.prepare(sql));
    std::set<std::int64_t> numbers;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return numbers;
        numbers.insert(select.integer(0));
    }
}

} // namespace

Result<std::set<std::int64_t>> receivedReplicas(Database &database) {
    return numbersOf(database, "SELECT replica FROM placeweave_received");
}

Result<std::set<std::int64_t>> partialActions(Database &database) {
    return numbersOf(database, "SELECT action FROM placeweave_partial");
}

Result<std::vector<Change>> changesOf(Database &database, ActionId action) {
    PW_TRY(Statement select, database.prepare(std::string(kChangeColumns) +
                                              " WHERE change.action = ? ORDER BY change.id"));
    select.bind(1, action.value);
    return readChanges(select);
}

Result<std::vector<Change>> changesOfRow(Database &database, Entity entity, RowId row) {
    // Two look-ups by index: ranges are few, the changes of one row are found by its id.
    const std::string columns(kChangeColumns);
    PW_TRY(Statement select, database.prepare(columns + R"sql(
        JOIN action ON action.id = change.action
        WHERE change.id IN (
            SELECT id FROM change WHERE entity = ?1 AND row = ?2
            UNION
            SELECT id FROM change WHERE entity = ?1 AND count > 1
                AND row <= ?2 AND row + count > ?2)
        ORDER BY action.clock, action.replica, change.id
    )sql"));
    select.bind(1, entityKey(entity)).bind(2, row.value);
    return readChanges(select);
}

Result<std::set<RowId>> rowsSetBetween(Database &database, Entity entity, RowId first, RowId last) {
    PW_TRY(Statement select,
           database.prepare("SELECT row FROM change WHERE entity = ? AND row BETWEEN ? AND ? "
                            "AND op IN ('set', 'settle')"));
    select.bind(1, entityKey(entity)).bind(2, first.value).bind(3, last.value);
    PW_TRY(const std::vector<RowId> ids, rows::idsIn(select));
    return std::set<RowId>(ids.begin(), ids.end());
}

// SQLite knows the capitals of A to Z alone, so every text is looked through here.
Result<std::vector<Change>> changesSaying(Database &database, std::string_view foldedWord) {
    PW_TRY(Statement select,
           database.prepare("SELECT id, fields FROM change WHERE fields IS NOT NULL AND op NOT IN "
                            "('erase', 'strike') ORDER BY id"));
    std::vector<std::int64_t> saying;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            break;
        if (folded(select.text(1)).contains(foldedWord))
            saying.push_back(select.integer(0));
    }
    PW_TRY(Statement one, database.prepare(std::string(kChangeColumns) + " WHERE id = ?"));
    std::vector<Change> found;
    for (const std::int64_t id : saying) {
        one.bind(1, id);
        PW_TRY(auto changes, readChanges(one));
        std::ranges::move(changes, std::back_inserter(found));
        one.reset();
    }
    return found;
}

Result<std::set<ActionId>> actionsRemoving(Database &database, Entity entity) {
    PW_TRY(
        Statement select,
        database.prepare("SELECT DISTINCT action FROM change WHERE entity = ? AND op = 'delete'"));
    select.bind(1, entityKey(entity));
    std::set<ActionId> found;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return found;
        found.insert(ActionId{select.integer(0)});
    }
}

Result<std::vector<RowId>> goneRowsOf(Database &database, const Field &ownerField, RowId owner) {
    PW_TRY(Statement select,
           database.prepare(std::format("SELECT row FROM change WHERE entity = ? AND op = 'delete' "
                                        "AND json_extract(fields, '$.\"{}\"[0]') = ?",
                                        ownerField.key)));
    select.bind(1, entityKey(ownerField.entity)).bind(2, owner.value);
    return rows::idsIn(select);
}

Result<std::vector<Record>> goneRows(Database &database, Entity entity) {
    PW_TRY(Statement select,
           database.prepare(std::format("SELECT row, fields FROM change WHERE entity = ? AND op = "
                                        "'delete' AND row NOT IN (SELECT id FROM {})",
                                        info(entity).table)));
    select.bind(1, entityKey(entity));
    std::vector<Record> gone;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return gone;
        Change change;
        change.entityKey = entityKey(entity);
        change.op = "delete";
        change.fields = select.text(1);
        Record &row = gone.emplace_back(entity, RowId{select.integer(0)});
        for (FieldChange &one : fieldChangesOf(change))
            row[*one.field] = std::move(one.before);
    }
}

Result<void> insertChange(Statement &insert, const Change &change) {
    insert.bind(1, change.action.value)
        .bind(2, change.entityKey)
        .bind(3, change.row.value)
        .bind(4, change.count)
        .bind(5, std::string_view(change.op));
    change.fields.empty() ? insert.bindNull(6)
                          : insert.bindView(6, std::string_view(change.fields));
    return insert.run();
}

Result<std::vector<RowId>> rowsAddedIn(Database &database, RowId exercise, Entity entity) {
    PW_TRY(Statement select, database.prepare(R"sql(
        SELECT change.row, change.count FROM change JOIN action ON action.id = change.action
        WHERE action.exercise = ? AND change.entity = ? AND change.op = 'insert'
        ORDER BY action.clock, action.replica, change.id
    )sql"));
    select.bind(1, exercise.value).bind(2, entityKey(entity));
    std::vector<RowId> rows;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return rows;
        for (std::int64_t i = 0; i < select.integer(1); ++i)
            rows.push_back(RowId{select.integer(0) + i});
    }
}

Result<std::multimap<RowId, RowId>> goneTargets(Database &database, const Field &field) {
    PW_TRY(Statement select,
           database.prepare(std::format("SELECT row, json_extract(fields, '$.\"{}\"[0]') FROM "
                                        "change WHERE entity = ? AND op = 'delete'",
                                        field.key)));
    select.bind(1, entityKey(field.entity));
    std::multimap<RowId, RowId> gone;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return gone;
        gone.emplace(RowId{select.integer(1)}, RowId{select.integer(0)});
    }
}

Result<Standing> Standing::read(Database &database) {
    Standing standing;
    // An undo is later than what it undoes: in a file that says otherwise it is none, for looking
    // up which actions stand must come to an end.
    PW_TRY(Statement select,
           database.prepare("SELECT undo.undoes, undo.id FROM action AS undo JOIN action AS undone "
                            "ON undone.id = undo.undoes WHERE (undo.clock, undo.replica) > "
                            "(undone.clock, undone.replica)"));
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return standing;
        standing.m_undoneBy.emplace(select.integer(0), select.integer(1));
    }
}

bool Standing::stands(ActionId action) const {
    const auto [first, last] = m_undoneBy.equal_range(action.value);
    for (auto undo = first; undo != last; ++undo)
        if (stands(ActionId{undo->second}))
            return false;
    return true;
}

} // namespace placeweave::log
