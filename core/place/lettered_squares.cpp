// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/lettered_squares.h"

#include "core/place/projection.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace placeweave {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHJK"; // I and O are taken for 1 and 0
static_assert(kLetters.size() == LetteredSquares::kMost);

} // namespace

std::optional<LetteredSquares> LetteredSquares::over(const LatLonBox &box) {
    const Mercator northWest = toMercator({box.north, box.west});
    const Mercator southEast = toMercator({box.south, box.east});
    const double width = southEast.x - northWest.x;
    const double height = southEast.y - northWest.y;
    if (!(width > 0) || !(height > 0))
        return std::nullopt;
    LetteredSquares squares;
    squares.m_side = std::max(width, height) / kMost;
    const auto fits = [&](double length) {
        // A hair over whole squares is what rounding makes of whole squares.
        return std::clamp(static_cast<int>(std::ceil(length / squares.m_side - 1e-6)), 1, kMost);
    };
    squares.m_columns = fits(width);
    squares.m_rows = fits(height);
    squares.m_west = northWest.x - (squares.m_columns * squares.m_side - width) / 2;
    squares.m_north = northWest.y - (squares.m_rows * squares.m_side - height) / 2;
    return squares;
}

LatLonBox LetteredSquares::square(int column, int row) const {
    const LatLon northWest = fromMercator({m_west + column * m_side, m_north + row * m_side});
    const LatLon southEast =
        fromMercator({m_west + (column + 1) * m_side, m_north + (row + 1) * m_side});
    return {.west = northWest.longitude,
            .south = southEast.latitude,
            .east = southEast.longitude,
            .north = northWest.latitude};
}

LatLonBox LetteredSquares::box() const {
    const LatLonBox first = square(0, 0);
    const LatLonBox last = square(m_columns - 1, m_rows - 1);
    return {.west = first.west, .south = last.south, .east = last.east, .north = first.north};
}

std::string LetteredSquares::columnName(int column) {
    return std::string(1, kLetters[static_cast<std::size_t>(column)]);
}

std::optional<LatLonBox> LetteredSquares::find(std::string_view name) const {
    std::string squeezed;
    for (const char c : name)
        if (c != ' ')
            squeezed += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (squeezed.size() < 2)
        return std::nullopt;
    const std::size_t column = kLetters.find(squeezed.front());
    int row = 0;
    const char *end = squeezed.data() + squeezed.size();
    const auto [rest, problem] = std::from_chars(squeezed.data() + 1, end, row);
    if (column == std::string_view::npos || static_cast<int>(column) >= m_columns ||
        problem != std::errc() || rest != end || row < 1 || row > m_rows)
        return std::nullopt;
    return square(static_cast<int>(column), row - 1);
}

std::optional<std::string> LetteredSquares::nameAt(LatLon point) const {
    const Mercator at = toMercator(point);
    const double column = std::floor((at.x - m_west) / m_side);
    const double row = std::floor((at.y - m_north) / m_side);
    if (!(column >= 0) || !(row >= 0) || column >= m_columns || row >= m_rows)
        return std::nullopt;
    return columnName(static_cast<int>(column)) + std::to_string(static_cast<int>(row) + 1);
}

} // namespace placeweave
