// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"

#include <cstdint>
#include <span>
#include <vector>

namespace placeweave {

// Where marks stand that cannot all stand where they belong. Pixels; `scale` is that of symbols.

// Places around a hub: rings of as many as fit.
std::vector<PixelPoint> spreadPlaces(std::uint32_t count, double scale);
// Turns the legs of the spread at that index and draws them longer, until they cover as little as
// can be of what stands around. Its members follow it in `marks`.
void makeRoomForLegs(std::vector<Mark> &marks, std::size_t spread, double scale);
// How many there are is read: what is suggested or selected stands on the rim of a cluster rather
// than on its figure, and has its place when the map is nearer.
void leaveFigures(Mark &single, std::span<const Mark> marks);
// Moves symbols that cover each other apart, and ties each that went far to its place with a leg:
// on paper nobody can zoom in. Marks must be symbols.
void pushApart(std::vector<Mark> &marks, double scale);

} // namespace placeweave
