// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/visit_order.h"

#include "tests/core/place/random_shapes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace placeweave {
namespace {

TEST(VisitOrder, GoesAlongAStreetAndNotBackAndForth) {
    const std::vector<LatLon> street{{54.5, -3.90}, {54.5, -3.93}, {54.5, -3.91}, {54.5, -3.92}};
    const auto order = visitOrder(straightBetween(street));
    EXPECT_TRUE(order == (std::vector<std::size_t>{0, 2, 3, 1}) ||
                order == (std::vector<std::size_t>{1, 3, 2, 0}));
}

TEST(VisitOrder, BeginsWhereTheWayIsShortest) {
    // From the middle the nearest neighbour would have to come back past where it began.
    const std::vector<LatLon> street{{54.5, -3.92}, {54.5, -3.90}, {54.5, -3.95}, {54.5, -3.93}};
    const auto order = visitOrder(straightBetween(street));
    EXPECT_TRUE(order == (std::vector<std::size_t>{1, 0, 3, 2}) ||
                order == (std::vector<std::size_t>{2, 3, 0, 1}));
}

TEST(VisitOrder, HasNothingToSayOfNoPlaceAndTakesTwoAtOneDoor) {
    EXPECT_TRUE(visitOrder({}).empty());
    const std::vector<LatLon> door{{54.5, -3.9}, {54.5, -3.9}};
    EXPECT_EQ(visitOrder(straightBetween(door)).size(), 2U);
}

TEST(VisitOrder, GoesByTheWaysItIsGivenAndNotByTheCrow) {
    // Across the river is near, and far to walk: the bank is done first.
    const WaysBetween ways{{0, 900, 50}, {900, 0, 850}, {50, 850, 0}};
    const auto order = visitOrder(ways);
    EXPECT_EQ(order[1], 2U);
    EXPECT_EQ(lengthOfVisits(ways, order), 900);
}

TEST(VisitOrder, NamesEachPlaceOnceAndNoTurnMakesItShorter) {
    std::mt19937 random = seededGenerator();
    std::uniform_real_distribution<double> north(54.4, 54.6);
    std::uniform_real_distribution<double> east(-4.1, -3.8);
    for (int round = 0; round < 30; ++round) {
        std::vector<LatLon> places(static_cast<std::size_t>(1 + round));
        std::ranges::generate(places, [&] { return LatLon{north(random), east(random)}; });
        const WaysBetween between = straightBetween(places);
        const auto order = visitOrder(between);
        std::vector<std::size_t> sorted = order;
        std::ranges::sort(sorted);
        std::vector<std::size_t> all(places.size());
        std::iota(all.begin(), all.end(), 0U);
        ASSERT_EQ(sorted, all);
        const double length = lengthOfVisits(between, order);
        for (std::size_t first = 0; first < order.size(); ++first)
            for (std::size_t last = first + 1; last < order.size(); ++last) {
                auto turned = order;
                std::reverse(turned.begin() + static_cast<std::ptrdiff_t>(first),
                             turned.begin() + static_cast<std::ptrdiff_t>(last) + 1);
                ASSERT_LE(length, lengthOfVisits(between, turned) + 0.01);
            }
    }
}

} // namespace
} // namespace placeweave
