// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/polygon.h"

#include "core/place/projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace placeweave {
namespace {

// Toggles for each edge crossed by the ray going east; half open, so that a vertex counts once.
bool crossingsAreOdd(const Ring &ring, LatLon point) {
    bool odd = false;
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
        const LatLon &a = ring[i];
        const LatLon &b = ring[previous];
        if ((a.latitude > point.latitude) == (b.latitude > point.latitude))
            continue;
        const double crossing = a.longitude + (point.latitude - a.latitude) /
                                                  (b.latitude - a.latitude) *
                                                  (b.longitude - a.longitude);
        if (point.longitude < crossing)
            odd = !odd;
    }
    return odd;
}

bool containsPoint(const Polygon &polygon, LatLon point) {
    if (polygon.outer.empty())
        return false;
    bool inside = crossingsAreOdd(polygon.outer, point);
    for (const Ring &hole : polygon.holes)
        if (!hole.empty() && crossingsAreOdd(hole, point))
            inside = !inside;
    return inside;
}

double signedArea(const Ring &ring) {
    double twice = 0;
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
        twice +=
            (ring[previous].longitude - ring[0].longitude) * (ring[i].latitude - ring[0].latitude) -
            (ring[i].longitude - ring[0].longitude) * (ring[previous].latitude - ring[0].latitude);
    return twice / 2;
}

double squaredDistanceToSegment(LatLon p, LatLon a, LatLon b, double eastScale) {
    const double dx = (b.longitude - a.longitude) * eastScale;
    const double dy = b.latitude - a.latitude;
    const double px = (p.longitude - a.longitude) * eastScale;
    const double py = p.latitude - a.latitude;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
    return (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy);
}

// Degrees of latitude to the nearest edge, negative outside.
double depthInside(const Polygon &polygon, LatLon point, double eastScale) {
    double nearest = std::numeric_limits<double>::infinity();
    const auto look = [&](const Ring &ring) {
        for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
            nearest = std::min(nearest,
                               squaredDistanceToSegment(point, ring[i], ring[previous], eastScale));
    };
    look(polygon.outer);
    for (const Ring &hole : polygon.holes)
        if (!hole.empty())
            look(hole);
    return (containsPoint(polygon, point) ? 1 : -1) * std::sqrt(nearest);
}

} // namespace

LatLonBox boundsOf(const Polygons &polygons) {
    LatLonBox box;
    for (const Polygon &polygon : polygons) {
        for (const LatLon &p : polygon.outer)
            box.add(p);
        // Even-odd, a hole outside is an area.
        for (const Ring &hole : polygon.holes)
            for (const LatLon &p : hole)
                box.add(p);
    }
    return box;
}

bool contains(const Polygons &polygons, LatLon point) {
    bool inside = false;
    for (const Polygon &polygon : polygons)
        inside ^= containsPoint(polygon, point);
    return inside;
}

// Squares over the part, most promising first, each split in four while it could hold a point
// deeper than the best so far (V. Agafonkin's "polylabel").
LatLon pointInside(const Polygons &polygons) {
    const Polygon *largest = nullptr;
    double largestArea = -1;
    for (const Polygon &polygon : polygons) {
        if (polygon.outer.empty())
            continue;
        const double area = std::abs(signedArea(polygon.outer));
        if (!largest || area > largestArea) {
            largestArea = area;
            largest = &polygon;
        }
    }
    if (!largest)
        return {};

    // Of an outline that leaves the Earth nothing is certain, and the search would not end soon.
    if (!std::ranges::all_of(largest->outer, isOnEarth)) {
        const auto on = std::ranges::find_if(largest->outer, isOnEarth);
        return on == largest->outer.end() ? LatLon{} : *on;
    }
    LatLonBox box;
    for (const LatLon &p : largest->outer)
        box.add(p);
    const LatLon middle{(box.south + box.north) / 2, (box.west + box.east) / 2};
    const double eastScale = std::max(0.01, std::cos(middle.latitude * 3.14159265358979 / 180));
    const double width = (box.east - box.west) * eastScale;
    const double height = box.north - box.south;
    // A ring that runs back on itself has nothing inside, however long one searches.
    constexpr double kSliver = 1e-9; // of its box
    const double boxArea = (box.east - box.west) * height;
    if (!(width > 0) || !(height > 0) || !(largestArea > kSliver * boxArea))
        return largest->outer.front();

    struct Cell {
        LatLon centre;
        double half; // degrees of latitude
        double depth;
        double reach; // the deepest any point of the cell could be
        bool operator<(const Cell &other) const { return reach < other.reach; }
    };
    const auto cell = [&](LatLon centre, double half) {
        const double depth = depthInside(*largest, centre, eastScale);
        return Cell{centre, half, depth, depth + half * std::sqrt(2.0)};
    };
    const double step = std::min(width, height) / 2;
    const double precision = std::max(width, height) / 100;
    // Every look costs one pass over the edges; long outlines get fewer of them.
    const std::size_t edges = largest->outer.size();
    std::size_t looksLeft =
        std::max<std::size_t>(200, 20'000'000 / std::max<std::size_t>(1, edges));

    std::priority_queue<Cell> cells;
    Cell best = cell(middle, 0);
    // A sliver a thousand times longer than wide would need as many first squares; enough is
    // enough.
    constexpr double kMostPerSide = 64;
    const double side = std::max(step, std::max(width, height) / 2 / kMostPerSide);
    for (double y = box.south + side; y < box.north + side; y += 2 * side)
        for (double x = box.west * eastScale + side; x < box.east * eastScale + side; x += 2 * side)
            cells.push(cell({y, x / eastScale}, side));
    while (!cells.empty() && looksLeft-- > 0) {
        const Cell next = cells.top();
        cells.pop();
        if (next.depth > best.depth)
            best = next;
        if (next.reach - best.depth <= precision && best.depth > 0)
            break;
        const double half = next.half / 2;
        if (half < precision / 1000)
            continue;
        for (const double dy : {-half, half})
            for (const double dx : {-half, half})
                cells.push(cell({next.centre.latitude + dy, next.centre.longitude + dx / eastScale},
                                half));
    }
    return best.depth > 0 ? best.centre : largest->outer.front();
}

double lengthMetres(const std::vector<LatLon> &path) {
    double length = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        length += distanceMetres(path[i - 1], path[i]);
    return length;
}

double areaSquareMetres(const Ring &ring) {
    if (ring.size() < 3)
        return 0;
    // On a plane of its own latitude: good to a per cent across a county.
    LatLonBox box;
    for (const LatLon &corner : ring)
        box.add(corner);
    const LatLon middle{(box.south + box.north) / 2, (box.west + box.east) / 2};
    const double north = distanceMetres({middle.latitude - 0.5, middle.longitude},
                                        {middle.latitude + 0.5, middle.longitude});
    const double east = north * std::cos(middle.latitude * std::numbers::pi / 180);
    double twice = 0;
    LatLon before = ring.back();
    for (const LatLon &corner : ring) {
        twice += (before.longitude - middle.longitude) * (corner.latitude - middle.latitude) -
                 (corner.longitude - middle.longitude) * (before.latitude - middle.latitude);
        before = corner;
    }
    return std::abs(twice) / 2 * north * east;
}

} // namespace placeweave
