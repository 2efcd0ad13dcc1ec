// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_positions.h"

#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <random>

namespace placeweave {
namespace {

const LatLon kPlace{53.4361, -2.3172}; // SJ 79024 93303

struct Said {
    std::string name;
    std::string text;
    bool isTold;
};
class Positions : public testing::TestWithParam<Said> {};
TEST_P(Positions, AreFoundInText) {
    const auto told = positionsIn(GetParam().text);
    const bool isNear = std::ranges::any_of(told, [](const ToldPosition &position) {
        return distanceMetres(position.point, kPlace) < std::max(200.0, position.metres);
    });
    EXPECT_EQ(isNear, GetParam().isTold);
}
INSTANTIATE_TEST_SUITE_P(
    Told, Positions,
    testing::Values(
        Said{"decimal", "at 53.4361, -2.3172.", true}, Said{"swapped", "-2.3172 53.4361", true},
        Said{"west_by_letter", "53.4361N 2.3172W", true}, Said{"comma", "53,4361 / -2,3172", true},
        Said{"link", "https://x.example/@53.4361,-2.3172,17z", true},
        Said{"link_data", "x.example/!3d53.4361!4d-2.3172", true},
        Said{"degrees", "53°26'10\"N 2°19'02\"W", true},
        Said{"degrees_typographic", "53º 26′ 10″ N, 2º 19′ 2″ W", true},
        Said{"degrees_decimal_minutes", "N 53° 26.166' W 2° 19.032'", true},
        Said{"spaces", "53 26 10 N, 2 19 02 W", true},
        Said{"spaces_decimal", "53 26 9.96 N 2 19 1.92 W", true},
        Said{"minutes_only", "53 26.166 N, 2 19.032 W", true},
        Said{"colons", "53:26:09.96N 2:19:01.92W", true},
        Said{"instrument", "5326.166N 00219.032W", true},
        Said{"instrument_commas", "5326.166,N,00219.032,W", true},
        Said{"letters", "53d26m10s, -2d19m2s", true}, Said{"grid_wide", "SJ   7902   9345", true},
        Said{"times", "from 10:30:00 to 12:30:00 N", false},
        Said{"grid_spaced", "Near grid ref SJ 7902 9345 or so", true},
        Said{"grid_joined", "sj79029345", true}, Said{"grid_six", "SJ790 934", true},
        Said{"grid_four", "in SJ7993", true}, Said{"grid_ten", "SJ 79021 93451", true},
        Said{"grid_dash", "SJ 790-934", true},
        Said{"eastings", "eastings 379021, northings 393451", true},
        Said{"eastings_commas", "E 379,021 N 393,451", true},
        Said{"eastings_joined", "379021393451", true}, Said{"plus", "plus code 9C5VCMPM+CQ", true},
        Said{"plus_in_link", "x.example/9C5VCMPM%2BCQ", true},
        Said{"elsewhere", "51.5007, -0.1246 or TQ 302 796", false},
        Said{"phone", "0161 496 0000 or +44 161 496 0000", false},
        Said{"postcode", "M33 7XX", false}, Said{"district", "SK14 and SJ", false},
        Said{"bus", "the 53 and 26 to N 2", false},
        Said{"prices", "10.50 to 12.75 on 2026-10-01", false}),
    [](const auto &said) { return said.param.name; });

// Made of what positions are made of, so that every second text or so holds one.
TEST(Told, AGlanceMissesNoPosition) {
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto pieces = std::to_array<std::string_view>(
        {"N ",   "W ",     "   ",     "5326.166", "2:19:2",      "53 26 10",
         "53",   "2",      "4361",    "379021",   "393451",      "379021393451",
         ".",    ",",      " ",       "-",        "/",           "N",
         "W",    "SJ",     "sj",      "79",       "790",         "7902",
         "deg ", "d ",     "degrees", "&deg;",    "\u00B0",      "\u00BA",
         "'",    "\u2032", "min",     "9C5VCMPM", "+",           "%2B",
         "CQ",   "e",      "at ",     ":",        "01632 963610"});
    int found = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto n = 1 + random() % 9; n > 0; --n)
            text += pieces[random() % pieces.size()];
        if (positionsIn(text).empty())
            continue;
        ++found;
        ASSERT_TRUE(mayHoldPositions(text)) << text;
    }
    EXPECT_GT(found, 1000);
    for (const char *text : {"hello0@example.org", "https://example.org/12345", "GB-CHC-1000000",
                             "0161 496 0000", "Open from 2.30 until 5"})
        EXPECT_FALSE(mayHoldPositions(text)) << text;
}

TEST(Told, HalvesOfAPosition) {
    EXPECT_TRUE(tellsHalfOf("Latitude 53.4361", kPlace));
    EXPECT_TRUE(tellsHalfOf("longitude: 2.3172 west", kPlace));
    EXPECT_TRUE(tellsHalfOf("easting 379021", kPlace));
    EXPECT_FALSE(tellsHalfOf("charity 379021", kPlace));
    EXPECT_FALSE(tellsHalfOf("open 2.30 to 5.30", kPlace));
}

class Pointers : public testing::TestWithParam<std::string> {};
TEST_P(Pointers, PointAtAPlace) {
    EXPECT_TRUE(pointsAtAPlace(GetParam()));
}
INSTANTIATE_TEST_SUITE_P(
    Told, Pointers,
    testing::Values("///filled.count.soap", "/// filled.count.soap",
                    "https://what3words.com/filled.count.soap", "w3w.co/filled.count.soap",
                    "what3words: filled.count.soap", "CMPM+CQ Sale",
                    "9CMPM+CQ is no code, CMPM+CQX is", "https://www.google.com/maps/place/x",
                    "https://maps.google.co.uk/?cid=1", "https://goo.gl/maps/abc",
                    "https://maps.app.goo.gl/abc", "https://www.openstreetmap.org/node/1",
                    "https://maps.apple.com/?ll=1", "https://www.bing.com/maps?x",
                    "https://streetmap.co.uk/map?x=1", "https://maps.google/abc",
                    "https://g.page/haven", "share.google/abc", "citymapper.com/go/1"));

TEST(Told, PlainTextPointsNowhere) {
    for (const char *text : {"Call 0161 496 0000", "See https://example.org/about.us.html",
                             "Tea + cake", "2+2", "We map what we hear. Come. Now."})
        EXPECT_FALSE(pointsAtAPlace(text)) << text;
    EXPECT_TRUE(saysIrishGrid("J 338 740"));
    EXPECT_FALSE(saysIrishGrid("T 01632 960000"));
}

TEST(Told, APlusCodeIsThatOfItsPlace) {
    EXPECT_EQ(plusCode(kPlace).size(), 11U);
    const auto told = positionsIn(plusCode(kPlace));
    ASSERT_FALSE(told.empty());
    EXPECT_LT(distanceMetres(told.back().point, kPlace), 15);
}

} // namespace
} // namespace placeweave
