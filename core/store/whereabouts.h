// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/base/result.h"

#include <cstdint>
#include <vector>

namespace placeweave {

class MapFile;

struct Whereabouts {
    RowId organisation;
    std::uint16_t kind = 0; // as AssetIndex::kind()
    LatLon point;
};

// What the first picture of a large map is made of, in a third of the time of AssetIndex::build(),
// which the picture does not have to wait for then: every organisation with a place of its own.
// Those whose place partners keep to themselves come with the index. Empty when the map holds fewer
// than `fewest` organisations.
Result<std::vector<Whereabouts>> whereabouts(MapFile &map, std::int64_t fewest);

} // namespace placeweave
