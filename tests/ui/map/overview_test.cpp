// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/small_island.h"
#include "ui/map/overview_map.h"

#include <QQuickWindow>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

class Island : public MapSource {
public:
    SceneSources scene = smallIsland(5);

    std::shared_ptr<const AssetIndex> snapshot() const override { return nullptr; }
    std::shared_ptr<const std::vector<std::uint32_t>> rows() const override { return nullptr; }
    std::shared_ptr<const SceneAssets> disclosed() const override { return scene.assets; }
    std::shared_ptr<const GroundLayers> ground() const override { return scene.ground; }
};

TEST(Overview, ShowsWhereTheMapIsAndTakesItElsewhere) {
    Island source;
    QQuickWindow window;
    window.resize(800, 600);
    MapCanvas canvas(window.contentItem());
    canvas.setReducedMotion(true);
    canvas.setSize({800, 600});
    canvas.setSource(&source);
    OverviewMap overview(window.contentItem());
    overview.setSize({160, 120});
    overview.setCanvas(&canvas);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));

    // All of it in sight: nothing to tell.
    ASSERT_TRUE(QTest::qWaitFor([&] { return !overview.shownPart().isNull(); }));
    EXPECT_FALSE(overview.isUseful());

    canvas.jumpTo(kIslandCentre.latitude, kIslandCentre.longitude, 15);
    EXPECT_TRUE(overview.isUseful());
    EXPECT_NEAR(overview.shownPart().center().x(), 80, 12);

    QTest::mouseClick(&window, Qt::LeftButton, {}, {60, 50});
    EXPECT_NEAR(overview.shownPart().center().x(), 60, 1);
    EXPECT_NEAR(overview.shownPart().center().y(), 50, 1);
    EXPECT_EQ(canvas.zoomLevel(), 15);
}

} // namespace
} // namespace placeweave
