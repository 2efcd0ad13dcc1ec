// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/visit_list.h"

#include "core/place/projection.h"
#include "core/place/walking.h"
#include "tests/core/joint/outreach_fixture.h"

namespace placeweave {
namespace {

class VisitListTest : public OutreachTest {
protected:
    VisitList list(RowId plan, Travel travel = Travel::ByCar) {
        return valueOf(visitListOf(*m_map, plan, valueOf(Disclosure::of(*m_map, Profile::Internal)),
                                   kToday, travel));
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

// North and south of a river that is crossed in the east alone.
TEST_F(VisitListTest, OnFootItGoesByTheRoadsOfTheMapAndByCarInStraightLines) {
    const LatLon north{54.502, -3.95};
    const LatLon south{54.500, -3.95};
    const LatLon northBridge{54.502, -3.94};
    const LatLon southBridge{54.500, -3.94};
    valueOf(m_map->areas().replaceContext(
        "road", {{"road",
                  "street",
                  {},
                  0,
                  toWkb(Shape{Shape::Type::Lines, {{north, northBridge, southBridge, south}}})}}));
    const RowId id =
        plan({group("North", north), group("South", south), group("North bridge", northBridge)});
    const VisitList walked = list(id, Travel::OnFoot);
    EXPECT_EQ(namesOf(walked.stops)[1], "North bridge");
    const double along = distanceMetres(north, northBridge);
    EXPECT_NEAR(walked.metres, 2 * along + distanceMetres(northBridge, southBridge), 1);
    EXPECT_EQ(walked.besideRoads, 0);
    const VisitList driven = list(id, Travel::ByCar);
    EXPECT_EQ(namesOf(driven.stops)[1], "North");
    EXPECT_NEAR(driven.metres, along + distanceMetres(north, south), 1);
}

TEST_F(VisitListTest, OnFootWhereNoRoadLeadsTheStraightLineIsLengthenedAndThatIsCounted) {
    const RowId id = plan({group("West", {54.50, -3.96}), group("East", {54.50, -3.95})});
    const VisitList visits = list(id, Travel::OnFoot);
    EXPECT_EQ(visits.besideRoads, 1);
    EXPECT_NEAR(visits.metres, kDetour * distanceMetres({54.50, -3.96}, {54.50, -3.95}), 1);
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
