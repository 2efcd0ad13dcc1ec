// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/scene_painter.h"

#include "ui/map/tile_pictures.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QLocale>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeweave {
namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

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

QPainterPath toQPath(const std::vector<PathCommand> &commands) {
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const PathCommand &c : commands) {
        switch (c.type) {
        case PathCommand::Type::Move:
            path.moveTo(c.x, c.y);
            break;
        case PathCommand::Type::Line:
            path.lineTo(c.x, c.y);
            break;
        case PathCommand::Type::Cubic:
            path.cubicTo(c.x1, c.y1, c.x2, c.y2, c.x, c.y);
            break;
        case PathCommand::Type::Close:
            path.closeSubpath();
            break;
        }
    }
    return path;
}

QPainterPath shapePath(SymbolShape shape, double r) {
    QPainterPath path;
    switch (shape) {
    case SymbolShape::Circle:
    case SymbolShape::SmallCircle:
        path.addEllipse(QPointF(0, 0), r, r);
        break;
    case SymbolShape::RoundedSquare:
        path.addRoundedRect(QRectF(-r, -r, 2 * r, 2 * r), r * 0.36, r * 0.36);
        break;
    case SymbolShape::Square:
        path.addRoundedRect(QRectF(-r, -r, 2 * r, 2 * r), r * 0.1, r * 0.1);
        break;
    case SymbolShape::Diamond:
        path.moveTo(0, -r);
        path.lineTo(r, 0);
        path.lineTo(0, r);
        path.lineTo(-r, 0);
        path.closeSubpath();
        break;
    case SymbolShape::Hexagon:
        for (int i = 0; i < 6; ++i) {
            const double angle = i * std::numbers::pi / 3 - std::numbers::pi / 2;
            const QPointF corner(r * std::cos(angle), r * std::sin(angle));
            if (i == 0)
                path.moveTo(corner);
            else
                path.lineTo(corner);
        }
        path.closeSubpath();
        break;
    }
    return path;
}

// How much of the shape's radius the side of the glyph takes.
double glyphShare(SymbolShape shape) {
    switch (shape) {
    case SymbolShape::Diamond:
        return 1.0;
    case SymbolShape::RoundedSquare:
    case SymbolShape::Square:
        return 1.4;
    case SymbolShape::Hexagon:
        return 1.22;
    default:
        return 1.3;
    }
}

QString countText(std::uint32_t count) {
    if (count < 1000)
        return QString::number(count);
    if (count < 10'000)
        return QString::number(std::floor(count / 100.0) / 10, 'f', 1) + QLatin1Char('k');
    if (count < 1'000'000)
        return QString::number(count / 1000) + QLatin1Char('k');
    return QString::number(count / 1'000'000) + QLatin1Char('m');
}

constexpr double kOutline = 1.8;

} // namespace

QColor toQColor(Colour colour) {
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

// --- fonts ---

struct SceneFonts::Face {
    QFont font;
    QFontMetricsF metrics;
    mutable QHash<QByteArray, double> widths;
};

QString SceneFonts::family() {
    static const QString kFamily = [] {
        const QString wanted = QStringLiteral("Atkinson Hyperlegible");
        return QFontDatabase::hasFamily(wanted)
                   ? wanted
                   : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return kFamily;
}

SceneFonts::SceneFonts(double textScale) : m_scale(textScale) {
    m_faces.reserve(kTextStyles);
    for (std::size_t style = 0; style < kTextStyles; ++style) {
        const TextLook look = textLook(static_cast<TextStyle>(style), mapTheme(false));
        QFont font(family());
        font.setBold(look.bold);
        font.setItalic(look.italic);
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(look.size * textScale))));
        // In shares of a letter, about half as wide as high: printers take absolute spacing amiss.
        if (look.spacing > 0)
            font.setLetterSpacing(QFont::PercentageSpacing,
                                  100 + 100 * look.spacing / (0.52 * look.size));
        font.setHintingPreference(QFont::PreferNoHinting);
        m_faces.push_back(Face{font, QFontMetricsF(font), {}});
    }
}

SceneFonts::~SceneFonts() = default;
SceneFonts::SceneFonts(SceneFonts &&) noexcept = default;
SceneFonts &SceneFonts::operator=(SceneFonts &&) noexcept = default;

double SceneFonts::width(std::string_view string, TextStyle style) const {
    const Face &face = m_faces[static_cast<std::size_t>(style)];
    const QByteArray key =
        QByteArray::fromRawData(string.data(), static_cast<qsizetype>(string.size()));
    if (const auto known = face.widths.constFind(key); known != face.widths.constEnd())
        return *known;
    constexpr qsizetype kMostKept = 20'000;
    if (face.widths.size() > kMostKept)
        face.widths.clear();
    const double width = face.metrics.horizontalAdvance(text(string));
    face.widths.insert(QByteArray(string.data(), static_cast<qsizetype>(string.size())), width);
    return width;
}

double SceneFonts::height(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].metrics.height();
}

const QFont &SceneFonts::font(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].font;
}

double SceneFonts::ascent(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].metrics.ascent();
}

// --- ground ---

void ScenePainter::drawGround(QPainter &painter, const GroundPicture &picture, QSizeF size,
                              const std::function<void()> &drawBaseMap) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), size), toQColor(picture.background));
    const bool isRaster = painter.paintEngine()->type() == QPaintEngine::Raster;
    for (std::size_t i = 0; i <= picture.items.size(); ++i) {
        if (i == picture.landItems && drawBaseMap)
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

// --- marks ---

void ScenePainter::drawSymbol(QPainter &painter, QPointF centre, std::uint8_t family,
                              const Glyph &glyph, const SymbolState &state, double scale) const {
    const SymbolShape shape = familyStyle(family).shape;
    const double r = symbolRadius(shape, state) * scale;
    const Colour own =
        state.closed ? mixed(m_theme.mute, m_theme.paper, 0.35) : symbolColour(family, m_theme);
    const bool isPale = !state.closed && (state.suggested || state.unchecked || state.registerOnly);
    const QColor colour = toQColor(own);
    const QColor paper =
        toQColor(m_theme.isDark ? mixed(m_theme.paper, m_theme.land, 0.2) : m_theme.paper);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.setPen(Qt::NoPen);

    if (state.approximate) {
        // Rings upon rings, for PDF knows no fading gradients.
        QColor tint = colour;
        tint.setAlphaF(m_theme.isDark ? 0.17F : 0.13F);
        painter.setBrush(tint);
        for (const double beyond : {9.0, 7.5, 6.0, 4.5})
            painter.drawEllipse(QPointF(0, 0), r + beyond * scale, r + beyond * scale);
    }
    if (state.suggested) {
        QPen dashed(colour, 1.7 * scale);
        dashed.setDashPattern({2.1, 1.6});
        painter.setPen(dashed);
        QColor ground = toQColor(m_theme.paper);
        ground.setAlphaF(0.75F);
        painter.setBrush(ground);
        painter.drawEllipse(QPointF(0, 0), r + 5 * scale, r + 5 * scale);
    }

    const QPainterPath path = shapePath(shape, r);
    // A breath of shadow, then the rim that lifts it from whatever lies below.
    painter.setPen(QPen(QColor(0, 0, 0, m_theme.isDark ? 60 : 34), 2 * (kOutline + 0.7) * scale,
                        Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path.translated(0, 0.9 * scale));
    painter.setPen(QPen(paper, 2 * kOutline * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(paper);
    painter.drawPath(path);

    painter.setPen(Qt::NoPen);
    painter.setBrush(isPale ? toQColor(mixed(m_theme.paper, own, m_theme.isDark ? 0.24 : 0.13))
                            : colour);
    painter.drawPath(path);
    if (isPale) {
        const double edge = 1.7 * scale;
        painter.setPen(QPen(colour, edge, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shapePath(shape, r - edge / 2));
    }

    // The glyph, in white on the colour or in the colour on the pale ground.
    const QColor ink =
        isPale ? (m_theme.isDark ? toQColor(mixed(own, {255, 255, 255, 255}, 0.35)) : colour)
               : QColor(Qt::white);
    painter.save();
    const double side = r * glyphShare(shape);
    painter.scale(side / Glyph::kSide, side / Glyph::kSide);
    painter.translate(-Glyph::kSide / 2, -Glyph::kSide / 2);
    if (!glyph.fill.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPath(toQPath(glyph.fill));
    }
    if (!glyph.stroke.empty()) {
        painter.setPen(QPen(ink, glyph.strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(toQPath(glyph.stroke));
    }
    painter.restore();

    if (state.closed) {
        painter.setPen(QPen(paper, 4 * scale, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(-r, r) * 0.72, QPointF(r, -r) * 0.72);
        painter.setPen(QPen(toQColor(m_theme.ink), 1.8 * scale, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(-r, r) * 0.72, QPointF(r, -r) * 0.72);
    }
    if (state.locked) {
        painter.translate(r * 0.82, r * 0.72);
        painter.scale(scale, scale);
        painter.setPen(QPen(paper, 1.4));
        painter.setBrush(toQColor(m_theme.ink));
        painter.drawEllipse(QPointF(0, 0), 5.6, 5.6);
        painter.setPen(QPen(toQColor(m_theme.paper), 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawArc(QRectF(-1.7, -3.6, 3.4, 4.4), 0, 180 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQColor(m_theme.paper));
        painter.drawRoundedRect(QRectF(-2.6, -1.2, 5.2, 3.9), 0.7, 0.7);
    }
    painter.restore();
}

void ScenePainter::drawRing(QPainter &painter, const Mark &mark) const {
    const double thickness = std::clamp(mark.radius * 0.21, 3.6, 6.5);
    const double middle = mark.radius - thickness / 2;
    const QColor paper = toQColor(m_theme.paper);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, m_theme.isDark ? 60 : 30));
    painter.drawEllipse(QPointF(0, 1), mark.radius + kOutline + 0.6, mark.radius + kOutline + 0.6);
    painter.setBrush(paper);
    painter.drawEllipse(QPointF(0, 0), mark.radius + kOutline, mark.radius + kOutline);

    const auto parts = std::ranges::count_if(mark.groups, [](auto n) { return n > 0; });
    const double gap = parts > 1 ? 1.3 / middle : 0; // radians
    // Slices begin at the top and run clockwise; none is so thin that it cannot be seen.
    const double least = 0.16;
    double total = 0;
    std::array<double, Cluster::kGroups> share{};
    for (std::size_t g = 0; g < share.size(); ++g) {
        share[g] =
            mark.groups[g] == 0
                ? 0
                : std::max(least, 2 * std::numbers::pi * mark.groups[g] / std::max(1U, mark.count));
        total += share[g];
    }
    double start = std::numbers::pi / 2;
    for (std::size_t g = 0; g < share.size(); ++g) {
        if (share[g] == 0)
            continue;
        const double sweep = share[g] / total * 2 * std::numbers::pi;
        QPen pen(toQColor(symbolColour(static_cast<std::uint8_t>(g), m_theme)), thickness,
                 Qt::SolidLine, Qt::FlatCap);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const QRectF circle(-middle, -middle, 2 * middle, 2 * middle);
        if (parts == 1) {
            painter.drawEllipse(circle);
        } else {
            QPainterPath arc;
            const double from = (start - gap / 2) * 180 / std::numbers::pi;
            arc.arcMoveTo(circle, from);
            arc.arcTo(circle, from, -(sweep - gap) * 180 / std::numbers::pi);
            painter.drawPath(arc);
        }
        start -= sweep;
    }

    const QString count = countText(mark.count);
    QFont font = m_fonts.font(TextStyle::Count);
    const double room = 2 * (mark.radius - thickness) - 5;
    font.setPixelSize(static_cast<int>(
        std::lround(std::clamp(mark.radius * 0.62, 11 * m_symbolScale, 17 * m_symbolScale))));
    const double width = QFontMetricsF(font).horizontalAdvance(count);
    if (width > room)
        font.setPixelSize(std::max(8, static_cast<int>(font.pixelSize() * room / width)));
    painter.setFont(font);
    painter.setPen(toQColor(m_theme.ink));
    painter.drawText(QRectF(-40, -20, 80, 40), Qt::AlignCenter, count);
}

double ScenePainter::reach(const Mark &mark) const {
    double reach = mark.radius + 4;
    if (mark.type == Mark::Type::Symbol)
        reach = mark.radius + 11 * m_symbolScale;
    if (mark.type == Mark::Type::Spread)
        for (const PixelPoint &leg : mark.legs)
            reach = std::max(reach, std::hypot(leg.x, leg.y) + 2);
    return std::ceil(reach) + (mark.isSelected || mark.isHovered ? 6 : 0);
}

void ScenePainter::drawMark(QPainter &painter, const Mark &mark) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(mark.at.x, mark.at.y);
    switch (mark.type) {
    case Mark::Type::Spread:
        painter.setPen(QPen(toQColor(m_theme.mute), 1.2 * m_symbolScale));
        for (const PixelPoint &leg : mark.legs)
            painter.drawLine(QPointF(0, 0), QPointF(leg.x, leg.y));
        painter.setPen(QPen(toQColor(m_theme.paper), 1.4 * m_symbolScale));
        painter.setBrush(toQColor(m_theme.mute));
        painter.drawEllipse(QPointF(0, 0), mark.radius, mark.radius);
        break;
    case Mark::Type::Cluster:
        drawRing(painter, mark);
        break;
    case Mark::Type::Symbol: {
        const KindStyle &kind = kindStyle(mark.kind);
        if (mark.isSelected || mark.isHovered) {
            // A diamond needs no more room than the circle around its sides' middles.
            const double ring = mark.radius + 6 * m_symbolScale;
            QColor ground = toQColor(m_theme.paper);
            ground.setAlphaF(0.82F);
            painter.setPen(
                QPen(toQColor(m_theme.accent), (mark.isSelected ? 2.8 : 1.8) * m_symbolScale));
            painter.setBrush(ground);
            painter.drawEllipse(QPointF(0, 0), ring, ring);
        }
        drawSymbol(painter, {0, 0}, kind.family, mark.glyph ? *mark.glyph : *kind.glyph, mark.state,
                   m_symbolScale);
        break;
    }
    }
    painter.restore();
}

void ScenePainter::drawMarks(QPainter &painter, const MarkPicture &picture) const {
    // Names lie over symbols they do not touch, so order matters only among marks.
    for (const Label &label : picture.labels)
        drawLabel(painter, label);
    for (const Mark &mark : picture.marks)
        drawMark(painter, mark);
    // Numbers last: one that a neighbour covers is of no use.
    for (const Mark &mark : picture.marks)
        if (mark.number > 0)
            drawNumber(painter, mark);
}

void ScenePainter::drawNumber(QPainter &painter, const Mark &mark) const {
    Label label;
    label.style = TextStyle::Number;
    label.lines = {std::to_string(mark.number)};
    const double height = m_fonts.height(TextStyle::Number);
    label.at = {mark.at.x + mark.radius * 0.75, mark.at.y - mark.radius - height * 0.55};
    const double width = m_fonts.width(label.lines[0], TextStyle::Number);
    label.box = {label.at.x, label.at.y, label.at.x + width, label.at.y + height};
    drawLabel(painter, label);
}

void ScenePainter::drawLabel(QPainter &painter, const Label &label) const {
    const TextLook look = textLook(label.style, m_theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_fonts.font(label.style));
    double baseline = label.at.y + m_fonts.ascent(label.style);
    for (const std::string &line : label.lines) {
        const double width = m_fonts.width(line, label.style);
        const double room = label.box.width() - width;
        const double left = label.at.x + (label.align == Label::Align::Left     ? 0
                                          : label.align == Label::Align::Centre ? room / 2
                                                                                : room);
        const QString string = text(line);
        if (look.halo > 0) {
            QPainterPath letters;
            letters.addText(left, baseline, m_fonts.font(label.style), string);
            painter.strokePath(letters, QPen(toQColor(look.haloColour), look.halo * 1.15,
                                             Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
        painter.setPen(toQColor(look.colour));
        painter.drawText(QPointF(left, baseline), string);
        baseline += m_fonts.height(label.style);
    }
    painter.restore();
}

// --- beside the map ---

QRectF ScenePainter::drawLegend(QPainter &painter, QPointF at, const Legend &legend,
                                const QString &title, double widest) const {
    const double scale = m_fonts.textScale();
    const double row = 25 * scale;
    QFont font = m_fonts.font(TextStyle::Hamlet);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(13 * scale))));
    QFont bold = font;
    bold.setBold(true);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    double y = at.y();
    double right = at.x();
    const auto heading = [&](const QString &words) {
        painter.setFont(bold);
        painter.setPen(toQColor(m_theme.ink));
        painter.drawText(QRectF(at.x(), y, widest, row), Qt::AlignVCenter | Qt::AlignLeft, words);
        right = std::max(right, at.x() + QFontMetricsF(bold).horizontalAdvance(words));
        y += row;
    };
    const auto line = [&](const QString &words, const QString &count) {
        painter.setFont(font);
        painter.setPen(toQColor(m_theme.mute));
        const double counted = count.isEmpty() ? 0 : metrics.horizontalAdvance(count) + 8;
        painter.drawText(QRectF(at.x(), y, widest, row), Qt::AlignVCenter | Qt::AlignRight, count);
        painter.setPen(toQColor(m_theme.ink));
        const double left = at.x() + 32 * scale;
        const double room = widest - 32 * scale - counted;
        painter.drawText(QRectF(left, y, room, row), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(words, Qt::ElideRight, room));
        right = std::max(
            right, std::min(at.x() + widest, left + metrics.horizontalAdvance(words) + counted));
        y += row;
    };

    if (!title.isEmpty())
        heading(title);
    for (const Legend::Family &family : legend.families) {
        drawSymbol(painter, {at.x() + 12 * scale, y + row / 2}, family.family,
                   *kindStyle(family.kind).glyph, {}, 0.84 * scale);
        line(text(family.label), QLocale().toString(family.count));
    }
    // States are shown on the kind there is most of first.
    const auto sampleKind = legend.kinds.empty() ? std::uint16_t{0xFFFF} : legend.kinds[0].kind;
    const std::uint8_t sampleFamily = kindStyle(sampleKind).family;
    if (!legend.states.empty())
        y += row * 0.3;
    for (const Legend::State &state : legend.states) {
        drawSymbol(painter, {at.x() + 12 * scale, y + row / 2}, sampleFamily,
                   *kindStyle(sampleKind).glyph, state.state, 0.7 * scale);
        line(text(state.label), QLocale().toString(state.count));
    }
    if (!legend.fill.empty()) {
        y += row * 0.3;
        heading(text(legend.fillTitle));
        constexpr std::size_t kMostRows = 6;
        if (legend.fill.size() > kMostRows) {
            y = drawStrip(painter, QRectF(at.x(), y, widest, row), legend.fill, font) + row * 0.2;
            right = at.x() + widest;
        } else {
            for (const FillClass &c : legend.fill) {
                painter.setPen(QPen(toQColor(m_theme.line), 1));
                painter.setBrush(toQColor(c.colour));
                painter.drawRoundedRect(
                    QRectF(at.x() + 1, y + row / 2 - 7 * scale, 22 * scale, 14 * scale), 3, 3);
                line(text(c.label), {});
            }
        }
    }
    painter.restore();
    return {at, QPointF(right, y)};
}

// Many classes side by side, each with its label below where there is room; the bottom.
double ScenePainter::drawStrip(QPainter &painter, const QRectF &room,
                               const std::vector<FillClass> &classes, const QFont &font) const {
    const double width = room.width() / static_cast<double>(classes.size());
    const QFontMetricsF metrics(font);
    const double height = 14 * m_fonts.textScale();
    bool allFit = true;
    for (const FillClass &c : classes)
        allFit = allFit && metrics.horizontalAdvance(text(c.label)) < width - 2;
    painter.setFont(font);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const QRectF box(room.left() + static_cast<double>(i) * width, room.top(), width, height);
        painter.fillRect(box, toQColor(classes[i].colour));
        painter.setPen(toQColor(m_theme.ink));
        const QRectF below(box.left(), box.bottom() + 2, width, metrics.height());
        const bool isFirst = i == 0;
        const bool isLast = i + 1 == classes.size();
        if (allFit)
            painter.drawText(below, Qt::AlignCenter, text(classes[i].label));
        else if (isFirst || isLast)
            painter.drawText(QRectF(room.left(), below.top(), room.width(), below.height()),
                             (isFirst ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop,
                             text(classes[i].label));
    }
    return room.top() + height + 2 + metrics.height();
}

QRectF ScenePainter::drawScaleBar(QPainter &painter, QPointF at, const ScaleBar &bar) const {
    const double scale = m_fonts.textScale();
    QFont font = m_fonts.font(TextStyle::Hamlet);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(11.5 * scale))));
    const QString words = text(bar.text);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    const double tick = 5 * scale;
    const double base = at.y() + metrics.height() + tick;
    path.moveTo(at.x(), base - tick);
    path.lineTo(at.x(), base);
    path.lineTo(at.x() + bar.pixels, base);
    path.lineTo(at.x() + bar.pixels, base - tick);
    painter.strokePath(path, QPen(toQColor(m_theme.paper.withAlpha(0.85)), 4 * scale, Qt::SolidLine,
                                  Qt::SquareCap, Qt::MiterJoin));
    painter.strokePath(path, QPen(toQColor(m_theme.ink), 1.5 * scale, Qt::SolidLine, Qt::SquareCap,
                                  Qt::MiterJoin));
    QPainterPath letters;
    letters.addText(at.x() + 4 * scale, base - tick * 0.9, font, words);
    painter.strokePath(letters, QPen(toQColor(m_theme.paper.withAlpha(0.85)), 3, Qt::SolidLine,
                                     Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(toQColor(m_theme.ink));
    painter.drawText(QPointF(at.x() + 4 * scale, base - tick * 0.9), words);
    painter.restore();
    return {at,
            QPointF(at.x() + std::max(bar.pixels, metrics.horizontalAdvance(words) + 4), base + 2)};
}

void ScenePainter::drawNorthArrow(QPainter &painter, QPointF centre, double size) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.scale(size / 40, size / 40);
    QColor ground = toQColor(m_theme.paper);
    ground.setAlphaF(0.85F);
    painter.setPen(QPen(toQColor(m_theme.line), 1));
    painter.setBrush(ground);
    painter.drawEllipse(QPointF(0, 0), 20, 20);
    QPainterPath left;
    left.moveTo(0, -8);
    left.lineTo(0, 9);
    left.lineTo(-6, 13);
    left.closeSubpath();
    QPainterPath rightHalf;
    rightHalf.moveTo(0, -8);
    rightHalf.lineTo(0, 9);
    rightHalf.lineTo(6, 13);
    rightHalf.closeSubpath();
    painter.setPen(QPen(toQColor(m_theme.ink), 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(toQColor(m_theme.ink));
    painter.drawPath(left);
    painter.setBrush(toQColor(m_theme.paper));
    painter.drawPath(rightHalf);
    QFont font = m_fonts.font(TextStyle::Count);
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setPen(toQColor(m_theme.ink));
    painter.drawText(QRectF(-10, -19, 20, 12), Qt::AlignCenter, QStringLiteral("N"));
    painter.restore();
}

} // namespace placeweave
