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
    int weekday = 0;       // 0 is Monday
    int minute = 0;        // of the day
    std::string date = {}; // YYYY-MM-DD where one day is meant and not every such day
};
// Summer time included.
WallTime londonWallTime(std::int64_t unixMilliseconds);
// "SA 10:00", "Saturday 10:00", "sat", "2026-12-08 10:00"; without a time the whole day is meant,
// and `minute` is -1.
std::optional<WallTime> wallTimeIn(std::string_view words);
// More than ten years: schedules say nothing of what is open on such a day.
bool isFarAway(const WallTime &time, const std::string &today);
// "on Saturday at 10:00", "on Saturday", "on Tuesday 8 December 2026".
std::string inWords(const WallTime &time);

// On which days of the week, and when, services happen: on every such day or on some of them (the
// second Saturday of a month is a Saturday).
struct OpenWeek {
    struct Span {
        int from = 0;
        int until = 24 * 60; // beyond a day where it runs past midnight
        bool isEvery = true; // on every such day; else on some: the second Saturday
    };
    std::array<std::vector<Span>, 7> days;
    bool isKnown = false; // whether a rule told the days of each service

    bool opensOn(int weekday) const { return !days[static_cast<std::size_t>(weekday)].empty(); }
    bool opensAtWeekend() const { return opensOn(5) || opensOn(6); }
    // Whether it is open then; on the day at all where there is no minute.
    bool opensAt(const WallTime &time) const;
    bool opensEveryTimeAt(const WallTime &time) const; // not on some such days only
};

// From RFC 5545 rules (libical), seen from `today` on: a rule that has run out opens no day, one
// that never ends is looked at for a year. A rule may say when it began (";DTSTART=20260106"). So
// many times (COUNT) are counted from then, else from the day when the service was last known to go
// on; with neither they tell nothing. Nor does what would need the day it began on and has none
// (FREQ=WEEKLY without BYDAY), falls less than once a year or repeats within a day. Of every second
// week each counts as some where nobody knows when it began.
//
// With a `date` it is that day and the night before it alone: what falls on it does so every time.
OpenWeek openWeek(std::span<const ServiceTimes> services, const std::string &today,
                  const std::string &date = {});

} // namespace placeweave
