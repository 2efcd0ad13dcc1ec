// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/marked_photo.h"

#include <QImageReader>
#include <QPolygonF>
#include <QTransform>

namespace placeweave {

void MarkedPhoto::setSource(const QUrl &source) {
    m_trouble.clear();
    m_corners.clear();
    m_source = QUrl();
    if (!source.isEmpty()) {
        constexpr int kLargest = 20'000; // pixels a side: more is no photo
        QImageReader reader(source.toLocalFile());
        const QSize size = reader.size();
        if (!reader.canRead())
            m_trouble = tr("This is no picture that can be shown: a JPEG or PNG is.");
        else if (size.width() > kLargest || size.height() > kLargest)
            m_trouble = tr("This picture is too large to be shown.");
        else
            m_source = source;
    }
    emit changed();
}

QString MarkedPhoto::ask() const {
    switch (m_corners.size()) {
    case 0:
        return tr("Point at the round mark at the top left of the squares.");
    case 1:
        return tr("Now the one at the top right.");
    case 2:
        return tr("Now the one at the bottom right.");
    case 3:
        return tr("And the one at the bottom left.");
    default:
        return tr("That is all four.");
    }
}

void MarkedPhoto::point(double x, double y) {
    if (isPlaced())
        return;
    m_trouble.clear();
    m_corners.append({x, y});
    // Marks in another order, or on one line, would turn the map inside out.
    if (isPlaced()) {
        int turns = 0;
        for (int i = 0; i < 4; ++i) {
            const QPointF a = m_corners[i];
            const QPointF b = m_corners[(i + 1) % 4];
            const QPointF c = m_corners[(i + 2) % 4];
            const double cross =
                (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
            turns += cross > 1 ? 1 : -1;
        }
        if (turns != 4) {
            m_corners.clear();
            m_trouble = tr("These four do not go round the map. Once more, from the top left.");
        }
    }
    emit changed();
}

void MarkedPhoto::takeBack() {
    if (m_corners.isEmpty())
        return;
    m_corners.removeLast();
    emit changed();
}

void MarkedPhoto::clear() {
    setSource({});
}

QMatrix4x4 MarkedPhoto::onto(const QRectF &frame) const {
    if (!isPlaced() || frame.isEmpty())
        return {};
    const QPolygonF from(m_corners);
    const QPolygonF to(
        {frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft()});
    QTransform transform;
    if (!QTransform::quadToQuad(from, to, transform))
        return {};
    return QMatrix4x4(transform);
}

} // namespace placeweave
