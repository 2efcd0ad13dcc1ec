// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

enum class ExportFormat {
    Csv,
    Xlsx,
    GeoJson,
    GeoPackage,
    Kml,
    Shapefile,
    Oruk,
    OrukFolder,
    WebMap,
};

struct ExportFormatInfo {
    ExportFormat format;
    std::string_view ending; // ".shp.zip"
    std::string_view label;  // "Shapefile"
    // What it has no room for, a sentence each; none for one that holds all that leaves.
    std::vector<std::string_view> cannotHold;
    bool comesBack = true; // may be brought in again
    bool isFolder = false;
};
const std::vector<ExportFormatInfo> &exportFormats();
// By the end of the name; nothing for one that is not written.
const ExportFormatInfo *exportFormatOf(const std::filesystem::path &file);

struct ExportRequest {
    std::filesystem::path file;
    ReaderProfile profile = Profile::Public;
    // These organisations, in this order; all by id when not given.
    std::optional<std::vector<RowId>> only;
    // Of CSV: without one Excel takes the text for Windows-1252; some programs trip over it.
    bool withByteOrderMark = true;
    // Of a web map: how kinds are drawn, JSON of core/draw/web_symbols.h. Plain dots without.
    std::string symbols = {};
    // What is left out is counted among these: all that a filter matches, withheld or not.
    std::optional<std::vector<RowId>> among = {};
};

struct ExportOutcome {
    std::int64_t rows = 0;
    LeftOut leftOut;
    std::vector<BlankedText> blanked;
    std::int64_t cut = 0; // texts that were longer than the format allows
};

// Organisations with their main place, ways to contact and services as the profile allows: one row
// each, but for formats that have room for more. Written beside the file and moved over it when
// whole: a failure leaves the old file.
Result<ExportOutcome> exportMap(MapFile &map, const ExportRequest &request,
                                const Progress &progress = {});
// The same of a disclosure that was made already, for request.profile.
Result<ExportOutcome> exportMap(MapFile &map, const Disclosure &disclosure,
                                const ExportRequest &request, const Progress &progress = {});

// A cell that a spreadsheet takes for text: what would run as a formula gets an apostrophe before
// it; numbers and phone numbers stay as they are.
std::string safeCell(std::string_view cell);

} // namespace placeweave
