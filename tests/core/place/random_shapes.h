// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/polygon.h"

#include <cmath>
#include <iostream>
#include <numbers>
#include <random>

namespace placeweave {

// A generator whose seed is told, so that a failure can be had again.
inline std::mt19937 seededGenerator() {
    const auto seed = std::random_device()();
    std::cout << "seed " << seed << "\n";
    return std::mt19937(seed);
}

// A star-shaped ring around a centre, never crossing itself.
inline Ring randomRing(std::mt19937 &random, LatLon centre, double radius, int corners) {
    std::uniform_real_distribution<double> share(0.4, 1);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double r = radius * share(random);
        ring.push_back(
            {centre.latitude + r * std::sin(angle), centre.longitude + r * std::cos(angle)});
    }
    return ring;
}

} // namespace placeweave
