// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/needs_and_offers.h"

#include "core/insight/need_words.h"
#include "core/insight/who_can_help.h"
#include "tests/core/joint/outreach_fixture.h"

#include <fstream>
#include <sstream>

namespace placeweave {
namespace {

using From = OfferMade::From;

class NeedsTest : public OutreachTest {
protected:
    RowId need(const char *name, const char *category, const char *status = "heard",
               RowId asker = {}) {
        Record row(Entity::Need);
        return insert(Entity::Need, {{"name", Value(name)},
                                     {"category", Value(category)},
                                     {"status", Value(status)},
                                     {"geom", Value(LatLon{54.5, -3.9})},
                                     {"organisation_id", asker ? Value(asker.value) : Value()}});
    }
    RowId service(RowId with, const char *name, const char *activity, const char *rule = "",
                  const char *languages = "", const char *opens = "10:00",
                  const char *closes = "12:00") {
        return insert(Entity::Service, {{"organisation_id", Value(with.value)},
                                        {"name", Value(name)},
                                        {"activity", Value(activity)},
                                        {"schedule", Value(rule)},
                                        {"opens", Value(opens)},
                                        {"closes", Value(closes)},
                                        {"languages", Value(languages)}});
    }
    NeedsAndOffers all(Profile profile = Profile::Internal) {
        return valueOf(needsAndOffersOf(*m_map, valueOf(Disclosure::of(*m_map, profile)), kToday));
    }
    std::vector<std::string> matched(std::size_t n = 0) {
        const NeedsAndOffers both = all();
        std::vector<std::string> names;
        for (const Match &match : both.needs.at(n).matches)
            names.push_back(both.offers[match.offer].name);
        return names;
    }
};

TEST_F(NeedsTest, AServiceOfTheRightSortAnswersANeedAndTheNearestComesFirst) {
    need("Somebody to talk to", "company");
    service(group("Far", {54.6, -3.9}), "Chat", "befriending");
    service(group("Near", {54.501, -3.9}), "Natter", "social_group");
    service(group("Choir"), "Songs", "choir_and_music");
    EXPECT_EQ(matched(), (std::vector<std::string>{"Near", "Far"}));
}

TEST_F(NeedsTest, WhoSpeaksTheLanguageAndIsOpenThenComesBeforeWhoIsNearer) {
    need("Company on Saturdays for Polish speakers", "company");
    service(group("Near", {54.5, -3.9}), "Natter", "social_group", "FREQ=WEEKLY;BYDAY=MO");
    service(group("Polish", {54.55, -3.9}), "Klub", "social_group", "FREQ=WEEKLY;BYDAY=SA",
            R"(["pl"])");
    const NeedsAndOffers both = all();
    EXPECT_EQ(matched(), (std::vector<std::string>{"Polish", "Near"}));
    EXPECT_TRUE(both.needs[0].matches[0].speaks);
    EXPECT_TRUE(both.needs[0].matches[0].fitsTime);
    EXPECT_FALSE(both.needs[0].matches[1].speaks);
    EXPECT_FALSE(both.needs[0].matches[1].fitsTime);
}

TEST_F(NeedsTest, WhatWasOfferedInAConversationAnswersANeedInPlainWords) {
    need("A room for the knitters", "somewhere_to_meet");
    Conversation said = talk(group("Hall"));
    said.theyOffer = "You may have our back room, Tuesdays";
    valueOf(logConversation(*m_map, said, kToday));
    said = talk(group("Choir"));
    said.weCanOffer = "A hall at the surgery";
    valueOf(logConversation(*m_map, said, kToday));
    said = talk(group("Band"));
    said.theyOffer = "Mushrooms"; // no room
    valueOf(logConversation(*m_map, said, kToday));
    const NeedsAndOffers both = all();
    ASSERT_EQ(both.needs[0].matches.size(), 2U);
    EXPECT_EQ(both.offers[both.needs[0].matches[0].offer].from, From::TheySaid);
    EXPECT_EQ(both.offers[both.needs[0].matches[1].offer].from, From::WeSaid);
    // The other way round.
    for (std::size_t i = 0; i < both.offers.size(); ++i)
        EXPECT_EQ(both.answers[i].size(), both.offers[i].name == "Band" ? 0U : 1U)
            << both.offers[i].words;
}

TEST_F(NeedsTest, ARoomForHireIsSomewhereToMeet) {
    need("Somewhere to meet", "somewhere_to_meet");
    const auto hall = add("Hall");
    set(fieldOf(Entity::Location, "space_for_hire"), hall.location, Value(true));
    EXPECT_EQ(matched(), std::vector<std::string>{"Hall"});
}

TEST_F(NeedsTest, NobodyIsOfferedWhatTheyThemselvesDoAndWhatIsMetIsOver) {
    const RowId choir = group("Choir");
    service(choir, "Tea", "social_group");
    need("Company", "company", "heard", choir);
    need("Company too", "company", "met");
    const NeedsAndOffers both = all();
    ASSERT_EQ(both.needs.size(), 1U);
    EXPECT_TRUE(both.needs[0].matches.empty());
    EXPECT_EQ(both.needs[0].askedBy, "Choir");
}

TEST_F(NeedsTest, PartnersLearnNothingOfWhatWasSaidToUs) {
    need("A room", "somewhere_to_meet");
    Conversation said = talk(group("Hall"));
    said.theyOffer = "Our back room";
    valueOf(logConversation(*m_map, said, kToday));
    EXPECT_TRUE(all(Profile::Partner).needs.at(0).matches.empty());
    EXPECT_TRUE(all(Profile::Public).needs.empty());
}

TEST(NeedWords, OnlyWholeWordsCount) {
    EXPECT_EQ(offersIn("We could lend you our minibus."), std::vector<std::string>{"transport"});
    EXPECT_TRUE(offersIn("Mushrooms and vanilla").empty());
    EXPECT_EQ(languagesIn("A Somali interpreter"), std::vector<std::string>{"so"});
    EXPECT_TRUE(languagesIn("English classes").empty());
    const WantedTime time = wantedTimeIn("Somewhere warm after five, at weekends");
    EXPECT_TRUE(time.isEvening);
    EXPECT_TRUE(time.days[5] && time.days[6]);
    EXPECT_FALSE(time.days[0]);
    EXPECT_FALSE(wantedTimeIn("A fridge").isSaid());
}

// --- whom to ring ---

class HelpersTest : public NeedsTest {
protected:
    Helpers who(const char *category, const Polygons &within = {}) {
        return valueOf(whoCanHelp(*m_map, {category, within},
                                  valueOf(Disclosure::of(*m_map, Profile::Internal)), kToday));
    }
    RowId helper(const char *name, const char *email, const char *basis = "",
                 LatLon at = {54.5, -3.9}) {
        const RowId id = group(name, at);
        service(id, "Natter", "social_group");
        contact({{"organisation_id", Value(id.value)},
                 {"contact_type", Value("email")},
                 {"value", Value(email)},
                 {"consent_basis", Value(basis)}});
        return id;
    }
};

TEST_F(HelpersTest, WhoSaidYesToWhatsAppOnlyIsInNoDraft) {
    const RowId id = group("Choir");
    service(id, "Natter", "social_group");
    const RowId ann = person(id, "Ann", "chair", "consent");
    for (const auto &[type, value, basis] :
         {std::tuple("whatsapp", "07700 900002", "consent"), {"email", "ann@example.org", ""}})
        contact({{"person_id", Value(ann.value)},
                 {"contact_type", Value(type)},
                 {"value", Value(value)},
                 {"consent_basis", Value(basis)}});
    const Helpers all = who("company");
    ASSERT_EQ(all.helpers.size(), 1U);
    EXPECT_EQ(all.helpers[0].whatsapp, "07700 900002");
    EXPECT_EQ(all.helpers[0].phone, "");
    EXPECT_EQ(bccLine(all.helpers), "");
}

TEST_F(HelpersTest, NobodysHomeIsInTheTable) {
    const RowId ann = helper("Ann's doorstep", "ann@example.org", "consent");
    set(fieldOf(Entity::Organisation, "kind"), ann, Value("individual_own_way"));
    const RowId refuge = helper("Refuge", "refuge@example.org");
    const auto placeOf = [&](RowId id) {
        return valueOf(m_map->record(Entity::Organisation, id)).reference("location_id");
    };
    for (const RowId id : {ann, refuge})
        set(fieldOf(Entity::Location, "address"), placeOf(id), Value("1 Hill Lane"));
    set(fieldOf(Entity::Location, "disclosure"), placeOf(refuge), Value("hidden"));
    for (const Helper &helper : who("company").helpers)
        EXPECT_EQ(helper.address, "") << helper.name;
}

TEST_F(HelpersTest, WhoIsToBeAskedIsRungOnlyByWaysThatMayBeUsed) {
    const RowId ann = helper("Ann's doorstep", "ann@example.org");
    set(fieldOf(Entity::Organisation, "kind"), ann, Value("individual_own_way"));
    const RowId choir = helper("Choir", "choir@example.org", "not_asked");
    const RowId band = helper("Band", "band@example.org");
    const Helpers all = valueOf(groupsToRing(
        *m_map, {ann, choir, band}, valueOf(Disclosure::of(*m_map, Profile::Internal)), kToday));
    ASSERT_EQ(all.helpers.size(), 2U);
    EXPECT_EQ(all.helpers[0].email, "band@example.org");
    EXPECT_EQ(all.helpers[1].name, "Choir");
    EXPECT_EQ(all.helpers[1].email, "");
    EXPECT_EQ(all.withoutWay, 1);
}

TEST_F(HelpersTest, OnlyThoseWhoseConsentCoversItAreListed) {
    helper("Choir", "choir@example.org");
    helper("Band", "band@example.org", "withdrawn");
    helper("Club", "club@example.org", "not_asked");
    const Helpers all = who("company");
    ASSERT_EQ(all.helpers.size(), 1U);
    EXPECT_EQ(all.helpers[0].name, "Choir");
    EXPECT_EQ(all.withoutWay, 2);
    EXPECT_EQ(bccLine(all.helpers), "choir@example.org");
}

TEST_F(HelpersTest, WhoWasAskedLeastComesFirst) {
    const RowId choir = helper("A choir", "a@example.org");
    helper("B band", "b@example.org");
    valueOf(logConversation(*m_map, talk(choir), kToday));
    const Helpers all = who("company");
    ASSERT_EQ(all.helpers.size(), 2U);
    EXPECT_EQ(all.helpers[0].name, "B band");
    EXPECT_EQ(all.helpers[1].given.lastOn, "2026-11-20");
}

TEST_F(HelpersTest, InAnAreaMeansInIt) {
    helper("Here", "a@example.org", "", {54.505, -3.995});
    helper("There", "b@example.org", "", {54.6, -3.9});
    const Ring ring{{54.5, -4}, {54.5, -3.99}, {54.51, -3.99}, {54.51, -4}};
    const Helpers all = who("company", {{ring, {}}});
    ASSERT_EQ(all.helpers.size(), 1U);
    EXPECT_EQ(all.helpers[0].name, "Here");
}

TEST_F(HelpersTest, TheDraftHidesEachFromTheOthersAndNoAddressBreaksOut) {
    helper("Choir", "choir@example.org");
    helper("Choir again", "Choir@example.org");
    helper("Odd", "x@example.org?cc=evil@example.org&body=boo");
    helper("Worse", "y@example.org, z@example.org");
    const Helpers all = who("company");
    const std::string draft = draftTo(all.helpers, "Can you help?", "Dear all,\nfood & warmth");
    EXPECT_EQ(draft.find("mailto:?bcc="), 0U);
    EXPECT_EQ(draft.find("&cc="), std::string::npos);
    EXPECT_NE(draft.find("%3Fcc%3D"), std::string::npos) << draft;
    EXPECT_EQ(draft.find("z@example.org"), std::string::npos);
    EXPECT_NE(draft.find("body=Dear%20all%2C%0Afood%20%26%20warmth"), std::string::npos) << draft;
    EXPECT_EQ(draftTo({}, "Hello", ""), "");
}

TEST_F(HelpersTest, TheTableRunsNothingInASpreadsheet) {
    helper("=HYPERLINK(1)", "a@example.org");
    const auto file = m_folder / "helpers.csv";
    valueOf(writeHelpers(who("company").helpers, file));
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_NE(text.str().find("'=HYPERLINK(1)"), std::string::npos) << text.str();
    EXPECT_NE(text.str().find("a@example.org"), std::string::npos);
}

} // namespace
} // namespace placeweave
