// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do to a MapCanvas: mouse, wheel, touch and keys.
#include "ui/map/map_canvas.h"

#include <QCursor>
#include <QGuiApplication>
#include <QNativeGestureEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kHitSlack = 4;
constexpr double kTouchSlack = 14;
constexpr double kWheelStep = 0.55; // zoom levels a notch
constexpr double kArrowStep = 90;   // pixels

} // namespace

void MapCanvas::updateCursor() {
    if (m_placing || m_trace != Trace::Nothing)
        setCursor(Qt::CrossCursor);
    else if (m_dragging)
        setCursor(Qt::ClosedHandCursor);
    else if (m_isOverMark)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void MapCanvas::pick(QPointF at, double slack, bool isDouble) {
    const LatLon ground = fromMercator(viewport().fromPixel({at.x(), at.y()}));
    if (m_placing) {
        emit placed(ground.latitude, ground.longitude);
        return;
    }
    const Mark *mark = m_marks->markAt({at.x(), at.y()}, slack);
    if (!mark) {
        if (isDouble)
            m_camera.zoomBy(1, at);
        else
            emit groundClicked(ground.latitude, ground.longitude);
    } else if (mark->type == Mark::Type::Cluster) {
        openCluster(*mark);
    } else if (mark->type == Mark::Type::Note) {
        emit noteClicked(mark->id);
    } else if (mark->isSuggestion) {
        emit suggestionClicked(mark->id);
    } else if (isDouble) {
        emit organisationDoubleClicked(mark->id);
    } else {
        emit organisationClicked(mark->id);
    }
    viewChanged();
}

void MapCanvas::openCluster(const Mark &cluster) {
    const MercatorBox members = m_marks->boundsOf(cluster);
    LatLonBox box;
    box.add(fromMercator({members.left, members.top}));
    box.add(fromMercator({members.right, members.bottom}));
    MapCamera::Aim aim = m_camera.aimAt(box, m_insets, 16.5);
    // A step at least, even when its members are spread over the whole view.
    aim.zoom = std::max(aim.zoom, std::min(m_camera.zoom() + 1, Viewport::kMaxZoom));
    letGo();
    m_camera.flyTo(aim.centre, aim.zoom);
}

void MapCanvas::mousePressEvent(QMouseEvent *event) {
    forceActiveFocus(Qt::MouseFocusReason);
    setVisualFocus(false); // it may have had the focus before
    const QPointF at = event->position();
    if (event->button() == Qt::RightButton) {
        const Mark *mark = m_marks->markAt({at.x(), at.y()}, kHitSlack);
        emit contextMenuRequested(at.x(), at.y(),
                                  mark && mark->type == Mark::Type::Symbol ? mark->id : 0);
        return;
    }
    if (m_trace != Trace::Nothing)
        return traceFrom(at);
    m_pressedAt = at;
    m_lastAt = at;
    m_dragTimer.start();
    letGo();
    m_camera.startDrag();
    const Mark *mark = m_marks->markAt({at.x(), at.y()}, kHitSlack);
    m_draggedPin = m_pinsMovable && mark && mark->isSelected ? mark->id : 0;
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event) {
    if (m_trace != Trace::Nothing)
        return traceTo(event->position());
    if (!m_pressedAt)
        return;
    const QPointF at = event->position();
    const QPointF way = at - *m_pressedAt;
    if (!m_dragging) {
        if (std::hypot(way.x(), way.y()) < QGuiApplication::styleHints()->startDragDistance() * 0.6)
            return;
        m_dragging = true;
        setKeepMouseGrab(true);
        updateCursor();
    }
    if (m_draggedPin != 0)
        m_pinAt = viewport().fromPixel({at.x(), at.y()});
    else
        m_camera.drag(at - m_lastAt, static_cast<double>(m_dragTimer.nsecsElapsed()) / 1e9);
    m_dragTimer.start();
    m_lastAt = at;
    viewChanged();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event) {
    if (m_trace != Trace::Nothing)
        return event->button() == Qt::LeftButton ? endTrace() : void();
    if (!m_pressedAt)
        return;
    const bool wasDragging = m_dragging;
    const std::int64_t pin = m_draggedPin;
    if (wasDragging && pin == 0) {
        // A hand that stopped before it let go does not throw.
        constexpr qint64 kStoppedMs = 60;
        if (m_dragTimer.elapsed() < kStoppedMs)
            m_camera.endDrag();
    }
    endPress();
    if (wasDragging && pin != 0 && m_pinAt) {
        // It stays where it was put until the source says where it is.
        const LatLon at = fromMercator(*m_pinAt);
        emit pinMoved(pin, at.latitude, at.longitude);
    } else if (!wasDragging) {
        pick(event->position(), kHitSlack, false);
    }
    viewChanged();
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton || m_placing || m_trace != Trace::Nothing)
        return;
    const QPointF at = event->position();
    const Mark *mark = m_marks->markAt({at.x(), at.y()}, kHitSlack);
    if (!mark || mark->type != Mark::Type::Cluster)
        pick(at, kHitSlack, true);
}

void MapCanvas::mouseUngrabEvent() {
    if (!m_pressedAt) // let go in the ordinary way; a pin stays where it was put
        return;
    m_pinAt.reset();
    endPress();
    viewChanged();
}

void MapCanvas::endPress() {
    m_pressedAt.reset();
    m_dragging = false;
    m_draggedPin = 0;
    setKeepMouseGrab(false);
    updateCursor();
}

void MapCanvas::hoverMoveEvent(QHoverEvent *event) {
    const QPointF at = event->position();
    const Mark *mark = m_marks->markAt({at.x(), at.y()}, kHitSlack);
    m_isOverMark = mark != nullptr;
    setHoveredId(mark && mark->type == Mark::Type::Symbol ? mark->id : 0);
    updateCursor();
}

void MapCanvas::hoverLeaveEvent(QHoverEvent *) {
    hoverLeft();
}

void MapCanvas::hoverLeft() {
    m_isOverMark = false;
    setHoveredId(0);
    updateCursor();
}

void MapCanvas::wheelEvent(QWheelEvent *event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0)
        return event->ignore();
    letGo();
    m_camera.zoomBy(notches * kWheelStep, event->position());
    m_hasView = true;
    viewChanged();
    event->accept();
}

void MapCanvas::touchEvent(QTouchEvent *event) {
    const auto &points = event->points();
    if (event->type() == QEvent::TouchCancel) {
        endPress();
        return;
    }
    letGo();
    if (points.size() == 1) {
        const QEventPoint &finger = points.first();
        const QPointF at = finger.position();
        if (m_trace != Trace::Nothing) {
            if (finger.state() == QEventPoint::Pressed)
                traceFrom(at);
            else if (finger.state() == QEventPoint::Released)
                endTrace();
            else
                traceTo(at);
        } else if (finger.state() == QEventPoint::Pressed) {
            forceActiveFocus(Qt::MouseFocusReason);
            setVisualFocus(false);
            m_pressedAt = at;
            m_lastAt = at;
            m_wasPinching = false;
            m_dragTimer.start();
            m_camera.startDrag();
        } else if (finger.state() == QEventPoint::Released) {
            if (m_dragging)
                m_camera.endDrag();
            else if (m_pressedAt && !m_wasPinching)
                pick(at, kTouchSlack, false);
            endPress();
        } else if (m_pressedAt && !m_wasPinching) {
            const QPointF way = at - *m_pressedAt;
            m_dragging = m_dragging || std::hypot(way.x(), way.y()) >
                                           QGuiApplication::styleHints()->startDragDistance();
            if (m_dragging)
                m_camera.drag(at - m_lastAt, static_cast<double>(m_dragTimer.nsecsElapsed()) / 1e9);
            m_dragTimer.start();
            m_lastAt = at;
        }
    } else if (points.size() == 2) {
        const QPointF a = points[0].position();
        const QPointF b = points[1].position();
        const QPointF wasA = points[0].lastPosition();
        const QPointF wasB = points[1].lastPosition();
        const double now = std::hypot(a.x() - b.x(), a.y() - b.y());
        const double before = std::hypot(wasA.x() - wasB.x(), wasA.y() - wasB.y());
        m_wasPinching = true;
        m_dragging = false;
        m_camera.stop();
        if (now > 1 && before > 1)
            m_camera.zoomTo(m_camera.zoom() + std::log2(now / before), (wasA + wasB) / 2);
        m_camera.panBy((a + b) / 2 - (wasA + wasB) / 2);
    }
    viewChanged();
    event->accept();
}

void MapCanvas::setVisualFocus(bool visual) {
    if (m_visualFocus == visual)
        return;
    m_visualFocus = visual;
    emit visualFocusChanged();
}

void MapCanvas::focusInEvent(QFocusEvent *event) {
    QQuickItem::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    setVisualFocus(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                   reason == Qt::ShortcutFocusReason);
}

void MapCanvas::focusOutEvent(QFocusEvent *event) {
    QQuickItem::focusOutEvent(event);
    setVisualFocus(false);
}

void MapCanvas::keyPressEvent(QKeyEvent *event) {
    const int key = event->key();
    if (key != Qt::Key_Shift && key != Qt::Key_Control && key != Qt::Key_Alt && key != Qt::Key_Meta)
        setVisualFocus(true);
    const auto push = [this](QPointF pixels) {
        letGo();
        m_camera.easeBy(pixels);
    };
    const double step =
        event->modifiers().testFlag(Qt::ShiftModifier) ? 3 * kArrowStep : kArrowStep;
    switch (key) {
    case Qt::Key_Left:
        push({step, 0});
        break;
    case Qt::Key_Right:
        push({-step, 0});
        break;
    case Qt::Key_Up:
        push({0, step});
        break;
    case Qt::Key_Down:
        push({0, -step});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        zoomOut();
        break;
    case Qt::Key_Home:
        fitAll();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        // Placing, picking and tracing happen in the middle of the map.
        if (m_trace != Trace::Nothing) {
            traceByKey();
        } else if (m_placing) {
            pick(middle(), kHitSlack, false);
        } else {
            return event->ignore();
        }
        break;
    default:
        return event->ignore();
    }
    viewChanged();
    event->accept();
}

bool MapCanvas::event(QEvent *event) {
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            letGo();
            m_camera.stop();
            m_camera.zoomTo(m_camera.zoom() + std::log2(1 + std::max(-0.9, gesture->value())),
                            gesture->position());
            viewChanged();
            return true;
        }
    }
    return QQuickItem::event(event);
}

} // namespace placeweave
