// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/features.h"
#include "core/exchange/table_import.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// What OpenStreetMap's tags say, in Placeweave's words (https://wiki.openstreetmap.org/wiki/Tags).
using OsmTags = std::map<std::string, std::string, std::less<>>;

// Adds the tags of hstore text, in which GDAL gives those it has no column for:
// "amenity"=>"library","addr:city"=>"Sale".
void readHstore(std::string_view text, OsmTags &tags);

// The tags of a feature of an extract, or of Overpass: some have columns, the rest of them stand
// together in one.
OsmTags osmTagsOf(const std::vector<std::string> &columns, const FeatureSource::Feature &feature);

struct OsmAsset {
    std::string_view kind;  // of vocabulary("kind"); empty where the tags do not tell
    std::string_view focus; // of vocabulary("theme")
};
// Nothing for what is no community asset: shops, car parks, what is closed down or private.
std::optional<OsmAsset> assetOf(const OsmTags &tags);

// How rows of osmRow() are read; the last two are latitude and longitude.
TableMapping osmMapping();
// `tags` have a name. `identifier` as "OSM-node-123".
std::vector<std::string> osmRow(const OsmTags &tags, const OsmAsset &asset,
                                std::string_view identifier);

} // namespace placeweave
