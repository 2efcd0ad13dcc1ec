// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/picture_item.h"

#include <QImage>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// A picture that is in the map, whole, in the middle of its room.
class LibraryPicture : public PictureItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY imageChanged)

public:
    using PictureItem::PictureItem;

    QImage image() const { return m_image; }
    void setImage(const QImage &image) {
        m_image = image;
        // As wide as it is, for whoever lays it out.
        setImplicitSize(image.width(), image.height());
        update();
        emit imageChanged();
    }

signals:
    void imageChanged();

protected:
    Painting painting() const override;

private:
    QImage m_image;
};

} // namespace placeweave
