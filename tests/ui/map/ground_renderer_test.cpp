// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/small_island.h"
#include "ui/map/ground_renderer.h"

#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

Viewport viewAt(double zoom) {
    Viewport view;
    view.centre = toMercator(kIslandCentre);
    view.pixelsPerUnit = 256 * std::exp2(zoom);
    view.width = 300;
    view.height = 200;
    return view;
}

class Ground : public testing::Test {
protected:
    void SetUp() override {
        ground.setSources(smallIsland(3), {}, nullptr);
        QObject::connect(&ground, &GroundRenderer::painted, [this] { ++pictures; });
    }
    void show(const Viewport &view, const Viewport &destination) {
        ground.show(view, destination);
        ASSERT_TRUE(QTest::qWaitFor([this] { return !ground.isBusy(); }, 20'000));
    }

    GroundRenderer ground;
    int pictures = 0;
};

TEST_F(Ground, APictureIsPaintedForWhereAZoomEnds) {
    show(viewAt(11), viewAt(11));
    const GroundImage before = ground.sharp();
    pictures = 0;
    show(viewAt(11.1), viewAt(13));
    EXPECT_EQ(pictures, 1);
    // It would be a patch in the middle: what was there stays until the view lies within it.
    EXPECT_EQ(ground.sharp().serial, before.serial);
    show(viewAt(12), viewAt(13));
    EXPECT_EQ(pictures, 1);
    show(viewAt(12.9), viewAt(13));
    EXPECT_NE(ground.sharp().serial, before.serial);
    ground.show(viewAt(13), viewAt(13));
    EXPECT_TRUE(ground.isSharp(viewAt(13)));
}

TEST_F(Ground, NothingIsBlankFarOutOnAFlight) {
    show(viewAt(13), viewAt(13));
    const Viewport highest = viewAt(7);
    show(highest, viewAt(12));
    const MercatorBox painted = ground.coarse().view.box();
    EXPECT_TRUE(painted.contains({highest.box().left, highest.box().top}));
    EXPECT_TRUE(painted.contains({highest.box().right, highest.box().bottom}));
}

// A window that closes does not wait for a picture that nobody will see.
TEST(GroundAtTheEnd, APaintingStopsWhereItIs) {
    auto ground = std::make_unique<GroundRenderer>();
    Polygons rings;
    for (int i = 0; i < 40; ++i)
        rings.push_back({jaggedRing(100'000, 0.002 + 0.001 * i), {}});
    SceneSources sources = smallIsland(0);
    for (const Polygon &ring : rings)
        sources.outlines.push_back(AreaLayer::make({}, {{0, "A", "A", {ring}}}));
    ground->setSources(sources, {}, nullptr);
    ground->show(viewAt(11), viewAt(11));
    const auto begun = std::chrono::steady_clock::now();
    ground.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(3));
}

} // namespace
} // namespace placeweave
