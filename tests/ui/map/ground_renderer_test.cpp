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
    using Clock = std::chrono::steady_clock;
    SceneSources sources = smallIsland(0);
    for (int i = 0; i < 40; ++i)
        sources.outlines.push_back(
            AreaLayer::make({}, {{0, "A", "A", {{jaggedRing(5'000, 0.002 + 0.001 * i), {}}}}}));
    // How long a painting takes, and how long its end when it has just begun.
    const auto timeOf = [&](bool isAwaited) {
        auto ground = std::make_unique<GroundRenderer>();
        ground->setSources(sources, {}, nullptr);
        const auto begun = Clock::now();
        ground->show(viewAt(11), viewAt(11));
        EXPECT_TRUE(!isAwaited || QTest::qWaitFor([&] { return !ground->isBusy(); }, 120'000));
        ground.reset();
        return Clock::now() - begun;
    };
    EXPECT_LT(timeOf(false), timeOf(true) / 2);
}

} // namespace
} // namespace placeweave
