// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/area_store.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// Whether anyone has asked in an area: an empty map of a place where nobody asked means nothing.
struct AskedHere {
    enum class Answer { NotYetAsked, NothingFound, Known };
    Answer answer = Answer::NotYetAsked;
    std::string on; // YYYY-MM-DD of the latest time; may be empty
};

// For each area what was said of it, or of an area of another set that its centre lies in: who
// asked in a ward has asked in its small areas. The latest counts, and days that are still to come
// do not.
Result<std::vector<AskedHere>> askedIn(MapFile &map, std::int64_t set, std::span<const Area> areas,
                                       std::span<const std::optional<LatLon>> centres,
                                       const std::string &today);

} // namespace placeweave
