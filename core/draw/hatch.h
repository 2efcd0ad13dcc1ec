// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/paths.h"

namespace placeweave {

// Slanting lines over the inside (even-odd) of closed rings, as open pieces: lines that every
// painter and every format has, where patterns of brushes are pictures in some. `spacing` pixels
// apart; the lines stand still on the ground while a map is moved, for they are counted from
// `origin`, the pixel of a fixed place.
PixelPath hatched(const PixelPath &rings, double spacing, PixelPoint origin);

} // namespace placeweave
