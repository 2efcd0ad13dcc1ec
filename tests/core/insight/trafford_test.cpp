// SPDX-License-Identifier: GPL-3.0-or-later
// Reach in one real place, where PLACEWEAVE_REAL_DATA names the folder of its open data. The
// figures wanted were worked out apart from this program: centres of outlines by OGR in the British
// National Grid, plain distances there from the postcodes' points, populations and deciles read off
// the files.
#include "core/base/text.h"
#include "core/exchange/areas_import.h"
#include "core/exchange/postcode_build.h"
#include "core/exchange/table_import.h"
#include "core/insight/gap_words.h"
#include "core/insight/reach.h"
#include "core/place/postcode_index.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstdlib>
#include <format>
#include <fstream>
#include <gmock/gmock.h>

namespace placeweave {
namespace {

class Trafford : public testing::Test {
protected:
    void SetUp() override {
        const char *folderName = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!folderName)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        data = std::filesystem::path(folderName) / "trafford";
        ImportOptions options;
        options.postcodes = postcodes();
        for (const char *list : {"food_banks.csv", "mental_health_services.csv"})
            valueOf(importTable(*map, source(list), options));
        valueOf(importAreas(*map, source("lsoa21.geojson"), {"LSOA"}));
        valueOf(importIndicator(*map, source("population_lsoa_2024.csv"),
                                {"LSOA", "Population", "area_code", "all_ages"}));
        valueOf(importIndicator(
            *map, source("iod2025_file7_trafford.csv"),
            {"LSOA", "IMD decile", "LSOA code", "Index of Multiple Deprivation (IMD) Decile"}));
    }
    TableSource source(const char *name) const { return TableSource::ofFile(data / name); }

    // The postcodes of the borough in the form of ONSPD.
    std::shared_ptr<const PostcodeIndex> postcodes() const {
        std::ifstream in(data / "postcodes.csv");
        std::ofstream onspd(folder / "ONSPD_NOV_2025_UK.csv");
        onspd << "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,lat,long\n";
        std::string line;
        std::getline(in, line); // postcode,…,lon,lat
        while (std::getline(in, line)) {
            const std::vector<std::string> cells = split(line, ',');
            onspd << std::format("{0},{0},{0},198001,,0,,,1,{1},{2}\n", cells.front(), cells.back(),
                                 cells[cells.size() - 2]);
        }
        onspd.close();
        (void)valueOf(buildPostcodeIndex({{TableSource::ofFile(folder / "ONSPD_NOV_2025_UK.csv")}},
                                         folder / "borough.postcodes"));
        return std::make_shared<const PostcodeIndex>(
            valueOf(PostcodeIndex::open(folder / "borough.postcodes")));
    }

    ReachTable reach(const char *activity) {
        const ReachRequest request{.sought = {Sought::By::Activity, activity}, .set = "LSOA"};
        return valueOf(
            reachOf(*map, request, valueOf(Disclosure::of(*map, Profile::Public)), "2026-11-28"));
    }

    std::filesystem::path data;
    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

struct Wanted {
    const char *area;
    double population;
    int decile;
    double nearestMetres;
    const char *nearest; // empty where several are at one postcode
    std::uint32_t within;
    double score;
};

void expect(const ReachTable &reach, const Wanted &wanted) {
    SCOPED_TRACE(wanted.area);
    const auto area = std::ranges::find(reach.areas, wanted.area, &AreaReach::code);
    ASSERT_NE(area, reach.areas.end());
    EXPECT_EQ(area->population, wanted.population);
    EXPECT_EQ(area->decile, wanted.decile);
    // A sphere and a grid differ by up to 0.7 % here.
    EXPECT_NEAR(*area->nearestMetres, wanted.nearestMetres, wanted.nearestMetres * 0.007);
    if (*wanted.nearest != '\0') {
        EXPECT_EQ(reach.offers[*area->nearest].name, wanted.nearest);
    }
    EXPECT_EQ(area->within, wanted.within);
    EXPECT_NEAR(area->score, wanted.score, 0.15);
}

std::vector<std::string> thinnestThreeAndBest(const ReachTable &reach) {
    std::vector<std::string> codes;
    for (const std::size_t place :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, reach.areas.size() - 1})
        codes.push_back(reach.areas[place].code);
    return codes;
}

TEST_F(Trafford, FoodSupportIsThinWhereAnIndependentCalculationFindsItThin) {
    const ReachTable food = reach("food_support");
    EXPECT_EQ(food.areas.size(), 139U);
    EXPECT_EQ(food.offers.size(), 7U);
    EXPECT_THAT(thinnestThreeAndBest(food),
                testing::ElementsAre("E01006126", "E01006107", "E01006158", "E01006173"));
    expect(food, {"E01006107", 1910, 3, 2389, "Trussell Trust", 0, 80.5});
    expect(food, {"E01006158", 1617, 3, 2124, "Trussell Trust", 0, 79.3});
    expect(food, {"E01006121", 1419, 5, 3225, "Trussell Trust", 0, 77.8});
    expect(food, {"E01006074", 1634, 5, 2145, "Trussell Trust", 0, 73.8});
    expect(food, {"E01006173", 1561, 10, 267, "Trussell Trust", 1, 23.7});
    EXPECT_EQ(
        whyInWords(*std::ranges::find(food.areas, "E01006074", &AreaReach::code),
                   {Sought::By::Activity, "food_support"}),
        "Here already: mental health support. 1,634 people, IMD decile 5, nearest food support "
        "on our map 2.1 km, none open at a weekend. Nobody has asked here yet.");
}

TEST_F(Trafford, MentalHealthSupportIsThinWhereAnIndependentCalculationFindsItThin) {
    const ReachTable mental = reach("mental_health_support");
    EXPECT_EQ(mental.offers.size(), 44U);
    EXPECT_THAT(thinnestThreeAndBest(mental),
                testing::ElementsAre("E01006107", "E01006158", "E01006121", "E01006100"));
    EXPECT_EQ(mental.notCounted.at(NotCounted::StillToPlace), 16); // of other boroughs
    expect(mental, {"E01006107", 1910, 3, 2184, "Ear4U (listening ear service)", 0, 79.6});
    expect(mental, {"E01006158", 1617, 3, 2033, "Collaborative Women UK", 0, 78.8});
    expect(mental, {"E01006121", 1419, 5, 2594, "", 0, 75.8});
    expect(mental, {"E01006074", 1634, 5, 587, "Creative Support", 1, 45.8});
    expect(mental, {"E01006100", 1517, 9, 118, "Parent Support Group", 3, 14.7});
}

} // namespace
} // namespace placeweave
