// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/draw/colour_vision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace placeweave {
namespace {

using Light = std::array<double, 3>; // linear red, green, blue
using Matrix = std::array<Light, 3>;

const Matrix &matrixOf(Vision vision) {
    static constexpr Matrix kUsual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                                         {0.114503, 0.786281, 0.099216},
                                         {-0.003882, -0.048116, 1.051998}}};
    static constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                           {0.280085, 0.672501, 0.047413},
                                           {-0.011820, 0.042940, 0.968881}}};
    static constexpr Matrix kTritanopia{{{1.255528, -0.076749, -0.178779},
                                         {-0.078411, 0.930809, 0.147602},
                                         {0.004733, 0.691367, 0.303900}}};
    static constexpr Light kLuminance{0.2126, 0.7152, 0.0722};
    static constexpr Matrix kGrey{kLuminance, kLuminance, kLuminance};
    switch (vision) {
    case Vision::Protanopia:
        return kProtanopia;
    case Vision::Deuteranopia:
        return kDeuteranopia;
    case Vision::Tritanopia:
        return kTritanopia;
    case Vision::Grey:
        return kGrey;
    case Vision::Usual:
        break;
    }
    return kUsual;
}

Light times(const Matrix &matrix, const Light &light) {
    Light result{};
    for (std::size_t row = 0; row < result.size(); ++row)
        for (std::size_t column = 0; column < light.size(); ++column)
            result[row] += matrix[row][column] * light[column];
    return result;
}

Lab labOf(const Light &light) {
    static constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375},
                                    {0.2126729, 0.7151522, 0.0721750},
                                    {0.0193339, 0.1191920, 0.9503041}}};
    const Light xyz = times(kToXyz, light);
    const auto bent = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = bent(xyz[0] / 0.95047);
    const double y = bent(xyz[1]);
    const double z = bent(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

// Degrees, 0 to 360.
double hueOf(double a, double b) {
    if (a == 0 && b == 0)
        return 0;
    const double hue = std::atan2(b, a) * 180 / std::numbers::pi;
    return hue < 0 ? hue + 360 : hue;
}

// The root that the formula has twice: near 0 for greys, near 1 for strong colours.
double saturation(double chroma) {
    const double seventh = std::pow(chroma, 7);
    return std::sqrt(seventh / (seventh + std::pow(25.0, 7)));
}

} // namespace

std::string_view nameOf(Vision vision) {
    constexpr std::string_view kNames[] = {"usual", "protanopia", "deuteranopia", "tritanopia",
                                           "grey"};
    return kNames[static_cast<std::size_t>(vision)];
}

Lab seen(Colour colour, Vision vision) {
    Light light = times(matrixOf(vision), {linearLight(colour.red), linearLight(colour.green),
                                           linearLight(colour.blue)});
    for (double &channel : light)
        channel = std::clamp(channel, 0.0, 1.0);
    return labOf(light);
}

// Names as in Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", equations 2 to 22.
double difference(const Lab &one, const Lab &other) {
    const double meanChroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
    const double stretch = 1 + 0.5 * (1 - saturation(meanChroma));
    const double c1 = std::hypot(one.a * stretch, one.b);
    const double c2 = std::hypot(other.a * stretch, other.b);
    const double h1 = hueOf(one.a * stretch, one.b);
    const double h2 = hueOf(other.a * stretch, other.b);
    const bool hasHues = c1 * c2 != 0;

    double turn = hasHues ? h2 - h1 : 0;
    if (turn > 180)
        turn -= 360;
    else if (turn < -180)
        turn += 360;
    const double deltaL = other.lightness - one.lightness;
    const double deltaC = c2 - c1;
    const double deltaH = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));

    const double l = (one.lightness + other.lightness) / 2;
    const double c = (c1 + c2) / 2;
    double h = h1 + h2;
    if (hasHues)
        h = std::abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double offMiddle = (l - 50) * (l - 50);
    const double sl = 1 + 0.015 * offMiddle / std::sqrt(20 + offMiddle);
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double turned = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rt = -2 * saturation(c) * std::sin(radians(2 * turned));
    return std::sqrt(std::pow(deltaL / sl, 2) + std::pow(deltaC / sc, 2) +
                     std::pow(deltaH / sh, 2) + rt * (deltaC / sc) * (deltaH / sh));
}

} // namespace placeweave
