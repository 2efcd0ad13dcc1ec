// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/polygon.h"
#include "core/place/projection.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>

namespace placeweave {
namespace {

const Ring kSquare{{0, 0}, {0, 10}, {10, 10}, {10, 0}};
const Ring kHole{{4, 4}, {4, 6}, {6, 6}, {6, 4}};

bool sameShape(const Polygons &a, const Polygons &b) {
    const auto closed = [](Ring ring) {
        if (ring.front() != ring.back())
            ring.push_back(ring.front());
        return ring;
    };
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (closed(a[i].outer) != closed(b[i].outer) || a[i].holes.size() != b[i].holes.size())
            return false;
        for (std::size_t h = 0; h < a[i].holes.size(); ++h)
            if (closed(a[i].holes[h]) != closed(b[i].holes[h]))
                return false;
    }
    return true;
}

TEST(Polygon, AHoleIsOutside) {
    const Polygons donut{{kSquare, {kHole}}};
    EXPECT_TRUE(contains(donut, {2, 2}));
    EXPECT_FALSE(contains(donut, {5, 5}));
    EXPECT_FALSE(contains(donut, {11, 5}));
}

TEST(Polygon, WindingAndClosingDoNotMatter) {
    Ring backwards(kSquare.rbegin(), kSquare.rend());
    backwards.push_back(backwards.front());
    const Polygons closed{{backwards, {kHole}}};
    EXPECT_TRUE(contains(closed, {2, 2}));
    EXPECT_FALSE(contains(closed, {5, 5}));
}

// Tiles that share an edge: a point on it belongs to one of them, never to both or none.
TEST(Polygon, APointOnASharedEdgeIsInExactlyOneTile) {
    const Polygons left{{{{0, 0}, {0, 5}, {10, 5}, {10, 0}}, {}}};
    const Polygons right{{{{0, 5}, {0, 10}, {10, 10}, {10, 5}}, {}}};
    for (double latitude = 0.5; latitude < 10; latitude += 0.5)
        EXPECT_NE(contains(left, {latitude, 5}), contains(right, {latitude, 5})) << latitude;
}

TEST(Polygon, AgreesWithAnglesSummedAroundThePoint) {
    auto random = seededGenerator();
    std::uniform_real_distribution<double> offset(-1.2, 1.2);
    int inside = 0;
    for (int round = 0; round < 40; ++round) {
        const Ring ring = randomRing(random, {52, -1}, 1, 5 + round);
        for (int i = 0; i < 50; ++i) {
            const LatLon p{52 + offset(random), -1 + offset(random)};
            double angle = 0;
            for (std::size_t k = 0; k < ring.size(); ++k) {
                const LatLon a = ring[k];
                const LatLon b = ring[(k + 1) % ring.size()];
                const double ax = a.longitude - p.longitude;
                const double ay = a.latitude - p.latitude;
                const double bx = b.longitude - p.longitude;
                const double by = b.latitude - p.latitude;
                angle += std::atan2(ax * by - ay * bx, ax * bx + ay * by);
            }
            const bool expected = std::abs(angle) > std::numbers::pi;
            inside += expected;
            EXPECT_EQ(contains({{ring, {}}}, p), expected);
        }
    }
    EXPECT_GT(inside, 200); // else the points prove nothing
}

TEST(Polygon, NothingContainsNothing) {
    EXPECT_FALSE(contains({}, {1, 1}));
    EXPECT_FALSE(contains({{{}, {kSquare}}}, {1, 1}));
    EXPECT_FALSE(contains({{{{1, 1}}, {}}}, {1, 1}));
    EXPECT_FALSE(contains({{kSquare, {}}}, {std::nan(""), 1}));
    EXPECT_TRUE(boundsOf({}).isEmpty());
    EXPECT_EQ(pointInside({}), LatLon());
}

TEST(PointInside, AvoidsTheNotchOfAHorseshoe) {
    const Ring horseshoe{{0, 0}, {0, 10}, {10, 10}, {10, 7}, {3, 7}, {3, 3}, {10, 3}, {10, 0}};
    EXPECT_TRUE(contains({{horseshoe, {}}}, pointInside({{horseshoe, {}}})));
}

TEST(PointInside, TakesTheLargestPartAndKeepsOutOfItsHole) {
    const Ring island{{20, 20}, {20, 21}, {21, 21}, {21, 20}};
    const LatLon p = pointInside({{island, {}}, {kSquare, {kHole}}});
    EXPECT_TRUE(contains({{kSquare, {kHole}}}, p));
}

TEST(PointInside, IsInsideWhateverTheShape) {
    auto random = seededGenerator();
    for (int round = 0; round < 200; ++round) {
        const Polygons shape{{randomRing(random, {54, -3}, 0.3, 3 + round), {}}};
        EXPECT_TRUE(contains(shape, pointInside(shape)));
    }
}

TEST(PointInside, DoesNotHangOnSliversOrLongOutlines) {
    const Polygons sliver{{{{0, 0}, {0, 10}, {1e-9, 10}, {1e-9, 0}}, {}}};
    pointInside(sliver);
    auto random = seededGenerator();
    const Polygons coast{{randomRing(random, {54, -3}, 1, 200'000), {}}};
    EXPECT_TRUE(contains(coast, pointInside(coast)));
}

TEST(Wkb, PolygonsComeBackAsTheyWent) {
    auto random = seededGenerator();
    for (int round = 0; round < 50; ++round) {
        const Polygons shape{
            {randomRing(random, {54, -3}, 1, 6 + round), {randomRing(random, {54, -3}, 0.2, 4)}},
            {randomRing(random, {50, -5}, 1, 5), {}}};
        const auto back = polygonsFromWkb(toWkb(shape));
        ASSERT_TRUE(back);
        EXPECT_TRUE(sameShape(shape, *back));
    }
}

TEST(Wkb, EmptyRingsAreLeftOut) {
    const auto back = polygonsFromWkb(toWkb({{{}, {}}, {kSquare, {}}}));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->size(), 1U);
}

// Bytes as another program writes them: big endian, with heights.
TEST(Wkb, ReadsBigEndianWithHeights) {
    std::string wkb("\x00\x00\x00\x03\xEB\x00\x00\x00\x01\x00\x00\x00\x04", 13);
    for (const auto &[x, y] : {std::pair{1.0, 2.0}, {3.0, 2.0}, {3.0, 5.0}, {1.0, 2.0}})
        for (const double number : {x, y, 99.0}) {
            const auto bits = std::byteswap(std::bit_cast<std::uint64_t>(number));
            wkb.append(reinterpret_cast<const char *>(&bits), sizeof bits);
        }
    const auto polygons = polygonsFromWkb(wkb);
    ASSERT_TRUE(polygons) << polygons.error().message;
    ASSERT_EQ(polygons->at(0).outer.size(), 4U);
    EXPECT_EQ(polygons->at(0).outer[2], (LatLon{5, 3}));
}

TEST(Wkb, LinesAndPointsAreShapes) {
    std::string line("\x01\x02\x00\x00\x00\x02\x00\x00\x00", 9);
    for (const double number : {-1.0, 52.0, -1.5, 53.0})
        line.append(reinterpret_cast<const char *>(&number), sizeof number);
    const auto shape = shapeFromWkb(line);
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->type, Shape::Type::Lines);
    EXPECT_EQ(shape->paths.at(0).at(1), (LatLon{53, -1.5}));

    const auto area = shapeFromWkb(toWkb({{kSquare, {kHole}}}));
    ASSERT_TRUE(area);
    EXPECT_EQ(area->type, Shape::Type::Rings);
    EXPECT_EQ(area->paths.size(), 2U);
}

TEST(Wkb, DamageIsAnErrorWhereverItIs) {
    const std::string whole = toWkb({{kSquare, {kHole}}});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(polygonsFromWkb(whole.substr(0, length))) << length;
        EXPECT_FALSE(shapeFromWkb(whole.substr(0, length))) << length;
    }
    std::string huge = whole;
    const std::uint32_t many = 0xFFFFFFF0;
    std::memcpy(huge.data() + 5, &many, sizeof many);
    EXPECT_FALSE(polygonsFromWkb(huge));
    EXPECT_FALSE(polygonsFromWkb(std::string("\x01\x11\x00\x00\x00", 5)));
}

TEST(Wkb, NoiseNeverCrashes) {
    auto random = seededGenerator();
    const std::string whole = toWkb({{kSquare, {kHole}}});
    for (int round = 0; round < 3000; ++round) {
        std::string noisy = whole;
        for (int i = 0; i < 3; ++i)
            noisy[random() % noisy.size()] = static_cast<char>(random());
        (void)polygonsFromWkb(noisy);
        (void)shapeFromWkb(noisy);
    }
}

TEST(Shape, ComesBackFromWkbAsItWas) {
    const std::vector<LatLon> way{{54, -3}, {54.01, -3.02}, {54.02, -3}};
    for (const Shape::Type type : {Shape::Type::Points, Shape::Type::Lines, Shape::Type::Rings}) {
        auto shape = shapeFromWkb(toWkb(Shape{type, {way}}));
        ASSERT_TRUE(shape);
        EXPECT_EQ(shape->type, type);
        std::vector<LatLon> back;
        for (const auto &path : shape->paths)
            back.insert(back.end(), path.begin(), path.end());
        back.resize(std::min(back.size(), way.size())); // a ring comes back closed
        EXPECT_EQ(back, way);
    }
}

TEST(Measures, OfASquareKilometreAreRight) {
    const LatLon corner{54, -3};
    const Ring square{corner, destination(corner, 90, 1000),
                      destination(destination(corner, 90, 1000), 0, 1000),
                      destination(corner, 0, 1000)};
    EXPECT_NEAR(lengthMetres(square), 3000, 2);
    EXPECT_NEAR(areaSquareMetres(square), 1e6, 500);
    Ring round = square;
    std::ranges::reverse(round);
    EXPECT_NEAR(areaSquareMetres(round), areaSquareMetres(square), 0.01);
    EXPECT_EQ(areaSquareMetres({corner, square[1]}), 0);
}

TEST(PointInside, OfAnOutlineThatLeavesTheEarthIsOneOfItsCorners) {
    for (const double far : {1e308, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN(), 1e7}) {
        const LatLon point = pointInside({{{{53.4, -2.4}, {53.4, far}, {53.5, -2.3}}, {}}});
        EXPECT_EQ(point, (LatLon{53.4, -2.4})) << far;
    }
}

TEST(PointInside, OfARingThatRunsBackOnItselfIsOnIt) {
    EXPECT_EQ(pointInside({{{{53.4, -2.4}, {53.5, -2.3}, {53.4, -2.4}}, {}}}),
              (LatLon{53.4, -2.4}));
}

} // namespace
} // namespace placeweave
