// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMatrix4x4>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// A photo of the marked paper map, laid over the map on the screen by the round marks at the
// corners of its squares: found in it, else pointed at. It stays on this computer and goes with the
// room: it is in no map file.
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
    Q_PROPERTY(bool looking READ isLooking NOTIFY changed) // for the marks
    Q_PROPERTY(bool found READ wereFound NOTIFY changed)   // they are those that were found

public:
    using QObject::QObject;
    ~MarkedPhoto() override;

    QUrl source() const { return m_source; }
    void setSource(const QUrl &source);
    QList<QPointF> corners() const { return m_corners; }
    bool isPlaced() const { return m_corners.size() == 4; }
    QString ask() const;
    QString trouble() const { return m_trouble; }
    bool isLooking() const { return m_isLooking; }
    bool wereFound() const { return m_wereFound; }

    Q_INVOKABLE void point(double x, double y); // at the next mark
    Q_INVOKABLE void takeBack();
    // So large is the photo as it is shown: marks that were found are pointed at in its pixels.
    Q_INVOKABLE void shownAs(double width, double height);
    Q_INVOKABLE void clear();
    // From pixels of the photo to those of an item in which the squares take up `frame`.
    Q_INVOKABLE QMatrix4x4 onto(const QRectF &frame) const;

signals:
    void changed();

private:
    void look();
    void pointAtFound();

    QUrl m_source;
    QList<QPointF> m_corners;
    QString m_trouble;
    QSizeF m_shown;
    QList<QPointF> m_found; // as parts of width and height; empty where they were not
    bool m_isLooking = false;
    bool m_wereFound = false; // the corners are those that were found
    QThreadPool m_lookers;    // one thread
};

} // namespace placeweave
