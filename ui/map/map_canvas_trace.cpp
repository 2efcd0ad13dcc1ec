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
    updateCursor();
    emit tracedChanged();
    emit traceChanged();
}

void MapCanvas::traceFrom(QPointF at) {
    m_traced = {positionAt(at.x(), at.y())};
    m_tracedTo = at;
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

void MapCanvas::endTrace() {
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
