// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Closed or not, first point repeated or not: both are understood. Degrees.
using Ring = std::vector<LatLon>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};

// What a multipolygon holds. Rings may be wound either way.
using Polygons = std::vector<Polygon>;

// Holes too: one outside its ring is filled, even-odd.
LatLonBox boundsOf(const Polygons &polygons);
// Even-odd over all rings; a point on an edge may fall on either side, always the same one.
bool contains(const Polygons &polygons, LatLon point);
// A point certainly inside the largest part (pole of inaccessibility, to about 1 % of its size).
LatLon pointInside(const Polygons &polygons);

// ISO WKB (OGC 06-103r4), x = longitude. Reading takes Polygon and MultiPolygon, with or without Z,
// leaves out points that are no numbers and cuts what crosses the 180th meridian (antimeridian.h).
std::string toWkb(const Polygons &polygons);
Result<Polygons> polygonsFromWkb(std::string_view wkb);

// Lines and points of context layers: every path of a (multi)linestring, polygon or point.
struct Shape {
    enum class Type { Points, Lines, Rings } type = Type::Points;
    std::vector<std::vector<LatLon>> paths;
};
Result<Shape> shapeFromWkb(std::string_view wkb);
// Every path for itself: a multipoint, multilinestring, or one polygon a ring.
std::string toWkb(const Shape &shape);
// Along great circles, metres.
double lengthMetres(const std::vector<LatLon> &path);
// Of a ring, closed or not, in square metres; where it crosses itself the parts count against each
// other.
double areaSquareMetres(const Ring &ring);

} // namespace placeweave
