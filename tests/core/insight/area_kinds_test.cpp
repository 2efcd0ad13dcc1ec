// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/area_kinds.h"

#include "core/model/vocabulary.h"
#include "tests/core/joint/outreach_fixture.h"

#include <numeric>

namespace placeweave {
namespace {

class AreaKindsTest : public OutreachTest {
protected:
    void SetUp() override {
        std::vector<Area> areas;
        for (const auto &[code, west] : {std::pair("W1", -4.0), {"E1", -3.95}}) {
            const Ring ring{
                {54.5, west}, {54.5, west + 0.015}, {54.51, west + 0.015}, {54.51, west}};
            areas.push_back({0, code, {}, {{ring, {}}}});
        }
        AreaSet set;
        set.name = "Squares";
        valueOf(m_map->areas().replaceSet(set, areas));
    }
    std::vector<AreaKinds> kinds(Profile profile = Profile::Internal) {
        return valueOf(kindsByArea(*m_map, "Squares", valueOf(Disclosure::of(*m_map, profile))));
    }
};

TEST_F(AreaKindsTest, CountsEachFamilyWhereItIsAndShowsWhereThereIsNone) {
    const LatLon inEast{54.505, -3.945};
    set(fieldOf(Entity::Organisation, "kind"), group("Choir", inEast), Value("grassroots_group"));
    set(fieldOf(Entity::Organisation, "kind"), group("Chapel", inEast), Value("faith_group"));
    group("No kind", inEast);
    set(fieldOf(Entity::Organisation, "status"), group("Gone", inEast), Value("closed"));
    group("Elsewhere", {10, 10});
    const auto rows = kinds();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].name, "E1");
    EXPECT_EQ(rows[0].total, 3U);
    EXPECT_EQ(rows[0].counts[*vocabulary("family").indexOf("groups")], 1U);
    EXPECT_EQ(rows[0].counts[*vocabulary("family").indexOf("faith")], 1U);
    EXPECT_EQ(rows[0].counts.back(), 1U);
    EXPECT_EQ(rows[1].total, 0U);
    EXPECT_FALSE(kindsByArea(*m_map, "Wards", valueOf(Disclosure::of(*m_map, Profile::Internal))));
}

TEST_F(AreaKindsTest, WhomReadersMayNotSeeIsInNoBar) {
    const RowId choir = group("Choir", {54.505, -3.945});
    set(fieldOf(Entity::Organisation, "listing_permission"), choir, Value("no"));
    EXPECT_EQ(kinds()[0].total, 1U);
    EXPECT_EQ(kinds(Profile::Public)[0].total, 0U);
}

TEST_F(AreaKindsTest, TwelveMonthsEndWithThisOneAndCrossTheYear) {
    const RowId choir = group("Choir");
    set(fieldOf(Entity::Organisation, "confirmed_on"), choir, Value("2025-12-31"));
    Conversation said = talk(choir);
    said.promises = {{"Send the form", "Ruth", ""}};
    valueOf(logConversation(*m_map, said, kToday));
    set(fieldOf(Entity::Promise, "fed_back_on"), valueOf(m_map->records(Entity::Promise))[0].id(),
        Value("2026-11-02"));
    set(fieldOf(Entity::Organisation, "confirmed_on"), group("Long ago"), Value("2020-11-01"));
    const auto months = valueOf(monthsUntil(*m_map, kToday));
    ASSERT_EQ(months.size(), 12U);
    EXPECT_EQ(months.front().month, "2025-12");
    EXPECT_EQ(months.back().month, "2026-11");
    EXPECT_EQ(months.front().checked, 1U);
    EXPECT_EQ(months.back().conversations, 1U);
    EXPECT_EQ(months.back().toldBack, 1U);
    EXPECT_EQ(months.back().checked, 0U);
}

} // namespace
} // namespace placeweave
