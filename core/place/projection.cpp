// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/projection.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <memory>
#include <numbers>
#include <optional>

#include <proj.h>

#include "core/place/grid_shift.h"

namespace placeweave {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kEarthRadius = 6'371'008.8;           // mean (IUGG), metres
constexpr double kEarthCircumference = 40'075'016.686; // at the equator, metres
constexpr double kMaxLatitude = 85.051128779806604;

constexpr double radians(double degrees) {
    return degrees * kPi / 180;
}
constexpr double degrees(double radians) {
    return radians * 180 / kPi;
}

// Written out rather than looked up by EPSG code: the same operation everywhere, and no proj.db to
// carry. From WGS84 degrees (longitude first) to metres.
constexpr const char *kDegrees = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad ";
constexpr const char *kNationalGrid =
    "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=";
// EPSG operation 1314, backwards.
constexpr const char *kSevenParameterShift =
    "+step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
    "+s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=airy ";

struct ProjDeleter {
    void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
    void operator()(PJ *operation) const { proj_destroy(operation); }
};

// PROJ objects may not be shared between threads, so each thread makes its own on first use.
struct BritishGrid {
    std::unique_ptr<PJ_CONTEXT, ProjDeleter> context{proj_context_create()};
    std::unique_ptr<PJ, ProjDeleter> etrs89;  // the grid's projection on today's ellipsoid
    std::unique_ptr<PJ, ProjDeleter> shifted; // by seven parameters

    BritishGrid() {
        proj_context_set_enable_network(context.get(), 0);
        proj_log_level(context.get(), PJ_LOG_NONE);
        etrs89.reset(make("", "GRS80"));
        shifted.reset(make(kSevenParameterShift, "airy"));
    }
    PJ *make(const char *datumShift, const char *ellipsoid) const {
        return proj_create(
            context.get(),
            std::format("{}{}{}{}", kDegrees, datumShift, kNationalGrid, ellipsoid).c_str());
    }

    // The table ends at the edges of the grid; beyond it the seven parameters serve.
    std::optional<EastingNorthing> toGrid(LatLon point) const {
        const auto flat = forward(etrs89.get(), point);
        const auto shift = flat ? gridShiftAt(*flat) : std::nullopt;
        if (!shift)
            return forward(shifted.get(), point);
        return EastingNorthing{flat->easting + shift->easting, flat->northing + shift->northing};
    }
    std::optional<LatLon> fromGrid(EastingNorthing point) const {
        // The table is kept by ETRS89 position: guess, look up, guess again. The shift changes by
        // millimetres a kilometre, so three rounds are exact.
        constexpr int kRounds = 3;
        EastingNorthing flat = point;
        for (int round = 0; round < kRounds; ++round) {
            const auto shift = gridShiftAt(flat);
            if (!shift)
                return backward(shifted.get(), point);
            flat = {point.easting - shift->easting, point.northing - shift->northing};
        }
        return backward(etrs89.get(), flat);
    }

private:
    static std::optional<EastingNorthing> forward(PJ *operation, LatLon point) {
        proj_errno_reset(operation);
        const PJ_COORD there =
            proj_trans(operation, PJ_FWD, proj_coord(point.longitude, point.latitude, 0, 0));
        if (!std::isfinite(there.xy.x) || !std::isfinite(there.xy.y))
            return std::nullopt;
        return EastingNorthing{there.xy.x, there.xy.y};
    }
    static std::optional<LatLon> backward(PJ *operation, EastingNorthing point) {
        proj_errno_reset(operation);
        const PJ_COORD there =
            proj_trans(operation, PJ_INV, proj_coord(point.easting, point.northing, 0, 0));
        if (!std::isfinite(there.xy.x) || !std::isfinite(there.xy.y))
            return std::nullopt;
        return LatLon{there.xy.y, there.xy.x};
    }
};

const BritishGrid &britishGrid() {
    thread_local const BritishGrid grid;
    return grid;
}

} // namespace

Result<LatLon> fromBritishGrid(EastingNorthing point) {
    if (!isOnBritishGrid(point))
        return fail(ErrorCode::InvalidInput, "The numbers lie outside the British National Grid.");
    const auto there = britishGrid().fromGrid(point);
    if (!there)
        return fail(ErrorCode::InvalidInput, "The grid reference cannot be turned into degrees.");
    return *there;
}

Result<EastingNorthing> toBritishGrid(LatLon point) {
    const auto there = isOnEarth(point) ? britishGrid().toGrid(point) : std::nullopt;
    if (!there || !isOnBritishGrid(*there))
        return fail(ErrorCode::InvalidInput,
                    "The position lies outside the British National Grid.");
    return *there;
}

bool britishGridIsExact() {
    return hasGridShift();
}

bool isOnBritishGrid(EastingNorthing point) {
    return point.easting >= 0 && point.easting <= 700'000 && point.northing >= 0 &&
           point.northing <= 1'300'000;
}

Mercator toMercator(LatLon point) {
    const double latitude = radians(std::clamp(point.latitude, -kMaxLatitude, kMaxLatitude));
    // asinh(tan(latitude)), in half the time
    const double sine = std::sin(latitude);
    return {point.longitude / 360 + 0.5, 0.5 - std::log((1 + sine) / (1 - sine)) / (4 * kPi)};
}

LatLon fromMercator(Mercator point) {
    return {degrees(std::atan(std::sinh((0.5 - point.y) * 2 * kPi))), (point.x - 0.5) * 360};
}

double distanceMetres(LatLon a, LatLon b) {
    // Haversine: exact enough for the shortest distances, where the cosine rule loses its digits.
    const double latitude = std::sin(radians(b.latitude - a.latitude) / 2);
    const double longitude = std::sin(radians(b.longitude - a.longitude) / 2);
    const double h = latitude * latitude + std::cos(radians(a.latitude)) *
                                               std::cos(radians(b.latitude)) * longitude *
                                               longitude;
    return 2 * kEarthRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

LatLon destination(LatLon from, double bearing, double metres) {
    const double angle = metres / kEarthRadius;
    const double latitude = radians(from.latitude);
    const double there =
        std::asin(std::clamp(std::sin(latitude) * std::cos(angle) +
                                 std::cos(latitude) * std::sin(angle) * std::cos(radians(bearing)),
                             -1.0, 1.0));
    const double turn =
        std::atan2(std::sin(radians(bearing)) * std::sin(angle) * std::cos(latitude),
                   std::cos(angle) - std::sin(latitude) * std::sin(there));
    return {degrees(there), std::remainder(from.longitude + degrees(turn), 360.0)};
}

double metresPerMercatorUnit(double latitude) {
    return kEarthCircumference *
           std::cos(radians(std::clamp(latitude, -kMaxLatitude, kMaxLatitude)));
}

} // namespace placeweave
