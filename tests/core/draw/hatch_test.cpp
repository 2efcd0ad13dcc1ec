// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/hatch.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace placeweave {
namespace {

// A square with a square hole.
const PixelPath kFrame{
    {{0, 0}, {200, 0}, {200, 200}, {0, 200}, {50, 50}, {50, 150}, {150, 150}, {150, 50}}, {0, 4}};

double lengthOf(const PixelPath &lines) {
    double total = 0;
    for (std::size_t i = 0; i < lines.starts.size(); ++i)
        total += std::hypot(lines.piece(i)[1].x - lines.piece(i)[0].x,
                            lines.piece(i)[1].y - lines.piece(i)[0].y);
    return total;
}

TEST(Hatch, CoversTheInsideAndNotTheHole) {
    const PixelPath lines = hatched(kFrame, 5, {3.3, 0});
    // Lines so far apart make as much length as the inside has room for.
    EXPECT_NEAR(lengthOf(lines), (200.0 * 200 - 100 * 100) / 5, 100);
    for (std::size_t i = 0; i < lines.starts.size(); ++i) {
        const auto line = lines.piece(i);
        ASSERT_EQ(line.size(), 2U);
        const PixelPoint middle{(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2};
        EXPECT_TRUE(PixelBox({-0.001, -0.001, 200.001, 200.001}).contains(middle));
        EXPECT_FALSE(PixelBox({50.001, 50.001, 149.999, 149.999}).contains(middle));
    }
}

TEST(Hatch, MovesWithTheGround) {
    const auto sumsOf = [](PixelPoint by) {
        PixelPath moved = kFrame;
        for (PixelPoint &p : moved.points)
            p = {p.x + by.x, p.y + by.y};
        std::vector<double> sums;
        const PixelPath lines = hatched(moved, 7, by);
        for (std::size_t i = 0; i < lines.starts.size(); ++i)
            sums.push_back(lines.piece(i)[0].x + lines.piece(i)[0].y - by.x - by.y);
        return sums;
    };
    const auto still = sumsOf({0, 0});
    const auto moved = sumsOf({-12'345.5, 777.25});
    ASSERT_EQ(still.size(), moved.size());
    for (std::size_t i = 0; i < still.size(); ++i)
        EXPECT_NEAR(still[i], moved[i], 1e-6);
}

TEST(Hatch, OfNothingIsNothing) {
    EXPECT_TRUE(hatched({}, 7, {0, 0}).isEmpty());
    EXPECT_TRUE(hatched({{{1, 1}, {1, 1}, {1, 1}}, {0}}, 7, {0, 0}).isEmpty());
}

} // namespace
} // namespace placeweave
