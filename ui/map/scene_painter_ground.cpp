// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/scene_painter.h"
#include "ui/map/tile_pictures.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <cmath>

namespace placeweave {
namespace {

QPainterPath toQPath(const PixelPath &path, bool closed) {
    QPainterPath result;
    result.setFillRule(Qt::OddEvenFill);
    result.reserve(static_cast<int>(path.points.size() + path.starts.size()));
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const auto piece = path.piece(i);
        if (piece.empty())
            continue;
        result.moveTo(piece[0].x, piece[0].y);
        for (std::size_t p = 1; p < piece.size(); ++p)
            result.lineTo(piece[p].x, piece[p].y);
        if (closed)
            result.closeSubpath();
    }
    return result;
}

// The raster engine takes time in the square of a stroke's length. Where a stroke hides what is
// below it, short pieces with round ends look the same.
void drawInShortPieces(QPainter &painter, const PixelPath &path) {
    constexpr std::size_t kPoints = 24;
    QPointF points[kPoints];
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const auto piece = path.piece(i);
        for (std::size_t from = 0; from + 1 < piece.size(); from += kPoints - 1) {
            const std::size_t count = std::min(kPoints, piece.size() - from);
            for (std::size_t p = 0; p < count; ++p)
                points[p] = {piece[from + p].x, piece[from + p].y};
            painter.drawPolyline(points, static_cast<int>(count));
        }
    }
}

} // namespace

void ScenePainter::drawGround(QPainter &painter, const GroundPicture &picture, QSizeF size,
                              const std::function<void()> &drawBaseMap) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), size), toQColor(picture.background));
    const bool isRaster = painter.paintEngine()->type() == QPaintEngine::Raster;
    for (std::size_t i = 0; i <= picture.items.size(); ++i) {
        if (i == picture.belowBaseMap && drawBaseMap)
            drawBaseMap();
        if (i == picture.items.size())
            break;
        const GroundItem &item = picture.items[i];
        QPen pen(Qt::NoPen);
        painter.setRenderHint(QPainter::Antialiasing, !item.crisp);
        if (item.stroke.alpha > 0) {
            pen =
                QPen(toQColor(item.stroke), item.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
            if (!item.dashes.empty() && item.width > 0) {
                // QPen counts dashes in widths of the pen.
                QList<qreal> dashes;
                for (const double length : item.dashes)
                    dashes.append(length / item.width);
                pen.setDashPattern(dashes);
                pen.setCapStyle(Qt::FlatCap);
            }
        }
        painter.setPen(pen);
        if (item.fill.alpha == 0 && isRaster && item.stroke.alpha == 255 && item.dashes.empty()) {
            drawInShortPieces(painter, item.path);
            continue;
        }
        painter.setBrush(item.fill.alpha > 0 ? QBrush(toQColor(item.fill)) : QBrush(Qt::NoBrush));
        painter.drawPath(toQPath(item.path, item.fill.alpha > 0));
    }
    painter.restore();
}

void softenBaseMap(QPainter &painter, QSizeF size, bool dark) {
    QColor veil = toQColor(dark ? mapTheme(true).land : mapTheme(false).paper);
    veil.setAlphaF(dark ? 0.25F : 0.3F);
    painter.fillRect(QRectF(QPointF(0, 0), size), veil);
}

QImage groundImage(const SceneSources &sources, const Viewport &view, const SceneOptions &options,
                   TilePictures *baseMap) {
    const QSize size(static_cast<int>(std::lround(view.width * view.pixelRatio)),
                     static_cast<int>(std::lround(view.height * view.pixelRatio)));
    QImage image(size.expandedTo({1, 1}), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(view.pixelRatio, view.pixelRatio);
    const SceneFonts fonts(options.textScale);
    const QSizeF room(view.width, view.height);
    ScenePainter(fonts, options.dark, options.symbolScale)
        .drawGround(painter, MapScene(sources, view, options).ground(), room, [&] {
            if (!baseMap)
                return;
            baseMap->paint(painter, view, options.dark);
            softenBaseMap(painter, room, options.dark);
        });
    return image;
}

} // namespace placeweave
