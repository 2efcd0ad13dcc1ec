// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/osm_places.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace placeweave {

// Which layers of a file, and which features of OpenStreetMap, are roads, water, green ...: the
// themes of the ground, and the words by which others call what belongs to them.

struct GroundWord {
    std::string_view theme; // "land", "water", "green", "built_up", "building", "road", "name"
    std::string_view label; // in a sentence: "roads"
};
std::span<const GroundWord> groundThemes();
// Empty where there is no such theme.
std::string_view groundLabel(std::string_view theme);

// Roads are lines, water is lines and areas, names are points; 0 points, 1 lines, 2 areas.
bool suitsTheme(std::string_view theme, int dimension);

struct LayerMeaning {
    std::string_view kind;    // of its features, where they do not say one themselves
    bool isByFeature = false; // holds other things too: only features of a known kind count
};
// By its name: "roads_local", "Woodland", "gis_osm_water_a_free_1".
std::optional<LayerMeaning> meaningOfLayer(std::string_view theme, std::string_view layer);

// What a feature says it is, in the words of the ground's style: "A Road" is "a_road". Nothing for
// words that are not known, "-" for what does not belong to the theme.
std::optional<std::string> groundKind(std::string_view theme, std::string_view said);

// The kind of what OpenStreetMap's tags describe; nothing where it is no part of the theme.
std::optional<std::string> groundKindOf(std::string_view theme, const OsmTags &tags);

} // namespace placeweave
