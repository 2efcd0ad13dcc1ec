// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/map_figure.h"

#include "core/draw/paths.h"
#include "ui/map/paper_base_map.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace placeweave {
namespace {

constexpr double kPartOfWhole = 0.75;    // a map of more of the place needs no telling where it is
constexpr double kSmallerSymbols = 0.82; // where every point has its number: keeps them apart

QString words(const char *english) {
    return QCoreApplication::translate("MapFigure", english);
}

QPainterPath pathOf(const PixelPath &pixels) {
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (std::size_t i = 0; i < pixels.starts.size(); ++i) {
        const auto piece = pixels.piece(i);
        if (piece.empty())
            continue;
        path.moveTo(piece.front().x, piece.front().y);
        for (const PixelPoint &point : piece.subspan(1))
            path.lineTo(point.x, point.y);
    }
    return path;
}

} // namespace

MapDrawing::MapDrawing(const MapFigure &figure, QSizeF size)
    : m_figure(figure), m_size(size),
      m_fonts(figure.scale * figure.textScale, SceneFonts::Letters::Close),
      m_painter(m_fonts, figure.isDark, figure.scale * (figure.isNumbered ? kSmallerSymbols : 1)) {
    const LatLonBox box = figure.box.isEmpty() ? wholeBox(figure.scene) : figure.box;
    const double padding = figure.box.isEmpty() ? 36 * figure.scale : 0;
    m_view = Viewport::fitting(box, size.width(), size.height(), padding);
    m_options.dark = figure.isDark;
    m_options.cluster = !figure.isNumbered;
    m_options.numbered = figure.isNumbered;
    // With a list beside it the map needs no names at its symbols.
    m_options.showLabels = !figure.isNumbered;
    m_options.textScale = m_fonts.textScale();
    m_options.symbolScale = figure.scale * (figure.isNumbered ? kSmallerSymbols : 1);
    readBaseMapForPaper(m_figure.baseMap.get(), m_view, m_figure.scene);
    m_map.emplace(m_figure.scene, m_view, m_options);
    arrange();
}

// The scale bar stands at the bottom left, arrow and inset in the corners with the fewest symbols;
// names go elsewhere.
void MapDrawing::arrange() {
    const double scale = m_figure.scale;
    m_bar = m_map->scaleBar(130 * scale);
    m_barBox = {14 * scale, m_size.height() - 46 * scale, 14 * scale + m_bar.pixels + 30 * scale,
                m_size.height() - 8 * scale};
    const MarkPicture marks = m_map->marks(m_fonts);
    const double around = 16 * m_options.symbolScale;
    std::vector<PixelBox> taken{m_barBox};
    const auto quietest = [&](double width, double height) {
        const double right = m_size.width() - width - 10 * scale;
        const double bottom = m_size.height() - height - 10 * scale;
        const auto boxAt = [&](double left, double top) {
            return PixelBox{left, top, left + width, top + height};
        };
        const PixelBox corners[] = {boxAt(right, 10 * scale), boxAt(10 * scale, 10 * scale),
                                    boxAt(right, bottom)};
        const auto marksIn = [&](const PixelBox &corner) {
            if (std::ranges::any_of(taken,
                                    [&](const PixelBox &other) { return other.meets(corner); }))
                return std::ptrdiff_t{1} << 40;
            return std::ranges::count_if(marks.marks, [&](const Mark &mark) {
                return corner.grown(around).contains(mark.at);
            });
        };
        const PixelBox best = *std::ranges::min_element(corners, {}, marksIn);
        taken.push_back(best);
        return best;
    };
    m_arrowBox = quietest(48 * scale, 48 * scale);
    m_options.keepClear = {m_barBox.grown(6 * scale), m_arrowBox};
    const LatLonBox &whole = m_figure.whole;
    if (whole.isEmpty())
        return;
    MercatorBox place;
    place.add(toMercator({whole.north, whole.west}));
    place.add(toMercator({whole.south, whole.east}));
    const MercatorBox shown = m_view.box();
    const double width = place.right - place.left;
    const double height = place.bottom - place.top;
    if (shown.right - shown.left > kPartOfWhole * width ||
        shown.bottom - shown.top > kPartOfWhole * height || width <= 0 || height <= 0)
        return;
    const double longest = std::min({130 * scale, m_size.width() / 4, m_size.height() / 3});
    const double fit = longest / std::max(width, height);
    m_insetBox =
        quietest(std::max(width * fit, longest * 0.5), std::max(height * fit, longest * 0.5));
    m_options.keepClear.push_back(m_insetBox);
}

void MapDrawing::draw(QPainter &painter) const {
    const double scale = m_figure.scale;
    m_painter.drawGround(painter, m_map->ground(), m_size, [&] {
        drawBaseMapOnPaper(painter, m_figure.baseMap.get(), m_view, m_figure.scene,
                           m_figure.isDark);
    });
    drawVeil(painter);
    m_painter.drawMarks(painter, m_map->marks(m_fonts));
    m_painter.drawScaleBar(painter, {m_barBox.left, m_barBox.top}, m_bar);
    m_painter.drawNorthArrow(painter, {m_arrowBox.left + 24 * scale, m_arrowBox.top + 24 * scale},
                             40 * scale);
    drawInset(painter);
}

void MapDrawing::drawVeil(QPainter &painter) const {
    if (m_figure.only.empty())
        return;
    const MapTheme &theme = mapTheme(m_figure.isDark);
    PathStore store;
    const std::uint32_t shape = store.add(m_figure.only);
    PixelPath fill;
    store.appendFill(shape, m_view, fill);
    QPainterPath around = pathOf(fill);
    around.addRect(QRectF(QPointF(-1, -1), m_size + QSizeF(2, 2)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(around, toQColor(theme.paper.withAlpha(0.62)));
    PixelPath lines;
    store.appendStroke(shape, m_view, lines);
    painter.strokePath(pathOf(lines), QPen(toQColor(theme.accent), 2 * m_figure.scale,
                                           Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

// The whole place, and which part of it this is.
void MapDrawing::drawInset(QPainter &painter) const {
    if (m_insetBox.width() <= 0)
        return;
    const MapTheme &theme = mapTheme(m_figure.isDark);
    const double scale = m_figure.scale;
    const QRectF room(m_insetBox.left, m_insetBox.top, m_insetBox.width(), m_insetBox.height());
    const Viewport view = Viewport::fitting(m_figure.whole, room.width(), room.height(), 3 * scale);
    SceneSources ground;
    ground.ground = m_figure.scene.ground;
    SceneOptions options;
    options.dark = m_figure.isDark;
    options.showPlaceNames = false;
    painter.save();
    painter.setClipRect(room, Qt::IntersectClip);
    painter.translate(room.topLeft());
    m_painter.drawGround(painter, MapScene(ground, view, options).ground(), room.size());
    QRectF part;
    if (m_figure.only.empty()) {
        const MercatorBox shown = m_view.box();
        const PixelPoint from = view.toPixel({shown.left, shown.top});
        const PixelPoint to = view.toPixel({shown.right, shown.bottom});
        part = QRectF(QPointF(from.x, from.y), QPointF(to.x, to.y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toQColor(theme.accent), 1.4 * scale));
    painter.setBrush(toQColor(theme.accent.withAlpha(0.3)));
    if (m_figure.only.empty()) {
        painter.drawRect(part);
    } else {
        PathStore store;
        PixelPath fill;
        store.appendFill(store.add(m_figure.only), view, fill);
        painter.drawPath(pathOf(fill));
    }
    painter.restore();
    painter.setPen(QPen(toQColor(theme.line), scale));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room);
}

QString MapDrawing::credits() const {
    return toQString(m_map->attribution());
}

std::vector<std::pair<std::uint32_t, const SceneAsset *>> MapDrawing::numbered() const {
    std::vector<std::pair<std::uint32_t, const SceneAsset *>> listed;
    for (const Mark &mark : m_map->marks(m_fonts).marks)
        if (mark.number > 0 && mark.at.x >= 0 && mark.at.y >= 0 && mark.at.x <= m_size.width() &&
            mark.at.y <= m_size.height())
            listed.emplace_back(mark.number, &m_figure.scene.assets->asset(mark.item));
    std::ranges::sort(listed);
    return listed;
}

QString legendInWords(const Legend &legend) {
    QStringList parts;
    const auto add = [&](const std::string &label, std::uint32_t count) {
        parts << toQString(label) + QStringLiteral(": ") + QString::number(count);
    };
    for (const Legend::Family &family : legend.families)
        add(family.label, family.count);
    for (const Legend::State &state : legend.states)
        add(state.label, state.count);
    for (const AreaOutline &outline : legend.outlines)
        parts << words("Outlines: %1").arg(toQString(outline.layer->name()));
    if (!legend.fill.empty())
        parts << words("Colours: %1").arg(toQString(legend.fillTitle));
    return parts.join(QStringLiteral(", "));
}

QString MapDrawing::inWords() const {
    const Legend shown = legend();
    const QString what = legendInWords(shown);
    const QString all =
        words("Map with %1.")
            .arg(counted(shown.total, words("organisation"), words("organisations")));
    return what.isEmpty() ? all : all + QLatin1Char(' ') + what + QLatin1Char('.');
}

} // namespace placeweave
