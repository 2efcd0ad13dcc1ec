// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace placeweave {

// The code of vocabulary("activity") that the name of a list speaks of, or empty: what is on
// "food_banks.csv" is food support. The longest run of words counts.
std::string activityFromListName(std::string_view source);

} // namespace placeweave
