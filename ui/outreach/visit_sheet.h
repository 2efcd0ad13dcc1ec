// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"
#include "core/insight/visit_list.h"

#include <QString>

#include <filesystem>
#include <memory>

namespace placeweave {

class TilePictures;

// The visit list on paper: a map of the stops, numbered in the order to go round, and for each what
// one has to know at the door, with room for notes. Just for us, and it says so on every page.
struct VisitSheet {
    VisitList list;
    QString mapName = {};
    QString about = {};      // "About this map", a paragraph a line
    SceneSources scene = {}; // the ground; the stops are put on it
    std::shared_ptr<TilePictures> baseMap = {};
};
Result<void> writeVisitSheet(const VisitSheet &sheet, const std::filesystem::path &file);

} // namespace placeweave
