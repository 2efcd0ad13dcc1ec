// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace placeweave {

struct PathCommand {
    enum class Type { Move, Line, Cubic, Close } type = Type::Move;
    double x = 0, y = 0;                   // where it ends
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0; // control points of a cubic
};

// A small picture on a symbol, in a square of 24 x 24: what is filled (even-odd), and what is drawn
// with a round pen.
struct Glyph {
    std::string_view name;
    std::vector<PathCommand> fill;
    std::vector<PathCommand> stroke;
    double strokeWidth = 0;

    static constexpr double kSide = 24;
};

// The glyph named in a vocabulary; a plain dot for a name nobody drew.
const Glyph &glyph(std::string_view name);
const std::vector<Glyph> &glyphs();

// Absolute SVG path data: M, L, H, V, C, Z, and O cx cy r for a circle.
std::vector<PathCommand> parsePath(std::string_view data);

} // namespace placeweave
