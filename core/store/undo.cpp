// SPDX-License-Identifier: GPL-3.0-or-later
// Undo as docs/format.md has it: a new action, which touches only fields whose winner is still the
// undone change and names what it had to leave alone. Undoing an undo is redoing.
#include "core/model/suggestion.h"
#include "core/store/edit.h"
#include "core/store/life.h"
#include "core/store/rows.h"

#include <algorithm>
#include <format>
#include <ranges>
#include <set>

namespace placeweave {
namespace {

using log::Action;
using log::Change;

Result<std::vector<RowId>> rowsBetween(Database &database, Entity entity, RowId first, RowId last) {
    PW_TRY(Statement select,
           database.prepare(std::format("SELECT id FROM {} WHERE id BETWEEN ? AND ? ORDER BY id",
                                        info(entity).table)));
    select.bind(1, first.value).bind(2, last.value);
    return rows::idsIn(select);
}

class Undoing {
public:
    Undoing(MapFile &map, Edit &edit, Action undone, log::Standing standing,
            const Progress &progress)
        : m_map(map), m_edit(edit), m_undone(std::move(undone)), m_standing(std::move(standing)),
          m_progress(progress) {}

    Result<void> takeBack(const std::vector<Change> &changes) {
        for (const Change &change : changes)
            m_total += change.count;
        for (const Change &change : std::views::reverse(changes)) {
            const EntityInfo *entity = entityByKey(change.entityKey);
            if (entity && change.op == "insert") {
                PW_CHECK(takeBackInsert(entity->entity, change));
                continue;
            }
            if (entity)
                PW_CHECK(takeBackRow(entity->entity, change));
            PW_CHECK(advance(1));
        }
        return {};
    }

    std::vector<std::string> skipped() const { return {m_skipped.begin(), m_skipped.end()}; }

private:
    Result<void> advance(std::int64_t rows) {
        if (m_progress.isCancelled())
            return fail(ErrorCode::Cancelled, "Stopped; nothing was undone.");
        m_done += rows;
        m_progress.report(m_done, m_total);
        return {};
    }

    Result<void> takeBackRow(Entity entity, const Change &change) {
        if (change.op == "set" || change.op == "settle")
            return takeBackSet(entity, change);
        if (change.op == "restore")
            return m_edit.remove(entity, change.row);
        if (change.op == "delete")
            return takeBackDelete(entity, change);
        return {}; // an erasure stays
    }

    // Fields that a later action, which still stands, has set.
    Result<std::set<const Field *>> setSince(Entity entity, RowId row) {
        std::set<const Field *> fields;
        PW_TRY(const std::vector<Change> changes, log::changesOfRow(m_map.database(), entity, row));
        for (const Change &change : changes) {
            if (change.action == m_undone.id || (change.op != "set" && change.op != "settle"))
                continue;
            PW_TRY(const auto action, log::action(m_map.database(), change.action));
            if (!action || action->order() < m_undone.order() || action->undoes ||
                !m_standing.stands(action->id))
                continue;
            for (const auto &[field, values] : log::fieldsOfChange(change))
                if (values.first != values.second)
                    fields.insert(field);
        }
        return fields;
    }

    Result<bool> exists(Entity entity, RowId row) {
        const auto found = m_map.record(entity, row);
        if (!found && found.error().code != ErrorCode::NotFound)
            return std::unexpected(found.error());
        return found.has_value();
    }

    // What it was tied to has been deleted or erased since.
    Result<bool> refersToGone(const Field &field, const Value &value) {
        const EntityInfo *target = refersToRow(field) ? entityByTable(field.detail) : nullptr;
        if (!target || value.isEmpty())
            return false;
        PW_TRY(const bool there, exists(target->entity, RowId{value.integer()}));
        return !there;
    }

    Result<void> takeBackSet(Entity entity, const Change &change) {
        PW_TRY(const bool there, exists(entity, change.row));
        if (!there)
            return {};
        if (change.op == "settle")
            m_edit.recordAlways(); // two answers are open again, whichever stands
        PW_TRY(const auto since, setSince(entity, change.row));
        PW_TRY(const Record now, m_map.record(entity, change.row));
        for (const log::FieldChange &one : log::fieldChangesOf(change)) {
            if (one.before == one.after || !one.knowsBefore)
                continue; // kept by its group, or not for us to know
            // Others may have made something of it that was meant to stand beside it, or above it.
            const bool stands = now[*one.field] == one.after;
            PW_TRY(const bool leadsNowhere, refersToGone(*one.field, one.before));
            if (leadsNowhere || since.contains(one.field) ||
                (!stands && one.field->merge != MergeRule::Set))
                PW_CHECK(skip(entity, change.row, one.field));
            else
                PW_CHECK(m_edit.set(
                    *one.field, change.row,
                    stands ? one.before : mergedElements(now[*one.field], one.after, one.before)));
        }
        return {};
    }

    // Piece by piece from the last, so that it can be watched and stopped.
    Result<void> takeBackInsert(Entity entity, const Change &change) {
        constexpr std::int64_t piece = 5'000;
        for (std::int64_t left = change.count; left > 0; left -= piece) {
            const std::int64_t begin = std::max<std::int64_t>(0, left - piece);
            PW_CHECK(takeBackInserted(entity, RowId{change.row.value + begin},
                                      RowId{change.row.value + left - 1}));
            PW_CHECK(advance(left - begin));
        }
        return {};
    }

    Result<void> takeBackInserted(Entity entity, RowId first, RowId last) {
        PW_TRY(const std::set<RowId> changed,
               log::rowsSetBetween(m_map.database(), entity, first, last));
        PW_TRY(std::vector<RowId> rows, rowsBetween(m_map.database(), entity, first, last));
        std::vector<RowId> kept;
        for (const RowId row : rows) {
            if (!changed.contains(row))
                continue;
            PW_TRY(const auto since, setSince(entity, row));
            if (since.empty())
                continue;
            kept.push_back(row);
            PW_CHECK(skip(entity, row, nullptr));
        }
        std::erase_if(rows, [&](RowId row) { return std::ranges::binary_search(kept, row); });
        return m_edit.removeAll(entity, rows);
    }

    Result<void> takeBackDelete(Entity entity, const Change &change) {
        PW_TRY(const bool there, exists(entity, change.row));
        if (there || change.fields.empty())
            return {}; // somebody has brought it back, or it was erased since
        PW_TRY(const Record record, m_edit.recordInLog(entity, change.row));
        return m_edit.restore(record);
    }

    // What people know the row by.
    Result<void> skip(Entity entity, RowId row, const Field *field) {
        PW_TRY(const Record record, m_map.record(entity, row));
        std::string name{info(entity).label};
        for (const std::string_view column : {"name", "title", "value"})
            if (const Field *naming = findField(entity, column))
                if (!record[*naming].isEmpty())
                    name = record[*naming].text();
        m_skipped.insert(field ? std::format("{}: {}", name, field->label) : name);
        return {};
    }

    MapFile &m_map;
    Edit &m_edit;
    Action m_undone;
    log::Standing m_standing;
    const Progress &m_progress;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    std::set<std::string> m_skipped;
};

HistoryEntry entryOf(const Action &action, bool undone) {
    HistoryEntry entry;
    entry.action = action.id;
    entry.verb = action.verb;
    entry.subject = action.subject;
    entry.author = action.author;
    entry.at = action.at;
    entry.undoes = action.undoes;
    entry.undone = undone;
    return entry;
}

HistoryEntry::RowChange rowChangeOf(const Change &change, Entity entity) {
    HistoryEntry::RowChange row;
    row.entity = entity;
    row.row = change.row;
    row.count = change.count;
    row.op = change.op;
    for (auto &[field, values] : log::fieldsOfChange(change))
        (values.first != values.second ? row.fields : row.kept)
            .push_back({field, values.first, values.second});
    return row;
}

bool canBeUndone(const Action &action, const std::vector<Change> &changes) {
    return action.verb != "map.create" && (!changes.empty() || action.verb == "conflict.settle") &&
           std::ranges::none_of(
               changes, [](const Change &c) { return c.op == "erase" || c.op == "strike"; });
}

} // namespace

Result<UndoOutcome> MapFile::undo(ActionId id, const Progress &progress) {
    PW_TRY(const auto undone, log::action(m_database, id));
    if (!undone)
        return fail(ErrorCode::NotFound, "There is no such action.", std::to_string(id.value));
    PW_TRY(log::Standing standing, log::Standing::read(m_database));
    if (!standing.stands(id))
        return fail(ErrorCode::InvalidInput, "That was undone already.", undone->verb);
    PW_TRY(Edit edit, Edit::begin(*this, undone->undoes ? "redo" : "undo", undone->subject));
    edit.setUndoes(id);
    edit.setExercise(undone->exercise); // of a session, its history says who took it back
    Undoing undoing(*this, edit, *undone, std::move(standing), progress);
    PW_TRY(const std::vector<Change> changes, log::changesOf(m_database, id));
    PW_CHECK(undoing.takeBack(changes));
    UndoOutcome outcome;
    outcome.skipped = undoing.skipped();
    PW_TRY(outcome.action, edit.commit());
    return outcome;
}

Result<HistoryEntry> MapFile::undoable() {
    PW_TRY(const auto received, log::receivedReplicas(m_database));
    PW_TRY(const log::Standing standing, log::Standing::read(m_database));
    PW_TRY(const auto actions, log::actions(m_database, 0));
    for (const Action &action : actions) {
        if (action.undoes || received.contains(action.replica) || !standing.stands(action.id))
            continue;
        PW_TRY(const auto changes, log::changesOf(m_database, action.id));
        if (canBeUndone(action, changes))
            return entryOf(action, false);
    }
    return HistoryEntry{};
}

Result<HistoryEntry> MapFile::redoable() {
    PW_TRY(const auto received, log::receivedReplicas(m_database));
    PW_TRY(const log::Standing standing, log::Standing::read(m_database));
    PW_TRY(const auto actions, log::actions(m_database, 0));
    for (const Action &action : actions) {
        if (received.contains(action.replica) || !standing.stands(action.id))
            continue;
        if (!action.undoes)
            return HistoryEntry{}; // something new was done since
        PW_TRY(const auto undone, log::action(m_database, action.undoes));
        if (undone && !undone->undoes) {
            HistoryEntry entry = entryOf(*undone, true);
            entry.action = action.id; // undoing this one is the redo
            return entry;
        }
    }
    return HistoryEntry{};
}

// --- history ---

Result<std::vector<HistoryEntry>> MapFile::history(int limit) {
    PW_TRY(const log::Standing standing, log::Standing::read(m_database));
    PW_TRY(const auto actions, log::actions(m_database, limit));
    std::vector<HistoryEntry> entries;
    for (const Action &action : actions) {
        HistoryEntry entry = entryOf(action, !standing.stands(action.id));
        PW_TRY(const auto changes, log::changesOf(m_database, action.id));
        for (const Change &change : changes)
            if (const EntityInfo *entity = entityByKey(change.entityKey))
                entry.rows.push_back(rowChangeOf(change, entity->entity));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<RowId>> MapFile::mergedInto(RowId organisation) {
    PW_TRY(const auto proposals, records(Entity::Proposal));
    std::vector<RowId> merged{organisation};
    for (std::size_t i = 0; i < merged.size(); ++i) // and what was merged into those
        for (const Record &proposal : proposals) {
            const auto suggestion = suggestionOf(proposal);
            if (suggestion && proposal.text("status") == "already_here" &&
                suggestion->other == merged[i] &&
                std::ranges::find(merged, suggestion->organisation) == merged.end())
                merged.push_back(suggestion->organisation);
        }
    merged.erase(merged.begin());
    return merged;
}

Result<std::vector<HistoryEntry>> MapFile::historyOf(Entity entity, RowId id, int limit) {
    // The row, and what belongs to it: rows that it owns, and an organisation's main place.
    std::set<std::pair<Entity, RowId>> wanted{{entity, id}};
    for (const Field &field : kFields) {
        if (field.type != FieldType::Owner || field.detail != info(entity).table)
            continue;
        PW_TRY(const auto owned, recordsOf(field.entity, field.column, id));
        for (const Record &row : owned)
            wanted.emplace(field.entity, row.id());
        // Those that are gone speak through their deletion.
        PW_TRY(const std::vector<RowId> gone, log::goneRowsOf(m_database, field, id));
        for (const RowId row : gone)
            wanted.emplace(field.entity, row);
    }
    if (entity == Entity::Organisation)
        if (const auto record = this->record(entity, id))
            if (const RowId place = record->reference("location_id"))
                wanted.emplace(Entity::Location, place);

    // A record that was merged into it keeps its history here.
    if (entity == Entity::Organisation) {
        PW_TRY(const std::vector<RowId> merged, mergedInto(id));
        for (const RowId gone : merged)
            wanted.emplace(Entity::Organisation, gone);
    }

    PW_TRY(const log::Standing standing, log::Standing::read(m_database));
    std::map<std::pair<std::int64_t, std::int64_t>, HistoryEntry> byOrder;
    for (const auto &[kind, row] : wanted) {
        PW_TRY(const auto changes, log::changesOfRow(m_database, kind, row));
        for (const Change &change : changes) {
            PW_TRY(const auto action, log::action(m_database, change.action));
            if (!action)
                continue;
            auto [entry, isNew] = byOrder.try_emplace(action->order());
            if (isNew)
                entry->second = entryOf(*action, !standing.stands(action->id));
            HistoryEntry::RowChange ofRow = rowChangeOf(change, kind);
            if (change.op == "insert") { // of a range, this one row
                ofRow.row = row;
                ofRow.count = 1;
            }
            entry->second.rows.push_back(std::move(ofRow));
        }
    }
    std::vector<HistoryEntry> entries;
    for (auto &[order, entry] : std::views::reverse(byOrder)) {
        if (limit > 0 && std::ssize(entries) >= limit)
            break;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace placeweave
