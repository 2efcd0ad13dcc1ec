// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_layer.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

Area tile(const char *code, double south, double west) {
    return {0,
            code,
            code,
            {{{{south, west}, {south, west + 1}, {south + 1, west + 1}, {south + 1, west}}, {}}}};
}

TEST(AreaLayer, ASharedBorderIsStrokedOnce) {
    const auto apart = AreaLayer::make({}, {tile("A", 52, -3), tile("B", 52, -1)});
    const auto together = AreaLayer::make({}, {tile("A", 52, -3), tile("B", 52, -2)});
    const Viewport view = Viewport::at({52.5, -1.5}, 7, 1200, 900);
    const auto lengthOf = [&](const AreaLayer &layer) {
        PixelPath path;
        for (std::uint32_t i = 0; i < layer.paths().size(); ++i)
            layer.paths().appendStroke(i, view, path);
        double total = 0;
        for (std::size_t i = 0; i < path.starts.size(); ++i)
            for (std::size_t k = 1; k < path.piece(i).size(); ++k)
                total += std::hypot(path.piece(i)[k].x - path.piece(i)[k - 1].x,
                                    path.piece(i)[k].y - path.piece(i)[k - 1].y);
        return total;
    };
    const double side =
        std::abs(view.toPixel(toMercator({52, 0})).y - view.toPixel(toMercator({53, 0})).y);
    EXPECT_NEAR(lengthOf(*apart) - lengthOf(*together), side, 0.01);
}

TEST(AreaLayer, ValuesComeInTheOrderOfTheAreas) {
    const auto layer =
        AreaLayer::make({}, {tile("B", 52, -3), tile("A", 52, -1), tile("C", 50, 0)});
    const auto values = layer->arranged({{"A", 1}, {"B", 2}, {"other", 9}});
    EXPECT_EQ(values[0], 2);
    EXPECT_EQ(values[1], 1);
    EXPECT_TRUE(std::isnan(values[2]));
}

TEST(FillClasses, QuantilesHoldAboutAsManyEach) {
    auto random = seededGenerator();
    std::lognormal_distribution<double> skewed(0, 1);
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(skewed(random));
    values.push_back(std::nan(""));
    AreaFill fill;
    fill.classes = quantileClasses(values, 5, Palette::Warm);
    ASSERT_EQ(fill.classes.size(), 5U);
    std::vector<int> counts(5);
    for (const double v : values)
        if (const FillClass *c = fill.classOf(v))
            ++counts[static_cast<std::size_t>(c - fill.classes.data())];
    for (const int count : counts)
        EXPECT_NEAR(count, 200, 2);
}

TEST(FillClasses, EqualStepsCoverTheRange) {
    const std::vector<double> values{0, 3, 50, 100};
    const auto classes = equalClasses(values, 4, Palette::Cool);
    ASSERT_EQ(classes.size(), 4U);
    EXPECT_EQ(classes[0].upTo, 25);
    EXPECT_EQ(classes[3].upTo, 100);
    EXPECT_EQ(classes[1].label, "26 to 50"); // whole numbers: 25 is in the first
}

TEST(FillClasses, FewValuesGiveFewClasses) {
    EXPECT_TRUE(quantileClasses({}, 5, Palette::Warm).empty());
    const std::vector<double> same{4, 4, 4, 4};
    EXPECT_EQ(quantileClasses(same, 5, Palette::Warm).size(), 1U);
    EXPECT_EQ(equalClasses(same, 5, Palette::Warm).size(), 1U);
    const std::vector<double> none{std::nan("")};
    EXPECT_TRUE(equalClasses(none, 5, Palette::Warm).empty());
}

TEST(FillClasses, TheFirstTenthIsTheStrongest) {
    AreaFill fill;
    fill.classes = decileClasses(Palette::Warm);
    EXPECT_EQ(fill.classOf(1)->colour, colourFromHex("#9E4A2F"));
    EXPECT_EQ(fill.classOf(10)->colour, colourFromHex("#F4E3C8"));
    EXPECT_EQ(fill.classOf(std::nan("")), nullptr);
}

// Nobody should need to tell hues apart: the strength alone orders them.
TEST(FillClasses, ColoursGetSteadilyDarker) {
    for (const Palette palette : {Palette::Warm, Palette::Cool})
        for (std::size_t count = 2; count <= 10; ++count) {
            const auto colours = paletteColours(palette, count);
            EXPECT_TRUE(std::ranges::is_sorted(colours, std::ranges::greater(), luminance));
        }
}

} // namespace
} // namespace placeweave
