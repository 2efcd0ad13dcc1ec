// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/told_library.h"
#include "core/insight/asked.h"
#include "core/store/area_store.h"
#include "ui/publish/listing.h"
#include "ui/publish/map_sheet.h"

#include <memory>
#include <string_view>
#include <utility>

namespace placeweave {

// What is made of a map on paper.
enum class PrintLayout {
    Sheet,   // one map, A4 to A0
    Handout, // A4: the map on one side, the list on the other
    Series,  // a page for each area, with its own map, list and facts
    Booklet, // a directory
    Poster,  // the map large, with a square code that leads to the web map
    WhatsOn, // what to go to, by day; A5, two to an A4
    Phone,   // a picture of the shape of a telephone, and the same as a message
};
std::optional<PrintLayout>
layoutByName(std::string_view name); // "whats-on", as the command line has it

// A set of areas, as a series and a list by area take it.
struct AreasOnPaper {
    std::string name;
    std::vector<Area> areas;
    std::shared_ptr<const AreaLayer> layer;
    std::vector<std::pair<std::string, double>> population; // by code, where the map knows it
    std::vector<AskedHere> asked;                           // of each of `areas`
};
Result<AreasOnPaper> readAreasOnPaper(MapFile &map, const AreaSet &set);

struct LeafletRequest {
    PrintLayout layout = PrintLayout::Sheet;
    // Scene, words about the map, title, date, partners and paper. A leaflet puts its own
    // organisations on its maps: those of the listing.
    SheetRequest sheet;
    std::vector<Listed> listing;
    std::vector<ToldItem>
        library; // of a booklet: those of who is listed, and of nobody in particular
    enum class By { Kind, Theme, Area } by = By::Kind;
    std::shared_ptr<const AreasOnPaper> areas; // for a series, and by area
    bool isLargePrint = false;                 // 18 points
    std::string web;                           // address of the web map: http or https
    // A second language, typed in by whoever makes it; names of days are known.
    struct OtherLanguage {
        QString code; // "ur", "pl"
        QString title;
        QString words;
    } other;
};

// The pages; a leaflet that lacks what it needs (areas, an address) says so.
Result<Pages> leafletPages(const LeafletRequest &request);

// By the ending: a PDF of all pages; of a sheet also .svg or .png; of a phone's .png and .txt.
Result<void> writeLeaflet(const LeafletRequest &request, const std::filesystem::path &file,
                          const Progress &progress = {});

// The list as a message, with the asterisks that WhatsApp makes bold.
QString asMessage(const LeafletRequest &request);

} // namespace placeweave
