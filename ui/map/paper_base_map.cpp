// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/paper_base_map.h"

#include "ui/map/scene_painter.h"

#include <algorithm>

namespace placeweave {

static Viewport fine(Viewport view) {
    constexpr double kFineness = 2; // pixels of a base map to a point of paper
    view.pixelRatio = std::max(view.pixelRatio, kFineness);
    return view;
}

void readBaseMapForPaper(TilePictures *baseMap, const Viewport &view, SceneSources &scene) {
    if (baseMap && !baseMap->readAll(fine(view)))
        scene.isOnBaseMap = false;
}

void drawBaseMapOnPaper(QPainter &painter, TilePictures *baseMap, const Viewport &view,
                        const SceneSources &scene, bool isDark) {
    if (baseMap)
        softenBaseMap(painter, baseMap->paintAll(painter, fine(view), isDark), isDark,
                      bool(scene.fill));
}

} // namespace placeweave
