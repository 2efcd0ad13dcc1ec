// SPDX-License-Identifier: GPL-3.0-or-later
// Against open data of one real place, where PLACEWEAVE_REAL_DATA names its folder.
#include "core/base/text.h"
#include "core/exchange/areas_import.h"
#include "core/exchange/postcode_build.h"
#include "core/exchange/table_import.h"
#include "core/place/postcode_index.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstdlib>
#include <format>
#include <fstream>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

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

TEST_F(RealData, OpeningTimesOfFoodBanksAreReadButForTheOneOfTwoTimes) {
    const ImportOutcome outcome = import("food_banks.csv");
    const std::vector<Record> services = valueOf(map->records(Entity::Service));
    EXPECT_EQ(services.size(), 7U);
    EXPECT_EQ(std::ranges::count_if(
                  services,
                  [](const Record &service) {
                      return service.text("schedule").starts_with("FREQ=WEEKLY;") &&
                             !service.text("opens").empty() && !service.text("closes").empty();
                  }),
              6);
    EXPECT_EQ(std::ranges::count(outcome.remarks, Reason::TimesInWords, &ImportRemark::reason), 1);
}

TEST_F(RealData, ListsOfOneKindAreKnownByWhatTheyHoldWhateverTheyAreCalled) {
    for (const char *name : {"general_practices.csv", "libraries.csv", "care_homes.csv"}) {
        SCOPED_TRACE(name);
        std::filesystem::copy_file(data / "trafford" / name, folder / "c.csv",
                                   std::filesystem::copy_options::overwrite_existing);
        map = newMap(folder / (std::string(name) + ".gpkg"));
        valueOf(importTable(*map, TableSource::ofFile(folder / "c.csv")));
        const bool isTold = std::string_view(name) != "care_homes.csv";
        for (const Record &row : valueOf(map->records(Entity::Organisation)))
            EXPECT_EQ(row.text("kind").empty(), !isTold) << row.text("name");
    }
    for (const char *name : {"libraries.csv", "care_homes.csv"})
        EXPECT_EQ(
            std::ranges::count(import(name).remarks, Reason::NotRecognised, &ImportRemark::reason),
            0)
            << name;
}

// The postcodes of the borough in the form of ONSPD.
std::shared_ptr<const PostcodeIndex> indexOf(const std::filesystem::path &postcodes,
                                             const TemporaryFolder &folder) {
    std::ifstream in(postcodes);
    std::ofstream onspd(folder / "ONSPD_NOV_2025_UK.csv");
    onspd << "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,lat,long\n";
    std::string line;
    std::getline(in, line); // postcode,…,lon,lat
    while (std::getline(in, line)) {
        if (line.ends_with('\r'))
            line.pop_back();
        const std::vector<std::string> cells = split(line, ',');
        const std::string &postcode = cells.front();
        onspd << std::format("{0},{0},{0},198001,,0,,,1,{1},{2}\n", postcode, cells.back(),
                             cells[cells.size() - 2]);
    }
    onspd.close();
    const TableSource table = TableSource::ofFile(folder / "ONSPD_NOV_2025_UK.csv");
    (void)valueOf(buildPostcodeIndex({{table}}, folder / "borough.postcodes"));
    return std::make_shared<const PostcodeIndex>(
        valueOf(PostcodeIndex::open(folder / "borough.postcodes")));
}

struct Placed {
    const char *list;
    std::int64_t placed;
    std::int64_t waiting; // without a postcode, or with one that the index does not hold
    const char *disclosure;
};

TEST_F(RealData, AnIndexPlacesJustThoseWhosePostcodeItHolds) {
    const auto index = indexOf(data / "trafford/postcodes.csv", folder);
    for (const Placed &wanted :
         {Placed{"charities.csv", 278, 458, "hidden"}, Placed{"food_banks.csv", 7, 0, "exact"},
          Placed{"mental_health_services.csv", 44, 16, "exact"}}) {
        SCOPED_TRACE(wanted.list);
        map = newMap(folder / (std::string(wanted.list) + ".gpkg"));
        ImportOptions options;
        options.postcodes = index;
        const ImportOutcome outcome =
            valueOf(importTable(*map, source(std::string("trafford/") + wanted.list), options));
        EXPECT_EQ(outcome.placed, wanted.placed);
        EXPECT_EQ(std::ranges::count_if(outcome.remarks,
                                        [](const ImportRemark &remark) {
                                            return remark.reason == Reason::PostcodeUnknown ||
                                                   remark.reason == Reason::PostcodeMissing;
                                        }),
                  wanted.waiting);
        for (const Record &place : valueOf(map->records(Entity::Location)))
            if (!place["geom"].isEmpty()) {
                EXPECT_EQ(place.text("disclosure"), wanted.disclosure);
            }
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
