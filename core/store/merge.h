// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/map_file.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace placeweave {

// By what copies of one map know each other. Not its UUID: the way in which points are moved before
// they are shown is read off that (core/exchange/disclosure.h), so partners must not learn it.
Result<std::string> mapIdentity(MapFile &map);

// Of all that this copy has seen.
Result<std::int64_t> lastClock(MapFile &map);

struct MergeOutcome {
    std::int64_t applied = 0;           // changes that this copy did not have
    std::int64_t same = 0;              // changes that it had
    std::int64_t rows = 0;              // rows that were added, changed or removed here
    std::int64_t withdrawn = 0;         // rows that somebody has taken back
    std::set<RowId> organisations;      // of which lists and maps show something else now
    std::int64_t aheadActions = 0;      // made by a clock over a day ahead of this computer's
    std::string aheadAuthor;            // of the one that is furthest ahead
    std::int64_t aheadMilliseconds = 0; // and by how much
};

// Brings in what other copies of this map know: bundles, or whole copies (.gpkg). The union of what
// is known, so in any order, any number of times, with the same result. One transaction for all of
// them: refused whole, or all of it.
//
// InvalidInput for what is of another map, NotAMap, NewerVersion and Damaged as for opening.
// Merging is no action of its own and cannot be undone; what it brought can, action by action.
Result<MergeOutcome> mergeInto(MapFile &map, const std::vector<std::filesystem::path> &files,
                               const Progress &progress = {});

// A new copy of the map that a bundle is of, with what it holds.
Result<std::unique_ptr<MapFile>> beginWithBundle(const std::filesystem::path &file,
                                                 const std::filesystem::path &bundle,
                                                 const std::string &author,
                                                 const Progress &progress = {});

} // namespace placeweave
