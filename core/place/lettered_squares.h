// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// The lettered squares of a printed sheet: columns by letter from the west, rows by number from the
// north, as a street atlas has them, without I and O. The same box gives the same squares, so what
// people say over the paper ("C4") is found again on the screen.
class LetteredSquares {
public:
    static constexpr int kMost = 10; // along the longer side

    // Squares on a Mercator map, in the middle of the box and no smaller than it. Nothing for a box
    // without an extent.
    static std::optional<LetteredSquares> over(const LatLonBox &box);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    LatLonBox box() const; // of all squares
    static std::string columnName(int column);
    LatLonBox square(int column, int row) const;

    // "c 4", "C4"; nothing for what is no square of this sheet.
    std::optional<LatLonBox> find(std::string_view name) const;
    std::optional<std::string> nameAt(LatLon point) const;

private:
    double m_west = 0; // Mercator, as north and side
    double m_north = 0;
    double m_side = 0;
    int m_columns = 0;
    int m_rows = 0;
};

} // namespace placeweave
