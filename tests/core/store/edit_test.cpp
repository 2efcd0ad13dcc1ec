// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

#include "core/model/suggestion.h"
#include "core/store/log.h"

#include <fstream>
#include <set>

namespace placeweave {
namespace {

class EditTest : public StoreTest {
protected:
    std::vector<log::Change> changesOf(ActionId action) {
        return valueOf(log::changesOf(m_map->database(), action));
    }
};

TEST_F(EditTest, WhatIsNotCommittedNeverHappened) {
    const MapCounts before = valueOf(m_map->counts());
    {
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.add"));
        Record record(Entity::Organisation);
        record["name"] = Value("Nobody");
        valueOf(edit.insert(record));
    }
    const MapCounts after = valueOf(m_map->counts());
    EXPECT_EQ(after.organisations, before.organisations);
    EXPECT_EQ(after.changes, before.changes);
    // And the ids that it had are used again without harm.
    const Added one = add("One");
    const Added two = add("Two");
    EXPECT_NE(one.organisation, two.organisation);
}

TEST_F(EditTest, IdsFitInWhatJavaScriptCanCount) {
    const Added added = add("One");
    EXPECT_LT(added.organisation.value, std::int64_t{1} << 53);
    EXPECT_GT(added.organisation.value, 0);
}

TEST_F(EditTest, AnEditThatChangesNothingLeavesNoAction) {
    const Added added = add("Men's Shed");
    EXPECT_FALSE(set(kName, added.organisation, Value("Men's Shed")));
    Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
    valueOf(edit.set(kName, added.organisation, Value("Shed")));
    valueOf(edit.set(kName, added.organisation, Value("Men's Shed")));
    EXPECT_FALSE(valueOf(edit.commit()));
}

TEST_F(EditTest, AnActionHoldsAtMostOneChangeOfARow) {
    const Added added = add("Men's Shed");
    Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
    valueOf(edit.set(kName, added.organisation, Value("Shed")));
    valueOf(edit.set(kSize, added.organisation, Value(12)));
    valueOf(edit.set(kName, added.organisation, Value("The Shed")));
    const auto changes = changesOf(valueOf(edit.commit()));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].fields, R"({"101":["Men's Shed","The Shed"],"106":[null,12]})");
}

TEST_F(EditTest, AnImportLogsRangesAndNotRows) {
    Edit edit = valueOf(Edit::begin(*m_map, "import"));
    const RowId first = valueOf(edit.reserve(1000));
    valueOf(edit.insertReserved(
        Entity::Organisation, first, 1000,
        [](std::int64_t index, Record &record) { record["name"] = Value(std::to_string(index)); }));
    const auto changes = changesOf(valueOf(edit.commit()));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].op, "insert");
    EXPECT_EQ(changes[0].count, 1000);
    EXPECT_TRUE(changes[0].fields.empty());
}

TEST_F(EditTest, FieldsOfAGroupAreLoggedTogether) {
    const Added added = add("Men's Shed");
    const auto changes = changesOf(set(kPoint, added.location, Value(LatLon{54.6, -3.8})));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].fields, R"({"202":[[545000000,-39000000],[546000000,-38000000]],)"
                                 R"("203":[null,null],"204":["address","address"]})");
}

TEST_F(EditTest, RemovingAnOrganisationTakesWhatItOwnsAndLogsEachRow) {
    const Added added = add("Men's Shed");
    const Added other = add("Choir");
    const RowId contact = addContact(added.organisation, "01632 960001");
    Edit edit = valueOf(Edit::begin(*m_map, "connection.add"));
    Record connection(Entity::Connection);
    connection["from_id"] = Value(other.organisation.value);
    connection["to_id"] = Value(added.organisation.value);
    const RowId tie = valueOf(edit.insert(connection));
    Record person(Entity::Person);
    person["name"] = Value("Ada");
    person["organisation_id"] = Value(added.organisation.value);
    const RowId ada = valueOf(edit.insert(person));
    valueOf(edit.commit());

    const auto changes = changesOf(remove(Entity::Organisation, added.organisation));
    EXPECT_FALSE(exists(Entity::Contact, contact));
    EXPECT_FALSE(exists(Entity::Connection, tie));
    EXPECT_FALSE(exists(Entity::Location, added.location));
    EXPECT_TRUE(exists(Entity::Organisation, other.organisation));
    // People are not owned: Ada stays, with nobody.
    EXPECT_TRUE(valueOf(m_map->record(Entity::Person, ada))["organisation_id"].isEmpty());
    std::multiset<std::string> ops;
    for (const log::Change &change : changes)
        ops.insert(change.op);
    EXPECT_EQ(ops.count("delete"), 4U);
    EXPECT_EQ(ops.count("set"), 1U);
}

TEST_F(EditTest, ASharedPlaceStaysWhileSomebodyUsesIt) {
    const Added added = add("Men's Shed");
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.add"));
    Record second(Entity::Organisation);
    second["name"] = Value("Choir in the shed");
    second["location_id"] = Value(added.location.value);
    const RowId choir = valueOf(edit.insert(second));
    valueOf(edit.commit());
    remove(Entity::Organisation, added.organisation);
    EXPECT_TRUE(exists(Entity::Location, added.location));
    remove(Entity::Organisation, choir);
    EXPECT_FALSE(exists(Entity::Location, added.location));
}

TEST_F(EditTest, ClocksRiseEvenWhenTheComputersClockFallsBack) {
    add("One");
    ASSERT_TRUE(m_map->database().execute("UPDATE action SET clock = clock + (1 << 40)"));
    add("Two");
    const auto actions = valueOf(log::actions(m_map->database(), 2));
    EXPECT_EQ(actions[0].subject, "Two");
    EXPECT_GT(actions[0].clock, actions[1].clock);
}

TEST_F(EditTest, EachOpeningIsAReplicaOfItsOwn) {
    add("One");
    reopen();
    add("Two");
    const auto actions = valueOf(log::actions(m_map->database(), 2));
    EXPECT_NE(actions[0].replica, actions[1].replica);
}

TEST_F(EditTest, LookingLeavesNoReplicaBehind) {
    const auto before = valueOf(m_map->database().integer("SELECT count(*) FROM replica"));
    reopen();
    valueOf(m_map->counts());
    EXPECT_EQ(valueOf(m_map->database().integer("SELECT count(*) FROM replica")), before);
}

TEST_F(EditTest, ErasingTakesEveryTraceOfTheValuesFromTheFile) {
    const Added added = add("Priscilla Quillfeather");
    addContact(added.organisation, "01632 960777");
    set(kDescription, added.organisation, Value("Priscilla Quillfeather reads stories"));
    set(kDescription, added.organisation, Value("reads stories"));
    valueOf(m_map->refreshWords());
    {
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.erase"));
        valueOf(edit.erase(Entity::Organisation, added.organisation, "asked to be removed"));
        ASSERT_TRUE(valueOf(edit.commit()));
    }
    EXPECT_FALSE(exists(Entity::Organisation, added.organisation));
    m_map.reset();
    std::ifstream stream(m_file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(bytes.find("Quillfeather"), std::string::npos);
    EXPECT_EQ(bytes.find("quillfeather"), std::string::npos);
    EXPECT_EQ(bytes.find("960777"), std::string::npos);
    EXPECT_NE(bytes.find("asked to be removed"), std::string::npos);
}

TEST_F(EditTest, ErasingTakesTheWordsOutOfTheIndexOfMany) {
    for (int i = 0; i < 200; ++i)
        set(kDescription, add("Group " + std::to_string(i)).organisation, Value("hello"));
    const Added added = add("Choir");
    set(kDescription, added.organisation, Value("Quillfeather reads"));
    valueOf(m_map->refreshWords());
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, added.organisation, "asked to be removed"));
    valueOf(edit.commit());
    std::ifstream stream(m_file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(bytes.find("uillfeather"), std::string::npos);
    EXPECT_EQ(valueOf(m_map->organisationsWithWords("hello")).size(), 200U);
}

TEST_F(EditTest, ErasingTakesWhatWasDeletedAndLeftBehindBefore) {
    const Added added = add("Priscilla Quillfeather");
    remove(Entity::Contact, addContact(added.organisation, "01632 960777"));
    set(fieldOf(Entity::Location, "address"), added.location, Value("7 Quillfeather Mews"));
    RowId elsewhere;
    {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        elsewhere = valueOf(edit.insert(Record(Entity::Location)));
        valueOf(edit.set(fieldOf(Entity::Organisation, "location_id"), added.organisation,
                         Value(elsewhere.value)));
        valueOf(edit.remove(Entity::Location, added.location));
        Suggestion suggestion{.kind = Suggestion::Kind::Change,
                              .row = added.organisation,
                              .organisation = added.organisation};
        suggestion.fields = {{&kDescription, Value("Quillfeather tales")}};
        valueOf(edit.insert(proposalOf(suggestion)));
        ASSERT_TRUE(valueOf(edit.commit()));
    }
    {
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.erase"));
        valueOf(edit.erase(Entity::Organisation, added.organisation, "asked to be removed"));
        ASSERT_TRUE(valueOf(edit.commit()));
    }
    EXPECT_FALSE(exists(Entity::Location, elsewhere));
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
    m_map.reset();
    std::ifstream stream(m_file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(bytes.find("Quillfeather"), std::string::npos);
    EXPECT_EQ(bytes.find("960777"), std::string::npos);
}

TEST_F(EditTest, AFullDiskLeavesEverythingAsItWas) {
    const Added added = add("Men's Shed");
    const auto pages = valueOf(m_map->database().integer("PRAGMA page_count"));
    ASSERT_TRUE(m_map->database().execute("PRAGMA max_page_count = " + std::to_string(*pages)));
    {
        Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
        const auto outcome =
            edit.set(kDescription, added.organisation, Value(std::string(5'000'000, 'x')));
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, ErrorCode::DiskFull);
    }
    EXPECT_EQ(nameOf(added.organisation), "Men's Shed");
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
    ASSERT_TRUE(m_map->database().execute("PRAGMA max_page_count = 1000000"));
    EXPECT_TRUE(set(kName, added.organisation, Value("The Shed")));
}

TEST_F(EditTest, WordsOfLongTextsAreFoundAfterTheyChange) {
    const Added added = add("Men's Shed");
    set(kDescription, added.organisation, Value("Mending toasters and Café chairs"));
    EXPECT_EQ(valueOf(m_map->organisationsWithWords("cafe toast")).size(), 1U);
    set(kDescription, added.organisation, Value("Woodwork"));
    EXPECT_TRUE(valueOf(m_map->organisationsWithWords("toasters")).empty());
    // What people type is never read as a query.
    EXPECT_TRUE(m_map->organisationsWithWords("\" OR text: NEAR(").has_value());
    remove(Entity::Organisation, added.organisation);
    EXPECT_TRUE(valueOf(m_map->organisationsWithWords("woodwork")).empty());
}

class Words : public StoreTest, public testing::WithParamInterface<const char *> {};

TEST_P(Words, AreACacheThatMayBeEmptied) {
    for (const char *name : {"Shed", "Choir", "Club"})
        set(kDescription, add(name).organisation, Value(std::string("The ") + name + " of Szkoła"));
    EXPECT_EQ(valueOf(m_map->organisationsWithWords("szkola")).size(), 3U);
    ASSERT_TRUE(m_map->database().execute(GetParam()));
    reopen();
    EXPECT_EQ(valueOf(m_map->organisationsWithWords("Szkoła")).size(), 3U);
    EXPECT_EQ(valueOf(m_map->organisationsWithWords("choir of")).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Emptied, Words,
    testing::Values("INSERT INTO words (words) VALUES ('delete-all');"
                    "DELETE FROM placeweave_stale_words",
                    "DELETE FROM words WHERE rowid > 0",
                    "DELETE FROM words WHERE rowid = (SELECT min(id) FROM organisation)",
                    // As programs before the mark left it.
                    "DELETE FROM words; INSERT INTO words (rowid, text) SELECT id, description "
                    "FROM organisation"));

} // namespace
} // namespace placeweave
