// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/paths.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

const std::vector<LatLon> kSquare{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}};

Viewport view(LatLon centre, double zoom) {
    return Viewport::at(centre, zoom, 800, 600);
}

double area(const PixelPath &path) {
    double twice = 0;
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const auto ring = path.piece(i);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const PixelPoint a = ring[k];
            const PixelPoint b = ring[(k + 1) % ring.size()];
            twice += a.x * b.y - b.x * a.y;
        }
    }
    return std::abs(twice) / 2;
}

double length(const PixelPath &path) {
    double total = 0;
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const auto piece = path.piece(i);
        for (std::size_t k = 1; k < piece.size(); ++k)
            total += std::hypot(piece[k].x - piece[k - 1].x, piece[k].y - piece[k - 1].y);
    }
    return total;
}

TEST(PathStore, AShapeInViewComesWhole) {
    PathStore store;
    const auto shape = store.add({kSquare}, true);
    PixelPath fill;
    PixelPath stroke;
    const Viewport all = view({54.5, -4}, 10);
    store.appendFill(shape, all, fill);
    store.appendStroke(shape, all, stroke);
    const PixelPoint a = all.toPixel(toMercator(kSquare[0]));
    const PixelPoint b = all.toPixel(toMercator(kSquare[2]));
    EXPECT_NEAR(area(fill), std::abs((b.x - a.x) * (b.y - a.y)), 1);
    EXPECT_NEAR(length(stroke), 2 * std::abs(b.x - a.x) + 2 * std::abs(b.y - a.y), 0.1);
    EXPECT_EQ(stroke.starts.size(), 1U);
}

TEST(PathStore, ZoomedInAFillStillCoversTheView) {
    PathStore store;
    const auto shape = store.add({kSquare}, true);
    for (double zoom = 13; zoom <= 20; ++zoom) {
        PixelPath fill;
        PixelPath stroke;
        store.appendFill(shape, view({54.5, -4}, zoom), fill);
        store.appendStroke(shape, view({54.5, -4}, zoom), stroke);
        EXPECT_GE(area(fill), 800 * 600);
        EXPECT_LE(area(fill), 1000 * 800);
        EXPECT_TRUE(stroke.isEmpty()); // its edges are far away
        for (const PixelPoint &p : fill.points)
            EXPECT_LT(std::max(std::abs(p.x), std::abs(p.y)), 1000);
    }
}

TEST(PathStore, StaysExactAtTheClosestZoom) {
    PathStore store;
    auto random = seededGenerator();
    const Ring coast = randomRing(random, {54, -3}, 4, 500);
    const auto shape = store.add({coast}, true);
    const Viewport close = view(coast[250], 19);
    PixelPath stroke;
    store.appendStroke(shape, close, stroke);
    const PixelPoint expected = close.toPixel(toMercator(coast[250]));
    double nearest = 1e9;
    for (const PixelPoint &p : stroke.points)
        nearest = std::min(nearest, std::hypot(p.x - expected.x, p.y - expected.y));
    EXPECT_LT(nearest, 2);
}

TEST(PathStore, ALineThatLeavesAndReturnsIsTwoPieces) {
    PathStore store;
    const auto shape = store.add({{{54.5, -4.01}, {54.5, -3}, {54.51, -3}, {54.51, -4.01}}}, false);
    PixelPath stroke;
    store.appendStroke(shape, view({54.505, -4}, 13), stroke);
    EXPECT_EQ(stroke.starts.size(), 2U);
}

TEST(PathStore, CutEdgesAreFilledButNotStroked) {
    PathStore store;
    const auto isCut = [](LatLon a, LatLon b) {
        return a.longitude == -3.9 && b.longitude == -3.9;
    };
    const auto shape = store.add({kSquare}, true, isCut);
    const auto whole = store.add({kSquare}, true);
    const Viewport all = view({54.5, -4}, 10);
    PixelPath cutFill;
    PixelPath fill;
    PixelPath cutStroke;
    PixelPath stroke;
    store.appendFill(shape, all, cutFill);
    store.appendFill(whole, all, fill);
    store.appendStroke(shape, all, cutStroke);
    store.appendStroke(whole, all, stroke);
    EXPECT_NEAR(area(cutFill), area(fill), 1e-6);
    const double edge =
        std::abs(all.toPixel(toMercator(kSquare[0])).y - all.toPixel(toMercator(kSquare[2])).y);
    EXPECT_NEAR(length(stroke) - length(cutStroke), edge, 0.1);
}

TEST(PathStore, DetailsThatCannotBeSeenGo) {
    PathStore store;
    auto random = seededGenerator();
    const auto shape = store.add({randomRing(random, {54, -3}, 0.05, 200'000)}, true);
    PixelPath fill;
    PixelPath stroke;
    store.appendFill(shape, view({54, -3}, 8), fill);
    store.appendStroke(shape, view({54, -3}, 8), stroke, 2);
    EXPECT_GT(fill.points.size(), 10U);
    EXPECT_LT(stroke.points.size(), 150'000U);
}

TEST(PathStore, OddInputIsHarmless) {
    PathStore store;
    const auto empty = store.add({{}, {}}, true);
    const auto nan = store.add({{{std::nan(""), 1}, {1, std::nan("")}}}, true);
    const auto point = store.add({{{54.5, -4}}}, true);
    const auto line = store.add({{{54.5, -4}, {54.5, -4}}}, false);
    const Viewport all = view({54.5, -4}, 10);
    for (const auto shape : {empty, nan, point, line}) {
        PixelPath path;
        store.appendFill(shape, all, path);
        EXPECT_TRUE(path.isEmpty());
        store.appendStroke(shape, all, path);
    }
}

TEST(PathStore, OverTheAntimeridianAPathStaysInOnePiece) {
    PathStore store;
    const auto fiji = store.add({{{-17, 178}, {-17, -178}, {-19, -178}, {-19, 178}}}, true);
    const MercatorBox box = store.box(fiji);
    EXPECT_LT(box.right - box.left, 0.02);
}

TEST(PathStore, TheWholeWorldIsAsWideAsTheMap) {
    PathStore store;
    const auto world = store.add({{{-80, -180}, {-80, 180}, {80, 180}, {80, -180}}}, true);
    const MercatorBox box = store.box(world);
    EXPECT_NEAR(box.right - box.left, 1, 1e-6);
}

} // namespace
} // namespace placeweave
