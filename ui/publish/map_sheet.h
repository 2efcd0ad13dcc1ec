// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/draw/map_scene.h"

#include <QImage>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

enum class Paper { A4, A3, A2, A1, A0 };
enum class MadeFor { Anyone, Partners, JustUs };

// A sheet: title, the map, what is shown, words about the map, scale, north, credits and date.
class TilePictures;

struct SheetRequest {
    // Assets are those the disclosure profile lets through, in the order they are numbered.
    SceneSources scene;
    std::shared_ptr<TilePictures> baseMap; // under it, when scene.isOnBaseMap
    LatLonBox box;                         // what to show; when empty, everything there is

    std::string title;
    std::string about; // plain text: who made it, what it is for, what is not on it
    std::string date;  // as written for people, "24 November 2025"
    MadeFor madeFor = MadeFor::Anyone;

    Paper paper = Paper::A4; // PDF and SVG
    enum class Turn { ByShape, Portrait, Landscape } turn = Turn::ByShape;
    int widthPixels = 1600; // PNG
    int heightPixels = 1000;
    bool numberedList = false; // numbers in the symbols and a list of them, further pages if long
    bool bareMap = false;      // only the map and its credits, for slides and web pages
    bool dark = false;
    double textScale = 1;
};

// The first page as paper, its long side `longSide` pixels: to be looked at before it is printed.
QImage previewSheet(const SheetRequest &request, int longSide);

// By the ending: .pdf, .svg or .png. Writes beside the file first and then renames, so that a
// failure leaves what was there. Needs a QGuiApplication (the offscreen platform will do). An SVG
// or PNG holds the first page only.
Result<void> writeSheet(const SheetRequest &request, const std::filesystem::path &file);

} // namespace placeweave
