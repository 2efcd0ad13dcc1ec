// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/national_decile.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

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

// "iod2025_file7.csv" is of 2025; 0 where no year is named. Of several the last.
int yearIn(std::string_view text) {
    const auto isDigitAt = [text](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    int year = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (isDigitAt(end))
            ++end;
        const std::string_view digits = text.substr(at, end - at);
        if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
            std::from_chars(digits.data(), digits.data() + digits.size(), year);
        at = std::max(end, at + 1);
    }
    return year;
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

std::optional<Indicator> nationalDecile(std::span<const Indicator> indicators) {
    const auto age = [](const Indicator &indicator) {
        const int named = yearIn(indicator.name);
        return std::pair(named > 0 ? named : yearIn(indicator.source), indicator.id);
    };
    std::optional<Indicator> found;
    for (const Indicator &indicator : indicators)
        if (namesNationalDecile(indicator.name) && (!found || age(*found) < age(indicator)))
            found = indicator;
    return found;
}

std::optional<Indicator> nationalDecile(std::span<const Indicator> indicators, std::int64_t set) {
    std::vector<Indicator> ofSet;
    std::ranges::copy_if(indicators, std::back_inserter(ofSet),
                         [set](const Indicator &indicator) { return indicator.areaSet == set; });
    return nationalDecile(ofSet);
}

} // namespace placeweave
