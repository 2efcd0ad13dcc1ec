// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace placeweave {

// Of one figure, a count for each area; all figures in the same order of areas.
using FigureCounts = std::vector<std::optional<std::int64_t>>;

// Figures that come to the same in most areas: men and women to all, or by sex to by age.
struct FigureSum {
    std::vector<std::size_t> parts;
    std::vector<std::size_t> same; // one figure, or others that come to what the parts do
};

// Which figures of a set of areas add up, in the order of their table. Of parts are tried any two,
// those that stand one after the other, and every second, third ... of them, as where a table
// crosses two things; against any one figure, and where no total is there, what stands in a row
// against what stands in another. Nothing where there are too many figures, or too many that add
// up, to be told: then any may follow from the others (decision 37).
std::optional<std::vector<FigureSum>> sumsAmong(const std::vector<FigureCounts> &figures);

} // namespace placeweave
