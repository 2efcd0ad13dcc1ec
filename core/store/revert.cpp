// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/revert.h"

#include "core/store/edit.h"
#include "core/store/log.h"

#include <algorithm>
#include <format>
#include <set>

namespace placeweave {

Result<ActionId> revertField(MapFile &map, ActionId action, const Field &field, RowId row) {
    PW_TRY(const auto changes, log::changesOf(map.database(), action));
    for (const log::Change &change : changes) {
        if (change.entityKey != entityKey(field.entity) || change.row != row ||
            (change.op != "set" && change.op != "settle"))
            continue;
        const std::vector<log::FieldChange> fields = log::fieldChangesOf(change);
        const bool isNamed = std::ranges::any_of(fields, [&](const log::FieldChange &one) {
            return one.field == &field && one.knowsBefore;
        });
        if (!isNamed)
            continue;
        PW_TRY(const Record record, map.record(field.entity, row));
        const Field *name = findField(field.entity, "name");
        PW_TRY(const auto reverted, log::action(map.database(), action));
        PW_TRY(Edit edit, Edit::begin(map, "field.revert", name ? record[*name].text() : ""));
        if (reverted)
            edit.setExercise(reverted->exercise);
        for (const log::FieldChange &one : fields)
            if (one.knowsBefore &&
                (one.field == &field || (!field.group.empty() && one.field->group == field.group)))
                PW_CHECK(edit.set(*one.field, row, one.before));
        return edit.commit();
    }
    return fail(ErrorCode::NotFound, "The history does not say what this was before.",
                std::format("{} {}", info(field.entity).table, row.value));
}

Result<std::vector<HistoryEntry>> historyOfExercise(MapFile &map, RowId exercise, int limit) {
    std::set<ActionId> wanted;
    PW_TRY(const auto actions, log::actions(map.database(), 0));
    for (const log::Action &action : actions)
        if (action.exercise == exercise &&
            (limit == 0 || std::ssize(wanted) < std::ptrdiff_t{limit}))
            wanted.insert(action.id);
    PW_TRY(std::vector<HistoryEntry> entries, map.history(0));
    std::erase_if(entries, [&](const HistoryEntry &one) { return !wanted.contains(one.action); });
    return entries;
}

} // namespace placeweave
