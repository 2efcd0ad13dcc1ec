// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"
#include "ui/map/tile_pictures.h"

#include <QPainter>

namespace placeweave {

// A base map under a drawing on paper, finer than on a screen. `baseMap` may be none.
// Reads all of it that the view needs, and waits. Where there is no picture of the place, the scene
// is on our own ground alone.
void readBaseMapForPaper(TilePictures *baseMap, const Viewport &view, SceneSources &scene);
// Between the ground and what lies above it: see ScenePainter::drawGround().
void drawBaseMapOnPaper(QPainter &painter, TilePictures *baseMap, const Viewport &view,
                        const SceneSources &scene, bool isDark = false);

} // namespace placeweave
