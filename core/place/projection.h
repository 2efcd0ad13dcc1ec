// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"

namespace placeweave {

// EPSG:27700, metres.
struct EastingNorthing {
    double easting = 0;
    double northing = 0;
};

// Correct to centimetres over Great Britain by Ordnance Survey's OSTN15 (core/place/grid_shift.h);
// by PROJ's seven parameters, good to about 5 m, beyond its edges and in a build without its table
// (britishGridIsExact()).
Result<LatLon> fromBritishGrid(EastingNorthing point);
Result<EastingNorthing> toBritishGrid(LatLon point);
bool britishGridIsExact();
// Whether a pair of numbers lies where the grid is defined (0..700 km, 0..1300 km).
bool isOnBritishGrid(EastingNorthing point);

// Web Mercator (EPSG:3857) scaled to the unit square, as map tiles count: x from 0 at 180 W to 1,
// y from 0 at about 85.05 N to 1. Latitudes beyond are clamped.
struct Mercator {
    double x = 0;
    double y = 0;
};
Mercator toMercator(LatLon point);
LatLon fromMercator(Mercator point);

// Great-circle distance, metres; mean Earth radius, within 0.5 % of the ellipsoid.
double distanceMetres(LatLon a, LatLon b);
// The point so many metres away, bearing in degrees clockwise from north.
LatLon destination(LatLon from, double bearing, double metres);
// Metres on the ground for one unit of Mercator at that latitude.
double metresPerMercatorUnit(double latitude);

} // namespace placeweave
