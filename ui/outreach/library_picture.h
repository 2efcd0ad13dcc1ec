// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// A picture that is in the map, whole, in the middle of its room.
class LibraryPicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY imageChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    QImage image() const { return m_image; }
    void setImage(const QImage &image) {
        m_image = image;
        // As wide as it is, for whoever lays it out.
        setImplicitSize(image.width(), image.height());
        update();
        emit imageChanged();
    }
    void paint(QPainter *painter) override;

signals:
    void imageChanged();

private:
    QImage m_image;
};

} // namespace placeweave
