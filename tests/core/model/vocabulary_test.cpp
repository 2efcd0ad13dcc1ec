// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vocabulary.h"

#include "core/model/field_register.h"

#include <gtest/gtest.h>
#include <set>

namespace placeweave {
namespace {

TEST(Vocabulary, ThirteenKindsSayWhatTheyAreLikeAndHowToConnect) {
    const Vocabulary &kinds = vocabulary("kind");
    ASSERT_EQ(kinds.terms().size(), 13U);
    for (const Term &kind : kinds.terms()) {
        EXPECT_FALSE(kind.more("like").empty()) << kind.code;
        EXPECT_FALSE(kind.more("connect").empty()) << kind.code;
        EXPECT_NE(vocabulary("family").find(kind.more("family")), nullptr) << kind.code;
    }
}

TEST(Vocabulary, EveryActivityIsOfOneOfTheFourCategories) {
    for (const Term &activity : vocabulary("activity").terms())
        EXPECT_NE(vocabulary("category").find(activity.more("category")), nullptr) << activity.code;
}

TEST(Vocabulary, EveryListThatTheRegisterNamesIsShipped) {
    for (const Field &field : kFields)
        if (field.type == FieldType::Code || field.type == FieldType::CodeSet) {
            EXPECT_FALSE(vocabulary(field.detail).terms().empty())
                << field.column << " " << field.detail;
        }
}

TEST(Vocabulary, StricterFieldsHaveAnOrderOfProtection) {
    for (const Field &field : kFields) {
        if (field.merge != MergeRule::Stricter || field.type != FieldType::Code)
            continue;
        std::set<int> levels;
        for (const Term &term : vocabulary(field.detail).terms())
            levels.insert(vocabulary(field.detail).protection(term.code));
        EXPECT_GT(levels.size(), 1U) << field.column << " " << field.detail;
    }
}

TEST(Vocabulary, RecognisesWhatSpreadsheetsSay) {
    const Vocabulary &kinds = vocabulary("kind");
    for (const char *cell : {"grassroots_group", "Grass-roots group", "GRASS ROOTS GROUP"}) {
        const Term *kind = kinds.recognise(cell);
        ASSERT_NE(kind, nullptr) << cell;
        EXPECT_EQ(kind->code, "grassroots_group");
    }
    EXPECT_EQ(kinds.recognise("spaceship"), nullptr);
    EXPECT_EQ(kinds.label("spaceship"), "spaceship");
}

TEST(Vocabulary, RefusesWhatIsNoVocabulary) {
    EXPECT_FALSE(Vocabulary::fromJson("[]"));
    EXPECT_FALSE(Vocabulary::fromJson("{\"vocabulary\":1,\"terms\":[]}"));
    EXPECT_FALSE(Vocabulary::fromJson(""));
}

} // namespace
} // namespace placeweave
