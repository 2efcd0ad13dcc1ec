// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/lat_lon.h"

#include <cmath>

namespace placeweave {
namespace {
constexpr double kUnitsPerDegree = 1e7;
}

FixedLatLon toFixed(LatLon point) {
    return {static_cast<std::int32_t>(std::lround(point.latitude * kUnitsPerDegree)),
            static_cast<std::int32_t>(std::lround(point.longitude * kUnitsPerDegree))};
}

LatLon fromFixed(FixedLatLon point) {
    return {point.latitude / kUnitsPerDegree, point.longitude / kUnitsPerDegree};
}

LatLon rounded(LatLon point) {
    return fromFixed(toFixed(point));
}

bool isOnEarth(LatLon point) {
    return std::isfinite(point.latitude) && std::isfinite(point.longitude) &&
           std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180;
}

} // namespace placeweave
