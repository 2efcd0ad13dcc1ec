// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

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
    // Many rows of one entity with consecutive ids; the first one's. `next` fills the record and
    // says whether there was one more; its id is set before, so rows of an import can refer ahead.
    Result<RowId> insertMany(Entity entity, std::int64_t count,
                             const std::function<void(std::int64_t index, Record &)> &fill);
    // The ids that the next insertMany of so many rows will use.
    Result<RowId> reserve(std::int64_t count);
    Result<void> insertReserved(Entity entity, RowId first, std::int64_t count,
                                const std::function<void(std::int64_t index, Record &)> &fill);
    // No change is recorded for a value that was there already.
    Result<void> set(const Field &field, RowId id, const Value &value);
    // With the rows it owns; references to it are emptied. A main place that nobody else uses goes
    // with its organisation.
    Result<void> remove(Entity entity, RowId id);
    // A row that was deleted, with its old id (undo and merge).
    Result<void> restore(const Record &record);
    // Removes the row and every trace of its values from the log; needs no undo, has none. The file
    // is compacted by commit().
    Result<void> erase(Entity entity, RowId id, std::string reason);

    void setUndoes(ActionId action) { m_undoes = action; }
    void setExercise(RowId exercise) { m_exercise = exercise; }

    bool isEmpty() const { return m_changes.empty() && m_ranges.empty(); }
    // Writes the action and its changes. None when nothing changed: then nothing is written.
    Result<ActionId> commit();

private:
    struct RowKey {
        Entity entity;
        RowId row;
        auto operator<=>(const RowKey &) const = default;
    };
    struct RowChange {
        std::string op; // set, delete, restore
        std::map<std::int16_t, std::pair<Value, Value>> fields;
    };
    struct Range {
        Entity entity;
        RowId first;
        std::int64_t count;
    };

    Edit(MapFile &map, Savepoint savepoint, std::string verb, std::string subject);
    bool wasInsertedHere(RowKey key) const;
    Result<void> write(const Field &field, RowId id, const Value &value);
    Result<void> removeRow(Entity entity, RowId id);
    void queueWords(Entity entity, RowId id);

    MapFile *m_map;
    std::optional<Savepoint> m_savepoint;
    std::string m_verb;
    std::string m_subject;
    ActionId m_undoes;
    RowId m_exercise;
    std::map<RowKey, RowChange> m_changes;
    std::vector<Range> m_ranges;
    std::vector<RowKey> m_staleWords;
    std::vector<std::pair<RowKey, std::string>> m_erased; // with the reason
    std::map<std::string, Statement, std::less<>> m_statements;
};

} // namespace placeweave
