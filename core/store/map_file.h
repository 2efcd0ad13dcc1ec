// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/value.h"
#include "core/store/area_store.h"
#include "core/store/database.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace placeweave {

class Edit;

struct NewMap {
    std::string name;
    std::string author; // who is at the keyboard; may be empty
};

struct MapCounts {
    std::int64_t organisations = 0;
    std::int64_t locations = 0;
    std::int64_t services = 0;
    std::int64_t people = 0;
    std::int64_t connections = 0;
    std::int64_t areas = 0;
    std::int64_t changes = 0; // recorded actions' changes
    int schema = 0;
};

// One entry of the history: an action, and what it changed in the row or rows asked about.
struct HistoryEntry {
    struct FieldChange {
        const Field *field = nullptr; // null for a key of a newer program
        Value before;
        Value after;
    };
    struct RowChange {
        Entity entity = Entity::Organisation;
        RowId row;
        std::int64_t count = 1;
        std::string op; // insert, set, delete, restore, settle, erase
        std::vector<FieldChange> fields;
        std::vector<FieldChange> kept; // of the same groups, what stayed as it was
    };
    ActionId action;
    std::string verb;    // "organisation.add", "import", ... ; sentences are up to ui
    std::string subject; // what it was about, for "Undo …": usually a name; may be empty
    std::string author;
    std::string at; // UTC, RFC 3339
    ActionId undoes;
    bool undone = false;
    std::vector<RowChange> rows;
};

struct UndoOutcome {
    ActionId action;                  // the new action; none when there was nothing left to undo
    std::vector<std::string> skipped; // names of what somebody has changed since, left alone
};

// An open map. Owns the one write connection and belongs to one thread (the worker). Writing goes
// through Edit; other programs' edits are taken in by absorbOutsideChanges().
//
// The file and its rules: docs/format.md.
class MapFile {
public:
    static Result<std::unique_ptr<MapFile>> create(const std::filesystem::path &file,
                                                   const NewMap &map);
    static Result<std::unique_ptr<MapFile>> open(const std::filesystem::path &file, Access access);
    // Whether it is a Placeweave map, of whatever version, rather than another GeoPackage.
    static bool isMap(const std::filesystem::path &file);
    // Leaves one plain file behind: WAL folded back, DELETE journal.
    ~MapFile();
    MapFile(const MapFile &) = delete;
    MapFile &operator=(const MapFile &) = delete;

    const std::filesystem::path &path() const { return m_path; }
    const std::string &uuid() const { return m_uuid; }
    bool isReadOnly() const { return m_access == Access::ReadOnly; }
    Result<std::string> name();
    // For a window that stays open: write-ahead log where the folder allows it, so that others can
    // read while we write. Without it (command line) the file stays in DELETE mode.
    Result<void> enterSession();
    void setAuthor(std::string author) { m_author = std::move(author); }
    const std::string &author() const { return m_author; }

    // --- reading ---
    Result<MapCounts> counts();
    Result<std::int64_t> count(Entity entity);
    // NotFound when there is no such row.
    Result<Record> record(Entity entity, RowId id);
    // Every row, by id.
    Result<std::vector<Record>> records(Entity entity);
    // Rows whose `referenceColumn` is `target`, by id.
    Result<std::vector<Record>> recordsOf(Entity entity, std::string_view referenceColumn,
                                          RowId target);
    // Calls back row by row until false is returned; for what does not fit in memory.
    Result<void> forEach(Entity entity, const std::function<bool(const Record &)> &visit);
    // The same with only these fields read and the others empty, several times as fast.
    Result<void> forEach(Entity entity, std::span<const Field *const> fields,
                         const std::function<bool(const Record &)> &visit);
    std::string uuidOf(Entity entity, RowId id) const;

    // --- undo and history ---
    // Of an import: long work. Stopped, it leaves everything as it is.
    Result<UndoOutcome> undo(ActionId action, const Progress &progress = Progress());
    // What Ctrl+Z and Ctrl+Y would do now; none when there is nothing. What came by merging is
    // somebody else's to take back.
    Result<HistoryEntry> undoable();
    Result<HistoryEntry> redoable();
    // Newest first. Of one record: with its contacts, services, connections and main place.
    Result<std::vector<HistoryEntry>> history(int limit);
    Result<std::vector<HistoryEntry>> historyOf(Entity entity, RowId id, int limit);
    Result<ActionId> lastAction();

    // --- keeping ---
    // True when another connection has written since the last call.
    Result<bool> changedOutside();
    // Turns what triggers caught into one action; its id, or none when there was nothing.
    Result<ActionId> absorbOutsideChanges();
    // How many rows others have touched that are not in the history yet: 0 but where the map cannot
    // be written to.
    Result<std::int64_t> rowsChangedOutside();
    // Indexes the long texts queued by commits; cheap when the queue is empty.
    Result<void> refreshWords();
    // Organisations with all the words in a long text of theirs or of their services.
    Result<std::vector<RowId>> organisationsWithWords(std::string_view words);
    Result<void> checkpoint();
    // A full copy, history included, as a new file.
    Result<void> saveFullCopy(const std::filesystem::path &file);
    // Sentences about what is wrong with the file; none when it is sound. What other programs have
    // changed and is yet to be taken in is nothing wrong.
    Result<std::vector<std::string>> problems(const Progress &progress = {});

    // Organisations that were found to be this one and are gone.
    Result<std::vector<RowId>> mergedInto(RowId organisation);

    AreaStore &areas() { return m_areas; }
    Database &database() { return m_database; }

private:
    friend class Edit;
    friend class MapMerge; // merge.cpp
    MapFile(std::filesystem::path path, Database database, Access access);

    Result<void> prepare();
    Result<void> keepDailyBackup();
    Result<void> startReplica();
    // The first of so many consecutive fresh ids.
    Result<RowId> nextIds(std::int64_t count);
    Result<std::int64_t> nextClock();
    Result<ActionId> absorbNotes();

    std::filesystem::path m_path;
    Database m_database;
    AreaStore m_areas;
    Access m_access;
    std::string m_uuid;
    std::string m_author;
    std::int64_t m_replica = 0; // 0 until the first edit
    std::int64_t m_nextCounter = 1;
    std::int64_t m_dataVersion = 0;
    bool m_inWal = false;
    bool m_absorbing = false;
    bool m_wordsCounted = false; // once an opening, and again when others have written
};

} // namespace placeweave
