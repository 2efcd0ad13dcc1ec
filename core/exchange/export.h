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

enum class ExportFormat { Csv, GeoJson, GeoPackage };
// By extension; nothing for one that is not written yet.
std::optional<ExportFormat> exportFormatOf(const std::filesystem::path &file);

struct ExportRequest {
    std::filesystem::path file;
    Profile profile = Profile::Public;
    std::optional<std::vector<RowId>> only; // these organisations; all when not given
};

struct ExportOutcome {
    std::int64_t rows = 0;
    LeftOut leftOut;
    std::vector<BlankedText> blanked;
};

// Organisations with their main place, ways to contact and services, one row each, as the profile
// allows. Written beside the file and moved over it when whole: a failure leaves the old file.
Result<ExportOutcome> exportMap(MapFile &map, const ExportRequest &request,
                                const Progress &progress = {});

// A cell that a spreadsheet takes for text: what would run as a formula gets an apostrophe before
// it; numbers and phone numbers stay as they are.
std::string safeCell(std::string_view cell);

} // namespace placeweave
