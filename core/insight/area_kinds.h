// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// What sort of groups there are in each area of a set, by family of kinds.
struct AreaKinds {
    std::string code;
    std::string name;
    std::vector<std::uint32_t> counts; // by the order of vocabulary("family"), then without a kind
    std::uint32_t total = 0;
};

// Those with most first; areas with none at the end, for that is worth seeing too. Closed groups
// and those whose place these readers do not know are in none.
Result<std::vector<AreaKinds>> kindsByArea(MapFile &map, const std::string &set,
                                           const Disclosure &readers);

// What was done month by month, the earliest first: whether a map is kept alive.
struct MonthFigures {
    std::string month;               // YYYY-MM
    std::uint32_t checked = 0;       // records last confirmed in it
    std::uint32_t conversations = 0; // held in it
    std::uint32_t needs = 0;         // heard in it
    std::uint32_t toldBack = 0;      // promises that those they were made to heard of in it
};
inline constexpr int kMonthsShown = 12;
Result<std::vector<MonthFigures>> monthsUntil(MapFile &map, const std::string &today);

} // namespace placeweave
