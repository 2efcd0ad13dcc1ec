// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/draw/map_scene.h"
#include "ui/publish/imprint.h"
#include "ui/publish/pages.h"

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

enum class Paper { A4, A3, A2, A1, A0 };
enum class MadeFor { Anyone, Partners, JustUs };

class TilePictures;

// A sheet: title, the map, what is shown, words about the map, scale, north, credits and date.
struct SheetRequest {
    // Assets are those the disclosure profile lets through, in the order they are numbered.
    SceneSources scene;
    std::shared_ptr<TilePictures> baseMap; // under it, when scene.isOnBaseMap
    LatLonBox box;                         // what to show; when empty, everything there is
    LatLonBox whole; // the place that `box` is a part of; when empty, everything there is

    std::string title;
    std::string about; // plain text: who made it, what it is for, what is not on it
    std::string date;  // as written for people, "24 November 2025"
    MadeFor madeFor = MadeFor::Anyone;
    Imprint imprint;

    Paper paper = Paper::A4; // PDF and SVG
    enum class Turn { ByShape, Portrait, Landscape } turn = Turn::ByShape;
    int widthPixels = 1600; // PNG
    int heightPixels = 1000;
    bool numberedList = false;   // numbers in the symbols and a list of them, further pages if long
    bool listedOverleaf = false; // numbers in the symbols; the list is on other pages
    bool isTiled = false;        // on A4 pages, to be taped together; PDF, paper larger than A4
    bool bareMap = false;        // only the map and its credits, for slides and web pages
    bool dark = false;
    double textScale = 1;
};

QString madeForWords(MadeFor madeFor); // "Made for anyone to see"

// The sheet and, after it, pages for a list that found no room beside the map.
Pages sheetPages(const SheetRequest &request);

// By the ending: .pdf, .svg or .png. Written beside the file and moved there when whole. Needs a
// QGuiApplication (the offscreen platform will do). An SVG or PNG holds the first page only.
Result<void> writeSheet(const SheetRequest &request, const std::filesystem::path &file,
                        const Progress &progress = {});

} // namespace placeweave
