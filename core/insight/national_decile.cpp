// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/national_decile.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace placeweave {
namespace {

// What the statistics call the parts of the index, and words for deciles that are not the nation's
// or run the other way.
constexpr std::array<std::string_view, 15> kOtherIndices{
    "income", "employment", "education", "skills",     "health",
    "disab",  "crime",      "barrier",   "living env", "children",
    "older",  "local",      "region",    "10 is most", "10 = most"};

// "Income Decile (where 1 is most deprived 10% of LSOAs)" speaks of income.
std::string withoutBrackets(std::string_view text) {
    std::string kept;
    int depth = 0;
    for (const char c : text) {
        if (c == '(')
            ++depth;
        if (depth == 0)
            kept += c;
        if (c == ')' && depth > 0)
            --depth;
    }
    return kept;
}

} // namespace

bool namesNationalDecile(std::string_view indicator) {
    const std::string all = folded(indicator);
    const std::string name = withoutBrackets(all);
    // Which end is which is told in brackets.
    const bool isOther = std::ranges::any_of(kOtherIndices, [&](std::string_view word) {
        return (word.starts_with("10") ? all : name).contains(word);
    });
    return all.contains("decile") && (name.contains("depriv") || all.contains("imd")) && !isOther;
}

std::optional<Indicator> nationalDecile(std::span<const Indicator> indicators, std::int64_t set) {
    std::optional<Indicator> found;
    for (const Indicator &indicator : indicators)
        if (indicator.areaSet == set && namesNationalDecile(indicator.name) &&
            (!found || found->name < indicator.name))
            found = indicator;
    return found;
}

} // namespace placeweave
