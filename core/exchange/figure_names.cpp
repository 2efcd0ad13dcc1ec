// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/figure_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {
namespace {

// Parts of a population, or other things than people.
constexpr std::array<std::string_view, 16> kNotEveryone{
    "densit", "per ", "%",    "percent", "aged",   "under ",  "over ",  "male",
    "women",  "men",  "rate", "change",  "growth", "working", "depriv", "children"};

} // namespace

bool namesPopulation(std::string_view indicator) {
    const std::string name = folded(indicator);
    const bool isPeople = name.contains("population") || name.contains("all ages") ||
                          name.contains("all_ages") || name.contains("residents") ||
                          name == "people" || name == "persons";
    return isPeople && std::ranges::none_of(kNotEveryone, [&](std::string_view word) {
               return name.contains(word);
           });
}

std::string_view whyImpossible(std::string_view figure, double value) {
    constexpr double kMost = 1e12; // pounds, metres, anything
    constexpr double kMostPeople = 1e9;
    constexpr double kDeciles = 10;
    if (!std::isfinite(value))
        return "is no number";
    if (std::abs(value) > kMost)
        return "is too large for any area";
    if (namesPopulation(figure)) {
        if (value < 0)
            return "is less than nobody";
        if (value > kMostPeople)
            return "is more people than there can be";
    }
    const bool isDecile = folded(figure).contains("decile");
    if (isDecile && (value < 1 || value > kDeciles || value != std::floor(value)))
        return "is no decile: those are 1 to 10";
    return {};
}

} // namespace placeweave
