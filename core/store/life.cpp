// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/life.h"

#include "core/model/vocabulary.h"

#include <algorithm>
#include <set>

namespace placeweave {
namespace {

using log::FieldChange;

int protectionOf(const Field &field, const Value &value) {
    if (field.type == FieldType::Boolean)
        return value.isTrue() ? 1 : 0;
    return vocabulary(field.detail).protection(value.text());
}

// Elements that the later change took away or added, applied to what the others made of the set.
Value mergedSet(const Value &current, const Value &before, const Value &after) {
    std::vector<std::string> merged = setElements(current);
    const std::vector<std::string> old = setElements(before);
    const std::vector<std::string> now = setElements(after);
    std::erase_if(merged, [&](const std::string &element) {
        return std::ranges::contains(old, element) && !std::ranges::contains(now, element);
    });
    for (const std::string &element : now)
        if (!std::ranges::contains(merged, element))
            merged.push_back(element);
    return setValue(merged);
}

// Whether its value, and not the clock, says who wins; the rest of its group goes along.
bool isWeighed(const Field &field) {
    return field.merge == MergeRule::Stricter || field.merge == MergeRule::Later;
}

// Somebody else was in between, and what they said protects more, or is of a later day: a slip that
// lay in a drawer is keyed in after the call that was made since.
bool outweighs(const Value &current, const FieldChange &change) {
    if (!isWeighed(*change.field) || !change.knowsBefore || current == change.before)
        return false;
    return change.field->merge == MergeRule::Later
               ? current.text() > change.after.text()
               : protectionOf(*change.field, current) > protectionOf(*change.field, change.after);
}

Value merged(const FieldChange &change, const Value &current) {
    if (!change.knowsBefore || current == change.before) // nobody was in between, or none can tell
        return change.after;
    if (change.field->merge == MergeRule::Set)
        return mergedSet(current, change.before, change.after);
    return change.after;
}

} // namespace

Result<std::vector<RowKey>> rowsOfSeveralRuns(Database &database) {
    PW_TRY(Statement select,
           database.prepare("SELECT change.entity, change.row FROM change JOIN action ON action.id "
                            "= change.action WHERE change.op IN ('set', 'settle') GROUP BY "
                            "change.entity, change.row HAVING min(action.replica) <> "
                            "max(action.replica)"));
    std::vector<RowKey> rows;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return rows;
        if (const EntityInfo *entity = entityByKey(select.integer(0)))
            rows.push_back({entity->entity, RowId{select.integer(1)}});
    }
}

Value mergedElements(const Value &current, const Value &before, const Value &after) {
    return mergedSet(current, before, after);
}

void apply(const log::Change &change, Life::Order order, Life &life) {
    apply(change, log::fieldChangesOf(change), order, life);
}

void apply(const log::Change &change, const std::vector<FieldChange> &fields, Life::Order order,
           Life &life) {
    if (change.op == "erase") {
        life.isErased = true;
        return;
    }
    if (change.op == "delete") {
        life.lastDelete = order;
        return;
    }
    const bool isRestore = change.op == "restore";
    if (!isRestore && change.op != "insert" && change.op != "set" && change.op != "settle")
        return; // of a newer program
    life.lastLife = order;
    // A change of what was never added says nothing: others may have kept the row to themselves.
    life.exists = life.exists || isRestore || change.op == "insert";
    // Who gave a permission or confirmed, and when, belongs to the answer that stands.
    std::set<std::string_view> staying;
    if (!isRestore && change.op != "settle")
        for (const FieldChange &one : fields)
            if (outweighs(life.record[*one.field], one) && !one.field->group.empty())
                staying.insert(one.field->group);
    for (const FieldChange &one : fields) {
        Value &current = life.record[*one.field];
        if (isRestore || change.op == "settle")
            current = one.after;
        else if (!outweighs(current, one) &&
                 (isWeighed(*one.field) || !staying.contains(one.field->group)))
            current = merged(one, current);
    }
}

} // namespace placeweave
