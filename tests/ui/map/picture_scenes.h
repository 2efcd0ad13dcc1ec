// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"

#include <string>
#include <vector>

namespace placeweave {

// Something to be looked at, as both painters are to show it. All is made up, but for the sample's
// island.
struct PictureScene {
    std::string name; // of the kept picture too
    SceneSources sources;
    Viewport view;
    SceneOptions options;
    bool hasWords = false; // then it depends on the font

    friend void PrintTo(const PictureScene &scene, std::ostream *out) { *out << scene.name; }
};
std::vector<PictureScene> pictureScenes();

// Each kind in each state: a row a state, a column a kind.
PictureScene symbolScene(bool dark);
// Organisations with names, one of them selected, and names of places.
PictureScene labelScene();

} // namespace placeweave
