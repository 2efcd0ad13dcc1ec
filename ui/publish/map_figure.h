// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"
#include "core/place/polygon.h"
#include "ui/map/scene_painter.h"

#include <QPainter>
#include <QSizeF>
#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace placeweave {

class TilePictures;

// A map on a page.
struct MapFigure {
    SceneSources scene;
    std::shared_ptr<TilePictures> baseMap = {};
    LatLonBox box = {};      // what to show; when empty, everything there is
    LatLonBox whole = {};    // the place that it is a part of: drawn small in a corner, when given
    Polygons only = {};      // what is not in it lies under a veil
    bool isNumbered = false; // numbers in the symbols, and no names at them
    bool isDark = false;
    double scale = 1; // of symbols and what stands on the map
    double textScale = 1;
};

// The figure at a size, drawn with its top left corner at the painter's origin: ground, symbols,
// names, scale, north, and the inset. What juts out is the caller's to cut or cover.
class MapDrawing {
public:
    MapDrawing(const MapFigure &figure, QSizeF size);
    MapDrawing(const MapDrawing &) = delete;
    MapDrawing &operator=(const MapDrawing &) = delete;

    void draw(QPainter &painter) const;
    Legend legend() const { return m_map->legend(); }
    QString credits() const;
    const ScenePainter &scenePainter() const { return m_painter; }
    double textScale() const { return m_fonts.textScale(); } // that it draws a legend with
    // Those with a number that lie on it, by number.
    std::vector<std::pair<std::uint32_t, const SceneAsset *>> numbered() const;
    // For those who do not see it: what is on it, and how many of each.
    QString inWords() const;

private:
    void arrange();
    void drawVeil(QPainter &painter) const;
    void drawInset(QPainter &painter) const;

    MapFigure m_figure;
    QSizeF m_size;
    SceneFonts m_fonts;
    ScenePainter m_painter;
    Viewport m_view;
    SceneOptions m_options;
    std::optional<MapScene> m_map; // looks at the members above; always there
    ScaleBar m_bar;
    PixelBox m_barBox;
    PixelBox m_arrowBox;
    PixelBox m_insetBox; // of no width where there is none
};

// "Groups: 40, Faith: 12"
QString legendInWords(const Legend &legend);

} // namespace placeweave
