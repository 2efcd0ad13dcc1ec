// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace placeweave::log {

// Reading the change log.

struct Action {
    ActionId id;
    std::int64_t clock = 0;
    std::int64_t replica = 0;
    std::string author;
    std::string verb;
    std::string subject;
    std::string at;
    ActionId undoes;
    RowId exercise;

    // The order of all actions everywhere: by clock, ties by replica.
    std::pair<std::int64_t, std::int64_t> order() const { return {clock, replica}; }
};

struct Change {
    std::int64_t id = 0; // of this file only; order within an action
    ActionId action;
    std::int64_t entityKey = 0;
    RowId row;
    std::int64_t count = 1;
    std::string op;
    std::string fields; // JSON as stored; empty for insert and after an erasure
};

// What a change says of one field. A bundle for others leaves out an old value that they may not
// see: the log then holds [new] alone.
struct FieldChange {
    const Field *field = nullptr;
    Value before;
    Value after;
    bool knowsBefore = true;
};
// In the order of the register; keys of newer programs, and what is no value of the field or no
// field of the row, are passed over here (the row in the log keeps them).
std::vector<FieldChange> fieldChangesOf(const Change &change);

using FieldValues = std::vector<std::pair<const Field *, std::pair<Value, Value>>>;
// The same as old and new values; an old one that is not told is empty.
FieldValues fieldsOfChange(const Change &change);

Result<std::optional<Action>> action(Database &database, ActionId id);
// Newest first, `limit` 0 for all.
Result<std::vector<Action>> actions(Database &database, int limit);
struct Replica {
    std::int64_t id = 0;
    std::string author;
    std::string machine;
    std::string startedAt;
};
Result<std::vector<Replica>> replicas(Database &database);
// Editing runs of others, as merging brought them here.
Result<std::set<std::int64_t>> receivedReplicas(Database &database);
// Actions of which others may know more than is known here.
Result<std::set<std::int64_t>> partialActions(Database &database);
// In the order in which they were made.
Result<std::vector<Change>> changesOf(Database &database, ActionId action);
// Of one row, ranges that include it too, in the order of their actions.
Result<std::vector<Change>> changesOfRow(Database &database, Entity entity, RowId row);

// Rows among those of which a field was ever set after they were added.
Result<std::set<RowId>> rowsSetBetween(Database &database, Entity entity, RowId first, RowId last);

// Changes whose values hold the word somewhere, both folded: candidates. The word is of letters and
// figures alone.
Result<std::vector<Change>> changesSaying(Database &database, std::string_view foldedWord);

// Actions in which rows of that entity were deleted, undone or not.
Result<std::set<ActionId>> actionsRemoving(Database &database, Entity entity);
// Rows that are gone and whose deletion says that they belonged to `owner`.
Result<std::vector<RowId>> goneRowsOf(Database &database, const Field &ownerField, RowId owner);
// Rows that are gone, as they were when they went; nothing of what was erased since.
Result<std::vector<Record>> goneRows(Database &database, Entity entity);
// Of rows that are gone: what the field referred to when they went, and the row.
Result<std::multimap<RowId, RowId>> goneTargets(Database &database, const Field &field);

// A change as a row of a `change` table, of a map or of a bundle; `insert` is kInsertChange.
inline constexpr std::string_view kInsertChange =
    "INSERT INTO change (action, entity, row, count, op, fields) VALUES (?, ?, ?, ?, ?, ?)";
Result<void> insertChange(Statement &insert, const Change &change);
// An action has one change of a row: makes room for an erasure. Action, entity key, row.
inline constexpr std::string_view kDropChangeOfRow =
    "DELETE FROM change WHERE action = ? AND entity = ? AND row = ? AND op <> 'insert'";

// Of that entity, made by actions that carry a mapping session.
Result<std::vector<RowId>> rowsAddedIn(Database &database, RowId exercise, Entity entity);

// Which actions stand: an action is undone while an undo of it stands.
class Standing {
public:
    static Result<Standing> read(Database &database);
    bool stands(ActionId action) const;

private:
    std::multimap<std::int64_t, std::int64_t> m_undoneBy;
};

} // namespace placeweave::log
