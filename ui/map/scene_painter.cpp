// SPDX-License-Identifier: GPL-3.0-or-later
// The marks on the map and their names; the ground is in scene_painter_ground.cpp.
#include "ui/map/scene_painter.h"

#include "ui/record/value_text.h"

#include <QLocale>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeweave {
namespace {

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

// A rim around letters, `rim` wide in all. Their outlines are stroked; where there are pixels, the
// letters are copied in a circle instead, which looks the same and takes a tenth of the time.
void drawHalo(QPainter &painter, QPointF baseline, const QString &string, double rim,
              QColor colour) {
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        QPainterPath letters;
        letters.addText(baseline, painter.font(), string);
        painter.strokePath(letters, QPen(colour, rim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        return;
    }
    constexpr int kCopies = 12;
    // On a layer of their own: copies of what is seen through would add up.
    const QRect room = QFontMetricsF(painter.font())
                           .boundingRect(string)
                           .translated(baseline)
                           .marginsAdded(QMarginsF(rim, rim, rim, rim))
                           .toAlignedRect();
    const double scale = painter.deviceTransform().m11();
    QImage layer((QSizeF(room.size()) * scale).toSize().expandedTo({1, 1}),
                 QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter letters(&layer);
    letters.scale(scale, scale);
    letters.translate(-room.topLeft());
    letters.setFont(painter.font());
    letters.setPen(QColor(colour.rgb()));
    for (int copy = 0; copy < kCopies; ++copy) {
        const double angle = 2 * std::numbers::pi * copy / kCopies;
        letters.drawText(baseline + rim / 2 * QPointF(std::cos(angle), std::sin(angle)), string);
    }
    letters.end();
    const double opacity = painter.opacity();
    painter.setOpacity(opacity * colour.alphaF());
    painter.drawImage(QRectF(room), layer);
    painter.setOpacity(opacity);
}

} // namespace

void paintWithoutHelpers() {
    qputenv("QT_NO_GUI_THREADPOOL", "1");
}

QColor toQColor(Colour colour) {
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

void ScenePainter::drawSymbol(QPainter &painter, QPointF centre, std::uint8_t family,
                              const Glyph &glyph, const SymbolState &state, double scale) const {
    drawShape(painter, centre, family, state, scale, [&](double r, const QColor &ink) {
        const double side = r * glyphShare(familyStyle(family).shape);
        painter.scale(side / Glyph::kSide, side / Glyph::kSide);
        painter.translate(-Glyph::kSide / 2, -Glyph::kSide / 2);
        if (!glyph.fill.empty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawPath(toQPath(glyph.fill));
        }
        if (!glyph.stroke.empty()) {
            painter.setPen(
                QPen(ink, glyph.strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(toQPath(glyph.stroke));
        }
    });
}

// In a full town there is no room beside a symbol, so its number stands where the glyph would.
void ScenePainter::drawNumbered(QPainter &painter, std::uint8_t family, const SymbolState &state,
                                std::uint32_t number) const {
    drawShape(painter, {0, 0}, family, state, m_symbolScale, [&](double r, const QColor &ink) {
        const QString digits = QString::number(number);
        constexpr int kLetters = 40; // drawn large and scaled: sizes in pixels are whole numbers
        QFont font = m_fonts.font(TextStyle::Number);
        font.setPixelSize(kLetters);
        const double width = QFontMetricsF(font).horizontalAdvance(digits) / kLetters;
        const double size = std::min(1.15 * r, 1.66 * r / width);
        painter.scale(size / kLetters, size / kLetters);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRectF(-kLetters, -kLetters, 2 * kLetters, 2 * kLetters),
                         Qt::AlignCenter | Qt::TextDontClip, digits);
    });
}

void ScenePainter::drawShape(QPainter &painter, QPointF centre, std::uint8_t family,
                             const SymbolState &state, double scale, const DrawSign &sign) const {
    const SymbolShape shape = familyStyle(family).shape;
    const double r = symbolRadius(shape, state) * scale;
    const Colour own =
        state.closed ? mixed(m_theme.mute, m_theme.paper, 0.35) : symbolColour(family, m_theme);
    const bool isPale = !state.closed && (state.suggested || state.unchecked || state.registerOnly);
    const QColor colour = toQColor(own);
    // Its own on a pale ground, which is dark in the dark.
    const QColor pale = m_theme.isDark ? toQColor(mixed(own, {255, 255, 255, 255}, 0.35)) : colour;
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
        // The dashes lie on their own ground, for a map may be of any colour below.
        QColor ground = toQColor(m_theme.paper);
        ground.setAlphaF(0.85F);
        painter.setBrush(ground);
        painter.drawEllipse(QPointF(0, 0), r + 6.3 * scale, r + 6.3 * scale);
        QPen dashed(pale, 1.7 * scale);
        dashed.setDashPattern({2.1, 1.6});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
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

    // The sign, in white on the colour or in the colour on the pale ground.
    const QColor ink = isPale ? pale : QColor(Qt::white);
    painter.save();
    sign(r, ink);
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
    const auto circle = [](double r) {
        return QRectF(-r, -r, 2 * r, 2 * r);
    };
    const QRectF outside = circle(mark.radius);
    const QRectF inside = circle(mark.radius - thickness);
    double start = std::numbers::pi / 2;
    for (std::size_t g = 0; g < share.size(); ++g) {
        if (share[g] == 0)
            continue;
        const double sweep = share[g] / total * 2 * std::numbers::pi;
        // Filled, for to stroke an arc is to make such a path first.
        const double from = (start - gap / 2) * 180 / std::numbers::pi;
        const double length = (sweep - gap) * 180 / std::numbers::pi;
        QPainterPath slice;
        slice.arcMoveTo(outside, from);
        slice.arcTo(outside, from, -length);
        slice.arcTo(inside, from - length, length);
        slice.closeSubpath();
        painter.fillPath(slice, toQColor(symbolColour(static_cast<std::uint8_t>(g), m_theme)));
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
    // No more than is drawn: where there is no graphics card, empty pixels cost as much as others.
    double beyond = 4; // rim and shadow; of a cluster and a note all there is
    if (mark.type == Mark::Type::Symbol) {
        const SymbolState &state = mark.state;
        beyond = state.approximate                   ? 9.5
                 : mark.isSelected || mark.isHovered ? 8
                 : state.locked                      ? 6.5
                 : state.suggested                   ? 6.5
                                                     : 4;
        beyond *= m_symbolScale;
    }
    double reach = mark.radius + beyond;
    if (mark.type == Mark::Type::Spread)
        for (const PixelPoint &leg : mark.legs)
            reach = std::max(reach, std::hypot(leg.x, leg.y) + 2);
    return std::ceil(reach);
}

void ScenePainter::drawMark(QPainter &painter, const Mark &mark) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(mark.at.x, mark.at.y);
    switch (mark.type) {
    case Mark::Type::Note: { // a slip of paper with two lines on it
        const double r = mark.radius * 0.86;
        QPainterPath slip;
        slip.moveTo(-r, -r);
        slip.lineTo(r, -r);
        slip.lineTo(r, r * 0.35);
        slip.lineTo(r * 0.35, r);
        slip.lineTo(-r, r);
        slip.closeSubpath();
        painter.setPen(QPen(toQColor(m_theme.accent), 1.6 * m_symbolScale, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(toQColor(m_theme.paper));
        painter.drawPath(slip);
        painter.drawLine(QPointF(-r * 0.5, -r * 0.35), QPointF(r * 0.5, -r * 0.35));
        painter.drawLine(QPointF(-r * 0.5, r * 0.15), QPointF(r * 0.2, r * 0.15));
        break;
    }
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
        if (mark.number > 0)
            drawNumbered(painter, kind.family, mark.state, mark.number);
        else
            drawSymbol(painter, {0, 0}, kind.family, mark.glyph ? *mark.glyph : *kind.glyph,
                       mark.state, m_symbolScale);
        break;
    }
    }
    painter.restore();
}

void ScenePainter::drawMarks(QPainter &painter, const MarkPicture &picture) const {
    for (const Label &label : picture.labels)
        if (!label.isOver)
            drawLabel(painter, label);
    for (const Mark &mark : picture.marks)
        drawMark(painter, mark);
    for (const Label &label : picture.labels)
        if (label.isOver)
            drawLabel(painter, label);
}

void ScenePainter::drawLabel(QPainter &painter, const Label &label) const {
    const TextLook look = textLook(label.style, m_theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(label.opacity);
    if (label.isOver) { // on a slip of paper, or it could not be read over what it covers
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQColor(m_theme.paper.withAlpha(0.92)));
        painter.drawRoundedRect(QRectF(label.box.left - 3, label.box.top - 1, label.box.width() + 6,
                                       label.box.height() + 2),
                                4, 4);
    }
    painter.setFont(m_fonts.font(label.style));
    double baseline = label.at.y + m_fonts.ascent(label.style);
    for (const std::string &line : label.lines) {
        const double width = m_fonts.width(line, label.style);
        const double room = label.box.width() - width;
        const double left = label.at.x + (label.align == Label::Align::Left     ? 0
                                          : label.align == Label::Align::Centre ? room / 2
                                                                                : room);
        const QString string = toQString(line);
        if (look.halo > 0)
            drawHalo(painter, {left, baseline}, string,
                     look.halo * 1.15 * (0.5 + 0.5 * m_fonts.textScale()),
                     toQColor(look.haloColour));
        painter.setPen(toQColor(look.colour));
        painter.drawText(QPointF(left, baseline), string);
        baseline += m_fonts.height(label.style);
    }
    painter.restore();
}

} // namespace placeweave
