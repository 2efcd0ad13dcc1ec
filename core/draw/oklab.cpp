// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/oklab.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

std::uint8_t channelOf(double light) {
    const double l = std::clamp(light, 0.0, 1.0);
    const double c = l <= 0.0031308 ? 12.92 * l : 1.055 * std::pow(l, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(255 * c));
}

} // namespace

OkLab toOkLab(Colour colour) {
    const double red = linearLight(colour.red);
    const double green = linearLight(colour.green);
    const double blue = linearLight(colour.blue);
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Colour fromOkLab(const OkLab &lab) {
    const auto cubed = [](double root) {
        return root * root * root;
    };
    const double l = cubed(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
    const double m = cubed(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
    const double s = cubed(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
    return {channelOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            channelOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            channelOf(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

OkLab between(const OkLab &from, const OkLab &to, double share) {
    return {std::lerp(from.lightness, to.lightness, share), std::lerp(from.a, to.a, share),
            std::lerp(from.b, to.b, share)};
}

} // namespace placeweave
