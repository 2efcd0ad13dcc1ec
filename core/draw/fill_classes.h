// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/theme.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

enum class Palette : std::uint8_t {
    Warm,      // how much of a burden: pale to brick
    Cool,      // how thin or how far: pale to deep water
    Diverging, // on which side of a middle: blue-green below, pale about it, orange-brown above
};
// `count` colours, 1 to 10, from what is least to what is most, in even steps of lightness; of the
// diverging palette from end to end. None is much like the land, which may lie bare beside it. What
// is most, or furthest from the middle, is darkest on light land and lightest on dark land. The
// strong end of many reaches further, so that neighbours stay apart.
std::vector<Colour> paletteColours(Palette palette, std::size_t count, bool dark = false);

// How values are cut into classes.
enum class Classing : std::uint8_t {
    Quantiles,     // about as many areas in each
    NaturalBreaks, // where the values leave gaps: least squares within classes (Fisher and Jenks)
    EqualSteps,    // each as wide as the others
    Deciles,       // ranks of tenths, 1 to 10, as they are given
};

struct FillStyle {
    static constexpr std::size_t kFewestClasses = 2;
    static constexpr std::size_t kMostClasses = 10;

    Classing classing = Classing::Quantiles;
    Palette palette = Palette::Cool;
    std::size_t classes = 5; // at most; few different values make fewer
    // Of the diverging palette: a class ends here. Half of the classes lie on each side, an odd
    // one above; a side without values has none. Nothing means the median.
    std::optional<double> middle = {};
    bool leastIsMost = false; // ranks: 1 is the most of it, and has the strongest colour

    friend bool operator==(const FillStyle &, const FillStyle &) = default;
};

// What somebody asked for; what is left open is guessed.
struct FillWish {
    std::optional<Classing> classing = {};
    std::optional<Palette> palette = {};
    std::optional<std::size_t> classes = {};
    std::optional<double> middle = {};
};

// The style for values of an indicator of that name: deprivation deciles as they are, burdens in
// warm colours, all else in fifths of the areas in cool ones. A wish that cannot be is made one
// that can: deciles of what is not tenths become ten quantiles.
FillStyle styleFor(std::string_view indicator, std::span<const double> values,
                   const FillWish &wish = {});

struct FillClass {
    double upTo = 0;         // included; the last class takes everything above too
    Colour colour = {};      // on light land
    std::string label = {};  // "12 to 30"
    std::uint32_t areas = 0; // how many fall in it, in view or not
    Colour inDark = {};
};

// Null for NaN.
const FillClass *classOf(std::span<const FillClass> classes, double value);
// Fills in FillClass::areas; how many of the values are none.
std::uint32_t countAreas(std::span<FillClass> classes, std::span<const double> values);

// Values cut into classes. Every maker leaves out NaN and gives fewer classes when there are fewer
// different values.
std::vector<FillClass> classesOf(std::span<const double> values, const FillStyle &style);
std::vector<FillClass> quantileClasses(std::span<const double> values, std::size_t count,
                                       Palette palette);
// The best there are, whatever the number of values: the optimum of each row of the dynamic
// programme moves one way only, so that a row takes n log n steps, not n squared, and no sample is
// needed (as Ckmeans.1d.dp does, Song and Zhong 2020).
std::vector<FillClass> naturalClasses(std::span<const double> values, std::size_t count,
                                      Palette palette);
std::vector<FillClass> equalClasses(std::span<const double> values, std::size_t count,
                                    Palette palette);
// For values that are ranks of tenths already, 1 to 10, where 1 is the strongest colour, or the
// orange-brown end: as English deprivation deciles count.
std::vector<FillClass> decileClasses(Palette palette);

// Whether an indicator of that name tells of deprivation: more of it is worse.
bool isBurden(std::string_view indicator);
// Whether it is a rank of deprivation, or a tenth: English ones have 1 for the most deprived.
bool ranksBurden(std::string_view indicator);
// Whether all values are ranks 1 to 10; NaN does not matter, but nothing else may be missing.
bool areTenths(std::span<const double> values);

// As few digits as tell values of this range apart; thousands with commas.
std::string numberText(double value, double range);

} // namespace placeweave
