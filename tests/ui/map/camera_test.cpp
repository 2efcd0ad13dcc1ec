// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_camera.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

MapCamera cameraAt(LatLon centre, double zoom) {
    MapCamera camera;
    camera.setSize({1000, 700});
    camera.jumpTo(toMercator(centre), zoom);
    return camera;
}

double settle(MapCamera &camera) {
    double seconds = 0;
    for (; camera.isMoving() && seconds < 20; seconds += 1.0 / 60)
        camera.advance(1.0 / 60);
    return seconds;
}

TEST(MapCamera, AWheelStepKeepsThePlaceUnderTheCursor) {
    MapCamera camera = cameraAt({54.5, -3.98}, 12);
    const Mercator before = camera.viewport().fromPixel({200, 150});
    camera.zoomBy(2, {200, 150});
    camera.advance(0.05);
    const Mercator during = camera.viewport().fromPixel({200, 150});
    EXPECT_NEAR(during.x, before.x, 1e-9);
    EXPECT_LT(settle(camera), 1.0);
    EXPECT_EQ(camera.zoom(), 14);
    EXPECT_NEAR(camera.viewport().fromPixel({200, 150}).x, before.x, 1e-9);
    EXPECT_NEAR(camera.viewport().fromPixel({200, 150}).y, before.y, 1e-9);
}

TEST(MapCamera, WheelStepsAddUp) {
    MapCamera camera = cameraAt({54.5, -3.98}, 10);
    for (int i = 0; i < 4; ++i) {
        camera.zoomBy(0.5, {500, 350});
        camera.advance(1.0 / 60);
    }
    settle(camera);
    EXPECT_NEAR(camera.zoom(), 12, 1e-9);
}

TEST(MapCamera, ZoomStaysBetweenFourAndTwenty) {
    MapCamera camera = cameraAt({54.5, -3.98}, 19);
    camera.zoomBy(9, {0, 0});
    settle(camera);
    EXPECT_EQ(camera.zoom(), 20);
    camera.zoomBy(-40, {0, 0});
    settle(camera);
    EXPECT_EQ(camera.zoom(), 4);
}

TEST(MapCamera, AFlightEndsWhereItWasSent) {
    for (const double zoom : {6.0, 12.0, 18.0}) {
        MapCamera camera = cameraAt({54.5, -3.98}, 13);
        const Mercator target = toMercator({51.5, -0.1});
        camera.flyTo(target, zoom);
        EXPECT_LT(settle(camera), 2.0);
        EXPECT_NEAR(camera.centre().x, target.x, 1e-12);
        EXPECT_NEAR(camera.centre().y, target.y, 1e-12);
        EXPECT_EQ(camera.zoom(), zoom);
    }
}

TEST(MapCamera, SentToWhereItIsItStaysStill) {
    MapCamera camera = cameraAt({54.5, -3.98}, 13);
    camera.flyTo(camera.centre(), 13);
    EXPECT_FALSE(camera.isMoving());
    camera.flyTo(camera.centre(), 13.5);
    EXPECT_TRUE(camera.isMoving());
}

TEST(MapCamera, ALongFlightZoomsOutOnTheWay) {
    MapCamera camera = cameraAt({54.5, -3.98}, 15);
    camera.flyTo(toMercator({51.5, -0.1}), 15);
    double widest = 20;
    while (camera.isMoving()) {
        camera.advance(1.0 / 60);
        widest = std::min(widest, camera.zoom());
    }
    EXPECT_LT(widest, 10);
    EXPECT_GE(widest, Viewport::kMinZoom);
}

TEST(MapCamera, KnowsWhereAZoomOrAFlightWillEnd) {
    MapCamera zooming = cameraAt({54.5, -3.98}, 9);
    zooming.zoomBy(1, {200, 150});
    zooming.advance(1.0 / 60);
    zooming.zoomBy(0.5, {700, 600});
    MapCamera flying = cameraAt({54.5, -3.98}, 9);
    flying.flyTo(toMercator({51.5, -0.1}), 13);
    for (MapCamera *camera : {&zooming, &flying}) {
        camera->advance(1.0 / 60);
        const Viewport told = camera->destination();
        EXPECT_NE(told.pixelsPerUnit, camera->viewport().pixelsPerUnit);
        settle(*camera);
        EXPECT_NEAR(told.pixelsPerUnit / camera->viewport().pixelsPerUnit, 1, 1e-9);
        EXPECT_NEAR(told.centre.x, camera->centre().x, 1e-9);
        EXPECT_NEAR(told.centre.y, camera->centre().y, 1e-9);
    }
}

TEST(MapCamera, AThrownMapGlidesAndStops) {
    MapCamera camera = cameraAt({54.5, -3.98}, 12);
    camera.startDrag();
    for (int i = 0; i < 6; ++i)
        camera.drag({20, 0}, 1.0 / 60);
    const double let = camera.centre().x;
    camera.endDrag();
    EXPECT_TRUE(camera.isMoving());
    EXPECT_LT(settle(camera), 3.0);
    EXPECT_LT(camera.centre().x, let);
}

TEST(MapCamera, WithoutMotionEverythingIsAtOnce) {
    MapCamera camera = cameraAt({54.5, -3.98}, 12);
    camera.setReducedMotion(true);
    camera.flyTo(toMercator({51.5, -0.1}), 9);
    EXPECT_FALSE(camera.isMoving());
    EXPECT_EQ(camera.zoom(), 9);
    camera.zoomBy(1, {0, 0});
    EXPECT_FALSE(camera.isMoving());
    camera.startDrag();
    camera.drag({500, 0}, 0.01);
    camera.endDrag();
    EXPECT_FALSE(camera.isMoving());
}

TEST(MapCamera, AnAimKeepsPanelsOff) {
    MapCamera camera = cameraAt({54.5, -3.98}, 12);
    const LatLonBox box{-4.1, 54.4, -3.8, 54.6};
    const auto aim = camera.aimAt(box, QMarginsF(300, 0, 0, 0), 17);
    camera.jumpTo(aim.centre, aim.zoom);
    EXPECT_GE(camera.viewport().toPixel(toMercator({54.5, -4.1})).x, 300);
    EXPECT_LE(camera.viewport().toPixel(toMercator({54.5, -3.8})).x, 1000);
}

} // namespace
} // namespace placeweave
