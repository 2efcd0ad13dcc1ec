// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/antimeridian.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

double areaOf(const Polygons &polygons) {
    double total = 0;
    const auto ringArea = [](const Ring &ring) {
        double twice = 0;
        for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
            twice += ring[previous].longitude * ring[i].latitude -
                     ring[i].longitude * ring[previous].latitude;
        return std::abs(twice) / 2;
    };
    for (const Polygon &polygon : polygons) {
        total += ringArea(polygon.outer);
        for (const Ring &hole : polygon.holes)
            total -= ringArea(hole);
    }
    return total;
}

// However the longitudes beyond the meridian are written.
enum class Written { Wrapped, Beyond, BelowMinus };

class Antimeridian : public testing::TestWithParam<Written> {
protected:
    static Ring written(Ring ring) {
        for (LatLon &p : ring) {
            if (GetParam() == Written::Wrapped && p.longitude > 180)
                p.longitude -= 360;
            if (GetParam() == Written::BelowMinus)
                p.longitude -= 360;
        }
        return ring;
    }
};

TEST_P(Antimeridian, ACutShapeHoldsThePointsOfTheWhole) {
    auto random = seededGenerator();
    std::uniform_real_distribution<double> latitude(-22, -10);
    std::uniform_real_distribution<double> longitude(174, 186);
    int inside = 0;
    for (int round = 0; round < 20; ++round) {
        const Polygon whole{randomRing(random, {-16, 179 + round * 0.1}, 5, 20 + round),
                            {randomRing(random, {-16, 180}, 1.5, 9)}};
        const Polygons cut = cutAtAntimeridian({{written(whole.outer), {written(whole.holes[0])}}});
        EXPECT_NEAR(areaOf(cut), areaOf({whole}), 1e-6);
        for (const Polygon &part : cut)
            for (const LatLon &p : part.outer)
                ASSERT_LE(std::abs(p.longitude), 180);
        for (int i = 0; i < 300; ++i) {
            const LatLon p{latitude(random), longitude(random)};
            const LatLon home{p.latitude, p.longitude > 180 ? p.longitude - 360 : p.longitude};
            inside += contains({whole}, p);
            EXPECT_EQ(contains(cut, home), contains({whole}, p));
        }
        EXPECT_FALSE(contains(cut, {-16, 0}));
    }
    EXPECT_GT(inside, 500);
}

INSTANTIATE_TEST_SUITE_P(Ways, Antimeridian,
                         testing::Values(Written::Wrapped, Written::Beyond, Written::BelowMinus));

TEST(AntimeridianCut, WhatDoesNotCrossIsLeftAsItIs) {
    const Ring britain{{50, -5}, {50, 1}, {58, 1}, {58, -5}};
    const Ring atTheEdge{{-17, 179}, {-17, 180}, {-16, 180}, {-16, 179}};
    for (const Ring &ring : {britain, atTheEdge}) {
        EXPECT_FALSE(crossesAntimeridian({{ring, {}}}));
        EXPECT_EQ(cutAtAntimeridian({{ring, {}}})[0].outer, ring);
    }
    EXPECT_TRUE(cutAtAntimeridian({}).empty());
    // Metres taken for degrees are no crossing.
    const Ring metres{{398'000, 383'000}, {398'000, 384'000}, {399'000, 384'000}};
    EXPECT_EQ(cutAtAntimeridian({{metres, {}}})[0].outer, metres);
}

// Its edges along the poles are no crossings; a piece beside it that crosses is cut all the same.
TEST(AntimeridianCut, TheWholeWorldAndAntarcticaStayWhole) {
    const Ring world{{-90, -180}, {-90, 180}, {90, 180}, {90, -180}};
    const Ring antarctica{{-84, -180}, {-70, -60}, {-66, 100}, {-84, 180}, {-90, 180}, {-90, -180}};
    const Ring fiji{{-17, 178}, {-17, -178}, {-19, -178}, {-19, 178}};
    for (const Ring &ring : {world, antarctica}) {
        EXPECT_FALSE(crossesAntimeridian({{ring, {}}}));
        const Polygons cut = cutAtAntimeridian({{ring, {}}, {fiji, {}}});
        ASSERT_EQ(cut.size(), 3U);
        EXPECT_EQ(cut[0].outer, ring);
    }
}

} // namespace
} // namespace placeweave
