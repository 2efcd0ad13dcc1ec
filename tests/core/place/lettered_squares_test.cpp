// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/lettered_squares.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr LatLonBox kIsland{.west = -4.05, .south = 54.44, .east = -3.85, .north = 54.55};

TEST(LetteredSquares, CoverTheBoxWithTenAlongTheLongerSide) {
    const auto squares = LetteredSquares::over(kIsland);
    ASSERT_TRUE(squares);
    EXPECT_EQ(squares->columns(), 10);
    EXPECT_LT(squares->rows(), 11);
    const LatLonBox box = squares->box();
    EXPECT_LE(box.west, kIsland.west + 1e-9);
    EXPECT_GE(box.east, kIsland.east - 1e-9);
    EXPECT_LE(box.south, kIsland.south + 1e-9);
    EXPECT_GE(box.north, kIsland.north - 1e-9);
}

TEST(LetteredSquares, EachIsFoundByTheNameOfItsMiddle) {
    const auto squares = LetteredSquares::over(kIsland);
    for (int column = 0; column < squares->columns(); ++column)
        for (int row = 0; row < squares->rows(); ++row) {
            const LatLonBox square = squares->square(column, row);
            const LatLon middle{(square.south + square.north) / 2, (square.west + square.east) / 2};
            const auto name = squares->nameAt(middle);
            ASSERT_TRUE(name);
            const auto found = squares->find(*name);
            ASSERT_TRUE(found) << *name;
            EXPECT_DOUBLE_EQ(found->west, square.west) << *name;
            EXPECT_DOUBLE_EQ(found->north, square.north) << *name;
        }
}

TEST(LetteredSquares, AreNamedAsPeopleSayThem) {
    const auto squares = LetteredSquares::over(kIsland);
    EXPECT_TRUE(squares->find("c4"));
    EXPECT_TRUE(squares->find(" C 4 "));
    EXPECT_FALSE(squares->find("I4"));
    EXPECT_FALSE(squares->find("C0"));
    EXPECT_FALSE(squares->find("C11"));
    EXPECT_FALSE(squares->find("C4x"));
    EXPECT_FALSE(squares->find("C"));
    EXPECT_FALSE(squares->find("LK4 2AB"));
}

TEST(LetteredSquares, APlaceWithoutAnExtentHasNone) {
    EXPECT_FALSE(LetteredSquares::over({.west = 1, .south = 52, .east = 1, .north = 52}));
}

} // namespace
} // namespace placeweave
