// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/area_layer.h"
#include "core/draw/theme.h"
#include "core/draw/viewport.h"

#include <memory>
#include <span>
#include <vector>

namespace placeweave {

// How the outlines of a set of areas are drawn, on the map and in its legend.
struct AreaOutline {
    std::shared_ptr<const AreaLayer> layer;
    Colour colour;
    double width = 0;           // pixels
    std::vector<double> dashes; // lengths in pixels, dash and gap in turn
};

// The side of a square as large as the layer's areas are on average, in pixels.
double typicalSize(const AreaLayer &layer, const Viewport &view);

// Of the sets in view whose areas there is room to tell apart; the finest first, for the largest
// stand out and lie on top: wards over the small areas that they are made of.
std::vector<AreaOutline> areaOutlines(std::span<const std::shared_ptr<const AreaLayer>> layers,
                                      const Viewport &view, const MapTheme &theme);

} // namespace placeweave
