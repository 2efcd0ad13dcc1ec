// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/life.h"

#include <map>
#include <vector>

namespace placeweave {

// A map is a pure function of its set of changes: these two functions are that sentence, for a
// whole map at once. Merging does the same for the rows that it touches (reconcile.h).

struct ChangeSet {
    using RowKey = placeweave::RowKey;
    std::vector<log::Action> actions;
    std::vector<log::Change> changes;
    // The value each field began with, where it was not empty: what is kept in
    // placeweave_original, else the `old` of its earliest change, else the present value. Inserts
    // carry no values, so copies exchange these too.
    std::map<RowKey, std::map<const Field *, Value>> originals;
};

// Everything a map's log says. In whatever order: rowsOf() does not depend on it.
Result<ChangeSet> readChangeSet(MapFile &map);

// The rows that live when all changes have had their say: later clocks win, `stricter` and `set`
// fields merge by their rules (life.h); which rows there are is for Reckoning to say.
std::map<ChangeSet::RowKey, Record> rowsOf(const ChangeSet &set);

// Rows of which the table says something else than the log, as sentences; but for those that other
// programs have changed since the last opening.
Result<std::vector<std::string>> differencesFromLog(MapFile &map);

} // namespace placeweave
