// SPDX-License-Identifier: GPL-3.0-or-later
// Marching squares, one ring after the other.
#include "core/draw/iso_rings.h"

#include <cstdint>

namespace placeweave {
namespace {

class Tracer {
public:
    Tracer(const NumberGrid &grid, float level)
        : m_grid(grid), m_level(level), m_seen(grid.values.size()) {}

    // Every ring crosses, somewhere, from a point outside to its right neighbour inside.
    std::vector<std::vector<GridPoint>> rings() {
        std::vector<std::vector<GridPoint>> rings;
        for (std::size_t row = 1; row + 1 < m_grid.rows; ++row)
            for (std::size_t i = row * m_grid.columns; i + 1 < (row + 1) * m_grid.columns; ++i)
                if (!isIn(i) && isIn(i + 1) && !m_seen[i])
                    rings.push_back(ring(i));
        return rings;
    }

private:
    bool isIn(std::size_t point) const { return m_grid.values[point] >= m_level; }

    GridPoint place(std::size_t point) const {
        const std::size_t row = point / m_grid.columns;
        return {static_cast<double>(point - row * m_grid.columns), static_cast<double>(row)};
    }
    GridPoint crossing(std::size_t out, std::size_t in) const {
        const double share = (m_level - m_grid.values[out]) /
                             static_cast<double>(m_grid.values[in] - m_grid.values[out]);
        const GridPoint a = place(out);
        const GridPoint b = place(in);
        return {a.column + (b.column - a.column) * share, a.row + (b.row - a.row) * share};
    }

    // Goes on into the next square, the point inside on the left, that outside on the right, until
    // it is back. Where a square's corners are inside crosswise, its mean says which of them join.
    std::vector<GridPoint> ring(std::size_t start) {
        const auto down = static_cast<std::ptrdiff_t>(m_grid.columns);
        std::vector<GridPoint> points;
        std::size_t in = start + 1;
        std::size_t out = start;
        std::ptrdiff_t ahead = down; // from a point to the one ahead of it
        do {
            points.push_back(crossing(out, in));
            if (ahead == down)
                m_seen[out] = true;
            const std::size_t nextIn = in + static_cast<std::size_t>(ahead);
            const std::size_t nextOut = out + static_cast<std::size_t>(ahead);
            const bool leftIsIn = isIn(nextIn);
            const bool rightIsIn = isIn(nextOut);
            const bool turnsRight = rightIsIn && (leftIsIn || meanIsIn(in, out, nextIn, nextOut));
            const auto leftwards =
                static_cast<std::ptrdiff_t>(in) - static_cast<std::ptrdiff_t>(out);
            if (turnsRight) {
                ahead = -leftwards;
                in = nextOut;
            } else if (leftIsIn) {
                in = nextIn;
                out = nextOut;
            } else {
                ahead = leftwards;
                out = nextIn;
            }
        } while (ahead != down || out != start || in != start + 1);
        return points;
    }

    bool meanIsIn(std::size_t a, std::size_t b, std::size_t c, std::size_t d) const {
        return m_grid.values[a] + m_grid.values[b] + m_grid.values[c] + m_grid.values[d] >=
               4 * m_level;
    }

    const NumberGrid &m_grid;
    float m_level;
    std::vector<bool> m_seen; // by the point outside of a start
};

} // namespace

std::vector<std::vector<GridPoint>> isoRings(const NumberGrid &grid, float level) {
    return Tracer(grid, level).rings();
}

} // namespace placeweave
