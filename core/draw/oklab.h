// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/theme.h"

namespace placeweave {

// A colour by how it looks: equal ways in it are about equal differences to the eye. Björn
// Ottosson, "A perceptual color space for image processing" (2020),
// https://bottosson.github.io/posts/oklab/.
struct OkLab {
    double lightness = 0; // 0, black, to 1, white
    double a = 0;         // green to red
    double b = 0;         // blue to yellow
};
OkLab toOkLab(Colour colour);
// The nearest there is, opaque.
Colour fromOkLab(const OkLab &lab);
// 0 gives `from`, 1 gives `to`.
OkLab between(const OkLab &from, const OkLab &to, double share);

} // namespace placeweave
