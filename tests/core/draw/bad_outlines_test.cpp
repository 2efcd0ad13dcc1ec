// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of outlines that no careful person would draw: they are shown and asked about alike.
#include "core/draw/area_layer.h"
#include "core/place/antimeridian.h"
#include "core/place/area_index.h"
#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

std::shared_ptr<const AreaLayer> layerOf(const Polygons &outline) {
    return AreaLayer::make({}, {{0, "A", "A", outline}});
}

// Whether a pixel lies inside the path, even-odd, as painters fill it.
bool isFilled(const PixelPath &path, PixelPoint pixel) {
    bool isIn = false;
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        Ring ring;
        for (const PixelPoint &p : path.piece(i))
            ring.push_back({p.y, p.x});
        isIn ^= contains({{ring, {}}}, {pixel.y, pixel.x});
    }
    return isIn;
}

// Drawn and answered alike at so many places about the middle of the view; how many were inside.
int expectDrawnAsAnswered(const Polygons &outline, const Viewport &view, std::mt19937 &random) {
    const auto layer = layerOf(outline);
    const AreaIndex index({outline});
    PixelPath path;
    layer->paths().appendFill(0, view, path);
    std::uniform_real_distribution<double> x(0, view.width);
    std::uniform_real_distribution<double> y(0, view.height);
    int inside = 0;
    int differing = 0;
    for (int i = 0; i < 2000; ++i) {
        const PixelPoint pixel{x(random), y(random)};
        const bool answered = index.areaAt(fromMercator(view.fromPixel(pixel))).has_value();
        inside += answered;
        differing += answered != isFilled(path, pixel);
    }
    // Details under a third of a pixel are not drawn.
    EXPECT_LE(differing, 20);
    return inside;
}

TEST(BadOutlines, ARingThatCrossesItselfIsFilledAsItIsAnswered) {
    auto random = seededGenerator();
    const Viewport view = Viewport::at({54, -3}, 11, 800, 600);
    const Ring bowTie{{53.9, -3.2}, {54.1, -2.8}, {54.1, -3.2}, {53.9, -2.8}};
    EXPECT_GT(expectDrawnAsAnswered({{bowTie, {}}}, view, random), 100);
    std::uniform_real_distribution<double> offset(-0.2, 0.2);
    int inside = 0;
    for (int round = 0; round < 10; ++round) {
        Ring scribble;
        for (int i = 0; i < 12; ++i)
            scribble.push_back({54 + offset(random) / 2, -3 + offset(random)});
        inside += expectDrawnAsAnswered({{scribble, {}}}, view, random);
    }
    // One scribble may lie folded into little ground; ten do not.
    EXPECT_GT(inside, 500);
}

TEST(BadOutlines, AHoleOutsideIsFilledAsItIsAnswered) {
    auto random = seededGenerator();
    const Ring square{{53.95, -3.2}, {53.95, -3.1}, {54.05, -3.1}, {54.05, -3.2}};
    const Ring outside{{53.95, -2.9}, {53.95, -2.8}, {54.05, -2.8}, {54.05, -2.9}};
    const Viewport view = Viewport::at({54, -3}, 11, 800, 600);
    EXPECT_GT(expectDrawnAsAnswered({{square, {outside}}}, view, random), 100);
}

TEST(BadOutlines, PointsThatAreNoNumbersAreLeftOut) {
    const double nan = std::nan("");
    const Ring good{{53.9, -3.2}, {53.9, -2.8}, {54.1, -2.8}, {54.1, -3.2}};
    Ring bad = good;
    bad.insert(bad.begin() + 2, {nan, -3});
    bad.insert(bad.begin(), {54, nan});
    bad.push_back({std::numeric_limits<double>::infinity(), 1});
    const Viewport view = Viewport::at({54, -3}, 11, 800, 600);
    PixelPath goodPath;
    PixelPath badPath;
    layerOf({{good, {}}})->paths().appendFill(0, view, goodPath);
    layerOf({{bad, {}}})->paths().appendFill(0, view, badPath);
    ASSERT_EQ(goodPath.points.size(), badPath.points.size());
    for (std::size_t i = 0; i < goodPath.points.size(); ++i)
        EXPECT_EQ(goodPath.points[i].x, badPath.points[i].x);
}

TEST(BadOutlines, AcrossTheAntimeridianThereAreTwoPiecesAndNoBand) {
    auto random = seededGenerator();
    const Polygons fiji{{{{-15, 177}, {-15, -178}, {-20, -178}, {-20, 177}},
                         {{{-17, 179}, {-17, -179}, {-18, -179}, {-18, 179}}}}};
    const Polygons cut = cutAtAntimeridian(fiji);
    const Viewport world = Viewport::at({0, 0}, 3, 2048, 2048);
    PixelPath path;
    layerOf(cut)->paths().appendFill(0, world, path);
    for (const PixelPoint &p : path.points)
        EXPECT_TRUE(p.x < 20 || p.x > 2028) << p.x;
    EXPECT_EQ(path.starts.size(), 4U);
    const AreaIndex index({cut});
    for (const double longitude : {178.0, -178.5})
        EXPECT_TRUE(index.areaAt({-16, longitude})) << longitude;
    for (const double longitude : {179.5, -179.5})
        EXPECT_FALSE(index.areaAt({-17.5, longitude})) << longitude;
    for (const double longitude : {0.0, 176.0, -177.0})
        EXPECT_FALSE(index.areaAt({-16, longitude})) << longitude;
    for (const LatLon centre : {LatLon{-17.5, 178}, {-17.5, -179}})
        EXPECT_GT(expectDrawnAsAnswered(cut, Viewport::at(centre, 7, 100, 300), random), 100);
}

// No picture needs more points than it has room for, so that any zoom takes about as long.
TEST(BadOutlines, TwoHundredThousandPointsAreDrawnWithThoseThatCanBeSeen) {
    auto random = seededGenerator();
    const auto layer = layerOf({{randomRing(random, {54, -3}, 0.5, 200'000), {}}});
    for (double zoom = 4; zoom <= 20; zoom += 2) {
        const Viewport view = Viewport::at({54, -3.3}, zoom, 1280, 800);
        PixelPath fill;
        PixelPath stroke;
        layer->paths().appendFill(0, view, fill);
        layer->paths().appendStroke(0, view, stroke);
        EXPECT_LE(fill.points.size(), 250'000U); // edges that leave the view add a point
        EXPECT_LE(stroke.points.size(), 250'000U);
        if (zoom >= 16) {
            EXPECT_LT(fill.points.size(), 40'000U) << zoom;
        }
        for (const PixelPoint &p : fill.points)
            ASSERT_TRUE(PixelBox({-50, -50, 1330, 850}).contains(p)) << zoom;
    }
}

} // namespace
} // namespace placeweave
