// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/cell.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(Cell, NothingIsWrittenInManyWays) {
    for (const char *cell : {"", "  ", "NA", "n/a", "-", "#N/A", "null", "\xC2\xA0"})
        EXPECT_EQ(meaningOf(cell), "") << cell;
    for (const char *cell : {"Nan's Kitchen", "0", "none", "No"})
        EXPECT_EQ(meaningOf(cell), cell);
}

TEST(Cell, TheApostropheBeforeAFormulaGoes) {
    EXPECT_EQ(meaningOf("'=SUM(A1)"), "=SUM(A1)");
    EXPECT_EQ(meaningOf("'t Hoekje"), "'t Hoekje");
}

TEST(Cell, PostcodesAreKnownInAnySpelling) {
    for (const char *cell : {"M33 4ND", "m334nd", "EC1A 1BB", "W1A 0AX", "GIR 0AA", " LK1 7GZ "})
        EXPECT_TRUE(looksLikePostcode(cell)) << cell;
    for (const char *cell : {"M33", "4ND M33", "Hello", "01234", "AAA1 1AA", "M33 44D"})
        EXPECT_FALSE(looksLikePostcode(cell)) << cell;
    EXPECT_EQ(tidyPostcode("m334nd"), "M33 4ND");
    EXPECT_EQ(tidyPostcode("not one"), "not one");
}

TEST(Cell, OnlyTheOutwardPartOfAPostcodeIsTold) {
    EXPECT_EQ(outwardPostcode("M33 4ND"), "M33");
    EXPECT_EQ(outwardPostcode("ec1a1bb"), "EC1A");
    EXPECT_EQ(outwardPostcode("M33"), "M33");
    EXPECT_EQ(outwardPostcode("12 Rose Lane"), "");
    EXPECT_EQ(outwardPostcode("M33 4ND, Sale"), "");
}

TEST(Cell, PhonesGetTheirZeroBack) {
    EXPECT_TRUE(looksLikePhone("0161 496 0000"));
    EXPECT_TRUE(looksLikePhone("+44 (0)161 496 0000"));
    EXPECT_FALSE(looksLikePhone("53.4807"));
    EXPECT_FALSE(looksLikePhone("12"));
    EXPECT_EQ(tidyPhone("1617486414"), "01617486414");
    EXPECT_EQ(tidyPhone("0161 748 6414"), "0161 748 6414");
}

TEST(Cell, AddressesOfTheWebAreToldApart) {
    EXPECT_TRUE(looksLikeEmail("hello@example.org"));
    EXPECT_FALSE(looksLikeEmail("hello@example"));
    EXPECT_FALSE(looksLikeEmail("at home @ 6.30"));
    EXPECT_TRUE(looksLikeWebsite("https://example.org/a"));
    EXPECT_TRUE(looksLikeWebsite("www.example.org"));
    EXPECT_TRUE(looksLikeWebsite("example.org.uk"));
    EXPECT_FALSE(looksLikeWebsite("hello@example.org"));
}

TEST(Cell, LettersThatAnotherProgramBrokeAreSeen) {
    for (const char *broken : {"CafÃ© Nord", "MenÂ\u00A0Shed", "Â£5 a week", "The Menâ€™s Shed"})
        EXPECT_TRUE(looksGarbled(broken)) << broken;
    for (const char *whole :
         {"Café Nord", "Âge d'or", "São Paulo Ãvila", "The Men’s Shed", "Â", "€5"})
        EXPECT_FALSE(looksGarbled(whole)) << whole;
}

TEST(Cell, NumbersComeInManyForms) {
    EXPECT_EQ(numberIn("29,199"), 29199.0);
    EXPECT_EQ(numberIn("\xC2\xA3"
                       "1,200.50"),
              1200.5);
    EXPECT_EQ(numberIn("-2.5"), -2.5);
    EXPECT_EQ(numberIn("12 %"), 12.0);
    EXPECT_EQ(numberIn("378912,5"), 378912.5);
    EXPECT_EQ(numberIn("1.234.567,5"), 1234567.5);
    EXPECT_EQ(numberIn("1,234,567"), 1234567.0);
    EXPECT_EQ(numberIn("twelve"), std::nullopt);
    EXPECT_EQ(numberIn("nan"), std::nullopt);
    EXPECT_EQ(numberIn("1e999"), std::nullopt);
    EXPECT_EQ(wholeNumberIn("about 40"), 40);
    EXPECT_EQ(wholeNumberIn("1,200"), 1200);
    EXPECT_EQ(wholeNumberIn("30-50"), 30);
    EXPECT_EQ(wholeNumberIn("many"), std::nullopt);
    EXPECT_EQ(wholeNumberIn("99999999999999999999"), std::nullopt);
}

TEST(Cell, DegreesComeInManyForms) {
    EXPECT_EQ(degreesIn("53.4"), 53.4);
    EXPECT_EQ(degreesIn("53,4"), 53.4);
    EXPECT_EQ(degreesIn("2.35 W"), -2.35);
    EXPECT_EQ(degreesIn("\xE2\x88\x92"
                        "2.35"),
              -2.35);
    EXPECT_EQ(degreesIn("53\xC2\xB0"
                        "24'N"),
              53.4);
    EXPECT_EQ(degreesIn("2\xC2\xB0 20\xE2\x80\xB2 24\xE2\x80\xB3 W"), -2.34);
    EXPECT_EQ(degreesIn("-2\xC2\xB0"
                        "30.0'"),
              -2.5);
    EXPECT_EQ(degreesIn("53\xC2\xB0"
                        "75'"),
              std::nullopt);
    EXPECT_EQ(degreesIn("here"), std::nullopt);
    EXPECT_EQ(positionIn("53.4, -2.3"), (LatLon{53.4, -2.3}));
    EXPECT_EQ(positionIn("POINT (-2.3 53.4)"), (LatLon{53.4, -2.3}));
    EXPECT_EQ(positionIn("Sale"), std::nullopt);
}

TEST(Cell, YesAndNoAreWrittenInManyWays) {
    for (const char *cell : {"yes", "Y", "TRUE", "1", "x", "\xE2\x9C\x93"})
        EXPECT_EQ(yesNoIn(cell), true) << cell;
    for (const char *cell : {"no", "N", "false", "0"})
        EXPECT_EQ(yesNoIn(cell), false) << cell;
    EXPECT_EQ(yesNoIn("perhaps"), std::nullopt);
}

} // namespace
} // namespace placeweave
