// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ground_style.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

// A width known at one zoom that grows by a factor each step.
double grown(double width, double knownAt, double factor, double zoom) {
    return width * std::pow(factor, zoom - knownAt);
}

} // namespace

std::optional<RoadStyle> roadStyle(GroundKind kind, double zoom, const MapTheme &theme) {
    RoadStyle style;
    style.colour = theme.road;
    style.caseColour = theme.roadCase;
    switch (kind) {
    case GroundKind::MainRoad:
        if (zoom < 6.5)
            return std::nullopt;
        style.width = std::clamp(grown(3.4, 12, 1.36, zoom), 0.9, 26.0);
        break;
    case GroundKind::MinorRoad:
    case GroundKind::Other:
        if (zoom < 9.5)
            return std::nullopt;
        style.width = std::clamp(grown(2.1, 12, 1.45, zoom), 0.7, 20.0);
        break;
    case GroundKind::Street:
        if (zoom < 11)
            return std::nullopt;
        style.width = std::clamp(grown(1.05, 12, 1.62, zoom), 0.6, 16.0);
        break;
    case GroundKind::Path:
        if (zoom < 13)
            return std::nullopt;
        style.width = std::clamp(grown(1.1, 14, 1.25, zoom), 0.9, 4.0);
        style.dashed = true;
        style.colour = mixed(theme.roadCase, theme.mute, theme.isDark ? 0.45 : 0.3);
        return style;
    case GroundKind::Railway:
        if (zoom < 10)
            return std::nullopt;
        style.width = std::clamp(grown(1.2, 13, 1.2, zoom), 0.8, 3.0);
        style.colour = mixed(theme.roadCase, theme.mute, 0.55);
        return style;
    default:
        return std::nullopt;
    }
    if (style.width >= 1.4)
        style.casing = std::clamp(style.width * 0.22, 0.7, 1.5);
    else // a hair of road is seen by its edge only
        style.colour = theme.isDark ? theme.road : mixed(theme.road, theme.roadCase, 0.55);
    return style;
}

Colour greenColour(GroundKind kind, const MapTheme &theme) {
    switch (kind) {
    case GroundKind::Wood:
        return theme.isDark ? mixed(theme.green, {90, 150, 90, 255}, 0.08)
                            : mixed(theme.green, {120, 160, 95, 255}, 0.16);
    case GroundKind::Common:
        return mixed(theme.green, theme.land, 0.42);
    case GroundKind::Marsh:
        return mixed(theme.green, theme.water, 0.38);
    case GroundKind::Beach:
        return mixed(theme.land, {232, 205, 140, 255}, theme.isDark ? 0.16 : 0.42);
    default:
        return theme.green;
    }
}

double riverWidth(GroundKind kind, double zoom) {
    return kind == GroundKind::Stream ? std::clamp(grown(1.0, 12, 1.3, zoom), 0.5, 6.0)
                                      : std::clamp(grown(2.6, 12, 1.36, zoom), 0.8, 24.0);
}

Colour buildingColour(const MapTheme &theme) {
    return theme.isDark ? mixed(theme.land, theme.road, 0.8)
                        : mixed(theme.land, theme.roadCase, 0.8);
}

Colour builtUpColour(const MapTheme &theme) {
    return theme.isDark ? mixed(theme.land, theme.road, 0.45)
                        : mixed(theme.land, theme.roadCase, 0.4);
}

double shoreHalo(double zoom) {
    return std::clamp(3 + (zoom - 6) * 2.4, 3.0, 20.0);
}

Colour areaOutlineColour(const MapTheme &theme) {
    // 3 : 1 on the land, for somebody has asked to see them (WCAG 2.2, 1.4.11).
    return mixed(theme.land, theme.mute, theme.isDark ? 0.58 : 0.74);
}

Colour hatchColour(const MapTheme &theme) {
    return mixed(theme.land, theme.ink, theme.isDark ? 0.72 : 0.78);
}

bool showsName(GroundKind kind, int rank, double zoom) {
    // A rank is worth a zoom step: lesser names wait until there is room.
    const double late = std::max(0, rank - 1);
    switch (kind) {
    case GroundKind::City:
        return zoom >= 5.5 && zoom < 17;
    case GroundKind::Town:
        return zoom >= 8.6 + 1.4 * late && zoom < 17.5;
    case GroundKind::Island:
        return zoom >= 8 + late && zoom < 14;
    case GroundKind::Village:
        return zoom >= 10.2 + 0.4 * late;
    case GroundKind::Suburb:
        return zoom >= 12.5 + 0.4 * late;
    case GroundKind::Hamlet:
        return zoom >= 12.5 + 0.4 * late;
    case GroundKind::Sea:
        return zoom >= 9.5 + 0.7 * late;
    case GroundKind::Bay:
        return zoom >= 11 + 0.6 * late;
    case GroundKind::WaterName:
        return zoom >= 11.4 + 0.5 * late;
    case GroundKind::Hill:
        return zoom >= 11.8 + 0.4 * late;
    case GroundKind::StreetName:
        return zoom >= 15.5;
    default:
        return zoom >= 12 + late;
    }
}

} // namespace placeweave
