// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace placeweave {

// A sensible order to go to some places one after the other, as positions in `places`: always on to
// the nearest, then turned round wherever that makes it shorter (2-opt). Straight lines: no river,
// no one-way street. From `start` where it is given, else from the place that makes it shortest;
// nobody has to come back to where they began.
std::vector<std::size_t> visitOrder(std::span<const LatLon> places,
                                    std::optional<LatLon> start = std::nullopt);

// Metres in straight lines from one to the next.
double lengthOfVisits(std::span<const LatLon> places, std::span<const std::size_t> order,
                      std::optional<LatLon> start = std::nullopt);

} // namespace placeweave
