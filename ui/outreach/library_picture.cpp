// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_picture.h"

#include <QPainter>

namespace placeweave {

PictureItem::Painting LibraryPicture::painting() const {
    if (m_image.isNull())
        return {};
    const QSizeF size = QSizeF(m_image.size()).scaled(boundingRect().size(), Qt::KeepAspectRatio);
    QRectF room(QPointF(), size);
    room.moveCenter(boundingRect().center());
    return [image = m_image, room](QPainter &painter) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(room, image);
    };
}

} // namespace placeweave
