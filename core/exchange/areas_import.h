// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/delimited.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

class MapFile;

struct AreasRequest {
    std::string set;             // replaced if it is there
    std::string codeColumn = {}; // empty: guessed (…CD, area_code, code)
    std::string nameColumn = {}; // empty: guessed (…NM, area_name, name)
    std::string attribution = {};
    std::string layer = {}; // of a file of several; empty: the first with areas
    // Takes the place of a set of that name even where that one has other codes.
    bool replacesOthers = false;
};

// A set that was there before, under the same name.
struct ReplacedAreas {
    struct Figures {
        std::string name;
        std::int64_t areasLost = 0; // codes that have a figure and are no area of the new set
    };
    std::int64_t areas = 0;
    std::int64_t codesKept = 0;        // are in the new set too
    std::vector<Figures> figures = {}; // those that lose any
};

struct AreasOutcome {
    std::string codeColumn = {};
    std::string nameColumn;
    std::int64_t areas = 0;
    std::vector<std::string> skipped;      // sentences: no outline, no code, a code twice
    std::vector<std::string> mended;       // sentences about outlines that came in with a fault
    std::vector<std::string> remarks = {}; // sentences about how the file was read
    std::optional<ReplacedAreas> replaced = {};
    // Nothing was changed: fewer than half of the codes that were there are in the file, so it may
    // be of something else. Ask, and set AreasRequest::replacesOthers.
    bool wouldReplaceOthers = false;
};

// Boundaries from what GDAL reads (GeoJSON, Shapefile, GeoPackage, KML ..., also zipped), brought
// to WGS84. A source of text in memory is GeoJSON. Nothing is replaced unless there is an area.
// What lies far from everything on the map, and among it with latitude and longitude the other way
// round, is turned round; metres that nobody says to be so are taken for the British grid.
// Whether a file holds boundaries rather than buildings: outlines, each with a code of its own.
// Reads its beginning only; false for what cannot be read.
bool looksLikeAreas(const TableSource &source);
// A table of figures by area: codes of the Office for National Statistics, and mostly numbers.
bool looksLikeFigures(const TableSource &source);

Result<AreasOutcome> importAreas(MapFile &map, const TableSource &source,
                                 const AreasRequest &request, const Progress &progress = {});

struct IndicatorRequest {
    std::string set;              // of areas, by name
    std::string name;             // of the indicator; empty: the value column's heading
    std::string codeColumn = {};  // heading or how it begins; empty: guessed
    std::string valueColumn = {}; // heading or how it begins; empty: the only column of numbers
    // Only rows with this value in that column (by its heading or how it begins); all must hold.
    std::vector<std::pair<std::string, std::string>> where = {};
};

struct IndicatorOutcome {
    std::string codeColumn = {};
    std::string valueColumn;
    std::int64_t rows = 0;
    std::int64_t matched = 0;         // areas that now have a value
    std::vector<std::string> skipped; // sentences
    // What does not meet, where the table is for other boundaries (2011 codes on 2021 areas): areas
    // of the set that no row names, and codes of this place, by their names, that are no area of
    // it.
    std::vector<std::string> areasWithout;
    std::vector<std::string> codesUnknown;
    // Areas that have several rows, the first of which counted; and the column that tells those
    // apart, with what it holds, where there is one.
    std::int64_t repeated = 0;
    std::string toldApartBy = {};
    std::vector<std::string> toldApart = {};
};

// Of a table and a set of areas at least so many codes of the shorter one have to meet: fewer, and
// they are of different boundaries.
inline constexpr double kLeastMatch = 0.9;

// Values by area code from a table; numbers may have thousands commas. Of a table with rows for
// women, men and everyone the rows for everyone count. Fails, and names codes of both sides, where
// fewer than kLeastMatch meet.
Result<IndicatorOutcome> importIndicator(MapFile &map, const TableSource &source,
                                         const IndicatorRequest &request);

// What a table of figures by area offers to choose from, before any of it is brought in.
struct FiguresOffer {
    struct Column {
        std::string heading;
        std::vector<std::string> samples; // the first few different values
    };
    std::string set; // the areas whose codes it has, or most of them; empty: none of the map's
    std::vector<Column> columns; // of numbers, in the order of the table
    // Where each area has several rows: the column that tells them apart, what it holds, and the
    // one that counts unless somebody says otherwise.
    std::string rowsBy;
    std::vector<std::string> rows;
    std::string usualRow;
};
Result<FiguresOffer> lookAtFigures(MapFile &map, const TableSource &source);

} // namespace placeweave
