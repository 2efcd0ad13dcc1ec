// SPDX-License-Identifier: GPL-3.0-or-later
// Against open data of one real place, where PLACEWEAVE_REAL_DATA names its folder.
#include "core/exchange/areas_import.h"
#include "core/exchange/table_import.h"
#include "tests/temporary_folder.h"

#include <cstdlib>

namespace placeweave {
namespace {

class RealData : public testing::Test {
protected:
    void SetUp() override {
        const char *folderName = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!folderName)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        data = folderName;
    }
    TableSource source(const std::string &name) const { return TableSource::ofFile(data / name); }
    ImportOutcome import(const std::string &name) {
        return valueOf(importTable(*map, source("trafford/" + name)));
    }

    std::filesystem::path data;
    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(RealData, ListsWithPositionsAreAllPlaced) {
    for (const auto &[name, kind] : {std::pair{"general_practices.csv", "public_service"},
                                     std::pair{"libraries.csv", "public_service"},
                                     std::pair{"allotments.csv", "association"}}) {
        SCOPED_TRACE(name);
        const ImportOutcome outcome = import(name);
        EXPECT_GT(outcome.rows, 10);
        EXPECT_EQ(outcome.placed, outcome.rows);
        EXPECT_EQ(outcome.refused, 0);
        EXPECT_EQ(outcome.mapping.kind, kind);
        EXPECT_EQ(import(name).same, outcome.rows);
    }
}

TEST_F(RealData, ListsWithoutPositionsGoInWhole) {
    for (const char *name : {"charities.csv", "care_homes.csv", "food_banks.csv", "pharmacies.csv",
                             "mental_health_services.csv"}) {
        SCOPED_TRACE(name);
        const ImportOutcome outcome = import(name);
        EXPECT_GT(outcome.rows, 5);
        EXPECT_EQ(outcome.refused, 0);
        EXPECT_GT(outcome.added, outcome.rows / 2);
        const ImportOutcome again = import(name);
        EXPECT_EQ(again.same, again.rows);
    }
}

TEST_F(RealData, OrganisationsOfPublishedListsAreListed) {
    for (const char *name :
         {"charities.csv", "care_homes.csv", "food_banks.csv", "pharmacies.csv", "libraries.csv",
          "general_practices.csv", "allotments.csv", "mental_health_services.csv"})
        import(name);
    for (const Record &row : valueOf(map->records(Entity::Organisation)))
        EXPECT_EQ(row.text("listing_permission"), "anyone") << row.text("name");
    for (const Record &row : valueOf(map->records(Entity::Location)))
        EXPECT_EQ(row.text("disclosure"), "exact") << row.text("address");
}

TEST_F(RealData, BoundariesAndFiguresAreMatched) {
    EXPECT_EQ(valueOf(importAreas(*map, source("trafford/wards23.geojson"), {"Wards"})).areas, 21);
    EXPECT_EQ(
        valueOf(importAreas(*map, source("trafford/localities23.geojson"), {"Localities"})).areas,
        4);
    EXPECT_EQ(valueOf(importAreas(*map, source("trafford/lsoa21.geojson"), {"LSOA"})).areas, 139);
    EXPECT_EQ(valueOf(importIndicator(
                          *map, source("trafford/iod2025_file7_trafford.csv"),
                          {"LSOA", "IMD decile", "", "Index of Multiple Deprivation (IMD) Decile"}))
                  .matched,
              139);
    EXPECT_EQ(
        valueOf(importIndicator(*map, source("trafford/iod2025_file7_trafford.csv"),
                                {"LSOA", "Children", "LSOA code",
                                 "Children and Young People Sub-domain Decile (where 1 is most "
                                 "deprived 10% of LSOAs)"}))
            .matched,
        139);
    valueOf(importAreas(*map, source("trafford/lsoa11.geojson"), {"LSOA 2011"}));
    EXPECT_GT(valueOf(importIndicator(*map, source("england/imd2019_file1.csv.gz"),
                                      {"LSOA 2011", "IMD rank 2019", "",
                                       "Index of Multiple Deprivation (IMD) Rank"}))
                  .matched,
              100);
}

} // namespace
} // namespace placeweave
