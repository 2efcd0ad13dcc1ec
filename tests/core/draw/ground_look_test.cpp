// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ground_style.h"
#include "core/draw/map_scene.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr LatLon kCentre{54.5, -3.98};
const Viewport kView = Viewport::at(kCentre, 14.3, 800, 600);

Ring square(double south, double west, double side) {
    return {{south, west}, {south, west + side}, {south + side, west + side}, {south + side, west}};
}

std::string squareWkb(double south, double west, double side) {
    return toWkb({{square(south, west, side), {}}});
}

class PlainMeasure final : public TextMeasure {
public:
    double width(std::string_view text, TextStyle) const override {
        return static_cast<double>(text.size()) * 7;
    }
    double height(TextStyle) const override { return 16; }
};

class GroundLooks : public testing::Test {
protected:
    GroundLooks() {
        std::string road("\x01\x02\x00\x00\x00\x02\x00\x00\x00", 9);
        for (const double number : {-3.99, 54.495, -3.97, 54.505})
            road.append(reinterpret_cast<const char *>(&number), sizeof number);
        std::string point("\x01\x01\x00\x00\x00", 5);
        point.append(reinterpret_cast<const char *>(&kCentre.longitude), sizeof(double));
        point.append(reinterpret_cast<const char *>(&kCentre.latitude), sizeof(double));
        sources.ground = GroundLayers::fromContext(
            {{"land", "", "", 0, squareWkb(54.31, -4.1, 0.2)},
             {"green", "park", "", 0, squareWkb(54.49, -4, 0.02)},
             {"water", "lake", "", 0, squareWkb(54.499, -3.985, 0.01)},
             {"building", "", "", 0, squareWkb(54.501, -3.981, 0.001)},
             {"built_up", "Built-up area", "", 0, squareWkb(54.48, -4, 0.05)},
             {"road", "main", "", 0, road},
             {"name", "town", "Larkmere", 1, point}});
        auto made = std::make_shared<AreaFill>();
        made->layer = AreaLayer::make({}, {{0, "A", "A", {{square(54.4, -4.1, 0.1), {}}}},
                                           {0, "B", "B", {{square(54.5, -4.1, 0.1), {}}}},
                                           {0, "C", "C", {{square(54.4, -4, 0.2), {}}}}});
        made->values = {1, 2, 9};
        made->classes = decileClasses(Palette::Warm);
        fill = made;
    }

    GroundPicture ground() const { return MapScene(sources, kView, options).ground(); }
    // The place of the item in the order of drawing; -1 for none.
    static std::ptrdiff_t placeOf(const GroundPicture &picture, Colour colour) {
        const auto found = std::ranges::find_if(picture.items, [&](const GroundItem &item) {
            return item.fill == colour || item.stroke == colour;
        });
        return found == picture.items.end() ? -1 : found - picture.items.begin();
    }
    GroundLook::Entry &entry(GroundPart part) {
        return *std::ranges::find(sources.look.order, part, &GroundLook::Entry::part);
    }

    const MapTheme &theme = mapTheme(false);
    std::shared_ptr<const AreaFill> fill;
    SceneSources sources;
    SceneOptions options;
};

TEST_F(GroundLooks, APartThatIsNotShownIsGoneAndTheRestStays) {
    const auto whole = ground();
    for (const auto &[part, colour] : {std::pair{GroundPart::Green, theme.green},
                                       {GroundPart::Water, theme.water},
                                       {GroundPart::Roads, theme.road}}) {
        EXPECT_GE(placeOf(whole, colour), 0);
        entry(part).isShown = false;
        const auto without = ground();
        EXPECT_EQ(placeOf(without, colour), -1);
        EXPECT_GE(placeOf(without, theme.coast), 0);
        entry(part).isShown = true;
    }
    entry(GroundPart::Buildings).isShown = false;
    EXPECT_EQ(ground().items.size() + 1, whole.items.size());
}

TEST_F(GroundLooks, AFainterPartIsMixedWithTheLand) {
    entry(GroundPart::Roads).opacity = 0.4;
    const auto picture = ground();
    EXPECT_EQ(placeOf(picture, theme.road), -1);
    const auto surface = placeOf(picture, mixed(theme.land, theme.road, 0.4));
    const auto casing = placeOf(picture, mixed(theme.land, theme.roadCase, 0.4));
    EXPECT_GE(casing, 0);
    EXPECT_LT(casing, surface);
    for (const GroundItem &item : picture.items)
        EXPECT_TRUE(item.stroke.alpha == 0 || item.stroke.alpha == 255); // no seams shine through
    entry(GroundPart::Roads).opacity = 0;
    EXPECT_EQ(placeOf(ground(), mixed(theme.land, theme.road, 0)), placeOf(ground(), theme.land));
}

TEST_F(GroundLooks, PartsLieInTheOrderAskedFor) {
    sources.fill = fill;
    const Colour first = mixed(theme.land, fill->classes[0].colour, fill->opacity);
    EXPECT_LT(placeOf(ground(), first), placeOf(ground(), theme.water));
    std::ranges::reverse(sources.look.order);
    EXPECT_GT(placeOf(ground(), first), placeOf(ground(), theme.water));
    EXPECT_GT(placeOf(ground(), theme.water), placeOf(ground(), theme.road));
}

TEST_F(GroundLooks, BuiltUpAreasLieUnderTheParksWithinThem) {
    EXPECT_GE(placeOf(ground(), builtUpColour(theme)), 0);
    EXPECT_LT(placeOf(ground(), builtUpColour(theme)), placeOf(ground(), theme.green));
}

TEST_F(GroundLooks, GreensStayAwayWhileAreasAreColoured) {
    sources.fill = fill;
    EXPECT_EQ(placeOf(ground(), theme.green), -1);
    entry(GroundPart::AreaColours).isShown = false;
    EXPECT_GE(placeOf(ground(), theme.green), 0);
    EXPECT_TRUE(MapScene(sources, kView, options).legend().fill.empty());
}

TEST_F(GroundLooks, ColoursOfAreasAreSeenThroughOnABaseMap) {
    sources.fill = fill;
    sources.isOnBaseMap = true;
    entry(GroundPart::AreaColours).opacity = 0.5;
    const auto picture = ground();
    const Colour colour = fill->classes[0].colour;
    const auto found = std::ranges::find_if(picture.items, [&](const GroundItem &item) {
        return item.fill.withAlpha(1) == colour && item.fill.alpha < 255;
    });
    ASSERT_NE(found, picture.items.end());
    EXPECT_NEAR(found->fill.alpha, 255 * fill->opacity * 0.5 * 0.7, 1);
}

TEST_F(GroundLooks, OurOwnGroundLiesUnderTheBaseMapForWhereItHasNoPictures) {
    const auto alone = ground();
    EXPECT_LT(alone.belowBaseMap, static_cast<std::size_t>(placeOf(alone, theme.water)));
    sources.fill = fill;
    sources.isOnBaseMap = true;
    const auto picture = ground();
    for (const Colour &own : {theme.water, theme.road, theme.coast})
        EXPECT_LT(placeOf(picture, own), static_cast<std::ptrdiff_t>(picture.belowBaseMap));
    EXPECT_GE(placeOf(picture, theme.road), 0);
    const auto fills =
        std::ranges::find_if(picture.items, [](const GroundItem &item) { return item.crisp; });
    EXPECT_GE(fills - picture.items.begin(), static_cast<std::ptrdiff_t>(picture.belowBaseMap));
    const Legend legend = MapScene(sources, kView, options).legend();
    EXPECT_EQ(legend.fill[0].colour,
              mixed(theme.land, fill->classes[0].colour, fill->opacity * kOverBaseMap));
}

TEST_F(GroundLooks, AFaintParkOverTheColoursLetsThemThrough) {
    sources.fill = fill;
    std::ranges::reverse(sources.look.order);
    entry(GroundPart::BuiltUp).opacity = 0.1;
    const auto picture = ground();
    EXPECT_GE(placeOf(picture, builtUpColour(theme).withAlpha(0.1)), 0);
    EXPECT_GE(placeOf(picture, theme.green), 0);
}

TEST_F(GroundLooks, NamesCanBeFaintOrGone) {
    const auto labels = [&] {
        return MapScene(sources, kView, options).marks(PlainMeasure()).labels;
    };
    ASSERT_EQ(labels().size(), 1U);
    EXPECT_EQ(labels()[0].opacity, 1);
    entry(GroundPart::Names).opacity = 0.5;
    EXPECT_EQ(labels()[0].opacity, 0.5);
    entry(GroundPart::Names).isShown = false;
    EXPECT_TRUE(labels().empty());
}

TEST_F(GroundLooks, Core20IsHatchedOverTheColoursAndUnderTheRoads) {
    sources.fill = fill;
    sources.core20 = core20Areas(fill->layer, "IMD decile", {{"A", 1}, {"B", 2}, {"C", 9}});
    for (const bool dark : {false, true}) {
        options.dark = dark;
        const MapTheme &own = mapTheme(dark);
        const auto picture = ground();
        const Legend legend = MapScene(sources, kView, options).legend();
        ASSERT_TRUE(legend.core20);
        EXPECT_EQ(legend.core20->areas, 2U);
        const auto hatch = placeOf(picture, legend.core20->colour);
        ASSERT_GE(hatch, 0);
        EXPECT_GT(hatch, placeOf(picture, mixed(own.land, fill->classes[8].colour, fill->opacity)));
        EXPECT_LT(hatch, placeOf(picture, own.roadCase));
        // Lines of two points each, all within the two areas, which end at 4 degrees west.
        const GroundItem &lines = picture.items[static_cast<std::size_t>(hatch)];
        const double edge = kView.toPixel(toMercator({54.5, -4})).x;
        EXPECT_GT(lines.path.starts.size(), 20U);
        EXPECT_EQ(lines.path.points.size(), 2 * lines.path.starts.size());
        for (const PixelPoint &p : lines.path.points)
            EXPECT_LT(p.x, edge + 0.01);
        // The outline goes all round: each ring comes back to where it began.
        const GroundItem &outline = picture.items[static_cast<std::size_t>(hatch) + 1];
        ASSERT_EQ(outline.path.starts.size(), 2U);
        EXPECT_EQ(outline.path.piece(0).front().x, outline.path.piece(0).back().x);
    }
    sources.core20 = core20Areas(fill->layer, "IMD decile", {{"A", 5}});
    EXPECT_EQ(MapScene(sources, kView, options).legend().core20->areas, 0U);
    EXPECT_EQ(placeOf(ground(), MapScene(sources, kView, options).legend().core20->colour), -1);
}

TEST_F(GroundLooks, TheLegendCountsAreasAndThoseWithoutAValue) {
    sources.fill = AreaFill::of(fill->layer, "Population", {{"A", 10}, {"B", 10}});
    const Legend legend = MapScene(sources, kView, options).legend();
    ASSERT_EQ(legend.fill.size(), 1U);
    EXPECT_EQ(legend.fill[0].areas, 2U);
    EXPECT_EQ(legend.fillWithoutValue, 1U);
    EXPECT_EQ(legend.fillCounted, "areas");
}

} // namespace
} // namespace placeweave
