// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ground_layers.h"

#include "core/model/shipped.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace placeweave {
namespace {

// Seen from afar what buildings are from near; whatever its features are called.
constexpr std::string_view kBuiltUp = "built_up";

std::optional<GroundTheme> themeFromName(std::string_view name) {
    constexpr std::pair<std::string_view, GroundTheme> kThemes[] = {
        {"land", GroundTheme::Land},         {"water", GroundTheme::Water},
        {"green", GroundTheme::Green},       {"road", GroundTheme::Road},
        {"building", GroundTheme::Building}, {kBuiltUp, GroundTheme::Building},
        {"name", GroundTheme::Name}};
    for (const auto &[known, theme] : kThemes)
        if (known == name)
            return theme;
    return std::nullopt;
}

GroundKind kindFromName(GroundTheme theme, std::string_view name) {
    struct Known {
        GroundTheme theme;
        std::string_view name;
        GroundKind kind;
    };
    using enum GroundTheme;
    constexpr Known kKnown[] = {{Road, "main", GroundKind::MainRoad},
                                {Road, "motorway", GroundKind::MainRoad},
                                {Road, "trunk", GroundKind::MainRoad},
                                {Road, "primary", GroundKind::MainRoad},
                                {Road, "secondary", GroundKind::MainRoad},
                                {Road, "a_road", GroundKind::MainRoad},
                                {Road, "minor", GroundKind::MinorRoad},
                                {Road, "tertiary", GroundKind::MinorRoad},
                                {Road, "unclassified", GroundKind::MinorRoad},
                                {Road, "b_road", GroundKind::MinorRoad},
                                {Road, "street", GroundKind::Street},
                                {Road, "residential", GroundKind::Street},
                                {Road, "living_street", GroundKind::Street},
                                {Road, "service", GroundKind::Street},
                                {Road, "path", GroundKind::Path},
                                {Road, "footway", GroundKind::Path},
                                {Road, "cycleway", GroundKind::Path},
                                {Road, "bridleway", GroundKind::Path},
                                {Road, "track", GroundKind::Path},
                                {Road, "pedestrian", GroundKind::Path},
                                {Road, "steps", GroundKind::Path},
                                {Road, "pier", GroundKind::Path},
                                {Road, "rail", GroundKind::Railway},
                                {Road, "railway", GroundKind::Railway},
                                {Water, "river", GroundKind::River},
                                {Water, "canal", GroundKind::River},
                                {Water, "stream", GroundKind::Stream},
                                {Water, "drain", GroundKind::Stream},
                                {Water, "lake", GroundKind::Lake},
                                {Water, "water", GroundKind::Lake},
                                {Green, "wood", GroundKind::Wood},
                                {Green, "forest", GroundKind::Wood},
                                {Green, "park", GroundKind::Park},
                                {Green, "garden", GroundKind::Park},
                                {Green, "common", GroundKind::Common},
                                {Green, "heath", GroundKind::Common},
                                {Green, "marsh", GroundKind::Marsh},
                                {Green, "wetland", GroundKind::Marsh},
                                {Green, "beach", GroundKind::Beach},
                                {Green, "sand", GroundKind::Beach},
                                {Name, "city", GroundKind::City},
                                {Name, "town", GroundKind::Town},
                                {Name, "village", GroundKind::Village},
                                {Name, "hamlet", GroundKind::Hamlet},
                                {Name, "suburb", GroundKind::Suburb},
                                {Name, "neighbourhood", GroundKind::Suburb},
                                {Name, "locality", GroundKind::Hamlet},
                                {Name, "sea", GroundKind::Sea},
                                {Name, "bay", GroundKind::Bay},
                                {Name, "water", GroundKind::WaterName},
                                {Name, "river", GroundKind::WaterName},
                                {Name, "lake", GroundKind::WaterName},
                                {Name, "hill", GroundKind::Hill},
                                {Name, "headland", GroundKind::Hill},
                                {Name, "island", GroundKind::Island},
                                {Name, "street", GroundKind::StreetName},
                                {Building, kBuiltUp, GroundKind::BuiltUp}};
    for (const Known &known : kKnown)
        if (known.theme == theme && known.name == name)
            return known.kind;
    return GroundKind::Other;
}

using Json = nlohmann::json;

std::vector<LatLon> pathFrom(const Json &coordinates) {
    std::vector<LatLon> path;
    path.reserve(coordinates.size());
    for (const Json &p : coordinates)
        if (p.is_array() && p.size() >= 2 && p[0].is_number() && p[1].is_number())
            path.push_back({p[1].get<double>(), p[0].get<double>()});
    return path;
}

std::optional<Shape> shapeFrom(const Json &geometry) {
    if (!geometry.is_object() || !geometry.contains("coordinates"))
        return std::nullopt;
    const std::string type = geometry.value("type", "");
    const Json &coordinates = geometry["coordinates"];
    Shape shape;
    if (type == "Point") {
        shape.paths.push_back(pathFrom(Json::array({coordinates})));
    } else if (type == "LineString") {
        shape.type = Shape::Type::Lines;
        shape.paths.push_back(pathFrom(coordinates));
    } else if (type == "MultiLineString" || type == "Polygon") {
        shape.type = type == "Polygon" ? Shape::Type::Rings : Shape::Type::Lines;
        for (const Json &path : coordinates)
            shape.paths.push_back(pathFrom(path));
    } else if (type == "MultiPolygon") {
        shape.type = Shape::Type::Rings;
        for (const Json &polygon : coordinates)
            for (const Json &ring : polygon)
                shape.paths.push_back(pathFrom(ring));
    } else {
        return std::nullopt;
    }
    std::erase_if(shape.paths, [](const auto &path) { return path.empty(); });
    return shape;
}

// Where data/basemap/land.geojson was cut (see its README).
constexpr double kCutWest = -26;
constexpr double kCutEast = 16;
constexpr double kCutSouth = 44;
constexpr double kCutNorth = 64;
constexpr double kCutTolerance = 1e-3;

} // namespace

void GroundLayers::add(GroundTheme theme, std::string_view kind, std::string name, int rank,
                       const Shape &shape) {
    if (shape.paths.empty())
        return;
    Feature feature;
    feature.theme = theme;
    feature.kind = kindFromName(theme, kind);
    feature.isArea = shape.type == Shape::Type::Rings;
    feature.rank = rank;
    feature.name = std::move(name);
    const bool cut = theme == GroundTheme::Land;
    feature.shape = m_paths.add(shape.paths, feature.isArea,
                                cut ? PathStore::CutTest(isCutOfBaseLand) : PathStore::CutTest());
    m_bounds[static_cast<std::size_t>(theme)].add(m_paths.box(feature.shape));
    m_features[static_cast<std::size_t>(theme)].push_back(std::move(feature));
}

std::shared_ptr<const GroundLayers>
GroundLayers::fromContext(const std::vector<ContextFeature> &features,
                          std::map<std::string, std::string> credits) {
    auto layers = std::make_shared<GroundLayers>();
    layers->m_credits = std::move(credits);
    for (const ContextFeature &feature : features) {
        const auto theme = themeFromName(feature.theme);
        if (!theme)
            continue;
        if (const auto shape = shapeFromWkb(feature.wkb))
            layers->add(*theme, feature.theme == kBuiltUp ? kBuiltUp : feature.kind, feature.name,
                        feature.rank, *shape);
    }
    return layers;
}

std::shared_ptr<const GroundLayers> GroundLayers::fromGeoJson(std::span<const GeoJson> documents) {
    auto layers = std::make_shared<GroundLayers>();
    for (const GeoJson &document : documents)
        layers->addGeoJson(document);
    return layers;
}

void GroundLayers::addGeoJson(const GeoJson &given) {
    const Json document = Json::parse(given.text, nullptr, false);
    if (!document.is_object() || !document.contains("features"))
        return;
    for (const Json &feature : document["features"]) {
        if (!feature.is_object() || !feature.contains("geometry"))
            continue;
        const auto shape = shapeFrom(feature["geometry"]);
        if (!shape)
            continue;
        const Json properties = feature.value("properties", Json::object());
        const auto text = [&](const char *key) {
            const auto found = properties.find(key);
            return found != properties.end() && found->is_string() ? found->get<std::string>()
                                                                   : std::string();
        };
        const auto rank = properties.find("rank");
        add(given.theme, text("kind").empty() ? text("class") : text("kind"), text("name"),
            rank != properties.end() && rank->is_number_integer() ? rank->get<int>() : 0, *shape);
    }
}

std::shared_ptr<const GroundLayers> GroundLayers::baseLand() {
    static const std::shared_ptr<const GroundLayers> kLand = [] {
        const GeoJson land{GroundTheme::Land, shippedFile(shippedBaseMap(), "land.geojson")};
        return fromGeoJson(std::span(&land, 1));
    }();
    return kLand;
}

bool GroundLayers::isCutOfBaseLand(LatLon a, LatLon b) {
    const auto both = [](double x, double y, double line) {
        return std::abs(x - line) < kCutTolerance && std::abs(y - line) < kCutTolerance;
    };
    return both(a.longitude, b.longitude, kCutWest) || both(a.longitude, b.longitude, kCutEast) ||
           both(a.latitude, b.latitude, kCutSouth) || both(a.latitude, b.latitude, kCutNorth);
}

} // namespace placeweave
