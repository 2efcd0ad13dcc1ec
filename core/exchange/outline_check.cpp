// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/outline_check.h"

#include "core/exchange/quiet_gdal.h"
#include "core/place/antimeridian.h"

#include <algorithm>
#include <cpl_error.h>
#include <format>
#include <ogr_geometry.h>

namespace placeweave {
namespace {

std::string counted(std::size_t count, const char *one, const char *many) {
    return std::format("{} {}", count, count == 1 ? one : many);
}

// Whether it encloses nothing: fewer than three points that differ.
bool isTooShort(const Ring &ring) {
    if (ring.empty())
        return true;
    const auto second = std::ranges::find_if(ring, [&](LatLon at) { return at != ring.front(); });
    return std::none_of(second, ring.end(),
                        [&](LatLon at) { return at != ring.front() && at != *second; });
}

// Whether any of some places along the one lies in the other; corners alone may all lie on its
// edges. All of a long ring would take its time, and a hole that only just reaches in is drawn and
// asked about alike, whichever it is taken for.
bool reachesInto(const Ring &ring, const Ring &other) {
    constexpr std::size_t kLooks = 64;
    const Polygons polygons{{other, {}}};
    const std::size_t step = std::max<std::size_t>(1, ring.size() / kLooks);
    for (std::size_t i = 0; i < ring.size(); i += step) {
        const LatLon &a = ring[i];
        const LatLon &b = ring[(i + 1) % ring.size()];
        const LatLon between{(a.latitude + b.latitude) / 2, (a.longitude + b.longitude) / 2};
        if (contains(polygons, a) || contains(polygons, between))
            return true;
    }
    return false;
}

bool isOutside(const Ring &hole, const Ring &outer) {
    const LatLonBox a = boundsOf({{hole, {}}});
    const LatLonBox b = boundsOf({{outer, {}}});
    const bool areApart =
        a.west >= b.east || a.east <= b.west || a.south >= b.north || a.north <= b.south;
    return areApart || (!reachesInto(hole, outer) && !reachesInto(outer, hole));
}

std::size_t dropShortRings(Polygons &polygons) {
    std::size_t dropped =
        std::erase_if(polygons, [](const Polygon &polygon) { return isTooShort(polygon.outer); });
    for (Polygon &polygon : polygons)
        dropped += std::erase_if(polygon.holes, isTooShort);
    return dropped;
}

std::size_t dropHolesOutside(Polygons &polygons) {
    std::size_t dropped = 0;
    for (Polygon &polygon : polygons)
        dropped += std::erase_if(polygon.holes,
                                 [&](const Ring &hole) { return isOutside(hole, polygon.outer); });
    return dropped;
}

// Reading has cut it already.
bool crossedAntimeridian(const FeatureSource::Feature &feature, const Polygons &cut) {
    const LatLonBox box = boundsOf(cut);
    if (box.west > -180 && box.east < 180)
        return false;
    const auto shape = shapeFromWkb(feature.wkb);
    return shape && std::ranges::any_of(shape->paths, [](const Ring &ring) {
               return crossesAntimeridian({{ring, {}}});
           });
}

// As GEOS judges it, which counts parts that overlap among the same. It tells the first fault only;
// that rings touch is none here, for they are filled as they are meant.
bool crossesItself(const Polygons &polygons) {
    const QuietGdal quiet;
    const std::string wkb = toWkb(polygons);
    OGRGeometry *read = nullptr;
    OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &read, wkb.size());
    const OGRGeometryUniquePtr geometry(read);
    CPLErrorReset();
    if (!geometry || geometry->IsValid())
        return false;
    const std::string_view why = CPLGetLastErrorMsg(); // a warning, which QuietGdal does not keep
    return !why.contains("Ring Self-intersection") && !why.contains("Interior is disconnected");
}

} // namespace

CheckedOutline usableOutline(const FeatureSource::Feature &feature) {
    CheckedOutline checked;
    const auto read = feature.isArea ? polygonsFromWkb(feature.wkb) : Result<Polygons>();
    if (!read)
        return checked;
    checked.polygons = *read;
    const auto note = [&](std::string fault) {
        checked.faults.push_back(std::move(fault));
    };
    if (feature.pointsLeftOut > 0)
        note(counted(static_cast<std::size_t>(feature.pointsLeftOut), "point that is no number was",
                     "points that are no numbers were") +
             " left out");
    if (const std::size_t dropped = dropShortRings(checked.polygons))
        note(counted(dropped, "ring", "rings") + " of fewer than three points left out");
    if (const std::size_t dropped = dropHolesOutside(checked.polygons))
        note(counted(dropped, "hole that lay outside was", "holes that lay outside were") +
             " left out");
    checked.isCut = crossedAntimeridian(feature, checked.polygons);
    if (checked.isCut)
        note("its outline crosses the 180th meridian and was cut there");
    return checked;
}

CheckedOutline checkedOutline(const FeatureSource::Feature &feature) {
    CheckedOutline checked = usableOutline(feature);
    // More often an island drawn the wrong way round than a hole that is lost: nothing is left out.
    if (const int holes = feature.holesTakenForParts; holes > 0 && !checked.polygons.empty())
        checked.faults.push_back(counted(static_cast<std::size_t>(holes),
                                         "hole lies outside and was taken for a part",
                                         "holes lie outside and were taken for parts") +
                                 " of it");
    // The edges of a cut lie on the meridian, which GEOS may mistake for a crossing.
    if (!checked.isCut && crossesItself(checked.polygons))
        checked.faults.emplace_back(
            "its outline crosses itself, and where it winds around twice is taken for outside");
    return checked;
}

} // namespace placeweave
