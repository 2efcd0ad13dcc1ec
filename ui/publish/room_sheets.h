// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/map_sheet.h"

#include "core/place/lettered_squares.h"

#include <QStringList>

namespace placeweave {

// What a mapping session takes along on paper: the map with its lettered squares, and table sheets
// whose rows carry the numbers of the stickers that go on it.
struct RoomSheets {
    SceneSources scene = {}; // as partners may see it
    std::shared_ptr<TilePictures> baseMap = {};
    LetteredSquares squares;
    QString title = {};
    QString place = {};
    QString purpose = {};
    QStringList prompts = {};      // one a round
    QStringList otherPrompts = {}; // the same in a second language, empty where there is none
    QStringList tables = {};       // one set of sheets each; a blank one where there are none
    Paper paper = Paper::A3;       // of the map, taped together or not
    bool isTiled = false;          // the map on A4 pages that overlap, to be taped together
    bool isLargePrint = false;     // 18 points
};

// The corners of the squares carry round marks, by which a photo of the marked sheet finds its
// place again (ui/joint/marked_photo.h).
Result<void> writeRoomMap(const RoomSheets &sheets, const std::filesystem::path &file);
Result<void> writeTableSheets(const RoomSheets &sheets, const std::filesystem::path &file);
// The whole map, its long side so many pixels.
QImage previewRoomMap(const RoomSheets &sheets, int longSide);

// How many A4 pages across and down.
QSize tilesOf(const RoomSheets &sheets);

} // namespace placeweave
