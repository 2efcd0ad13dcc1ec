// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/antimeridian.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

// Beyond this they are no longitudes, but metres that nobody said were such.
constexpr double kFarthest = 540;

bool crosses(const Ring &ring) {
    if (std::ranges::any_of(ring,
                            [](const LatLon &p) { return !(std::abs(p.longitude) <= kFarthest); }))
        return false;
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
        if (std::abs(ring[i].longitude) > 180 ||
            (std::abs(ring[i].longitude - ring[previous].longitude) > 180 &&
             !goesRoundTheWorld(ring[i], ring[previous])))
            return true;
    return false;
}

bool crosses(const Polygon &polygon) {
    return crosses(polygon.outer) ||
           std::ranges::any_of(polygon.holes, [](const Ring &hole) { return crosses(hole); });
}

// Whole turns added where it jumps, so that the ring is in one piece, and begins within 180.
Ring unrolled(Ring ring) {
    double turn = 0;
    double last = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        double &longitude = ring[i].longitude;
        if (i == 0)
            turn = -360 * std::round(longitude / 360);
        else
            turn = 360 * std::round((last - longitude) / 360);
        longitude += turn;
        last = longitude;
    }
    return ring;
}

// Sutherland and Hodgman: the part with keep(longitude) on one side of a meridian.
template <class Keep>
Ring clipped(const Ring &ring, double meridian, const Keep &keep) {
    Ring out;
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
        const LatLon &a = ring[previous];
        const LatLon &b = ring[i];
        if (keep(a.longitude) != keep(b.longitude)) {
            const double share = (meridian - a.longitude) / (b.longitude - a.longitude);
            out.push_back({a.latitude + (b.latitude - a.latitude) * share, meridian});
        }
        if (keep(b.longitude))
            out.push_back(b);
    }
    return out;
}

// The part of an unrolled ring in the world that begins at 180 W plus so many turns, brought home.
Ring inWorld(const Ring &ring, double turns) {
    const double west = -180 + 360 * turns;
    const double east = west + 360;
    if (ring.empty())
        return {};
    Ring part = clipped(ring, west, [&](double longitude) { return longitude >= west; });
    part = clipped(part, east, [&](double longitude) { return longitude <= east; });
    for (LatLon &p : part)
        p.longitude -= 360 * turns;
    // Only an edge along the meridian is no area.
    const bool isEdge = std::ranges::all_of(
        part, [&](const LatLon &p) { return p.longitude == part.front().longitude; });
    return isEdge ? Ring() : part;
}

// The hole in the turn of the outer ring that it lies in.
Ring besides(Ring hole, const Ring &outer) {
    if (hole.empty() || outer.empty())
        return hole;
    const auto [west, east] = std::ranges::minmax(outer, {}, &LatLon::longitude);
    const double middle = (west.longitude + east.longitude) / 2;
    const double turn = 360 * std::round((middle - hole.front().longitude) / 360);
    for (LatLon &p : hole)
        p.longitude += turn;
    return hole;
}

} // namespace

bool goesRoundTheWorld(LatLon a, LatLon b) {
    return std::abs(a.longitude) == 180 && a.longitude == -b.longitude;
}

bool crossesAntimeridian(const Polygons &polygons) {
    return std::ranges::any_of(polygons, [](const Polygon &polygon) { return crosses(polygon); });
}

Polygons cutAtAntimeridian(Polygons polygons) {
    if (!crossesAntimeridian(polygons))
        return polygons;
    Polygons cut;
    for (const Polygon &polygon : polygons) {
        if (!crosses(polygon)) {
            cut.push_back(polygon);
            continue;
        }
        const Ring outer = unrolled(polygon.outer);
        std::vector<Ring> holes;
        for (const Ring &hole : polygon.holes)
            holes.push_back(besides(unrolled(hole), outer));
        for (const double turns : {0.0, -1.0, 1.0}) {
            Polygon part{inWorld(outer, turns), {}};
            if (part.outer.empty())
                continue;
            for (const Ring &hole : holes)
                if (Ring ring = inWorld(hole, turns); !ring.empty())
                    part.holes.push_back(std::move(ring));
            cut.push_back(std::move(part));
        }
    }
    return cut;
}

} // namespace placeweave
