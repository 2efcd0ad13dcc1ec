// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/network_view.h"

#include "ui/insight/network_painter.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace placeweave {

NetworkView::NetworkView(QQuickItem *parent) : PictureItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    connect(this, &NetworkView::looksChanged, this, [this] { update(); });
}

void NetworkView::setModel(ConnectionsModel *model) {
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &ConnectionsModel::changed, this, [this] { update(); });
        connect(model, &ConnectionsModel::currentChanged, this, [this] { update(); });
    }
    emit modelChanged();
    update();
}

void NetworkView::fit() {
    m_moved = QTransform();
    update();
}

void NetworkView::zoom(double factor) {
    zoomAbout({width() / 2, height() / 2}, factor);
}

void NetworkView::zoomAbout(QPointF point, double factor) {
    constexpr double kFarthest = 0.5;
    constexpr double kClosest = 12;
    factor = std::clamp(factor * m_moved.m11(), kFarthest, kClosest) / m_moved.m11();
    QTransform about;
    about.translate(point.x(), point.y());
    about.scale(factor, factor);
    about.translate(-point.x(), -point.y());
    m_moved *= about;
    update();
}

QTransform NetworkView::onPage() const {
    return NetworkPainter::fitted(*m_model->connections(), QRectF(0, 0, width(), height())) *
           m_moved;
}

PictureItem::Painting NetworkView::painting() const {
    if (!m_model || !m_model->connections())
        return {};
    return [connections = m_model->connections(),
            look = NetworkLook{m_dark, false, m_textScale, m_model->currentPosition(),
                               m_model->marked()},
            page = onPage(), room = boundingRect()](QPainter &painter) {
        NetworkPainter(*connections, look).draw(painter, page, room);
    };
}

void NetworkView::geometryChange(const QRectF &now, const QRectF &before) {
    PictureItem::geometryChange(now, before);
    update();
}

void NetworkView::mousePressEvent(QMouseEvent *event) {
    m_pressed = m_last = event->position();
    m_isDragged = false;
}

void NetworkView::mouseMoveEvent(QMouseEvent *event) {
    const QPointF away = event->position() - m_pressed;
    const double least = QGuiApplication::styleHints()->startDragDistance();
    m_isDragged = m_isDragged || std::hypot(away.x(), away.y()) > least;
    if (!m_isDragged)
        return;
    const QPointF step = event->position() - m_last;
    m_last = event->position();
    m_moved *= QTransform::fromTranslate(step.x(), step.y());
    update();
}

void NetworkView::mouseReleaseEvent(QMouseEvent *event) {
    if (m_isDragged || !m_model || !m_model->connections())
        return;
    const NetworkLook look{.textScale = m_textScale};
    const auto at = NetworkPainter(*m_model->connections(), look).at(event->position(), onPage());
    m_model->setCurrent(at ? m_model->organisationAt(*at) : 0);
}

void NetworkView::wheelEvent(QWheelEvent *event) {
    constexpr double kNotch = 120;
    zoomAbout(event->position(), std::pow(1.2, event->angleDelta().y() / kNotch));
    event->accept();
}

} // namespace placeweave
