// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

namespace placeweave {

class MapFile;

// The ground of a web map, in the order in which it is drawn: land, green, water, main roads, and
// the outlines of the areas that are coarse enough to be read. Public reference data, simplified to
// what a screen shows of `around`: [{t: theme, k: kind, p: [[x, y, dx, dy, ...] in 1e-5 degrees]}].
Result<nlohmann::ordered_json> webGround(MapFile &map, const LatLonBox &around);

} // namespace placeweave
