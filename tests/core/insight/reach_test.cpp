// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/reach.h"

#include "core/insight/gap_table.h"
#include "core/insight/gap_words.h"
#include "core/insight/list_topic.h"
#include "core/place/projection.h"
#include "tests/core/exchange/disclosure_fixture.h"

#include <cmath>

namespace placeweave {
namespace {

constexpr const char *kToday = "2026-11-28";

Polygons square(LatLon centre, double half = 0.005) {
    const auto [y, x] = centre;
    return {
        {{{y - half, x - half}, {y - half, x + half}, {y + half, x + half}, {y + half, x - half}},
         {}}};
}

// Two areas beside each other, and groups that tests put into them.
class ReachTest : public DisclosureTest {
protected:
    static constexpr LatLon kWest{53.40, -2.40};
    static constexpr LatLon kEast{53.40, -2.38}; // 1.3 km away

    void SetUp() override {
        m_set = valueOf(
            map->areas().replaceSet({0, "Areas", {}, {}, 0}, {{0, "W", "West", square(kWest)},
                                                              {0, "E", "East", square(kEast)}}));
        figure("Population", {{"W", 1634}, {"E", 2000}});
        figure("IMD decile", {{"W", 2}, {"E", 9}});
    }
    void figure(const char *name, const std::vector<std::pair<std::string, double>> &values) {
        valueOf(map->areas().replaceIndicator({0, m_set, name, {}}, values));
    }
    struct Group {
        RowId organisation;
        RowId location;
        RowId service;
    };
    Group add(const char *name, LatLon at, const char *activity = "food_support",
              const char *confirmed = "2026-05-01", const char *schedule = "") {
        Group group;
        Record location(Entity::Location);
        location["geom"] = Value(at);
        location["disclosure"] = Value("exact");
        group.location = insert(location);
        Record organisation(Entity::Organisation);
        organisation["name"] = Value(name);
        organisation["listing_permission"] = Value("anyone");
        organisation["location_id"] = Value(group.location.value);
        group.organisation = insert(organisation);
        Record service(Entity::Service);
        service["organisation_id"] = Value(group.organisation.value);
        service["name"] = Value("Offer");
        service["activity"] = Value(activity);
        service["confirmed_on"] = Value(confirmed);
        service["schedule"] = Value(schedule);
        group.service = insert(service);
        return group;
    }
    void asked(const char *code, const char *on, const char *answer) {
        Record row(Entity::Asked);
        row["area_code"] = Value(code);
        row["asked_on"] = Value(on);
        row["answer"] = Value(answer);
        insert(row);
    }
    ReachTable read(Profile profile = Profile::Public) {
        return valueOf(reachOf(*map, request, disclosure(profile), kToday));
    }
    static const AreaReach &named(const ReachTable &reach, std::string_view code) {
        return *std::ranges::find(reach.areas, code, &AreaReach::code);
    }
    std::string why(const ReachTable &reach, std::string_view code) const {
        return whyInWords(named(reach, code), request.sought);
    }

    ReachRequest request{.sought = {Sought::By::Activity, "food_support"}, .set = "areas"};
    std::int64_t m_set = 0;
};

TEST_F(ReachTest, CountsWhatIsWithinAndWhatIsNearAndSaysHowFarTheNearestIs) {
    add("Pantry", kEast);
    add("Larder", {53.403, -2.379});
    const ReachTable reach = read();
    const AreaReach &east = named(reach, "E");
    EXPECT_EQ(east.inside, 2U);
    EXPECT_EQ(east.within, 2U);
    EXPECT_EQ(reach.offers[*east.nearest].name, "Pantry");
    EXPECT_NEAR(*east.nearestMetres, 0, 0.5);
    EXPECT_DOUBLE_EQ(*east.perThousand, 1);
    EXPECT_EQ(east.peopleWithin, 2000);
    const AreaReach &west = named(reach, "W");
    EXPECT_EQ(west.inside, 0U);
    EXPECT_EQ(west.within, 0U);
    EXPECT_NEAR(*west.nearestMetres, distanceMetres(kWest, kEast), 0.5);
    EXPECT_EQ(west.peopleWithin, 0);
    EXPECT_EQ(reach.areas[0].code, "W"); // the least first
}

TEST_F(ReachTest, SaysInASentenceWhyAnAreaIsThin) {
    add("Pantry", kEast, "food_support", "2026-05-01", "FREQ=WEEKLY;BYDAY=TU");
    EXPECT_EQ(why(read(), "W"), "1,634 people, IMD decile 2, nearest food support on our map 1.3 "
                                "km, none open at a weekend. Nobody has asked here yet.");
}

TEST_F(ReachTest, SaysFirstWhatIsStrongThere) {
    add("Choir", kWest, "choir_and_music");
    add("Pantry", kEast);
    EXPECT_TRUE(why(read(), "W").starts_with("Here already: ")) << why(read(), "W");
}

TEST_F(ReachTest, NeverCountsAServiceThatNobodyHasConfirmed) {
    const Group group = add("Pantry", kEast, "food_support", "");
    ReachTable reach = read();
    EXPECT_TRUE(reach.offers.empty());
    EXPECT_EQ(reach.notCounted[NotCounted::Unconfirmed], 1);
    EXPECT_EQ(why(reach, "W"), "1,634 people, IMD decile 2, no food support on our map. Nobody has "
                               "asked here yet.");
    set(Entity::Organisation, group.organisation, "confirmed_on", Value("2026-01-01"));
    EXPECT_EQ(read().offers.size(), 1U);
}

TEST_F(ReachTest, TakesNoConfirmationFromADayThatIsStillToCome) {
    add("Pantry", kEast, "food_support", "2206-05-01");
    EXPECT_TRUE(read().offers.empty());
}

TEST_F(ReachTest, NeverCountsWhereThePostGoes) {
    const Group group = add("Pantry", kEast);
    set(Entity::Location, group.location, "location_type", Value("correspondence"));
    ReachTable reach = read(Profile::Internal);
    EXPECT_TRUE(reach.offers.empty());
    EXPECT_EQ(reach.notCounted[NotCounted::PostOnly], 1);
}

TEST_F(ReachTest, CountsNeitherWhatIsClosedNorWhatComesByPhone) {
    const Group closed = add("Closed", kEast);
    set(Entity::Organisation, closed.organisation, "status", Value("closed"));
    const Group line = add("Line", kEast);
    set(Entity::Location, line.location, "location_type", Value("virtual"));
    ReachTable reach = read();
    EXPECT_TRUE(reach.offers.empty());
    EXPECT_EQ(reach.notCounted[NotCounted::Closed], 1);
    EXPECT_EQ(reach.notCounted[NotCounted::NoFixedPlace], 1);
}

TEST_F(ReachTest, NeverNamesAHiddenPlaceNorTellsHowFarItIs) {
    const Group refuge = add("Refuge", kWest);
    set(Entity::Location, refuge.location, "disclosure", Value("hidden"));
    add("Pantry", kEast);
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        const ReachTable reach = read(profile);
        ASSERT_EQ(reach.offers.size(), 1U);
        EXPECT_EQ(reach.offers[0].name, "Pantry");
        EXPECT_EQ(named(reach, "W").within, 0U);
    }
    EXPECT_EQ(read(Profile::Internal).offers.size(), 2U);
}

TEST_F(ReachTest, MeasuresFromWhereARoughPlaceIsShown) {
    const Group club = add("Club", kEast);
    set(Entity::Location, club.location, "disclosure", Value("approximate"));
    const ReachTable reach = read();
    ASSERT_EQ(reach.offers.size(), 1U);
    EXPECT_TRUE(reach.offers[0].isApproximate);
    EXPECT_GE(*named(reach, "E").nearestMetres, 140);
    EXPECT_EQ(*disclosure(Profile::Public).place(club.organisation).point, reach.offers[0].point);
}

TEST_F(ReachTest, MeasuresToWhereAServiceHappensRatherThanToTheOffice) {
    const Group pantry = add("Pantry", kEast);
    Record hall(Entity::Location);
    hall["geom"] = Value(kWest);
    hall["disclosure"] = Value("exact");
    Record where(Entity::ServiceAtLocation);
    where["service_id"] = Value(pantry.service.value);
    where["location_id"] = Value(insert(hall).value);
    insert(where);
    const ReachTable reach = read();
    ASSERT_EQ(reach.offers.size(), 1U);
    EXPECT_EQ(named(reach, "W").within, 1U);
    EXPECT_EQ(named(reach, "E").within, 0U);
}

TEST_F(ReachTest, OfAGuardedGroupNoOtherPlaceIsMeasuredEither) {
    const Group refuge = add("Refuge", kEast);
    set(Entity::Location, refuge.location, "disclosure", Value("hidden"));
    Record hall(Entity::Location);
    hall["geom"] = Value(kWest);
    hall["disclosure"] = Value("exact");
    Record where(Entity::ServiceAtLocation);
    where["service_id"] = Value(refuge.service.value);
    where["location_id"] = Value(insert(hall).value);
    insert(where);
    ReachTable reach = read();
    EXPECT_TRUE(reach.offers.empty());
    EXPECT_EQ(reach.notCounted[NotCounted::PlaceNotShown], 1);
}

TEST_F(ReachTest, TakesAListAtItsWordWhereItsGroupsHaveNoServices) {
    import("name,latitude,longitude\nThe Larder,53.40,-2.38\n"); // list.csv says nothing
    EXPECT_TRUE(read().offers.empty());
    valueOf(
        importTable(*map, TableSource::ofText("name,latitude,longitude\nThe Pantry,53.4,-2.38\n",
                                              "food_banks_2026.csv")));
    EXPECT_EQ(read().offers.size(), 1U);
}

TEST_F(ReachTest, TakesAListAtItsWordAlsoOfWhenItsGroupsAreOpen) {
    valueOf(importTable(*map, TableSource::ofText("name,opening times,latitude,longitude\n"
                                                  "The Pantry,Sat 10am-12noon,53.4,-2.38\n",
                                                  "food_banks_2026.csv")));
    const ReachTable reach = read();
    ASSERT_EQ(reach.offers.size(), 1U);
    ASSERT_EQ(reach.offers[0].times.size(), 1U);
    EXPECT_EQ(reach.offers[0].times[0].opens, "10:00");
}

TEST_F(ReachTest, TellsWhenAnyoneLastAskedThere) {
    asked("W", "2026-03-01", "asked_nothing_found");
    asked("W", "2025-03-01", "known");
    asked("E", "2126-03-01", "known"); // nobody can have
    const ReachTable reach = read();
    EXPECT_EQ(named(reach, "W").asked.answer, AskedHere::Answer::NothingFound);
    EXPECT_EQ(named(reach, "W").asked.on, "2026-03-01");
    EXPECT_EQ(named(reach, "E").asked.answer, AskedHere::Answer::NotYetAsked);
    EXPECT_TRUE(why(reach, "W").ends_with("Asked on 2026-03-01, nothing found."));
}

TEST_F(ReachTest, WhoeverAskedInALargerAreaHasAskedInItsSmallerOnes) {
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0},
                                    {{0, "WARD", "Ward", square({53.4, -2.39}, 0.05)}}));
    asked("WARD", "2026-03-01", "known");
    EXPECT_EQ(named(read(), "W").asked.answer, AskedHere::Answer::Known);
}

TEST_F(ReachTest, CanPutFirstWhereNobodyHasAsked) {
    add("Pantry", kEast);
    asked("W", "2026-03-01", "asked_nothing_found");
    EXPECT_EQ(read().areas[0].code, "W");
    request.unaskedFirst = true;
    EXPECT_EQ(read().areas[0].code, "E");
}

TEST_F(ReachTest, LooksThroughTheCore20LensOnlyWhenAsked) {
    EXPECT_EQ(read().areas.size(), 2U);
    request.core20Only = true;
    const ReachTable reach = read();
    ASSERT_EQ(reach.areas.size(), 1U);
    EXPECT_EQ(reach.areas[0].code, "W");
}

TEST_F(ReachTest, ByDayAndTimeCountsOnlyWhatIsOpenThen) {
    add("Pantry", kEast, "food_support", "2026-05-01", "FREQ=MONTHLY;BYDAY=2SA");
    request.at = wallTimeIn("Saturday");
    EXPECT_EQ(read().offers.size(), 1U);
    request.at = wallTimeIn("Sunday");
    EXPECT_TRUE(read().offers.empty());
}

TEST_F(ReachTest, SaysWhomADroppedPinWouldReach) {
    add("Pantry", kEast);
    request.dropped = kWest;
    const ReachTable reach = read();
    EXPECT_EQ(named(reach, "W").peopleGained, 1634);
    EXPECT_EQ(named(reach, "E").peopleGained, 0);
}

TEST_F(ReachTest, WeighsByWhereThePeopleOfSmallerAreasLive) {
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0},
                                    {{0, "WARD", "Ward", square({53.4, -2.39}, 0.05)}}));
    add("Pantry", kEast);
    request.set = "Wards";
    const ReachTable reach = read();
    ASSERT_EQ(reach.areas.size(), 1U);
    EXPECT_TRUE(reach.hasSmallerAreas);
    EXPECT_EQ(reach.areas[0].population, 3634);
    EXPECT_EQ(reach.areas[0].peopleWithin, 2000);
    EXPECT_NEAR(reach.areas[0].centre->longitude, (1634 * -2.40 + 2000 * -2.38) / 3634, 1e-6);
}

TEST_F(ReachTest, BearsAreasWithoutPeopleWithoutGroundAndWithoutOutline) {
    const LatLon spot{53.45, -2.4};
    m_set = valueOf(map->areas().replaceSet(
        {0, "Areas", {}, {}, 0}, {{0, "W", "West", square(kWest)},
                                  {0, "SPOT", "A spot", {{{spot, spot, spot}, {}}}},
                                  {0, "LINE", "A line", {{{spot, {53.46, -2.4}, spot}, {}}}},
                                  {0, "NONE", "Nowhere", {}}}));
    figure("Population", {{"W", 0}, {"SPOT", 100}});
    add("Pantry", kEast);
    const ReachTable reach = read();
    EXPECT_EQ(named(reach, "W").score, 0);
    EXPECT_FALSE(named(reach, "W").perThousand);
    EXPECT_TRUE(why(reach, "W").starts_with("Nobody lives here by the figures"));
    EXPECT_EQ(named(reach, "SPOT").centre, spot);
    EXPECT_NEAR(named(reach, "LINE").centre->latitude, 53.455, 1e-9);
    EXPECT_FALSE(named(reach, "NONE").nearestMetres);
    EXPECT_FALSE(named(reach, "NONE").population);
    for (const AreaReach &area : reach.areas)
        EXPECT_TRUE(std::isfinite(area.score)) << area.code;
}

TEST_F(ReachTest, SaysWhichFiguresCannotBeAndTakesThemAsNotKnown) {
    figure("Population", {{"W", 1e30}, {"E", -4}});
    figure("IMD decile", {{"W", 11}, {"E", 3.5}});
    const ReachTable reach = read();
    for (const AreaReach &area : reach.areas) {
        EXPECT_FALSE(area.population) << area.code;
        EXPECT_FALSE(area.decile) << area.code;
        EXPECT_TRUE(std::isfinite(area.score));
    }
    ASSERT_EQ(reach.impossible.size(), 4U);
    EXPECT_TRUE(std::ranges::any_of(reach.impossible, [](const std::string &said) {
        return said.starts_with("W: IMD decile 11 is no decile");
    }));
}

TEST_F(ReachTest, SaysWhereTheMiddleOfItsPeopleLiesOutsideAnArea) {
    // A horseshoe whose people live at both ends.
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0}, {{0,
                                                               "BEND",
                                                               "Bend",
                                                               {{{{53.39, -2.41},
                                                                  {53.41, -2.41},
                                                                  {53.41, -2.37},
                                                                  {53.39, -2.37},
                                                                  {53.39, -2.375},
                                                                  {53.4095, -2.385},
                                                                  {53.4095, -2.395},
                                                                  {53.39, -2.405}},
                                                                 {}}}}}));
    request.set = "Wards";
    const ReachTable reach = read();
    EXPECT_NEAR(named(reach, "BEND").centre->longitude, -2.389, 0.0001);
    EXPECT_TRUE(why(reach, "BEND").contains("lies outside it")) << why(reach, "BEND");
    request.set = "Areas";
    EXPECT_FALSE(why(read(), "W").contains("lies outside it"));
}

TEST_F(ReachTest, WithinMeansTheSameAsTheMinutesWhereTheMapHasRoads) {
    add("Pantry", kEast);
    request.withinMetres = 1500; // it is 1.3 km away in a straight line
    EXPECT_EQ(named(read(), "W").within, 1U);
    request.dropped = LatLon{53.401, -2.40};
    // Over the bridge it is six.
    const Shape way{Shape::Type::Lines, {{kWest, {53.42, -2.40}, {53.42, -2.38}, kEast}}};
    valueOf(map->areas().replaceContext("road", {{"road", "minor", {}, 0, toWkb(way)}}));
    const ReachTable reach = read();
    const AreaReach &west = named(reach, "W");
    ASSERT_TRUE(reach.hasRoads);
    EXPECT_EQ(west.within, 0U);
    EXPECT_EQ(west.peopleWithin, 0);
    EXPECT_EQ(west.peopleGained, 1634);
    EXPECT_EQ(named(reach, "E").within, 1U);
    EXPECT_EQ(named(reach, "E").peopleWithin, 2000);
    EXPECT_NEAR(*walkMinutes(west), 72, 1);
    EXPECT_TRUE(why(reach, "W").contains("72 minutes on foot by the roads")) << why(reach, "W");
    EXPECT_GT(west.score, named(reach, "E").score);
    EXPECT_TRUE(assumptionsInWords(reach).contains("along the map's roads"));
    // What no road comes near is measured in a straight line.
    add("Larder", {53.39, -2.41});
    EXPECT_EQ(named(read(), "W").within, 1U);
}

TEST_F(ReachTest, SaysWhatIsNotCountedAtATimeAndNamesTheDay) {
    add("Every week", kWest, "food_support", "2026-05-01", "FREQ=WEEKLY;BYDAY=SA");
    add("Once a month", kWest, "food_support", "2026-05-01", "FREQ=MONTHLY;BYDAY=1SA");
    add("On Mondays", kWest, "food_support", "2026-05-01", "FREQ=WEEKLY;BYDAY=MO");
    add("Nobody knows", kWest);
    add("A course of spring", kWest, "food_support", "2026-03-01", "FREQ=WEEKLY;BYDAY=SA;COUNT=6");
    request.at = wallTimeIn("Saturday");
    const ReachTable reach = read();
    EXPECT_EQ(reach.offers.size(), 2U);
    EXPECT_EQ(reach.sometimes, 1);
    EXPECT_EQ(reach.notCounted.at(NotCounted::TimesUnknown), 1);
    EXPECT_EQ(reach.notCounted.at(NotCounted::NotOpenThen), 2);
    const std::string said = whyInWords(named(reach, "E"), request.sought, reach.at);
    EXPECT_TRUE(said.contains("nearest food support open on Saturday on our map")) << said;
    EXPECT_TRUE(assumptionsInWords(reach).contains(
        "Only what is open on Saturday counts, 1 of them on some such days only."));
}

TEST_F(ReachTest, KeepsSmallCountsOfPeopleFromLeaving) {
    figure("Population", {{"W", 3}, {"E", 2000}});
    add("Pantry", kWest);
    ReachTable reach = read();
    withholdSmallCounts(reach, request);
    const AreaReach &west = named(reach, "W");
    EXPECT_FALSE(west.population);
    EXPECT_FALSE(west.perThousand);
    EXPECT_FALSE(west.peopleWithin);
    EXPECT_TRUE(why(reach, "W").contains("ewer than 5 people")) << why(reach, "W");
    // Nor how deprived so few are.
    EXPECT_FALSE(west.decile);
    EXPECT_FALSE(west.isCore20);
    EXPECT_FALSE(why(reach, "W").contains("decile")) << why(reach, "W");
    EXPECT_NEAR(west.score, thinness(west, reach.withinMetres), 1e-9);
    valueOf(writeGapTable(reach, request.sought, folder / "gaps.csv"));
    EXPECT_TRUE(contentOf(folder / "gaps.csv").contains("fewer than 5"));
}

TEST_F(ReachTest, KeepsASmallCountFromBeingWorkedOutOfALargerArea) {
    constexpr LatLon kFar{53.40, -2.30};
    m_set = valueOf(map->areas().replaceSet({0, "Areas", {}, {}, 0},
                                            {{0, "W", "West", square(kWest)},
                                             {0, "E", "East", square(kEast)},
                                             {0, "F", "Far", square(kFar)},
                                             {0, "G", "Farther", square({53.40, -2.28})}}));
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0},
                                    {{0, "NEAR", "Near", square({53.4, -2.39}, 0.02)},
                                     {0, "FAR", "Far", square({53.4, -2.29}, 0.02)}}));
    figure("Population", {{"W", 3}, {"E", 2000}, {"F", 40}, {"G", 900}});
    ReachTable reach = read();
    withholdSmallCounts(reach, request);
    // Of the ward 2,003 are told, and of all four areas 2,943.
    EXPECT_FALSE(named(reach, "W").population);
    EXPECT_FALSE(named(reach, "E").population);
    EXPECT_FALSE(named(reach, "E").isPopulationWithheld);
    EXPECT_TRUE(why(reach, "E").contains("is not told")) << why(reach, "E");
    EXPECT_EQ(named(reach, "F").population, 40);
    EXPECT_EQ(named(reach, "G").population, 900);
    // The ward does not say what comes to it by way of its smaller areas.
    add("Pantry", kWest);
    request.set = "Wards";
    request.withinMetres = 300;
    reach = read();
    withholdSmallCounts(reach, request);
    EXPECT_EQ(named(reach, "NEAR").population, 2003);
    EXPECT_FALSE(named(reach, "NEAR").peopleWithin);
}

TEST_F(ReachTest, AmongTheMostDeprivedStandsNoAreaOfSoFewPeople) {
    figure("Population", {{"W", 3}, {"E", 2000}});
    request.core20Only = true;
    ReachTable reach = read();
    ASSERT_EQ(reach.areas.size(), 1U);
    withholdSmallCounts(reach, request);
    EXPECT_TRUE(reach.areas.empty());
}

TEST_F(ReachTest, KeepsASmallRestFromBeingWorkedOut) {
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0},
                                    {{0, "WARD", "Ward", square({53.4, -2.39}, 0.05)}}));
    figure("Population", {{"W", 3}, {"E", 2000}});
    add("Pantry", kEast);
    request.set = "Wards";
    ReachTable reach = read();
    EXPECT_EQ(reach.areas[0].peopleWithin, 2000);
    withholdSmallCounts(reach, request);
    EXPECT_EQ(reach.areas[0].population, 2003);
    EXPECT_FALSE(reach.areas[0].peopleWithin); // 2,003 less 2,000 are those in the west
}

TEST_F(ReachTest, NamesTheSetsThatThereAreWhenItDoesNotKnowOne) {
    request.set = "Wards";
    const auto reach = reachOf(*map, request, disclosure(Profile::Public), kToday);
    ASSERT_FALSE(reach);
    EXPECT_EQ(reach.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(reach.error().message.contains("Areas"));
}

TEST(CentreOf, LiesInsideEvenWhereTheGroundIsBent) {
    const Polygons horseshoe{
        {{{0, 0}, {0, 10}, {10, 10}, {10, 8}, {2, 8}, {2, 2}, {10, 2}, {10, 0}}, {}}};
    EXPECT_TRUE(contains(horseshoe, *centreOf(horseshoe)));
    EXPECT_FALSE(centreOf({}));
}

TEST(ListTopic, IsReadOffTheNameOfAList) {
    EXPECT_EQ(activityFromListName("food_banks.csv"), "food_support");
    EXPECT_EQ(activityFromListName("/data/Trafford mental-health services 2025.xlsx"),
              "mental_health_support");
    EXPECT_EQ(activityFromListName("libraries.csv"), "library");
    EXPECT_EQ(activityFromListName("members.csv"), "");
    EXPECT_EQ(activityFromListName(""), "");
}

TEST(GapWords, WriteFiguresAsPeopleDo) {
    EXPECT_EQ(withCommas(1634), "1,634");
    EXPECT_EQ(withCommas(999), "999");
    EXPECT_EQ(withCommas(-1234567), "-1,234,567");
    EXPECT_EQ(distanceInWords(846), "850 m");
    EXPECT_EQ(distanceInWords(996), "1.0 km");
    EXPECT_EQ(distanceInWords(2144), "2.1 km");
}

} // namespace
} // namespace placeweave
