// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/homes.h"

#include "core/exchange/figure_names.h"
#include "core/place/area_index.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeweave {
namespace {

// Sums over a ring in a plane of its own, east and north of its first corner, in degrees of
// latitude.
struct Moments {
    double area = 0;
    double east = 0;
    double north = 0;
};

Moments momentsOf(const Ring &ring, LatLon origin, double shrink) {
    Moments sum;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i];
        const LatLon b = ring[(i + 1) % ring.size()];
        const double ax = (a.longitude - origin.longitude) * shrink;
        const double ay = a.latitude - origin.latitude;
        const double bx = (b.longitude - origin.longitude) * shrink;
        const double by = b.latitude - origin.latitude;
        const double cross = ax * by - bx * ay;
        sum.area += cross / 2;
        sum.east += (ax + bx) * cross / 6;
        sum.north += (ay + by) * cross / 6;
    }
    if (sum.area < 0) // rings may be wound either way
        sum = {-sum.area, -sum.east, -sum.north};
    return sum;
}

std::optional<LatLon> middleOfCorners(const Polygons &outline) {
    LatLonBox box;
    for (const Polygon &polygon : outline)
        for (const LatLon corner : polygon.outer)
            box.add(corner);
    if (box.isEmpty())
        return std::nullopt;
    return LatLon{(box.south + box.north) / 2, (box.west + box.east) / 2};
}

} // namespace

std::optional<LatLon> centreOf(const Polygons &outline) {
    const std::optional<LatLon> middle = middleOfCorners(outline);
    if (!middle)
        return std::nullopt;
    const double shrink = std::cos(middle->latitude * std::numbers::pi / 180);
    Moments sum;
    const auto add = [&](const Ring &ring, double sign) {
        const Moments part = momentsOf(ring, *middle, shrink);
        sum.area += sign * part.area;
        sum.east += sign * part.east;
        sum.north += sign * part.north;
    };
    for (const Polygon &polygon : outline) {
        add(polygon.outer, 1);
        for (const Ring &hole : polygon.holes)
            add(hole, -1);
    }
    constexpr double kNoGround = 1e-14; // square degrees: a tenth of a square millimetre
    if (!(sum.area > kNoGround) || shrink <= 0)
        return middle;
    const LatLon centre{middle->latitude + sum.north / sum.area,
                        middle->longitude + sum.east / sum.area / shrink};
    return contains(outline, centre) ? centre : pointInside(outline);
}

std::vector<AreaHomes> homesOf(std::span<const Area> areas, std::span<const Home> smaller) {
    std::vector<AreaHomes> all(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i)
        all[i].centre = centreOf(areas[i].outline);
    if (smaller.empty())
        return all;
    std::vector<Polygons> outlines;
    outlines.reserve(areas.size());
    for (const Area &area : areas)
        outlines.push_back(area.outline);
    const AreaIndex index(std::move(outlines));
    for (const Home &home : smaller)
        if (const auto area = index.areaAt(home.at); area && home.people > 0)
            all[*area].homes.push_back(home);
    for (AreaHomes &area : all) {
        double people = 0;
        LatLon sum;
        for (const Home &home : area.homes) {
            people += home.people;
            sum.latitude += home.at.latitude * home.people;
            sum.longitude += home.at.longitude * home.people;
        }
        if (people <= 0)
            continue;
        const LatLon centre{sum.latitude / people, sum.longitude / people};
        const auto position = static_cast<std::size_t>(&area - all.data());
        area.isCentreOutside = !contains(areas[position].outline, centre);
        area.centre = centre;
    }
    return all;
}

std::optional<Indicator> populationIndicator(std::span<const Indicator> indicators,
                                             std::int64_t set) {
    std::optional<Indicator> found;
    for (const Indicator &indicator : indicators)
        if (indicator.areaSet == set && namesPopulation(indicator.name) &&
            (!found || found->name < indicator.name))
            found = indicator;
    return found;
}

} // namespace placeweave
