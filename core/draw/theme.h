// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace placeweave {

// sRGB, not premultiplied.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    friend constexpr bool operator==(const Colour &, const Colour &) = default;
    constexpr Colour withAlpha(double opacity) const {
        return {red, green, blue, static_cast<std::uint8_t>(opacity * 255 + 0.5)};
    }
};

// "#RRGGBB"; black for anything else.
Colour colourFromHex(std::string_view hex);
// 0 gives `a`, 1 gives `b`.
Colour mixed(Colour a, Colour b, double share);
// A channel as light, 0 to 1: what sRGB makes of it undone.
double linearLight(std::uint8_t channel);
// Relative luminance as WCAG 2.2 defines it, 0 to 1.
double luminance(Colour colour);

// The colours of the map, light and dark; the tokens of the window's own theme.
struct MapTheme {
    bool isDark = false;
    Colour paper, ground, ink, mute, line, accent, onAccent, soft, warn;
    Colour sea, shore, land, coast, green, water, road, roadCase;
};
const MapTheme &mapTheme(bool dark);

} // namespace placeweave
