// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/exchange/disclosure.h"

#include <filesystem>
#include <string>

namespace placeweave {

class MapFile;

struct BundleRequest {
    ReaderProfile profile = Profile::Partner;
    std::string forWhom; // what was sent to whom is kept by this name; may be empty
    std::filesystem::path file;
};

struct BundleOutcome {
    std::int64_t actions = 0;
    std::int64_t changes = 0;
    std::int64_t rows = 0;      // that it tells of
    std::int64_t takenBack = 0; // rows sent earlier that must not be seen any more
    LeftOut leftOut;
};

// Everything of this map that the readers may know, for merging into their copy of it: always the
// whole of it, so that no bundle needs another. A map has to be given to be merged into; whoever
// has none begins one with the bundle (beginWithBundle).
//
// What leaves is what Disclosure lets through today, and of its history what it would let through
// of that; where somebody had more to hide once, nothing from before. See RowHistory.
Result<BundleOutcome> writeBundle(MapFile &map, const BundleRequest &request,
                                  const Progress &progress = {});

} // namespace placeweave
