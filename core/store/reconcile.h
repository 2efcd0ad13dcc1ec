// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/originals.h"

#include <set>
#include <unordered_map>
#include <vector>

namespace placeweave {

// Makes the tables what the log says again, for the rows of which it has new changes and for all
// that depends on them. Inside core/store; within the caller's transaction.
struct Reconciling {
    std::vector<RowKey> touched;
    // Changes with a higher id have just come from elsewhere: of their rows the tables still hold
    // what was there before.
    std::int64_t newSince = 0;
    // What the others say that rows began with.
    std::unordered_map<RowKey, KeptOriginals> told = {};
    // Rows that somebody has taken back: what their tables still hold tells nothing any more.
    std::set<RowKey> putAway = {};
};

struct Reconciled {
    std::int64_t rows = 0;         // added, changed or removed
    std::set<RowId> organisations; // of which lists and maps show something else now
};
Result<Reconciled> reconcile(MapFile &map, Reconciling what);

// Whether some row is not what its own changes say (placeweave_derived): then an edit of one row
// can bring another back.
Result<bool> hasDerivedRows(Database &database);

} // namespace placeweave
