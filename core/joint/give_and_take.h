// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace placeweave {

class MapFile;

// Asked so often within six months: somebody should think twice before they ask again.
inline constexpr int kOftenAsked = 3;
inline constexpr int kHalfAYear = 182; // days

// What partners have had of a group, and what it had of them.
struct GiveAndTake {
    std::string lastOn; // YYYY-MM-DD of the last conversation; empty: none on the map
    std::string lastBy;
    int inSixMonths = 0;              // conversations
    std::vector<std::string> open;    // promises to it that are still to be kept
    std::vector<std::string> gotBack; // what it got for its time and what was kept, newest first

    bool isOftenAsked() const { return inSixMonths >= kOftenAsked; }
};

// By organisation; those that nobody has talked to are not in it. For the map's own people.
Result<std::unordered_map<RowId, GiveAndTake>> givenAndTaken(MapFile &map,
                                                             const std::string &today);

// A promise that is still open, however somebody may have written it.
bool isOpenPromise(const Record &promise);

} // namespace placeweave
