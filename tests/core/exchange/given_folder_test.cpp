// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/given_folder.h"

#include "tests/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

namespace placeweave {
namespace {

using testing::ElementsAre;

class GivenFolder : public testing::Test {
protected:
    void write(const std::string &name, std::string_view content) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << content;
    }
    // By name, from the folder on.
    std::vector<std::string> meant() {
        std::vector<std::string> names;
        for (const auto &file : valueOf(filesMeant(folder.path())))
            names.push_back(file.lexically_relative(folder.path()).generic_string());
        return names;
    }
    std::string refusal() {
        const auto files = filesMeant(folder.path());
        return files ? "none" : files.error().message;
    }

    TemporaryFolder folder;
};

TEST_F(GivenFolder, PartsOfAShapefileAreOneFile) {
    for (const char *part : {"shp", "shx", "dbf", "prj", "cpg", "shp.xml"})
        write(std::string("hubs.") + part, "...");
    EXPECT_THAT(meant(), ElementsAre("hubs.shp"));
}

TEST_F(GivenFolder, TablesOfARegisterGoTogetherWithoutTheNotesBesideThem) {
    write("publicextract.charity.txt",
          "organisation_number\tlinked_charity_number\tcharity_registration_status\n1\t0\tR\n");
    write("publicextract.charity_area_of_operation.txt",
          "organisation_number\tlinked_charity_number\tgeographic_area_description\n1\t0\tSale\n");
    write("README.txt", "What these tables are.\nAnd whose.\n");
    write("licence.pdf", "%PDF");
    EXPECT_THAT(meant(), ElementsAre("publicextract.charity.txt",
                                     "publicextract.charity_area_of_operation.txt"));
}

TEST_F(GivenFolder, FilesOfAFeedMayLieAFolderDeeper) {
    write("feed/page1.json", R"({"total_items": 2, "contents": [{"id": "1", "name": "Choir"}]})");
    write("feed/page2.json", R"({"total_items": 2, "contents": [{"id": "2", "name": "Lunch"}]})");
    EXPECT_THAT(meant(), ElementsAre("feed/page1.json", "feed/page2.json"));
}

TEST_F(GivenFolder, APostcodeDirectoryIsMeantAsAWhole) {
    write("Documents/about.txt", "About");
    write("Data/ONSPD_NOV_2025_UK.csv", "pcds,osgrdind,lat,long\nM33 4ND,1,53.415,-2.332\n");
    write("Data/multi_csv/ONSPD_NOV_2025_UK_M.csv", "pcds,osgrdind,lat,long\n");
    EXPECT_THAT(meant(), ElementsAre("."));
}

TEST_F(GivenFolder, OfSeveralThingsSomebodyChooses) {
    write("groups.csv", "name\nHub\n");
    write("shed.csv", "name\nShed\n");
    EXPECT_EQ(refusal(), "This folder holds several things: groups.csv, shed.csv. Choose the one "
                         "that you want instead of the folder.");
}

TEST_F(GivenFolder, OneOfNothingIsToldSo) {
    write("holiday.jpg", "...");
    write(".hidden.csv", "name\nHub\n");
    EXPECT_THAT(refusal(), testing::HasSubstr("nothing in this folder"));
}

TEST_F(GivenFolder, EveryFileOfThePublishedFeedsIsMeant) {
    const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
    if (!data)
        GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
    for (const char *feed : {"V3.0-UK-Default", "V3.0-UK-Warn", "V3.0-UK-Fail"}) {
        const auto feedFolder = std::filesystem::path(data) / "oruk" / feed;
        const auto entries = std::filesystem::directory_iterator(feedFolder);
        const auto files = filesMeant(feedFolder);
        ASSERT_TRUE(files) << feed << ": " << files.error().message;
        EXPECT_EQ(std::ssize(*files), std::distance(begin(entries), end(entries))) << feed;
    }
}

} // namespace
} // namespace placeweave
