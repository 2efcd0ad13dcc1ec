// SPDX-License-Identifier: GPL-3.0-or-later
// Where a MapCanvas looks, what it was sent to see, and how panels keep that in sight.
#include "ui/map/map_canvas.h"

#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace placeweave {

void MapCanvas::setInsets(QMarginsF insets) {
    if (m_insets == insets)
        return;
    const QRectF before = freePart();
    m_insets = insets;
    emit insetsChanged();
    keepInSight(before);
}

void MapCanvas::setLeftInset(double inset) {
    QMarginsF insets = m_insets;
    insets.setLeft(inset);
    setInsets(insets);
}

void MapCanvas::setRightInset(double inset) {
    QMarginsF insets = m_insets;
    insets.setRight(inset);
    setInsets(insets);
}

void MapCanvas::setTopInset(double inset) {
    QMarginsF insets = m_insets;
    insets.setTop(inset);
    setInsets(insets);
}

void MapCanvas::setBottomInset(double inset) {
    QMarginsF insets = m_insets;
    insets.setBottom(inset);
    setInsets(insets);
}

Viewport MapCanvas::viewport() const {
    return onThisScreen(m_camera.viewport());
}

Viewport MapCanvas::onThisScreen(Viewport view) const {
    view.width = width();
    view.height = height();
    view.pixelRatio = window() ? window()->effectiveDevicePixelRatio() : 1;
    return view;
}

double MapCanvas::latitude() const {
    return fromMercator(m_camera.centre()).latitude;
}
double MapCanvas::longitude() const {
    return fromMercator(m_camera.centre()).longitude;
}
double MapCanvas::zoomLevel() const {
    return m_camera.zoom();
}

void MapCanvas::setZoomLevel(double zoom) {
    if (m_camera.zoom() == zoom)
        return;
    letGo();
    m_camera.stop();
    m_camera.zoomTo(zoom, middle());
    m_hasView = true;
    viewChanged();
}

// What panels leave free of the map.
QRectF MapCanvas::freePart() const {
    return QRectF(0, 0, width(), height()).marginsRemoved(m_insets);
}

QPointF MapCanvas::middle() const {
    return freePart().center();
}

void MapCanvas::zoomIn() {
    letGo();
    m_camera.zoomBy(1, middle());
    viewChanged();
}

void MapCanvas::zoomOut() {
    letGo();
    m_camera.zoomBy(-1, middle());
    viewChanged();
}

void MapCanvas::goTo(const Goal &goal) {
    m_goal = goal;
    if (width() < 1 || height() < 1)
        return;
    const MapCamera::Aim aim = m_camera.aimAt(goal.box, m_insets, goal.maxZoom);
    if (m_hasView)
        m_camera.flyTo(aim.centre, aim.zoom);
    else
        m_camera.jumpTo(aim.centre, aim.zoom);
    m_hasView = true;
    viewChanged();
}

void MapCanvas::fitAll() {
    constexpr double kClosestFirst = 16;
    // Of nothing: the British Isles, rather than a piece of sea.
    constexpr LatLonBox kHome{-10.7, 49.8, 1.9, 59.4};
    const LatLonBox box = wholeBox(m_sources);
    goTo({box.isEmpty() ? kHome : box, kClosestFirst, true});
}

void MapCanvas::flyTo(double latitude, double longitude, double zoom) {
    fitTo(longitude, latitude, longitude, latitude, zoom);
}

QVariantMap MapCanvas::placeInSight() const {
    const QRectF part = freePart();
    const QPointF at = positionAt(part.center().x(), part.center().y());
    return {{"latitude", at.y()},
            {"longitude", at.x()},
            {"zoom", zoomLevel()},
            {"width", part.width()},
            {"height", part.height()}};
}

void MapCanvas::flyToPlace(const QVariantMap &place) {
    const QRectF part = freePart();
    const double width = place["width"].toDouble();
    const double height = place["height"].toDouble();
    // Views that know no size are shown as large as they were.
    const double larger = width > 0 && height > 0 && !part.isEmpty()
                              ? std::min(part.width() / width, part.height() / height)
                              : 1;
    flyTo(place["latitude"].toDouble(), place["longitude"].toDouble(),
          place["zoom"].toDouble() + std::log2(larger));
}

void MapCanvas::fitTo(double west, double south, double east, double north, double maxZoom) {
    if (!isOnEarth({south, west}) || !isOnEarth({north, east}))
        return;
    LatLonBox box;
    box.add(LatLon{south, west});
    box.add(LatLon{north, east});
    goTo({box, maxZoom});
}

// A panel opened or closed, or the window changed: what was looked at stays in sight. `before` is
// the rectangle that was free.
void MapCanvas::keepInSight(const QRectF &before) {
    if (!m_hasView || width() < 1 || height() < 1)
        return;
    const QRectF now = freePart();
    if (m_goal) {
        const MapCamera::Aim aim = m_camera.aimAt(m_goal->box, m_insets, m_goal->maxZoom);
        if (m_camera.isMoving())
            m_camera.flyTo(aim.centre, aim.zoom);
        else
            m_camera.jumpTo(aim.centre, aim.zoom);
    } else if (m_sources.assets && !m_camera.isMoving()) {
        const auto item = m_sources.assets->itemOf(m_options.selected);
        if (!item)
            return;
        constexpr double kFromEdge = 60; // pixels
        const PixelPoint pixel = viewport().toPixel(m_sources.assets->asset(*item).at);
        const QRectF inner = now.adjusted(kFromEdge, kFromEdge, -kFromEdge, -kFromEdge);
        const QPointF at(pixel.x, pixel.y);
        // What somebody had moved out of the picture is left there.
        const QPointF was = at + before.center() - now.center();
        if (inner.isValid() && !inner.contains(at) && before.contains(was))
            m_camera.panBy(QPointF(std::clamp(at.x(), inner.left(), inner.right()),
                                   std::clamp(at.y(), inner.top(), inner.bottom())) -
                           at);
    }
    viewChanged();
}

bool MapCanvas::showOrganisation(qint64 id) {
    const auto item = m_sources.assets ? m_sources.assets->itemOf(id) : std::nullopt;
    if (!item)
        return false;
    constexpr double kNearEnough = 15.2;
    const LatLon at = fromMercator(m_sources.assets->asset(*item).at);
    flyTo(at.latitude, at.longitude, std::max(kNearEnough, m_camera.zoom()));
    return true;
}

void MapCanvas::jumpTo(double latitude, double longitude, double zoom) {
    if (!isOnEarth({latitude, longitude}))
        return;
    letGo();
    m_camera.jumpTo(toMercator({latitude, longitude}), zoom);
    m_hasView = true;
    viewChanged();
}

QPointF MapCanvas::pixelOf(double latitude, double longitude) const {
    const PixelPoint p = viewport().toPixel(toMercator({latitude, longitude}));
    return {p.x, p.y};
}

QPointF MapCanvas::positionAt(double x, double y) const {
    const LatLon p = fromMercator(viewport().fromPixel({x, y}));
    return {p.longitude, p.latitude};
}

} // namespace placeweave
