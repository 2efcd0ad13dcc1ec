// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/nearest.h"

#include "core/place/projection.h"
#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

std::vector<LatLon> randomPoints(std::mt19937 &random, int count, LatLon from, LatLon to) {
    std::uniform_real_distribution<double> latitude(from.latitude, to.latitude);
    std::uniform_real_distribution<double> longitude(from.longitude, to.longitude);
    std::vector<LatLon> points;
    for (int i = 0; i < count; ++i)
        points.push_back({latitude(random), longitude(random)});
    return points;
}

NearestIndex::Hit nearestByHand(const std::vector<LatLon> &points, LatLon from) {
    NearestIndex::Hit best{0, distanceMetres(from, points[0])};
    for (std::uint32_t i = 1; i < points.size(); ++i)
        if (const double metres = distanceMetres(from, points[i]); metres < best.metres)
            best = {i, metres};
    return best;
}

TEST(NearestIndex, FindsWhatLookingAtEachPointFinds) {
    std::mt19937 random = seededGenerator();
    const auto points = randomPoints(random, 500, {50, -6}, {56, 2});
    const NearestIndex index(points);
    for (const LatLon from : randomPoints(random, 300, {49, -8}, {57, 3})) {
        const auto wanted = nearestByHand(points, from);
        const auto found = index.nearest(from);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->point, wanted.point);
        EXPECT_DOUBLE_EQ(found->metres, wanted.metres);
    }
}

TEST(NearestIndex, FindsAllWithinADistanceTheNearestFirst) {
    std::mt19937 random = seededGenerator();
    const auto points = randomPoints(random, 400, {53.3, -2.5}, {53.5, -2.2});
    const NearestIndex index(points);
    for (const LatLon from : randomPoints(random, 100, {53.3, -2.5}, {53.5, -2.2})) {
        const auto found = index.within(from, 1500);
        EXPECT_EQ(found.size(), std::ranges::count_if(points, [&](LatLon point) {
                      return distanceMetres(from, point) <= 1500;
                  }));
        EXPECT_TRUE(std::ranges::is_sorted(found, {}, &NearestIndex::Hit::metres));
    }
}

TEST(NearestIndex, TakesTheFirstGivenOfSeveralAtOnePlace) {
    std::vector<LatLon> points(100, LatLon{53.4, -2.3});
    points.insert(points.begin(), LatLon{54, -2});
    const auto found = NearestIndex(points).nearest({53.5, -2.3});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->point, 1U);
}

TEST(NearestIndex, LooksAcrossThe180thMeridianAndOverThePole) {
    const std::vector<LatLon> points{{0, 170}, {0, -179}, {89, 0}};
    const NearestIndex index(points);
    EXPECT_EQ(index.nearest({0, 179})->point, 1U);
    EXPECT_EQ(index.nearest({89, 180})->point, 2U);
}

TEST(NearestIndex, OfNothingFindsNothing) {
    const NearestIndex index({});
    EXPECT_FALSE(index.nearest({53, -2}));
    EXPECT_TRUE(index.within({53, -2}, 1e6).empty());
}

TEST(NearestOfEach, GivesARowAGroupAsAskingOneByOneDoes) {
    std::mt19937 random = seededGenerator();
    const auto from = randomPoints(random, 200, {50, -6}, {56, 2});
    const std::vector<std::vector<LatLon>> groups{
        randomPoints(random, 300, {50, -6}, {56, 2}), {}, {{53.4, -2.3}}};
    const auto rows = nearestOfEach(from, groups);
    ASSERT_EQ(rows.size(), 3U);
    const NearestIndex first(groups[0]);
    for (std::size_t i = 0; i < from.size(); ++i) {
        EXPECT_EQ(rows[0][i]->point, first.nearest(from[i])->point);
        EXPECT_FALSE(rows[1][i]);
        EXPECT_EQ(rows[2][i]->point, 0U);
    }
}

} // namespace
} // namespace placeweave
