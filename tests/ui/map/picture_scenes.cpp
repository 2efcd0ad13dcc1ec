// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/picture_scenes.h"

#include "core/draw/point_fills.h"
#include "core/exchange/sample.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"
#include "tests/temporary_folder.h"

#include <cmath>

namespace placeweave {
namespace {

constexpr LatLon kMiddle{54.5, -3.98};

PictureScene sceneAt(std::string name, double zoom, double width, double height) {
    PictureScene scene;
    scene.name = std::move(name);
    scene.view = Viewport::at(kMiddle, zoom, width, height);
    return scene;
}

// Land all around, so that what is on it is seen on its usual ground.
std::vector<ContextFeature> plainLand() {
    const Ring coast{{54, -5}, {54, -3}, {55, -3}, {55, -5}};
    return {{"land", "", "", 0, toWkb({{coast, {}}})}};
}

SceneSources onLand(std::vector<SceneAsset> assets, std::vector<ContextFeature> more = {}) {
    std::vector<ContextFeature> features = plainLand();
    features.insert(features.end(), more.begin(), more.end());
    SceneSources sources;
    sources.ground = GroundLayers::fromContext(features);
    sources.assets = SceneAssets::fromList(std::move(assets));
    return sources;
}

class Assets {
public:
    explicit Assets(const Viewport &view) : m_view(view) {}

    void add(PixelPoint at, std::uint16_t kind, std::uint16_t flags = 0,
             std::string_view name = "") {
        SceneAsset asset;
        asset.id = static_cast<std::int64_t>(m_list.size()) + 1;
        asset.name = name;
        asset.kind = kind;
        asset.flags = flags;
        asset.at = m_view.fromPixel(at);
        m_list.push_back(asset);
    }
    void add(PixelPoint at, const char *kind, std::string_view name = "") {
        add(at, static_cast<std::uint16_t>(vocabulary("kind").indexOf(kind).value()), 0, name);
    }
    std::vector<SceneAsset> take() { return std::move(m_list); }

private:
    Viewport m_view;
    std::vector<SceneAsset> m_list;
};

PictureScene clusterScene() {
    PictureScene scene = sceneAt("clusters", 11, 320, 110);
    scene.hasWords = true;
    const auto kinds = static_cast<std::uint16_t>(vocabulary("kind").terms().size());
    Assets assets(scene.view);
    const auto heap = [&](double x, int count, std::uint16_t ofKinds) {
        for (int i = 0; i < count; ++i)
            assets.add({x, 55}, static_cast<std::uint16_t>(2 + i % ofKinds) % kinds);
    };
    heap(30, 2, 2);
    heap(85, 12, 3);
    heap(145, 140, kinds);
    heap(210, 1500, 1);
    heap(280, 12'000, 5);
    scene.sources = onLand(assets.take());
    return scene;
}

PictureScene spreadScene() {
    PictureScene scene = sceneAt("spread", 16, 320, 160);
    const auto kinds = static_cast<std::uint16_t>(vocabulary("kind").terms().size());
    Assets assets(scene.view);
    for (const auto &[x, count] : {std::pair{45, 2}, {120, 7}, {240, 21}})
        for (int i = 0; i < count; ++i)
            assets.add({static_cast<double>(x), 80}, static_cast<std::uint16_t>(i % kinds));
    scene.sources = onLand(assets.take());
    scene.options.showLabels = false;
    return scene;
}

// A heap of organisations in the middle, thinning out: what hexagons and the density surface tell.
PictureScene pointFillScene(std::string name, bool dark) {
    PictureScene scene = sceneAt(std::move(name), 12, 240, 180);
    Assets assets(scene.view);
    for (int i = 0; i < 240; ++i) {
        // A sunflower's head, denser to the middle: even, and the same on every machine.
        const double away = 0.62 * std::pow(i, 0.9);
        const double angle = 2.399963 * i;
        assets.add({120 + away * std::cos(angle), 90 + away * std::sin(angle)}, 2);
    }
    const auto counted = SceneAssets::fromList(assets.take());
    scene.sources = onLand({});
    scene.sources.fill =
        scene.name.starts_with("hexagons") ? hexagonFill(*counted, 8) : densityFill(*counted, 400);
    scene.options.dark = dark;
    return scene;
}

struct SquareAreas {
    std::shared_ptr<const AreaLayer> layer;
    std::vector<std::string> codes;
};

// Fifteen areas side by side.
SquareAreas squareAreas(const Viewport &view) {
    std::vector<Area> areas;
    SquareAreas made;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 5; ++column) {
            const auto corner = [&](double x, double y) {
                return fromMercator(view.fromPixel({20 + 56 * (column + x), 16 + 56 * (row + y)}));
            };
            Area area;
            area.code = "E" + std::to_string(areas.size());
            area.outline = {{{corner(0, 0), corner(1, 0.1), corner(1, 1.1), corner(0, 1)}, {}}};
            made.codes.push_back(area.code);
            areas.push_back(std::move(area));
        }
    AreaSet set;
    set.name = "wards";
    made.layer = AreaLayer::make(set, areas);
    return made;
}

// Coloured in five classes, one of them without a value.
PictureScene fillScene(bool dark) {
    PictureScene scene = sceneAt(dark ? "areas-dark" : "areas", 13, 320, 200);
    const SquareAreas areas = squareAreas(scene.view);
    std::vector<std::pair<std::string, double>> values;
    for (std::size_t i = 0; i < areas.codes.size(); ++i)
        if (i != 7)
            values.emplace_back(areas.codes[i], 3.0 * static_cast<double>(i));
    Assets assets(scene.view);
    assets.add({160, 100}, "community_hub");
    scene.sources = onLand(assets.take());
    scene.sources.outlines = {areas.layer};
    scene.sources.fill = AreaFill::of(areas.layer, "Deprivation", values);
    scene.sources.reach = Reach{toMercator(kMiddle), 500, nullptr};
    scene.options.showLabels = false;
    scene.options.dark = dark;
    return scene;
}

// Ten classes about a middle of zero.
PictureScene divergingScene(bool dark) {
    PictureScene scene = sceneAt(dark ? "diverging-dark" : "diverging", 13, 320, 200);
    const SquareAreas areas = squareAreas(scene.view);
    std::vector<std::pair<std::string, double>> values;
    for (std::size_t i = 0; i < areas.codes.size(); ++i)
        values.emplace_back(areas.codes[i], static_cast<double>(i) - 7);
    scene.sources = onLand({});
    scene.sources.fill = AreaFill::of(areas.layer, "More or less than in 2011", values,
                                      {.classing = Classing::EqualSteps,
                                       .palette = Palette::Diverging,
                                       .classes = 10,
                                       .middle = 0});
    scene.options.dark = dark;
    return scene;
}

// The hatch of Core20 over the deciles that it is made from.
PictureScene core20Scene(bool dark) {
    PictureScene scene = sceneAt(dark ? "core20-dark" : "core20", 13, 320, 200);
    const SquareAreas areas = squareAreas(scene.view);
    const std::string indicator = "IMD decile 2025";
    std::vector<std::pair<std::string, double>> values;
    for (std::size_t i = 0; i < areas.codes.size(); ++i)
        values.emplace_back(areas.codes[i], 1 + static_cast<double>(i * 7 % 10));
    scene.sources = onLand({});
    scene.sources.outlines = {areas.layer};
    scene.sources.fill = AreaFill::of(areas.layer, indicator, values);
    scene.sources.core20 = core20Areas(areas.layer, indicator, values);
    scene.options.dark = dark;
    return scene;
}

// What somebody wrote and drew: a sign with its words, an area, a way; one of them by a cluster.
PictureScene notesScene(bool dark) {
    PictureScene scene = sceneAt(dark ? "notes-dark" : "notes", 14, 320, 200);
    scene.hasWords = true;
    const auto at = [&](double x, double y) {
        return fromMercator(scene.view.fromPixel({x, y}));
    };
    Assets assets(scene.view);
    for (int i = 0; i < 12; ++i)
        assets.add({70, 120}, static_cast<std::uint16_t>(2 + i % 4));
    assets.add({260, 60}, "community_hub");
    scene.sources = onLand(assets.take());
    scene.sources.notes = NoteLayer::make(
        {{1, "No bus after six", Shape{Shape::Type::Points, {{at(84, 104)}}}},
         {2, "People say this is one place",
          Shape{Shape::Type::Rings,
                {{at(150, 30), at(230, 24), at(236, 90), at(160, 96), at(150, 30)}}}},
         {3, "", Shape{Shape::Type::Lines, {{at(20, 180), at(120, 160), at(290, 182)}}}}});
    scene.options.dark = dark;
    return scene;
}

// Everything of ours over the pictures of a base map: four squares of colour with a cross in each.
PictureScene baseMapScene(bool dark) {
    PictureScene scene = divergingScene(dark);
    scene.name = dark ? "base-map-dark" : "base-map";
    Assets assets(scene.view);
    assets.add({60, 150}, "community_hub");
    assets.add({200, 60}, "faith_group");
    scene.sources.assets = SceneAssets::fromList(assets.take());
    scene.sources.isOnBaseMap = true;
    scene.options.showLabels = false;
    return scene;
}

std::shared_ptr<const GroundLayers> sampleGround() {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "sample.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "sample.gpkg", Access::ReadOnly));
    // Words have a picture of their own.
    std::vector<ContextFeature> features = valueOf(map->areas().context());
    std::erase_if(features, [](const ContextFeature &f) { return f.theme == "name"; });
    return GroundLayers::fromContext(features);
}

PictureScene islandScene(bool dark) {
    static const auto ground = sampleGround();
    PictureScene scene = sceneAt(dark ? "island-dark" : "island", 12, 360, 280);
    scene.sources.ground = ground;
    scene.options.dark = dark;
    // All of it in the light, its streets in the dark.
    LatLonBox box = wholeBox(scene.sources);
    scene.view = Viewport::fitting(box, 360, 280, 12);
    if (dark) {
        const MercatorBox &roads = ground->bounds(GroundTheme::Building);
        const LatLon town =
            fromMercator({(roads.left + roads.right) / 2, (roads.top + roads.bottom) / 2});
        scene.view = Viewport::at(town, 15.2, 360, 240);
    }
    return scene;
}

} // namespace

PictureScene symbolScene(bool dark) {
    PictureScene scene = sceneAt(dark ? "symbols-dark" : "symbols", 13, 476, 288);
    constexpr std::uint16_t kStates[] = {0,
                                         kSuggested,
                                         asset_flag::kLongUnchecked,
                                         asset_flag::kRegisterOnly,
                                         asset_flag::kApproximate,
                                         asset_flag::kPrivate,
                                         asset_flag::kClosed};
    const auto kinds = static_cast<std::uint16_t>(vocabulary("kind").terms().size());
    Assets assets(scene.view);
    for (std::size_t state = 0; state < std::size(kStates); ++state)
        for (std::uint16_t kind = 0; kind <= kinds; ++kind)
            // A little lower to the right: what is further down is drawn later.
            assets.add({20 + 33.5 * kind, 22 + 40 * static_cast<double>(state) + 0.1 * kind},
                       kind == kinds ? AssetIndex::kNoKind : kind, kStates[state]);
    scene.sources = onLand(assets.take());
    scene.options.showLabels = false;
    scene.options.dark = dark;
    return scene;
}

PictureScene labelScene() {
    PictureScene scene = sceneAt("labels", 14, 400, 220);
    scene.hasWords = true;
    Assets assets(scene.view);
    assets.add({70, 60}, "community_hub", "Larkmere Hall");
    assets.add({300, 50}, "infrastructure_organisation",
               "Larkmere and the Islands Voluntary Action");
    assets.add({120, 120}, "faith_group", "St Brannoc's");
    assets.add({250, 150}, "grassroots_group", "Harbour Knitters");
    assets.add({60, 180}, "time_bank", "Hours for Hours");
    const auto named = [&](const char *kind, const char *name, double x, double y) {
        const LatLon at = fromMercator(scene.view.fromPixel({x, y}));
        return ContextFeature{"name", kind, name, 1, toWkb(Shape{Shape::Type::Points, {{at}}})};
    };
    scene.sources =
        onLand(assets.take(),
               {named("town", "Larkmere", 190, 95), named("village", "Ness", 345, 110),
                named("hill", "Great Larrow", 340, 190), named("bay", "Seal Bay", 185, 195)});
    scene.options.selected = 4;
    return scene;
}

std::vector<PictureScene> pictureScenes() {
    return {symbolScene(false),
            symbolScene(true),
            clusterScene(),
            spreadScene(),
            labelScene(),
            fillScene(false),
            fillScene(true),
            islandScene(false),
            islandScene(true),
            divergingScene(false),
            divergingScene(true),
            core20Scene(false),
            core20Scene(true),
            notesScene(false),
            notesScene(true),
            baseMapScene(false),
            baseMapScene(true),
            pointFillScene("hexagons", false),
            pointFillScene("hexagons-dark", true),
            pointFillScene("density", false),
            pointFillScene("density-dark", true)};
}

} // namespace placeweave
