// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <filesystem>
#include <map>
#include <string_view>

namespace placeweave {

class MapFile;

// Who made the sample's entries; nobody at the keyboard undoes them.
inline constexpr std::string_view kSampleAuthor = "Placeweave";

// Writes the invented place that is shipped with the program as a new map, through the same doors
// as anyone's tables and boundaries. Fails when the file exists.
Result<void> writeSample(const std::filesystem::path &file, const Progress &progress = {});

struct CopyOutcome {
    std::int64_t organisations = 0;
    LeftOut leftOut;
    std::vector<BlankedText> blanked;
    std::int64_t smallCounts = 0; // figures of areas that stayed behind: they may be somebody
};

// "Give someone a copy": a new map of what the profile lets through, with ids and a UUID of its own
// and no history, for whoever holds the UUID of a map could undo its approximate positions. Areas,
// indicators and the base map come along. Written beside and moved, in place of what stood there.
Result<CopyOutcome> writeCopyFor(MapFile &map, const ReaderProfile &profile,
                                 const std::filesystem::path &file, const Progress &progress = {});

} // namespace placeweave
