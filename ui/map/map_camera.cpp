// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_camera.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kTile = 256;
constexpr double kEase = 14;         // a second: 95 % of a step in about 0.2 s
constexpr double kGlideEase = 4.2;   // a second: how fast a glide comes to rest
constexpr double kSlowest = 18;      // pixels a second; slower than this is still
constexpr double kDragMemory = 0.06; // seconds of drag that count for its speed
// Van Wijk and Nuij's trade-off between zooming and panning; they found 1.42 to please most.
constexpr double kRho = 1.42;

double scaleOf(double zoom) {
    return kTile * std::exp2(zoom);
}

double clampedZoom(double zoom) {
    return std::clamp(zoom, Viewport::kMinZoom, Viewport::kMaxZoom);
}

} // namespace

Viewport MapCamera::viewport() const {
    Viewport view;
    view.centre = m_centre;
    view.pixelsPerUnit = scaleOf(m_zoom);
    view.width = m_size.width();
    view.height = m_size.height();
    return view;
}

Viewport MapCamera::destination() const {
    MapCamera end = *this;
    if (m_flight)
        end.jumpTo(m_flight->to, m_flight->toZoom);
    else if (m_zoomEase)
        end.zoomTo(m_zoomEase->to, m_zoomEase->anchor);
    return end.viewport();
}

void MapCamera::keepInWorld() {
    m_centre.x -= std::floor(m_centre.x);
    m_centre.y = std::clamp(m_centre.y, 0.0, 1.0);
}

Mercator MapCamera::under(QPointF anchor) const {
    return viewport().fromPixel({anchor.x(), anchor.y()});
}

void MapCamera::stop() {
    m_zoomEase.reset();
    m_flight.reset();
    m_glide.reset();
    m_panEase.reset();
}

void MapCamera::jumpTo(Mercator centre, double zoom) {
    stop();
    m_centre = centre;
    m_zoom = clampedZoom(zoom);
    keepInWorld();
}

void MapCamera::zoomBy(double steps, QPointF anchor) {
    const double from = m_zoomEase ? m_zoomEase->to : m_zoom;
    m_flight.reset();
    m_glide.reset();
    m_panEase.reset();
    const double to = clampedZoom(from + steps);
    if (m_reducedMotion)
        return zoomTo(to, anchor);
    m_zoomEase = ZoomEase{to, anchor};
}

void MapCamera::zoomTo(double zoom, QPointF anchor) {
    const Mercator fixed = under(anchor);
    m_zoom = clampedZoom(zoom);
    const Mercator now = under(anchor);
    m_centre.x += fixed.x - now.x;
    m_centre.y += fixed.y - now.y;
    keepInWorld();
}

void MapCamera::panBy(QPointF pixels) {
    m_centre.x -= pixels.x() / scaleOf(m_zoom);
    m_centre.y -= pixels.y() / scaleOf(m_zoom);
    keepInWorld();
}

void MapCamera::easeBy(QPointF pixels) {
    m_flight.reset();
    m_glide.reset();
    if (m_reducedMotion)
        return panBy(pixels);
    m_panEase = m_panEase.value_or(QPointF()) + pixels;
}

void MapCamera::startDrag() {
    stop();
    m_dragSpeed = {};
}

void MapCamera::drag(QPointF pixels, double seconds) {
    panBy(pixels);
    const double share = std::clamp(seconds / kDragMemory, 0.0, 1.0);
    if (seconds > 0)
        m_dragSpeed = m_dragSpeed * (1 - share) + pixels / seconds * share;
}

void MapCamera::endDrag() {
    constexpr double kWorthGliding = 140;
    constexpr double kFastest = 4000;
    const double speed = std::hypot(m_dragSpeed.x(), m_dragSpeed.y());
    if (!m_reducedMotion && speed > kWorthGliding)
        m_glide = m_dragSpeed * std::min(1.0, kFastest / speed);
}

void MapCamera::flyTo(Mercator centre, double zoom) {
    stop();
    zoom = clampedZoom(zoom);
    if (m_reducedMotion || m_size.isEmpty())
        return jumpTo(centre, zoom);
    Flight flight;
    flight.from = m_centre;
    flight.to = centre;
    // The short way round the world.
    if (flight.to.x - flight.from.x > 0.5)
        flight.to.x -= 1;
    else if (flight.from.x - flight.to.x > 0.5)
        flight.to.x += 1;
    flight.fromZoom = m_zoom;
    flight.toZoom = zoom;
    flight.w0 = std::max(m_size.width(), m_size.height());
    const double w1 = flight.w0 * std::exp2(flight.fromZoom - flight.toZoom);
    flight.distance =
        std::hypot(flight.to.x - flight.from.x, flight.to.y - flight.from.y) * scaleOf(m_zoom);
    const double rho2 = kRho * kRho;
    if (flight.distance > 1) {
        const double u2 = flight.distance * flight.distance;
        const auto r = [&](double a, double b, double sign) {
            const double t = (b * b - a * a + sign * rho2 * rho2 * u2) /
                             (2 * (sign > 0 ? a : b) * rho2 * flight.distance);
            return std::log(std::sqrt(t * t + 1) - t);
        };
        flight.r0 = r(flight.w0, w1, 1);
        flight.pathLength = (r(flight.w0, w1, -1) - flight.r0) / kRho;
    } else {
        flight.distance = 0;
        flight.pathLength = std::abs(std::log(w1 / flight.w0)) / kRho;
    }
    constexpr double kNoWay = 0.001; // it is there already
    if (!std::isfinite(flight.pathLength) || flight.pathLength < kNoWay)
        return jumpTo(centre, zoom);
    flight.duration = std::clamp(0.22 + 0.30 * flight.pathLength, 0.22, 1.6);
    m_flight = flight;
}

MapCamera::Aim MapCamera::aimAt(const LatLonBox &box, QMarginsF margins, double maxZoom) const {
    constexpr double kPadding = 36;
    const double width = std::max(80.0, m_size.width() - margins.left() - margins.right());
    const double height = std::max(80.0, m_size.height() - margins.top() - margins.bottom());
    const Viewport view = Viewport::fitting(box, width, height, kPadding, maxZoom);
    Aim aim{view.centre, clampedZoom(view.zoom())};
    const double scale = scaleOf(aim.zoom);
    aim.centre.x += (margins.right() - margins.left()) / 2 / scale;
    aim.centre.y += (margins.bottom() - margins.top()) / 2 / scale;
    return aim;
}

bool MapCamera::advance(double seconds) {
    if (m_flight) {
        Flight &flight = *m_flight;
        flight.elapsed += seconds;
        const double t = std::clamp(flight.elapsed / flight.duration, 0.0, 1.0);
        // Slow at both ends.
        const double eased = t < 0.5 ? 4 * t * t * t : 1 - std::pow(2 - 2 * t, 3) / 2;
        const double s = eased * flight.pathLength;
        double share = 0;
        double width = 0;
        if (flight.distance > 0) {
            const double at = kRho * s + flight.r0;
            share = flight.w0 / (kRho * kRho) *
                    (std::cosh(flight.r0) * std::tanh(at) - std::sinh(flight.r0)) / flight.distance;
            width = flight.w0 * std::cosh(flight.r0) / std::cosh(at);
        } else {
            share = eased;
            width = flight.w0 * std::exp2((flight.fromZoom - flight.toZoom) * eased);
        }
        m_centre = {flight.from.x + (flight.to.x - flight.from.x) * share,
                    flight.from.y + (flight.to.y - flight.from.y) * share};
        m_zoom = std::clamp(flight.fromZoom + std::log2(flight.w0 / width), Viewport::kMinZoom,
                            Viewport::kMaxZoom);
        if (t >= 1) {
            m_centre = flight.to;
            m_zoom = flight.toZoom;
            m_flight.reset();
        }
        keepInWorld();
    }
    const double step = 1 - std::exp(-kEase * seconds);
    if (m_zoomEase) {
        constexpr double kClose = 0.004;
        const ZoomEase ease = *m_zoomEase;
        const double left = ease.to - m_zoom;
        zoomTo(std::abs(left) < kClose ? ease.to : m_zoom + left * step, ease.anchor);
        if (std::abs(left) < kClose)
            m_zoomEase.reset();
    }
    if (m_panEase) {
        const QPointF now =
            std::hypot(m_panEase->x(), m_panEase->y()) < 0.5 ? *m_panEase : *m_panEase * step;
        panBy(now);
        *m_panEase -= now;
        if (m_panEase->isNull())
            m_panEase.reset();
    }
    if (m_glide) {
        panBy(*m_glide * seconds);
        *m_glide *= std::exp(-kGlideEase * seconds);
        if (std::hypot(m_glide->x(), m_glide->y()) < kSlowest)
            m_glide.reset();
    }
    return isMoving();
}

} // namespace placeweave
