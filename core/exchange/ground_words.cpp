// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/ground_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace placeweave {
namespace {

constexpr std::array<GroundWord, 7> kThemes{{{"land", "land"},
                                             {"water", "water"},
                                             {"green", "green space"},
                                             {"built_up", "built-up areas"},
                                             {"building", "buildings"},
                                             {"road", "roads"},
                                             {"name", "names of places"}}};

// Of Ordnance Survey (Zoomstack, Open Map Local, Open Greenspace), of OpenStreetMap's shapefiles,
// and as people say. In the singular; of several words all have to be there. The first that fits.
struct LayerWord {
    std::string_view theme;
    std::string_view words;
    std::string_view kind = {};
    bool isByFeature = false;
};
constexpr auto kLayerWords = std::to_array<LayerWord>({
    {"land", "land"},
    {"land", "landmass"},
    {"land", "island"},
    {"water", "surfacewater", "lake"},
    {"water", "tidalwater"},
    {"water", "tidal water"},
    {"water", "waterline", "stream"},
    {"water", "waterway", "stream"},
    {"water", "watercourse", "stream"},
    {"water", "river", "river"},
    {"water", "canal", "canal"},
    {"water", "stream", "stream"},
    {"water", "lake", "lake"},
    {"water", "loch", "lake"},
    {"water", "reservoir", "lake"},
    {"water", "pond", "lake"},
    {"water", "water"},
    {"water", "sea"},
    {"water", "ocean"},
    {"green", "woodland", "wood"},
    {"green", "wood", "wood"},
    {"green", "forest", "wood"},
    {"green", "greenspace", "park"},
    {"green", "green space", "park"},
    {"green", "open space", "park"},
    {"green", "green", "park"},
    {"green", "park", "park"},
    {"green", "garden", "park"},
    {"green", "allotment", "park"},
    {"green", "playing field", "park"},
    {"green", "common", "common"},
    {"green", "grassland", "common"},
    {"green", "meadow", "common"},
    {"green", "heath", "heath"},
    {"green", "vegetation", "common"},
    {"green", "landuse", "", true},
    {"green", "land use", "", true},
    {"green", "natural", "", true},
    {"built_up", "urban"},
    {"built_up", "builtup"},
    {"built_up", "built up"},
    {"built_up", "settlement"},
    {"built_up", "landuse", "", true},
    {"built_up", "land use", "", true},
    {"building", "building"},
    {"road", "road national", "main"},
    {"road", "road regional", "minor"},
    {"road", "road local", "street"},
    {"road", "road"},
    {"road", "roadlink"},
    {"road", "street", "street"},
    {"road", "highway"},
    {"road", "motorway", "motorway"},
    {"road", "path", "path"},
    {"road", "footpath", "path"},
    {"road", "cycleway", "path"},
    {"road", "rail", "rail"},
    {"road", "railway", "rail"},
    {"road", "tram", "rail"},
    {"name", "name"},
    {"name", "namedplace"},
    {"name", "named place"},
    {"name", "place"},
    {"name", "placename"},
    {"name", "settlement"},
    {"name", "gazetteer"},
    {"name", "town", "town"},
    {"name", "village", "village"},
});

// What the words above are part of now and then without meaning it: a National Park holds towns.
struct OtherWord {
    std::string_view theme;
    std::string_view words;
};
constexpr auto kOtherWords = std::to_array<OtherWord>({{"land", "use"},
                                                       {"land", "cover"},
                                                       {"land", "parcel"},
                                                       {"land", "landuse"},
                                                       {"water", "main"},
                                                       {"water", "company"},
                                                       {"green", "national park"},
                                                       {"green", "car park"},
                                                       {"green", "green belt"},
                                                       {"green", "greenbelt"},
                                                       {"name", "worship"},
                                                       {"name", "work"}});

// What features call themselves, in lower case, one space between words. "-" for what is none.
struct KindWord {
    std::string_view theme;
    std::string_view said;
    std::string_view kind;
};
constexpr auto kKindWords = std::to_array<KindWord>({
    {"road", "main", "main"},
    {"road", "motorway", "motorway"},
    {"road", "trunk", "trunk"},
    {"road", "primary", "primary"},
    {"road", "primary road", "primary"},
    {"road", "secondary", "secondary"},
    {"road", "a road", "a_road"},
    {"road", "b road", "b_road"},
    {"road", "tertiary", "tertiary"},
    {"road", "unclassified", "unclassified"},
    {"road", "minor", "minor"},
    {"road", "minor road", "minor"},
    {"road", "street", "street"},
    {"road", "residential", "residential"},
    {"road", "living street", "living_street"},
    {"road", "service", "service"},
    {"road", "local", "street"},
    {"road", "local road", "street"},
    {"road", "local access road", "street"},
    {"road", "local street", "street"},
    {"road", "restricted", "street"},
    {"road", "restricted local access road", "street"},
    {"road", "road", "street"},
    {"road", "busway", "street"},
    {"road", "guided busway", "street"},
    {"road", "path", "path"},
    {"road", "alley", "path"},
    {"road", "footway", "footway"},
    {"road", "cycleway", "cycleway"},
    {"road", "bridleway", "bridleway"},
    {"road", "track", "track"},
    {"road", "pedestrian", "pedestrian"},
    {"road", "pedestrianised street", "pedestrian"},
    {"road", "steps", "steps"},
    {"road", "pier", "pier"},
    {"road", "rail", "rail"},
    {"road", "railway", "rail"},
    {"road", "light rail", "rail"},
    {"road", "tram", "rail"},
    {"road", "subway", "rail"},
    {"road", "narrow gauge", "rail"},
    {"road", "preserved", "rail"},
    {"road", "funicular", "rail"},
    {"road", "single track", "rail"},
    {"road", "multi track", "rail"},
    {"water", "river", "river"},
    {"water", "canal", "canal"},
    {"water", "stream", "stream"},
    {"water", "tidal channel", "stream"},
    {"water", "drain", "drain"},
    {"water", "ditch", "drain"},
    {"water", "lake", "lake"},
    {"water", "water", "water"},
    {"water", "inland water", "lake"},
    {"water", "reservoir", "lake"},
    {"water", "pond", "lake"},
    {"water", "mhw", "-"}, // marks of high and low water
    {"water", "mlw", "-"},
    {"green", "wood", "wood"},
    {"green", "woodland", "wood"},
    {"green", "forest", "forest"},
    {"green", "park", "park"},
    {"green", "public park or garden", "park"},
    {"green", "garden", "garden"},
    {"green", "grass", "park"},
    {"green", "recreation ground", "park"},
    {"green", "playing field", "park"},
    {"green", "play space", "park"},
    {"green", "playground", "park"},
    {"green", "pitch", "park"},
    {"green", "bowling green", "park"},
    {"green", "golf course", "park"},
    {"green", "allotments", "park"},
    {"green", "allotments or community growing spaces", "park"},
    {"green", "cemetery", "park"},
    {"green", "religious grounds", "park"},
    {"green", "orchard", "park"},
    {"green", "common", "common"},
    {"green", "village green", "common"},
    {"green", "meadow", "common"},
    {"green", "grassland", "common"},
    {"green", "scrub", "common"},
    {"green", "nature reserve", "common"},
    {"green", "heath", "heath"},
    {"green", "marsh", "marsh"},
    {"green", "wetland", "wetland"},
    {"green", "beach", "beach"},
    {"green", "sand", "sand"},
    {"built_up", "residential", "residential"},
    {"built_up", "commercial", "commercial"},
    {"built_up", "retail", "retail"},
    {"built_up", "industrial", "industrial"},
    {"name", "city", "city"},
    {"name", "capital", "city"},
    {"name", "town", "town"},
    {"name", "village", "village"},
    {"name", "hamlet", "hamlet"},
    {"name", "small settlement", "hamlet"},
    {"name", "small settlements", "hamlet"},
    {"name", "other settlement", "hamlet"},
    {"name", "isolated dwelling", "hamlet"},
    {"name", "locality", "locality"},
    {"name", "suburb", "suburb"},
    {"name", "suburban area", "suburb"},
    {"name", "borough", "suburb"},
    {"name", "quarter", "suburb"},
    {"name", "neighbourhood", "neighbourhood"},
    {"name", "island", "island"},
    {"name", "islet", "island"},
    {"name", "sea", "sea"},
    {"name", "bay", "bay"},
    {"name", "water", "water"},
    {"name", "hill", "hill"},
    {"name", "landform", "hill"},
});

// https://wiki.openstreetmap.org/wiki/Map_features. The kind is the value's, by the list above,
// unless one stands here; only values of that list count where isKnown.
struct GroundTag {
    std::string_view theme;
    std::string_view key;
    std::string_view value; // "*" for any
    std::string_view kind = {};
    bool isKnown = false;
};
constexpr auto kGroundTags = std::to_array<GroundTag>({
    {"road", "highway", "*", "", true},         {"road", "railway", "*", "", true},
    {"road", "man_made", "pier", "pier"},       {"water", "waterway", "riverbank", "water"},
    {"water", "waterway", "*", "", true},       {"water", "natural", "water", "water"},
    {"water", "natural", "bay", "water"},       {"water", "landuse", "reservoir", "lake"},
    {"water", "landuse", "basin", "lake"},      {"green", "leisure", "*", "", true},
    {"green", "landuse", "*", "", true},        {"green", "natural", "*", "", true},
    {"green", "amenity", "grave_yard", "park"}, {"built_up", "landuse", "*", "", true},
    {"building", "building", "no", "-"}, // says that it is none
    {"building", "building", "*", "building"},  {"land", "place", "island", "island"},
    {"land", "place", "islet", "island"},       {"name", "place", "*", "", true},
});

// The words of a layer's name, in the singular: "gis_osm_roads_free_1", "RailwayTrack".
std::vector<std::string> wordsOf(std::string_view name) {
    const auto isIn = [](char c, char from, char to) {
        return c >= from && c <= to;
    };
    std::vector<std::string> words(1);
    char before = ' ';
    for (const char c : name) {
        const bool isLetter = isIn(c, 'a', 'z') || isIn(c, 'A', 'Z');
        if (!isLetter || (isIn(before, 'a', 'z') && isIn(c, 'A', 'Z')))
            words.emplace_back();
        if (isLetter)
            words.back() += static_cast<char>(isIn(c, 'A', 'Z') ? c - 'A' + 'a' : c);
        before = c;
    }
    std::erase(words, std::string());
    for (std::string &word : words)
        if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
            word.pop_back();
    return words;
}

bool hasAll(const std::vector<std::string> &words, std::string_view wanted) {
    while (!wanted.empty()) {
        const std::size_t space = std::min(wanted.find(' '), wanted.size());
        if (!std::ranges::contains(words, wanted.substr(0, space)))
            return false;
        wanted.remove_prefix(std::min(space + 1, wanted.size()));
    }
    return true;
}

} // namespace

std::span<const GroundWord> groundThemes() {
    return kThemes;
}

std::string_view groundLabel(std::string_view theme) {
    const auto found = std::ranges::find(kThemes, theme, &GroundWord::theme);
    return found == kThemes.end() ? std::string_view() : found->label;
}

bool suitsTheme(std::string_view theme, int dimension) {
    if (theme == "road")
        return dimension == 1;
    if (theme == "name")
        return dimension == 0;
    return dimension == 2 || (theme == "water" && dimension == 1);
}

std::optional<LayerMeaning> meaningOfLayer(std::string_view theme, std::string_view layer) {
    const std::vector<std::string> words = wordsOf(layer);
    for (const OtherWord &other : kOtherWords)
        if (other.theme == theme && hasAll(words, other.words))
            return std::nullopt;
    for (const LayerWord &known : kLayerWords)
        if (known.theme == theme && hasAll(words, known.words))
            return LayerMeaning{known.kind, known.isByFeature};
    return std::nullopt;
}

std::optional<std::string> groundKind(std::string_view theme, std::string_view said) {
    std::string key = folded(said);
    std::ranges::replace(key, '_', ' ');
    key = simplified(key);
    if (key.ends_with(" link")) // a slip road
        key.resize(key.size() - 5);
    for (const KindWord &known : kKindWords)
        if (known.theme == theme && known.said == key)
            return std::string(known.kind);
    return std::nullopt;
}

std::optional<std::string> groundKindOf(std::string_view theme, const OsmTags &tags) {
    for (const GroundTag &known : kGroundTags) {
        if (known.theme != theme)
            continue;
        const auto tag = tags.find(known.key);
        if (tag == tags.end() || (known.value != "*" && known.value != tag->second))
            continue;
        if (known.kind == "-")
            return std::nullopt;
        if (!known.isKnown)
            return std::string(known.kind);
        if (auto kind = groundKind(theme, tag->second))
            return kind;
    }
    return std::nullopt;
}

} // namespace placeweave
