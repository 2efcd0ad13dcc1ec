// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/viewport.h"

#include <QMarginsF>
#include <QPointF>
#include <QSizeF>

#include <optional>

namespace placeweave {

// Where the map looks, and its movement: wheel steps that ease, drags that glide on, flights. Knows
// no item and no clock; the caller says how much time has passed.
class MapCamera {
public:
    Viewport viewport() const;
    // Where a zoom or a flight under way ends; else the same as viewport().
    Viewport destination() const;
    void setSize(QSizeF size) { m_size = size; }
    double zoom() const { return m_zoom; }
    Mercator centre() const { return m_centre; }

    bool isReducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    void jumpTo(Mercator centre, double zoom);
    // Eases towards a zoom some steps away, keeping the place under `anchor` where it is.
    void zoomBy(double steps, QPointF anchor);
    // At once, as fingers do.
    void zoomTo(double zoom, QPointF anchor);
    void panBy(QPointF pixels);
    void easeBy(QPointF pixels); // arrow keys

    void startDrag();
    void drag(QPointF pixels, double seconds);
    void endDrag(); // glides on when it was fast

    // A flight that zooms out as far as it must for both ends to be seen (van Wijk and Nuij,
    // "Smooth and efficient zooming and panning", 2003).
    void flyTo(Mercator centre, double zoom);
    // Centre and zoom for a box in the middle of what the margins leave free.
    struct Aim {
        Mercator centre;
        double zoom = 0;
    };
    Aim aimAt(const LatLonBox &box, QMarginsF margins, double maxZoom) const;

    // Moves on; false when it has come to rest.
    bool advance(double seconds);
    bool isMoving() const { return m_zoomEase || m_flight || m_glide || m_panEase; }
    void stop();

private:
    struct ZoomEase {
        double to = 0;
        QPointF anchor;
    };
    struct Flight {
        Mercator from, to;
        double fromZoom = 0, toZoom = 0;
        double elapsed = 0, duration = 0;
        double distance = 0; // pixels at the first zoom
        double r0 = 0, pathLength = 0, w0 = 0;
    };
    void keepInWorld();
    Mercator under(QPointF anchor) const;

    Mercator m_centre{0.4944, 0.325}; // the middle of England
    double m_zoom = 6;
    QSizeF m_size;
    bool m_reducedMotion = false;

    std::optional<ZoomEase> m_zoomEase;
    std::optional<Flight> m_flight;
    std::optional<QPointF> m_glide;   // pixels a second
    std::optional<QPointF> m_panEase; // pixels still to go
    QPointF m_dragSpeed;
};

} // namespace placeweave
