// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/point_fills.h"
#include "core/place/antimeridian.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <h3api.h>
#include <limits>
#include <numbers>

namespace placeweave {
namespace {

constexpr double kRadians = std::numbers::pi / 180;

// The cell of each organisation, ascending.
std::vector<H3Index> cellsOf(const SceneAssets &assets, int resolution) {
    std::vector<H3Index> cells;
    for (const Mercator &place : assets.places()) {
        const LatLon at = fromMercator(place);
        const LatLng radians{at.latitude * kRadians, at.longitude * kRadians};
        H3Index cell = 0;
        if (latLngToCell(&radians, resolution, &cell) == E_SUCCESS)
            cells.push_back(cell);
    }
    std::ranges::sort(cells);
    return cells;
}

Ring outlineOf(H3Index cell) {
    CellBoundary boundary{};
    Ring ring;
    if (cellToBoundary(cell, &boundary) == E_SUCCESS)
        for (int i = 0; i < boundary.numVerts; ++i)
            ring.push_back({boundary.verts[i].lat / kRadians, boundary.verts[i].lng / kRadians});
    return ring;
}

// "1,600 km²", "4.5 km²", "0.6 km²", "13,000 m²".
std::string areaText(double squareKilometres) {
    if (squareKilometres >= 10) {
        const double unit = std::pow(10, std::floor(std::log10(squareKilometres)) - 1);
        return numberText(std::round(squareKilometres / unit) * unit, 100) + " km²";
    }
    if (squareKilometres >= 0.1)
        return numberText(squareKilometres, 2) + " km²";
    return numberText(std::round(squareKilometres * 1000) * 1000, 100) + " m²";
}

// Cells of one resolution are up to a fifth larger or smaller than the mean, so the one at hand
// tells.
std::string titleOf(H3Index cell) {
    double squareKilometres = 0;
    cellAreaKm2(cell, &squareKilometres);
    return std::format("Organisations on the map in a hexagon of about {} (H3)",
                       areaText(squareKilometres));
}

FillStyle styleOfCounts(std::span<const double> counts, const FillWish &wish) {
    FillWish filled = wish;
    if (!filled.classing)
        filled.classing = Classing::NaturalBreaks;
    return styleFor({}, counts, filled);
}

} // namespace

std::shared_ptr<const AreaFill> hexagonFill(const SceneAssets &assets, int resolution,
                                            const FillWish &wish) {
    const std::vector<H3Index> cells = cellsOf(assets, std::clamp(resolution, 0, 15));
    if (cells.empty())
        return nullptr;
    auto fill = std::make_shared<AreaFill>();
    std::vector<Area> hexagons;
    for (auto from = cells.begin(); from != cells.end();) {
        const auto to = std::upper_bound(from, cells.end(), *from);
        const std::string code = std::format("{:x}", *from);
        hexagons.push_back({0, code, code, cutAtAntimeridian({{outlineOf(*from), {}}})});
        fill->values.push_back(static_cast<double>(to - from));
        from = to;
    }
    AreaSet set;
    set.name = "Hexagons";
    fill->layer = AreaLayer::make(set, hexagons, AreaLayer::Borders::Unsorted);
    fill->title = titleOf(cells[cells.size() / 2]);
    fill->style = styleOfCounts(fill->values, wish);
    fill->classes = classesOf(fill->values, fill->style);
    fill->withoutValue = countAreas(fill->classes, fill->values);
    fill->counted = "hexagons";
    return fill;
}

int hexagonResolution(const Viewport &view) {
    constexpr int kCoarsest = 3;
    constexpr int kFinest = 10;
    constexpr double kPixelsAcross = 80;
    const double wanted = kPixelsAcross * view.metresPerPixel();
    int best = kCoarsest;
    double bestRatio = std::numeric_limits<double>::infinity();
    for (int resolution = kCoarsest; resolution <= kFinest; ++resolution) {
        double edge = 0;
        getHexagonEdgeLengthAvgM(resolution, &edge);
        const double ratio = std::abs(std::log(2 * edge / wanted)); // corner to corner
        if (ratio < bestRatio) {
            best = resolution;
            bestRatio = ratio;
        }
    }
    return best;
}

} // namespace placeweave
