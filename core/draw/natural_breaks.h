// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace placeweave {

// The greatest value of each of at most `count` classes such that the squares of distances to the
// mean within classes add up to the least there can be (W. Fisher 1958; maps know it by G. Jenks).
// `sorted` is ascending and finite; equal values are never parted.
std::vector<double> naturalBreaks(std::span<const double> sorted, std::size_t count);

} // namespace placeweave
