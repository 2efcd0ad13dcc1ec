// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/fill_classes.h"

#include "core/draw/area_fill.h"
#include "core/draw/natural_breaks.h"
#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace placeweave {
namespace {

TEST(FillClasses, QuantilesHoldAboutAsManyEach) {
    auto random = seededGenerator();
    std::lognormal_distribution<double> skewed(0, 1);
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(skewed(random));
    values.push_back(std::nan(""));
    auto classes = quantileClasses(values, 5, Palette::Warm);
    ASSERT_EQ(classes.size(), 5U);
    EXPECT_EQ(countAreas(classes, values), 1U);
    for (const FillClass &c : classes)
        EXPECT_NEAR(c.areas, 200, 2);
}

TEST(FillClasses, EqualStepsCoverTheRange) {
    const std::vector<double> values{0, 3, 50, 100};
    const auto classes = equalClasses(values, 4, Palette::Cool);
    ASSERT_EQ(classes.size(), 4U);
    EXPECT_EQ(classes[0].upTo, 25);
    EXPECT_EQ(classes[3].upTo, 100);
    EXPECT_EQ(classes[1].label, "26 to 50"); // whole numbers: 25 is in the first
}

TEST(FillClasses, WholeNumbersMakeNoClassThatCanHoldNone) {
    const std::vector<double> counts{1, 1, 2, 3, 4};
    const auto classes = equalClasses(counts, 9, Palette::Cool);
    ASSERT_EQ(classes.size(), 4U);
    EXPECT_EQ(classes[0].label, "1");
    EXPECT_EQ(classes[3].label, "4");
    const auto halves = equalClasses(std::vector<double>{1, 8}, 2, Palette::Cool);
    EXPECT_EQ(halves[0].label, "1 to 4");
    EXPECT_EQ(halves[1].label, "5 to 8");
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
    const auto classes = decileClasses(Palette::Warm);
    EXPECT_EQ(classOf(classes, 1)->colour, colourFromHex("#4A1712"));
    EXPECT_EQ(classOf(classes, 1)->inDark, colourFromHex("#FFF3D8"));
    EXPECT_EQ(classOf(classes, std::nan("")), nullptr);
}

// Nobody should need to tell hues apart: the strength alone orders them.
TEST(FillClasses, ColoursGetSteadilyDarker) {
    for (const Palette palette : {Palette::Warm, Palette::Cool})
        for (std::size_t count = 2; count <= 10; ++count) {
            EXPECT_TRUE(std::ranges::is_sorted(paletteColours(palette, count, false),
                                               std::ranges::greater(), luminance));
            EXPECT_TRUE(std::ranges::is_sorted(paletteColours(palette, count, true),
                                               std::ranges::less(), luminance));
        }
}

// WCAG's ratio. A map whose palest or darkest areas sink into the land seems to have none there.
TEST(FillClasses, NoneSinksIntoTheLandAndTheStrongerStandsOutMore) {
    const auto contrast = [](Colour colour, const MapTheme &theme) {
        const double a = luminance(mixed(theme.land, colour, AreaFill().opacity)) + 0.05;
        const double b = luminance(theme.land) + 0.05;
        return std::max(a, b) / std::min(a, b);
    };
    for (const bool dark : {false, true})
        for (const Palette palette : {Palette::Warm, Palette::Cool, Palette::Diverging})
            for (std::size_t count = 2; count <= 10; ++count) {
                const MapTheme &theme = mapTheme(dark);
                const auto colours = paletteColours(palette, count, dark);
                for (std::size_t i = 0; i < count; ++i) {
                    // The middle of an odd number is on neither side.
                    if (palette == Palette::Diverging && 2 * i + 1 == count)
                        continue;
                    EXPECT_GE(contrast(colours[i], theme), 1.15) << i << " of " << count << dark;
                }
                const std::size_t from = palette == Palette::Diverging ? (count + 1) / 2 : 0;
                for (std::size_t i = from; i + 1 < count; ++i)
                    EXPECT_LT(contrast(colours[i], theme), contrast(colours[i + 1], theme));
            }
}

// --- natural breaks ---

// Squares of distances to the mean, within classes that end at `tops`.
double squaresWithin(const std::vector<double> &sorted, const std::vector<double> &tops) {
    double total = 0;
    auto from = sorted.begin();
    for (const double top : tops) {
        const auto to = std::ranges::upper_bound(sorted, top);
        double mean = 0;
        for (auto v = from; v != to; ++v)
            mean += *v / static_cast<double>(to - from);
        for (auto v = from; v != to; ++v)
            total += (*v - mean) * (*v - mean);
        from = to;
    }
    EXPECT_EQ(from, sorted.end());
    return total;
}

// Every way to cut `different` into `count` classes.
double leastSquares(const std::vector<double> &sorted, const std::vector<double> &different,
                    std::size_t count) {
    double least = std::numeric_limits<double>::infinity();
    std::vector<bool> ends(different.size() - 1);
    std::fill_n(ends.begin(), count - 1, true);
    do {
        std::vector<double> tops;
        for (std::size_t i = 0; i < ends.size(); ++i)
            if (ends[i])
                tops.push_back(different[i]);
        tops.push_back(different.back());
        least = std::min(least, squaresWithin(sorted, tops));
    } while (std::ranges::prev_permutation(ends).found);
    return least;
}

TEST(NaturalBreaks, NoOtherCutIsBetter) {
    auto random = seededGenerator();
    std::uniform_int_distribution<int> wide(0, 60);
    for (int round = 0; round < 60; ++round) {
        std::vector<double> sorted;
        for (int i = 0; i < 14 + round % 5; ++i)
            sorted.push_back(wide(random) * 0.5 - 7);
        std::ranges::sort(sorted);
        std::vector<double> different = sorted;
        const auto rest = std::ranges::unique(different);
        different.erase(rest.begin(), rest.end());
        for (std::size_t count = 2; count <= 5; ++count) {
            const auto tops = naturalBreaks(sorted, count);
            ASSERT_EQ(tops.size(), count);
            EXPECT_NEAR(squaresWithin(sorted, tops), leastSquares(sorted, different, count), 1e-9);
        }
    }
}

TEST(NaturalBreaks, FindTheGapsInMany) {
    std::vector<double> sorted;
    for (const double at : {1e9, 2e9, 7e9}) // large, and close together beside that
        for (int i = 0; i < 20'000; ++i)
            sorted.push_back(at + i);
    EXPECT_EQ(naturalBreaks(sorted, 3),
              (std::vector<double>{1e9 + 19'999, 2e9 + 19'999, 7e9 + 19'999}));
    EXPECT_EQ(naturalBreaks(sorted, 10).size(), 10U);
}

TEST(NaturalBreaks, FewValuesAreTheirOwnClasses) {
    EXPECT_EQ(naturalBreaks(std::vector<double>{1, 1, 4}, 5), (std::vector<double>{1, 4}));
    EXPECT_TRUE(naturalBreaks({}, 5).empty());
    EXPECT_EQ(naturalClasses(std::vector<double>{3, std::nan(""), 3}, 4, Palette::Cool).size(), 1U);
}

// --- the diverging palette ---

TEST(Diverging, AClassEndsAtTheMiddleAndStrengthGrowsAwayFromIt) {
    const std::vector<double> values{80, 90, 95, 99, 101, 104, 120, 160};
    for (const Classing classing :
         {Classing::Quantiles, Classing::NaturalBreaks, Classing::EqualSteps}) {
        const auto classes = classesOf(
            values,
            {.classing = classing, .palette = Palette::Diverging, .classes = 6, .middle = 100});
        ASSERT_EQ(classes.size(), 6U);
        EXPECT_EQ(classes[2].upTo, 100);
        EXPECT_EQ(classes[5].upTo, 160);
        for (const auto &[inner, outer] : {std::pair{2, 1}, {1, 0}, {3, 4}, {4, 5}}) {
            EXPECT_GT(luminance(classes[inner].colour), luminance(classes[outer].colour));
            EXPECT_LT(luminance(classes[inner].inDark), luminance(classes[outer].inDark));
        }
        EXPECT_LT(classes[0].colour.red, classes[0].colour.blue);
        EXPECT_GT(classes[5].colour.red, classes[5].colour.blue);
    }
}

TEST(Diverging, TheMedianIsTheMiddleThatNobodyStated) {
    const std::vector<double> values{1, 2, 3, 10, 11, 12, std::nan("")};
    auto classes = classesOf(values, {.palette = Palette::Diverging, .classes = 2});
    ASSERT_EQ(classes.size(), 2U);
    EXPECT_EQ(classes[0].upTo, 6); // of 6.5, for all are whole
    EXPECT_EQ(countAreas(classes, values), 1U);
    EXPECT_EQ(classes[0].areas, 3U);
    EXPECT_EQ(classes[1].areas, 3U);
}

TEST(Diverging, ASideWithoutValuesHasNoClasses) {
    const std::vector<double> values{3, 4, 5};
    const auto above =
        classesOf(values, {.palette = Palette::Diverging, .classes = 4, .middle = 0});
    ASSERT_EQ(above.size(), 2U);
    EXPECT_GT(above[0].colour.red, above[0].colour.blue);
    const auto below =
        classesOf(values, {.palette = Palette::Diverging, .classes = 4, .middle = 9});
    ASSERT_EQ(below.size(), 2U);
    EXPECT_EQ(below.back().upTo, 9);
    EXPECT_LT(below[0].colour.red, below[0].colour.blue);
}

// Protanopia and deuteranopia after Vienot, Brettel and Mollon 1999.
Colour seenWithout(Colour colour, double red, double blue) {
    const auto linear = [](std::uint8_t c) {
        return std::pow(c / 255.0, 2.2);
    };
    const auto coded = [](double v) {
        return static_cast<std::uint8_t>(255 * std::pow(std::clamp(v, 0.0, 1.0), 1 / 2.2));
    };
    const double r = linear(colour.red);
    const double g = linear(colour.green);
    const double b = linear(colour.blue);
    const std::uint8_t yellow = coded(red * r + (1 - red) * g);
    return {yellow, yellow, coded(blue * r - blue * g + b)};
}

TEST(Diverging, BothSidesCanBeToldApartByTheColourBlind) {
    const auto colours = paletteColours(Palette::Diverging, 8);
    for (const auto &[red, blue] : {std::pair{0.11238, 0.00401}, {0.29275, -0.02234}})
        for (std::size_t i = 0; i < 3; ++i) {
            const Colour low = seenWithout(colours[i], red, blue);
            const Colour high = seenWithout(colours[7 - i], red, blue);
            // One is the bluer, the other the yellower, whatever their strength.
            EXPECT_GT((low.blue - low.red) - (high.blue - high.red), 50) << i;
        }
}

// --- styles ---

TEST(FillStyles, AreGuessedFromTheNameAndTheValues) {
    const std::vector<double> tenths{1, 4, 10, std::nan("")};
    const std::vector<double> counts{0, 40, 300};
    const FillStyle deciles = styleFor("IMD decile", tenths);
    EXPECT_EQ(deciles.classing, Classing::Deciles);
    EXPECT_EQ(deciles.palette, Palette::Warm);
    EXPECT_EQ(deciles.classes, 10U);
    EXPECT_EQ(styleFor("IMD score", counts).palette, Palette::Warm);
    EXPECT_EQ(styleFor("Population", counts), FillStyle());
}

TEST(FillStyles, WishesAreKeptWhereTheyCanBe) {
    const std::vector<double> tenths{1, 4, 10};
    const std::vector<double> counts{0, 40, 300};
    const FillStyle style =
        styleFor("IMD decile", tenths, {.classing = Classing::NaturalBreaks, .classes = 3});
    EXPECT_EQ(style.classing, Classing::NaturalBreaks);
    EXPECT_EQ(style.palette, Palette::Warm); // still guessed
    EXPECT_EQ(style.classes, 3U);
    EXPECT_EQ(styleFor("x", counts, {.classes = 1}).classes, 2U);
    EXPECT_EQ(styleFor("x", counts, {.classes = 99}).classes, 10U);
    const FillStyle none = styleFor("x", counts, {.classing = Classing::Deciles});
    EXPECT_EQ(none.classing, Classing::Quantiles);
    EXPECT_EQ(none.classes, 10U);
    EXPECT_FALSE(styleFor("x", counts, {.middle = std::nan("")}).middle);
}

TEST(AreaFill, CountsItsAreasAndThoseWithoutAValue) {
    std::vector<Area> areas;
    for (const char *code : {"A", "B", "C", "D", "E"})
        areas.push_back({0, code, code, {}});
    const auto fill = AreaFill::of(AreaLayer::make({}, areas), "Deprivation decile",
                                   {{"A", 1}, {"B", 1}, {"C", 10}, {"E", std::nan("")}});
    EXPECT_EQ(fill->style.classing, Classing::Deciles);
    EXPECT_EQ(fill->classes.front().label, "1, most deprived");
    EXPECT_EQ(fill->classes.front().areas, 2U);
    EXPECT_EQ(fill->classes.back().areas, 1U);
    EXPECT_EQ(fill->withoutValue, 2U);
    const auto wished =
        AreaFill::of(fill->layer, "Deprivation decile", {{"A", 1}, {"B", 1}, {"C", 10}},
                     {.classing = Classing::Quantiles, .palette = Palette::Cool});
    EXPECT_EQ(wished->style.palette, Palette::Cool);
    EXPECT_EQ(wished->classes.front().label, "1, most deprived");
}

TEST(FillClasses, TenthsStayTheRightWayRoundHoweverTheyAreCut) {
    const std::vector<double> tenths{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const auto given = classesOf(tenths, styleFor("Income decile", tenths));
    const auto cut = classesOf(
        tenths, styleFor("Income decile", tenths, {.classing = Classing::Quantiles, .classes = 5}));
    for (const auto &classes : {given, cut})
        EXPECT_LT(luminance(classes.front().colour), luminance(classes.back().colour));
}

TEST(FillClasses, SmallFiguresAreToldApart) {
    const std::vector<double> rates{0.0001, 0.0004, 0.0012, 0.0031, 0.007};
    std::set<std::string> labels;
    for (const FillClass &c : classesOf(rates, styleFor("Rate", rates)))
        labels.insert(c.label);
    EXPECT_EQ(labels.size(), 5U);
    EXPECT_FALSE(labels.contains("0.00"));
}

TEST(FillClasses, RanksOfDeprivationAreStrongestAtOneHoweverTheyAreCut) {
    std::vector<double> ranks;
    for (int i = 1; i <= 1000; ++i)
        ranks.push_back(i * 32.0);
    for (const Palette palette : {Palette::Warm, Palette::Diverging})
        for (const Classing classing :
             {Classing::Quantiles, Classing::NaturalBreaks, Classing::EqualSteps}) {
            // Of an odd number of classes a diverging palette has one more above the middle.
            const FillWish wish{.classing = classing, .palette = palette, .classes = 6};
            const auto ranked = classesOf(ranks, styleFor("IMD 2019 rank", ranks, wish));
            const auto scored = classesOf(ranks, styleFor("IMD 2019 score", ranks, wish));
            ASSERT_EQ(ranked.size(), scored.size());
            for (std::size_t i = 0; i < ranked.size(); ++i) {
                EXPECT_EQ(ranked[i].colour, scored[ranked.size() - 1 - i].colour);
                EXPECT_EQ(ranked[i].upTo, scored[i].upTo);
            }
        }
    const auto odd = classesOf(
        ranks, styleFor("IMD 2019 rank", ranks, {.palette = Palette::Diverging, .classes = 5}));
    const std::vector<Colour> ends = paletteColours(Palette::Diverging, 2);
    ASSERT_EQ(odd.size(), 5U);
    EXPECT_GT(odd[2].upTo, ranks[500]); // less deprived than the middle: blue-green, as its ends
    EXPECT_GT(odd[2].colour.blue, odd[2].colour.red);
    EXPECT_EQ(odd[4].colour, ends.front());
    EXPECT_FALSE(ranksBurden("Rank of libraries"));
    EXPECT_TRUE(ranksBurden("Deprivation decile (invented)"));
}

} // namespace
} // namespace placeweave
