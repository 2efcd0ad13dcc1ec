// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/marked_photo.h"

#include "ui/joint/round_marks.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPolygonF>
#include <QTransform>

namespace placeweave {

void MarkedPhoto::setSource(const QUrl &source) {
    m_trouble.clear();
    m_corners.clear();
    m_found.clear();
    m_shown = {};
    m_wereFound = false;
    m_isLooking = false;
    m_source = QUrl();
    if (!source.isEmpty()) {
        constexpr int kLargest = 20'000;                   // pixels a side: more is no photo
        constexpr qint64 kLargestFile = 256 * 1024 * 1024; // of a camera, and more
        const QFileInfo file(source.toLocalFile());
        const bool mayBeRead = file.isFile() && file.size() <= kLargestFile;
        QImageReader reader(mayBeRead ? file.filePath() : QString());
        const QSize size = reader.size();
        if (!mayBeRead || !reader.canRead())
            m_trouble = tr("This is no picture that can be shown: a JPEG or PNG is.");
        else if (size.width() > kLargest || size.height() > kLargest)
            m_trouble = tr("This picture is too large to be shown.");
        else
            m_source = source;
    }
    if (!m_source.isEmpty())
        look();
    emit changed();
}

MarkedPhoto::~MarkedPhoto() {
    m_lookers.waitForDone();
}

void MarkedPhoto::look() {
    m_isLooking = true;
    m_lookers.setMaxThreadCount(1);
    m_lookers.start([this, source = m_source] {
        QImageReader reader(source.toLocalFile());
        reader.setAutoTransform(true);
        const auto marks = roundMarksIn(reader.read());
        QMetaObject::invokeMethod(
            this,
            [this, source, marks] {
                if (source != m_source)
                    return; // another was chosen meanwhile
                m_isLooking = false;
                if (marks)
                    m_found = QList<QPointF>(marks->begin(), marks->end());
                else if (m_corners.isEmpty())
                    m_trouble = tr("The four round marks could not be found in it. Point at them.");
                pointAtFound();
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void MarkedPhoto::shownAs(double width, double height) {
    if (m_shown == QSizeF(width, height))
        return;
    m_shown = {width, height};
    pointAtFound();
    emit changed();
}

// Whoever has begun to point knows better.
void MarkedPhoto::pointAtFound() {
    if (m_found.isEmpty() || m_shown.isEmpty() || (!m_corners.isEmpty() && !m_wereFound))
        return;
    m_corners.clear();
    for (const QPointF &part : m_found)
        m_corners.append({part.x() * m_shown.width(), part.y() * m_shown.height()});
    m_wereFound = true;
}

QString MarkedPhoto::ask() const {
    if (m_isLooking && m_corners.isEmpty())
        return tr("Looking for the four round marks …");
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
        return m_wereFound
                   ? tr("These four marks were found. Where one is wrong, take them back and "
                        "point at them.")
                   : tr("That is all four.");
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
    if (m_wereFound) // whichever is wrong
        m_corners.clear();
    else
        m_corners.removeLast();
    m_wereFound = false;
    m_found.clear();
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
