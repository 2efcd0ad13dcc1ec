// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMatrix4x4>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// A photo of the marked paper map, laid over the map on the screen by the round marks at the
// corners of its squares. It stays on this computer and goes with the room: it is in no map file.
class MarkedPhoto : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl source READ source WRITE setSource NOTIFY changed)
    // Of the four marks in the photo, pixels: top left, top right, bottom right, bottom left; as
    // many as were pointed at.
    Q_PROPERTY(QList<QPointF> corners READ corners NOTIFY changed)
    Q_PROPERTY(bool placed READ isPlaced NOTIFY changed)
    Q_PROPERTY(QString ask READ ask NOTIFY changed) // which mark is next
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)

public:
    using QObject::QObject;

    QUrl source() const { return m_source; }
    void setSource(const QUrl &source);
    QList<QPointF> corners() const { return m_corners; }
    bool isPlaced() const { return m_corners.size() == 4; }
    QString ask() const;
    QString trouble() const { return m_trouble; }

    Q_INVOKABLE void point(double x, double y); // at the next mark
    Q_INVOKABLE void takeBack();
    Q_INVOKABLE void clear();
    // From pixels of the photo to those of an item in which the squares take up `frame`.
    Q_INVOKABLE QMatrix4x4 onto(const QRectF &frame) const;

signals:
    void changed();

private:
    QUrl m_source;
    QList<QPointF> m_corners;
    QString m_trouble;
};

} // namespace placeweave
