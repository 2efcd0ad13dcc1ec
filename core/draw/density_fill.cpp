// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/iso_rings.h"
#include "core/draw/point_fills.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <numbers>

namespace placeweave {
namespace {

constexpr double kSquareMetres = 1e6; // in a square kilometre

struct Place {
    Mercator at;
    double metresPerUnit = 0;
};

std::vector<Place> placesOf(const SceneAssets &assets) {
    std::vector<Place> places;
    for (const Mercator &at : assets.places())
        places.push_back({at, metresPerMercatorUnit(fromMercator(at).latitude)});
    return places;
}

// What one organisation has at its own place, the top of its hill: per square kilometre.
double peakOf(double metres) {
    return 3 / (std::numbers::pi * metres * metres) * kSquareMetres;
}

// Density at the points of a grid over Web Mercator that reaches a radius beyond the places.
class DensityGrid {
public:
    DensityGrid(const std::vector<Place> &places, double metres) : m_metres(metres) {
        MercatorBox box;
        double metresPerUnit = places.front().metresPerUnit;
        for (const Place &place : places) {
            box.add(place.at);
            metresPerUnit = std::min(metresPerUnit, place.metresPerUnit);
        }
        layOut(box, metresPerUnit);
        for (const Place &place : places)
            addHill(place);
    }

    double metres() const { return m_metres; }
    const NumberGrid &grid() const { return m_grid; }
    LatLon toLatLon(GridPoint p) const {
        return fromMercator({m_origin.x + p.column * m_step, m_origin.y + p.row * m_step});
    }

private:
    static constexpr double kFinest = 8;     // steps to a radius, where there is room
    static constexpr double kCoarsest = 2.5; // fewer, and hills would be told wrong

    // A place on the smallest scale has the widest hill in Mercator.
    void layOut(const MercatorBox &box, double leastMetresPerUnit) {
        const double width = box.right - box.left;
        const double height = box.bottom - box.top;
        const auto pointsFor = [&](double reach, double step) {
            return ((width + 2 * reach) / step + 4) * ((height + 2 * reach) / step + 4);
        };
        constexpr double kLarger = 1.05;
        double reach = m_metres / leastMetresPerUnit;
        m_step = reach / kFinest;
        while (pointsFor(reach, m_step) > static_cast<double>(kMostDensityCells)) {
            m_step *= kLarger;
            if (m_step * kCoarsest > reach) {
                reach = m_step * kCoarsest;
                m_metres = reach * leastMetresPerUnit;
            }
        }
        m_origin = {box.left - reach - m_step, box.top - reach - m_step};
        m_grid.columns = static_cast<std::size_t>((width + 2 * reach) / m_step) + 4;
        m_grid.rows = static_cast<std::size_t>((height + 2 * reach) / m_step) + 4;
        m_grid.values.resize(m_grid.columns * m_grid.rows);
    }

    // The quartic kernel: 3 / (pi r^2) (1 - d^2 / r^2)^2, all of it one organisation.
    void addHill(const Place &place) {
        const double radius = m_metres / place.metresPerUnit / m_step; // steps, as all below
        const double column = (place.at.x - m_origin.x) / m_step;
        const double row = (place.at.y - m_origin.y) / m_step;
        const auto peak = static_cast<float>(peakOf(m_metres));
        const auto perSquare = static_cast<float>(1 / (radius * radius));
        const auto lastRow = static_cast<std::size_t>(row + radius);
        for (auto r = static_cast<std::size_t>(std::ceil(row - radius)); r <= lastRow; ++r) {
            const double dy = static_cast<double>(r) - row;
            const double half = std::sqrt(std::max(0.0, radius * radius - dy * dy));
            const auto first = static_cast<std::size_t>(std::ceil(column - half));
            const auto last = static_cast<std::size_t>(column + half);
            float *values = &m_grid.values[r * m_grid.columns];
            for (std::size_t c = first; c <= last; ++c) {
                const auto dx = static_cast<float>(static_cast<double>(c) - column);
                const float rest = 1 - (dx * dx + static_cast<float>(dy * dy)) * perSquare;
                values[c] += peak * rest * rest;
            }
        }
    }

    double m_metres;
    double m_step = 1; // of the grid, in Mercator
    Mercator m_origin;
    NumberGrid m_grid;
};

// The nearest of 1, 2 and 5 times a power of ten, as ratios count.
double roundNumber(double value) {
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double digit = value / power;
    return power * (digit < std::sqrt(2.0)    ? 1
                    : digit < std::sqrt(10.0) ? 2
                    : digit < std::sqrt(50.0) ? 5
                                              : 10);
}

// Round numbers from half of what a lone organisation has to under the most, by like ratios.
std::vector<double> bandsFrom(double lone, double most) {
    constexpr int kBands = 6;
    const double least = lone / 2;
    std::vector<double> levels;
    for (int i = 0; i < kBands; ++i) {
        const double level =
            roundNumber(least * std::pow(most / least, i / static_cast<double>(kBands)));
        if (level < most && (levels.empty() || level > levels.back()))
            levels.push_back(level);
    }
    if (levels.empty())
        levels.push_back(least);
    return levels;
}

// As many digits as a round number has.
std::string roundText(double value) {
    return value >= 1 ? numberText(value, 100) : std::format("{:g}", value);
}

std::string metresText(double metres) {
    return metres < 1000 ? std::format("{:.0f} m", metres)
                         : std::format("{:.2g} km", metres / 1000);
}

// Rings of one level with those of the next: even-odd, what lies between the two.
Polygons between(const std::vector<Ring> &outer, const std::vector<Ring> &inner) {
    Polygons band;
    for (const auto *rings : {&outer, &inner})
        for (const Ring &ring : *rings)
            band.push_back({ring, {}});
    return band;
}

std::vector<Ring> ringsAt(const DensityGrid &density, double level) {
    std::vector<Ring> rings;
    for (const auto &points : isoRings(density.grid(), static_cast<float>(level))) {
        Ring &ring = rings.emplace_back();
        ring.reserve(points.size());
        for (const GridPoint &point : points)
            ring.push_back(density.toLatLon(point));
    }
    return rings;
}

} // namespace

std::shared_ptr<const AreaFill> densityFill(const SceneAssets &assets, double metres) {
    const std::vector<Place> places = placesOf(assets);
    if (places.empty() || !(metres > 0) || !std::isfinite(metres))
        return nullptr;
    const DensityGrid density(places, metres);
    const double most = std::ranges::max(density.grid().values);
    const std::vector<double> levels = bandsFrom(peakOf(density.metres()), most);
    const auto colours = paletteColours(Palette::Cool, levels.size(), false);
    const auto inDark = paletteColours(Palette::Cool, levels.size(), true);

    auto fill = std::make_shared<AreaFill>();
    std::vector<Area> bands;
    std::vector<Ring> rings = ringsAt(density, levels.front());
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const bool isLast = i + 1 == levels.size();
        std::vector<Ring> next;
        if (!isLast)
            next = ringsAt(density, levels[i + 1]);
        const double upTo = isLast ? most : levels[i + 1];
        const std::string label = isLast ? "over " + roundText(levels[i])
                                         : roundText(levels[i]) + " to " + roundText(upTo);
        bands.push_back({0, std::to_string(i + 1), label, between(rings, next)});
        fill->values.push_back(upTo);
        fill->classes.push_back(
            {.upTo = upTo, .colour = colours[i], .label = label, .areas = 0, .inDark = inDark[i]});
        rings = std::move(next);
    }
    AreaSet set;
    set.name = "Density";
    fill->layer = AreaLayer::make(set, bands, AreaLayer::Borders::Unsorted);
    fill->title = std::format("Organisations on the map per km², within about {}",
                              metresText(density.metres()));
    fill->style.classes = levels.size();
    fill->withoutValue = countAreas(fill->classes, fill->values);
    fill->counted = {};
    return fill;
}

} // namespace placeweave
