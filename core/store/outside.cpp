// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs have changed: triggers (schema.cpp) noted it, here it becomes one action.
#include "core/store/edit.h"
#include "core/store/rows.h"

#include <format>
#include <map>

namespace placeweave {
namespace {

struct OutsideRow {
    std::string op; // what happened in all: insert, set, delete, or none
    std::map<const Field *, std::pair<Value, Value>> fields;
};

using OutsideRows = std::map<std::pair<std::int64_t, std::int64_t>, OutsideRow>;

// Several triggers may have fired for one row; together they say one thing.
Result<OutsideRows> readNotes(Database &database) {
    OutsideRows notes;
    PW_TRY(Statement select, database.prepare("SELECT entity, row, op, field, old, new "
                                              "FROM placeweave_outside_change ORDER BY id"));
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return notes;
        OutsideRow &row = notes[{select.integer(0), select.integer(1)}];
        const std::string op(select.text(2));
        if (op == "insert")
            row.op = row.op == "delete" ? "set" : "insert";
        else if (op == "delete")
            row.op = row.op == "insert" ? "none" : "delete";
        else if (row.op.empty())
            row.op = "set";
        if (select.isNull(3))
            continue;
        const Field *field = fieldByKey(select.integer(3));
        if (!field)
            continue;
        const Value before = rows::readValue(select, 4, *field);
        const Value after = rows::readValue(select, 5, *field);
        const auto [noted, isNew] = row.fields.try_emplace(field, before, after);
        if (!isNew)
            noted->second.second = after;
    }
}

} // namespace

Result<ActionId> MapFile::absorbOutsideChanges() {
    if (m_absorbing || isReadOnly())
        return ActionId{};
    PW_TRY(const auto waiting,
           m_database.integer("SELECT EXISTS (SELECT 1 FROM placeweave_outside_change)"));
    if (waiting.value_or(0) == 0)
        return ActionId{};
    m_absorbing = true;
    const auto absorb = [this]() -> Result<ActionId> {
        PW_TRY(Edit edit, Edit::begin(*this, "outside"));
        PW_TRY(const OutsideRows notes, readNotes(m_database));
        for (const auto &[key, note] : notes)
            if (const EntityInfo *entity = entityByKey(key.first))
                PW_CHECK(edit.adopt(entity->entity, RowId{key.second}, note.op, note.fields));
        PW_CHECK(m_database.execute("DELETE FROM placeweave_outside_change"));
        return edit.commit();
    };
    auto action = absorb();
    m_absorbing = false;
    return action;
}

} // namespace placeweave
