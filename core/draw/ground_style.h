// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/ground_layers.h"
#include "core/draw/theme.h"

#include <optional>

namespace placeweave {

// How the ground looks at each zoom. Widths are pixels.

struct RoadStyle {
    double width = 0;
    double casing = 0; // on each side; 0 for none
    bool dashed = false;
    Colour colour;
    Colour caseColour;
};
// Nothing for a road too small to show at that zoom.
std::optional<RoadStyle> roadStyle(GroundKind kind, double zoom, const MapTheme &theme);

Colour greenColour(GroundKind kind, const MapTheme &theme);
// Of a river drawn as a line.
double riverWidth(GroundKind kind, double zoom);
Colour buildingColour(const MapTheme &theme);
Colour builtUpColour(const MapTheme &theme);
inline constexpr double kBuildingZoom = 14.2;
double shoreHalo(double zoom);
Colour areaOutlineColour(const MapTheme &theme);
// Of the areas of Core20: dark enough on the strongest colour of a fill and on bare land.
Colour hatchColour(const MapTheme &theme);
inline constexpr double kOverBaseMap = 0.7; // of a fill: streets are to be seen through it
inline constexpr double kHatchSpacing = 7;  // from line to line
inline constexpr double kHatchWidth = 1;

// Whether a name of that kind and rank is shown.
bool showsName(GroundKind kind, int rank, double zoom);

} // namespace placeweave
