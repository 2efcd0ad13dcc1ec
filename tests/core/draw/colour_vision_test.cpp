// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the map's colours can be told apart by those who see colours differently, or none.
#include "tests/core/draw/colour_vision.h"

#include "core/draw/area_fill.h"
#include "core/draw/fill_classes.h"
#include "core/draw/oklab.h"
#include "core/draw/symbols.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

// CIEDE2000. Symbols are small and seldom side by side, so far more than what can just be noticed.
constexpr double kSymbolsApart = 8;
// Six circles between white and black leave little room when there is no hue; their glyphs tell
// them apart, and this helps.
constexpr double kGreySymbolsApart = 3.5;
// Areas are large, and neighbours touch; with many classes the legend is read for the figure, and
// what must be seen is where one ends.
constexpr double classesApart(std::size_t count) {
    return count <= 5 ? 6 : count <= 7 ? 5 : 4;
}
// Beside bare land the end that is like it cannot be used.
constexpr double kOnLand = 0.8;
// The palest class beside land without any.
constexpr double kLandApart = 6;
constexpr std::pair<Palette, const char *> kPalettes[] = {
    {Palette::Warm, "warm"}, {Palette::Cool, "cool"}, {Palette::Diverging, "diverging"}};

// As MapScene paints it: mixed with the land.
Lab drawn(Colour colour, bool dark, Vision vision) {
    return seen(mixed(mapTheme(dark).land, colour, AreaFill().opacity), vision);
}

TEST(ColourVision, DifferencesAreThoseThatWerePublished) {
    // Sharma, Wu and Dalal 2005, table 1: pairs 1, 4, 10, 16, 17, 20, 24, 34.
    const struct {
        Lab one, other;
        double expected;
    } pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
        {{50, 2.5, 0}, {50, 3.2592, 0.335}, 1.0000},
        {{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (const auto &[one, other, expected] : pairs)
        EXPECT_NEAR(difference(one, other), expected, 5e-5);
}

TEST(ColourVision, GreysLookTheSameToEverybody) {
    for (const Vision vision : kVisions)
        for (const int level : {0, 90, 255}) {
            const auto grey = static_cast<std::uint8_t>(level);
            EXPECT_LT(difference(seen({grey, grey, grey, 255}, Vision::Usual),
                                 seen({grey, grey, grey, 255}, vision)),
                      0.1)
                << nameOf(vision);
        }
}

TEST(ColourVision, RedAndGreenAreAlikeToManyPeople) {
    const Colour red = colourFromHex("#A05A2C");
    const Colour green = colourFromHex("#6E7A2C");
    EXPECT_GT(difference(seen(red, Vision::Usual), seen(green, Vision::Usual)), 25);
    EXPECT_LT(difference(seen(red, Vision::Deuteranopia), seen(green, Vision::Deuteranopia)), 8);
}

TEST(ColourVision, FamiliesOfOneShapeStayApart) {
    for (const bool dark : {false, true})
        for (const Vision vision : kVisions)
            for (std::uint8_t a = 0; a < familyCount(); ++a)
                for (std::uint8_t b = a + 1; b < familyCount(); ++b) {
                    if (familyStyle(a).shape != familyStyle(b).shape)
                        continue;
                    const MapTheme &theme = mapTheme(dark);
                    EXPECT_GE(difference(seen(symbolColour(a, theme), vision),
                                         seen(symbolColour(b, theme), vision)),
                              vision == Vision::Grey ? kGreySymbolsApart : kSymbolsApart)
                        << familyStyle(a).label << " and " << familyStyle(b).label << ", "
                        << nameOf(vision) << (dark ? ", dark" : ", light");
                }
}

void expectNeighboursApart(const std::vector<Colour> &colours, double least, bool dark,
                           Vision vision) {
    for (std::size_t i = 0; i + 1 < colours.size(); ++i)
        EXPECT_GE(difference(drawn(colours[i], dark, vision), drawn(colours[i + 1], dark, vision)),
                  least)
            << i << " of " << colours.size() << ", " << nameOf(vision)
            << (dark ? ", dark" : ", light");
}

TEST(ColourVision, NeighbouringClassesOfAFillStayApart) {
    for (const auto &[palette, name] : kPalettes)
        for (const bool dark : {false, true})
            for (const Vision vision : kVisions) {
                // Both sides of a middle are as dark as each other; without hues they are alike.
                if (palette == Palette::Diverging && vision == Vision::Grey)
                    continue;
                SCOPED_TRACE(name);
                for (std::size_t count = 2; count <= FillStyle::kMostClasses; ++count)
                    expectNeighboursApart(paletteColours(palette, count, dark),
                                          kOnLand * classesApart(count), dark, vision);
            }
}

TEST(ColourVision, ClassesBesideBareLandStayApartFromItToo) {
    for (const Palette palette : {Palette::Warm, Palette::Cool})
        for (const bool dark : {false, true})
            for (const Vision vision : kVisions)
                for (std::size_t count = 2; count <= FillStyle::kMostClasses; ++count)
                    EXPECT_GE(difference(seen(mapTheme(dark).land, vision),
                                         drawn(paletteColours(palette, count, dark).front(), dark,
                                               vision)),
                              kLandApart)
                        << count << ", " << nameOf(vision) << (dark ? ", dark" : ", light");
}

// However many there are, no step is much smaller than the others: in grey, by lightness alone.
TEST(ColourVision, StepsOfASequentialPaletteAreEven) {
    for (const Palette palette : {Palette::Warm, Palette::Cool})
        for (std::size_t count = 3; count <= FillStyle::kMostClasses; ++count) {
            const auto colours = paletteColours(palette, count);
            const auto lightness = [&](std::size_t i) {
                return toOkLab(colours[i]).lightness;
            };
            const double mean =
                (lightness(0) - lightness(count - 1)) / static_cast<double>(count - 1);
            for (std::size_t i = 0; i + 1 < count; ++i)
                EXPECT_NEAR(lightness(i) - lightness(i + 1), mean, 0.1 * mean);
        }
}

} // namespace
} // namespace placeweave
