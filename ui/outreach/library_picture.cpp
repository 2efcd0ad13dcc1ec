// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_picture.h"

#include <QPainter>

namespace placeweave {

void LibraryPicture::paint(QPainter *painter) {
    if (m_image.isNull())
        return;
    const QSizeF size = QSizeF(m_image.size()).scaled(boundingRect().size(), Qt::KeepAspectRatio);
    QRectF room(QPointF(), size);
    room.moveCenter(boundingRect().center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(room, m_image);
}

} // namespace placeweave
