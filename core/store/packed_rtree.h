// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace placeweave {

struct IndexedPoint {
    std::int64_t row = 0;
    LatLon point;
};

// Fills an empty R-tree of SQLite's (virtual table `name`, two dimensions) with all its points at
// once: sorted into tiles and packed, by way of its shadow tables
// (https://www.sqlite.org/rtree.html, section 5). One by one 250,000 take five seconds.
Result<void> packRTree(Database &database, std::string_view name, std::vector<IndexedPoint> points);

} // namespace placeweave
