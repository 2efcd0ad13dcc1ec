// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/map_scene.h"

#include "core/draw/label_placer.h"
#include "core/draw/symbols.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"
#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <deque>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace placeweave {
namespace {

// Every letter is as wide as every other.
class PlainMeasure final : public TextMeasure {
public:
    double width(std::string_view text, TextStyle style) const override {
        return static_cast<double>(text.size()) * 0.55 * textLook(style, mapTheme(false)).size;
    }
    double height(TextStyle style) const override {
        return 1.25 * textLook(style, mapTheme(false)).size;
    }
};

constexpr LatLon kCentre{54.5, -3.98};

std::uint16_t kindOf(const char *code) {
    return *vocabulary("kind").indexOf(code);
}

struct Town {
    std::vector<SceneAsset> assets;
    std::deque<std::string> names;

    SceneAsset &add(LatLon at, const char *kind = "grassroots_group", std::uint16_t flags = 0) {
        SceneAsset asset;
        asset.id = static_cast<std::int64_t>(assets.size()) + 1;
        asset.name = names.emplace_back("Organisation number " + std::to_string(asset.id));
        asset.kind = kindOf(kind);
        asset.flags = flags;
        asset.at = toMercator(at);
        return assets.emplace_back(asset);
    }
    SceneSources sources() const { return {.assets = SceneAssets::fromList(assets)}; }
};

Town randomTown(std::mt19937 &random, int count, double degrees) {
    std::uniform_real_distribution<double> offset(-degrees, degrees);
    const auto &kinds = vocabulary("kind").terms();
    Town town;
    for (int i = 0; i < count; ++i)
        town.add({kCentre.latitude + offset(random), kCentre.longitude + 1.7 * offset(random)},
                 kinds[static_cast<std::size_t>(i) % kinds.size()].code.c_str());
    return town;
}

std::string squareWkb(double south, double west, double side) {
    return toWkb(
        {{{{south, west}, {south, west + side}, {south + side, west + side}, {south + side, west}},
          {}}});
}

std::string pointWkb(LatLon p) {
    std::string wkb("\x01\x01\x00\x00\x00", 5);
    wkb.append(reinterpret_cast<const char *>(&p.longitude), sizeof(double));
    wkb.append(reinterpret_cast<const char *>(&p.latitude), sizeof(double));
    return wkb;
}

TEST(MapScene, LabelsMeetNeitherEachOtherNorMarks) {
    auto random = seededGenerator();
    const Town town = randomTown(random, 400, 0.03);
    const SceneSources sources = town.sources();
    std::size_t labels = 0;
    for (double zoom = 11; zoom < 18; zoom += 0.6) {
        const SceneOptions options;
        const MarkPicture picture =
            MapScene(sources, Viewport::at(kCentre, zoom, 1280, 800), options)
                .marks(PlainMeasure());
        for (std::size_t i = 0; i < picture.labels.size(); ++i) {
            const PixelBox &box = picture.labels[i].box;
            for (std::size_t j = i + 1; j < picture.labels.size(); ++j)
                EXPECT_FALSE(box.meets(picture.labels[j].box));
            for (const Mark &mark : picture.marks) {
                const double half = mark.radius * 0.7;
                EXPECT_FALSE(box.meets(
                    {mark.at.x - half, mark.at.y - half, mark.at.x + half, mark.at.y + half}));
            }
            EXPECT_GE(box.left, 0);
            EXPECT_LE(box.right, 1280);
        }
        labels += picture.labels.size();
    }
    EXPECT_GT(labels, 10U); // so that the above was about something
}

TEST(MapScene, MarksStandForEveryPointInView) {
    auto random = seededGenerator();
    const SceneSources sources = randomTown(random, 700, 0.2).sources();
    for (const double zoom : {7.0, 10.0, 12.5, 15.0}) {
        const MarkPicture picture =
            MapScene(sources, Viewport::at(kCentre, zoom, 1400, 900), {}).marks(PlainMeasure());
        std::uint32_t total = 0;
        for (const Mark &mark : picture.marks) {
            total += mark.count;
            if (mark.type == Mark::Type::Cluster) {
                std::uint32_t members = 0;
                for (std::uint32_t run = mark.firstRun; run < mark.endRun; ++run)
                    members += picture.runs[run].end - picture.runs[run].begin;
                EXPECT_EQ(members, mark.count);
            }
        }
        if (zoom < 10.5)
            EXPECT_EQ(total, 700U);
        else
            EXPECT_LT(total, 700U);
    }
}

TEST(MapScene, TheSelectedOneStandsAloneAndOnTop) {
    auto random = seededGenerator();
    const SceneSources sources = randomTown(random, 300, 0.01).sources();
    const SceneOptions options{.selected = 77};
    const Viewport view = Viewport::at(kCentre, 10, 1280, 800);
    const MarkPicture picture = MapScene(sources, view, options).marks(PlainMeasure());
    ASSERT_FALSE(picture.marks.empty());
    const Mark &top = picture.marks.back();
    EXPECT_TRUE(top.isSelected);
    EXPECT_EQ(top.id, 77);
    EXPECT_EQ(picture.markAt(top.at), &top);
    EXPECT_TRUE(std::ranges::any_of(picture.labels, [](const Label &l) { return l.id == 77; }));
}

TEST(MapScene, AFilteredOutOneIsStillSeenWhenSelected) {
    auto random = seededGenerator();
    SceneSources sources = randomTown(random, 50, 0.01).sources();
    const std::vector<std::uint32_t> some{1, 2, 3};
    sources.assets = sources.assets->only(some);
    EXPECT_EQ(sources.assets->count(), 3U);
    const SceneOptions options{.selected = 40};
    const MarkPicture picture =
        MapScene(sources, Viewport::at(kCentre, 16, 5000, 5000), options).marks(PlainMeasure());
    EXPECT_EQ(std::ranges::count_if(picture.marks, [](const Mark &m) { return m.id == 40; }), 1);
}

TEST(MapScene, CoincidentPointsAreSpreadWhenZoomingCannotPartThem) {
    Town town;
    for (int i = 0; i < 7; ++i)
        town.add(kCentre);
    const SceneSources sources = town.sources();
    const SceneOptions options;
    const auto marksAt = [&](double zoom) {
        return MapScene(sources, Viewport::at(kCentre, zoom, 800, 600), options)
            .marks(PlainMeasure())
            .marks;
    };
    EXPECT_EQ(marksAt(12).size(), 1U);
    EXPECT_EQ(marksAt(12)[0].type, Mark::Type::Cluster);
    const auto spread = marksAt(16);
    ASSERT_EQ(spread.size(), 8U);
    EXPECT_EQ(spread[0].type, Mark::Type::Spread);
    for (std::size_t i = 1; i < spread.size(); ++i)
        for (std::size_t j = i + 1; j < spread.size(); ++j)
            EXPECT_GT(std::hypot(spread[i].at.x - spread[j].at.x, spread[i].at.y - spread[j].at.y),
                      1.9 * spread[i].radius);
}

TEST(MapScene, OnPaperEveryPointHasItsOwnSymbolAndNumber) {
    auto random = seededGenerator();
    Town town = randomTown(random, 120, 0.02);
    for (int i = 0; i < 5; ++i)
        town.add(kCentre);
    const SceneSources sources = town.sources();
    const SceneOptions options{.showLabels = false, .cluster = false, .numbered = true};
    const MarkPicture picture =
        MapScene(sources, Viewport::at(kCentre, 13, 1200, 1000), options).marks(PlainMeasure());
    std::vector<std::uint32_t> numbers;
    for (const Mark &mark : picture.marks)
        if (mark.type == Mark::Type::Symbol)
            numbers.push_back(mark.number);
    std::ranges::sort(numbers);
    ASSERT_EQ(numbers.size(), 125U);
    for (std::uint32_t i = 0; i < numbers.size(); ++i)
        EXPECT_EQ(numbers[i], i + 1);
}

TEST(MapScene, ALegendCountsWhatIsInViewAndNothingElse) {
    Town town;
    town.add(kCentre, "community_hub");
    town.add(kCentre, "time_bank", asset_flag::kApproximate);
    town.add(kCentre, "social_enterprise", asset_flag::kApproximate | asset_flag::kPrivate);
    town.add({51.5, 0}, "faith_group");
    const SceneSources sources = town.sources();
    const SceneOptions options;
    const Legend legend = MapScene(sources, Viewport::at(kCentre, 12, 800, 600), options).legend();
    EXPECT_EQ(legend.total, 3U);
    ASSERT_EQ(legend.families.size(), 2U);
    EXPECT_EQ(legend.families[0].count + legend.families[1].count, 3U);
    EXPECT_EQ(legend.kinds.size(), 3U);
    ASSERT_EQ(legend.states.size(), 2U);
    EXPECT_EQ(legend.states[0].code, "approximate");
    EXPECT_EQ(legend.states[0].count, 2U);
    EXPECT_TRUE(legend.fill.empty());
}

// Added up by blocks of points that lie together: as if each had been looked at.
TEST(MapScene, ALegendCountsEachKindAndStateOfALargeMapOnce) {
    auto random = seededGenerator();
    Town town = randomTown(random, 5000, 0.2);
    for (SceneAsset &asset : town.assets) {
        if (random() % 3 == 0)
            asset.kind = 0xFFFF;
        if (random() % 2 == 0)
            asset.flags =
                static_cast<std::uint16_t>((random() % 2 ? asset_flag::kApproximate : 0) |
                                           (random() % 2 ? asset_flag::kPrivate : 0) |
                                           (random() % 2 ? asset_flag::kRegisterOnly : 0));
    }
    std::vector<std::uint32_t> some;
    for (std::uint32_t item = 0; item < town.assets.size(); ++item)
        if (random() % 4 != 0)
            some.push_back(item);
    const SceneOptions options;
    for (const bool isFiltered : {false, true}) {
        SceneSources sources = town.sources();
        std::vector<SceneAsset> those = town.assets;
        if (isFiltered) {
            sources.assets = sources.assets->only(some);
            those.clear();
            for (const std::uint32_t item : some)
                those.push_back(town.assets[item]);
        }
        std::uniform_real_distribution<double> zoom(7, 14);
        std::uniform_real_distribution<double> offset(-0.1, 0.1);
        for (int i = 0; i < 30; ++i) {
            const Viewport view = Viewport::at(
                {kCentre.latitude + offset(random), kCentre.longitude + offset(random)},
                zoom(random), 800, 600);
            std::map<std::uint16_t, std::uint32_t> kinds;
            std::map<std::string, std::uint32_t> states;
            std::uint32_t total = 0;
            for (const SceneAsset &asset : those) {
                if (!view.box().contains(asset.at))
                    continue;
                ++total;
                ++kinds[asset.kind];
                const SymbolState state = symbolState(asset.flags);
                for (const auto &[code, is] : {std::pair("approximate", state.approximate),
                                               {"private", state.locked},
                                               {"register", state.registerOnly},
                                               {"unchecked", state.unchecked},
                                               {"closed", state.closed}})
                    if (is)
                        ++states[code];
            }
            const Legend legend = MapScene(sources, view, options).legend();
            EXPECT_EQ(legend.total, total);
            std::map<std::uint16_t, std::uint32_t> toldKinds;
            for (const Legend::Kind &kind : legend.kinds)
                toldKinds[kind.kind] = kind.count;
            EXPECT_EQ(toldKinds, kinds);
            std::map<std::string, std::uint32_t> toldStates;
            for (const Legend::State &state : legend.states)
                toldStates[state.code] = state.count;
            EXPECT_EQ(toldStates, states);
        }
    }
}

TEST(MapScene, TheScaleBarIsARoundLengthThatFits) {
    const SceneSources sources;
    const SceneOptions options;
    for (double zoom = 4; zoom <= 20; zoom += 0.3) {
        const Viewport view = Viewport::at(kCentre, zoom, 800, 600);
        const ScaleBar bar = MapScene(sources, view, options).scaleBar(120);
        EXPECT_LE(bar.pixels, 120);
        EXPECT_GE(bar.pixels, 120 / 2.6);
        const double digit = bar.metres / std::pow(10, std::floor(std::log10(bar.metres) + 1e-9));
        EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 ||
                    std::abs(digit - 5) < 1e-6);
        const LatLon east = fromMercator(view.fromPixel({400 + bar.pixels, 300}));
        EXPECT_NEAR(distanceMetres(kCentre, east), bar.metres, bar.metres * 0.01);
    }
}

TEST(MapScene, TheShippedLandIsShownWhereTheMapHasNone) {
    const SceneOptions options;
    SceneSources sources;
    EXPECT_TRUE(
        MapScene(sources, Viewport::at(kCentre, 8, 800, 600), options).ground().usesBaseLand);
    sources.ground = GroundLayers::fromContext({{"land", "", "", 0, squareWkb(54.4, -4.1, 0.2)}});
    EXPECT_FALSE(
        MapScene(sources, Viewport::at(kCentre, 12, 800, 600), options).ground().usesBaseLand);
    EXPECT_TRUE(
        MapScene(sources, Viewport::at({51.5, 0}, 12, 800, 600), options).ground().usesBaseLand);
    const MapScene far(sources, Viewport::at({51.5, 0}, 12, 800, 600), options);
    EXPECT_EQ(far.attribution(), "Made with Natural Earth");
}

// What no picture shows at a glance: what lies over what.
TEST(MapScene, GroundIsStackedFromSeaToRoads) {
    std::string road("\x01\x02\x00\x00\x00\x02\x00\x00\x00", 9);
    for (const double number : {-4.05, 54.45, -3.95, 54.55})
        road.append(reinterpret_cast<const char *>(&number), sizeof number);
    SceneSources sources;
    sources.ground =
        GroundLayers::fromContext({{"road", "main", "", 0, road},
                                   {"green", "wood", "", 0, squareWkb(54.45, -4, 0.05)},
                                   {"land", "", "", 0, squareWkb(54.4, -4.1, 0.2)},
                                   {"water", "lake", "", 0, squareWkb(54.5, -4, 0.02)}});
    const SceneOptions options;
    const MapTheme &theme = mapTheme(false);
    const GroundPicture picture =
        MapScene(sources, Viewport::at(kCentre, 12, 800, 600), options).ground();
    EXPECT_EQ(picture.background, theme.sea);
    const auto at = [&](auto &&test) {
        return std::ranges::find_if(picture.items, test) - picture.items.begin();
    };
    const auto land = at([&](const GroundItem &i) { return i.fill == theme.land; });
    const auto lake = at([&](const GroundItem &i) { return i.fill == theme.water; });
    const auto casing = at([&](const GroundItem &i) { return i.stroke == theme.roadCase; });
    const auto surface = at([&](const GroundItem &i) { return i.stroke == theme.road; });
    EXPECT_LT(land, lake);
    EXPECT_LT(lake, casing);
    EXPECT_LT(casing, surface);
    EXPECT_LT(surface, std::ssize(picture.items));
    EXPECT_GT(picture.items[static_cast<std::size_t>(casing)].width,
              picture.items[static_cast<std::size_t>(surface)].width);
}

TEST(MapScene, NoFillUntilSomeoneAsksForIt) {
    AreaSet set;
    set.attribution = "Contains OS data";
    const auto layer = AreaLayer::make(
        set, {{0, "A", "A", {{{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}}, {}}}}});
    SceneSources sources;
    const SceneOptions options;
    const Viewport view = Viewport::at(kCentre, 11, 800, 600);
    sources.outlines = {layer};
    const auto fills = [&] {
        const Colour strongest = mixed(
            mapTheme(false).land, decileClasses(Palette::Warm).front().colour, AreaFill().opacity);
        const auto items = MapScene(sources, view, options).ground().items;
        return std::ranges::count_if(items,
                                     [&](const GroundItem &i) { return i.fill == strongest; });
    };
    EXPECT_EQ(fills(), 0);
    auto fill = std::make_shared<AreaFill>();
    fill->layer = layer;
    fill->values = {1};
    fill->classes = decileClasses(Palette::Warm);
    sources.fill = fill;
    EXPECT_EQ(fills(), 1);
    EXPECT_EQ(MapScene(sources, view, options).legend().fill.size(), 10U);
    EXPECT_NE(MapScene(sources, view, options).attribution().find("Contains OS data"),
              std::string::npos);
}

TEST(MapScene, WhoseGroundItShowsIsSaid) {
    SceneSources sources;
    sources.ground = GroundLayers::fromContext(
        {{"green", "park", "", 0, squareWkb(54.4, -4.1, 0.2)}}, {{"green", "Contains OS data"}});
    const SceneOptions options;
    const auto said = [&](LatLon at) {
        return MapScene(sources, Viewport::at(at, 11, 800, 600), options).attribution();
    };
    EXPECT_THAT(said(kCentre), testing::HasSubstr("Contains OS data"));
    EXPECT_THAT(said({51.5, 0}), testing::Not(testing::HasSubstr("Contains OS data")));
    for (GroundLook::Entry &entry : sources.look.order)
        if (entry.part == GroundPart::Green)
            entry.isShown = false;
    EXPECT_THAT(said(kCentre), testing::Not(testing::HasSubstr("Contains OS data")));
}

TEST(MapScene, WhoseColoursItDoesNotShowIsNotSaid) {
    AreaSet set;
    set.attribution = "Counted by somebody";
    const auto fill = std::make_shared<AreaFill>();
    fill->layer = AreaLayer::make(
        set, {{0, "A", "A", {{{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}}, {}}}}});
    SceneSources sources;
    sources.fill = fill;
    const SceneOptions options;
    const auto said = [&] {
        return MapScene(sources, Viewport::at(kCentre, 11, 800, 600), options).attribution();
    };
    EXPECT_THAT(said(), testing::HasSubstr("Counted by somebody"));
    for (GroundLook::Entry &entry : sources.look.order)
        if (entry.part == GroundPart::AreaColours)
            entry.isShown = false;
    EXPECT_THAT(said(), testing::Not(testing::HasSubstr("Counted by somebody")));
}

TEST(MapScene, ACapitalIsNamedInACrowdOfClusters) {
    const Viewport view = Viewport::at(kCentre, 11, 800, 600);
    Town town;
    constexpr int kStep = 56; // pixels: their rims leave no room between them
    for (int x = 400 - 7 * kStep; x < 800; x += kStep)
        for (int y = 300 - 5 * kStep; y < 600; y += kStep)
            for (int i = 0; i < 30; ++i)
                town.add(
                    fromMercator(view.fromPixel({static_cast<double>(x), static_cast<double>(y)})));
    SceneSources sources = town.sources();
    sources.ground =
        GroundLayers::fromContext({{"name", "city", "Larkmere", 1, pointWkb(kCentre)}});
    const SceneOptions options{.showLabels = false};
    const MarkPicture picture = MapScene(sources, view, options).marks(PlainMeasure());
    ASSERT_EQ(picture.labels.size(), 1U);
    for (const Mark &mark : picture.marks) // no figure is covered
        if (mark.type == Mark::Type::Cluster) {
            EXPECT_FALSE(picture.labels[0].box.contains(mark.at));
        }
}

TEST(MapScene, ANameIsNeverNearerToAnotherTownThanToItsOwn) {
    Town town;
    for (int i = 0; i < 12; ++i) // in the way of the first name
        town.add({kCentre.latitude + 0.0001 * i, kCentre.longitude});
    const SceneSources crowd = town.sources();
    const SceneOptions options{.showLabels = false};
    for (double south = 0.002; south < 0.03; south += 0.002) {
        const LatLon neighbour{kCentre.latitude - south, kCentre.longitude};
        SceneSources sources = crowd;
        sources.ground =
            GroundLayers::fromContext({{"name", "town", "Highcombe", 1, pointWkb(kCentre)},
                                       {"name", "town", "Haven", 2, pointWkb(neighbour)}});
        const Viewport view = Viewport::at(kCentre, 12, 800, 600);
        const PixelPoint own = view.toPixel(toMercator(kCentre));
        const PixelPoint other = view.toPixel(toMercator(neighbour));
        for (const Label &label : MapScene(sources, view, options).marks(PlainMeasure()).labels) {
            const double middle = (label.box.top + label.box.bottom) / 2;
            const bool isFirst = label.lines[0] == "Highcombe";
            EXPECT_LE(std::abs(middle - (isFirst ? own : other).y),
                      std::abs(middle - (isFirst ? other : own).y) + label.box.bottom -
                          label.box.top)
                << label.lines[0] << " " << south;
        }
    }
}

TEST(MapScene, TownsAreNamedBeforeHills) {
    SceneSources sources;
    sources.ground =
        GroundLayers::fromContext({{"name", "hill", "Great Larrow", 1, pointWkb(kCentre)},
                                   {"name", "town", "Larkmere", 1, pointWkb(kCentre)}});
    const SceneOptions options;
    const auto labels = MapScene(sources, Viewport::at(kCentre, 13, 800, 600), options)
                            .marks(PlainMeasure())
                            .labels;
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].lines[0], "Larkmere");
    EXPECT_NEAR((labels[0].box.top + labels[0].box.bottom) / 2, 300, 1);
}

// A country has tens of thousands, and this is done in each frame.
TEST(MapScene, NamesOfAreasTooSmallForThemAreNotEvenMeasured) {
    class CountingMeasure final : public TextMeasure {
    public:
        double width(std::string_view text, TextStyle style) const override {
            ++measured;
            return m_plain.width(text, style);
        }
        double height(TextStyle style) const override { return m_plain.height(style); }
        mutable int measured = 0;

    private:
        PlainMeasure m_plain;
    };
    const auto square = [](double west) {
        Polygon polygon;
        polygon.outer = {{54.5, west}, {54.5, west + 0.01}, {54.51, west + 0.01}, {54.51, west}};
        return Polygons{polygon};
    };
    std::vector<Area> areas;
    for (int i = 0; i < 40; ++i)
        areas.push_back({i, std::to_string(i), "Small Area", square(-4 + 0.01 * i)});
    SceneSources sources;
    sources.outlines = {AreaLayer::make({}, areas)};
    const SceneOptions options;
    const auto measuredAt = [&](double zoom) {
        const CountingMeasure measure;
        (void)MapScene(sources, Viewport::at(kCentre, zoom, 800, 600), options).marks(measure);
        return measure.measured;
    };
    EXPECT_EQ(measuredAt(9), 0);
    EXPECT_GT(measuredAt(13), 0);
}

TEST(MapScene, AnOutlinedAreaIsNamedInsideItOnceItsNameFits) {
    const auto layer = AreaLayer::make(
        {}, {{0, "A", "Harbour", {{{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}}, {}}}},
             {1, "B", "", {{{{54.4, -3.9}, {54.4, -3.7}, {54.6, -3.7}, {54.6, -3.9}}, {}}}}});
    SceneSources sources;
    sources.outlines = {layer};
    const SceneOptions options;
    const auto namesAt = [&](double zoom) {
        return MapScene(sources, Viewport::at(kCentre, zoom, 800, 600), options)
            .marks(PlainMeasure())
            .labels;
    };
    const auto labels = namesAt(11);
    ASSERT_EQ(labels.size(), 1U);
    EXPECT_EQ(labels[0].lines[0], "Harbour");
    EXPECT_EQ(labels[0].style, TextStyle::AreaName);
    const PixelBox box = labels[0].box;
    const Viewport view = Viewport::at(kCentre, 11, 800, 600);
    const PixelPoint corner = view.toPixel(toMercator({54.6, -4.1}));
    const PixelPoint opposite = view.toPixel(toMercator({54.4, -3.9}));
    EXPECT_GT(box.left, corner.x);
    EXPECT_LT(box.right, opposite.x);
    EXPECT_GT(box.top, corner.y);
    EXPECT_LT(box.bottom, opposite.y);
    EXPECT_TRUE(namesAt(6).empty()) << "there is no room for it from afar";
}

TEST(MapScene, TheLegendNamesOutlinesAsTheyAreDrawn) {
    const auto square = [](const char *name, double size) {
        AreaSet set;
        set.name = name;
        const double south = kCentre.latitude - size / 2;
        const double west = kCentre.longitude - size / 2;
        return AreaLayer::make(set, {{0,
                                      "A",
                                      "A",
                                      {{{{south, west},
                                         {south, west + size},
                                         {south + size, west + size},
                                         {south + size, west}},
                                        {}}}}});
    };
    SceneSources sources;
    sources.outlines = {square("Small areas", 0.05), square("Wards", 0.2), square("", 0.2)};
    const SceneOptions options;
    const auto namesAt = [&](double zoom) {
        std::vector<std::string> names;
        const MapScene scene(sources, Viewport::at(kCentre, zoom, 800, 600), options);
        const auto items = scene.ground().items;
        for (const AreaOutline &outline : scene.legend().outlines) {
            names.push_back(outline.layer->name());
            EXPECT_TRUE(std::ranges::any_of(items, [&](const GroundItem &item) {
                return item.dashes == outline.dashes && item.stroke == outline.colour &&
                       item.width == outline.width;
            })) << names.back();
        }
        return names;
    };
    EXPECT_EQ(namesAt(11), (std::vector<std::string>{"Wards", "Small areas"}));
    EXPECT_EQ(namesAt(7.5), std::vector<std::string>{"Wards"}) << "too small to be drawn";
    EXPECT_TRUE(namesAt(4).empty());
}

TEST(MapScene, OutlinesStandOnARimOverTheColoursOfABaseMap) {
    SceneSources sources;
    sources.outlines = {AreaLayer::make(
        {},
        {{0, "A", "Harbour", {{{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}}, {}}}}})};
    const SceneOptions options;
    const auto lines = [&] {
        std::vector<GroundItem> items =
            MapScene(sources, Viewport::at(kCentre, 11, 800, 600), options).ground().items;
        const PixelPath outline = items.back().path;
        std::erase_if(items, [&](const GroundItem &item) {
            return !std::ranges::equal(item.path.points, outline.points, {}, &PixelPoint::x,
                                       &PixelPoint::x);
        });
        return items;
    };
    EXPECT_EQ(lines().size(), 1U);
    sources.isOnBaseMap = true;
    const auto items = lines();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_TRUE(items[0].dashes.empty());
    EXPECT_GT(items[0].width, items[1].width);
}

TEST(MapScene, ANoteCoversSymbolsRatherThanTheFiguresOfClusters) {
    // A cluster to the right, left and below of the note, a lone symbol above it.
    const Viewport view = Viewport::at(kCentre, 14, 800, 600);
    Town town;
    const auto put = [&](double x, double y, int count) {
        for (int i = 0; i < count; ++i)
            town.add(fromMercator(view.fromPixel({400 + x + 0.01 * i, 300 + y})));
    };
    for (const double x : {-120.0, -85.0, 85.0, 120.0})
        put(x, 0, 6);
    put(0, 34, 6);
    put(0, -24, 1);
    SceneSources sources = town.sources();
    sources.notes = NoteLayer::make({{7, "Where people meet", {Shape::Type::Points, {{kCentre}}}}});
    const SceneOptions options;
    const auto picture = MapScene(sources, view, options).marks(PlainMeasure());
    const auto note = std::ranges::find(picture.labels, TextStyle::Note, &Label::style);
    ASSERT_NE(note, picture.labels.end());
    for (const Mark &mark : picture.marks) {
        const PixelBox figure{mark.at.x - 6, mark.at.y - 6, mark.at.x + 6, mark.at.y + 6};
        EXPECT_FALSE(mark.type == Mark::Type::Cluster && note->box.meets(figure));
    }
}

TEST(MapScene, TheWordsOfANoteAmongClustersStandALittleWayOff) {
    const Viewport view = Viewport::at(kCentre, 14, 800, 600);
    Town town;
    for (const auto &[x, y] : {std::pair{34.0, 0.0}, {-34.0, 0.0}, {0.0, 34.0}, {0.0, -34.0}})
        for (int i = 0; i < 6; ++i)
            town.add(fromMercator(view.fromPixel({400 + x + 0.01 * i, 300 + y})));
    SceneSources sources = town.sources();
    sources.notes = NoteLayer::make({{7, "Where people meet", {Shape::Type::Points, {{kCentre}}}}});
    const SceneOptions options;
    const auto picture = MapScene(sources, view, options).marks(PlainMeasure());
    const auto words = std::ranges::find(picture.labels, TextStyle::Note, &Label::style);
    ASSERT_NE(words, picture.labels.end());
    for (const Mark &mark : picture.marks)
        EXPECT_FALSE(
            words->box.meets({mark.at.x - 10, mark.at.y - 10, mark.at.x + 10, mark.at.y + 10}));
}

// Large letters make large clusters: at 200 % one comes under the sign of nearly every note.
TEST(MapScene, ANoteWithinAClusterStandsOnItsRimAndItsWordsBeside) {
    const Viewport view = Viewport::at(kCentre, 14, 800, 600);
    Town town;
    for (int i = 0; i < 30; ++i)
        town.add(fromMercator(view.fromPixel({400 + 0.01 * i, 300})));
    SceneSources sources = town.sources();
    const auto noteAt = [&](double x, double y) {
        const LatLon at = fromMercator(view.fromPixel({x, y}));
        return NoteLayer::make({{7, "Where people meet", {Shape::Type::Points, {{at}}}}});
    };
    SceneOptions options;
    options.symbolScale = 1.6;
    options.textScale = 2;
    for (const auto &[x, y] : {std::pair{400.0, 300.0}, {406.0, 290.0}, {380.0, 300.0}}) {
        sources.notes = noteAt(x, y);
        const auto picture = MapScene(sources, view, options).marks(PlainMeasure());
        const auto of = [&](Mark::Type type) {
            return *std::ranges::find(picture.marks, type, &Mark::type);
        };
        const Mark cluster = of(Mark::Type::Cluster);
        const Mark note = of(Mark::Type::Note);
        const double apart = std::hypot(note.at.x - cluster.at.x, note.at.y - cluster.at.y);
        EXPECT_GE(apart, cluster.radius) << x;
        EXPECT_LE(apart, cluster.radius + note.radius) << "no further than it must";
        const auto words = std::ranges::find(picture.labels, TextStyle::Note, &Label::style);
        ASSERT_NE(words, picture.labels.end());
        const double r = cluster.radius * 0.7;
        EXPECT_FALSE(words->box.meets(
            {cluster.at.x - r, cluster.at.y - r, cluster.at.x + r, cluster.at.y + r}));
    }
}

TEST(MapScene, NothingAtAllIsAPictureToo) {
    const SceneSources sources;
    const SceneOptions options;
    for (const auto &[width, height] : {std::pair{0.0, 0.0}, {1.0, 1.0}, {800.0, 600.0}}) {
        const MapScene scene(sources, Viewport::at(kCentre, 20, width, height), options);
        EXPECT_TRUE(scene.marks(PlainMeasure()).marks.empty());
        EXPECT_EQ(scene.legend().total, 0U);
        scene.ground();
    }
    EXPECT_TRUE(wholeBox(sources).isEmpty());
}

TEST(MapScene, FloatingPanelsAreKeptClearOfNames) {
    Town town;
    town.add(kCentre);
    const SceneSources sources = town.sources();
    SceneOptions options;
    const Viewport view = Viewport::at(kCentre, 15, 800, 600);
    ASSERT_EQ(MapScene(sources, view, options).marks(PlainMeasure()).labels.size(), 1U);
    options.keepClear = {{0, 0, 800, 600}};
    EXPECT_TRUE(MapScene(sources, view, options).marks(PlainMeasure()).labels.empty());
}

TEST(MapScene, SuggestionsStandByThemselvesOverWhatIsThere) {
    auto random = seededGenerator();
    SceneSources sources = randomTown(random, 200, 0.0001).sources(); // one heap
    SceneAsset suggestion;
    suggestion.id = 900;
    suggestion.name = "Harbour knitting";
    suggestion.at = toMercator(kCentre);
    suggestion.flags = kSuggested;
    sources.suggestions = SceneAssets::fromList({suggestion});
    const SceneOptions options;
    const MapScene scene(sources, Viewport::at(kCentre, 12, 800, 600), options);
    const MarkPicture picture = scene.marks(PlainMeasure());
    const Mark &top = picture.marks.back();
    EXPECT_TRUE(top.isSuggestion);
    EXPECT_EQ(top.id, 900);
    EXPECT_TRUE(top.state.suggested);
    EXPECT_TRUE(std::ranges::any_of(picture.labels, [](const Label &label) {
        return label.id == 900 && label.lines.front() == "Harbour knitting";
    }));
    const Legend legend = scene.legend();
    EXPECT_EQ(legend.total, 200U); // it is not on the map yet
    ASSERT_FALSE(legend.states.empty());
    EXPECT_EQ(legend.states.front().code, "suggested");
}

TEST(MapScene, TheLegsOfASpreadFindRoomAmongTheirNeighbours) {
    const Viewport view = Viewport::at(kCentre, 17, 800, 600);
    Town town;
    for (int i = 0; i < 5; ++i)
        town.add(kCentre);
    // One just where the first leg would end, above the hub.
    const PixelPoint above{400, 300 - 40};
    town.add(fromMercator(view.fromPixel(above)));
    const MarkPicture picture = MapScene(town.sources(), view, {}).marks(PlainMeasure());
    ASSERT_EQ(std::ranges::count(picture.marks, Mark::Type::Symbol, &Mark::type), 6);
    for (const Mark &a : picture.marks)
        for (const Mark &b : picture.marks) {
            if (a.id >= b.id || a.type != Mark::Type::Symbol || b.type != Mark::Type::Symbol)
                continue;
            EXPECT_GE(std::hypot(a.at.x - b.at.x, a.at.y - b.at.y), a.radius + b.radius - 0.5)
                << a.id << " and " << b.id;
        }
    EXPECT_NEAR(picture.marks.back().at.y, 300, 60) << "they stay near";
}

void expectOnRim(const Mark &mark, const Mark &heap) {
    const double apart = std::hypot(mark.at.x - heap.at.x, mark.at.y - heap.at.y);
    EXPECT_GE(apart, mark.radius + heap.radius * 0.45);
    EXPECT_LE(apart, mark.radius + heap.radius) << "it still touches the heap";
}

TEST(MapScene, ASuggestionLeavesTheFigureOfAClusterFree) {
    auto random = seededGenerator();
    SceneSources sources = randomTown(random, 200, 0.0001).sources(); // one heap
    SceneAsset suggestion;
    suggestion.id = 900;
    suggestion.at = toMercator(kCentre);
    suggestion.flags = kSuggested;
    sources.suggestions = SceneAssets::fromList({suggestion});
    const MarkPicture picture =
        MapScene(sources, Viewport::at(kCentre, 12, 800, 600), {}).marks(PlainMeasure());
    ASSERT_EQ(picture.marks.size(), 2U);
    const Mark &heap = picture.marks.front();
    const Mark &top = picture.marks.back();
    ASSERT_TRUE(top.isSuggestion);
    expectOnRim(top, heap);
    // Beside a heap that it does not cover it stands where it was said to be.
    const LatLon beside{kCentre.latitude, kCentre.longitude + 0.05};
    suggestion.at = toMercator(beside);
    sources.suggestions = SceneAssets::fromList({suggestion});
    const Viewport view = Viewport::at(kCentre, 12, 800, 600);
    EXPECT_EQ(MapScene(sources, view, {}).marks(PlainMeasure()).marks.back().at.x,
              view.toPixel(suggestion.at).x);
}

TEST(MapScene, WhoeverIsSelectedLeavesTheFigureOfTheirClusterFree) {
    auto random = seededGenerator();
    const SceneSources sources = randomTown(random, 200, 0.0001).sources(); // one heap
    const SceneOptions options{.selected = 77};
    const MarkPicture picture =
        MapScene(sources, Viewport::at(kCentre, 12, 800, 600), options).marks(PlainMeasure());
    ASSERT_EQ(picture.marks.size(), 2U);
    const Mark &heap = picture.marks.front();
    const Mark &top = picture.marks.back();
    ASSERT_TRUE(top.isSelected);
    expectOnRim(top, heap);
}

// More of them than are named at this zoom: it is not the north that has all the names.
TEST(MapScene, WhenNotAllAreNamedThoseThatAreLieAllOver) {
    Town town;
    constexpr int kRows = 10;
    for (int row = 0; row < kRows; ++row)
        for (int column = 0; column < 8; ++column)
            town.add({kCentre.latitude + 0.01 * (row - kRows / 2),
                      kCentre.longitude + 0.03 * (column - 4)});
    const MarkPicture picture =
        MapScene(town.sources(), Viewport::at(kCentre, 12.5, 1280, 800), {}).marks(PlainMeasure());
    const auto named = [&](double top, double bottom) {
        return std::ranges::count_if(picture.labels, [&](const Label &label) {
            return label.id != 0 && label.box.top >= top && label.box.bottom <= bottom;
        });
    };
    ASSERT_LT(named(0, 800), 60);
    EXPECT_GE(named(0, 400), 5);
    EXPECT_GE(named(400, 800), 5);
}

TEST(Viewport, FittingShowsTheWholeBox) {
    const LatLonBox box{-4.1, 54.4, -3.8, 54.6};
    const Viewport view = Viewport::fitting(box, 1000, 700, 40);
    for (const LatLon corner : {LatLon{54.4, -4.1}, {54.6, -3.8}}) {
        const PixelPoint p = view.toPixel(toMercator(corner));
        EXPECT_GE(p.x, 39.9);
        EXPECT_GE(p.y, 39.9);
        EXPECT_LE(p.x, 960.1);
        EXPECT_LE(p.y, 660.1);
    }
    EXPECT_LE(Viewport::fitting({-4, 54, -4, 54}, 1000, 700, 40, 17).zoom(), 17.0001);
}

TEST(Labels, LongNamesBreakInTheMiddleAndVeryLongOnesEnd) {
    EXPECT_EQ(wrapped("Saltby Community Hub"), std::vector<std::string>{"Saltby Community Hub"});
    EXPECT_EQ(wrapped("Larkmere and District Allotment Society").size(), 2U);
    const auto lines = wrapped(std::string(300, 'x'));
    EXPECT_LT(lines[0].size(), 80U);
    std::string polish;
    for (int i = 0; i < 60; ++i)
        polish += "ż";
    const std::string cut = wrapped(polish)[0];
    EXPECT_EQ(cut.size() % 2, 1U); // whole letters of two bytes, and three for the ellipsis
}

} // namespace
} // namespace placeweave
