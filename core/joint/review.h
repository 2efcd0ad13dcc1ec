// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/suggestion.h"
#include "core/store/map_file.h"

#include <string>
#include <vector>

namespace placeweave {

// A suggestion that waits for somebody to look.
struct WaitingSuggestion {
    RowId proposal;
    Suggestion suggestion;
    std::string name;         // of the organisation it is about
    std::string service = {}; // of what it offers, where it is about that
};

// Those whose organisations are still there: perhaps the same first, the most alike of them first;
// then what a list says otherwise; then what has vanished from one.
Result<std::vector<WaitingSuggestion>> waitingSuggestions(MapFile &map);

// What somebody has decided. Each is one recorded action, and undone as one.
enum class Decision {
    KeepBoth,   // PerhapsSame: they are two
    Merge,      // PerhapsSame: the earlier record stands, the new one goes into it
    UseList,    // Change, Returned: what the list says
    KeepOurs,   // Change, Returned: what somebody has written
    Closed,     // Vanished: it is no more; a service goes
    StillThere, // Vanished: the list is wrong
};
// InvalidInput for a decision that does not fit, NotFound when it was settled meanwhile.
Result<ActionId> settle(MapFile &map, RowId proposal, Decision decision);

// Answers one of perhapsMet() (met_organisations.h): KeepBoth or Merge. What was decided goes with
// the history, so that no copy asks again.
Result<ActionId> settleMet(MapFile &map, const Suggestion &met, Decision decision);

} // namespace placeweave
