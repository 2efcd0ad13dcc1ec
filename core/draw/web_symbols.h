// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace placeweave {

// How kinds look, for a web map: JSON of {code: {label, family, shape, light, dark, fill, stroke,
// width}} with colours "#RRGGBB" and SVG path data in a square of 24 x 24; "" for none.
std::string webSymbols();

} // namespace placeweave
