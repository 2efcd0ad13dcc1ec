// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/osm_places.h"

#include "core/base/text.h"
#include "core/exchange/made_table.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

struct Tag {
    std::string_view key;
    std::string_view value; // "*" for any
    OsmAsset asset;
};
// The first that fits. Cafés, pubs and shops can be assets too, but only people can say which.
constexpr auto kAssets = std::to_array<Tag>({
    {"amenity", "place_of_worship", {"faith_group", "faith_and_belief"}},
    {"amenity", "monastery", {"faith_group", "faith_and_belief"}},
    {"office", "religion", {"faith_group", "faith_and_belief"}},
    {"amenity", "community_centre", {"community_hub", ""}},
    {"amenity", "social_centre", {"community_hub", ""}},
    {"amenity", "youth_centre", {"community_hub", "young_people"}},
    {"social_facility", "food_bank", {"", "food"}},
    {"social_facility", "soup_kitchen", {"", "food"}},
    {"social_facility", "nursing_home", {"private_business", "older_people"}},
    {"social_facility", "assisted_living", {"housing_provider", ""}},
    {"social_facility", "sheltered_housing", {"housing_provider", "older_people"}},
    {"social_facility", "shelter", {"", "homes"}},
    {"social_facility", "*", {"", ""}},
    {"amenity", "social_facility", {"", ""}},
    {"amenity", "nursing_home", {"private_business", "older_people"}},
    {"amenity", "food_bank", {"", "food"}},
    {"amenity", "food_sharing", {"", "food"}},
    {"amenity", "give_box", {"", ""}},
    {"amenity", "toy_library", {"", "children_and_families"}},
    {"amenity", "library", {"public_service", "learning"}},
    {"amenity", "arts_centre", {"", "arts"}},
    {"amenity", "theatre", {"", "arts"}},
    {"tourism", "museum", {"", "culture_and_heritage"}},
    {"amenity", "doctors", {"public_service", "physical_health"}},
    {"amenity", "clinic", {"public_service", "physical_health"}},
    {"amenity", "hospital", {"public_service", "physical_health"}},
    {"amenity", "dentist", {"public_service", "physical_health"}},
    {"amenity", "pharmacy", {"public_service", "physical_health"}},
    {"amenity", "school", {"public_service", "learning"}},
    {"amenity", "college", {"public_service", "learning"}},
    {"amenity", "kindergarten", {"", "children_and_families"}},
    {"amenity", "childcare", {"", "children_and_families"}},
    {"amenity", "townhall", {"public_service", ""}},
    {"amenity", "fire_station", {"public_service", "safety"}},
    {"amenity", "police", {"public_service", "safety"}},
    {"club", "sport", {"association", "moving_more"}},
    {"club", "scout", {"association", "young_people"}},
    {"club", "*", {"association", ""}},
    {"office", "association", {"association", ""}},
    {"office", "charity", {"", ""}},
    {"office", "ngo", {"", ""}},
    {"office", "foundation", {"", ""}},
    {"office", "cooperative", {"social_enterprise", ""}},
    {"shop", "charity", {"", ""}},
    {"leisure", "hackerspace", {"association", "work_and_skills"}},
    {"leisure", "bowling_green", {"association", "moving_more"}},
    {"leisure", "sports_centre", {"", "moving_more"}},
    {"leisure", "sports_hall", {"", "moving_more"}},
    {"leisure", "park", {"public_service", "nature_and_growing"}},
    {"leisure", "garden", {"", "nature_and_growing"}},
    {"leisure", "nature_reserve", {"", "nature_and_growing"}},
    {"leisure", "common", {"", "nature_and_growing"}},
    {"leisure", "playground", {"public_service", "children_and_families"}},
    {"landuse", "recreation_ground", {"public_service", "moving_more"}},
    {"landuse", "allotments", {"association", "nature_and_growing"}},
});

const std::string &tag(const OsmTags &tags, std::string_view key) {
    static const std::string kNone;
    const auto found = tags.find(key);
    return found == tags.end() ? kNone : found->second;
}

// What several tags say, ; after each.
std::string all(const OsmTags &tags, std::initializer_list<std::string_view> keys) {
    std::string values;
    for (const std::string_view key : keys)
        if (const std::string &value = tag(tags, key);
            !value.empty() && !values.contains(value + ";"))
            values += value + ";";
    return values;
}

// Quakers and Unitarians have signs of their own; "orthodox" is also a way of being Jewish.
std::string traditionOf(const OsmTags &tags) {
    const Vocabulary &traditions = vocabulary("faith_tradition");
    const Term *religion = traditions.recognise(tag(tags, "religion"));
    if (religion && religion->code != "christian")
        return religion->code;
    const Term *denomination = traditions.recognise(tag(tags, "denomination"));
    if (denomination)
        return denomination->code;
    return religion ? religion->code : std::string();
}

std::string addressOf(const OsmTags &tags) {
    const std::string &street = tag(tags, "addr:street");
    const std::string &way = street.empty() ? tag(tags, "addr:place") : street;
    std::vector<std::string> lines{tag(tags, "addr:housename"),
                                   simplified(tag(tags, "addr:housenumber") + " " + way),
                                   tag(tags, "addr:suburb"), tag(tags, "addr:city")};
    std::erase(lines, std::string());
    return joined(lines, ", ");
}

// There are no fields of an organisation for when it is open and who runs it.
std::string descriptionOf(const OsmTags &tags) {
    std::vector<std::string> parts;
    if (const std::string &said = tag(tags, "description"); !said.empty())
        parts.push_back(said);
    if (const std::string &runBy = tag(tags, "operator"); !runBy.empty())
        parts.push_back("Run by " + runBy + ".");
    if (const std::string &hours = tag(tags, "opening_hours"); !hours.empty())
        parts.push_back("Open: " + hours + ".");
    return joined(parts, "\n");
}

std::string stepFree(const OsmTags &tags) {
    const std::string &wheelchair = tag(tags, "wheelchair");
    return wheelchair == "designated"                  ? "yes"
           : wheelchair == "yes" || wheelchair == "no" ? wheelchair
                                                       : std::string();
}

} // namespace

void readHstore(std::string_view text, OsmTags &tags) {
    std::string key;
    std::string word;
    bool isQuoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isQuoted && c == '\\' && at + 1 < text.size()) {
            word += text[++at];
        } else if (c == '"') {
            isQuoted = !isQuoted;
            if (isQuoted)
                continue;
            const bool isKey = text.substr(at + 1).starts_with("=>");
            if (!isKey && !key.empty())
                tags.try_emplace(std::move(key), std::move(word));
            key = isKey ? std::move(word) : std::string();
            word.clear();
        } else if (isQuoted) {
            word += c;
        }
    }
}

OsmTags osmTagsOf(const std::vector<std::string> &columns, const FeatureSource::Feature &feature) {
    OsmTags tags;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string &value = feature.values[i];
        if (value.empty())
            continue;
        if (columns[i] == "other_tags") {
            readHstore(value, tags);
        } else if (columns[i] == "tags") {
            const auto nested = nlohmann::json::parse(value, nullptr, false);
            for (auto tag = nested.begin(); nested.is_object() && tag != nested.end(); ++tag)
                if (tag->is_string())
                    tags.try_emplace(tag.key(), tag->get<std::string>());
        } else {
            tags.insert_or_assign(columns[i], value);
        }
    }
    return tags;
}

std::optional<OsmAsset> assetOf(const OsmTags &tags) {
    if (tag(tags, "disused") == "yes" || tag(tags, "abandoned") == "yes")
        return std::nullopt;
    const auto fits = [&](const Tag &known) {
        const std::string &value = tag(tags, known.key);
        return known.value == "*" ? !value.empty() && value != "no" : value == known.value;
    };
    const auto found = std::ranges::find_if(kAssets, fits);
    if (found == kAssets.end())
        return std::nullopt;
    const bool isGround = found->key == "leisure" || found->key == "landuse";
    const std::string &access = tag(tags, "access");
    if (isGround && (access == "private" || access == "no"))
        return std::nullopt;
    return found->asset;
}

TableMapping osmMapping() {
    TableMapping mapping = fixedMapping(Entity::Organisation, {},
                                        {{"name", "organisation.name"},
                                         {"other names", "organisation.other_names"},
                                         {"kind", "organisation.kind"},
                                         {"focus", "organisation.focus"},
                                         {"religion", "organisation.tradition"},
                                         {"description", "organisation.description"},
                                         {"phone", "contact.phone"},
                                         {"email", "contact.email"},
                                         {"website", "contact.website"},
                                         {"facebook", "contact.facebook"},
                                         {"instagram", "contact.instagram"},
                                         {"address", "location.address"},
                                         {"addr:postcode", "location.postcode"},
                                         {"wheelchair", "location.step_free"},
                                         {"OpenStreetMap", "identifier"},
                                         {"known from", "organisation.recognition"},
                                         {"latitude", "latitude"},
                                         {"longitude", "longitude"}});
    mapping.headingRow = 0;
    return mapping;
}

std::vector<std::string> osmRow(const OsmTags &tags, const OsmAsset &asset,
                                std::string_view identifier) {
    const bool isFaith = asset.kind == "faith_group";
    return {tag(tags, "name"),
            all(tags, {"alt_name", "official_name", "old_name", "short_name", "loc_name", "name:en",
                       "name:cy"}),
            std::string(asset.kind),
            std::string(asset.focus),
            isFaith ? traditionOf(tags) : std::string(),
            descriptionOf(tags),
            all(tags, {"phone", "contact:phone", "contact:mobile"}),
            all(tags, {"email", "contact:email"}),
            all(tags, {"website", "contact:website", "url"}),
            all(tags, {"contact:facebook"}),
            all(tags, {"contact:instagram"}),
            addressOf(tags),
            tag(tags, "addr:postcode"),
            stepFree(tags),
            std::string(identifier),
            "register"};
}

} // namespace placeweave
