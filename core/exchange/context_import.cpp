// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/context_import.h"

#include "core/base/text.h"
#include "core/exchange/features.h"
#include "core/exchange/ground_words.h"
#include "core/exchange/headings.h"
#include "core/exchange/outline_check.h"
#include "core/store/area_counts.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace placeweave {
namespace {

using Contents = FeatureSource::Contents;
using Layer = FeatureSource::Layer;

std::vector<std::string> namesOf(const std::vector<Layer> &layers) {
    std::vector<std::string> names;
    for (const Layer &layer : layers)
        names.push_back(layer.name);
    return names;
}

// Where the shapes are mixed, each is looked at by itself.
bool maySuit(const std::string &theme, const Layer &layer) {
    return !layer.dimension || suitsTheme(theme, *layer.dimension);
}

// Relations that are lines are routes: their ways stand among the lines already.
bool isOfOsmThemes(const Layer &layer) {
    return layer.name == "points" || layer.name == "lines" || layer.name == "multipolygons";
}

Result<std::vector<std::string>> askedLayers(const Contents &contents,
                                             const std::vector<std::string> &asked,
                                             const std::string &file) {
    std::vector<std::string> found;
    for (const std::string &name : asked) {
        const auto layer = std::ranges::find_if(
            contents.layers, [&](const Layer &one) { return folded(one.name) == folded(name); });
        if (layer == contents.layers.end())
            return fail(ErrorCode::InvalidInput,
                        std::format("There is no layer \"{}\" with shapes in this file; there are "
                                    "{}.",
                                    name, joined(namesOf(contents.layers), ", ")),
                        file);
        if (!std::ranges::contains(found, layer->name))
            found.push_back(layer->name);
    }
    return found;
}

Result<std::vector<std::string>> layersFor(const Contents &contents, const ContextRequest &request,
                                           const std::string &file) {
    if (contents.layers.empty())
        return fail(ErrorCode::InvalidInput, "There are no shapes in this file.", file);
    if (!request.layers.empty())
        return askedLayers(contents, request.layers, file);
    if (contents.layers.size() == 1)
        return namesOf(contents.layers);
    std::vector<std::string> fitting;
    for (const Layer &layer : contents.layers) {
        const bool fits = contents.isOpenStreetMap
                              ? isOfOsmThemes(layer)
                              : meaningOfLayer(request.theme, layer.name).has_value();
        if (fits && maySuit(request.theme, layer))
            fitting.push_back(layer.name);
    }
    if (fitting.empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("This file has several layers, and none is called as if it held "
                                "{}: {}. Choose the ones that do (on the command line with "
                                "--layer NAME, as often as needed).",
                                groundLabel(request.theme), joined(namesOf(contents.layers), ", ")),
                    file);
    return fitting;
}

std::size_t columnOf(const std::vector<std::string> &columns,
                     std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (headingKey(columns[i]) == key)
                return i;
    return columns.size();
}

int rankIn(std::string_view text) {
    int rank = 0;
    std::from_chars(text.data(), text.data() + text.size(), rank);
    return rank;
}

// Makes features of the ground of those of one layer.
class GroundReader {
public:
    GroundReader(const std::string &theme, const Contents &contents, bool isAskedFor,
                 const std::string &layer, const std::vector<std::string> &columns)
        : m_theme(theme), m_columns(columns), m_isOsm(contents.isOpenStreetMap),
          // Whoever names a layer, or has but one, means all that is in it.
          m_isWhole(isAskedFor || contents.layers.size() == 1),
          m_kind(columnOf(columns, {"class", "fclass", "kind", "type", "classification"})),
          m_name(columnOf(columns, {"name", "name1", "name 1", "distinctive name"})),
          m_rank(columnOf(columns, {"rank", "scalerank"})) {
        if (contents.layers.size() > 1)
            m_meaning = meaningOfLayer(theme, layer).value_or(LayerMeaning());
    }

    std::optional<ContextFeature> read(const FeatureSource::Feature &feature) const {
        if (feature.wkb.empty() || (needsToFit() && !suitsTheme(m_theme, feature.dimension)))
            return std::nullopt;
        return m_isOsm ? byTags(feature) : byColumns(feature);
    }

private:
    bool needsToFit() const { return m_isOsm || !m_isWhole; }
    std::optional<ContextFeature> byTags(const FeatureSource::Feature &feature) const {
        const OsmTags tags = osmTagsOf(m_columns, feature);
        const auto kind = groundKindOf(m_theme, tags);
        const auto name = tags.find("name");
        if (!kind || (m_theme == "name" && name == tags.end()))
            return std::nullopt;
        return ContextFeature{m_theme, *kind, name == tags.end() ? std::string() : name->second, 0,
                              feature.wkb};
    }
    std::optional<ContextFeature> byColumns(const FeatureSource::Feature &feature) const {
        const std::string said = valueAt(feature, m_kind);
        const auto known = groundKind(m_theme, said);
        if (!m_isWhole && (known ? *known == "-" : m_meaning.isByFeature))
            return std::nullopt;
        const std::string kind = known && *known != "-"   ? *known
                                 : m_meaning.kind.empty() ? said
                                                          : std::string(m_meaning.kind);
        return ContextFeature{m_theme, kind, valueAt(feature, m_name),
                              rankIn(valueAt(feature, m_rank)), feature.wkb};
    }
    static std::string valueAt(const FeatureSource::Feature &feature, std::size_t column) {
        return column < feature.values.size() ? feature.values[column] : std::string();
    }

    const std::string &m_theme;
    const std::vector<std::string> &m_columns;
    LayerMeaning m_meaning;
    bool m_isOsm;
    bool m_isWhole;
    std::size_t m_kind;
    std::size_t m_name;
    std::size_t m_rank;
};

// Leaves what can be drawn of it.
enum class Drawable { Whole, InPart, Nothing };
Drawable keepDrawable(ContextFeature &read, const FeatureSource::Feature &feature) {
    if (!feature.isArea) {
        const auto shape = shapeFromWkb(read.wkb);
        const std::size_t least = feature.dimension == 0 ? 1 : 2;
        const bool isThere = shape && std::ranges::any_of(shape->paths, [least](const auto &path) {
                                 return path.size() >= least;
                             });
        return !isThere                    ? Drawable::Nothing
               : feature.pointsLeftOut > 0 ? Drawable::InPart
                                           : Drawable::Whole;
    }
    const CheckedOutline outline = usableOutline(feature);
    if (outline.polygons.empty())
        return Drawable::Nothing;
    if (outline.faults.empty())
        return Drawable::Whole;
    read.wkb = toWkb(outline.polygons);
    return Drawable::InPart;
}

} // namespace

Result<ContextOutcome> importContext(MapFile &map, const TableSource &source,
                                     const ContextRequest &request, const Progress &progress) {
    if (groundLabel(request.theme).empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("There is no theme \"{}\"; there are land, water, green, built_up, "
                                "building, road and name.",
                                request.theme));
    PW_TRY(const Contents contents, FeatureSource::contents(source));
    PW_TRY(const std::vector<std::string> layers, layersFor(contents, request, source.name));
    ContextOutcome outcome;
    std::vector<ContextFeature> features;
    for (const std::string &layer : layers) {
        // The only one of a text in memory is called otherwise each time that it is opened.
        const std::string named = contents.layers.size() == 1 ? std::string() : layer;
        PW_TRY(FeatureSource shapes,
               FeatureSource::open(source, named, FeatureSource::Metres::OfTheBritishGrid));
        outcome.isTakenForBritishGrid |= shapes.isTakenForBritishGrid();
        const GroundReader reader(request.theme, contents, !request.layers.empty(), layer,
                                  shapes.columns());
        const std::size_t before = features.size();
        const std::int64_t total = shapes.count();
        PW_CHECK(shapes.forEach([&](const FeatureSource::Feature &feature) {
            progress.report(feature.number, total);
            auto read = reader.read(feature);
            const Drawable what = feature.wkb.empty() ? Drawable::Nothing
                                  : read              ? keepDrawable(*read, feature)
                                                      : Drawable::Whole;
            outcome.leftOut += what == Drawable::Nothing ? 1 : 0;
            outcome.mended += what == Drawable::InPart ? 1 : 0;
            if (read && what != Drawable::Nothing)
                features.push_back(*std::move(read));
            return !progress.isCancelled();
        }));
        if (features.size() > before)
            outcome.layers.push_back({layer, static_cast<std::int64_t>(features.size() - before)});
    }
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    if (features.empty() && outcome.leftOut > 0)
        return fail(ErrorCode::InvalidInput,
                    "No shape in this file can be drawn: they have no points, or none on the "
                    "earth. Nothing was changed.",
                    source.name);
    if (features.empty())
        return fail(ErrorCode::InvalidInput,
                    contents.layers.size() == 1
                        ? std::string("There are no shapes in this file.")
                        : std::format("There is nothing in this file that is {}; looked for in {}.",
                                      groundLabel(request.theme), joined(layers, ", ")),
                    source.name);
    PW_TRY(outcome.replaced, contextCount(map.database(), request.theme));
    const std::string attribution = request.attribution.empty() && contents.isOpenStreetMap
                                        ? std::string("© OpenStreetMap contributors")
                                        : request.attribution;
    PW_CHECK(map.areas().replaceContext(request.theme, features, attribution));
    outcome.shapes = std::ssize(features);
    return outcome;
}

Result<std::vector<GroundLayer>> lookAtGround(const TableSource &source) {
    PW_TRY(const Contents contents, FeatureSource::contents(source));
    std::vector<GroundLayer> found;
    if (contents.isOpenStreetMap || contents.layers.size() < 2)
        return found;
    for (const Layer &layer : contents.layers) {
        GroundLayer &ground = found.emplace_back(layer.name);
        for (const GroundWord &word : groundThemes()) {
            const std::string theme(word.theme);
            if (!maySuit(theme, layer))
                continue;
            ground.themes.push_back(theme);
            if (meaningOfLayer(theme, layer.name))
                ground.likely.push_back(theme);
        }
    }
    return found;
}

} // namespace placeweave
