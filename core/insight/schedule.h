// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/offers.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// A time of the week as clocks in Britain show it.
struct WallTime {
    int weekday = 0; // 0 is Monday
    int minute = 0;  // of the day
};
// Summer time included.
WallTime londonWallTime(std::int64_t unixMilliseconds);
// "SA 10:00", "Saturday 10:00", "sat"; without a time the whole day is meant, and `minute` is -1.
std::optional<WallTime> wallTimeIn(std::string_view words);

// On which days of the week, and when, services happen: on every such day or on some of them (the
// second Saturday of a month is a Saturday).
struct OpenWeek {
    struct Span {
        int from = 0;
        int until = 24 * 60; // beyond a day where it runs past midnight
    };
    std::array<std::vector<Span>, 7> days;
    bool isKnown = false; // whether any rule told the days

    bool opensOn(int weekday) const { return !days[static_cast<std::size_t>(weekday)].empty(); }
    bool opensAtWeekend() const { return opensOn(5) || opensOn(6); }
    // Whether it is open then; on the day at all where there is no minute.
    bool opensAt(WallTime time) const;
};

// From RFC 5545 rules (libical), seen from `today` on: a rule that has run out opens no day, one
// that never ends is looked at for a year. What would need the day it began on (FREQ=WEEKLY without
// BYDAY) or repeats within a day tells nothing; of every second week each counts.
OpenWeek openWeek(std::span<const ServiceTimes> services, const std::string &today);

} // namespace placeweave
