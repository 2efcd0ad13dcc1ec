// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/reach.h"

#include <string>

namespace placeweave {

// The reasons of reach in English, for the command line and what it writes. The window says its
// own.

// "food support", "practical help", "library or other public service"; "anything". With the time
// where one is asked for: "food support open on Saturday at 10:00".
std::string nounOf(const Sought &sought, const std::optional<WallTime> &at = std::nullopt);
// "1,634"
std::string withCommas(std::int64_t number);
// "850 m", "2.1 km"
std::string distanceInWords(double metres);
// "Here already: a library. 1,634 people, IMD decile 2, nearest food support 2.1 km, none open at a
// weekend. Nobody has asked here yet."
std::string whyInWords(const AreaReach &area, const Sought &sought,
                       const std::optional<WallTime> &at = std::nullopt);
// "3 have not been confirmed by anyone"
std::string notCountedInWords(NotCounted why, std::int64_t count);

} // namespace placeweave
