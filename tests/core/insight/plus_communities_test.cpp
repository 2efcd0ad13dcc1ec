// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/plus_communities.h"

#include "core/exchange/sample.h"
#include "tests/core/exchange/disclosure_fixture.h"

namespace placeweave {
namespace {

class CommunitiesTest : public DisclosureTest {
protected:
    RowId group(const char *name, const char *languages, LatLon at) {
        Record place(Entity::Location);
        place["geom"] = Value(at);
        place["disclosure"] = Value("exact");
        Record row(Entity::Organisation);
        row["name"] = Value(name);
        row["listing_permission"] = Value("anyone");
        row["languages"] = Value(languages);
        row["location_id"] = Value(insert(place).value);
        return insert(row);
    }
    RowId community(const char *name, const char *languages, const char *plus = "") {
        Record row(Entity::Community);
        row["name"] = Value(name);
        row["languages"] = Value(languages);
        row["plus_groups"] = Value(plus);
        return insert(row);
    }
    void serves(RowId organisation, RowId community) {
        Record row(Entity::Serves);
        row["organisation_id"] = Value(organisation.value);
        row["community_id"] = Value(community.value);
        insert(row);
    }
    PlusCommunities read(bool plusOnly = false, const std::string &set = "") {
        return valueOf(communitiesOf(*map, set, plusOnly, disclosure(Profile::Internal)));
    }
};

TEST_F(CommunitiesTest, PutFirstWhomFewestReachAndNameWhatNobodySpeaks) {
    const RowId club = group("Club", R"(["en","pl"])", {53.4, -2.4});
    const RowId reached = community("Polish families", R"(["pl","uk"])");
    community("Night-shift workers", R"(["en"])");
    serves(club, reached);
    const PlusCommunities all = read();
    ASSERT_EQ(all.communities.size(), 2U);
    EXPECT_EQ(all.communities[0].name, "Night-shift workers");
    EXPECT_TRUE(all.communities[0].reachedBy.empty());
    EXPECT_EQ(all.communities[0].unspoken, (std::vector<std::string>{"en"}));
    EXPECT_EQ(all.communities[1].reachedBy, (std::vector<RowId>{club}));
    EXPECT_EQ(all.communities[1].unspoken, (std::vector<std::string>{"uk"}));
}

TEST_F(CommunitiesTest, StandInTheAreasOfThoseWhoReachThem) {
    const Ring ring{{53.3, -2.5}, {53.3, -2.3}, {53.5, -2.3}, {53.5, -2.5}};
    valueOf(map->areas().replaceSet({0, "Wards", {}, {}, 0}, {{0, "W", "West", {{ring, {}}}}}));
    const RowId first = community("Polish families", R"(["pl"])");
    community("Nobody's", "");
    serves(group("Club", R"(["en"])", {53.4, -2.4}), first);
    const PlusCommunities all = read(false, "wards");
    ASSERT_EQ(all.areas.size(), 1U);
    ASSERT_EQ(all.areas[0].communities.size(), 1U);
    EXPECT_EQ(all.communities[all.areas[0].communities[0]].name, "Polish families");
    EXPECT_EQ(all.areas[0].languages, (std::vector<std::string>{"en"}));
    EXPECT_EQ(all.areas[0].unspoken, (std::vector<std::string>{"pl"}));
}

TEST_F(CommunitiesTest, TellTheirOfficialCategoriesToNobodyElse) {
    community("Harbour families", R"(["en"])", R"(["plus_coastal"])");
    community("Choir", R"(["en"])");
    EXPECT_EQ(read(true).communities.size(), 1U);
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        EXPECT_FALSE(communitiesOf(*map, "", true, disclosure(profile)));
        for (const CommunityReach &each :
             valueOf(communitiesOf(*map, "", false, disclosure(profile))).communities)
            EXPECT_TRUE(each.groups.empty());
    }
}

TEST_F(CommunitiesTest, OfTheSampleAreAllReached) {
    map.reset();
    valueOf(writeSample(folder / "sample.gpkg"));
    map = valueOf(MapFile::open(folder / "sample.gpkg", Access::ReadOnly));
    const PlusCommunities all = read(false, "wards");
    EXPECT_GT(all.communities.size(), 5U);
    EXPECT_FALSE(all.areas.empty());
}

} // namespace
} // namespace placeweave
