// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/theme.h"

#include <charconv>
#include <cmath>

namespace placeweave {

Colour colourFromHex(std::string_view hex) {
    std::uint32_t value = 0;
    if (hex.size() != 7 || hex[0] != '#')
        return {};
    const auto [end, error] = std::from_chars(hex.data() + 1, hex.data() + 7, value, 16);
    if (error != std::errc() || end != hex.data() + 7)
        return {};
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value), 255};
}

Colour mixed(Colour a, Colour b, double share) {
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), mix(a.alpha, b.alpha)};
}

double linearLight(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linearLight(colour.red) + 0.7152 * linearLight(colour.green) +
           0.0722 * linearLight(colour.blue);
}

const MapTheme &mapTheme(bool dark) {
    static const auto make = [](bool isDark, const char *const(&hex)[17]) {
        MapTheme theme;
        theme.isDark = isDark;
        Colour *const members[] = {&theme.paper,   &theme.ground, &theme.ink,      &theme.mute,
                                   &theme.line,    &theme.accent, &theme.onAccent, &theme.soft,
                                   &theme.warn,    &theme.sea,    &theme.shore,    &theme.land,
                                   &theme.coast,   &theme.green,  &theme.water,    &theme.road,
                                   &theme.roadCase};
        for (std::size_t i = 0; i < 17; ++i)
            *members[i] = colourFromHex(hex[i]);
        return theme;
    };
    static const MapTheme kLight =
        make(false, {"#FFFFFF", "#F6F4EF", "#1D282E", "#56636B", "#DEDAD0", "#0F5C66", "#FFFFFF",
                     "#DCECEA", "#9A4B00", "#D3E4EA", "#E4F0F3", "#F3F0E6", "#9FB4B8", "#DCE7CC",
                     "#B9D7E2", "#FFFFFF", "#D9D2C2"});
    static const MapTheme kDark =
        make(true, {"#1B242A", "#12191D", "#E9EDEF", "#A3B0B6", "#2F3B42", "#6CC5C1", "#0C2226",
                    "#1E3A3D", "#F0B36B", "#0E1B22", "#142832", "#222C31", "#3F5058", "#26372D",
                    "#17303B", "#3C484E", "#1A2226"});
    return dark ? kDark : kLight;
}

} // namespace placeweave
