// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/scene_source.h"
#include "tests/ui/map/small_island.h"
#include "ui/map/map_canvas.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

// A window with a map that has come to rest.
class Canvas : public testing::Test {
protected:
    void SetUp() override {
        window.resize(800, 600);
        canvas = new MapCanvas(window.contentItem());
        canvas->setReducedMotion(true);
        canvas->setSize({800, 600});
        canvas->setSource(&source);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
        window.requestActivate(); // keys go to a window that has the focus
        (void)QTest::qWaitForWindowActive(&window);
        canvas->jumpTo(kIslandCentre.latitude, kIslandCentre.longitude, 13);
        settle();
    }
    void settle() const {
        EXPECT_TRUE(QTest::qWaitFor([this] { return canvas->isSettled(); }, 20'000));
    }
    QPoint placeOf(std::int64_t id) const {
        for (const Mark &mark : canvas->markPicture().marks)
            if (mark.id == id)
                return QPointF(mark.at.x, mark.at.y).toPoint();
        ADD_FAILURE() << "no mark for " << id;
        return {};
    }

    SceneSource source{smallIsland(5)};
    QQuickWindow window;
    MapCanvas *canvas = nullptr;
};

TEST_F(Canvas, ShowsLandSymbolsAndSea) {
    canvas->jumpTo(kIslandCentre.latitude, kIslandCentre.longitude, 12);
    settle();
    const QImage picture = window.grabWindow();
    ASSERT_FALSE(picture.isNull());
    const auto near = [&](QPoint at, Colour colour) {
        const QColor pixel =
            picture.pixelColor((QPointF(at) * picture.width() / window.width()).toPoint());
        return std::abs(pixel.red() - colour.red) + std::abs(pixel.green() - colour.green) +
                   std::abs(pixel.blue() - colour.blue) <
               12;
    };
    EXPECT_TRUE(near({400, 250}, mapTheme(false).land));
    EXPECT_TRUE(near({10, 10}, mapTheme(false).sea));
    const auto family = *vocabulary("family").indexOf("places");
    EXPECT_TRUE(
        near(placeOf(3) + QPoint(-8, 0), familyStyle(static_cast<std::uint8_t>(family)).colour));
}

TEST_F(Canvas, OpensOnEverythingThereIs) {
    MapCanvas fresh(window.contentItem());
    fresh.setSize({800, 600});
    fresh.setSource(&source);
    EXPECT_EQ(fresh.shownCount(), 5) << "the legend comes with the marks, not a moment later";
    const QPointF west = fresh.pixelOf(54.5, -4.06);
    const QPointF east = fresh.pixelOf(54.5, -3.9);
    EXPECT_GE(west.x(), 0);
    EXPECT_LE(east.x(), 800);
    EXPECT_GT(east.x() - west.x(), 300);
}

// The points of a map that was opened come first, its ground a moment later.
TEST_F(Canvas, WhoeverSeesEverythingGoesOnDoingSoWhenTheGroundHasChanged) {
    canvas->fitAll();
    settle();
    source.scene = SceneSources();
    emit source.assetsChanged();
    emit source.groundChanged();
    settle();
    const QRectF view = canvas->viewBox();
    EXPECT_TRUE(view.contains(QPointF(-8, 50)) && view.contains(QPointF(1.5, 59)))
        << "of an empty map the British Isles are shown, not the sea where the island was";
}

TEST_F(Canvas, AClickTellsWhichOrganisation) {
    const QSignalSpy clicked(canvas, &MapCanvas::organisationClicked);
    const QSignalSpy ground(canvas, &MapCanvas::groundClicked);
    QTest::mouseClick(&window, Qt::LeftButton, {}, placeOf(2));
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked.at(0).at(0).toLongLong(), 2);
    EXPECT_EQ(ground.count(), 0);
    QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(400, 100));
    ASSERT_EQ(ground.count(), 1);
    const QPointF expected = canvas->positionAt(400, 100);
    EXPECT_NEAR(ground.at(0).at(0).toDouble(), expected.y(), 1e-9);
    EXPECT_NEAR(ground.at(0).at(1).toDouble(), expected.x(), 1e-9);
}

TEST_F(Canvas, WhilePlacingAClickPlacesEvenOnASymbol) {
    canvas->setPlacing(true);
    const QSignalSpy placed(canvas, &MapCanvas::placed);
    const QSignalSpy clicked(canvas, &MapCanvas::organisationClicked);
    QTest::mouseClick(&window, Qt::LeftButton, {}, placeOf(2));
    EXPECT_EQ(placed.count(), 1);
    EXPECT_EQ(clicked.count(), 0);
    canvas->forceActiveFocus();
    QTest::keyClick(&window, Qt::Key_Return);
    ASSERT_EQ(placed.count(), 2);
    EXPECT_NEAR(placed.at(1).at(0).toDouble(), kIslandCentre.latitude, 1e-6);
}

TEST_F(Canvas, ADragMovesTheMapAndIsNoClick) {
    const QSignalSpy clicked(canvas, &MapCanvas::organisationClicked);
    const QPoint start = placeOf(3);
    const QPointF before = canvas->pixelOf(54.5, -3.98);
    QTest::mousePress(&window, Qt::LeftButton, {}, start);
    QTest::mouseMove(&window, start + QPoint(30, 20));
    QTest::mouseMove(&window, start + QPoint(100, 60));
    QTest::mouseRelease(&window, Qt::LeftButton, {}, start + QPoint(100, 60));
    const QPointF after = canvas->pixelOf(54.5, -3.98);
    EXPECT_NEAR(after.x() - before.x(), 100, 1);
    EXPECT_NEAR(after.y() - before.y(), 60, 1);
    EXPECT_EQ(clicked.count(), 0);
}

TEST_F(Canvas, OnlyTheSelectedPinMovesAndOnlyWhenAllowed) {
    const QSignalSpy moved(canvas, &MapCanvas::pinMoved);
    const auto drag = [&](std::int64_t id) {
        const QPoint start = placeOf(id);
        QTest::mousePress(&window, Qt::LeftButton, {}, start);
        QTest::mouseMove(&window, start + QPoint(20, 20));
        QTest::mouseMove(&window, start + QPoint(40, 50));
        QTest::mouseRelease(&window, Qt::LeftButton, {}, start + QPoint(40, 50));
        settle();
    };
    canvas->setSelectedId(4);
    settle();
    drag(4);
    EXPECT_EQ(moved.count(), 0);
    canvas->setPinsMovable(true);
    drag(2);
    EXPECT_EQ(moved.count(), 0);
    const QPoint start = placeOf(4);
    drag(4);
    ASSERT_EQ(moved.count(), 1);
    EXPECT_EQ(moved.at(0).at(0).toLongLong(), 4);
    const QPointF expected = canvas->positionAt(start.x() + 40, start.y() + 50);
    EXPECT_NEAR(moved.at(0).at(1).toDouble(), expected.y(), 1e-4);
    EXPECT_NEAR(moved.at(0).at(2).toDouble(), expected.x(), 1e-4);
}

TEST_F(Canvas, KeysMoveZoomAndFit) {
    canvas->forceActiveFocus();
    const double zoom = canvas->zoomLevel();
    QTest::keyClick(&window, Qt::Key_Plus);
    EXPECT_NEAR(canvas->zoomLevel(), zoom + 1, 1e-9);
    const double longitude = canvas->longitude();
    QTest::keyClick(&window, Qt::Key_Right);
    EXPECT_GT(canvas->longitude(), longitude);
    QTest::keyClick(&window, Qt::Key_Home);
    EXPECT_NEAR(canvas->longitude(), kIslandCentre.longitude, 1e-6);
}

TEST_F(Canvas, ItsFocusIsShownToThoseWhoWorkWithKeys) {
    canvas->forceActiveFocus(Qt::OtherFocusReason); // as when a window opens
    EXPECT_FALSE(canvas->hasVisualFocus());
    QTest::keyPress(&window, Qt::Key_Control);
    EXPECT_FALSE(canvas->hasVisualFocus());
    QTest::keyRelease(&window, Qt::Key_Control);
    QTest::keyClick(&window, Qt::Key_Right);
    EXPECT_TRUE(canvas->hasVisualFocus());
    QTest::mouseClick(&window, Qt::LeftButton, {}, {20, 20});
    EXPECT_FALSE(canvas->hasVisualFocus());
    canvas->setFocus(false);
    canvas->forceActiveFocus(Qt::TabFocusReason);
    EXPECT_TRUE(canvas->hasVisualFocus());
    canvas->setFocus(false);
    EXPECT_FALSE(canvas->hasVisualFocus());
}

TEST_F(Canvas, TwoFingersMovedApartZoomAboutThePlaceBetweenThem) {
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QSignalSpy ground(canvas, &MapCanvas::groundClicked);
    const QSignalSpy organisation(canvas, &MapCanvas::organisationClicked);
    const double zoom = canvas->zoomLevel();
    const QPointF there = canvas->positionAt(300, 320);
    QTest::touchEvent(&window, screen.get()).press(0, QPoint(250, 320)).press(1, QPoint(350, 320));
    QTest::touchEvent(&window, screen.get()).move(0, QPoint(200, 320)).move(1, QPoint(400, 320));
    // Moves are handed on with the next frame.
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return std::abs(canvas->zoomLevel() - zoom - 1) < 1e-6; }, 5'000));
    EXPECT_NEAR(canvas->positionAt(300, 320).x(), there.x(), 1e-6);
    EXPECT_NEAR(canvas->positionAt(300, 320).y(), there.y(), 1e-6);
    QTest::touchEvent(&window, screen.get())
        .release(0, QPoint(200, 320))
        .release(1, QPoint(400, 320));
    EXPECT_EQ(ground.count() + organisation.count(), 0) << "a pinch is no click";
}

TEST_F(Canvas, WhatWasAskedForStaysInTheMiddleUntilAHandMovesTheMap) {
    ASSERT_TRUE(canvas->showOrganisation(3));
    settle();
    EXPECT_NEAR(placeOf(3).x(), 400, 1);
    canvas->setSize({500, 600}); // a panel opens
    settle();
    EXPECT_NEAR(placeOf(3).x(), 250, 1);
    canvas->setLeftInset(100); // and one that floats
    settle();
    EXPECT_NEAR(placeOf(3).x(), 300, 1);
    EXPECT_NEAR(canvas->middle().x(), 300, 1);
    canvas->forceActiveFocus();
    QTest::keyClick(&window, Qt::Key_Right);
    settle();
    const int moved = placeOf(3).x();
    EXPECT_LT(moved, 250);
    canvas->setLeftInset(0);
    settle();
    EXPECT_EQ(placeOf(3).x(), moved);
}

TEST_F(Canvas, APlaceIsInSightAgainWhateverTheSizeOfTheWindow) {
    const QVariantMap place = canvas->placeInSight();
    const QPointF west = canvas->positionAt(0, 300);
    const QPointF east = canvas->positionAt(800, 300);
    canvas->flyToPlace(place);
    EXPECT_EQ(canvas->zoomLevel(), 13);

    canvas->setLeftInset(400);
    canvas->flyToPlace(place);
    settle();
    EXPECT_EQ(canvas->zoomLevel(), 12);
    EXPECT_NEAR(canvas->positionAt(400, 300).x(), west.x(), 1e-6);
    EXPECT_NEAR(canvas->positionAt(800, 300).x(), east.x(), 1e-6);
}

TEST_F(Canvas, TheSelectedOneIsNotLeftBehindAPanel) {
    canvas->setSelectedId(3);
    settle();
    const QPoint at = placeOf(3);
    // The panel would just cover it.
    canvas->setSize({at.x() * 1.0 - 20, 600});
    settle();
    EXPECT_LE(placeOf(3).x(), canvas->width() - 59);
}

TEST_F(Canvas, AClusterOpensWhenClicked) {
    canvas->jumpTo(kIslandCentre.latitude, kIslandCentre.longitude, 8);
    settle();
    ASSERT_EQ(canvas->markPicture().marks.size(), 1U);
    const Mark &cluster = canvas->markPicture().marks[0];
    ASSERT_EQ(cluster.type, Mark::Type::Cluster);
    QTest::mouseClick(&window, Qt::LeftButton, {}, QPointF(cluster.at.x, cluster.at.y).toPoint());
    settle();
    EXPECT_EQ(canvas->markPicture().marks.size(), 5U);
}

TEST_F(Canvas, TheFurnitureSaysWhatIsShown) {
    EXPECT_EQ(canvas->shownCount(), 5);
    EXPECT_EQ(canvas->legend()->rowCount(), 2);
    EXPECT_GT(canvas->scaleBarLength(), 40);
    EXPECT_TRUE(canvas->scaleBarText().endsWith(QLatin1Char('m')));
}

TEST_F(Canvas, SuggestionsAreTheirOwnThing) {
    SceneAsset suggestion;
    suggestion.id = 900;
    suggestion.name = "Harbour knitting";
    suggestion.kind = 2;
    suggestion.flags = kSuggested;
    suggestion.at = toMercator({54.485, -3.98});
    source.scene.suggestions = SceneAssets::fromList({suggestion});
    emit source.assetsChanged();
    settle();
    const QSignalSpy clicked(canvas, &MapCanvas::suggestionClicked);
    QTest::mouseClick(&window, Qt::LeftButton, {}, placeOf(900));
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked.at(0).at(0).toLongLong(), 900);
}

TEST_F(Canvas, NothingIsLostWhenTheSourceGoes) {
    canvas->setSource(nullptr);
    settle();
    EXPECT_TRUE(canvas->markPicture().marks.empty());
    EXPECT_EQ(canvas->shownCount(), 0);
}

TEST_F(Canvas, ABoxIsDrawnByDraggingAndTheMapStays) {
    const QSignalSpy traced(canvas, &MapCanvas::outlineTraced);
    const double before = canvas->latitude();
    canvas->setTrace(MapCanvas::Trace::Box);
    QTest::mousePress(&window, Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(&window, {300, 260});
    QTest::mouseMove(&window, {420, 330});
    EXPECT_EQ(canvas->traced().size(), 4);
    QTest::mouseRelease(&window, Qt::LeftButton, {}, {420, 330});
    ASSERT_EQ(traced.count(), 1);
    const auto outline = traced.first().first().value<QList<QPointF>>();
    ASSERT_EQ(outline.size(), 4);
    const QPointF corner = canvas->pixelOf(outline[2].y(), outline[2].x());
    EXPECT_NEAR(corner.x(), 420, 0.5);
    EXPECT_NEAR(corner.y(), 330, 0.5);
    EXPECT_EQ(canvas->latitude(), before);
    EXPECT_TRUE(canvas->traced().isEmpty());

    QTest::mouseClick(&window, Qt::LeftButton, {}, {300, 300}); // a slip, no box
    EXPECT_EQ(traced.count(), 1);
}

TEST_F(Canvas, ABoxIsDrawnByKeysToo) {
    const QSignalSpy traced(canvas, &MapCanvas::outlineTraced);
    canvas->setTrace(MapCanvas::Trace::Box);
    canvas->forceActiveFocus();
    QTest::keyClick(&window, Qt::Key_Return);
    const QPointF from = canvas->traced().value(0);
    QTest::keyClick(&window, Qt::Key_Right);
    QTest::keyClick(&window, Qt::Key_Down);
    settle();
    EXPECT_EQ(canvas->traced().size(), 4); // it is seen as it grows
    QTest::keyClick(&window, Qt::Key_Return);
    ASSERT_EQ(traced.count(), 1);
    const auto outline = traced.first().first().value<QList<QPointF>>();
    EXPECT_EQ(outline.first(), from);
    EXPECT_GT(outline[2].x(), from.x());
    EXPECT_LT(outline[2].y(), from.y());
}

TEST_F(Canvas, ALassoIsDrawnByKeysCornerByCorner) {
    const QSignalSpy traced(canvas, &MapCanvas::outlineTraced);
    canvas->setTrace(MapCanvas::Trace::Lasso);
    canvas->forceActiveFocus();
    for (const Qt::Key way : {Qt::Key_Right, Qt::Key_Down}) {
        QTest::keyClick(&window, Qt::Key_Return);
        QTest::keyClick(&window, way);
        settle();
    }
    QTest::keyClick(&window, Qt::Key_Return);
    EXPECT_EQ(traced.count(), 0);
    QTest::keyClick(&window, Qt::Key_Return); // there once more
    ASSERT_EQ(traced.count(), 1);
    EXPECT_EQ(traced.first().first().value<QList<QPointF>>().size(), 3);
}

TEST_F(Canvas, ALassoFollowsTheHand) {
    const QSignalSpy traced(canvas, &MapCanvas::outlineTraced);
    canvas->setTrace(MapCanvas::Trace::Lasso);
    QTest::mousePress(&window, Qt::LeftButton, {}, {200, 150});
    for (const QPoint &at : {QPoint(300, 120), {380, 240}, {250, 300}, {252, 300}})
        QTest::mouseMove(&window, at);
    QTest::mouseRelease(&window, Qt::LeftButton, {}, {252, 300});
    ASSERT_EQ(traced.count(), 1);
    EXPECT_EQ(traced.first().first().value<QList<QPointF>>().size(), 4); // the last step was none
}

TEST_F(Canvas, ANoteStandsWhereItWasWrittenAndIsOpenedByAClick) {
    const QSignalSpy clicked(canvas, &MapCanvas::noteClicked);
    const QPointF spot = canvas->positionAt(150, 480);
    source.scene.notes =
        NoteLayer::make({{77, "Ask Salma first", {Shape::Type::Points, {{{spot.y(), spot.x()}}}}}});
    emit source.groundChanged();
    settle();
    EXPECT_NEAR(placeOf(77).x(), 150, 1);
    EXPECT_TRUE(std::ranges::any_of(canvas->markPicture().labels, [](const Label &label) {
        return label.style == TextStyle::Note && label.lines.front() == "Ask Salma first";
    }));
    QTest::mouseClick(&window, Qt::LeftButton, {}, placeOf(77));
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked.first().first().toLongLong(), 77);
}

} // namespace
} // namespace placeweave
