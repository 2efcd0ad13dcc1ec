// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/table_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

struct ContextRequest {
    std::string theme;                    // one of groundThemes()
    std::vector<std::string> layers = {}; // of the file, by name; none: those that fit the theme
    std::string attribution = {}; // whose map it is; that of OpenStreetMap's extracts is known
};

struct ContextOutcome {
    struct Layer {
        std::string name;
        std::int64_t shapes = 0;
    };
    std::int64_t shapes = 0;
    std::int64_t replaced = 0; // shapes of the theme that were there before
    std::int64_t leftOut = 0;  // nothing of them could be used: no outline, not on the earth
    std::int64_t mended = 0;   // points, rings or holes of them could not
    // Of metres that the file does not say to be so.
    bool isTakenForBritishGrid = false;
    std::vector<Layer> layers = {}; // that shapes were taken from
};

// Replaces one theme of the ground with the features of a file; their properties class, name and
// rank are kept. A file of one layer gives all it has. Of several, those count whose shapes and
// whose name fit the theme, all of them together; of OpenStreetMap's extracts the features whose
// tags do. Where nothing fits, or nothing of it can be drawn, nothing is changed and the error says
// so; of several layers it names those there are.
Result<ContextOutcome> importContext(MapFile &map, const TableSource &source,
                                     const ContextRequest &request, const Progress &progress = {});

// What there is to choose from in a file of several layers; none where there is no choice.
struct GroundLayer {
    std::string name;
    std::vector<std::string> themes; // that its shapes suit
    std::vector<std::string> likely; // those of them that its name suits too
};
Result<std::vector<GroundLayer>> lookAtGround(const TableSource &source);

} // namespace placeweave
