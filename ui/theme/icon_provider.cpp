// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_provider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace placeweave {

IconProvider::IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize) {
    const QString name = id.section('/', 0, 0);
    const QString colour = '#' + id.section('/', 1, 1);
    const QSize wanted = requestedSize.isValid() ? requestedSize : QSize(24, 24);
    if (size)
        *size = wanted;
    QImage image(wanted, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QFile file(":/placeweave/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly))
        return image;
    const QByteArray drawing = file.readAll().replace("currentColor", colour.toLatin1());
    QSvgRenderer renderer(drawing);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

} // namespace placeweave
