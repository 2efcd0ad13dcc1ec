// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/shadow_provider.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace placeweave {

ShadowProvider::ShadowProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

QImage ShadowProvider::requestImage(const QString &id, QSize *size, const QSize &) {
    constexpr int kRings = 10;
    constexpr int kFurthest = 200; // pixels
    const int radius = std::clamp(id.section('/', 0, 0).toInt(), 0, kFurthest);
    const int reach = std::clamp(id.section('/', 1, 1).toInt(), 0, kFurthest);
    const bool isDark = id.section('/', 2, 2) == QLatin1String("dark");
    const int side = 2 * (radius + reach) + 1;
    if (size)
        *size = {side, side};
    // So faint a ring is less than a step of eight bits.
    QImage image(side, side, QImage::Format_RGBA64_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int ring = 0; ring < kRings; ++ring) {
        const double out = static_cast<double>(ring) / kRings;
        const double spread = reach * std::pow(out, 1.3);
        QColor colour = isDark ? QColor(Qt::black) : QColor(0x1D, 0x28, 0x2E);
        colour.setAlphaF(static_cast<float>((isDark ? 0.075 : 0.024) * (1 - 0.7 * out)));
        painter.setBrush(colour);
        const double inset = reach - spread;
        painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset),
                                radius + spread, radius + spread);
    }
    painter.end();
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace placeweave
