// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

// How much of the published data a map holds, without reading it.

// Shapes of a theme of the ground.
Result<std::int64_t> contextCount(Database &database, const std::string &theme);

Result<std::vector<std::string>> codesOfSet(Database &database, std::int64_t set);
// Where the map's places are, and its other sets of areas than the one of that name: a box each.
Result<std::vector<LatLonBox>> whereThingsAre(Database &database, const std::string &exceptSet);

} // namespace placeweave
