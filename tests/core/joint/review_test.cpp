// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/review.h"

#include "core/exchange/table_import.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>

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
               "Village Larder,grassroots group,0161 496 0000,Polish,12,larder@example.org,hidden,"
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
                                       "Village Larder,grassroots group,0161 496 0000,Polish,12,"
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

} // namespace
} // namespace placeweave
