// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/area_store.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeweave {

// So many people, as if all of them lived at one point.
struct Home {
    LatLon at;
    double people = 0;
};

// Where the people of an area live.
struct AreaHomes {
    std::optional<LatLon> centre; // of its people, else of its ground; none without an outline
    bool isCentreOutside = false; // of its people: they live on both sides of something
    std::vector<Home> homes;      // smaller areas within it; empty where the map has none
};

// The centre of gravity of the ground, where that lies within, else a point well inside. Of an
// outline without ground the middle of its corners; nothing of one without corners.
std::optional<LatLon> centreOf(const Polygons &outline);

// The people of smaller areas are laid to the area that holds their centre, and its own centre
// becomes that of its people.
std::vector<AreaHomes> homesOf(std::span<const Area> areas, std::span<const Home> smaller);

// The indicator of a set that counts everyone who lives there, by its name (figure_names.h);
// nothing where none does, the latest by name where several do.
std::optional<Indicator> populationIndicator(std::span<const Indicator> indicators,
                                             std::int64_t set);

} // namespace placeweave
