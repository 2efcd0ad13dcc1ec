// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/exercise_report.h"
#include "core/joint/said_review.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

namespace placeweave {
namespace {

class ExerciseTest : public testing::Test {
protected:
    void SetUp() override {
        Record exercise = exerciseFrom("walk_round");
        exercise["name"] = Value("Spring walk-round");
        m_exercise = valueOf(startExercise(*m_map, exercise));
        m_shed = addOrganisation("Thornley Residents");
        for (const char *table : {"Table 1", "Table 2"}) {
            Record participant(Entity::Participant);
            participant["exercise_id"] = Value(m_exercise.value);
            participant["table_name"] = Value(table);
            add(participant);
        }
    }
    RowId add(const Record &record) {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        const RowId id = valueOf(edit.insert(record));
        valueOf(edit.commit());
        return id;
    }
    RowId addOrganisation(const std::string &name) {
        Record organisation(Entity::Organisation);
        organisation["name"] = Value(name);
        organisation["listing_permission"] = Value("anyone");
        return add(organisation);
    }
    Said said(Said::What what, const std::string &words) const {
        Said said;
        said.exercise = m_exercise;
        said.what = what;
        said.words = words;
        said.voice = "Table 2";
        said.howSure = "go_there";
        return said;
    }
    RowId take(const Said &said) { return valueOf(takeDown(*m_map, said)); }
    RowId takeGroup(const std::string &name) { return take(said(Said::What::Group, name)); }
    std::vector<SaidCase> toReview() { return valueOf(saidToReview(*m_map, m_exercise)); }
    std::string statusOf(RowId proposal) {
        return valueOf(m_map->record(Entity::Proposal, proposal)).text("status");
    }
    ActionId addAll(std::vector<RowId> proposals) {
        return valueOf(addSaid(*m_map, proposals, Settlers{"CVS"})).action;
    }
    Record onlyNew(Entity entity) { return valueOf(m_map->records(entity)).back(); }

    TemporaryFolder m_folder;
    std::unique_ptr<MapFile> m_map = newMap(m_folder / "map.gpkg");
    RowId m_exercise;
    RowId m_shed;
};

TEST_F(ExerciseTest, EveryTemplateHasRoundsAndAPurpose) {
    for (const Term &term : vocabulary("exercise_template").terms()) {
        const Record exercise = exerciseFrom(term.code);
        EXPECT_GE(promptsOf(exercise).size(), 3U) << term.code;
        EXPECT_FALSE(exercise.text("purpose").empty()) << term.code;
        EXPECT_EQ(exercise.text("attribution"), "by_table");
    }
}

TEST_F(ExerciseTest, WhatWasTakenDownIsReadAsItWasSaid) {
    Said said = this->said(Said::What::Link, "share a minibus");
    said.ends = {Said::End{"Thornley Residents", m_shed, {}},
                 Said::End{"Men's breakfast", {}, takeGroup("Men's breakfast")}};
    said.kind = "partner";
    said.where = Said::Where::Roughly;
    said.point = LatLon{54.5, -3.9};
    said.square = "C4";
    said.isOffWall = true;
    said.prompt = "Where do people here meet?";
    const RowId id = take(said);
    const auto entries = valueOf(saidIn(*m_map, m_exercise));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].proposal, id); // newest first
    said.at = entries[0].said.at;
    EXPECT_EQ(entries[0].said, said);
}

TEST_F(ExerciseTest, NothingIsNotTakenDown) {
    EXPECT_FALSE(takeDown(*m_map, said(Said::What::Group, " \t")));
    EXPECT_FALSE(takeDown(*m_map, said(Said::What::Offer, "toddlers"))); // of whom?
    Said withItself = said(Said::What::Link, {});
    withItself.ends = {Said::End{"A", m_shed, {}}, Said::End{"A", m_shed, {}}};
    EXPECT_FALSE(takeDown(*m_map, withItself));
}

TEST_F(ExerciseTest, NothingIsOnTheMapBeforeItIsAdded) {
    takeGroup("Tuesday bingo and soup");
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 1);
}

TEST_F(ExerciseTest, AddedFromTheRoomNobodyHasBeenAskedYet) {
    Said group = said(Said::What::Group, "Tuesday bingo and soup");
    group.kind = "grassroots_group";
    group.where = Said::Where::Here;
    group.point = LatLon{54.5, -3.9};
    const RowId id = take(group);
    addAll({id});
    const Record organisation = onlyNew(Entity::Organisation);
    EXPECT_EQ(organisation.text("name"), "Tuesday bingo and soup");
    EXPECT_EQ(organisation.text("listing_permission"), "not_asked");
    EXPECT_EQ(organisation.text("source"), "Spring walk-round");
    const Record place =
        valueOf(m_map->record(Entity::Location, organisation.reference("location_id")));
    EXPECT_EQ(place.text("disclosure"), "area");
    EXPECT_EQ(place["geom"].point(), group.point);
    EXPECT_EQ(statusOf(id), "added");
    EXPECT_TRUE(toReview().empty());
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(ExerciseTest, AddingIsUndoneAsOneAndWaitsAgain) {
    const RowId bingo = takeGroup("Bingo");
    const RowId choir = takeGroup("Choir");
    const ActionId added = addAll({bingo, choir});
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 3);
    valueOf(m_map->undo(added));
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 1);
    EXPECT_EQ(toReview().size(), 2U);
}

TEST_F(ExerciseTest, AlikeNamesAreShownBesideEachOther) {
    takeGroup("Thornley Tenants");
    takeGroup("Bingo & soup");
    takeGroup("Bingo and soup");
    const auto cases = toReview();
    ASSERT_EQ(cases.size(), 3U);
    const auto tenants = std::ranges::find(
        cases, "Thornley Tenants", [](const SaidCase &one) { return one.entry.said.words; });
    EXPECT_EQ(tenants->kind, SaidCase::Kind::PerhapsThere);
    ASSERT_EQ(tenants->alike.size(), 1U);
    EXPECT_EQ(tenants->alike[0].organisation, m_shed);
    for (const SaidCase &one : cases)
        EXPECT_EQ(one.saidBefore.size(), one.entry.said.words == "Thornley Tenants" ? 0U : 1U);
}

TEST_F(ExerciseTest, OfOneThatIsAlikePartnersAreToldWhatTheyMayKnow) {
    Record place(Entity::Location);
    place["address"] = Value("2 Mill Lane");
    place["disclosure"] = Value("exact");
    const RowId mill = add(place);
    Record contact(Entity::Contact);
    contact["organisation_id"] = Value(m_shed.value);
    contact["contact_type"] = Value("phone");
    contact["value"] = Value("01632 960001");
    contact["sensitivity"] = Value("public");
    add(contact);
    contact["value"] = Value("01632 960002");
    contact["sensitivity"] = Value("internal");
    add(contact);
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.set(fieldOf(Entity::Organisation, "location_id"), m_shed, Value(mill.value)));
    valueOf(edit.commit());
    takeGroup("Thornley Tenants");
    const SaidCase open = toReview().front();
    ASSERT_EQ(open.alike.size(), 1U);
    ASSERT_TRUE(open.alike[0].told);
    ASSERT_TRUE(open.alike[0].place);
    EXPECT_EQ(open.alike[0].place->text("address"), "2 Mill Lane");
    ASSERT_EQ(open.alike[0].contacts.size(), 1U);
    EXPECT_EQ(open.alike[0].contacts[0].text("value"), "01632 960001");
    Edit hide = valueOf(Edit::begin(*m_map, "test"));
    valueOf(hide.set(fieldOf(Entity::Organisation, "private"), m_shed, Value(true)));
    valueOf(hide.commit());
    const SaidCase kept = toReview().front();
    ASSERT_EQ(kept.alike.size(), 1U);
    EXPECT_FALSE(kept.alike[0].told || kept.alike[0].place);
    EXPECT_TRUE(kept.alike[0].contacts.empty());
}

TEST_F(ExerciseTest, SaidOfOneThatIsThereConfirmsItAndKeepsTheOtherName) {
    const RowId id = takeGroup("Thornley Tenants");
    valueOf(addSaidTo(*m_map, id, m_shed, Settlers{"CVS"}));
    const Record there = valueOf(m_map->record(Entity::Organisation, m_shed));
    EXPECT_EQ(setElements(there["other_names"]), std::vector<std::string>{"Thornley Tenants"});
    EXPECT_EQ(there.text("confirmed_by"), "Spring walk-round, Table 2");
    EXPECT_FALSE(there["confirmed_by_itself"].isTrue());
    EXPECT_EQ(statusOf(id), "already_here");
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 1);
}

TEST_F(ExerciseTest, HearsayConfirmsNothing) {
    Said heard = said(Said::What::StillThere, {});
    heard.organisation = m_shed;
    heard.howSure = "heard_of_it";
    addAll({take(heard)});
    EXPECT_TRUE(valueOf(m_map->record(Entity::Organisation, m_shed)).text("confirmed_on").empty());
}

// In a copy from elsewhere may stand anything.
TEST_F(ExerciseTest, WhatWasSaidOnADayThatIsNoneOrYetToComeConfirmsToday) {
    for (const char *at : {"zzzz-zz-zzT10:00:00.000Z", "2999-01-01T10:00:00.000Z", "soon"}) {
        Said itself = said(Said::What::StillThere, {});
        itself.organisation = addOrganisation(at);
        itself.at = at;
        addAll({take(itself)});
        EXPECT_EQ(
            valueOf(m_map->record(Entity::Organisation, itself.organisation)).text("confirmed_on"),
            today())
            << at;
    }
}

TEST_F(ExerciseTest, ALinkWithWhatIsOffTheRecordByNowIsNotTakenDown) {
    const RowId bingo = takeGroup("Bingo");
    Said link = said(Said::What::Link, {});
    link.ends = {Said::End{"Thornley Residents", m_shed, {}}, Said::End{"Bingo", {}, bingo}};
    valueOf(offTheRecord(*m_map, bingo));
    EXPECT_EQ(takeDown(*m_map, link).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(toReview().empty());
}

TEST_F(ExerciseTest, WhatAGroupSaysOfItselfComesFirst) {
    takeGroup("Bingo");
    Said itself = said(Said::What::Offer, "Toddlers on Tuesday");
    itself.organisation = m_shed;
    itself.isOfItself = true;
    const RowId id = take(itself);
    EXPECT_EQ(toReview().front().entry.proposal, id);
    addAll({id});
    EXPECT_EQ(onlyNew(Entity::Service).reference("organisation_id"), m_shed);
    EXPECT_TRUE(
        valueOf(m_map->record(Entity::Organisation, m_shed))["confirmed_by_itself"].isTrue());
}

TEST_F(ExerciseTest, ALinkWaitsForTheGroupsItJoins) {
    const RowId group = takeGroup("Men's breakfast");
    Said link = said(Said::What::Link, {});
    link.ends = {Said::End{"Men's breakfast", {}, group},
                 Said::End{"Thornley Residents", m_shed, {}}};
    const RowId id = take(link);
    const auto alone = addSaid(*m_map, std::array{id}, Settlers{"CVS"});
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(statusOf(id), "waiting");
    addAll({id, group}); // in whatever order they were chosen
    const Record connection = onlyNew(Entity::Connection);
    EXPECT_EQ(connection.reference("to_id"), m_shed);
    EXPECT_EQ(
        valueOf(m_map->record(Entity::Organisation, connection.reference("from_id"))).text("name"),
        "Men's breakfast");
}

TEST_F(ExerciseTest, OneThatIsStuckKeepsNoOtherBack) {
    const RowId left = takeGroup("Men's breakfast");
    Said link = said(Said::What::Link, {});
    link.ends = {Said::End{"Men's breakfast", {}, left},
                 Said::End{"Thornley Residents", m_shed, {}}};
    const RowId stuck = take(link);
    Said offer = said(Said::What::Offer, "Friday tea");
    offer.organisation = addOrganisation("Gone soon");
    const RowId gone = take(offer);
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.remove(Entity::Organisation, offer.organisation));
    valueOf(edit.commit());
    valueOf(leaveSaid(*m_map, std::array{left}, "not_added", "It stopped", {}));
    const RowId bingo = takeGroup("Bingo");
    const std::vector<SaidCase> cases = toReview();
    ASSERT_EQ(cases.size(), 3U);
    for (const SaidCase &one : cases) {
        EXPECT_EQ(one.waitsFor.size(), one.entry.proposal == stuck ? 1U : 0U);
        EXPECT_EQ(one.isAboutGone, one.entry.proposal == gone);
    }
    const auto outcome = valueOf(addSaid(*m_map, std::array{stuck, gone, left, bingo}, Settlers{}));
    EXPECT_EQ(outcome.settled, 1);
    EXPECT_EQ(statusOf(bingo), "added");
    std::map<RowId, StayedSaid::Why> why;
    for (const StayedSaid &stayed : outcome.stayed)
        why.emplace(stayed.proposal, stayed.why);
    EXPECT_EQ(why, (std::map<RowId, StayedSaid::Why>{{stuck, StayedSaid::Why::NeedsGroup},
                                                     {gone, StayedSaid::Why::GroupGone},
                                                     {left, StayedSaid::Why::Settled}}));
}

TEST_F(ExerciseTest, SettledIsSettledForEverybody) {
    const RowId id = takeGroup("Bingo");
    addAll({id});
    const auto again = addSaid(*m_map, std::array{id}, Settlers{"Somebody else"});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::NotFound);
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 2);
}

TEST_F(ExerciseTest, ThoseWhoWereAgreedOnSettleTwoTogether) {
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.set(fieldOf(Entity::Exercise, "settles"), m_exercise,
                     setValue({"Saltby CVS", "Saltby PCN", "Saltby Faiths"})));
    valueOf(edit.commit());
    const std::array bingo{takeGroup("Bingo")};
    const std::array choir{takeGroup("Choir")};
    for (const Settlers &by :
         {Settlers{}, Settlers{"Saltby CVS"}, Settlers{"Saltby CVS", "Somebody else"}}) {
        EXPECT_EQ(addSaid(*m_map, bingo, by).error().code, ErrorCode::InvalidInput);
        EXPECT_FALSE(addSaidChanged(*m_map, bingo[0], said(Said::What::Group, "Bingo"), by));
        EXPECT_FALSE(addSaidTo(*m_map, bingo[0], m_shed, by));
        EXPECT_FALSE(leaveSaid(*m_map, bingo, "not_added", "No", by));
    }
    valueOf(leaveSaid(*m_map, choir, "parked", {}, {})); // decides nothing
    valueOf(addSaid(*m_map, bingo, Settlers{"Saltby CVS", "Saltby Faiths"}));
    const auto settled = saidOf(valueOf(m_map->record(Entity::Proposal, bingo[0])));
    EXPECT_EQ(settled->settledBy, "Saltby CVS; Saltby Faiths");
    Said own = said(Said::What::Group, "Saltby Tenants");
    own.isOfItself = true;
    valueOf(addSaid(*m_map, std::array{take(own)}, {}));
}

TEST_F(ExerciseTest, ParkedCanBeTakenUpAgainAndLeftCarriesItsReason) {
    const RowId bingo = takeGroup("Bingo");
    const RowId choir = takeGroup("Choir");
    valueOf(leaveSaid(*m_map, std::array{bingo}, "parked", {}, Settlers{"CVS"}));
    valueOf(
        leaveSaid(*m_map, std::array{choir}, "not_added", "It stopped in May", Settlers{"CVS"}));
    ASSERT_EQ(toReview().size(), 1U);
    addAll({bingo});
    const auto report = valueOf(reportOf(*m_map, m_exercise, Profile::Partner));
    const auto left = std::ranges::find(report.lines, "Choir", &ExerciseReport::Line::words);
    EXPECT_EQ(left->reason, "It stopped in May");
}

TEST_F(ExerciseTest, OffTheRecordLeavesNoByteInTheFile) {
    const RowId id = takeGroup("Zanzibar knitting circle");
    valueOf(offTheRecord(*m_map, id));
    EXPECT_TRUE(valueOf(saidIn(*m_map, m_exercise)).empty());
    m_map.reset();
    std::ifstream file(m_folder / "map.gpkg", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos);
}

TEST_F(ExerciseTest, OffTheRecordTakesAlongWhatNamesIt) {
    const RowId group = takeGroup("Zanzibar knitting circle");
    Said link = said(Said::What::Link, {});
    link.ends = {Said::End{"Zanzibar knitting circle", {}, group},
                 Said::End{"Thornley Residents", m_shed, {}}};
    take(link);
    valueOf(offTheRecord(*m_map, group));
    EXPECT_TRUE(valueOf(saidIn(*m_map, m_exercise)).empty());
    m_map.reset();
    std::ifstream file(m_folder / "map.gpkg", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos);
}

TEST_F(ExerciseTest, WhatIsTakenOffTheParkingListIsInNoHistory) {
    valueOf(park(*m_map, m_exercise, "  Zanzibar   parade "));
    valueOf(park(*m_map, m_exercise, "The lift"));
    valueOf(park(*m_map, m_exercise, "Zanzibar parade")); // is there
    const auto list = [this] {
        return setElements(valueOf(m_map->record(Entity::Exercise, m_exercise))["parking_list"]);
    };
    EXPECT_EQ(list().size(), 2U);
    valueOf(unpark(*m_map, m_exercise, "Zanzibar parade"));
    EXPECT_EQ(list(), std::vector<std::string>{"The lift"});
    m_map.reset();
    std::ifstream file(m_folder / "map.gpkg", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find("Zanzibar"), std::string::npos);
}

TEST_F(ExerciseTest, OneThatHasStoppedIsClosedAndNotConfirmed) {
    Said stopped = said(Said::What::Stopped, "the hall was sold");
    stopped.organisation = m_shed;
    addAll({take(stopped)});
    const Record row = valueOf(m_map->record(Entity::Organisation, m_shed));
    EXPECT_EQ(row.text("status"), "closed");
    EXPECT_TRUE(row["confirmed_on"].isEmpty());
    EXPECT_EQ(valueOf(m_map->count(Entity::Service)), 0);
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_NE(valueOf(m_map->record(Entity::Organisation, m_shed)).text("status"), "closed");
}

TEST_F(ExerciseTest, WhatWasSaidOfAGroupThatHasGoneIsStillToBeAnswered) {
    Said offer = said(Said::What::Offer, "Friday tea");
    offer.organisation = m_shed;
    const RowId id = take(offer);
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.remove(Entity::Organisation, m_shed));
    valueOf(edit.commit());
    ASSERT_EQ(toReview().size(), 1U);
    EXPECT_EQ(addSaid(*m_map, std::array{id}, Settlers{"CVS"}).error().code, ErrorCode::NotFound);
    valueOf(leaveSaid(*m_map, std::array{id}, "not_added", "It has gone", Settlers{"CVS"}));
    EXPECT_TRUE(toReview().empty());
}

TEST_F(ExerciseTest, WhereItIsComesAlongToOneThatHasNoPlace) {
    Said again = said(Said::What::Group, "Thornley Residents' Group");
    again.where = Said::Where::Here;
    again.point = LatLon{54.1, -3.2};
    valueOf(addSaidTo(*m_map, take(again), m_shed, Settlers{"CVS"}));
    const RowId place =
        valueOf(m_map->record(Entity::Organisation, m_shed)).reference("location_id");
    EXPECT_TRUE(valueOf(m_map->record(Entity::Location, place))["geom"].point());
}

TEST_F(ExerciseTest, TheNextSessionIsSeenByTheSameReaders) {
    Record earlier(Entity::Exercise);
    earlier["readers_id"] = Value(std::int64_t{7});
    EXPECT_EQ(exerciseLike(earlier).reference("readers_id"), RowId{7});
}

TEST_F(ExerciseTest, WhoWithdrawsIsCountedAndNotNamed) {
    Record participant(Entity::Participant);
    participant["exercise_id"] = Value(m_exercise.value);
    participant["name"] = Value("Quentin Fanshawe");
    participant["speaks_for"] = Value("Harbour Tenants");
    const RowId id = add(participant);
    Said group = said(Said::What::Group, "Bingo");
    group.participant = id;
    group.voice.clear();
    take(group);
    valueOf(withdrawParticipant(*m_map, id));
    const auto report = valueOf(reportOf(*m_map, m_exercise, Profile::Internal));
    EXPECT_EQ(report.figures.people, 1);
    EXPECT_EQ(report.figures.tables, 2);
    EXPECT_EQ(report.withdrawn, 1);
    EXPECT_EQ(report.figures.said, 1);
    m_map.reset();
    std::ifstream file(m_folder / "map.gpkg", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find("Fanshawe"), std::string::npos);
}

TEST_F(ExerciseTest, NoMoreIsToldOfWhoSaidItThanWasAgreed) {
    Record speaker(Entity::Participant, RowId{7});
    speaker["name"] = Value("Quentin");
    speaker["speaks_for"] = Value("Harbour Tenants");
    speaker["table_name"] = Value("Table 1");
    Said byName = said(Said::What::Group, "Bingo");
    byName.participant = RowId{7};
    byName.voice = "Harbour Tenants";
    Record exercise(Entity::Exercise);
    const auto voice = [&](const Said &said, const char *agreed) {
        exercise["attribution"] = Value(agreed);
        return voiceOf(said, exercise, {speaker});
    };
    EXPECT_EQ(voice(byName, "by_name"), "Quentin");
    EXPECT_EQ(voice(byName, "by_organisation"), "Harbour Tenants");
    EXPECT_EQ(voice(byName, "by_table"), "");
    EXPECT_EQ(voice(byName, "not_attributed"), "");
    EXPECT_EQ(voice(said(Said::What::Group, "Bingo"), "by_table"), "Table 2");
    EXPECT_EQ(voice(said(Said::What::Group, "Bingo"), "not_attributed"), "");
}

TEST_F(ExerciseTest, WhoWasNotThereIsReadOffWhomPeopleSpokeForAndTheRoundThatAsks) {
    const auto report = [&] {
        return valueOf(reportOf(*m_map, m_exercise, Profile::Partner));
    };
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.set(fieldOf(Entity::Exercise, "partners"), m_exercise,
                     setValue({"Thornley Residents", "Saltby PCN"})));
    valueOf(edit.set(fieldOf(Entity::Exercise, "prompts"), m_exercise,
                     setValue({"What is here?", "* Whom should we have asked? | Kogo brakuje?"})));
    valueOf(edit.set(fieldOf(Entity::Organisation, "kind"), m_shed, Value("association")));
    valueOf(edit.commit());
    for (const char *name : {"St Brigid's", "Saltby Methodists"}) {
        Record church(Entity::Organisation);
        church["name"] = Value(name);
        church["kind"] = Value("faith_group");
        church["listing_permission"] = Value("anyone");
        add(church);
    }
    EXPECT_TRUE(report().absent.partners.empty()); // whom people speak for is not known yet
    Record participant(Entity::Participant);
    participant["exercise_id"] = Value(m_exercise.value);
    participant["speaks_for"] = Value("Thornley Resident's");
    add(participant);
    const ExerciseReport::Absent absent = report().absent;
    EXPECT_EQ(absent.partners, std::vector<std::string>{"Saltby PCN"});
    ASSERT_EQ(absent.kinds.size(), 1U);
    EXPECT_EQ(absent.kinds[0].code, "faith_group");
    EXPECT_EQ(absent.kinds[0].onMap, 2);
    Said missing = said(Said::What::Remark, "Anybody under thirty");
    missing.prompt = "Whom should we have asked?";
    take(missing);
    EXPECT_TRUE(report().lines.front().isOfMissing);
    const std::vector<Prompt> prompts =
        promptsOf(valueOf(m_map->record(Entity::Exercise, m_exercise)));
    EXPECT_EQ(prompts[1].words, "Whom should we have asked?");
    EXPECT_EQ(prompts[1].other, "Kogo brakuje?");
}

TEST_F(ExerciseTest, ForAnyoneTheReportNamesOnlyWhoMayBeListed) {
    addAll({takeGroup("Never asked"), take(said(Said::What::Need, "A bus after five"))});
    Said there = said(Said::What::StillThere, {});
    there.organisation = m_shed;
    addAll({take(there)});
    const auto open = valueOf(reportOf(*m_map, m_exercise, Profile::Public));
    ASSERT_EQ(open.lines.size(), 1U);
    EXPECT_EQ(open.lines[0].about, "Thornley Residents");
    EXPECT_EQ(open.notShown, 2);
    EXPECT_EQ(open.figures.said, 3);
    EXPECT_EQ(valueOf(reportOf(*m_map, m_exercise, Profile::Partner)).lines.size(), 3U);
}

TEST_F(ExerciseTest, KeptOffTheWallIsKeptOffTheReport) {
    Said quiet = said(Said::What::Group, "Safe house");
    quiet.isOffWall = true;
    take(quiet);
    const auto report = valueOf(reportOf(*m_map, m_exercise, Profile::Internal));
    EXPECT_TRUE(report.lines.empty());
    EXPECT_EQ(report.notShown, 1);
    EXPECT_EQ(toReview().front().kind, SaidCase::Kind::Sensitive);
}

TEST_F(ExerciseTest, WhatWasPromisedInItIsInItsReport) {
    Record promise(Entity::Promise);
    promise["what"] = Value("Ask the harbour master about the hall");
    valueOf(promiseIn(*m_map, m_exercise, promise));
    Record other(Entity::Promise);
    other["what"] = Value("Something else");
    add(other);
    const auto report = valueOf(reportOf(*m_map, m_exercise, Profile::Partner));
    ASSERT_EQ(report.promises.size(), 1U);
    EXPECT_EQ(report.promises[0].text("status"), "open");
}

TEST_F(ExerciseTest, ErasingAGroupErasesWhatWasSaidOfIt) {
    Said offer = said(Said::What::Offer, "Zanzibar evenings");
    offer.organisation = m_shed;
    take(offer);
    Edit edit = valueOf(Edit::begin(*m_map, "erase"));
    valueOf(edit.erase(Entity::Organisation, m_shed, "asked us to"));
    valueOf(edit.commit());
    EXPECT_TRUE(valueOf(saidIn(*m_map, m_exercise)).empty());
}

} // namespace
} // namespace placeweave
