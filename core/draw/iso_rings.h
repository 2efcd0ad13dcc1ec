// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace placeweave {

// Numbers at the points of a square grid, row by row.
struct NumberGrid {
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<float> values;

    float at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

// In steps of the grid from its first point.
struct GridPoint {
    double column = 0;
    double row = 0;
};

// The lines at which the grid, straight from point to point, passes `level`: closed rings, inside
// even-odd where it is at least that much. The outermost points must lie below.
std::vector<std::vector<GridPoint>> isoRings(const NumberGrid &grid, float level);

} // namespace placeweave
