// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"
#include "core/place/polygon.h"
#include "core/store/asset_index.h"

#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

// Where the session is held on the map; none where nobody has said.
Result<Polygons> placeOf(const Record &exercise);

// An area in which a mapping session asked, so that the map can tell an area with nothing in it
// from one where nobody has asked.
struct SessionArea {
    std::string code;
    std::string name;
    bool isKnown = false;  // something is on the map there, or somebody said something of it
    bool isMarked = false; // as asked, in this session
};

// The areas of a set whose middle lies in the session's place. None while the session has no place
// on the map.
Result<std::vector<SessionArea>> areasOf(MapFile &map, const AssetIndex &index, RowId exercise,
                                         std::int64_t set);

// Marks all of them as asked on the day of the session: one recorded action. Those that are marked
// already are marked anew. InvalidInput when there are none, or the day is still to come.
Result<ActionId> markAsked(MapFile &map, const AssetIndex &index, RowId exercise, std::int64_t set);

// The session's place is that area.
Result<ActionId> setPlace(MapFile &map, RowId exercise, std::int64_t set, const std::string &code);

} // namespace placeweave
