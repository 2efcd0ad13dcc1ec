// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/erasure.h"

#include "core/store/log.h"
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

TEST_F(Erasure, AnAccentOrCapitalsInTheHistoryHideNoName) {
    set(m_hub.organisation, kDescription, "Once with EMÍLIE  HOUSE.");
    set(m_hub.organisation, kDescription, "Alone.");
    EXPECT_EQ(mentions().size(), 1U);
}

TEST_F(Erasure, TheNameIsStruckOutOfWhatOthersSaidOnceAndNothingElseChanges) {
    set(m_hub.organisation, kDescription, "Shares a van with Emilie House, and Emilie House pays.");
    set(m_hub.organisation, kDescription, "Shares a van.");
    valueOf(
        eraseForGood(*m_map, {Entity::Organisation, m_refuge.organisation}, "asked", mentions()));
    std::vector<std::string> said;
    for (const log::Change &change :
         valueOf(log::changesOfRow(m_map->database(), Entity::Organisation, m_hub.organisation)))
        for (const auto &[field, values] : log::fieldsOfChange(change))
            if (field == &kDescription)
                said.push_back(values.first.text() + " > " + values.second.text());
    EXPECT_THAT(said, testing::ElementsAre(" > Shares a van with …, and … pays.",
                                           "Shares a van with …, and … pays. > Shares a van."));
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, m_hub.organisation)).text("description"),
              "Shares a van.");
    EXPECT_THAT(valueOf(m_map->problems()), testing::IsEmpty());
}

TEST_F(Erasure, WhatIsSaidNowIsLeftForPeopleToChange) {
    set(m_hub.organisation, kDescription, "Near Emilie House.");
    valueOf(
        eraseForGood(*m_map, {Entity::Organisation, m_refuge.organisation}, "asked", mentions()));
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, m_hub.organisation)).text("description"),
              "Near Emilie House.");
}

TEST_F(Erasure, ACopyThatMergesForgetsTheWordsTooInWhateverOrder) {
    set(m_hub.organisation, kDescription, "Shares a van with Zanzibar Quill.");
    const auto before = m_folder / "before.gpkg"; // has not heard of what comes
    valueOf(m_map->saveFullCopy(before));
    set(m_hub.organisation, kDescription, "Shares a van.");
    const auto between = m_folder / "between.gpkg"; // says them again
    valueOf(m_map->saveFullCopy(between));
    Record person(Entity::Person);
    person["organisation_id"] = Value(m_hub.organisation.value);
    person["name"] = Value("Zanzibar Quill");
    const RowKey quill{Entity::Person, insert(person)};
    valueOf(eraseForGood(*m_map, quill, "asked us to", valueOf(mentionsOf(*m_map, quill))));
    const auto last = m_folder / "last.gpkg";
    std::filesystem::copy_file(between, last);
    for (const std::filesystem::path &file : {before, between}) {
        const auto copy = valueOf(MapFile::open(file, Access::ReadWrite));
        valueOf(mergeInto(*copy, {m_map->path()}));
        valueOf(mergeInto(*copy, {last})); // who has not heard of it brings nothing back
    }
    valueOf(mergeInto(*m_map, {last}));
    for (const std::filesystem::path &file : {m_map->path(), before, between}) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos) << file;
    }
}

// Who had the words as what the row began with hears of the change and of the strike at once.
TEST_F(Erasure, ACopyThatSawTheRowBeginForgetsTheWordsToo) {
    Record hall(Entity::Organisation);
    hall["name"] = Value("Hall");
    hall["description"] = Value("Shares a van with Zanzibar Quill.");
    const RowId row = insert(hall);
    const auto file = m_folder / "before.gpkg";
    valueOf(m_map->saveFullCopy(file));
    set(row, kDescription, "Shares a van.");
    Record person(Entity::Person);
    person["organisation_id"] = Value(m_hub.organisation.value);
    person["name"] = Value("Zanzibar Quill");
    const RowKey quill{Entity::Person, insert(person)};
    valueOf(eraseForGood(*m_map, quill, "asked us to", valueOf(mentionsOf(*m_map, quill))));
    const auto copy = valueOf(MapFile::open(file, Access::ReadWrite));
    valueOf(mergeInto(*copy, {m_map->path()}));
    EXPECT_EQ(contentOf(*copy), contentOf(*m_map));
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos);
}

TEST_F(Erasure, NeitherItNorTheStrikingOutCanBeUndone) {
    set(m_hub.organisation, kDescription, "Shares a van with Emilie House.");
    set(m_hub.organisation, kDescription, "Shares a van.");
    valueOf(
        eraseForGood(*m_map, {Entity::Organisation, m_refuge.organisation}, "asked", mentions()));
    EXPECT_EQ(valueOf(m_map->undoable()).verb, "field.set");
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
