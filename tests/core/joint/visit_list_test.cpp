// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/visit_list.h"

#include "tests/core/joint/outreach_fixture.h"

namespace placeweave {
namespace {

class VisitListTest : public OutreachTest {
protected:
    VisitList list(RowId plan) {
        return valueOf(
            visitListOf(*m_map, plan, valueOf(Disclosure::of(*m_map, Profile::Internal)), kToday));
    }
    static std::vector<std::string> namesOf(const std::vector<PlanStop> &stops) {
        std::vector<std::string> names;
        for (const PlanStop &stop : stops)
            names.push_back(stop.name);
        return names;
    }
};

TEST_F(VisitListTest, GoesRoundWithoutDoublingBack) {
    const RowId id = plan({group("Middle", {54.50, -3.95}), group("West", {54.50, -4.00}),
                           group("East", {54.50, -3.90})});
    const VisitList visits = list(id);
    const std::vector<std::string> names = namesOf(visits.stops);
    ASSERT_EQ(names.size(), 3U);
    EXPECT_EQ(names[1], "Middle");
    // About 6.5 km from west to east, and not half as much again.
    EXPECT_NEAR(visits.metres, 6460, 60);
}

TEST_F(VisitListTest, LeavesOutWhatIsDoneAndWhatIsPrivate) {
    const RowId secret = group("Secret supper");
    const RowId id = plan({group("Choir"), group("Band"), secret});
    set(fieldOf(Entity::Step, "status"), stops(id)[1].step.id(), Value("done"));
    set(fieldOf(Entity::Organisation, "private"), secret, Value(true));
    const VisitList visits = list(id);
    EXPECT_EQ(namesOf(visits.stops), std::vector<std::string>{"Choir"});
    EXPECT_EQ(visits.leftOut, 1);
}

TEST_F(VisitListTest, PeopleStandOnItOnlyWithTheirWordAndNeverWithTheirHome) {
    const RowId ann = group("Ann's doorstep");
    const RowId bob = group("Bob's shed");
    for (const RowId id : {ann, bob})
        set(fieldOf(Entity::Organisation, "kind"), id, Value("individual_own_way"));
    set(fieldOf(Entity::Organisation, "listing_permission"), bob, Value("not_asked"));
    const RowId refuge = group("Refuge");
    const Record row = valueOf(m_map->record(Entity::Organisation, refuge));
    set(fieldOf(Entity::Location, "disclosure"), row.reference("location_id"), Value("hidden"));
    const VisitList visits = list(plan({ann, bob, refuge}));
    EXPECT_TRUE(visits.stops.empty());
    EXPECT_EQ(namesOf(visits.elsewhere), (std::vector<std::string>{"Ann's doorstep", "Refuge"}));
    for (const PlanStop &stop : visits.elsewhere)
        EXPECT_EQ(stop.place, "") << stop.name;
    EXPECT_EQ(visits.leftOut, 1);
}

TEST_F(VisitListTest, NobodyIsSentToAGroupThatHasClosed) {
    const RowId gone = group("Smokery");
    const RowId id = plan({group("Choir"), gone});
    set(fieldOf(Entity::Organisation, "status"), gone, Value("closed"));
    const VisitList visits = list(id);
    EXPECT_EQ(namesOf(visits.stops), std::vector<std::string>{"Choir"});
    EXPECT_EQ(visits.closed, 1);
    EXPECT_TRUE(stops(id)[1].isClosed);
}

TEST_F(VisitListTest, ListsWhoHasNoPlaceApart) {
    const auto nowhere = add("Ring round");
    valueOf([&]() -> Result<void> {
        PW_TRY(Edit edit, Edit::begin(*m_map, "test"));
        PW_CHECK(
            edit.set(fieldOf(Entity::Organisation, "location_id"), nowhere.organisation, Value()));
        PW_CHECK(edit.commit());
        return {};
    }());
    const VisitList visits = list(plan({group("Choir"), nowhere.organisation}));
    EXPECT_EQ(namesOf(visits.stops), std::vector<std::string>{"Choir"});
    EXPECT_EQ(namesOf(visits.elsewhere), std::vector<std::string>{"Ring round"});
}

TEST_F(VisitListTest, NamesWhoIsTrustedOnlyWhereTheyHaveAgreed) {
    const RowId choir = group("Choir");
    const RowId band = group("Band");
    for (const auto &[with, name] : {std::pair(choir, "Kasia Birkett"), {band, "Tomasz"}})
        insert(Entity::Channel, {{"organisation_id", Value(with.value)},
                                 {"channel", Value("doorstep")},
                                 {"trusted_person", Value(name)}});
    person(choir, "Kasia Birkett", "connector", "consent");
    const VisitList visits = list(plan({choir, band}));
    ASSERT_EQ(visits.stops.size(), 2U);
    for (const PlanStop &stop : visits.stops)
        EXPECT_EQ(stop.trusted, stop.name == "Choir" ? "Kasia Birkett" : "") << stop.name;
}

} // namespace
} // namespace placeweave
