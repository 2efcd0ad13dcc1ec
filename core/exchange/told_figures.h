// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace placeweave {

// The figures of a text that may be a position; what they come to is told_positions.h. Inside
// core/exchange only.

// "53.4361", "-2.3172", "379,021" and, as in half of Europe, "53,4361".
struct Number {
    double value = 0;
    int decimals = 0;
    std::size_t digits = 0; // before the point
    std::size_t start = 0;
    std::size_t end = 0;
};
std::vector<Number> numbersIn(std::string_view text);

// One that is close enough to a place to tell it: with minutes, or three decimals.
struct Angle {
    double degrees = 0;
    double step = 0; // of the last figure that was given
};
std::vector<Angle> anglesIn(std::string_view text);

// "25.6 N", "25.6,W": which way, after a number.
bool isDirectionAfter(std::string_view text, std::size_t end);

} // namespace placeweave
