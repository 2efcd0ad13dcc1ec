// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/erasure.h"

#include "core/store/merge.h"
#include "tests/core/joint/several_copies.h"
#include "tests/core/store/store_fixture.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr const Field &kDescription = fieldOf(Entity::Organisation, "description");

class Erasure : public StoreTest {
protected:
    Added m_refuge = add("Émilie House");
    Added m_hub = add("Saltby Hub");

    void set(RowId organisation, const Field &field, const std::string &text) {
        Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
        valueOf(edit.set(field, organisation, Value(text)));
        valueOf(edit.commit());
    }
    RowId insert(const Record &record) {
        Edit edit = valueOf(Edit::begin(*m_map, "row.add"));
        const RowId row = valueOf(edit.insert(record));
        valueOf(edit.commit());
        return row;
    }
    std::vector<Mention> mentions() {
        return valueOf(mentionsOf(*m_map, {Entity::Organisation, m_refuge.organisation}));
    }
};

TEST_F(Erasure, TextsOfOthersThatSayTheNameAreListedWithWhoseTheyAre) {
    Record service(Entity::Service);
    service["organisation_id"] = Value(m_hub.organisation.value);
    service["name"] = Value("Cooking with EMILIE HOUSE on Fridays");
    insert(service);
    set(m_hub.organisation, kDescription, "Not Emilie Household, nor emilie-houses.");
    const auto found = mentions();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].ofWhom, "Saltby Hub");
    EXPECT_EQ(found[0].organisation, m_hub.organisation);
    EXPECT_EQ(found[0].field->column, "name");
    EXPECT_FALSE(found[0].isPast);
}

TEST_F(Erasure, WhatGoesWithItIsNotListed) {
    set(m_refuge.organisation, kDescription, "Émilie House is a house.");
    Record service(Entity::Service);
    service["organisation_id"] = Value(m_refuge.organisation.value);
    service["name"] = Value("Émilie House helpline");
    insert(service);
    EXPECT_THAT(mentions(), testing::IsEmpty());
}

TEST_F(Erasure, WhatStandsInTheHistoryOnlyIsListedAsPast) {
    set(m_hub.organisation, kDescription, "Shares a van with Émilie House and others.");
    set(m_hub.organisation, kDescription, "Shares a van.");
    const auto found = mentions();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].isPast);
    EXPECT_EQ(found[0].ofWhom, "Saltby Hub");
}

TEST_F(Erasure, LongTextIsShownAroundTheNameAndNeverCutWithinALetter) {
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "żółć ";
    set(m_hub.organisation, kDescription, text + "Emilie House" + " " + text);
    const auto found = mentions();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0].text, testing::HasSubstr("Emilie House"));
}

TEST_F(Erasure, NothingOfAPersonIsLeftHereOrInACopyThatMerges) {
    Record person(Entity::Person);
    person["organisation_id"] = Value(m_hub.organisation.value);
    person["name"] = Value("Zanzibar Quill");
    const RowId quill = insert(person);
    const auto file = m_folder / "other.gpkg";
    valueOf(m_map->saveFullCopy(file));
    valueOf(eraseForGood(*m_map, {Entity::Person, quill}, "asked us to"));
    const auto other = valueOf(MapFile::open(file, Access::ReadWrite));
    valueOf(mergeInto(*other, {m_map->path()}));
    for (const std::filesystem::path &map : {m_map->path(), file}) {
        std::ifstream in(map, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos) << map;
    }
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 2);
    EXPECT_FALSE(eraseForGood(*m_map, {Entity::Person, quill}, "again"));
}

} // namespace
} // namespace placeweave
