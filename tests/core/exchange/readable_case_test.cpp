// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/readable_case.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

struct Spelling {
    const char *name;
    const char *capitals;
    const char *readable;
};

class ReadableCase : public testing::TestWithParam<Spelling> {};

TEST_P(ReadableCase, IsWhatPeopleWouldWrite) {
    EXPECT_EQ(inReadableCase(GetParam().capitals), GetParam().readable);
}

INSTANTIATE_TEST_SUITE_P(
    Names, ReadableCase,
    testing::Values(
        Spelling{"SaintAndPossessive", "ST. JOHN'S CHURCH", "St. John's Church"},
        Spelling{"InitialsStay", "ALTRINCHAM YMCA CIC", "Altrincham YMCA CIC"},
        Spelling{"InitialsWithoutAVowel", "MS SOCIETY AND CVS", "MS Society and CVS"},
        Spelling{"InitialsOfTheir", "THE YMCA'S FRIENDS", "The YMCA's Friends"},
        Spelling{"DottedInitials", "CARE C.I.C.", "Care C.I.C."},
        Spelling{"SmallWords", "FRIENDS OF THE PARK AND THE LAKE",
                 "Friends of the Park and the Lake"},
        Spelling{"SmallWordFirst", "THE HUB", "The Hub"},
        Spelling{"SmallWordInBrackets", "HUB (THE OLD ONE)", "Hub (The Old One)"},
        Spelling{"StrayBracketSpaces", "FUND ( HELD ICW )", "Fund (Held ICW)"},
        Spelling{"HyphenatedPlace", "CHORLTON-CUM-HARDY", "Chorlton-cum-Hardy"},
        Spelling{"PartsOfEqualWeight", "AFRO-CARIBBEAN CENTRE", "Afro-Caribbean Centre"},
        Spelling{"Prefix", "CO-OP PRE-SCHOOL", "Co-op Pre-school"},
        Spelling{"IrishAndScottish", "O'BRIEN MCDONALD", "O'Brien McDonald"},
        Spelling{"ApostropheWithin", "QUR'AN CIRCLE", "Qur'an Circle"},
        Spelling{"Ordinals", "42ND STREET, 1ST SALE SCOUTS", "42nd Street, 1st Sale Scouts"},
        Spelling{"LettersWithFigures", "SALE U3A M33", "Sale U3A M33"},
        Spelling{"Company", "HELP LTD", "Help Ltd"},
        Spelling{"Accents", "CAFÉ ÉTOILE", "Café Étoile"}, Spelling{"Welsh", "CWM TAF", "Cwm Taf"},
        Spelling{"WebAddress", "HELP.ORG.UK", "help.org.uk"},
        Spelling{"OwnSpelling", "42nd Street", "42nd Street"},
        Spelling{"OwnSpellingOdd", "eXtRa  MIND", "eXtRa MIND"},
        Spelling{"OnlyFigures", "10 : 30", "10 : 30"}, Spelling{"Empty", "", ""}),
    [](const auto &one) { return one.param.name; });

TEST(ReadableAddress, LinesComeOnceAndWithoutGaps) {
    EXPECT_EQ(readableAddress({"THE SURGERY", "", "12 HIGH ST,SALE", "NA", "SALE"}),
              "The Surgery, 12 High St, Sale");
}

TEST(ReadableCase, TakesWhatIsNoText) {
    EXPECT_EQ(inReadableCase("AB\xFF"
                             "CD"),
              "AB\xFF"
              "CD");
}

} // namespace
} // namespace placeweave
