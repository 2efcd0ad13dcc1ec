// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/theme.h"

#include <string_view>

namespace placeweave {

// Ways in which a picture is seen.
enum class Vision { Usual, Protanopia, Deuteranopia, Tritanopia, Grey };
inline constexpr Vision kVisions[] = {Vision::Usual, Vision::Protanopia, Vision::Deuteranopia,
                                      Vision::Tritanopia, Vision::Grey};
std::string_view nameOf(Vision vision);

// CIE L*a*b* under D65.
struct Lab {
    double lightness = 0; // 0 to 100
    double a = 0;
    double b = 0;
};

// How a colour looks to somebody who sees so: Machado, Oliveira and Fernandes, "A physiologically-
// based model for simulation of color vision deficiency" (2009), severity 1, on linear light. Grey
// is what a printer without colour makes of it.
Lab seen(Colour colour, Vision vision);

// CIEDE2000 (Sharma, Wu and Dalal 2005): 1 is what a trained eye may just notice side by side.
double difference(const Lab &one, const Lab &other);

} // namespace placeweave
