// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merge.h"

#include "core/joint/bundle.h"
#include "core/joint/confirmation.h"
#include "core/joint/conflicts.h"
#include "core/joint/met_organisations.h"
#include "core/joint/review.h"
#include "core/store/revert.h"
#include "tests/core/joint/several_copies.h"
#include "tests/core/store/store_fixture.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#ifndef _WIN32
#include <sys/stat.h>
#endif

namespace placeweave {
namespace {

constexpr const Field &kPrivate = fieldOf(Entity::Organisation, "private");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");

// A map with one organisation, and two copies of it that are edited apart.
class Meeting : public StoreTest {
protected:
    Added m_shed = add("Shed");
    std::unique_ptr<MapFile> m_one = copy("one.gpkg", "Ada");
    std::unique_ptr<MapFile> m_two = copy("two.gpkg", "Ben");

    std::unique_ptr<MapFile> copy(const std::string &name, const std::string &author) {
        valueOf(m_map->saveFullCopy(m_folder / name));
        auto map = valueOf(MapFile::open(m_folder / name, Access::ReadWrite));
        map->setAuthor(author);
        return map;
    }

    static ActionId setIn(MapFile &map, const Field &field, RowId row, const Value &value) {
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        valueOf(edit.set(field, row, value));
        return valueOf(edit.commit());
    }
    static void removeIn(MapFile &map, Entity entity, RowId row) {
        Edit edit = valueOf(Edit::begin(map, "remove"));
        valueOf(edit.remove(entity, row));
        valueOf(edit.commit());
    }
    static RowId insertIn(MapFile &map, const Record &record) {
        Edit edit = valueOf(Edit::begin(map, "row.add"));
        const RowId row = valueOf(edit.insert(record));
        valueOf(edit.commit());
        return row;
    }

    std::filesystem::path bundleOf(MapFile &map, const std::string &name,
                                   Profile profile = Profile::Internal,
                                   const std::string &forWhom = {}) {
        const std::filesystem::path file = m_folder / name;
        valueOf(writeBundle(map, {profile, forWhom, file}));
        return file;
    }

    // Both learn what the other knows.
    void meet() {
        const auto one = bundleOf(*m_one, "one.pwbundle");
        valueOf(mergeInto(*m_one, {bundleOf(*m_two, "two.pwbundle")}));
        valueOf(mergeInto(*m_two, {one}));
        EXPECT_EQ(contentOf(*m_one), contentOf(*m_two));
        for (MapFile *map : {m_one.get(), m_two.get()})
            EXPECT_THAT(valueOf(map->problems()), testing::IsEmpty());
    }

    Record shed(MapFile &map) {
        return valueOf(map.record(Entity::Organisation, m_shed.organisation));
    }
};

TEST_F(Meeting, DifferentFieldsOfOneRowMergeByThemselves) {
    setIn(*m_one, kName, m_shed.organisation, Value("Men's Shed"));
    setIn(*m_two, kSize, m_shed.organisation, Value(12));
    meet();
    EXPECT_EQ(shed(*m_one).text("name"), "Men's Shed");
    EXPECT_EQ(shed(*m_one)["size"].integer(), 12);
    EXPECT_THAT(valueOf(conflicts(*m_one)), testing::IsEmpty());
}

TEST_F(Meeting, WhatTwoHaveLeftOutOfOneProfileApartIsBothLeftOut) {
    ReaderProfile readers(Profile::Partner);
    readers.name = "For the mosque committee";
    readers.contacts = {"phone"};
    const RowId row = insertIn(*m_one, recordOf(readers));
    meet();
    const auto set = [&](MapFile &map, const char *column, const Value &value) {
        setIn(map, *findField(Entity::ReaderProfile, column), row, value);
    };
    set(*m_one, "without_contacts", setValue({"phone", "email"}));
    set(*m_one, "closest", Value("hidden"));
    set(*m_one, "base", Value("public"));
    set(*m_two, "without_contacts", setValue({"phone", "post"}));
    set(*m_two, "closest", Value("approximate"));
    set(*m_two, "base", Value("internal"));
    meet();
    const ReaderProfile met = valueOf(readerProfileNamed(*m_one, readers.name));
    EXPECT_THAT(met.contacts, testing::UnorderedElementsAre("phone", "email", "post"));
    EXPECT_EQ(met.closest, PlaceDetail::Nothing);
    EXPECT_EQ(met.base, Profile::Public);
}

// A call was made and written down; a slip that had lain in a drawer was keyed in after it.
TEST_F(Meeting, TheLaterDayOfConfirmingStandsWhoeverWroteItDownLast) {
    const auto said = [&](MapFile &map, const Confirmation &confirmation) {
        const Record before = shed(map);
        Edit edit = valueOf(Edit::begin(map, "organisation.confirm"));
        valueOf(confirm(edit, before, confirmation));
        valueOf(edit.commit());
    };
    Record service(Entity::Service);
    service["name"] = Value("Tea");
    service["organisation_id"] = Value(m_shed.organisation.value);
    const RowId tea = insertIn(*m_one, service);
    meet();
    said(*m_one, {"2026-11-20", "Ann", true, "phone"});
    setIn(*m_one, fieldOf(Entity::Service, "confirmed_on"), tea, Value("2026-11-20"));
    m_two->setAuthor("Ben");
    said(*m_two, {"2026-08-01", "CVS", false, "in_person"});
    said(*m_two, {"2026-09-01", "Bea", true, "paper"});
    setIn(*m_two, fieldOf(Entity::Service, "confirmed_on"), tea, Value("2026-09-01"));
    meet();
    const Record met = shed(*m_two);
    EXPECT_EQ(met.text("confirmed_on"), "2026-11-20");
    EXPECT_EQ(met.text("confirmed_by"), "Ann");
    EXPECT_EQ(met.text("confirmed_how"), "phone");
    EXPECT_EQ(met.text("confirmed_itself_on"), "2026-11-20");
    EXPECT_EQ(valueOf(m_two->record(Entity::Service, tea)).text("confirmed_on"), "2026-11-20");
    EXPECT_THAT(valueOf(conflicts(*m_one)), testing::IsEmpty());

    // Others later, the group itself earlier and written down last.
    said(*m_one, {"2026-11-28", "CVS", false, "in_person"});
    said(*m_two, {"2026-11-24", "Bea", true, "paper"});
    meet();
    EXPECT_EQ(shed(*m_one).text("confirmed_on"), "2026-11-28");
    EXPECT_EQ(shed(*m_one).text("confirmed_by"), "CVS");
    EXPECT_FALSE(shed(*m_one)["confirmed_by_itself"].isTrue());
    EXPECT_EQ(confirmedByItselfOn(shed(*m_one)), "2026-11-24");

    // Put right by somebody who saw it, it may be earlier.
    setIn(*m_two, fieldOf(Entity::Organisation, "confirmed_on"), m_shed.organisation,
          Value("2026-11-27"));
    meet();
    EXPECT_EQ(shed(*m_one).text("confirmed_on"), "2026-11-27");
}

TEST_F(Meeting, TheSameEditByBothIsNoConflict) {
    setIn(*m_one, kSize, m_shed.organisation, Value(12));
    setIn(*m_two, kSize, m_shed.organisation, Value(12));
    meet();
    EXPECT_THAT(valueOf(conflicts(*m_one)), testing::IsEmpty());
}

TEST_F(Meeting, TwoNewRowsBothStayWithUuidsOfTheirOwn) {
    Record organisation(Entity::Organisation);
    organisation["name"] = Value("Choir");
    const RowId one = insertIn(*m_one, organisation);
    const RowId two = insertIn(*m_two, organisation);
    meet();
    EXPECT_EQ(valueOf(m_one->count(Entity::Organisation)), 3);
    EXPECT_NE(m_one->uuidOf(Entity::Organisation, one), m_one->uuidOf(Entity::Organisation, two));
    EXPECT_EQ(m_one->uuidOf(Entity::Organisation, one), m_two->uuidOf(Entity::Organisation, one));
}

TEST_F(Meeting, TwoNewRowsOfOneOrganisationAreOfferedAndEachCopyKeepsTheSameOne) {
    Record organisation(Entity::Organisation);
    organisation["name"] = Value("St Mary's Lunch Club");
    organisation["identifiers"] = setValue({"GB-CHC-1234567"});
    const RowId one = insertIn(*m_one, organisation);
    organisation["size"] = Value(20);
    insertIn(*m_two, organisation);
    meet();
    const auto offered = valueOf(perhapsMet(*m_one));
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered[0].other, one);
    ASSERT_EQ(valueOf(perhapsMet(*m_two)).size(), 1U);
    EXPECT_EQ(valueOf(perhapsMet(*m_two))[0].other, one);

    // Both decide before they meet again.
    valueOf(settleMet(*m_one, offered[0], Decision::Merge));
    valueOf(settleMet(*m_two, valueOf(perhapsMet(*m_two))[0], Decision::Merge));
    meet();
    EXPECT_EQ(valueOf(m_one->count(Entity::Organisation)), 2);
    EXPECT_EQ(valueOf(m_one->record(Entity::Organisation, one))["size"].integer(), 20);
    EXPECT_THAT(valueOf(perhapsMet(*m_one)), testing::IsEmpty());
}

TEST_F(Meeting, WhoeverMergesTwoPartnersIsOfferedWhatMeetsAmongThem) {
    Record organisation(Entity::Organisation);
    organisation["name"] = Value("St Mary's Lunch Club");
    const RowId one = insertIn(*m_one, organisation);
    const RowId two = insertIn(*m_two, organisation);
    const auto both = {bundleOf(*m_one, "one.pwbundle"), bundleOf(*m_two, "two.pwbundle")};
    valueOf(mergeInto(*m_map, both));
    const auto offered = valueOf(perhapsMet(*m_map));
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(std::minmax(offered[0].organisation, offered[0].other), std::minmax(one, two));
    valueOf(settleMet(*m_map, offered[0], Decision::KeepBoth));
    EXPECT_THAT(valueOf(perhapsMet(*m_map)), testing::IsEmpty());
}

TEST_F(Meeting, TwoThatAreSaidToBeTwoAreNotOfferedAgainAnywhere) {
    Record organisation(Entity::Organisation);
    organisation["name"] = Value("St Mary's Lunch Club");
    insertIn(*m_one, organisation);
    insertIn(*m_two, organisation);
    meet();
    const auto offered = valueOf(perhapsMet(*m_one));
    ASSERT_EQ(offered.size(), 1U);
    valueOf(settleMet(*m_one, offered[0], Decision::KeepBoth));
    meet();
    EXPECT_THAT(valueOf(perhapsMet(*m_two)), testing::IsEmpty());
    EXPECT_EQ(valueOf(m_two->count(Entity::Organisation)), 3);
}

TEST_F(Meeting, TwoAnswersAreListedWithWhoAndWhenUntilSomebodySettlesThem) {
    setIn(*m_one, kSize, m_shed.organisation, Value(12));
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    meet();
    auto open = valueOf(conflicts(*m_one));
    ASSERT_EQ(open.size(), 1U);
    ASSERT_EQ(open[0].answers.size(), 2U);
    EXPECT_EQ(open[0].fields, std::vector<const Field *>{&kSize});
    EXPECT_TRUE(open[0].answers[0].stands);
    EXPECT_EQ(open[0].answers[0].values[0].integer(), 30);
    EXPECT_EQ(open[0].answers[0].author, "Ben");
    EXPECT_EQ(open[0].answers[1].author, "Ada");

    // The next merge does not forget it.
    setIn(*m_two, kName, m_shed.organisation, Value("Men's Shed"));
    meet();
    open = valueOf(conflicts(*m_two));
    ASSERT_EQ(open.size(), 1U);

    const ActionId settled = valueOf(settle(*m_two, open[0], 1));
    EXPECT_EQ(shed(*m_two)["size"].integer(), 12);
    meet();
    EXPECT_EQ(shed(*m_one)["size"].integer(), 12);
    EXPECT_THAT(valueOf(conflicts(*m_one)), testing::IsEmpty());
    EXPECT_EQ(settle(*m_two, open[0], 0).error().code, ErrorCode::NotFound);

    valueOf(m_two->undo(settled));
    EXPECT_EQ(valueOf(conflicts(*m_two)).size(), 1U);
}

TEST_F(Meeting, TheAnswerThatStandsCanBeSettledOnAndReopened) {
    setIn(*m_one, kSize, m_shed.organisation, Value(12));
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    meet();
    const ActionId settled = valueOf(settle(*m_one, valueOf(conflicts(*m_one)).at(0), 0));
    EXPECT_TRUE(settled);
    EXPECT_THAT(valueOf(conflicts(*m_one)), testing::IsEmpty());
    valueOf(m_one->undo(settled));
    EXPECT_EQ(valueOf(conflicts(*m_one)).size(), 1U);
    EXPECT_EQ(shed(*m_one)["size"].integer(), 30);
}

TEST_F(Meeting, TheMoreProtectiveAnswerStandsAndIsShownForReview) {
    setIn(*m_one, kDisclosure, m_shed.location, Value("hidden"));
    setIn(*m_two, kDisclosure, m_shed.location, Value("exact"));
    meet();
    EXPECT_EQ(valueOf(m_one->record(Entity::Location, m_shed.location)).text("disclosure"),
              "hidden");
    EXPECT_EQ(valueOf(conflicts(*m_one)).size(), 1U);
}

TEST_F(Meeting, WhoGaveAPermissionBelongsToTheAnswerThatStands) {
    const auto permit = [&](MapFile &map, const char *answer, const char *who) {
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        valueOf(edit.set(fieldOf(Entity::Organisation, "listing_permission"), m_shed.organisation,
                         Value(answer)));
        valueOf(edit.set(fieldOf(Entity::Organisation, "permission_by"), m_shed.organisation,
                         Value(who)));
        valueOf(edit.commit());
    };
    permit(*m_one, "no", "Chair");
    permit(*m_two, "anyone", "Caretaker");
    meet();
    EXPECT_EQ(shed(*m_one).text("listing_permission"), "no");
    EXPECT_EQ(shed(*m_one).text("permission_by"), "Chair");
}

TEST_F(Meeting, APinMovedByBothIsOneQuestionNotThree) {
    const auto move = [&](MapFile &map, double latitude, const char *how) {
        Edit edit = valueOf(Edit::begin(map, "pin.move"));
        valueOf(edit.set(kPoint, m_shed.location, Value(LatLon{latitude, -3.9})));
        valueOf(edit.set(fieldOf(Entity::Location, "placed_how"), m_shed.location, Value(how)));
        valueOf(edit.commit());
    };
    move(*m_one, 54.1, "manual");
    move(*m_two, 54.2, "postcode");
    meet();
    const auto open = valueOf(conflicts(*m_one));
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].fields.size(), 2U);
    valueOf(settle(*m_one, open[0], 1));
    const Record place = valueOf(m_one->record(Entity::Location, m_shed.location));
    EXPECT_NEAR(place["geom"].point()->latitude, 54.1, 1e-6);
    EXPECT_EQ(place.text("placed_how"), "manual");
}

TEST_F(Meeting, ARevivedChildRevivesItsParents) {
    const RowId contact = addContact(m_shed.organisation, "01632 960001");
    m_one = copy("one again.gpkg", "Ada");
    m_two = copy("two again.gpkg", "Ben");
    removeIn(*m_one, Entity::Organisation, m_shed.organisation);
    setIn(*m_two, fieldOf(Entity::Contact, "value"), contact, Value("01632 960002"));
    meet();
    EXPECT_EQ(shed(*m_one).text("name"), "Shed");
    EXPECT_EQ(valueOf(m_one->record(Entity::Contact, contact)).text("value"), "01632 960002");
}

TEST_F(Meeting, ARevivedPlaceGoesAgainWhenItTurnsOutThatNobodyUsesIt) {
    const Field &isPrivate = fieldOf(Entity::Organisation, "private");
    removeIn(*m_one, Entity::Location, m_shed.location);
    setIn(*m_one, isPrivate, m_shed.organisation, Value(true));
    // That the shed has left its place is not told, for it is private: so its place is kept.
    valueOf(mergeInto(*m_two, {bundleOf(*m_one, "private.pwbundle")}));
    EXPECT_TRUE(m_two->record(Entity::Location, m_shed.location));
    EXPECT_THAT(valueOf(m_two->problems()), testing::IsEmpty());
    setIn(*m_one, isPrivate, m_shed.organisation, Value(false));
    meet();
    EXPECT_FALSE(m_two->record(Entity::Location, m_shed.location));
}

TEST_F(Meeting, WhatWasAddedToADeletedRowComesBackWithIt) {
    Record contact(Entity::Contact);
    contact["organisation_id"] = Value(m_shed.organisation.value);
    contact["value"] = Value("01632 960001");
    const RowId added = insertIn(*m_two, contact);
    removeIn(*m_one, Entity::Organisation, m_shed.organisation);
    meet();
    EXPECT_FALSE(m_two->record(Entity::Contact, added));
    valueOf(m_one->undo(valueOf(m_one->undoable()).action));
    EXPECT_EQ(valueOf(m_one->record(Entity::Contact, added)).text("value"), "01632 960001");
    meet();
    EXPECT_TRUE(m_two->record(Entity::Contact, added));
}

TEST_F(Meeting, AConnectionThatCannotBeShownStillKeepsItsOtherEndAlive) {
    const Added other = add("Other");
    for (MapFile *map : {m_one.get(), m_two.get()})
        valueOf(mergeInto(*map, {m_map->path()}));
    const auto three = copy("three.gpkg", "Cy");
    const auto four = copy("four.gpkg", "Di");
    removeIn(*four, Entity::Organisation, m_shed.organisation);
    Record connection(Entity::Connection);
    connection["from_id"] = Value(m_shed.organisation.value);
    connection["to_id"] = Value(other.organisation.value);
    insertIn(*m_one, connection);
    removeIn(*m_two, Entity::Organisation, other.organisation);
    valueOf(mergeInto(*three, {m_folder / "one.gpkg", m_folder / "two.gpkg"}));
    EXPECT_THAT(valueOf(three->records(Entity::Connection)), testing::IsEmpty());
    valueOf(mergeInto(*three, {m_folder / "four.gpkg"}));
    EXPECT_THAT(valueOf(three->problems()), testing::IsEmpty());
    EXPECT_EQ(shed(*three).text("name"), "Shed");
}

TEST_F(Meeting, WhoDidNotSeeARowBeginHasNoWordInWhatItBeganWith) {
    const Added arts = add("Arts");
    const Field &focus = fieldOf(Entity::Organisation, "focus");
    const auto elsewhere = copy("elsewhere.gpkg", "Cy");
    setIn(*elsewhere, focus, arts.organisation, setValue({"homes"})); // nobody hears of it yet
    setIn(*m_map, focus, arts.organisation, setValue({"food", "money"}));
    Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
    valueOf(edit.set(focus, arts.organisation, setValue({"food"})));
    valueOf(edit.set(kPrivate, arts.organisation, Value(true)));
    valueOf(edit.commit());
    // First only that it is private, then all of it, then what came before that.
    valueOf(mergeInto(*m_one, {bundleOf(*m_map, "map.pwbundle")}));
    valueOf(mergeInto(*m_one, {m_map->path()}));
    valueOf(mergeInto(*m_one, {m_folder / "elsewhere.gpkg"}));
    valueOf(mergeInto(*m_map, {m_folder / "elsewhere.gpkg"}));
    EXPECT_EQ(contentOf(*m_one), contentOf(*m_map));
}

TEST_F(Meeting, AnErasureBeatsEveryClockAndNothingOfItIsLeft) {
    Edit edit = valueOf(Edit::begin(*m_one, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, m_shed.organisation, "asked"));
    valueOf(edit.commit());
    Record contact(Entity::Contact);
    contact["organisation_id"] = Value(m_shed.organisation.value);
    contact["value"] = Value("unmistakable@example.org");
    insertIn(*m_two, contact);
    setIn(*m_two, kName, m_shed.organisation, Value("Unmistakable Shed"));
    meet();
    EXPECT_FALSE(m_one->record(Entity::Organisation, m_shed.organisation));
    EXPECT_EQ(valueOf(m_two->count(Entity::Contact)), 0);
    // An old copy does not bring it back.
    valueOf(mergeInto(*m_two, {m_file}));
    EXPECT_FALSE(m_two->record(Entity::Organisation, m_shed.organisation));
    m_two.reset();
    std::ifstream file(m_folder / "two.gpkg", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_FALSE(bytes.contains("nmistakable"));
}

TEST_F(Meeting, WhatTheErasedOwnedByThenIsForgottenByThoseTooWhoNeverHeardThatItWasTheirs) {
    Record service(Entity::Service);
    service["organisation_id"] = Value(m_shed.organisation.value);
    service["name"] = Value("Woodwork");
    const RowId woodwork = insertIn(*m_one, service);
    const Added other = add("Other");
    valueOf(mergeInto(*m_map, {m_folder / "one.gpkg"}));
    for (MapFile *map : {m_one.get(), m_two.get()})
        valueOf(mergeInto(*map, {m_map->path()}));
    const auto three = copy("three.gpkg", "Cy");
    setIn(*m_one, fieldOf(Entity::Service, "organisation_id"), woodwork,
          Value(other.organisation.value));
    Edit edit = valueOf(Edit::begin(*m_two, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, other.organisation, "asked"));
    valueOf(edit.commit());
    valueOf(mergeInto(*three, {m_folder / "two.gpkg"}));
    valueOf(mergeInto(*m_two, {m_folder / "one.gpkg"}));
    valueOf(mergeInto(*three, {m_folder / "two.gpkg"}));
    meet();
    EXPECT_EQ(contentOf(*three), contentOf(*m_two));
    EXPECT_EQ(historyOf(*three), historyOf(*m_two));
    EXPECT_EQ(historyOf(*m_one), historyOf(*m_two));
    EXPECT_THAT(valueOf(three->records(Entity::Service)), testing::IsEmpty());
    EXPECT_EQ(valueOf(mergeInto(*three, {m_folder / "one.gpkg"})).applied, 0);
}

TEST_F(Meeting, WhatOnlyAConnectionToTheErasedKeptAliveGoesWithIt) {
    const Added other = add("Other");
    for (MapFile *map : {m_one.get(), m_two.get()})
        valueOf(mergeInto(*map, {m_map->path()}));
    const auto three = copy("three.gpkg", "Cy");
    const auto four = copy("four.gpkg", "Di");
    removeIn(*four, Entity::Organisation, m_shed.organisation);
    Record connection(Entity::Connection);
    connection["from_id"] = Value(m_shed.organisation.value);
    connection["to_id"] = Value(other.organisation.value);
    insertIn(*m_one, connection);
    valueOf(mergeInto(*three, {m_folder / "one.gpkg", m_folder / "four.gpkg"}));
    ASSERT_EQ(shed(*three).text("name"), "Shed") << "the connection keeps it";
    Edit edit = valueOf(Edit::begin(*m_two, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, other.organisation, "asked"));
    valueOf(edit.commit());
    valueOf(mergeInto(*three, {m_folder / "two.gpkg"}));
    EXPECT_FALSE(three->record(Entity::Organisation, m_shed.organisation));
    EXPECT_THAT(valueOf(three->problems()), testing::IsEmpty());
    // As in one that hears of the erasure first.
    valueOf(mergeInto(*four, {m_folder / "two.gpkg"}));
    valueOf(mergeInto(*four, {m_folder / "one.gpkg"}));
    EXPECT_EQ(contentOf(*three), contentOf(*four));
}

TEST_F(Meeting, UndoLeavesAloneWhatOthersHaveMadeOfItAndTheirActionsToThem) {
    const ActionId mine = setIn(*m_one, kSize, m_shed.organisation, Value(12));
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    meet();
    EXPECT_EQ(valueOf(m_one->undoable()).action, mine);
    const UndoOutcome outcome = valueOf(m_one->undo(mine));
    EXPECT_FALSE(outcome.action);
    EXPECT_THAT(outcome.skipped, testing::ElementsAre("Shed: Size"));
}

TEST_F(Meeting, OneFieldOfAnOldActionIsPutBack) {
    const ActionId first = setIn(*m_one, kSize, m_shed.organisation, Value(12));
    setIn(*m_one, kSize, m_shed.organisation, Value(13));
    EXPECT_TRUE(valueOf(revertField(*m_one, first, kSize, m_shed.organisation)));
    EXPECT_TRUE(shed(*m_one)["size"].isEmpty());
    EXPECT_EQ(revertField(*m_one, first, kName, m_shed.organisation).error().code,
              ErrorCode::NotFound);
    EXPECT_THAT(valueOf(m_one->problems()), testing::IsEmpty());
}

TEST_F(Meeting, MergingSaysWhatWasNewAndWhatWasKnown) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    const MergeOutcome first = valueOf(mergeInto(*m_one, {bundle}));
    EXPECT_EQ(first.applied, 1);
    EXPECT_THAT(first.organisations, testing::ElementsAre(m_shed.organisation));
    const MergeOutcome again = valueOf(mergeInto(*m_one, {bundle, bundle}));
    EXPECT_EQ(again.applied, 0);
    EXPECT_GT(again.same, 0);
    EXPECT_THAT(again.organisations, testing::IsEmpty());
}

TEST_F(Meeting, AMapOfOthersIsRefusedAndImportNamed) {
    const auto other = newMap(m_folder / "other.gpkg");
    const auto bundle = bundleOf(*other, "other.pwbundle");
    for (const auto &file : {bundle, m_folder / "other.gpkg"}) {
        const auto merged = mergeInto(*m_one, {file});
        ASSERT_FALSE(merged);
        EXPECT_EQ(merged.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(merged.error().message, testing::HasSubstr("import"));
    }
}

TEST_F(Meeting, OneOfSeveralThatCannotBeReadRefusesAll) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    const auto good = bundleOf(*m_two, "two.pwbundle");
    std::ofstream(m_folder / "bad.pwbundle") << "no bundle";
    EXPECT_FALSE(mergeInto(*m_one, {good, m_folder / "bad.pwbundle"}));
    EXPECT_TRUE(shed(*m_one)["size"].isEmpty());
}

// --- what whoever wants to do harm might send ---

struct Harm {
    const char *name;
    const char *sql; // done to a good bundle
    ErrorCode code;
};
class Harmful : public Meeting, public testing::WithParamInterface<Harm> {};

TEST_P(Harmful, IsRefusedWholeAndChangesNothing) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    {
        Database database = valueOf(Database::open(bundle, Access::ReadWrite));
        valueOf(database.execute(GetParam().sql));
    }
    const auto content = contentOf(*m_one);
    const auto history = historyOf(*m_one);
    const auto merged = mergeInto(*m_one, {bundle});
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().code, GetParam().code) << merged.error().message;
    EXPECT_EQ(contentOf(*m_one), content);
    EXPECT_EQ(historyOf(*m_one), history);
    setIn(*m_one, kSize, m_shed.organisation, Value(3)); // and all goes on
}

INSTANTIATE_TEST_SUITE_P(
    Bundles, Harmful,
    testing::Values(
        Harm{"OfANewerProgram", "UPDATE bundle SET format = 9, lowest_reader = 9",
             ErrorCode::NewerVersion},
        Harm{"ThatLiesAboutItsLength", "UPDATE bundle SET changes = changes + 1",
             ErrorCode::Damaged},
        Harm{"WithoutItsHead", "DELETE FROM bundle", ErrorCode::Damaged},
        Harm{"OfAnotherProgram", "PRAGMA application_id = 7", ErrorCode::NotAMap},
        Harm{"WithAClockNearTheEndOfTime", "UPDATE action SET clock = 9223372036854775807",
             ErrorCode::InvalidInput},
        Harm{"WithANegativeClock", "UPDATE action SET clock = -clock", ErrorCode::Damaged},
        Harm{"WithARowThatNobodyNumbered",
             "UPDATE change SET row = (77 << 21) + 1 WHERE op = 'insert'", ErrorCode::Damaged},
        Harm{"WithMoreRowsThanABlock", "UPDATE change SET count = 1 << 40 WHERE op = 'insert'",
             ErrorCode::Damaged},
        Harm{"WithCircularUndoes",
             "UPDATE action SET undoes = (SELECT max(id) FROM action AS other WHERE other.id <> "
             "action.id)",
             ErrorCode::Damaged},
        Harm{"WithChangesOfNobody", "UPDATE action SET replica = 5", ErrorCode::Damaged},
        Harm{"WithAViewInPlaceOfATable",
             "ALTER TABLE change RENAME TO hidden; CREATE VIEW change AS SELECT * FROM hidden",
             ErrorCode::Damaged}),
    [](const auto &harm) { return harm.param.name; });

TEST_F(Meeting, NobodyElseSpeaksForTheEditingRunThatIsGoingOnHere) {
    setIn(*m_one, kName, m_shed.organisation, Value("Ours"));
    const auto run =
        valueOf(m_one->database().integer("SELECT replica FROM action ORDER BY clock DESC LIMIT 1"))
            .value_or(0);
    Record organisation(Entity::Organisation);
    insertIn(*m_two, organisation);
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    for (const std::string &sql :
         {std::format(
              "UPDATE action SET replica = {0} WHERE clock = (SELECT max(clock) FROM action)", run),
          std::format("UPDATE change SET row = ({0} << 21) + 50 WHERE id = (SELECT max(id) FROM "
                      "change)",
                      run)}) {
        std::filesystem::copy_file(bundle, m_folder / "harm.pwbundle",
                                   std::filesystem::copy_options::overwrite_existing);
        {
            Database database =
                valueOf(Database::open(m_folder / "harm.pwbundle", Access::ReadWrite));
            valueOf(database.execute(std::format(
                "INSERT OR IGNORE INTO replica (id, started_at) VALUES ({}, 'now')", run)));
            valueOf(database.execute(sql));
        }
        const auto merged = mergeInto(*m_one, {m_folder / "harm.pwbundle"});
        ASSERT_FALSE(merged);
        EXPECT_EQ(merged.error().code, ErrorCode::Damaged) << merged.error().message;
    }
}

TEST_F(Meeting, ACutOffBundleIsRefused) {
    for (int i = 0; i < 200; ++i)
        setIn(*m_two, kName, m_shed.organisation, Value(std::string(500, 'a') + std::to_string(i)));
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    const auto size = std::filesystem::file_size(bundle);
    for (const auto part : {size / 2, size - 1, size - 4096, std::uintmax_t{100}}) {
        std::filesystem::copy_file(bundle, m_folder / "cut.pwbundle",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(m_folder / "cut.pwbundle", part);
        EXPECT_FALSE(mergeInto(*m_one, {m_folder / "cut.pwbundle"})) << part;
        EXPECT_EQ(shed(*m_one).text("name"), "Shed");
    }
}

#ifndef _WIN32
TEST_F(Meeting, APipeIsRefusedAndNotWaitedFor) {
    const auto pipe = m_folder / "pipe.pwbundle";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const auto merged = mergeInto(*m_one, {pipe});
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().code, ErrorCode::NotAMap);
}
#endif

// What is only strange comes in and says nothing: it may mean something to a newer program.
struct Strange {
    const char *name;
    const char *sql;
};
class Strangely : public Meeting, public testing::WithParamInterface<Strange> {};

TEST_P(Strangely, IsKeptAndDoesNoHarm) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    {
        Database database = valueOf(Database::open(bundle, Access::ReadWrite));
        valueOf(database.execute(GetParam().sql));
    }
    valueOf(mergeInto(*m_one, {bundle}));
    EXPECT_THAT(valueOf(m_one->problems()), testing::IsEmpty());
    valueOf(conflicts(*m_one));
    valueOf(m_one->history(0));
    // And is passed on.
    valueOf(mergeInto(*m_two, {bundleOf(*m_one, "one.pwbundle")}));
    EXPECT_THAT(valueOf(m_two->problems()), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Bundles, Strangely,
    testing::Values(
        Strange{"UnknownField", "UPDATE change SET fields = '{\"9999\":[null,1]}' WHERE op='set'"},
        Strange{"FieldOfAnotherKindOfRow",
                "UPDATE change SET fields = '{\"2405\":[null,\"x\"]}' WHERE op='set'"},
        Strange{"ValueOfAnotherType",
                "UPDATE change SET fields = '{\"106\":[null,\"many\"],\"101\":[1,[2]]}' WHERE "
                "op='set'"},
        Strange{"NoJson", "UPDATE change SET fields = '{\"106\":' WHERE op='set'"},
        Strange{"AVeryLongName",
                "UPDATE change SET fields = '{\"101\":[\"Shed\",\"' || printf('%.*c', 10000, 'n') "
                "|| '\"]}' WHERE op='set'"},
        Strange{"ChangeOfARowThatNeverWas", "UPDATE change SET row = row + 100000 WHERE op='set'"},
        Strange{"UnknownEntity", "UPDATE change SET entity = 99 WHERE op='set'"},
        Strange{"UnknownDeed", "UPDATE change SET op = 'transmogrify' WHERE op='set'"},
        Strange{"OwnerThatIsNotThere",
                "UPDATE change SET fields = '{\"129\":[null,123456789]}' WHERE op='set'"}),
    [](const auto &strange) { return strange.param.name; });

TEST_F(Meeting, UnknownKeysComeThroughACopyThatDoesNotKnowThem) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    const auto bundle = bundleOf(*m_two, "two.pwbundle");
    {
        Database database = valueOf(Database::open(bundle, Access::ReadWrite));
        valueOf(database.execute("UPDATE change SET fields = '{\"106\":[null,30],\"9999\":[1,2]}' "
                                 "WHERE op = 'set'"));
    }
    valueOf(mergeInto(*m_one, {bundle}));
    EXPECT_EQ(shed(*m_one)["size"].integer(), 30);
    Database passedOn = valueOf(Database::open(bundleOf(*m_one, "one.pwbundle"), Access::ReadOnly));
    EXPECT_EQ(valueOf(passedOn.integer(
                  "SELECT count(*) FROM change WHERE fields LIKE '%\"9999\":[1,2]%'")),
              1);
}

TEST_F(Meeting, AClockADayAheadIsMergedAndReported) {
    setIn(*m_two, kSize, m_shed.organisation, Value(30));
    valueOf(m_two->database().execute(
        "UPDATE action SET clock = clock + ((3 * 24 * 3600 * 1000) << 16) WHERE clock = (SELECT "
        "max(clock) FROM action)"));
    const MergeOutcome outcome = valueOf(mergeInto(*m_one, {bundleOf(*m_two, "two.pwbundle")}));
    EXPECT_EQ(outcome.aheadActions, 1);
    EXPECT_EQ(outcome.aheadAuthor, "Ben");
    // Whoever has seen it comes after it.
    setIn(*m_one, kSize, m_shed.organisation, Value(31));
    meet();
    EXPECT_EQ(shed(*m_two)["size"].integer(), 31);
    EXPECT_THAT(valueOf(conflicts(*m_two)), testing::IsEmpty());
}

} // namespace
} // namespace placeweave
