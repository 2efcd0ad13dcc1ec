// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/joint/outreach_fixture.h"

namespace placeweave {
namespace {

// --- whom one may ring ---

TEST_F(OutreachTest, OffersNoNumberOfSomebodyWhoHasNotAgreedOrWhoseConsentHasRunOut) {
    const RowId choir = group("Choir");
    contact({{"organisation_id", Value(choir.value)},
             {"contact_type", Value("phone")},
             {"value", Value("01632 960001")}});
    for (const auto &[name, basis, review] : {std::tuple("Ann", "consent", "2028-01-01"),
                                              {"Bea", "not_asked", ""},
                                              {"Cal", "withdrawn", ""},
                                              {"Dee", "consent", "2026-11-27"}}) {
        const RowId who = person(choir, name, "chair", basis, review);
        contact({{"person_id", Value(who.value)},
                 {"contact_type", Value("phone")},
                 {"value", Value(name)}});
    }
    for (const Profile profile : {Profile::Partner, Profile::Internal}) {
        const WaysToReach all = ways(profile);
        ASSERT_EQ(all.of(choir).size(), 2U) << placeweave::nameOf(profile);
        EXPECT_EQ(all.of(choir)[0].value, "01632 960001");
        EXPECT_EQ(all.of(choir)[1].personName, "Ann");
        EXPECT_EQ(all.leftOut, 3);
        EXPECT_EQ(all.people.at(choir).size(), 1U);
    }
}

TEST_F(OutreachTest, WhoSaidYesToWhatsAppIsNotRungOrWrittenTo) {
    const RowId choir = group("Choir");
    const RowId ann = person(choir, "Ann", "chair", "consent");
    for (const auto &[type, value, basis] : {std::tuple("phone", "01632 960002", ""),
                                             {"whatsapp", "07700 900002", "consent"},
                                             {"email", "ann@example.org", ""}})
        contact({{"person_id", Value(ann.value)},
                 {"contact_type", Value(type)},
                 {"value", Value(value)},
                 {"sensitivity", Value("partner")},
                 {"consent_basis", Value(basis)}});
    for (const Profile profile : {Profile::Partner, Profile::Internal}) {
        const WaysToReach all = ways(profile);
        ASSERT_EQ(all.of(choir).size(), 1U) << placeweave::nameOf(profile);
        EXPECT_EQ(all.of(choir)[0].type, "whatsapp");
        EXPECT_EQ(all.leftOut, 2);
    }
    // Nor does the number leave in any other way.
    const Disclosure partners = valueOf(Disclosure::of(*m_map, Profile::Partner));
    std::vector<std::string> told;
    valueOf(partners.forEach(Entity::Contact, [&](const Record &way) {
        told.push_back(way.text("contact_type"));
        return true;
    }));
    EXPECT_EQ(told, std::vector<std::string>{"whatsapp"});
}

TEST_F(OutreachTest, AGroupsNumberThatIsThatOfSomebodyWhoHasNotAgreedIsNotOffered) {
    const RowId choir = group("Choir");
    const RowId bea = person(choir, "Bea", "chair", "not_asked");
    contact({{"person_id", Value(bea.value)},
             {"contact_type", Value("phone")},
             {"value", Value("+44 1632 960003")}});
    const RowId own = contact({{"organisation_id", Value(choir.value)},
                               {"contact_type", Value("phone")},
                               {"value", Value("01632 960003")}});
    EXPECT_TRUE(ways(Profile::Internal).of(choir).empty());
    set(fieldOf(Entity::Contact, "consent_basis"), own, Value("public_role"));
    EXPECT_EQ(ways(Profile::Internal).of(choir).size(), 1U);
}

TEST_F(OutreachTest, PutsTheWayTheyWouldRatherBeReachedFirst) {
    const RowId choir = group("Choir");
    contact({{"organisation_id", Value(choir.value)},
             {"contact_type", Value("phone")},
             {"value", Value("1")}});
    contact({{"organisation_id", Value(choir.value)},
             {"contact_type", Value("email")},
             {"value", Value("a@example.org")},
             {"preferred", Value(true)}});
    const WaysToReach all = ways(Profile::Partner);
    EXPECT_EQ(all.of(choir)[0].type, "email");
    EXPECT_EQ(all.first(choir, "phone"), "1");
    EXPECT_EQ(all.first(choir, "post"), "");
}

TEST_F(OutreachTest, TakesAnIndividualsOwnNumberOnlyWithTheirWord) {
    const RowId ann = group("Ann's doorstep");
    set(fieldOf(Entity::Organisation, "kind"), ann, Value("individual_own_way"));
    const RowId number = contact({{"organisation_id", Value(ann.value)},
                                  {"contact_type", Value("phone")},
                                  {"value", Value("1")}});
    EXPECT_TRUE(ways(Profile::Internal).of(ann).empty());
    set(fieldOf(Entity::Contact, "consent_basis"), number, Value("consent"));
    EXPECT_EQ(ways(Profile::Internal).of(ann).size(), 1U);
    // Another program may have written the kind in words.
    set(fieldOf(Entity::Contact, "consent_basis"), number, Value());
    set(fieldOf(Entity::Organisation, "kind"), ann, Value("Retired neighbour"));
    EXPECT_TRUE(ways(Profile::Internal).of(ann).empty());
}

// --- plans ---

TEST_F(OutreachTest, BeginsAPlanWithWhomeverIsTrustedThereAndHowPeopleAreReached) {
    const RowId choir = group("Choir");
    person(choir, "Tess", "treasurer", "consent");
    person(choir, "Imam Yusuf", "faith_leader", "public_role");
    insert(Entity::Channel, {{"organisation_id", Value(choir.value)},
                             {"channel", Value("whatsapp_group")},
                             {"languages", Value(R"(["pl"])")},
                             {"trusted_person", Value("Kasia")}});
    const auto all = stops(plan({choir, group("Band")}));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].name, "Choir");
    EXPECT_EQ(all[0].person, "Imam Yusuf");
    EXPECT_EQ(all[0].trusted, "Kasia");
    EXPECT_EQ(all[0].channel, "whatsapp_group");
    EXPECT_EQ(all[0].languages, std::vector<std::string>{"pl"});
    EXPECT_EQ(all[0].step.text("status"), "to_do");
    EXPECT_EQ(all[1].person, "");
}

TEST_F(OutreachTest, IsOneActionAndUndoTakesThePlanAwayWhole) {
    const RowId id = plan({group("Choir"), group("Band")});
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_FALSE(exists(Entity::Plan, id));
    EXPECT_EQ(valueOf(m_map->count(Entity::Step)), 0);
}

TEST_F(OutreachTest, AddsNobodyTwiceAndRefusesMoreThanAnyoneCanVisit) {
    const RowId choir = group("Choir");
    const RowId id = plan({choir});
    EXPECT_EQ(valueOf(addToPlan(*m_map, id, {choir, group("Band")}, "Ring")), 1);
    PlanWish wish;
    wish.name = "All";
    wish.organisations.assign(kMostInAPlan + 1, choir);
    EXPECT_EQ(startPlan(*m_map, wish).error().code, ErrorCode::InvalidInput);
}

TEST_F(OutreachTest, SumsUpAPlanByWhatIsDueNext) {
    const RowId id = plan({group("Choir"), group("Band"), group("Club")});
    const auto all = stops(id);
    set(fieldOf(Entity::Step, "status"), all[0].step.id(), Value("done"));
    set(fieldOf(Entity::Step, "due"), all[0].step.id(), Value("2026-01-01"));
    set(fieldOf(Entity::Step, "due"), all[1].step.id(), Value("2026-11-27"));
    const auto plans = valueOf(plansOf(*m_map, kToday));
    ASSERT_EQ(plans.size(), 1U);
    EXPECT_EQ(plans[0].steps, 3);
    EXPECT_EQ(plans[0].done, 1);
    EXPECT_EQ(plans[0].overdue, 1);
    EXPECT_EQ(plans[0].nextDue, "2026-11-27");
    EXPECT_FALSE(stops(id)[0].isOverdue);
    EXPECT_TRUE(stops(id)[1].isOverdue);
}

TEST_F(OutreachTest, TakesNothingPrivateOntoPaperAndNoHiddenPlace) {
    const auto refuge = add("Refuge");
    set(fieldOf(Entity::Organisation, "listing_permission"), refuge.organisation,
        Value("partners"));
    set(fieldOf(Entity::Location, "disclosure"), refuge.location, Value("hidden"));
    const RowId secret = group("Secret supper");
    set(fieldOf(Entity::Organisation, "private"), secret, Value(true));
    const RowId id = plan({refuge.organisation, secret});
    const auto ours = stops(id);
    ASSERT_EQ(ours.size(), 2U);
    EXPECT_TRUE(ours[0].mayLeave);
    EXPECT_FALSE(ours[1].mayLeave);
    const auto theirs = stops(id, Profile::Partner);
    ASSERT_EQ(theirs.size(), 1U);
    EXPECT_EQ(theirs[0].name, "Refuge");
    EXPECT_FALSE(theirs[0].point);
    EXPECT_EQ(theirs[0].place, "");
}

TEST_F(OutreachTest, NamesNobodyWhoTookTheirConsentBackSinceThePlanWasMade) {
    const RowId choir = group("Choir");
    const RowId ann = person(choir, "Ann", "connector", "consent");
    const RowId id = plan({choir});
    ASSERT_EQ(stops(id)[0].person, "Ann");
    set(fieldOf(Entity::Person, "consent_basis"), ann, Value("withdrawn"));
    EXPECT_EQ(stops(id)[0].person, "");
}

// --- conversations and promises ---

TEST_F(OutreachTest, WritesAConversationDownWithAllThatCameOfItAsOneAction) {
    const RowId choir = group("Choir");
    const RowId id = plan({choir});
    Conversation said = talk(choir);
    said.step = stops(id)[0].step.id();
    said.theyNeed = "A room on Tuesdays";
    said.needCategory = "somewhere_to_meet";
    said.promises = {{"Ask the surgery for its room", "Ruth", "2026-12-05"}, {"  ", "", ""}};
    said.way = "phone";
    said.confirmsRecord = true;
    valueOf(logConversation(*m_map, said, kToday));
    EXPECT_EQ(valueOf(m_map->count(Entity::Promise)), 1);
    const auto needs = valueOf(m_map->records(Entity::Need));
    ASSERT_EQ(needs.size(), 1U);
    EXPECT_EQ(needs[0].text("name"), "A room on Tuesdays");
    EXPECT_EQ(stops(id)[0].step.text("status"), "done");
    const Record row = valueOf(m_map->record(Entity::Organisation, choir));
    EXPECT_EQ(row.text("confirmed_on"), "2026-11-20");
    EXPECT_TRUE(row["confirmed_by_itself"].isTrue());
    EXPECT_EQ(row.text("confirmed_how"), "phone");
    EXPECT_EQ(valueOf(m_map->records(Entity::Engagement))[0].text("way"), "phone");
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_EQ(valueOf(m_map->count(Entity::Promise)), 0);
    EXPECT_EQ(valueOf(m_map->count(Entity::Need)), 0);
    EXPECT_EQ(stops(id)[0].step.text("status"), "to_do");
}

TEST_F(OutreachTest, ConfirmsInTheWayTheyTalkedAndInNoneThatNobodySaid) {
    const RowId choir = group("Choir");
    for (const auto &[way, how] : {std::pair("visit", "in_person"),
                                   {"letter", "paper"},
                                   {"message", "email"},
                                   {"", ""},
                                   {"by pigeon", ""}}) {
        Conversation said = talk(choir);
        said.way = way;
        said.confirmsRecord = true;
        valueOf(logConversation(*m_map, said, kToday));
        EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, choir)).text("confirmed_how"), how)
            << way;
    }
}

TEST_F(OutreachTest, AConversationOfLongAgoConfirmsNothingOverANewerWord) {
    const RowId choir = group("Choir");
    Conversation said = talk(choir);
    said.confirmsRecord = true;
    valueOf(logConversation(*m_map, said, kToday));
    said.heldOn = "2020-02-01";
    said.heldBy = "An old hand";
    valueOf(logConversation(*m_map, said, kToday));
    const Record row = valueOf(m_map->record(Entity::Organisation, choir));
    EXPECT_EQ(row.text("confirmed_on"), "2026-11-20");
    EXPECT_NE(row.text("confirmed_by"), "An old hand");
}

TEST_F(OutreachTest, KeepsANeedAmongUsUntilSomebodySaysOfWhatSortItIs) {
    Conversation said = talk(group("Choir"));
    said.theyNeed = "A room";
    valueOf(logConversation(*m_map, said, kToday));
    EXPECT_EQ(valueOf(m_map->count(Entity::Need)), 0);
}

TEST_F(OutreachTest, RefusesAConversationThatSaysNothingOrIsStillToCome) {
    const RowId choir = group("Choir");
    EXPECT_EQ(logConversation(*m_map, talk(choir, "  "), kToday).error().code,
              ErrorCode::InvalidInput);
    Conversation said = talk(choir);
    said.heldOn = "2026-11-29";
    EXPECT_EQ(logConversation(*m_map, said, kToday).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(valueOf(m_map->count(Entity::Engagement)), 0);
}

TEST_F(OutreachTest, ListsPromisesByWhoWillDoThemNobodysFirst) {
    Conversation said = talk(group("Choir"));
    said.promises = {{"Send the form", "Ruth", "2026-12-05"},
                     {"Ring the school", "ruth", "2026-11-01"},
                     {"Find a piano", "", ""}};
    valueOf(logConversation(*m_map, said, kToday));
    const auto all = valueOf(promisesOutstanding(*m_map, kToday));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].who, "");
    ASSERT_EQ(all[1].promises.size(), 2U);
    EXPECT_EQ(all[1].promises[0].promise.text("what"), "Ring the school");
    EXPECT_EQ(all[1].promises[0].daysOver, 27);
    EXPECT_EQ(all[1].promises[0].to, "Choir");
    EXPECT_EQ(all[1].promises[0].madeOn, "2026-11-20");
}

TEST_F(OutreachTest, LetsGoOfAPromiseOnlyWhenThoseItWasMadeToHaveBeenTold) {
    Conversation said = talk(group("Choir"));
    said.promises = {{"Send the form", "Ruth", ""}};
    valueOf(logConversation(*m_map, said, kToday));
    const auto outstanding = [&] {
        return valueOf(promisesOutstanding(*m_map, kToday));
    };
    const RowId id = outstanding()[0].promises[0].promise.id();
    valueOf(settlePromise(*m_map, id, "kept", kToday));
    EXPECT_TRUE(outstanding()[0].promises[0].isToBeTold);
    valueOf(settlePromise(*m_map, id, "fed_back", kToday));
    EXPECT_TRUE(outstanding().empty());
    EXPECT_EQ(valueOf(m_map->record(Entity::Promise, id)).text("fed_back_on"), kToday);
}

TEST_F(OutreachTest, KnowsWhatWasAskedOfAGroupAndWhatItGotBack) {
    const RowId choir = group("Choir");
    for (const char *day : {"2026-11-20", "2026-08-01", "2026-07-01", "2025-01-01"}) {
        Conversation said = talk(choir);
        said.heldOn = day;
        said.timeValued = day == std::string("2026-08-01") ? "voucher" : "thanks";
        said.promises = {{std::string("Of ") + day, "Ruth", ""}};
        valueOf(logConversation(*m_map, said, kToday));
    }
    const auto promises = valueOf(promisesOutstanding(*m_map, kToday));
    valueOf(settlePromise(*m_map, promises[0].promises[0].promise.id(), "fed_back", kToday));
    const GiveAndTake one = valueOf(givenAndTaken(*m_map, kToday)).at(choir);
    EXPECT_EQ(one.lastOn, "2026-11-20");
    EXPECT_EQ(one.lastBy, "Ruth Hale");
    EXPECT_EQ(one.inSixMonths, 3);
    EXPECT_TRUE(one.isOftenAsked());
    EXPECT_EQ(one.open.size(), 3U);
    EXPECT_EQ(one.gotBack, (std::vector<std::string>{"Of 2026-11-20", "voucher"}));
}

// --- heard, taken, answered, told back ---

TEST_F(OutreachTest, FollowsWhatWasHeardUntilItIsToldBack) {
    const RowId first = valueOf(logConversation(*m_map, talk(group("Choir")), kToday));
    const RowId second = valueOf(logConversation(*m_map, talk(group("Band")), kToday));
    EXPECT_EQ(heard()[0].stage, HeardThing::Stage::Heard);
    valueOf(takeTo(*m_map, {first, second}, "Bus users' board", "2026-10-30"));
    EXPECT_EQ(heard()[0].stage, HeardThing::Stage::Taken);
    EXPECT_EQ(heard()[0].weeksWaiting, 4);
    EXPECT_TRUE(heard()[0].isAnswerOverdue());
    const RowId taken = heard()[0].takenTo[0].id();
    EXPECT_EQ(noteAnswer(*m_map, taken, "no", " ", kToday).error().code, ErrorCode::InvalidInput);
    valueOf(noteAnswer(*m_map, taken, "no", "No driver after five.", kToday));
    EXPECT_EQ(heard()[0].stage, HeardThing::Stage::Answered);
    valueOf(noteToldBack(*m_map, taken, kToday));
    EXPECT_EQ(heard()[0].stage, HeardThing::Stage::ToldBack);
    EXPECT_EQ(heard()[1].stage, HeardThing::Stage::Taken); // the other one waits on
}

TEST_F(OutreachTest, TellsWhatWasHeardToNobodyElse) {
    valueOf(logConversation(*m_map, talk(group("Choir")), kToday));
    for (const Profile profile : {Profile::Partner, Profile::Public})
        EXPECT_TRUE(
            valueOf(heardThings(*m_map, valueOf(Disclosure::of(*m_map, profile)), kToday)).empty());
}

} // namespace
} // namespace placeweave
