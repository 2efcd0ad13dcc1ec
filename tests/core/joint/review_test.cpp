// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/review.h"

#include "core/exchange/table_import.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <tuple>

namespace placeweave {
namespace {

class Review : public testing::Test {
protected:
    ImportOutcome import(std::string_view text, std::string name) {
        return valueOf(importTable(*map, TableSource::ofText(text, std::move(name))));
    }
    void SetUp() override {
        import("name,postcode,phone,languages,description,disclosure\n"
               "Village Larder,M33 1AA,0161 496 0000,English,Tins and talk,exact\n"
               "Shed,M33 1AB,,,,\n",
               "held.csv");
        import("name,kind,phone,languages,size,email,disclosure,address\n"
               "Village Larder,grassroots group,,Polish,12,larder@example.org,hidden,"
               "9 Home Close\n",
               "council.csv");
        import("organisation,service\nVillage Larder,Friday table\n", "services.csv");
    }
    std::vector<WaitingSuggestion> waiting() { return valueOf(waitingSuggestions(*map)); }
    Record organisation(RowId id) { return valueOf(map->record(Entity::Organisation, id)); }
    std::int64_t organisations() { return valueOf(map->count(Entity::Organisation)); }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(Review, MergingKeepsWhatBothHaveAndBothHistories) {
    ASSERT_EQ(waiting().size(), 1U);
    const Suggestion suggestion = waiting()[0].suggestion;
    const std::string before = valueOf(map->name());
    valueOf(settle(*map, waiting()[0].proposal, Decision::Merge));
    EXPECT_EQ(organisations(), 2);
    const Record kept = organisation(suggestion.other);
    EXPECT_EQ(kept.text("description"), "Tins and talk");
    EXPECT_EQ(kept["size"].integer(), 12);
    EXPECT_EQ(setElements(kept["languages"]).size(), 2U);
    const auto contacts =
        valueOf(map->recordsOf(Entity::Contact, "organisation_id", suggestion.other));
    EXPECT_EQ(contacts.size(), 2U); // one phone, one e-mail
    // The stricter way of showing the place stands.
    EXPECT_EQ(
        valueOf(map->record(Entity::Location, kept.reference("location_id"))).text("disclosure"),
        "hidden");
    // The row of the council's list is in its history.
    const auto history = valueOf(map->historyOf(Entity::Organisation, suggestion.other, 100));
    EXPECT_TRUE(std::ranges::any_of(
        history, [](const HistoryEntry &entry) { return entry.subject == "council.csv"; }));
    EXPECT_TRUE(waiting().empty());
    EXPECT_TRUE(valueOf(map->problems()).empty());
}

TEST_F(Review, MergingIsUndoneInOneStep) {
    const auto recordsBefore = valueOf(map->records(Entity::Organisation));
    const auto contactsBefore = valueOf(map->records(Entity::Contact));
    const auto placesBefore = valueOf(map->records(Entity::Location));
    const ActionId action = valueOf(settle(*map, waiting()[0].proposal, Decision::Merge));
    const UndoOutcome undone = valueOf(map->undo(action));
    EXPECT_TRUE(undone.skipped.empty());
    EXPECT_EQ(valueOf(map->records(Entity::Organisation)), recordsBefore);
    EXPECT_EQ(valueOf(map->records(Entity::Contact)), contactsBefore);
    EXPECT_EQ(valueOf(map->records(Entity::Location)), placesBefore);
    EXPECT_EQ(waiting().size(), 1U);
}

TEST_F(Review, KeepingBothIsNotAskedAgain) {
    valueOf(settle(*map, waiting()[0].proposal, Decision::KeepBoth));
    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(organisations(), 3);
    const ImportOutcome again = import("name,kind,phone,languages,size,email,disclosure,address\n"
                                       "Village Larder,grassroots group,,Polish,12,"
                                       "larder@example.org,hidden,9 Home Close\n",
                                       "council.csv");
    EXPECT_EQ(again.added, 0);
    EXPECT_TRUE(waiting().empty());
}

TEST_F(Review, AnAnswerMustFitAndCountsOnce) {
    const RowId proposal = waiting()[0].proposal;
    EXPECT_EQ(settle(*map, proposal, Decision::Closed).error().code, ErrorCode::InvalidInput);
    valueOf(settle(*map, proposal, Decision::KeepBoth));
    EXPECT_EQ(settle(*map, proposal, Decision::Merge).error().code, ErrorCode::NotFound);
}

TEST_F(Review, WhatHasVanishedCanBeClosedOrStay) {
    import("name,postcode,description\nVillage Larder,M33 1AA,Tins and talk\n", "held.csv");
    std::vector<WaitingSuggestion> all = waiting();
    const auto vanished = std::ranges::find_if(all, [](const WaitingSuggestion &one) {
        return one.suggestion.kind == Suggestion::Kind::Vanished;
    });
    ASSERT_NE(vanished, all.end());
    EXPECT_EQ(vanished->name, "Shed");
    valueOf(settle(*map, vanished->proposal, Decision::Closed));
    EXPECT_EQ(organisation(vanished->suggestion.organisation).text("status"), "closed");
}

TEST_F(Review, WhatTheListSaysOtherwiseCanBeTaken) {
    Record larder(Entity::Organisation);
    for (const Record &record : valueOf(map->records(Entity::Organisation)))
        if (record.text("description") == "Tins and talk")
            larder = record;
    const Field &description = fieldOf(Entity::Organisation, "description");
    Edit edit = valueOf(Edit::begin(*map, "organisation.change"));
    valueOf(edit.set(description, larder.id(), Value("Tins, talk and tea")));
    valueOf(edit.commit());
    import("name,postcode,description\nVillage Larder,M33 1AA,Crisps\nShed,M33 1AB,\n", "held.csv");
    for (const WaitingSuggestion &one : waiting())
        if (one.suggestion.kind == Suggestion::Kind::Change)
            valueOf(settle(*map, one.proposal, Decision::UseList));
    EXPECT_EQ(organisation(larder.id()).text("description"), "Crisps");
}

// Two records of one group, and the row of each that is asked for.
class Joining : public Review {
protected:
    void SetUp() override {
        Review::SetUp();
        const Suggestion suggestion = waiting().front().suggestion;
        kept = suggestion.other;
        other = suggestion.organisation;
    }
    RowId add(Entity entity, std::vector<std::pair<std::string_view, Value>> values) {
        Record record(entity);
        for (auto &[column, value] : values)
            record[column] = std::move(value);
        Edit edit = valueOf(Edit::begin(*map, "row.add"));
        const RowId id = valueOf(edit.insert(record));
        valueOf(edit.commit());
        return id;
    }
    std::vector<Record> of(Entity entity) {
        return valueOf(map->recordsOf(entity, "organisation_id", kept));
    }
    ActionId merge() { return valueOf(settle(*map, waiting().front().proposal, Decision::Merge)); }

    RowId kept;
    RowId other;
};

TEST_F(Joining, TheLaterConfirmationOfTheTwoStandsAndTheGroupsOwnBesideIt) {
    const auto set = [this](RowId row, std::string_view column, const Value &value) {
        Edit edit = valueOf(Edit::begin(*map, "field.set"));
        valueOf(edit.set(*findField(Entity::Organisation, column), row, value));
        valueOf(edit.commit());
    };
    set(kept, "confirmed_on", "2026-03-01"); // as older maps have it
    set(kept, "confirmed_by_itself", true);
    set(kept, "confirmed_by", "Tess");
    set(other, "confirmed_on", "2026-10-01");
    set(other, "confirmed_by", "CVS");
    merge();
    const Record joined = valueOf(map->record(Entity::Organisation, kept));
    EXPECT_EQ(joined.text("confirmed_on"), "2026-10-01");
    EXPECT_EQ(joined.text("confirmed_by"), "CVS");
    EXPECT_FALSE(joined["confirmed_by_itself"].isTrue());
    EXPECT_EQ(joined.text("confirmed_itself_on"), "2026-03-01");
}

TEST_F(Joining, APersonOfBothKeepsWhatEachSaidAndIsNoMorePublicThanBefore) {
    const RowId ours = add(Entity::Person, {{"name", "Ann Lee"},
                                            {"organisation_id", kept.value},
                                            {"role", "connector"},
                                            {"consent_basis", "consent"},
                                            {"consent_on", "2026-01-01"},
                                            {"consent_scope", "public"}});
    const RowId theirs = add(Entity::Person, {{"name", "ann lee"},
                                              {"organisation_id", other.value},
                                              {"role", "faith_leader"},
                                              {"languages", setValue({"pl"})},
                                              {"consent_basis", "not_asked"},
                                              {"consent_scope", "internal"},
                                              {"note", "Rings after six"}});
    const RowId phone =
        add(Entity::Contact,
            {{"person_id", theirs.value}, {"contact_type", "phone"}, {"value", "0161 496 0123"}});
    const RowId step = add(Entity::Step, {{"what", "Ring Ann"}, {"person_id", theirs.value}});
    const auto peopleBefore = valueOf(map->records(Entity::Person));
    const auto contactsBefore = valueOf(map->records(Entity::Contact));
    const ActionId action = merge();

    const auto people = of(Entity::Person);
    ASSERT_EQ(people.size(), 1U);
    EXPECT_EQ(people[0].id(), ours);
    EXPECT_EQ(people[0].text("role"), "connector");
    EXPECT_TRUE(people[0].text("note").contains("Rings after six"));
    EXPECT_TRUE(people[0].text("note").contains(vocabulary("role").label("faith_leader")));
    EXPECT_EQ(setElements(people[0]["languages"]), std::vector<std::string>{"pl"});
    EXPECT_EQ(people[0].text("consent_basis"), "not_asked");
    EXPECT_EQ(people[0].text("consent_scope"), "internal");
    EXPECT_EQ(people[0].text("consent_on"), ""); // it belonged to the answer that fell
    EXPECT_EQ(valueOf(map->record(Entity::Contact, phone)).reference("person_id"), ours);
    EXPECT_EQ(valueOf(map->record(Entity::Step, step)).reference("person_id"), ours);
    EXPECT_TRUE(valueOf(map->problems()).empty());

    EXPECT_TRUE(valueOf(map->undo(action)).skipped.empty());
    EXPECT_EQ(valueOf(map->records(Entity::Person)), peopleBefore);
    EXPECT_EQ(valueOf(map->records(Entity::Contact)), contactsBefore);
}

TEST_F(Joining, ConsentThatWasNeverGivenIsNotTakenFromTheOtherRecord) {
    add(Entity::Person, {{"name", "Ann Lee"}, {"organisation_id", kept.value}});
    add(Entity::Person, {{"name", "Ann Lee"},
                         {"organisation_id", other.value},
                         {"consent_basis", "consent"},
                         {"consent_scope", "public"}});
    merge();
    const auto people = of(Entity::Person);
    ASSERT_EQ(people.size(), 1U);
    EXPECT_TRUE(people[0]["consent_basis"].isEmpty());
    EXPECT_TRUE(people[0]["consent_scope"].isEmpty());
}

TEST_F(Joining, ANumberOfBothIsForNoMoreThanTheStricterSays) {
    for (const auto &[whose, sensitivity, label] :
         {std::tuple{kept, "public", "Bookings"}, std::tuple{other, "internal", "Out of hours"}})
        add(Entity::Contact, {{"organisation_id", whose.value},
                              {"contact_type", "phone"},
                              {"value", "0161 496 0777"},
                              {"sensitivity", sensitivity},
                              {"label", label}});
    merge();
    std::vector<Record> numbers = of(Entity::Contact);
    std::erase_if(numbers, [](const Record &c) { return c.text("value") != "0161 496 0777"; });
    ASSERT_EQ(numbers.size(), 1U);
    EXPECT_EQ(numbers[0].text("sensitivity"), "internal");
    EXPECT_EQ(numbers[0].text("label"), "Bookings; Out of hours");
}

TEST_F(Joining, APersonsOwnNumberStaysTheirsBesideTheGroups) {
    const RowId ann = add(Entity::Person, {{"name", "Ann Lee"}, {"organisation_id", other.value}});
    add(Entity::Contact, {{"organisation_id", other.value},
                          {"person_id", ann.value},
                          {"contact_type", "phone"},
                          {"value", "0161 496 0777"}});
    add(Entity::Contact, {{"organisation_id", kept.value},
                          {"contact_type", "phone"},
                          {"value", "0161 496 0777"},
                          {"sensitivity", "public"}});
    merge();
    std::vector<Record> numbers = of(Entity::Contact);
    std::erase_if(numbers, [](const Record &c) { return c.text("value") != "0161 496 0777"; });
    EXPECT_EQ(numbers.size(), 2U);
}

TEST_F(Joining, ConnectionsAndChannelsOfBothLoseNothing) {
    Record shed;
    for (const Record &record : valueOf(map->records(Entity::Organisation)))
        if (record.text("name") == "Shed")
            shed = record;
    for (const auto &[whose, note] : {std::pair{kept, "since the flood"}, {other, "share a van"}})
        add(Entity::Connection, {{"from_id", whose.value},
                                 {"to_id", shed.id().value},
                                 {"what", "partner"},
                                 {"note", note}});
    add(Entity::Connection,
        {{"from_id", other.value}, {"to_id", shed.id().value}, {"what", "funds"}});
    for (const auto &[whose, name, size] :
         {std::tuple{kept, "Mums", 12}, std::tuple{other, "Dads", 8},
          std::tuple{other, "Mums", 40}})
        add(Entity::Channel, {{"organisation_id", whose.value},
                              {"channel", "whatsapp"},
                              {"name", name},
                              {"size", size}});
    merge();
    const auto connections = valueOf(map->recordsOf(Entity::Connection, "from_id", kept));
    ASSERT_EQ(connections.size(), 2U);
    EXPECT_EQ(connections[0].text("note"), "since the flood; share a van");
    EXPECT_EQ(of(Entity::Channel).size(), 3U); // 12 or 40: two answers, and another group
}

TEST_F(Joining, WhoSaidSoGoesWithTheAnswerThatStands) {
    Edit edit = valueOf(Edit::begin(*map, "organisation.change"));
    const auto set = [&](RowId id, std::string_view column, const char *value) {
        valueOf(edit.set(*findField(Entity::Organisation, column), id, Value(value)));
    };
    set(kept, "listing_permission", "anyone");
    set(kept, "permission_by", "Ann");
    set(other, "listing_permission", "no");
    set(other, "permission_by", "Bob");
    valueOf(edit.commit());
    merge();
    EXPECT_EQ(organisation(kept).text("listing_permission"), "no");
    EXPECT_EQ(organisation(kept).text("permission_by"), "Bob");
}

} // namespace
} // namespace placeweave
