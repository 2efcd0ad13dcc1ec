// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/scene_painter.h"
#include "ui/map/tile_pictures.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

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

// Of all pieces, pixels.
double lengthOf(const PixelPath &path) {
    double length = 0;
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const auto piece = path.piece(i);
        for (std::size_t p = 1; p < piece.size(); ++p)
            length += std::hypot(piece[p].x - piece[p - 1].x, piece[p].y - piece[p - 1].y);
    }
    return length;
}

// More line than the largest screen has room for: nobody sees its dashes, corners and smooth edges,
// and they take most of the time.
bool isTangle(const PixelPath &path) {
    constexpr std::size_t kMany = 20'000; // points
    constexpr double kLongest = 2e6;
    return path.points.size() > kMany && lengthOf(path) > kLongest;
}

// The raster engine takes time in the square of a stroke's length: lines are handed to it in pieces
// that are short. With round ends they look the same.
class ShortStrokes {
public:
    ShortStrokes(QPainter &painter, const GroundItem &item, bool dashes, const Progress &progress)
        : m_painter(painter), m_path(item.path), m_closes(item.fill.alpha > 0),
          m_dashes(item.dashes), m_takesDashes(dashes), m_progress(progress) {}

    void draw() {
        const bool isDashed =
            m_takesDashes && std::accumulate(m_dashes.begin(), m_dashes.end(), 0.0) > 0;
        for (std::size_t i = 0; i < m_path.starts.size(); ++i) {
            const auto piece = m_path.piece(i);
            if (piece.size() < 2)
                continue;
            m_onLine = true;
            m_dash = 0;
            m_left = isDashed ? m_dashes[0] : std::numeric_limits<double>::infinity();
            begin(piece[0]);
            for (std::size_t p = 1; p < piece.size(); ++p)
                lineTo(piece[p - 1], piece[p]);
            if (m_closes)
                lineTo(piece.back(), piece[0]);
            end();
            if (m_progress.isCancelled())
                return;
        }
    }

private:
    static constexpr std::size_t kPoints = 24;
    void begin(PixelPoint at) {
        m_points[0] = {at.x, at.y};
        m_count = 1;
    }
    void end() {
        if (m_onLine && m_count > 1 && !m_progress.isCancelled())
            m_painter.drawPolyline(m_points.data(), static_cast<int>(m_count));
    }
    void add(PixelPoint at) {
        if (!m_onLine)
            return;
        m_points[m_count++] = {at.x, at.y};
        if (m_count < kPoints)
            return;
        end();
        begin(at);
    }
    void lineTo(PixelPoint from, PixelPoint to) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        double at = 0;
        for (; length - at > m_left;) {
            at += m_left;
            const PixelPoint turn{from.x + (to.x - from.x) * at / length,
                                  from.y + (to.y - from.y) * at / length};
            add(turn);
            end();
            m_onLine = !m_onLine;
            begin(turn);
            m_dash = (m_dash + 1) % m_dashes.size();
            m_left = m_dashes[m_dash];
        }
        m_left -= length - at;
        add(to);
    }

    QPainter &m_painter;
    const PixelPath &m_path;
    bool m_closes;
    const std::vector<double> &m_dashes;
    bool m_takesDashes;
    const Progress &m_progress;
    std::array<QPointF, kPoints> m_points;
    std::size_t m_count = 0;
    bool m_onLine = true;   // rather than in a gap
    std::size_t m_dash = 0; // or gap, of the pattern
    double m_left = 0;      // of it, pixels
};

// A pen without dashes where ShortStrokes makes them.
QPen penOf(const GroundItem &item, bool isRaster, bool isTangled) {
    if (item.stroke.alpha == 0)
        return {Qt::NoPen};
    QPen pen(toQColor(item.stroke), item.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (isTangled) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setJoinStyle(Qt::BevelJoin);
    }
    if (item.dashes.empty() || item.width <= 0)
        return pen;
    pen.setCapStyle(Qt::FlatCap);
    if (isRaster)
        return pen;
    // QPen counts dashes in widths of the pen.
    QList<qreal> dashes;
    for (const double length : item.dashes)
        dashes.append(length / item.width);
    pen.setDashPattern(dashes);
    return pen;
}

// Pieces of a see-through line would show where they meet: it is drawn opaque, then seen through.
template <class Draw>
void drawSeenThrough(QPainter &painter, QSizeF size, QPen pen, const Draw &draw) {
    const QSize room =
        painter.deviceTransform().mapRect(QRectF(QPointF(0, 0), size)).toAlignedRect().size();
    QImage layer(room, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter on(&layer);
    on.setRenderHints(painter.renderHints());
    on.scale(room.width() / size.width(), room.height() / size.height());
    QColor colour = pen.color();
    const double opacity = colour.alphaF();
    colour.setAlpha(255);
    pen.setColor(colour);
    on.setPen(pen);
    draw(on);
    on.end();
    painter.setOpacity(opacity);
    painter.drawImage(QRectF(QPointF(0, 0), size), layer);
    painter.setOpacity(1);
}

void drawItem(QPainter &painter, const GroundItem &item, QSizeF size, const Progress &progress) {
    constexpr std::size_t kLong = 5000; // points: in one piece it would take too long
    const bool isRaster = painter.paintEngine()->type() == QPaintEngine::Raster;
    const bool isTangled = isRaster && isTangle(item.path);
    const QPen pen = penOf(item, isRaster, isTangled);
    const bool isFilled = item.fill.alpha > 0;
    const bool isOpaque = item.stroke.alpha == 255;
    const bool isCut = isRaster && pen.style() != Qt::NoPen &&
                       (isOpaque || !item.dashes.empty() || item.path.points.size() > kLong);
    painter.setRenderHint(QPainter::Antialiasing, !item.crisp && !isTangled);
    painter.setPen(isCut ? QPen(Qt::NoPen) : pen);
    painter.setBrush(isFilled ? QBrush(toQColor(item.fill)) : QBrush(Qt::NoBrush));
    if (isFilled || !isCut)
        painter.drawPath(toQPath(item.path, isFilled));
    if (!isCut)
        return;
    painter.setRenderHint(QPainter::Antialiasing, !item.crisp);
    const auto stroke = [&](QPainter &on) {
        ShortStrokes(on, item, !isTangled, progress).draw();
    };
    if (!isOpaque)
        return drawSeenThrough(painter, size, pen, stroke);
    painter.setPen(pen);
    stroke(painter);
}

} // namespace

void ScenePainter::drawGround(QPainter &painter, const GroundPicture &picture, QSizeF size,
                              const std::function<void()> &drawBaseMap,
                              const Progress &progress) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), size), toQColor(picture.background));
    for (std::size_t i = 0; i <= picture.items.size() && !progress.isCancelled(); ++i) {
        if (i == picture.belowBaseMap && drawBaseMap)
            drawBaseMap();
        if (i < picture.items.size())
            drawItem(painter, picture.items[i], size, progress);
    }
    painter.restore();
}

void softenBaseMap(QPainter &painter, const QList<QRectF> &pictures, bool dark, bool isUnderFill) {
    QColor veil = toQColor(dark ? mapTheme(true).land : mapTheme(false).paper);
    veil.setAlphaF(isUnderFill ? 0.65F : dark ? 0.25F : 0.3F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false); // or seams would show
    for (const QRectF &picture : pictures)
        painter.fillRect(picture, veil);
    painter.restore();
}

QImage groundImage(const SceneSources &sources, const Viewport &view, const SceneOptions &options,
                   TilePictures *baseMap, const Progress &progress) {
    const QSize size(static_cast<int>(std::lround(view.width * view.pixelRatio)),
                     static_cast<int>(std::lround(view.height * view.pixelRatio)));
    QImage image(size.expandedTo({1, 1}), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(view.pixelRatio, view.pixelRatio);
    const SceneFonts fonts(options.textScale);
    const QSizeF room(view.width, view.height);
    ScenePainter(fonts, options.dark, options.symbolScale)
        .drawGround(
            painter, MapScene(sources, view, options).ground(), room,
            [&] {
                if (!baseMap)
                    return;
                softenBaseMap(painter, baseMap->paint(painter, view, options.dark), options.dark,
                              bool(sources.fill));
            },
            progress);
    return image;
}

} // namespace placeweave
