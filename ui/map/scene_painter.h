// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/draw/map_scene.h"

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QString>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace placeweave {

class TilePictures;

QColor toQColor(Colour colour);

// Qt hands a fill of more than a hundred spans to threads of its own and waits for them, which
// takes longer than most fills and holds up the threads that draw the window. Once, before anything
// is painted.
void paintWithoutHelpers();

// The fonts of the map: Atkinson Hyperlegible when present, else the system's sans. Remembers
// widths it has measured, so each thread has its own.
class SceneFonts final : public TextMeasure {
public:
    // Close: without the space between letters that names of areas and waters have. In a file such
    // a name is otherwise read, and found, as so many single letters.
    enum class Letters : std::uint8_t { Spaced, Close };
    explicit SceneFonts(double textScale = 1, Letters letters = Letters::Spaced);
    ~SceneFonts() override;
    SceneFonts(SceneFonts &&) noexcept;
    SceneFonts &operator=(SceneFonts &&) noexcept;

    double width(std::string_view text, TextStyle style) const override;
    double height(TextStyle style) const override;
    const QFont &font(TextStyle style) const;
    double ascent(TextStyle style) const;
    double textScale() const { return m_scale; }
    static QString family();

private:
    struct Face;
    std::vector<Face> m_faces; // by style
    double m_scale;
};

// Draws what MapScene decided with a QPainter: on images for the window, on paper, in SVG. Keeps no
// state between calls, so that it may work on any thread.
class ScenePainter {
public:
    ScenePainter(const SceneFonts &fonts, bool dark, double symbolScale = 1)
        : m_fonts(fonts), m_theme(mapTheme(dark)), m_symbolScale(symbolScale) {}

    // `drawBaseMap`, where there is one, comes over the land and under all else. Stops half-way
    // when it is cancelled.
    void drawGround(QPainter &painter, const GroundPicture &picture, QSizeF size,
                    const std::function<void()> &drawBaseMap = {},
                    const Progress &progress = {}) const;
    void drawMarks(QPainter &painter, const MarkPicture &picture) const;
    // At the mark's own place; the caller translates the painter to put it elsewhere.
    void drawMark(QPainter &painter, const Mark &mark) const;
    void drawLabel(QPainter &painter, const Label &label) const;
    // A bare symbol, as in legends and lists.
    void drawSymbol(QPainter &painter, QPointF centre, std::uint8_t family, const Glyph &glyph,
                    const SymbolState &state, double scale = 1) const;

    // Both draw with their top left corner at `at` and return what they took.
    QRectF drawLegend(QPainter &painter, QPointF at, const Legend &legend, const QString &title,
                      double widest) const;
    QRectF drawScaleBar(QPainter &painter, QPointF at, const ScaleBar &bar) const;
    void drawNorthArrow(QPainter &painter, QPointF centre, double size) const;

    // How far a mark's picture reaches from its place, halo and rings included.
    double reach(const Mark &mark) const;

private:
    void drawRing(QPainter &painter, const Mark &mark) const;
    // Draws around the middle of a shape `r` in radius.
    using DrawSign = std::function<void(double r, const QColor &ink)>;
    void drawShape(QPainter &painter, QPointF centre, std::uint8_t family, const SymbolState &state,
                   double scale, const DrawSign &sign) const;
    void drawNumbered(QPainter &painter, std::uint8_t family, const SymbolState &state,
                      std::uint32_t number) const;
    void drawHatch(QPainter &painter, const QRectF &room, Colour colour) const;
    void drawOutlineSample(QPainter &painter, const QRectF &room, const AreaOutline &outline,
                           double scale) const;

    const SceneFonts &m_fonts;
    const MapTheme &m_theme;
    double m_symbolScale;
};

// The ground of a view as an image of view size times its pixel ratio. Any thread.
QImage groundImage(const SceneSources &sources, const Viewport &view, const SceneOptions &options,
                   TilePictures *baseMap = nullptr, const Progress &progress = {});
// A base map is loud; pins are to stand out, and colours of areas to look as they do in the legend.
// Only where there are pictures of it.
void softenBaseMap(QPainter &painter, const QList<QRectF> &pictures, bool dark, bool isUnderFill);

} // namespace placeweave
