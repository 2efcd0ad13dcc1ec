// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/area_fill.h"
#include "core/draw/scene_assets.h"
#include "core/draw/viewport.h"

#include <memory>

namespace placeweave {

// Where organisations are many, as colours of made-up areas. Both count what is on the map after
// the filter, each as one, where it is drawn: those that are only somewhere about there too, for
// leaving them out would show a place thinner than it is. Suggestions do not count until they are
// settled. Null when nothing counts. Made off the GUI thread (tens to hundreds of milliseconds for
// a country).

// The hexagons of H3 (https://h3geo.org) that hold any; the resolution from 0, a continent, to 15,
// a room. A hexagon's code is its H3 index. Cut at natural breaks unless wished otherwise: most
// hexagons hold one or two, and quantiles would say no more than that.
std::shared_ptr<const AreaFill> hexagonFill(const SceneAssets &assets, int resolution,
                                            const FillWish &wish = {});
// The resolution whose hexagons are some 80 pixels across in the view, so that they are seen around
// the clusters on them. 3 to 10: smaller ones than
// 15,000 square metres would show single buildings.
int hexagonResolution(const Viewport &view);

// Organisations per square kilometre, each spread over a round hill of that radius on the ground
// (the quartic kernel), as bands between round numbers that each are about as many times the one
// before. Of a place so large that the grid would have more than kMostDensityCells points the
// radius grows until it fits; the title tells the one that was used.
std::shared_ptr<const AreaFill> densityFill(const SceneAssets &assets, double metres);
inline constexpr std::size_t kMostDensityCells = 8'000'000; // floats: 32 MB while it is made

} // namespace placeweave
