// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <cstddef>
#include <span>
#include <vector>

namespace placeweave {

// Metres from each of some places to each of them, the same both ways: a row for each.
using WaysBetween = std::vector<std::vector<double>>;

// In straight lines: no river, no one-way street.
WaysBetween straightBetween(std::span<const LatLon> places);

// A sensible order to go to some places one after the other, as positions: always on to the
// nearest, then turned round wherever that makes it shorter (2-opt). It begins where that makes it
// shortest; nobody has to come back to where they began.
std::vector<std::size_t> visitOrder(const WaysBetween &between);

// Metres from the first to the last.
double lengthOfVisits(const WaysBetween &between, std::span<const std::size_t> order);

} // namespace placeweave
