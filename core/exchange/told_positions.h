// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Where a text says that something is, in figures: latitude and longitude in decimals or in
// degrees, minutes and seconds, a National Grid reference, an easting and a northing, a whole plus
// code.
struct ToldPosition {
    LatLon point;
    double metres = 0;     // how far off it may be
    bool isCertain = true; // false for two numbers that need not be a position at all
};
std::vector<ToldPosition> positionsIn(std::string_view text);
// At a glance: false only where positionsIn() would find none. Nearly every e-mail address, link
// and number of a charity has figures, and none of those is a position.
bool mayHoldPositions(std::string_view text);

// Whether the text says half of a position near the point: a latitude here, an easting there.
bool tellsHalfOf(std::string_view text, LatLon point);

// Whether it points at a place without figures that could be compared: a link to an online map, the
// three words of a square, a plus code that goes with a town.
bool pointsAtAPlace(std::string_view text);
// "J 338 740": one letter, as the whole island of Ireland has it.
bool saysIrishGrid(std::string_view text);

// The Open Location Code of a point, ten digits: "9C5VCMPM+CQ".
std::string plusCode(LatLon point);

} // namespace placeweave
