// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace placeweave {

class LivesInFile;
struct Reconciling;

// One recorded action: the only way a map is written by this program. Opens a transaction; whatever
// is not committed is rolled back. Reads through the MapFile see what was done so far.
//
//     PW_TRY(Edit edit, Edit::begin(map, "pin.move", name));
//     PW_CHECK(edit.set(fieldOf(Entity::Location, "geom"), id, Value(point)));
//     PW_TRY(ActionId action, edit.commit());
class Edit {
public:
    // `subject` is what the action is about, for "Undo …": usually an organisation's name.
    static Result<Edit> begin(MapFile &map, std::string verb, std::string subject = {});
    Edit(Edit &&) noexcept;
    Edit &operator=(Edit &&) = delete;
    ~Edit();

    // A new row; the record's id is ignored. Rows that refer to it must come after it.
    Result<RowId> insert(const Record &record);
    // The first of so many consecutive fresh ids, to be used by insertReserved(): rows of an import
    // can so refer to rows that are still to come.
    Result<RowId> reserve(std::int64_t count);
    // Rows with the ids first .. first + count - 1; `fill` is handed an empty record with its id
    // set. Logged as one range, so a quarter of a million rows cost one change.
    Result<void> insertReserved(Entity entity, RowId first, std::int64_t count,
                                const std::function<void(std::int64_t index, Record &)> &fill);
    // No change is recorded for a value that was there already.
    Result<void> set(const Field &field, RowId id, const Value &value);
    // With the rows it owns; references to it are emptied. A main place that nobody else uses goes
    // with its organisation.
    Result<void> remove(Entity entity, RowId id);
    // As remove() of each, from the last to the first; ascending ids.
    Result<void> removeAll(Entity entity, const std::vector<RowId> &ids);
    // A row that was deleted, with its old id.
    Result<void> restore(const Record &record);
    // What a deleted row would be now: as all its changes leave it, with references to what is not
    // there emptied. NotFound where the history does not say.
    Result<Record> recordInLog(Entity entity, RowId id);
    // As set(), and says that a person has decided between two answers; also where the one that
    // stands is to stay.
    Result<void> settle(const Field &field, RowId id, const Value &value);
    // Removes the row and every trace of its values from the log; needs no undo, has none. The file
    // is compacted by commit().
    Result<void> erase(Entity entity, RowId id, const std::string &reason);

    // Takes words out of what a text of the row was once: each value of the field in the history
    // for which `without` has another reads as that from now on, in every copy. What the row holds
    // now is left alone. Cannot be undone; by itself in an action; the file is compacted by
    // commit().
    Result<void> strike(const Field &field, RowId id,
                        const std::function<std::optional<Value>(const Value &)> &without);

    void setSubject(std::string subject) { m_subject = std::move(subject); }
    void setUndoes(ActionId action) { m_undoes = action; }
    void setExercise(RowId exercise) { m_exercise = exercise; }
    // The action is worth recording even where it changes nothing.
    void recordAlways() { m_recordsAlways = true; }

    bool isEmpty() const { return m_changes.empty() && m_ranges.empty(); }
    // Writes the action and its changes. None when nothing changed: then nothing is written.
    Result<ActionId> commit();

private:
    // Takes what other programs have done already into an action (outside.cpp).
    friend class OutsideAction;

    struct RowKey {
        Entity entity;
        RowId row;
        auto operator<=>(const RowKey &) const = default;
    };
    using FieldChanges = std::map<const Field *, std::pair<Value, Value>>;
    // The log holds at most one change of a row for an action.
    struct RowChange {
        std::string op; // set, settle, delete, restore, erase, strike
        FieldChanges fields;
        std::string written; // of a deletion, in place of `fields`: there may be very many
        std::string reason;  // of an erasure
        // Of a strike (store/strike.h): by field and action what is told now.
        std::map<std::int64_t, std::map<std::int64_t, std::string>> readings;
    };
    struct Range {
        Entity entity;
        RowId first;
        std::int64_t count;
    };

    Edit(MapFile &map, Transaction transaction, std::string verb, std::string subject);
    Result<Statement *> statement(const std::string &sql);
    bool wasInsertedHere(RowKey key) const;
    RowChange &changeOf(RowKey key, std::string_view op);
    void noteRange(Entity entity, RowId first, std::int64_t count);
    // With the other fields of its group, which change as one.
    Result<void> noteSet(RowKey key, const Field &field, const Value &before, const Value &after);
    Result<void> noteGroup(RowKey key, const Field &field);
    Result<Value> present(const Field &field, RowId id);
    Result<std::vector<RowId>> rowsReferring(const Field &field, const std::vector<RowId> &ids);
    Result<void> detach(Entity entity, const std::vector<RowId> &ids);
    void noteRemoval(const Record &record);
    Result<std::vector<RowId>> removeRows(Entity entity, const std::vector<RowId> &ids);
    Result<void> removeUnusedPlaces(const std::vector<RowId> &places);
    Result<void> eraseRow(Entity entity, RowId id, const std::string &reason);
    Result<void> keepReferences(RowKey key, RowChange &change);
    Result<void> eraseSuggestionsAbout(const std::vector<RowId> &organisations,
                                       const std::string &reason);
    Result<std::set<RowId>> placesEverOf(RowId organisation);
    Result<void> queueWords(Entity entity, RowId first, RowId last);
    static std::string logFields(const FieldChanges &fields);
    Result<void> writeLog(ActionId action);
    Result<LivesInFile *> lives();
    Result<void> reconcileRows();
    Result<std::vector<RowId>> parentsOf(const Range &range, const Field &field);

    MapFile *m_map;
    std::optional<Transaction> m_transaction;
    std::string m_verb;
    std::string m_subject;
    ActionId m_undoes;
    RowId m_exercise;
    std::map<RowKey, RowChange> m_changes;
    std::vector<RowKey> m_order; // of m_changes, as they happened
    std::vector<Range> m_ranges;
    std::map<std::string, Statement, std::less<>> m_statements;
    std::int64_t m_replicaBefore = 0; // with the counter: taken back when nothing is committed
    std::int64_t m_counterBefore = 0;
    std::unique_ptr<Reconciling> m_reconciling; // with m_lives: what the log said before this edit
    std::unique_ptr<LivesInFile> m_lives;
    bool m_erases = false;
    bool m_recordsAlways = false;
    bool m_adopts = false; // what others did: worth saying even where nothing of it was kept
};

} // namespace placeweave
