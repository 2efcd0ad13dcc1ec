// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// One time of the week, as a service has it.
struct WeeklyTimes {
    std::string rule;   // FREQ=WEEKLY;BYDAY=MO,WE
    std::string opens;  // HH:MM, or empty
    std::string closes; // HH:MM, or empty; before `opens` where it is past midnight
    friend bool operator==(const WeeklyTimes &, const WeeklyTimes &) = default;
};

// "Mon-Fri 9am-5pm", "Tuesdays 10:00 to 12:00", "Friday 2 - 4.30pm". Nothing where they are not the
// same on all days, where a word says more ("first", "term time") or where an hour may be in the
// morning or in the evening ("8-10").
std::optional<WeeklyTimes> weeklyTimesIn(std::string_view words);

// What a service says of its times in words becomes its schedule, where it has none and they are
// such. False where they stay words.
bool takeTimesFromWords(Record &service);

} // namespace placeweave
