// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes and lassos drawn on a MapCanvas.
#include "ui/map/map_canvas.h"

#include <cmath>

namespace placeweave {

namespace {

constexpr double kLassoStep = 4; // pixels
constexpr double kLeastBox = 6;

} // namespace

void MapCanvas::setTrace(Trace trace) {
    if (m_trace == trace)
        return;
    m_trace = trace;
    m_traced.clear();
    m_tracesByKey = false;
    updateCursor();
    emit tracedChanged();
    emit traceChanged();
}

void MapCanvas::traceFrom(QPointF at) {
    m_traced = {positionAt(at.x(), at.y())};
    m_tracedTo = at;
    m_tracesByKey = false;
    emit tracedChanged();
}

void MapCanvas::traceTo(QPointF at) {
    if (m_traced.isEmpty())
        return;
    const QPointF here = positionAt(at.x(), at.y());
    if (m_trace == Trace::Box) {
        const QPointF from = m_traced.first();
        m_traced = {from, {here.x(), from.y()}, here, {from.x(), here.y()}};
    } else if (std::hypot(at.x() - m_tracedTo.x(), at.y() - m_tracedTo.y()) >= kLassoStep) {
        m_traced.append(here);
    } else {
        return;
    }
    m_tracedTo = at;
    emit tracedChanged();
}

// In the middle of the map, which moves along below: the corners of a box; those of a lasso, which
// the same spot once more closes.
void MapCanvas::traceByKey() {
    const QPointF at = middle();
    if (m_traced.isEmpty()) {
        traceFrom(at);
        m_tracesByKey = true;
        return;
    }
    const QPointF last = pixelOf(m_traced.last().y(), m_traced.last().x());
    if (m_trace == Trace::Lasso && std::hypot(at.x() - last.x(), at.y() - last.y()) >= kLassoStep) {
        m_traced.append(positionAt(at.x(), at.y()));
        emit tracedChanged();
        return;
    }
    if (m_trace == Trace::Box)
        traceTo(at);
    endTrace();
}

void MapCanvas::followByKey() {
    if (m_tracesByKey && m_trace == Trace::Box)
        traceTo(middle());
}

void MapCanvas::endTrace() {
    m_tracesByKey = false;
    QList<QPointF> outline;
    outline.swap(m_traced);
    emit tracedChanged();
    if (outline.size() < 3)
        return;
    QRectF box;
    for (const QPointF &corner : outline) {
        const QPointF pixel = pixelOf(corner.y(), corner.x());
        box = box.isNull() ? QRectF(pixel, QSizeF(0.01, 0.01))
                           : box.united(QRectF(pixel, QSizeF(0.01, 0.01)));
    }
    if (box.width() >= kLeastBox && box.height() >= kLeastBox) // not a click that slipped
        emit outlineTraced(outline);
}

} // namespace placeweave
