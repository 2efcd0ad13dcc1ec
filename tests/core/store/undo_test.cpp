// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

namespace placeweave {
namespace {

class Undo : public StoreTest {
protected:
    UndoOutcome undo() { return valueOf(m_map->undo(valueOf(m_map->undoable()).action)); }
    UndoOutcome redo() { return valueOf(m_map->undo(valueOf(m_map->redoable()).action)); }
};

TEST_F(Undo, TakesBackAFieldAndPutsItForth) {
    const Added added = add("Shed");
    set(kName, added.organisation, Value("The Shed"));
    undo();
    EXPECT_EQ(nameOf(added.organisation), "Shed");
    redo();
    EXPECT_EQ(nameOf(added.organisation), "The Shed");
    undo();
    EXPECT_EQ(nameOf(added.organisation), "Shed");
}

TEST_F(Undo, StepsBackThroughTheWholeSessionAndForthAgain) {
    const Added added = add("One");
    set(kName, added.organisation, Value("Two"));
    set(kName, added.organisation, Value("Three"));
    undo();
    undo();
    EXPECT_EQ(nameOf(added.organisation), "One");
    undo();
    EXPECT_FALSE(exists(Entity::Organisation, added.organisation));
    EXPECT_FALSE(valueOf(m_map->undoable()).action);
    redo();
    redo();
    redo();
    EXPECT_EQ(nameOf(added.organisation), "Three");
    EXPECT_FALSE(valueOf(m_map->redoable()).action);
}

TEST_F(Undo, SomethingNewEndsRedo) {
    const Added added = add("One");
    set(kName, added.organisation, Value("Two"));
    undo();
    set(kName, added.organisation, Value("Other"));
    EXPECT_FALSE(valueOf(m_map->redoable()).action);
}

TEST_F(Undo, BringsADeletedOrganisationBackWithAllThatItOwned) {
    const Added added = add("Shed");
    const RowId contact = addContact(added.organisation, "01632 960001");
    const Record before = valueOf(m_map->record(Entity::Organisation, added.organisation));
    remove(Entity::Organisation, added.organisation);
    undo();
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, added.organisation)), before);
    EXPECT_TRUE(exists(Entity::Contact, contact));
    EXPECT_TRUE(exists(Entity::Location, added.location));
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(Undo, SurvivesClosingTheFile) {
    const Added added = add("Shed");
    set(kName, added.organisation, Value("The Shed"));
    reopen();
    EXPECT_EQ(valueOf(m_map->undoable()).verb, "field.set");
    undo();
    EXPECT_EQ(nameOf(added.organisation), "Shed");
}

TEST_F(Undo, LeavesAloneWhatSomebodyHasChangedSinceAndSaysSo) {
    const Added added = add("Shed");
    Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
    valueOf(edit.set(kName, added.organisation, Value("The Shed")));
    valueOf(edit.set(kSize, added.organisation, Value(12)));
    const ActionId both = valueOf(edit.commit());
    set(kName, added.organisation, Value("Our Shed"));
    const UndoOutcome outcome = valueOf(m_map->undo(both));
    EXPECT_EQ(nameOf(added.organisation), "Our Shed");
    EXPECT_TRUE(valueOf(m_map->record(Entity::Organisation, added.organisation))[kSize].isEmpty());
    EXPECT_EQ(outcome.skipped, std::vector<std::string>{"Our Shed: Name"});
}

TEST_F(Undo, OfAnImportKeepsTheRowsThatPeopleHaveCorrected) {
    Edit edit = valueOf(Edit::begin(*m_map, "import"));
    const RowId first = valueOf(edit.reserve(3));
    valueOf(
        edit.insertReserved(Entity::Organisation, first, 3, [](std::int64_t index, Record &record) {
            record["name"] = Value("Group " + std::to_string(index));
        }));
    const ActionId import = valueOf(edit.commit());
    set(kName, RowId{first.value + 1}, Value("Corrected"));
    const UndoOutcome outcome = valueOf(m_map->undo(import));
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 1);
    EXPECT_EQ(outcome.skipped, std::vector<std::string>{"Corrected"});
}

// With what they own, what is tied to them and where they are; other rows stay, and redo brings
// back all that went.
TEST_F(Undo, OfAnImportTakesWhatCameWithItAndLeavesTheRest) {
    const Added other = add("Somebody else");
    Edit edit = valueOf(Edit::begin(*m_map, "import"));
    const RowId places = valueOf(edit.reserve(4));
    valueOf(edit.insertReserved(Entity::Location, places, 4, [](std::int64_t, Record &record) {
        record["address"] = Value("1 Mill Row");
    }));
    const RowId first = valueOf(edit.reserve(4));
    valueOf(edit.insertReserved(Entity::Organisation, first, 4,
                                [&](std::int64_t index, Record &record) {
                                    record["name"] = Value("Group " + std::to_string(index));
                                    record["location_id"] = Value(places.value + index);
                                }));
    const RowId contacts = valueOf(edit.reserve(4));
    valueOf(
        edit.insertReserved(Entity::Contact, contacts, 4, [&](std::int64_t index, Record &record) {
            record["organisation_id"] = Value(first.value + index);
            record["value"] = Value("01632 96000" + std::to_string(index));
        }));
    const ActionId import = valueOf(edit.commit());
    addContact(RowId{first.value + 2}, "0161 496 0000"); // somebody's own, of one of them
    Edit tie = valueOf(Edit::begin(*m_map, "connection.add"));
    Record connection(Entity::Connection);
    connection["from_id"] = Value(other.organisation.value);
    connection["to_id"] = Value(first.value + 3);
    valueOf(tie.insert(connection));
    valueOf(tie.commit());
    set(kName, RowId{first.value + 1}, Value("Corrected"));

    const UndoOutcome outcome = valueOf(m_map->undo(import));
    EXPECT_EQ(outcome.skipped, std::vector<std::string>{"Corrected"});
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 2);
    EXPECT_EQ(valueOf(m_map->count(Entity::Contact)), 0);
    EXPECT_EQ(valueOf(m_map->count(Entity::Connection)), 0);
    EXPECT_EQ(valueOf(m_map->count(Entity::Location)), 1);
    EXPECT_EQ(valueOf(m_map->problems()), std::vector<std::string>{});

    valueOf(m_map->undo(outcome.action));
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 5);
    EXPECT_EQ(valueOf(m_map->count(Entity::Contact)), 5);
    EXPECT_EQ(valueOf(m_map->count(Entity::Connection)), 1);
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, RowId{first.value + 3}))
                  .reference("location_id"),
              RowId{places.value + 3});
    EXPECT_EQ(valueOf(m_map->record(Entity::Contact, contacts)).reference("organisation_id"),
              first);
}

TEST_F(Undo, StoppedLeavesEverythingAsItIs) {
    Edit edit = valueOf(Edit::begin(*m_map, "import"));
    const RowId first = valueOf(edit.reserve(12'000));
    valueOf(
        edit.insertReserved(Entity::Organisation, first, 12'000,
                            [](std::int64_t, Record &record) { record["name"] = Value("One"); }));
    const ActionId import = valueOf(edit.commit());
    std::int64_t reported = 0;
    std::optional<Progress> progress;
    progress.emplace([&](std::int64_t done, std::int64_t total) {
        EXPECT_EQ(total, 12'000);
        reported = done;
        progress->cancel();
    });
    const auto undone = m_map->undo(import, *progress);
    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().code, ErrorCode::Cancelled);
    EXPECT_LT(reported, 12'000);
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 12'000);
    EXPECT_EQ(valueOf(m_map->undoable()).action, import);
}

TEST_F(Undo, RefusesToUndoTwice) {
    const Added added = add("Shed");
    const ActionId action = set(kName, added.organisation, Value("The Shed"));
    valueOf(m_map->undo(action));
    EXPECT_FALSE(m_map->undo(action));
}

TEST_F(Undo, HistoryOfARecordNamesWhoAndWhatWithItsContacts) {
    const Added added = add("Shed");
    add("Somebody else");
    set(kName, added.organisation, Value("The Shed"));
    const RowId contact = addContact(added.organisation, "01632 960001");
    remove(Entity::Contact, contact);
    undo();
    const auto history = valueOf(m_map->historyOf(Entity::Organisation, added.organisation, 0));
    ASSERT_EQ(history.size(), 5U);
    EXPECT_EQ(history[0].verb, "undo");
    EXPECT_TRUE(history[1].undone);
    const auto &renamed = history[3];
    EXPECT_EQ(renamed.author, "Tester");
    ASSERT_EQ(renamed.rows.size(), 1U);
    ASSERT_EQ(renamed.rows[0].fields.size(), 1U);
    EXPECT_EQ(renamed.rows[0].fields[0].before.text(), "Shed");
    EXPECT_EQ(renamed.rows[0].fields[0].after.text(), "The Shed");
    EXPECT_EQ(history[4].verb, "organisation.add");
}

} // namespace
} // namespace placeweave
