// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/withheld_words.h"

#include <array>
#include <gtest/gtest.h>
#include <random>

namespace placeweave {
namespace {

Record place(std::int64_t id, const char *address, const char *postcode, const char *uprn,
             LatLon point) {
    Record record(Entity::Location, RowId{id});
    record["address"] = address;
    record["postcode"] = postcode;
    record["uprn"] = uprn;
    record["geom"] = Value(point);
    return record;
}

// Letters beyond ASCII are always looked at with care; a word of them at the end changes nothing.
// Made of what addresses are made of, so that every third text or so repeats one.
TEST(WithheldWords, AGlanceFindsWhatACarefulLookWould) {
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    WithheldWords words;
    words.withhold(place(1, "12-14 Rose Lane, Sale", "M33 4ND", "100023456", {53.4361, -2.3172}),
                   true);
    words.withhold(place(2, "Rosebank, Back Lane, Sale", "M33 7XX", "", {53.42, -2.31}), false);
    words.withhold(place(3, "Flat 2, 7 Saint Mary's Avenue", "SK14 1AA", "", {53.45, -2.1}), true);
    words.withhold(place(4, "12 Broadway", "OL1 1NL", "", {53.5, -2.2}), true);
    words.tell(place(5, "7 Saint Mary's Avenue, Hyde", "SK14 1AB", "", {53.46, -2.1}));
    words.tell(place(6, "Rosebank, Front Lane", "M33 7XX", "", {53.41, -2.31}));
    const auto pieces = std::to_array<std::string_view>(
        {"\x01",      "%20",      "&nbsp;",   "<b>",     "12",         "14",        "7",
         "2",         "Flat",     "Rose",     "ROSE",    "Lane",       "ln",        "Sale",
         "Rosebank",  "back",     "Back Ln",  "saint",   "St",         "mary",      "s",
         "avenue",    "Ave",      "Broadway", "M33",     "4ND",        "m334nd",    "7XX",
         "100023456", "SK14",     "1AA",      "SK141AA", "9C5VCMPM",   "CQ",        "+",
         "SJ 79024",  "93303",    "53.4361",  "-2.3172", "379024",     "393303",    ",",
         "-",         "/",        "at",       "near",    "the choir",  "01632 960", "M 3 3",
         "4 ND",      "LK 9 9ZZ", "10",       "0023456", "100 023 456"});
    int repeated = 0;
    for (int round = 0; round < 30'000; ++round) {
        std::string text;
        for (auto n = 1 + random() % 7; n > 0; --n) {
            text += pieces[random() % pieces.size()];
            text += random() % 4 == 0 ? "" : " ";
        }
        const bool isRepeated = words.repeats(text, {});
        ASSERT_EQ(isRepeated, words.repeats(text + " ; \xC3\xA9", {})) << text;
        repeated += isRepeated ? 1 : 0;
    }
    EXPECT_GT(repeated, 1000);
    EXPECT_LT(repeated, 29'000);
}

struct Written {
    std::string name;
    std::string text;
};
class AsWritten : public testing::TestWithParam<Written> {};
TEST_P(AsWritten, WhatAReaderSeesIsFound) {
    WithheldWords words;
    words.withhold(place(1, "Rosebank, 17 Hawthorn Passage, Larkmere", "LK9 9ZZ", "100099998888",
                         {54.5071234, -3.9567891}),
                   true);
    words.withholdName(personPhrases("Marguerite Ashdown-Pell"), WithheldWords::Tells::Person);
    for (const char *way : {"07700 900123", "m.ashdown.pell@example.org"})
        words.withholdContact(way);
    EXPECT_TRUE(words.repeats("Ask " + GetParam().text + " today", {}));
    EXPECT_TRUE(words.repeats("é " + GetParam().text, {}));
}
INSTANTIATE_TEST_SUITE_P(
    WithheldWords, AsWritten,
    testing::Values(
        Written{"soft_hyphen", "Mar\u00ADguerite Ashdown-Pell"},
        Written{"zero_width", "17 Haw\u200Bthorn Pass\u200Dage"},
        Written{"word_joiner", "LK9\u2060 9\uFEFFZZ"},
        Written{"direction", "077\u200E00 9001\u202A23"},
        Written{"control", "Margue\x01rite Ashdown-Pell"},
        Written{"control_phone", "077\x02"
                                 "00 900123"},
        Written{"control_street", "17 Haw\x7Fthorn Passage"},
        Written{"middle_dot", "17·Hawthorn·Passage"}, Written{"ogham", "17\u1680Hawthorn Passage"},
        Written{"wide_space", "Marguerite\u3000Ashdown-Pell"},
        Written{"arabic_comma", "17 Hawthorn، Passage"}, Written{"arabic_figures", "٠٧٧٠٠ ٩٠٠١٢٣"},
        Written{"urdu_figures", "۱۷ Hawthorn Passage"}, Written{"bengali_figures", "LK৯ ৯ZZ"},
        Written{"tamil_figures", "௧௭ Hawthorn Passage"}, Written{"full_width", "ＬＫ９ ９ＺＺ"},
        Written{"arabic_position", "٥٤٫٥٠٧١٢ ، -٣٫٩٥٦٧٩"},
        Written{"hidden_in_a_number", "54.50\u200B712, -3.95\u200B679"},
        Written{"points_in_the_middle", "54·50712, −3·95679"},
        Written{"three_decimals", "54·507, −3·957"}, Written{"grid_wide", "NX   7339   1418"},
        Written{"seconds", "54 30 25.6 N, 3 57 24.4 W"},
        Written{"percent", "x.example/17%20Hawthorn%20Passage"},
        Written{"percent_email", "mailto:m.ashdown.pell%40example.org"},
        Written{"percent_unseen", "Marg%C2%ADuerite Ashdown-Pell"},
        Written{"percent_that_is_none", "100%17 Hawthorn Passage"},
        Written{"nbsp", "Marguerite&nbsp;Ashdown-Pell"},
        Written{"at", "m.ashdown.pell&#64;example.org"},
        Written{"hexadecimal", "LK9&#x20;&#x39;ZZ"}, Written{"shy", "Margue&shy;rite Ashdown-Pell"},
        Written{"bold", "Mar<b></b>guerite <i>Ashdown</i>-Pell"},
        Written{"broken", "Marguerite<br/>Ashdown-Pell"},
        Written{"in_a_tag", "<a href=\"mailto:m.ashdown.pell@example.org\">"},
        Written{"invalid", "\xE9 MARGUERITE Ashdown-Pell"}),
    [](const auto &said) { return said.param.name; });

struct Way {
    std::string name;
    std::string known;
    std::string said;
    bool isFound = true;
};
class WayToContact : public testing::TestWithParam<Way> {};
TEST_P(WayToContact, IsFoundHoweverItIsWritten) {
    WithheldWords words;
    words.withholdContact(GetParam().known);
    EXPECT_EQ(words.repeats("Ask " + GetParam().said + " today", {}), GetParam().isFound);
    words.tellContact(GetParam().known);
    EXPECT_FALSE(words.repeats("Ask " + GetParam().said + " today", {}));
}
INSTANTIATE_TEST_SUITE_P(
    WithheldWords, WayToContact,
    testing::Values(
        Way{"spaces", "07700 900123", "07700     900123"},
        Way{"bold", "07700 900123", "07700 <b>900123</b>"},
        Way{"first_of_two", "01632 960111 or 07700 900456", "01632 960 111"},
        Way{"second_of_two", "01632 960111 or 07700 900456", "+44 7700 900456"},
        Way{"after_a_stroke", "07700 900789 / 01632 960112", "01632960112"},
        Way{"before_a_stroke", "07700 900789 / 01632 960112", "07700 900789"},
        Way{"after_a_space", "01632 960111 07700 900456", "07700 900456"},
        Way{"with_words", "Evenings: 07700 900789 (not Sundays)", "07700 900789"},
        Way{"one_of_many_parts", "0161/496 00 00", "0161 496 0000"},
        Way{"extension", "01632 960111 x12", "01632 960111"},
        Way{"email_in_brackets", "Maggie <maggie.pell@example.net>", "maggie.pell@example.net"},
        Way{"email_and_number", "07700 900456, maggie.pell@example.net", "07700900456"},
        Way{"number_and_email", "07700 900456, maggie.pell@example.net", "maggie.pell@example.net"},
        Way{"second_email", "a.b@example.org; maggie.pell@example.net", "maggie.pell@example.net"},
        Way{"sorted", "m.ashdown.pell@example.org", "m.ashdown.pell+club@example.org"},
        Way{"known_as_sorted", "m.pell+club@example.org", "m.pell@example.org"},
        Way{"in_italics", "m.ashdown.pell@example.org", "_m.ashdown.pell@example.org_"},
        Way{"no_space_after", "m.pell@example.org", "m.pell@example.org.Ring"},
        Way{"possessive", "m.pell@example.org", "m.pell@example.org's"},
        Way{"handle", "@maggiepell_insta", "instagram.com/maggiepell_insta"},
        Way{"host_of_another", "m.pell@example.org", "m.pell@example.organ", false},
        Way{"other_number", "01632 960111 or 07700 900456", "960111 07700", false}),
    [](const auto &way) { return way.param.name; });

struct Called {
    std::string name;
    std::string record;
    std::string said;
    bool isFound = true;
};
class OfARecord : public testing::TestWithParam<Called> {};
TEST_P(OfARecord, ThePersonIsFound) {
    WithheldWords words;
    words.withholdName(personPhrases(GetParam().record), WithheldWords::Tells::Person);
    EXPECT_EQ(words.repeats("ask " + GetParam().said + " today", {}), GetParam().isFound);
    words.tellName(personPhrases(GetParam().record));
    EXPECT_FALSE(words.repeats("ask " + GetParam().said + " today", {}));
}
INSTANTIATE_TEST_SUITE_P(
    WithheldWords, OfARecord,
    testing::Values(
        Called{"honour", "Marguerite Ashdown-Pell MBE", "Marguerite Ashdown-Pell"},
        Called{"honours", "Marguerite Pell OBE, J.P.", "Marguerite Pell"},
        Called{"degree", "Dr Marguerite Pell BSc PhD", "Marguerite Pell"},
        Called{"in_brackets", "Marguerite Pell (chair)", "Marguerite Pell"},
        Called{"pronouns", "Marguerite Pell [she/her]", "Marguerite Pell"},
        Called{"after_a_dash", "Marguerite Pell - coordinator", "Marguerite Pell"},
        Called{"after_a_long_dash", "Marguerite Pell – lead of everything", "Marguerite Pell"},
        Called{"role_first", "Chair: Marguerite Pell", "Marguerite Pell"},
        Called{"role_after_comma", "Marguerite Pell, coordinator", "Marguerite Pell"},
        Called{"turned_with_title", "Ashdown-Pell, Marguerite (Mrs)", "Marguerite Ashdown-Pell"},
        Called{"turned", "Ashdown-Pell, Marguerite", "Marguerite Ashdown Pell"},
        Called{"pastor", "Pastor Marguerite Pell", "Marguerite Pell"},
        Called{"titles", "Rev. Canon Dr Marguerite Pell", "Marguerite Pell"},
        Called{"councillor", "Councillor Marguerite Pell", "Marguerite Pell"},
        Called{"first_of_two", "Marguerite Pell & John Smythe", "Marguerite Pell"},
        Called{"second_of_two", "Marguerite Pell and John Smythe", "John Smythe"},
        Called{"parted_by_a_stroke", "Marguerite Pell / John Smythe", "John Smythe"},
        Called{"on_two_lines", "Marguerite Pell\nJohn Smythe", "Marguerite Pell"},
        Called{"first_of_a_couple", "Marguerite and John Pell", "Marguerite Pell"},
        Called{"second_of_a_couple", "Marguerite & John Pell", "John Pell"},
        Called{"three_parts", "Marguerite Jane Ashdown-Pell", "Marguerite Ashdown-Pell"},
        Called{"accents", "Ngô Thị Hà", "Ngo Ha"},
        Called{"nickname", "Marguerite (Maggie) Pell", "Maggie Pell"},
        Called{"with_nickname", "Marguerite (Maggie) Pell", "Marguerite Pell"},
        Called{"as_written", "Marguerite (Maggie) Pell", "Marguerite (Maggie) Pell"},
        Called{"title_alone", "Marguerite Ashdown-Pell", "Mrs Ashdown-Pell"},
        Called{"own_title", "Imam Yusuf Rahman", "Imam Rahman"},
        Called{"initial", "Marguerite Ashdown-Pell", "M. Ashdown-Pell"},
        Called{"title_and_initial", "Marguerite Pell", "Mrs M Pell"},
        Called{"two_parts_of_which_a_title", "Imam Yusuf", "Imam Yusuf"},
        Called{"short_surname", "Marguerite Lee", "Mrs Lee", false},
        Called{"other_initial", "Marguerite Pell", "J. Pell", false},
        Called{"possessive", "Sarah Hill", "at King's Hill", false},
        Called{"everyday_words", "The team at Larkmere Library", "the library", false},
        Called{"first_name", "Marguerite Jane Pell", "Marguerite Jane", false},
        Called{"what_is_beside", "Marguerite Pell - Larkmere Library", "Larkmere Library", false}),
    [](const auto &called) { return called.param.name; });

// A butcher may have a name that texts say of somebody else.
TEST(WithheldWords, OthersMayBeCalledByASurname) {
    WithheldWords words;
    words.withholdName(personPhrases("Jonathan Butterworth"), WithheldWords::Tells::Person);
    WithheldWords::Text name;
    name.isName = true;
    EXPECT_FALSE(words.told("J. Butterworth, butchers", name));
    EXPECT_TRUE(words.told("J. Butterworth, butchers", {}));
    EXPECT_TRUE(words.told("Jonathan Butterworth, butchers", name));
}

class OfAPlace : public testing::TestWithParam<Called> {};
TEST_P(OfAPlace, ItsPartsAreFoundHoweverTheyAreParted) {
    WithheldWords words;
    words.withhold(place(1, GetParam().record.c_str(), "LK9 9ZZ", "100099998888", {54.5, -3.95}),
                   false);
    EXPECT_EQ(words.repeats("At " + GetParam().said + " today", {}), GetParam().isFound);
    EXPECT_EQ(words.repeats("é " + GetParam().said, {}), GetParam().isFound);
    words.tell(place(2, GetParam().record.c_str(), "LK9 9ZZ", "100099998888", {54.6, -3.95}));
    EXPECT_FALSE(words.repeats("At " + GetParam().said + " today", {}));
}
INSTANTIATE_TEST_SUITE_P(
    WithheldWords, OfAPlace,
    testing::Values(Called{"postcode_three", "17 Hawthorn Passage", "LK 9 9ZZ"},
                    Called{"postcode_three_later", "17 Hawthorn Passage", "lk9 9 zz"},
                    Called{"postcode_four", "17 Hawthorn Passage", "LK-9-9-ZZ"},
                    Called{"postcode_short", "17 Hawthorn Passage", "LK 99 ZZ"},
                    Called{"other_postcode", "17 Hawthorn Passage", "LK 9 9 ZY", false},
                    Called{"street_as_one", "17 Hawthorn Passage", "17HawthornPassage"},
                    Called{"street_spelt_short", "17 Hawthorn Passage", "17hawthornpass"},
                    Called{"email", "17 Hawthorn Passage", "17hawthornpassage@example.org"},
                    Called{"website", "17a Hawthorn Passage", "www.17ahawthornpassage.example"},
                    Called{"second_number", "12-14 Rose Lane", "14roselane"},
                    Called{"other_number", "17 Hawthorn Passage", "117HawthornPassage", false},
                    Called{"property_number", "17 Hawthorn Passage", "1000 9999 8888"},
                    Called{"property_number_dashes", "17 Hawthorn Passage", "1000-9999-8888"},
                    Called{"property_number_commas", "17 Hawthorn Passage", "100,099,998,888"},
                    Called{"property_number_zero", "17 Hawthorn Passage", "UPRN 0100099998888"},
                    Called{"other_property", "17 Hawthorn Passage", "1000 9999 8889", false}),
    [](const auto &called) { return called.param.name; });

// Who is told roughly may be called after the street; not after the house in it.
TEST(WithheldWords, AnAddressOnTheInternetTellsNoHouse) {
    WithheldWords words;
    words.withholdFromItsOwn(place(1, "17 Hawthorn Passage", "LK9 9ZZ", "", {54.5, -3.95}));
    constexpr auto kStreet = WithheldWords::May::NameTheStreet;
    EXPECT_TRUE(words.repeats("www.17hawthornpassage.example", RowId{1}, kStreet));
    EXPECT_TRUE(words.repeats("hello17hawthornpassage@example.org", RowId{1}, kStreet));
    EXPECT_FALSE(words.repeats("www.hawthornpassage.example", RowId{1}, kStreet));
    EXPECT_FALSE(words.repeats("www.117hawthornpassage.example", RowId{1}, kStreet));
}

// Told without taking its lines apart where nothing begins like a withheld one.
TEST(WithheldWords, WhatIsToldElsewhereIsNoSecret) {
    WithheldWords words;
    words.withhold(place(1, "12 Rose Lane, Sale", "M33 4ND", "", {53.4361, -2.3172}), true);
    EXPECT_TRUE(words.repeats("Come to M33 4ND", {}));
    words.tell(place(2, "1 Other Street", "M33 4ND", "", {53.43, -2.31}));
    EXPECT_FALSE(words.repeats("Come to M33 4ND", {}));
    EXPECT_TRUE(words.repeats("Come to 12 Rose Lane", {}));
    words.tell(place(3, "12 Rose Lane, Sale", "M33 4NE", "", {53.44, -2.32}));
    EXPECT_FALSE(words.repeats("Come to 12 Rose Lane", {}));
}

} // namespace
} // namespace placeweave
