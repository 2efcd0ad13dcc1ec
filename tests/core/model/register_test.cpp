// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/field_register.h"

#include "core/base/text.h"
#include "core/model/value.h"

#include <gtest/gtest.h>
#include <set>

namespace placeweave {
namespace {

TEST(FieldRegister, KeysAreUniqueAndBelongToTheirEntity) {
    std::set<int> keys;
    for (const Field &field : kFields) {
        EXPECT_TRUE(keys.insert(field.key).second) << field.key;
        EXPECT_EQ(field.key / 100, static_cast<int>(field.entity)) << field.column;
    }
}

TEST(FieldRegister, FieldsOfAnEntityStandTogether) {
    std::size_t count = 0;
    for (const EntityInfo &entity : kEntities)
        count += fieldsOf(entity.entity).size();
    EXPECT_EQ(count, kFields.size());
}

TEST(FieldRegister, ReferencesNameATable) {
    for (const Field &field : kFields)
        if (refersToRow(field)) {
            EXPECT_NE(entityByTable(field.detail), nullptr) << field.column;
        }
}

TEST(FieldRegister, FieldsThatMergeAsAGroupHaveOne) {
    for (const Field &field : kFields)
        if (field.merge == MergeRule::Group) {
            EXPECT_FALSE(field.group.empty()) << field.column;
        }
}

TEST(FieldRegister, AliasesAreWrittenAsTheyAreCompared) {
    for (const Field &field : kFields)
        for (const std::string &alias : split(field.aliases, '|'))
            EXPECT_EQ(folded(alias), alias) << field.column;
}

struct Logged {
    const char *name;
    const Field *field;
    Value value;
    const char *json;
};

class LogValue : public testing::TestWithParam<Logged> {};

TEST_P(LogValue, HasOneCanonicalEncoding) {
    EXPECT_EQ(toLog(*GetParam().field, GetParam().value), GetParam().json);
    const auto back = fromLog(*GetParam().field, GetParam().json);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, GetParam().value);
}

constexpr const Field *kName = &fieldOf(Entity::Organisation, "name");
constexpr const Field *kFocus = &fieldOf(Entity::Organisation, "focus");
constexpr const Field *kSize = &fieldOf(Entity::Organisation, "size");
constexpr const Field *kConfirmed = &fieldOf(Entity::Organisation, "confirmed_on");
constexpr const Field *kPoint = &fieldOf(Entity::Location, "geom");
constexpr const Field *kReach = &fieldOf(Entity::Organisation, "reach_area");

INSTANTIATE_TEST_SUITE_P(
    Types, LogValue,
    testing::Values(Logged{"Nothing", kName, Value(), "null"},
                    Logged{"EmptyText", kName, Value(""), "null"},
                    Logged{"Quotes", kName, Value("The \"Shed\"\n"), R"("The \"Shed\"\n")"},
                    Logged{"Unicode", kName, Value("Siân"), "\"Siân\""},
                    Logged{"Set", kFocus, setValue({"food", "homes"}), R"(["food","homes"])"},
                    Logged{"Number", kSize, Value(-12), "-12"},
                    Logged{"Point", kPoint, Value(LatLon{54.5, -3.98}), "[545000000,-39800000]"},
                    Logged{"Bytes", kReach, Value(Bytes{std::string("\0\xFF", 2)}), "\"AP8=\""}),
    [](const auto &row) { return row.param.name; });

TEST(LogValue, RefusesValuesOfAnotherType) {
    EXPECT_FALSE(fromLog(*kPoint, "[1]"));
    EXPECT_FALSE(fromLog(*kPoint, "[99999999999,1]"));
    EXPECT_FALSE(fromLog(*kSize, "\"many\""));
    EXPECT_FALSE(fromLog(*kName, "{"));
    // Of two days the later stands, so one that is none would stand for ever.
    EXPECT_FALSE(fromLog(*kConfirmed, "\"zzzz\""));
    EXPECT_FALSE(fromLog(*kConfirmed, "\"2026-02-30\""));
    EXPECT_TRUE(fromLog(*kConfirmed, "\"2026-02-28\""));
}

} // namespace
} // namespace placeweave
