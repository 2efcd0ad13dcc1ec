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
        {"12",        "14",      "7",         "2",        "Flat",     "Rose",  "ROSE",   "Lane",
         "ln",        "Sale",    "Rosebank",  "back",     "Back Ln",  "saint", "St",     "mary",
         "s",         "avenue",  "Ave",       "Broadway", "M33",      "4ND",   "m334nd", "7XX",
         "100023456", "SK14",    "1AA",       "SK141AA",  "9C5VCMPM", "CQ",    "+",      "SJ 79024",
         "93303",     "53.4361", "-2.3172",   "379024",   "393303",   ",",     "-",      "/",
         "at",        "near",    "the choir", "01632 960"});
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
