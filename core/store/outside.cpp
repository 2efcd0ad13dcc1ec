// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs have changed: triggers (schema.cpp) noted it, here it becomes one action. The
// notes say what was, the tables say what is; both are put in order first, so that the rows of the
// map stay a pure function of its changes (docs/format.md, "Other programs' edits").
#include "core/store/edit.h"
#include "core/store/rows.h"

#include <format>
#include <map>
#include <set>

namespace placeweave {
namespace {

// One row that was touched, whatever ids it had in between.
struct TouchedRow {
    Entity entity = Entity::Organisation;
    RowId before = {}; // none for a row that was added
    RowId found = {};  // the id that others have left it with
    RowId id = {};     // the one it has now
    bool isGone = false;
    bool isReplaced = false; // another stood where it had stood, so it is gone for good
    bool isWhole = false;    // `old` holds all that was not empty
    std::map<const Field *, Value> old = {};
};

class Notes {
public:
    static Result<std::vector<TouchedRow>> read(Database &database) {
        Notes notes;
        PW_TRY(Statement select, database.prepare("SELECT entity, row, op, field, old "
                                                  "FROM placeweave_outside_change ORDER BY id"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                break;
            if (const EntityInfo *entity = entityByKey(select.integer(0)))
                notes.take(entity->entity, select);
        }
        return std::move(notes.m_rows);
    }

private:
    using Key = std::pair<Entity, RowId>;

    void take(Entity entity, const Statement &note) {
        const Key key{entity, RowId{note.integer(1)}};
        const std::string_view op = note.text(2);
        const Field *field = note.isNull(3) ? nullptr : fieldByKey(note.integer(3));
        if (op == "insert")
            return insert(key);
        if (op == "renumber")
            return renumber({entity, RowId{note.integer(4)}}, key);
        if (op == "delete" && note.isNull(3))
            return leave(key);
        if (!field)
            return;
        TouchedRow &row = op == "delete" ? gone(key) : standing(key);
        if (row.isWhole || row.old.contains(field))
            return;
        const auto old = rows::understand(note, 4, *field);
        row.old.emplace(field, old ? *old : rows::readValue(note, 4, *field));
    }

    std::size_t append(TouchedRow row) {
        m_rows.push_back(std::move(row));
        return m_rows.size() - 1;
    }

    TouchedRow &standing(Key key) {
        const auto found = m_standing.find(key);
        if (found != m_standing.end())
            return m_rows[found->second];
        if (const auto left = m_gone.find(key); left != m_gone.end())
            return comeBack(left); // it was to be replaced, and was not
        const std::size_t index =
            append({.entity = key.first, .before = key.second, .found = key.second});
        m_standing[key] = index;
        return m_rows[index];
    }

    TouchedRow &gone(Key key) {
        if (!m_gone.contains(key))
            leave(key);
        return m_rows[m_gone.at(key)];
    }

    // What stood there may be noted as gone twice: by what replaces it, and by its deletion.
    void leave(Key key) {
        if (m_gone.contains(key) && !m_standing.contains(key))
            return;
        TouchedRow &row = standing(key);
        row.isGone = true;
        if (const auto earlier = m_gone.find(key); earlier != m_gone.end())
            m_rows[earlier->second].isReplaced = true;
        m_gone[key] = m_standing.at(key);
        m_standing.erase(key);
    }

    TouchedRow &comeBack(std::map<Key, std::size_t>::iterator left) {
        const auto [key, index] = *left;
        m_gone.erase(left);
        m_standing[key] = index;
        m_rows[index].isGone = false;
        m_rows[index].isWhole = true; // its deletion has told all
        return m_rows[index];
    }

    void insert(Key key) {
        const auto left = m_gone.find(key);
        if (left != m_gone.end() && m_rows[left->second].before == key.second)
            comeBack(left);
        else
            m_standing[key] = append({.entity = key.first, .found = key.second, .isWhole = true});
    }

    void renumber(Key from, Key to) {
        TouchedRow &row = standing(from);
        row.found = to.second;
        m_standing[to] = m_standing.at(from);
        m_standing.erase(from);
    }

    std::vector<TouchedRow> m_rows;
    std::map<Key, std::size_t> m_standing; // by the id it has at this note
    std::map<Key, std::size_t> m_gone;     // by the id it had last
};

} // namespace

class OutsideAction {
public:
    OutsideAction(MapFile &map, Edit &edit, std::vector<TouchedRow> rows)
        : m_map(map), m_edit(edit), m_rows(std::move(rows)) {
        m_edit.m_adopts = true;
    }

    Result<void> take() {
        PW_CHECK(findOutWhatStands());
        PW_CHECK(settleIds());
        for (const TouchedRow &row : m_rows)
            if (!row.isGone)
                PW_CHECK(takeStanding(row));
        for (const TouchedRow &row : m_rows)
            if (row.isGone && row.before)
                PW_CHECK(takeDeletion(row));
        PW_CHECK(mendReferences());
        m_edit.setSubject(said());
        // GDAL has declared the layer three-dimensional with the first such point.
        return m_map.database().execute("UPDATE gpkg_geometry_columns SET z = 0, m = 0 WHERE "
                                        "geometry_type_name = 'POINT' AND (z <> 0 OR m <> 0)");
    }

private:
    using Key = std::pair<Entity, RowId>;
    using Changed = std::map<const Field *, std::pair<Value, Value>>;

    Result<bool> stands(Entity entity, RowId id) {
        PW_TRY(Statement * select,
               m_edit.statement(std::format("SELECT 1 FROM {} WHERE id = ?", info(entity).table)));
        PW_TRY(const bool found, select->bind(1, id.value).step());
        select->reset();
        return found;
    }

    // The tables have the last word: a replacement may have been called off.
    Result<void> findOutWhatStands() {
        std::set<Key> taken;
        for (const TouchedRow &row : m_rows)
            if (!row.isGone)
                taken.emplace(row.entity, row.found);
        for (TouchedRow &row : m_rows) {
            row.id = row.found;
            if (row.isGone && (row.isReplaced || taken.contains({row.entity, row.found})))
                continue;
            PW_TRY(const bool found, stands(row.entity, row.found));
            row.isWhole = row.isWhole || row.isGone;
            row.isGone = !found;
        }
        return {};
    }

    // A row that was added gets an id of ours: its own may belong to a partner's block. A row that
    // was given another id gets back the one that its history knows.
    Result<void> settleIds() {
        std::vector<TouchedRow *> moved;
        for (TouchedRow &row : m_rows) {
            if (row.isGone || (row.before && row.before == row.found))
                continue;
            PW_TRY(const RowId own, freeId(row));
            PW_CHECK(renumber(row, own));
            if (row.before)
                moved.push_back(&row); // by way of a free id: two may have changed places
        }
        for (TouchedRow *row : moved) {
            PW_TRY(const bool taken, stands(row->entity, row->before));
            if (taken) { // nobody noted by what; then this one is a row of its own
                row->before = {};
                continue;
            }
            PW_CHECK(renumber(*row, row->before));
            say(row->entity, nullptr, "its id was set back");
        }
        return {};
    }

    // The next of our ids at which no other row was put from outside.
    Result<RowId> freeId(const TouchedRow &row) {
        while (true) {
            PW_TRY(const RowId id, m_edit.reserve(1));
            PW_TRY(const bool taken, stands(row.entity, id));
            if (!taken || id == row.id)
                return id;
        }
    }

    Result<void> renumber(TouchedRow &row, RowId id) {
        PW_TRY(Statement * update, m_edit.statement(std::format("UPDATE {} SET id = ? WHERE id = ?",
                                                                info(row.entity).table)));
        PW_CHECK(update->bind(1, id.value).bind(2, row.id.value).run());
        row.id = id;
        m_settled[{row.entity, row.found}] = id;
        return {};
    }

    // The values of one row, understood and stored as we would, then logged.
    Result<void> takeStanding(const TouchedRow &row) {
        const Edit::RowKey key{row.entity, row.id};
        PW_TRY(const Changed changed, tidy(row));
        if (!row.before) {
            m_edit.noteRange(row.entity, row.id, 1);
        } else if (!changed.empty()) {
            Edit::RowChange &change = m_edit.changeOf(key, "set");
            for (const auto &[field, values] : changed)
                change.fields.emplace(field, values);
            for (const auto &[field, values] : changed)
                PW_CHECK(m_edit.noteGroup(key, *field));
        }
        PW_CHECK(queueOwner(row));
        return m_edit.queueWords(row.entity, row.id, row.id);
    }

    Result<Changed> tidy(const TouchedRow &row) {
        Changed changed;
        std::map<const Field *, Value> unlikeStored;
        {
            PW_TRY(Statement * select,
                   m_edit.statement(rows::selectFrom(row.entity) + " WHERE id = ?"));
            PW_TRY(const bool found, select->bind(1, row.id.value).step());
            int column = 0;
            for (const Field &field : fieldsOf(row.entity)) {
                ++column;
                const auto old = row.old.find(&field);
                if (!found || (!row.isWhole && old == row.old.end()))
                    continue;
                const Value before = old == row.old.end() ? Value() : old->second;
                auto read = rows::understand(*select, column, field);
                if (!read)
                    say(row.entity, &field, "what was not understood was put back");
                const Value after = read ? settled(field, *read) : before;
                if (!rows::isStoredAs(*select, column, after))
                    unlikeStored.emplace(&field, after);
                if (before != after)
                    changed.emplace(&field, std::pair{before, after});
            }
            select->reset();
        }
        for (const auto &[field, value] : unlikeStored)
            PW_CHECK(store(*field, row.id, value));
        return changed;
    }

    Result<void> store(const Field &field, RowId id, const Value &value) {
        PW_TRY(Statement * update,
               m_edit.statement(std::format("UPDATE {} SET {} = ? WHERE id = ?",
                                            info(field.entity).table, field.column)));
        rows::bind(*update, 1, value);
        return update->bind(2, id.value).run();
    }

    // A reference as it is now that ids are settled.
    Value settled(const Field &field, const Value &value) const {
        if (!refersToRow(field) || value.isEmpty())
            return value;
        const auto found =
            m_settled.find({entityByTable(field.detail)->entity, RowId{value.integer()}});
        return found == m_settled.end() ? value : Value(found->second.value);
    }

    Result<void> takeDeletion(const TouchedRow &row) {
        if (row.entity == Entity::About) { // every map has one
            Record about(row.entity, row.before);
            for (const auto &[field, value] : row.old)
                about[*field] = value;
            PW_TRY(Statement * insert, m_edit.statement(rows::insertInto(row.entity)));
            rows::bindView(*insert, about);
            say(row.entity, nullptr, "was put back");
            return insert->run();
        }
        PW_CHECK(m_edit.detach(row.entity, {row.before})); // what it has left behind
        Edit::RowChange &change = m_edit.changeOf({row.entity, row.before}, "delete");
        for (const auto &[field, value] : row.old)
            if (!value.isEmpty())
                change.fields.insert_or_assign(field, std::pair{value, Value()});
        PW_CHECK(queueOwner(row));
        return m_edit.queueWords(row.entity, row.before, row.before);
    }

    // The organisation that a service has left finds itself without its words.
    Result<void> queueOwner(const TouchedRow &row) {
        const auto owner = row.old.find(&fieldOf(Entity::Service, "organisation_id"));
        if (row.entity != Entity::Service || owner == row.old.end() || owner->second.isEmpty())
            return {};
        const RowId left{owner->second.integer()};
        return m_edit.queueWords(Entity::Organisation, left, left);
    }

    // Edits made with foreign keys off may refer to rows that do not exist.
    Result<void> mendReferences() {
        for (const Field &field : kFields) {
            if (!refersToRow(field))
                continue;
            PW_TRY(const std::vector<RowId> dangling, danglingOf(field));
            for (const RowId id : dangling)
                PW_CHECK(field.type == FieldType::Owner ? mendOwner(field, id)
                                                        : emptyReference(field, id));
        }
        return {};
    }

    Result<std::vector<RowId>> danglingOf(const Field &field) {
        PW_TRY(Statement select,
               m_map.database().prepare(std::format(
                   "SELECT id FROM {0} WHERE {1} IS NOT NULL AND NOT EXISTS "
                   "(SELECT 1 FROM {2} AS parent WHERE parent.id = {0}.{1}) ORDER BY id",
                   info(field.entity).table, field.column, field.detail)));
        return rows::idsIn(select);
    }

    Result<void> emptyReference(const Field &field, RowId id) {
        say(field.entity, &field, "a reference to what is not there was emptied");
        return m_edit.set(field, id, Value());
    }

    // Back to the owner it had, or away with it: no row stays without the one it belongs to.
    Result<void> mendOwner(const Field &field, RowId id) {
        PW_TRY(const bool there, stands(field.entity, id));
        if (!there)
            return {}; // gone with another owner
        const auto change = m_edit.m_changes.find({field.entity, id});
        if (change != m_edit.m_changes.end())
            if (const auto noted = change->second.fields.find(&field);
                noted != change->second.fields.end() && !noted->second.first.isEmpty()) {
                const Value before = noted->second.first;
                PW_TRY(const bool lives,
                       stands(entityByTable(field.detail)->entity, RowId{before.integer()}));
                if (lives) {
                    say(field.entity, &field, "what is not there was put back");
                    return m_edit.set(field, id, before);
                }
            }
        say(field.entity, &field, "is not there, so the row was removed");
        return m_edit.remove(field.entity, id);
    }

    // Of kinds of rows and fields only: the names of people are no business of the action.
    void say(Entity entity, const Field *field, std::string_view what) {
        ++m_said[std::format("{}{}: {}", info(entity).label,
                             field ? std::format(", {}", field->label) : "", what)];
    }

    std::string said() const {
        std::string all;
        for (const auto &[what, times] : m_said)
            all += std::format("{}{}{}", all.empty() ? "" : "; ", what,
                               times == 1 ? "" : std::format(" ({} times)", times));
        return all;
    }

    MapFile &m_map;
    Edit &m_edit;
    std::vector<TouchedRow> m_rows;
    std::map<Key, RowId> m_settled; // by the id that another program gave
    std::map<std::string, int> m_said;
};

Result<std::int64_t> MapFile::rowsChangedOutside() {
    PW_TRY(const auto rows, m_database.integer("SELECT count(*) FROM (SELECT DISTINCT entity, row "
                                               "FROM placeweave_outside_change)"));
    return rows.value_or(0);
}

Result<ActionId> MapFile::absorbOutsideChanges() {
    if (m_absorbing || isReadOnly())
        return ActionId{};
    PW_TRY(const auto waiting,
           m_database.integer("SELECT EXISTS (SELECT 1 FROM placeweave_outside_change)"));
    if (waiting.value_or(0) == 0)
        return ActionId{};
    m_absorbing = true;
    // Rows change their ids, and what refers to them is seen to here, not by a cascade that nobody
    // would log. The switch does nothing within a transaction.
    auto action =
        m_database.execute("PRAGMA foreign_keys = OFF").and_then([this] { return absorbNotes(); });
    const auto guarded = m_database.execute("PRAGMA foreign_keys = ON");
    m_absorbing = false;
    if (action && !guarded)
        return std::unexpected(guarded.error());
    return action;
}

Result<ActionId> MapFile::absorbNotes() {
    PW_TRY(Edit edit, Edit::begin(*this, "outside"));
    PW_TRY(std::vector<TouchedRow> rows, Notes::read(m_database));
    PW_CHECK(OutsideAction(*this, edit, std::move(rows)).take());
    PW_CHECK(m_database.execute("DELETE FROM placeweave_outside_change"));
    m_wordsCounted = false;
    return edit.commit();
}

} // namespace placeweave
