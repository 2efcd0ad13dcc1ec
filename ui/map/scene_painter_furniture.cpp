// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the map: legend, scale bar, north arrow.
#include "core/draw/ground_style.h"
#include "core/draw/hatch.h"
#include "ui/map/scene_painter.h"
#include "ui/record/value_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace placeweave {

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
        constexpr double kMostLines = 3; // less a word, where lines break
        const QFontMetricsF letters(bold);
        const QString told = letters.elidedText(words, Qt::ElideRight, (kMostLines - 0.4) * widest);
        const QRectF taken = letters.boundingRect(QRectF(0, 0, widest, kMostLines * row),
                                                  Qt::TextWordWrap | Qt::AlignLeft, told);
        const double room = std::max(row, taken.height() + row - letters.height());
        painter.drawText(QRectF(at.x(), y, widest, room),
                         Qt::TextWordWrap | Qt::AlignVCenter | Qt::AlignLeft, told);
        right = std::max(right, at.x() + taken.width());
        y += room;
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
        const double end =
            count.isEmpty() ? left + metrics.horizontalAdvance(words) : at.x() + widest;
        right = std::max(right, std::min(at.x() + widest, end));
        y += row;
    };

    const auto sample = [&] {
        return QRectF(at.x() + 1, y + row / 2 - 7 * scale, 22 * scale, 14 * scale);
    };

    if (!title.isEmpty())
        heading(title);
    for (const Legend::Family &family : legend.families) {
        drawSymbol(painter, {at.x() + 12 * scale, y + row / 2}, family.family,
                   *kindStyle(family.kind).glyph, {}, 0.84 * scale);
        line(toQString(family.label), QLocale().toString(family.count));
    }
    // States are shown on the kind there is most of first.
    const auto sampleKind = legend.kinds.empty() ? std::uint16_t{0xFFFF} : legend.kinds[0].kind;
    const std::uint8_t sampleFamily = kindStyle(sampleKind).family;
    if (!legend.states.empty())
        y += row * 0.3;
    for (const Legend::State &state : legend.states) {
        drawSymbol(painter, {at.x() + 12 * scale, y + row / 2}, sampleFamily,
                   *kindStyle(sampleKind).glyph, state.state, 0.7 * scale);
        line(toQString(state.label), QLocale().toString(state.count));
    }
    if (!legend.outlines.empty())
        y += row * 0.3;
    for (const AreaOutline &outline : legend.outlines) {
        drawOutlineSample(painter, sample(), outline, scale);
        line(toQString(outline.layer->name()), {});
    }
    if (!legend.fill.empty()) {
        y += row * 0.3;
        heading(toQString(legend.fillTitle));
        const auto filled = [&](const QColor &colour, const QString &words, std::uint32_t count) {
            painter.setPen(QPen(toQColor(m_theme.line), 1));
            painter.setBrush(colour);
            painter.drawRoundedRect(sample(), 3, 3);
            line(words, legend.fillCounted.empty() ? QString() : QLocale().toString(count));
        };
        for (const FillClass &c : legend.fill)
            filled(toQColor(c.colour), toQString(c.label), c.areas);
        if (legend.fillWithoutValue > 0)
            filled(Qt::transparent,
                   QCoreApplication::translate("placeweave::LegendModel", "no figure"),
                   legend.fillWithoutValue);
    }
    if (legend.core20) {
        drawHatch(painter, sample(), legend.core20->colour);
        line(toQString(legend.core20->label), QLocale().toString(legend.core20->areas));
    }
    painter.restore();
    return {at, QPointF(right, y)};
}

// As the ground shows it: slanting lines with an outline around them.
void ScenePainter::drawHatch(QPainter &painter, const QRectF &room, Colour colour) const {
    const PixelPath corners{{{room.left(), room.top()},
                             {room.right(), room.top()},
                             {room.right(), room.bottom()},
                             {room.left(), room.bottom()}},
                            {0}};
    const PixelPath lines = hatched(corners, kHatchSpacing, {room.left(), room.top()});
    painter.setPen(QPen(toQColor(colour), kHatchWidth));
    for (std::size_t i = 0; i < lines.starts.size(); ++i)
        painter.drawLine(QPointF(lines.piece(i)[0].x, lines.piece(i)[0].y),
                         QPointF(lines.piece(i)[1].x, lines.piece(i)[1].y));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room);
}

void ScenePainter::drawOutlineSample(QPainter &painter, const QRectF &room,
                                     const AreaOutline &outline, double scale) const {
    QPen pen(toQColor(outline.colour), outline.width * scale, Qt::CustomDashLine, Qt::FlatCap);
    QList<qreal> dashes;
    for (const double length : outline.dashes)
        dashes << length / outline.width;
    pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.drawLine(QPointF(room.left(), room.center().y()),
                     QPointF(room.right(), room.center().y()));
}

QRectF ScenePainter::drawScaleBar(QPainter &painter, QPointF at, const ScaleBar &bar) const {
    const double scale = m_fonts.textScale();
    QFont font = m_fonts.font(TextStyle::Hamlet);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(11.5 * scale))));
    const QString words = toQString(bar.text);
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
    // A plate, for symbols may lie below.
    const double room = std::max(bar.pixels, metrics.horizontalAdvance(words) + 8 * scale);
    const double around = 6 * scale;
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(m_theme.paper.withAlpha(0.85)));
    painter.drawRoundedRect(QRectF(at.x() - around, at.y() - around / 3, room + 2 * around,
                                   base - at.y() + around * 4 / 3),
                            around, around);
    painter.strokePath(path, QPen(toQColor(m_theme.ink), 1.5 * scale, Qt::SolidLine, Qt::SquareCap,
                                  Qt::MiterJoin));
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
