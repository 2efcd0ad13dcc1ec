// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/point_fills.h"

#include "core/draw/iso_rings.h"
#include "core/draw/symbols.h"
#include "core/store/asset_index.h"
#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

namespace placeweave {
namespace {

constexpr LatLon kCentre{54.5, -3.98};

SceneAsset asset(std::int64_t id, LatLon at, std::uint16_t flags = 0) {
    SceneAsset made;
    made.id = id;
    made.flags = flags;
    made.at = toMercator(at);
    return made;
}

std::vector<SceneAsset> town(std::mt19937 &random, int count, double degrees) {
    std::normal_distribution<double> offset(0, degrees);
    std::vector<SceneAsset> assets;
    for (int i = 0; i < count; ++i)
        assets.push_back(
            asset(i + 1, {kCentre.latitude + offset(random), kCentre.longitude + offset(random)}));
    return assets;
}

double sum(const std::vector<double> &values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// --- hexagons ---

TEST(Hexagons, HoldEveryOrganisationOnceAndLieWhereItLies) {
    auto random = seededGenerator();
    const auto assets = town(random, 3000, 0.05);
    const auto fill = hexagonFill(*SceneAssets::fromList(assets), 8);
    ASSERT_TRUE(fill);
    EXPECT_EQ(sum(fill->values), 3000);
    EXPECT_EQ(fill->layer->codes().size(), fill->values.size());
    std::uint32_t hexagons = 0;
    for (const FillClass &c : fill->classes)
        hexagons += c.areas;
    EXPECT_EQ(hexagons, fill->values.size());
    EXPECT_EQ(fill->style.classing, Classing::NaturalBreaks);
    EXPECT_NE(fill->title.find("0.7 km² (H3)"), std::string::npos) << fill->title;
    // Each point within the box of a hexagon that is drawn.
    const PathStore &paths = fill->layer->paths();
    for (const SceneAsset &a : assets) {
        bool isHeld = false;
        for (std::uint32_t shape = 0; shape < paths.size() && !isHeld; ++shape)
            isHeld = paths.box(shape).contains(a.at);
        ASSERT_TRUE(isHeld);
    }
}

TEST(Hexagons, CountWhatTheFilterLeaves) {
    const auto all = SceneAssets::fromList(
        {asset(1, kCentre), asset(2, kCentre), asset(3, kCentre, asset_flag::kApproximate)});
    EXPECT_EQ(hexagonFill(*all, 8)->values, std::vector<double>{3});
    const std::vector<std::uint32_t> one{1};
    EXPECT_EQ(hexagonFill(*all->only(one), 8)->values, std::vector<double>{1});
    EXPECT_FALSE(hexagonFill(*all->only({}), 8));
    EXPECT_FALSE(hexagonFill(SceneAssets(), 8));
}

TEST(Hexagons, AcrossTheAntimeridianAreNoBand) {
    const auto fill = hexagonFill(*SceneAssets::fromList({asset(1, {-17, 179.9999})}), 4);
    ASSERT_TRUE(fill);
    const Viewport world = Viewport::at({0, 0}, 4, 4096, 4096);
    PixelPath path;
    fill->layer->paths().appendFill(0, world, path);
    EXPECT_EQ(path.starts.size(), 2U);
    for (const PixelPoint &p : path.points)
        EXPECT_TRUE(p.x < 40 || p.x > 4056) << p.x;
}

TEST(Hexagons, GrowAsTheMapIsSeenFromFurther) {
    int last = 99;
    for (double zoom = 4; zoom <= 20; zoom += 0.25) {
        const Viewport view = Viewport::at(kCentre, 24 - zoom, 800, 600);
        const int resolution = hexagonResolution(view);
        EXPECT_LE(resolution, last);
        last = resolution;
        EXPECT_GE(resolution, 3);
        EXPECT_LE(resolution, 10);
    }
    // A town on a screen: two kilometres or so, or clusters would hide them.
    EXPECT_EQ(hexagonResolution(Viewport::at(kCentre, 12, 800, 600)), 7);
}

TEST(Hexagons, SayTheirSizeInWords) {
    const auto one = SceneAssets::fromList({asset(1, kCentre)});
    EXPECT_NE(hexagonFill(*one, 6)->title.find("of about 3"), std::string::npos);
    EXPECT_NE(hexagonFill(*one, 6)->title.find(" km²"), std::string::npos);
    EXPECT_NE(hexagonFill(*one, 10)->title.find(",000 m²"), std::string::npos)
        << hexagonFill(*one, 10)->title;
}

TEST(PointFills, EvenWhatIsLeastIsSeenBesideBareLand) {
    auto random = seededGenerator();
    const auto assets = SceneAssets::fromList(town(random, 500, 0.05));
    for (const auto &fill : {hexagonFill(*assets, 8), densityFill(*assets, 500)})
        for (const bool dark : {false, true})
            EXPECT_EQ(fill->colours(dark),
                      paletteColours(Palette::Cool, fill->classes.size(), dark))
                << fill->title;
}

// --- lines of like value ---

double signedArea(const std::vector<GridPoint> &ring) {
    double twice = 0;
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
        twice += ring[previous].column * ring[i].row - ring[i].column * ring[previous].row;
    return twice / 2;
}

TEST(IsoRings, ARoundHillHasARoundRingAndACraterTwo) {
    NumberGrid grid{81, 81, {}};
    for (int row = 0; row < 81; ++row)
        for (int column = 0; column < 81; ++column)
            grid.values.push_back(static_cast<float>(40 - std::hypot(row - 40.0, column - 40.0)));
    const auto hill = isoRings(grid, 15);
    ASSERT_EQ(hill.size(), 1U);
    for (const GridPoint &p : hill[0])
        EXPECT_NEAR(std::hypot(p.row - 40, p.column - 40), 25, 0.05);
    for (float &value : grid.values)
        value = std::min(value, 50 - value);
    const auto crater = isoRings(grid, 15);
    ASSERT_EQ(crater.size(), 2U);
    EXPECT_NEAR(std::abs(signedArea(crater[0])) - std::abs(signedArea(crater[1])),
                std::numbers::pi * (25 * 25 - 5 * 5), 6);
}

// Whatever the numbers, corners that touch crosswise included.
TEST(IsoRings, HoldExactlyThePointsThatAreAsMuch) {
    auto random = seededGenerator();
    std::uniform_int_distribution<int> height(0, 9);
    for (int round = 0; round < 50; ++round) {
        NumberGrid grid{24, 17, std::vector<float>(24 * 17)};
        for (std::size_t row = 1; row + 1 < grid.rows; ++row)
            for (std::size_t column = 1; column + 1 < grid.columns; ++column)
                grid.values[row * grid.columns + column] = static_cast<float>(height(random));
        Polygons polygons;
        for (const auto &points : isoRings(grid, 4.5F)) {
            Ring ring;
            for (const GridPoint &p : points)
                ring.push_back({p.row, p.column});
            polygons.push_back({ring, {}});
        }
        for (std::size_t row = 0; row < grid.rows; ++row)
            for (std::size_t column = 0; column < grid.columns; ++column)
                EXPECT_EQ(
                    contains(polygons, {static_cast<double>(row), static_cast<double>(column)}),
                    grid.at(row, column) >= 4.5F)
                    << row << " " << column;
    }
}

// --- density ---

// The band that a place lies in, by its number in the classes; -1 for none.
int bandAt(const AreaFill &fill, LatLon place) {
    const Viewport view = Viewport::at(place, 14, 40, 40);
    for (std::uint32_t shape = 0; shape < fill.layer->paths().size(); ++shape) {
        PixelPath path;
        fill.layer->paths().appendFill(shape, view, path);
        bool isIn = false;
        for (std::size_t i = 0; i < path.starts.size(); ++i) {
            Ring ring;
            for (const PixelPoint &p : path.piece(i))
                ring.push_back({p.y, p.x});
            isIn ^= contains({{ring, {}}}, {20, 20});
        }
        if (isIn)
            return static_cast<int>(fill.classOf(fill.values[shape]) - fill.classes.data());
    }
    return -1;
}

double densityAt(const std::vector<SceneAsset> &assets, LatLon place, double metres) {
    double total = 0;
    for (const SceneAsset &a : assets) {
        const double d = distanceMetres(place, fromMercator(a.at)) / metres;
        if (d < 1)
            total += 3 / (std::numbers::pi * metres * metres) * (1 - d * d) * (1 - d * d) * 1e6;
    }
    return total;
}

TEST(Density, BandsTellThePeopleOfASquareKilometre) {
    auto random = seededGenerator();
    const auto assets = town(random, 2000, 0.02);
    const auto fill = densityFill(*SceneAssets::fromList(assets), 800);
    ASSERT_TRUE(fill);
    ASSERT_GE(fill->classes.size(), 4U);
    EXPECT_EQ(fill->title, "Organisations on the map per km², within about 800 m");
    EXPECT_TRUE(fill->counted.empty());
    std::uniform_real_distribution<double> offset(-0.06, 0.06);
    int inBands = 0;
    for (int i = 0; i < 400; ++i) {
        const LatLon place{kCentre.latitude + offset(random), kCentre.longitude + offset(random)};
        const double density = densityAt(assets, place, 800);
        const int band = bandAt(*fill, place);
        inBands += band >= 0;
        // Between the lines of a grid of an eighth of the radius.
        const double slack = 0.06 * density + 0.15;
        if (band >= 0) {
            EXPECT_LE(density, fill->classes[static_cast<std::size_t>(band)].upTo + slack);
        }
        if (band > 0) {
            EXPECT_GE(density, fill->classes[static_cast<std::size_t>(band - 1)].upTo - slack);
        }
    }
    EXPECT_GT(inBands, 100);
}

TEST(Density, ALoneOrganisationIsARoundSpotOfTrueMetres) {
    const auto fill = densityFill(*SceneAssets::fromList({asset(1, {60.3, -1.2})}), 1000);
    ASSERT_TRUE(fill);
    const LatLon place{60.3, -1.2};
    EXPECT_GE(bandAt(*fill, place), 0);
    // Half of the peak, and less than half by the rounding of bands, is reached well within.
    for (const double bearing : {0.0, 90.0, 200.0}) {
        EXPECT_GE(bandAt(*fill, destination(place, bearing, 400)), 0) << bearing;
        EXPECT_EQ(bandAt(*fill, destination(place, bearing, 1010)), -1) << bearing;
    }
}

TEST(Density, ACountryIsHeldInBoundsAndSaysWhatRadiusItTook) {
    std::vector<SceneAsset> assets;
    for (int i = 0; i < 60; ++i)
        assets.push_back(asset(i + 1, {50 + i * 0.15, -6 + i * 0.14}));
    const auto fill = densityFill(*SceneAssets::fromList(assets), 20);
    ASSERT_TRUE(fill);
    EXPECT_EQ(fill->title.find("within about 20 m"), std::string::npos) << fill->title;
    EXPECT_GE(bandAt(*fill, {50, -6}), 0);
}

TEST(Density, NothingHasNone) {
    EXPECT_FALSE(densityFill(SceneAssets(), 500));
    const auto one = SceneAssets::fromList({asset(1, kCentre)});
    for (const double metres : {0.0, -5.0, std::nan(""), 1.0 / 0.0})
        EXPECT_FALSE(densityFill(*one, metres));
}

} // namespace
} // namespace placeweave
