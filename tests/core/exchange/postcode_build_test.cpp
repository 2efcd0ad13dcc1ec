// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/postcode_build.h"

#include "core/exchange/postcode_sources.h"
#include "core/place/postcode_index.h"
#include "core/place/projection.h"
#include "tests/temporary_folder.h"

#include <cpl_vsi.h>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

namespace placeweave {
namespace {

using Reason = PostcodeFault::Reason;

constexpr std::string_view kNewest =
    "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,lsoa21cd,lat,long\n"
    "\"M33 4ND\",\"M33  4ND\",\"M33 4ND\",\"198001\",\"\",\"0\",\"378000\",\"0391000\",\"1\","
    "\"E01006109\",53.415002,-2.332401\n"
    "\"AB1 0AA\",\"AB1  0AA\",\"AB1 0AA\",\"198001\",\"199606\",\"0\",\"385386\",\"0801193\",\"8\","
    "\"S01013490\",57.101459,-2.242858\n"
    "\"IM1 1AA\",\"IM1  1AA\",\"IM1 1AA\",\"199405\",\"202510\",\"1\",\"\",\"\",\"9\","
    "\"M99999999\",99.999999,0.000000\n";

class PostcodeBuilding : public testing::Test {
protected:
    Result<PostcodeBuild> build(const std::vector<TableSource> &tables) {
        return buildPostcodeIndex(tables, folder / "p");
    }
    PostcodeBuild built(std::string_view text) {
        return valueOf(build({TableSource::ofText(text, "table.csv")}));
    }
    PostcodeIndex index() { return valueOf(PostcodeIndex::open(folder / "p")); }
    std::optional<PostcodePlace> find(std::string_view postcode) { return index().find(postcode); }
    std::filesystem::path write(const std::string &name, std::string_view content) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << content;
        return folder / name;
    }

    TemporaryFolder folder;
};

TEST_F(PostcodeBuilding, KeepsPositionQualityAndTermination) {
    const PostcodeBuild result = built(kNewest);
    EXPECT_EQ(result.rows, 3);
    EXPECT_EQ(result.kept, 3);
    EXPECT_EQ(result.terminated, 2);
    EXPECT_EQ(result.withoutPosition, 1);
    EXPECT_EQ(result.refused, 0);
    EXPECT_EQ(result.made, "table.csv, to 2025-10");
    EXPECT_EQ(index().made(), result.made);
    EXPECT_EQ(find("m334nd"), (PostcodePlace{LatLon{53.415002, -2.332401}, 1, std::nullopt}));
    EXPECT_EQ(find("AB1 0AA"), (PostcodePlace{LatLon{57.101459, -2.242858}, 8, 199606}));
    EXPECT_EQ(find("IM1 1AA"), (PostcodePlace{std::nullopt, 9, 202510}));
    EXPECT_FALSE(find("M33 4NE"));
}

struct Vintage {
    std::string name;
    std::string_view text;
};
class PostcodeVintage : public PostcodeBuilding, public testing::WithParamInterface<Vintage> {};
TEST_P(PostcodeVintage, IsReadByTheNamesOfItsColumns) {
    const PostcodeBuild result = built(GetParam().text);
    EXPECT_EQ(result.kept, 1);
    EXPECT_EQ(result.refused, 0);
    const auto place = find("AL1 1AB");
    ASSERT_TRUE(place && place->point);
    // ONS's own degrees lie within some metres of its grid reference.
    EXPECT_LT(distanceMetres(*place->point, {51.747828, -0.301865}), 5);
    EXPECT_EQ(place->quality, 1);
    EXPECT_EQ(place->terminated, 200401);
}
INSTANTIATE_TEST_SUITE_P(
    PostcodeBuilding, PostcodeVintage,
    testing::Values(
        Vintage{"onspd_2018",
                "pcd,pcd2,pcds,dointr,doterm,oslaua,oseast1m,osnrth1m,osgrdind,lat,long\n"
                "AL1 1AB,AL1  1AB,AL1 1AB,200401,200401,E07000240,517328,0206823,1,51.747828,"
                "-0.301865\n"},
        Vintage{"onspd_2025", "pcd7,doterm,east1m,north1m,gridind,lat,long\n"
                              "AL1 1AB,200401,517328,0206823,1,51.747828,-0.301865\n"},
        Vintage{"nspl", "pcd,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,laua,lat,long\n"
                        "AL1 1AB,AL1 1AB,200401,200401,0,517328,0206823,1,E07000240,51.747828,"
                        "-0.301865\n"},
        Vintage{"few_columns_in_another_order",
                "long;lat;doterm;pcds;osgrdind\n-0.301865;51.747828;200401;AL1 1AB;1\n"},
        Vintage{"grid_only", "PCDS,DOTERM,OSEAST1M,OSNRTH1M,OSGRDIND\n"
                             "AL1 1AB,200401,517328,0206823,1\n"},
        Vintage{"degrees_left_empty", "pcds,doterm,oseast1m,osnrth1m,osgrdind,lat,long\n"
                                      "AL1 1AB,200401,517328,0206823,1,,\n"}),
    [](const auto &vintage) { return vintage.param.name; });

TEST_F(PostcodeBuilding, ReadsCodePointOpenWithoutHeadings) {
    const PostcodeBuild result =
        built("\"AL1 1AB\",10,517328,206823,\"E92000001\",\"\",\"E18000006\",\"E10000015\","
              "\"E07000240\",\"E05004785\"\n"
              "\"EC1A1BB\",60,532000,181500,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n"
              "\"AL1 9ZZ\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n");
    EXPECT_EQ(result.kept, 3);
    const auto place = find("AL1 1AB");
    ASSERT_TRUE(place && place->point);
    EXPECT_LT(distanceMetres(*place->point, valueOf(fromBritishGrid({517328, 206823}))), 0.1);
    EXPECT_EQ(place->quality, 1);
    EXPECT_EQ(find("EC1A 1BB")->quality, 6);
    EXPECT_EQ(find("AL1 9ZZ"), (PostcodePlace{std::nullopt, 9, std::nullopt}));
}

TEST_F(PostcodeBuilding, APostcodeWithoutAPositionStaysKnown) {
    built("pcds,doterm,lat,long,osgrdind\n"
          "JE2 3AB,,,,\n"
          "M1 1AA,,99.999999,0.000000,9\n"
          "M1 1AB,,0,0,1\n"
          "M1 1AD,,53.4,-2.3,9\n"
          "M1 1AE,,53.4,-2.3,\n");
    for (const char *postcode : {"JE2 3AB", "M1 1AA", "M1 1AB", "M1 1AD"})
        EXPECT_EQ(find(postcode), (PostcodePlace{std::nullopt, 9, std::nullopt})) << postcode;
    EXPECT_EQ(find("M1 1AE")->quality, 0);
}

struct Faulty {
    std::string name;
    std::string_view row;
    Reason reason;
    std::string_view said;
};
class FaultyPostcodeRow : public PostcodeBuilding, public testing::WithParamInterface<Faulty> {};
TEST_P(FaultyPostcodeRow, IsRefusedWithItsNumberAndReason) {
    const std::string text = "pcds,doterm,osgrdind,lat,long,oseast1m,osnrth1m\n"
                             "M1 1AA,,1,53.4,-2.3,,\n" +
                             std::string(GetParam().row) + "\nM1 1AB,,1,53.4,-2.3,,\n";
    const PostcodeBuild result = built(text);
    EXPECT_EQ(result.rows, 3);
    EXPECT_EQ(result.kept, 2);
    ASSERT_EQ(result.refused, 1);
    EXPECT_EQ(result.refusals[0].row, 3);
    EXPECT_EQ(result.refusals[0].fault.reason, GetParam().reason);
    EXPECT_THAT(sentence(result.refusals[0]), testing::StartsWith("table.csv, row 3: "));
    EXPECT_THAT(sentence(result.refusals[0]), testing::HasSubstr(GetParam().said));
}
INSTANTIATE_TEST_SUITE_P(
    PostcodeBuilding, FaultyPostcodeRow,
    testing::Values(
        Faulty{"postcode", "M1 OAA,,1,53.4,-2.3,,", Reason::NotAPostcode, "\"M1 OAA\""},
        Faulty{"no_postcode", ",,1,53.4,-2.3,,", Reason::NotAPostcode, "no postcode"},
        Faulty{"beyond_the_pole", "M1 1AD,,1,153.4,-2.3,,", Reason::NotAPosition, "153.4, -2.3"},
        Faulty{"half_a_position", "M1 1AD,,1,53.4,,,", Reason::NotAPosition, "\"53.4,\""},
        Faulty{"not_a_number", "M1 1AD,,1,nan,-2.3,,", Reason::NotAPosition, "nan"},
        Faulty{"infinite", "M1 1AD,,1,inf,-2.3,,", Reason::NotAPosition, "inf"},
        Faulty{"turned_round", "M1 1AD,,1,-2.3,53.4,,", Reason::NotInTheBritishIsles, "-2.3, 53.4"},
        Faulty{"off_the_grid", "M1 1AD,,1,,,9378000,391000", Reason::NotAPosition, "9378000"},
        Faulty{"irish_grid", "BT1 1AA,,1,,,333700,374600", Reason::IrishGrid, "Irish Grid"},
        Faulty{"quality", "M1 1AD,,best,53.4,-2.3,,", Reason::NotAQuality, "\"best\""},
        Faulty{"month", "M1 1AD,199613,1,53.4,-2.3,,", Reason::NotAMonth, "\"199613\""},
        Faulty{"day", "M1 1AD,01/06/1996,1,53.4,-2.3,,", Reason::NotAMonth, "01/06/1996"},
        Faulty{"twice", "m11aa,,1,53.5,-2.2,,", Reason::Repeated, "M1 1AA"}),
    [](const auto &faulty) { return faulty.param.name; });

TEST_F(PostcodeBuilding, OfTwoRowsOfAFileTheFirstStands) {
    built("pcds,doterm,lat,long\nM1 1AA,,53.4,-2.3\nM1 1AA,,54.4,-2.3\n");
    EXPECT_EQ(find("M1 1AA")->point, (LatLon{53.4, -2.3}));
}

TEST_F(PostcodeBuilding, OfTwoFilesTheFirstStandsAndNothingIsRefused) {
    const PostcodeBuild result = valueOf(
        build({TableSource::ofText("pcds,doterm,lat,long\nM1 1AA,,53.4,-2.3\n", "whole.csv"),
               TableSource::ofText("pcds,doterm,lat,long\nM1 1AA,,54.4,-2.3\nM1 1AB,,53.5,-2.3\n",
                                   "part.csv")}));
    EXPECT_EQ(result.kept, 2);
    EXPECT_EQ(result.repeated, 1);
    EXPECT_EQ(result.refused, 0);
    EXPECT_EQ(find("M1 1AA")->point, (LatLon{53.4, -2.3}));
}

TEST_F(PostcodeBuilding, OfAFolderTakesThePostcodeFilesOnly) {
    write("onspd/Data/multi_csv/ONSPD_M.csv", "pcds,doterm,lat,long\nM1 1AA,,53.4,-2.3\n");
    write("onspd/Data/multi_csv/ONSPD_AB.CSV", kNewest);
    write("onspd/Documents/LAD names.csv", "LAD25CD,LAD25NM\nE07000240,St Albans\n");
    write("onspd/Documents/guide.txt", "pcds,doterm,lat,long\nM2 1AA,,53.4,-2.3\n");
    write("onspd/empty.csv", "");
    const auto tables = valueOf(postcodeTables(folder / "onspd"));
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(valueOf(build(tables)).kept, 4);
    EXPECT_EQ(postcodeTables(folder / "onspd/Documents").error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(postcodeTables(folder / "none").error().code, ErrorCode::NotFound);
}

// Through GDAL's own packers, so that the test needs no program.
void pack(const std::string &path, std::string_view content) {
    VSILFILE *file = VSIFOpenL(path.c_str(), "wb");
    ASSERT_TRUE(file) << path;
    VSIFWriteL(content.data(), 1, content.size(), file);
    VSIFCloseL(file);
}

TEST_F(PostcodeBuilding, ReadsGzippedAndZippedFiles) {
    pack("/vsigzip/" + (folder / "onspd.csv.gz").string(), kNewest);
    ASSERT_EQ(valueOf(build(valueOf(postcodeTables(folder / "onspd.csv.gz")))).kept, 3);
    EXPECT_TRUE(isPostcodeFile(TableSource::ofFile(folder / "onspd.csv.gz")));

    const std::string zip = "/vsizip/" + (folder / "onspd.zip").string();
    {
        VSILFILE *whole = VSIFOpenL(zip.c_str(), "wb"); // held open, it takes several members
        ASSERT_TRUE(whole);
        pack(zip + "/Data/ONSPD_NOV_2025_UK.csv", kNewest);
        pack(zip + "/Documents/names.csv", "LAD25CD,LAD25NM\nE07000240,St Albans\n");
        VSIFCloseL(whole);
    }
    std::filesystem::remove(folder / "p");
    const auto tables = valueOf(postcodeTables(folder / "onspd.zip"));
    ASSERT_EQ(tables.size(), 1U);
    const PostcodeBuild result = valueOf(build(tables));
    EXPECT_EQ(result.kept, 3);
    EXPECT_EQ(result.made, "ONSPD_NOV_2025_UK.csv, to 2025-10");
    EXPECT_TRUE(find("M33 4ND"));
    write("broken.zip", "PK\x03\x04 and no more");
    EXPECT_EQ(postcodeTables(folder / "broken.zip").error().code, ErrorCode::InvalidInput);
}

TEST_F(PostcodeBuilding, LeavesTheOldIndexWhereTheNewOneCannotBeMade) {
    built(kNewest);
    const auto refusedWith = [this](std::string_view text) {
        return build({TableSource::ofText(text, "table.csv")}).error().code;
    };
    EXPECT_EQ(refusedWith("name,notes\nHub,x\n"), ErrorCode::InvalidInput);
    EXPECT_EQ(refusedWith(""), ErrorCode::InvalidInput);
    EXPECT_EQ(refusedWith("pcds,doterm,lat,long\n"), ErrorCode::InvalidInput);
    EXPECT_EQ(refusedWith("pcds,doterm,lat,long\nnone,,53.4,-2.3\n"), ErrorCode::InvalidInput);
    EXPECT_EQ(refusedWith("pcds,doterm,lat,long\nM1 1AA,,53.4,\"-2.3\n"), ErrorCode::InvalidInput);
    EXPECT_EQ(build({}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(build({TableSource::ofFile(folder / "p")}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(index().size(), 3);
    const auto files = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "something was left behind";
}

TEST_F(PostcodeBuilding, ASmallerListForgetsALargerOneOnlyWhereThatIsMeant) {
    constexpr std::string_view kOfOneArea = "pcds,lat,long\nM33 4ND,53.415002,-2.332401\n";
    EXPECT_FALSE(built(kNewest).earlier);
    const std::vector tables{TableSource::ofText(kOfOneArea, "area.csv")};
    const PostcodeBuild kept =
        valueOf(buildPostcodeIndex(tables, folder / "p", {}, LargerIndex::Keep));
    EXPECT_FALSE(kept.isWritten);
    EXPECT_EQ(kept.kept, 1);
    ASSERT_TRUE(kept.earlier);
    EXPECT_EQ(kept.earlier->size, 3);
    EXPECT_EQ(kept.earlier->made, "table.csv, to 2025-10");
    EXPECT_EQ(index().size(), 3);
    EXPECT_TRUE(valueOf(build(tables)).isWritten);
    EXPECT_EQ(index().size(), 1);
    // Next month's list of the country is no smaller.
    const std::vector whole{TableSource::ofText(kNewest, "next.csv")};
    EXPECT_TRUE(valueOf(buildPostcodeIndex(whole, folder / "p", {}, LargerIndex::Keep)).isWritten);
    EXPECT_EQ(index().size(), 3);
}

TEST_F(PostcodeBuilding, CanBeStoppedAndThenLeavesNothing) {
    std::string text = "pcds,doterm,lat,long\n";
    for (std::uint32_t i = 0; i < 20'000; ++i)
        text += Postcode{i}.text() + ",,53.4,-2.3\n";
    std::int64_t reported = 0;
    std::optional<Progress> progress;
    progress.emplace([&](std::int64_t done, std::int64_t total) {
        reported = done;
        EXPECT_EQ(total, static_cast<std::int64_t>(text.size()));
        progress->cancel();
    });
    const auto stopped = buildPostcodeIndex(std::vector{TableSource::ofText(text, "table.csv")},
                                            folder / "p", *progress);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_GT(reported, 0);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(PostcodeFile, IsKnownByItsHeadings) {
    using Row = std::vector<std::string>;
    EXPECT_TRUE(isPostcodeFile(Row{"pcd", "pcd2", "pcds", "dointr", "doterm", "lat", "long"}));
    EXPECT_TRUE(isPostcodeFile(Row{"pcd7", "east1m", "north1m", "gridind"}));
    EXPECT_TRUE(isPostcodeFile(
        Row{"AL1 1AB", "10", "517328", "206823", "E92000001", "", "", "", "E07000240", ""}));
    EXPECT_FALSE(isPostcodeFile(Row{"name", "postcode", "lat", "long"}));
    EXPECT_FALSE(isPostcodeFile(Row{"postcode", "lat", "long"}));
    EXPECT_FALSE(isPostcodeFile(Row{"pcds", "doterm", "lsoa21cd"}));
    EXPECT_FALSE(isPostcodeFile(Row{"AL1 1AB", "10", "517328", "206823"}));
    EXPECT_FALSE(isPostcodeFile(Row{}));
}

TEST(PostcodeFile, IsKnownByItsBeginningEvenWhereThatIsCutWithinACell) {
    std::string text = "pcds,doterm,lat,long,note\n";
    while (text.size() < 100'000)
        text += "M1 1AA,,53.4,-2.3,\"" + std::string(500, 'x') + "\"\n";
    EXPECT_TRUE(isPostcodeFile(TableSource::ofText(text, "a.csv")));
    EXPECT_FALSE(isPostcodeFile(TableSource::ofText("", "a.csv")));
    EXPECT_FALSE(isPostcodeFile(TableSource::ofText("name\nHub\n", "a.csv")));
    EXPECT_FALSE(isPostcodeFile(TableSource::ofFile("no such file.csv")));
}

TEST(PostcodeRealData, BothVintagesOfOnspdAreRead) {
    const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
    if (!data)
        GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
    const TemporaryFolder folder;
    const std::filesystem::path formats = std::filesystem::path(data) / "formats";
    std::vector<TableSource> tables;
    for (const char *name : {"onspd_may2018.csv", "onspd_nov2025.csv"}) {
        tables.push_back(TableSource::ofFile(formats / name));
        EXPECT_TRUE(isPostcodeFile(tables.back())) << name;
    }
    EXPECT_EQ(valueOf(postcodeTables(formats)).size(), 2U);
    const PostcodeBuild result = valueOf(buildPostcodeIndex(tables, folder / "p"));
    EXPECT_EQ(result.kept + result.repeated, result.rows);
    EXPECT_EQ(result.refused, 0);
    const PostcodeIndex index = valueOf(PostcodeIndex::open(folder / "p"));
    EXPECT_EQ(index.find("AL1 1AA"), (PostcodePlace{LatLon{51.749084, -0.341337}, 8, 199405}));
    EXPECT_EQ(index.find("ab10aa"), (PostcodePlace{LatLon{57.101459, -2.242858}, 1, 199606}));
    EXPECT_EQ(index.find("IM1 1AA"), (PostcodePlace{std::nullopt, 9, 199912}));
}

} // namespace
} // namespace placeweave
