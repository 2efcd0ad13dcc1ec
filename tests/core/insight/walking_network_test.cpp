// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/walking_network.h"

#include "core/place/projection.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

ContextFeature road(std::vector<LatLon> path, const char *kind = "main") {
    return {"road", kind, {}, 0, toWkb(Shape{Shape::Type::Lines, {std::move(path)}})};
}

constexpr LatLon kCorner{53.40, -2.40};
constexpr LatLon kNorth{53.41, -2.40};
constexpr LatLon kEast{53.40, -2.38};

double lengthOf(LatLon a, LatLon b, LatLon c) {
    return distanceMetres(a, b) + distanceMetres(b, c);
}

TEST(WalkingNetwork, FollowsTheWaysRatherThanTheCrow) {
    const std::vector<ContextFeature> roads{road({kNorth, kCorner, kEast})};
    const WalkingNetwork network(roads);
    const auto walks = network.nearest(std::vector{kNorth}, std::vector{kEast});
    ASSERT_TRUE(walks[0]);
    EXPECT_NEAR(walks[0]->metres, lengthOf(kNorth, kCorner, kEast), 1);
    EXPECT_GT(walks[0]->metres, distanceMetres(kNorth, kEast) * 1.2);
}

TEST(WalkingNetwork, CrossesFromWayToWayWhereTheyMeetOrEndBesideEachOther) {
    const LatLon side{53.405, -2.39};
    const std::vector<ContextFeature> roads{
        road({kNorth, kCorner}), road({side, {53.405, -2.39995}}), // ends 3 m short of the other
        road({side, {53.405, -2.37}})};
    const WalkingNetwork network(roads);
    const auto walks = network.nearest(std::vector{kNorth}, std::vector<LatLon>{{53.405, -2.37}});
    ASSERT_TRUE(walks[0]);
    EXPECT_NEAR(walks[0]->metres,
                distanceMetres(kNorth, {53.405, -2.40}) +
                    distanceMetres({53.405, -2.40}, {53.405, -2.37}),
                25);
}

TEST(WalkingNetwork, StreetsThatNothingLeadsToMeetWhatTheyCross) {
    const LatLon west{53.405, -2.41};
    const LatLon east{53.405, -2.39};
    const std::vector<ContextFeature> roads{road({kNorth, kCorner}), road({west, east}, "street")};
    const auto walks = WalkingNetwork(roads).nearest(std::vector{kNorth}, std::vector{east});
    ASSERT_TRUE(walks[0]);
    EXPECT_NEAR(walks[0]->metres, lengthOf(kNorth, {53.405, -2.40}, east), 40);
}

TEST(WalkingNetwork, WhereAnotherWayLeadsRoundCrossingIsABridge) {
    const LatLon west{53.405, -2.41};
    const LatLon east{53.405, -2.39};
    const std::vector<ContextFeature> roads{road({kNorth, kCorner}),
                                            road({west, east, {53.40, -2.39}, kCorner}, "street")};
    const auto walks = WalkingNetwork(roads).nearest(std::vector{kNorth}, std::vector{east});
    ASSERT_TRUE(walks[0]);
    EXPECT_NEAR(walks[0]->metres,
                lengthOf(kNorth, kCorner, {53.40, -2.39}) + distanceMetres({53.40, -2.39}, east),
                5);
}

TEST(WalkingNetwork, NamesTheNearestOnFoot) {
    // Across the river is near, and far to walk.
    const LatLon opposite{53.41, -2.399};
    const LatLon downTheRoad{53.405, -2.40};
    const std::vector<ContextFeature> roads{road({kNorth, kCorner}),
                                            road({opposite, {53.41, -2.38}, kEast, kCorner})};
    const WalkingNetwork network(roads);
    const auto walks = network.nearest(std::vector{kNorth}, std::vector{opposite, downTheRoad});
    ASSERT_TRUE(walks[0]);
    EXPECT_EQ(walks[0]->to, 1U);
}

TEST(WalkingNetwork, FindsWhatIsWithinAsItFindsTheNearest) {
    const std::vector<ContextFeature> roads{road({kNorth, kCorner, kEast})};
    const WalkingNetwork network(roads);
    const std::vector<LatLon> to{kEast, kCorner, {53.5, -2.4}};
    const double whole = lengthOf(kNorth, kCorner, kEast);
    EXPECT_EQ(network.within(std::vector{kNorth}, to, whole + 1)[0],
              (std::vector<std::uint32_t>{1, 0}));
    EXPECT_EQ(network.within(std::vector{kNorth}, to, whole - 1)[0],
              (std::vector<std::uint32_t>{1}));
    EXPECT_TRUE(network.reaches(kCorner));
    EXPECT_FALSE(network.reaches(to[2]));
}

TEST(WalkingNetwork, TellsTheWayFromEachToEach) {
    const std::vector<ContextFeature> roads{road({kNorth, kCorner, kEast})};
    const LatLon besideEast{53.4001, -2.38};
    const std::vector<LatLon> places{kNorth, kEast, {53.5, -2.4}, besideEast};
    const auto between = WalkingNetwork(roads).between(places);
    ASSERT_TRUE(between[0][1]);
    EXPECT_NEAR(*between[0][1], lengthOf(kNorth, kCorner, kEast), 1);
    EXPECT_NEAR(*between[1][0], *between[0][1], 1e-6);
    EXPECT_EQ(between[0][0], 0);
    EXPECT_FALSE(between[0][2]);
    EXPECT_FALSE(between[2][2]); // no way near
    EXPECT_NEAR(*between[1][3], distanceMetres(kEast, besideEast), 1e-6);
}

TEST(WalkingNetwork, KnowsNoWayWhereNoneLeads) {
    const std::vector<ContextFeature> roads{road({kNorth, kCorner}), road({kEast, {53.40, -2.37}}),
                                            road({kCorner, kEast}, "motorway")};
    const WalkingNetwork network(roads);
    const std::vector<LatLon> from{kNorth, {54, -3}};
    const auto walks = network.nearest(from, std::vector{kEast});
    EXPECT_FALSE(walks[0]);
    EXPECT_FALSE(walks[1]); // no way near
    EXPECT_FALSE(network.nearest(from, std::vector<LatLon>{})[0]);
}

TEST(WalkingNetwork, OfAMapWithoutRoadsIsEmpty) {
    const WalkingNetwork network({});
    EXPECT_TRUE(network.isEmpty());
    EXPECT_FALSE(network.nearest(std::vector{kNorth}, std::vector{kEast})[0]);
    const std::vector<ContextFeature> broken{{"road", "main", {}, 0, "nonsense"}};
    EXPECT_TRUE(WalkingNetwork(broken).isEmpty());
}

} // namespace
} // namespace placeweave
