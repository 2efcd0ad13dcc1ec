// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/hatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeweave {
namespace {

// Where an edge crosses a line of the hatch: the line's number, and how far along it.
struct Crossing {
    long line = 0;
    double along = 0;

    friend auto operator<=>(const Crossing &, const Crossing &) = default;
};

} // namespace

PixelPath hatched(const PixelPath &rings, double spacing, PixelPoint origin) {
    // Lines run up to the right: x + y is the same all along one.
    const double step = spacing * std::numbers::sqrt2;
    const double zero = origin.x + origin.y;
    const auto across = [&](PixelPoint p) {
        return (p.x + p.y - zero) / step;
    };
    std::vector<Crossing> crossings;
    for (std::size_t i = 0; i < rings.starts.size(); ++i) {
        const auto ring = rings.piece(i);
        for (std::size_t k = 0, previous = ring.size() - 1; k < ring.size(); previous = k++) {
            PixelPoint a = ring[previous];
            PixelPoint b = ring[k];
            if (across(a) > across(b))
                std::swap(a, b);
            // Half open, so that a corner on a line counts once.
            const double from = across(a);
            const double to = across(b);
            for (long line = std::lround(std::ceil(from)); static_cast<double>(line) < to; ++line) {
                const double share = (static_cast<double>(line) - from) / (to - from);
                crossings.push_back({line, a.x + (b.x - a.x) * share});
            }
        }
    }
    std::ranges::sort(crossings);
    PixelPath lines;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const auto &[line, left] = crossings[i];
        const double right = crossings[i + 1].along;
        const double sum = static_cast<double>(line) * step + zero;
        lines.starts.push_back(static_cast<std::uint32_t>(lines.points.size()));
        lines.points.push_back({left, sum - left});
        lines.points.push_back({right, sum - right});
    }
    return lines;
}

} // namespace placeweave
