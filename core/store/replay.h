// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/log.h"

#include <map>
#include <vector>

namespace placeweave {

// A map is a pure function of its set of changes: these two functions are that sentence. What
// merging will build on.

struct ChangeSet {
    struct RowKey {
        Entity entity = Entity::Organisation;
        RowId row;
        auto operator<=>(const RowKey &) const = default;
    };
    std::vector<log::Action> actions;
    std::vector<log::Change> changes;
    // The value each field began with, where it was not empty: the `old` of its earliest change,
    // else the present value. Inserts carry no values, so copies exchange these too.
    std::map<RowKey, std::map<const Field *, Value>> originals;
};

// Everything a map's log says. In whatever order: rowsOf() does not depend on it.
Result<ChangeSet> readChangeSet(MapFile &map);

// The rows that live when all changes have had their say: later clocks win, `stricter` and `set`
// fields merge by their rules, a row lives if its latest insert, set or restore, or that of a
// living row that refers to it, is later than its latest delete; an erasure beats every clock.
std::map<ChangeSet::RowKey, Record> rowsOf(const ChangeSet &set);

// Rows of which the table says something else than the log, as sentences; but for those that other
// programs have changed since the last opening.
Result<std::vector<std::string>> differencesFromLog(MapFile &map);

} // namespace placeweave
