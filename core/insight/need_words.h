// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// What people's own words say beyond a category: in which language, on which days, in the evening;
// and what sort of thing an offer is. Only whole words count.

struct WantedTime {
    std::array<bool, 7> days{}; // Monday first
    bool isEvening = false;     // after half past five

    bool isSaid() const;
};
WantedTime wantedTimeIn(std::string_view text);

std::vector<std::string> languagesIn(std::string_view text); // codes of "language"
std::vector<std::string> offersIn(std::string_view text);    // codes of "offer"

// Which activities, and which offers, answer a category of need.
std::vector<std::string> activitiesFor(std::string_view needCategory);
std::vector<std::string> offersFor(std::string_view needCategory);

} // namespace placeweave
