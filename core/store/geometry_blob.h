// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// How a GeoPackage stores geometry (OGC 12-128r18, clause 2.1.3): a head around ISO WKB, srs 4326.
std::string geometryBlob(std::string_view wkb, const LatLonBox *envelope);
std::string pointBlob(LatLon point);
std::optional<LatLon> pointFromBlob(std::string_view blob);
bool isEmptyPointBlob(std::string_view blob);
// The WKB within; empty when it is no GeoPackage geometry.
std::string_view wkbOfBlob(std::string_view blob);

} // namespace placeweave
