// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace placeweave {

// A WGS84 position in degrees. In the change log a position is two integers of 1e-7 degrees (about
// a centimetre), so every stored point is rounded to that.
struct LatLon {
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const LatLon &, const LatLon &) = default;
};

// West, south, east, north in degrees; empty until something is added.
struct LatLonBox {
    double west = 181;
    double south = 91;
    double east = -181;
    double north = -91;

    bool operator==(const LatLonBox &) const = default;
    bool isEmpty() const { return west > east || south > north; }
    bool contains(LatLon p) const {
        return p.longitude >= west && p.longitude <= east && p.latitude >= south &&
               p.latitude <= north;
    }
    void add(LatLon p) {
        west = p.longitude < west ? p.longitude : west;
        east = p.longitude > east ? p.longitude : east;
        south = p.latitude < south ? p.latitude : south;
        north = p.latitude > north ? p.latitude : north;
    }
    void add(const LatLonBox &other) {
        if (other.isEmpty())
            return;
        add(LatLon{other.south, other.west});
        add(LatLon{other.north, other.east});
    }
};

// The integer form of the log.
struct FixedLatLon {
    std::int32_t latitude = 0;
    std::int32_t longitude = 0;
};
FixedLatLon toFixed(LatLon point);
LatLon fromFixed(FixedLatLon point);
LatLon rounded(LatLon point);

// False for NaN, infinities and anything outside the globe.
bool isOnEarth(LatLon point);

} // namespace placeweave
