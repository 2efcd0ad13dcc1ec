// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/projection.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <numbers>
#include <thread>
#include <vector>

namespace placeweave {
namespace {

struct KnownPoint {
    const char *name;
    EastingNorthing grid;
    LatLon degrees;
};

// Ordnance Survey's OSTN15 test points, ETRS89. The Caister of its guide's worked
// example, 52.6575703 N 1.7179216 E, is on the Airy ellipsoid and so a hundred metres away from
// these degrees.
const KnownPoint kKnown[] = {
    {"Caister", {651409.804, 313177.450}, {52.658007833, 1.716073973}},
    {"StMarys", {91492.146, 11318.804}, {49.922263937, -6.299777520}},
    {"Newlyn", {170370.718, 11572.405}, {49.960061378, -5.203046192}},
    {"Greenwich", {438710.908, 114792.250}, {50.931279337, -1.450514337}},
    {"Malin", {292184.870, 168003.465}, {51.400782205, -3.551283487}},
};

class BritishGrid : public testing::TestWithParam<KnownPoint> {};
INSTANTIATE_TEST_SUITE_P(Known, BritishGrid, testing::ValuesIn(kKnown),
                         [](const auto &point) { return point.param.name; });

TEST_P(BritishGrid, MeetsAKnownPointBothWays) {
    const double tolerance = britishGridIsExact() ? 0.02 : 5;
    const auto grid = toBritishGrid(GetParam().degrees);
    ASSERT_TRUE(grid);
    EXPECT_NEAR(grid->easting, GetParam().grid.easting, tolerance);
    EXPECT_NEAR(grid->northing, GetParam().grid.northing, tolerance);
    const auto degrees = fromBritishGrid(GetParam().grid);
    ASSERT_TRUE(degrees);
    EXPECT_LT(distanceMetres(*degrees, GetParam().degrees), 1.5 * tolerance);
}

TEST(BritishGridEdges, WhatLiesOutsideIsRefused) {
    EXPECT_FALSE(fromBritishGrid({-1, 200'000}));
    EXPECT_FALSE(fromBritishGrid({1'000'000, 200'000}));
    EXPECT_FALSE(fromBritishGrid({std::nan(""), 200'000}));
    EXPECT_FALSE(toBritishGrid({40.7, -74}));
    EXPECT_FALSE(toBritishGrid({std::nan(""), 0}));
}

TEST(BritishGridEdges, ManyThreadsGetTheSameAnswer) {
    const LatLon expected = *fromBritishGrid({530'000, 180'000});
    std::vector<std::thread> threads;
    std::vector<int> wrong(8);
    for (std::size_t t = 0; t < wrong.size(); ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i)
                wrong[t] += *fromBritishGrid({530'000, 180'000}) != expected;
        });
    for (std::thread &thread : threads)
        thread.join();
    for (const int count : wrong)
        EXPECT_EQ(count, 0);
}

TEST(WebMercator, GoesThereAndBack) {
    for (double latitude = -84; latitude <= 84; latitude += 7)
        for (double longitude = -180; longitude <= 180; longitude += 30) {
            const LatLon back = fromMercator(toMercator({latitude, longitude}));
            EXPECT_NEAR(back.latitude, latitude, 1e-10);
            EXPECT_NEAR(back.longitude, longitude, 1e-10);
        }
}

TEST(WebMercator, KnowsTheTileOfNottingham) {
    // Column 32557 of 65536 at zoom 16 of any XYZ tile server; the row by its defining formula.
    const Mercator at = toMercator({52.9548, -1.1581});
    EXPECT_EQ(static_cast<int>(at.x * 65536), 32557);
    EXPECT_NEAR(at.y,
                0.5 - std::log(std::tan(std::numbers::pi / 4 + 52.9548 * std::numbers::pi / 360)) /
                          (2 * std::numbers::pi),
                1e-12);
}

TEST(WebMercator, ThePolesAreClamped) {
    EXPECT_NEAR(toMercator({90, 0}).y, 0, 1e-9);
    EXPECT_NEAR(toMercator({-90, 0}).y, 1, 1e-9);
}

TEST(Distance, LondonToEdinburghIs534Kilometres) {
    EXPECT_NEAR(distanceMetres({51.5074, -0.1278}, {55.9533, -3.1883}), 534'000, 1500);
    EXPECT_EQ(distanceMetres({51, 0}, {51, 0}), 0);
}

TEST(Distance, DestinationIsAsFarAsAskedFor) {
    for (double bearing = 0; bearing < 360; bearing += 30)
        for (const double metres : {1.0, 1500.0, 80'000.0}) {
            const LatLon from{54.5, -3.98};
            EXPECT_NEAR(distanceMetres(from, destination(from, bearing, metres)), metres,
                        metres * 1e-6 + 1e-6);
        }
    EXPECT_GT(destination({54, 0}, 0, 1000).latitude, 54);
    EXPECT_GT(destination({54, 0}, 90, 1000).longitude, 0);
    EXPECT_NEAR(destination({0, 179.99}, 90, 5000).longitude, -179.965, 0.001);
}

TEST(Distance, AMercatorUnitShrinksWithTheCosine) {
    EXPECT_NEAR(metresPerMercatorUnit(0), 40'075'017, 1);
    EXPECT_NEAR(metresPerMercatorUnit(60), 20'037'508, 1);
}

} // namespace
} // namespace placeweave
