// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/core20_areas.h"

#include <cmath>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

struct Named {
    const char *indicator;
    bool isNational;
};

class NationalDecile : public testing::TestWithParam<Named> {};

TEST_P(NationalDecile, IsKnownByItsName) {
    EXPECT_EQ(namesNationalDecile(GetParam().indicator), GetParam().isNational)
        << GetParam().indicator;
}

INSTANTIATE_TEST_SUITE_P(
    Headings, NationalDecile,
    testing::Values(
        Named{"IMD decile", true}, Named{"imd_decile", true},
        Named{"Deprivation decile (invented)", true}, Named{"Deprivation decile (IMD 2019)", true},
        Named{"Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
              true},
        Named{"Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSO",
              true},
        Named{"Index of Multiple Deprivation (IMD) Score", false},
        Named{"Income Decile (where 1 is most deprived 10% of LSOAs)", false},
        Named{"Health Deprivation and Disability Decile (where 1 is most deprived 10% of LSOAs)",
              false},
        Named{"Income Deprivation Affecting Children Index (IDACI) Decile", false},
        Named{"IMD local decile", false}, Named{"IMD decile (10 is most deprived)", false},
        Named{"Population decile", false}));

TEST(NationalDecile, OfSeveralTheLatestYearCounts) {
    const std::string plain = "Index of Multiple Deprivation (IMD) Decile";
    const auto chosen = [](std::vector<Indicator> indicators) {
        return nationalDecile(indicators).value_or(Indicator()).id;
    };
    EXPECT_EQ(chosen({{1, 1, "IMD 2025 decile", "a.csv"}, {2, 2, plain, "b.csv"}}), 1);
    EXPECT_EQ(chosen({{1, 1, "IMD decile", "iod2025_file7.csv"}, {2, 2, plain, "2019.csv"}}), 1);
    EXPECT_EQ(chosen({{1, 1, "IMD decile", ""}, {2, 1, plain, ""}}), 2); // loaded last
    EXPECT_EQ(chosen({{1, 1, "Population decile", "2025.csv"}}), 0);
}

std::shared_ptr<const AreaLayer> areasCalled(std::initializer_list<const char *> codes) {
    std::vector<Area> areas;
    for (const char *code : codes)
        areas.push_back({0, code, code, {}});
    return AreaLayer::make({}, areas);
}

TEST(Core20Areas, AreThoseOfDecilesOneAndTwo) {
    const auto layer = areasCalled({"A", "B", "C", "D"});
    const auto core20 = core20Areas(layer, "IMD decile", {{"A", 3}, {"B", 1}, {"C", 2}});
    ASSERT_TRUE(core20);
    EXPECT_EQ(core20->shapes, (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(core20->layer, layer);
}

TEST(Core20Areas, ThereAreNoneOfWhatIsNoDecile) {
    const auto layer = areasCalled({"A", "B"});
    EXPECT_FALSE(core20Areas(layer, "IMD decile", {{"A", 3}, {"B", 11}}));
    EXPECT_FALSE(core20Areas(layer, "IMD decile", {{"A", 1.5}, {"B", 2}}));
    EXPECT_FALSE(core20Areas(layer, "IMD decile", {{"X", 1}}));
    EXPECT_FALSE(core20Areas(layer, "Population", {{"A", 1}, {"B", 2}}));
    EXPECT_FALSE(core20Areas(nullptr, "IMD decile", {{"A", 1}}));
    // A place without any is still told so, rather than that there is no such thing.
    const auto none = core20Areas(layer, "IMD decile", {{"A", 9}});
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->shapes.empty());
}

} // namespace
} // namespace placeweave
