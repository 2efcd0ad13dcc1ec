// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/edit.h"
#include "tests/cli/program.h"

#include <algorithm>
#include <format>
#include <tuple>

namespace placeweave {
namespace {

class ImportVerb : public Program {
protected:
    void SetUp() override { ASSERT_EQ(run({"new", map}).code, 0); }
    std::int64_t organisations() const {
        return json({"info", map, "--json"})["organisations"].get<std::int64_t>();
    }

    std::string map = path("map.gpkg");
};

TEST_F(ImportVerb, CountsWhatItDid) {
    const std::string list = write("libraries.csv", "name,postcode,lat,lon\nA,M1 1AA,53.4,-2.3\n"
                                                    "B,M1 1AB,,\n");
    auto counts = json({"import", map, list, "--json"});
    EXPECT_EQ(counts["rows"], 2);
    EXPECT_EQ(counts["new"], 2);
    EXPECT_EQ(counts["placed"], 1);
    for (const char *key : {"changed", "same", "unsure", "refused"})
        EXPECT_EQ(counts[key], 0) << key;
    counts = json({"import", map, list, "--json"});
    EXPECT_EQ(counts["same"], 2);
    EXPECT_EQ(organisations(), 2);
    EXPECT_EQ(json({"find", map, "A", "--json"})[0]["kind"], "public_service");
}

TEST_F(ImportVerb, SaysHowItReadTheColumns) {
    const Run result =
        run({"import", map, write("a.csv", "Group,Tel,Odd\nHub,01632 960000,x\n"), "--dry-run"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("Group -> organisation.name"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("Odd -> not used"), std::string::npos);
    EXPECT_EQ(organisations(), 0);
}

TEST_F(ImportVerb, AMappingIsKeptAndUsedAgain) {
    const std::string list = write("a.csv", "x1,x2\nHub,Lunch\n");
    ASSERT_EQ(run({"import", map, list, "--dry-run", "--mapping-out", path("m.json")}).code, 0);
    auto mapping = nlohmann::json::parse(contentOf(path("m.json")));
    mapping["columns"][0]["to"] = "organisation.description";
    mapping["columns"][1]["to"] = "organisation.name";
    write("m.json", mapping.dump());
    EXPECT_EQ(run({"import", map, list, "--mapping", path("m.json")}).code, 0);
    EXPECT_EQ(json({"find", map, "--json"})[0]["name"], "Lunch");
    write("m.json", "{\"nowhere\": \"name\"}");
    const Run wrong = run({"import", map, list, "--mapping", path("m.json")});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("nowhere"), std::string::npos) << wrong.err;
}

TEST_F(ImportVerb, RefusedRowsAreCodeOneAndInTheReport) {
    const std::string list = write("a.csv", "name,lat,lon\n,53,-2\nHub,0,0\n=Sum,53,-2\n");
    const Run result = run({"import", map, list, "--report", path("r.csv")});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(organisations(), 2);
    const std::string report = contentOf(path("r.csv"));
    EXPECT_NE(report.find(",2,"), std::string::npos) << report;
    EXPECT_NE(report.find("no name"), std::string::npos);
    EXPECT_NE(report.find("0, 0"), std::string::npos);
    EXPECT_NE(result.err.find("Row 2"), std::string::npos);
}

TEST_F(ImportVerb, NothingIsWrittenOverTheMapOrAList) {
    const std::string list = write("a.csv", "name\nHub\n");
    const auto size = std::filesystem::file_size(folder / "a.csv");
    for (const char *option : {"--report", "--mapping-out"}) {
        EXPECT_EQ(run({"import", map, list, option, map}).code, 2);
        EXPECT_EQ(run({"import", map, list, option, list}).code, 2);
    }
    EXPECT_EQ(organisations(), 0);
    EXPECT_EQ(std::filesystem::file_size(folder / "a.csv"), size);
    EXPECT_EQ(run({"import", map, write("b.csv", "x\n\0\n"), "--report", path("r.csv")}).code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder / "r.csv"));
}

TEST_F(ImportVerb, SeveralTablesInOneGo) {
    write("organisations.csv", "name\nHub\n");
    write("services.csv", "organisation,name,activity\nHub,Choir,choir_and_music\n");
    const auto counts =
        json({"import", map, path("organisations.csv"), path("services.csv"), "--json"});
    EXPECT_EQ(counts["new"], 2);
    EXPECT_EQ(json({"info", map, "--json"})["services"], 1);
}

TEST_F(ImportVerb, OfSeveralTablesAllGoInOrNone) {
    write("organisations.csv", "name\nHub\n");
    write("broken.csv", "name\n\"open\n");
    const Run result = run({"import", map, path("organisations.csv"), path("broken.csv")});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(organisations(), 0);
}

struct Odd {
    std::string name;
    std::string file;
    std::string content;
    int code;
    std::string said;
};
class OddTable : public ImportVerb, public testing::WithParamInterface<Odd> {};
TEST_P(OddTable, GetsItsSentence) {
    const Odd &odd = GetParam();
    const Run result = run({"import", map, write(odd.file, odd.content)});
    EXPECT_EQ(result.code, odd.code);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find(odd.said), std::string::npos) << result.err;
    if (odd.code == 2) {
        EXPECT_NE(result.err.find(odd.file), std::string::npos) << result.err;
        EXPECT_EQ(organisations(), 0);
    }
}
INSTANTIATE_TEST_SUITE_P(
    Cli, OddTable,
    testing::Values(
        Odd{"empty", "a.csv", "", 2, "empty"},
        Odd{"headings_only", "a.csv", "name,postcode\n", 2, "no rows"},
        Odd{"no_name", "a.csv", "postcode,lat\nM1 1AA,53\n", 2, "name"},
        Odd{"open_quote", "a.csv", "name,note\nHub,x\nShed,\"open\n", 2, "Row 3"},
        Odd{"nul", "a.csv", std::string("name,note\nHub,\0\n", 16), 2, "Row 2"},
        Odd{"workbook", "a.xlsx", "PK\x03\x04....", 2, "damaged"},
        Odd{"windows_1252", "it's caf\xC3\xA9.csv", "name,note\nCaf\xE9,x\n", 0, "1 new"},
        Odd{"utf16", "a.txt", std::string("\xFF\xFEn\0a\0m\0e\0\t\0x\0\n\0H\0u\0b\0\t\0y\0", 34), 0,
            "1 new"},
        Odd{"sql", "a.csv", "name\n\"x'); DROP TABLE organisation;--\"\n", 0, "1 new"}),
    [](const auto &odd) { return odd.param.name; });

constexpr std::string_view kTwoWards =
    R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"WD23CD":"E05015239","WD23NM":"Altrincham"},"geometry":
{"type":"Polygon","coordinates":[[[-2.4,53.3],[-2.3,53.3],[-2.3,53.4],[-2.4,53.3]]]}},
{"type":"Feature","properties":{"WD23CD":"E05015240","WD23NM":"Sale"},"geometry":
{"type":"Polygon","coordinates":[[[-2.3,53.4],[-2.2,53.4],[-2.2,53.5],[-2.3,53.4]]]}}]})";

TEST_F(ImportVerb, BoundariesFiguresAndPostcodesAreSentToTheirOwnVerbs) {
    for (const auto &[file, content, verb] :
         {std::tuple{"wards.geojson", kTwoWards, "placeweave areas"},
          std::tuple{"imd.csv",
                     std::string_view("LSOA code (2011),LSOA name (2011),District code,District "
                                      "name,Rank\nE01000001,City 001A,E09000001,City,\"29,199\"\n"),
                     "placeweave indicator"},
          std::tuple{"population.csv",
                     std::string_view("area_code,area_name,sex,all,young,old\n"
                                      "E01006074,Trafford 025A,Persons,9,4,5\n"),
                     "placeweave indicator"},
          std::tuple{"onspd.csv",
                     std::string_view("pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,"
                                      "gridind,oa21cd,lat,long\nM1 1AA,M1  1AA,M1 1AA,198001,,0,"
                                      "384000,398000,1,E00000001,53.48,-2.23\n"),
                     "placeweave postcodes build"}}) {
        SCOPED_TRACE(file);
        const Run result = run({"import", map, write(file, content)});
        EXPECT_EQ(result.code, 2);
        EXPECT_NE(result.err.find(verb), std::string::npos) << result.err;
        EXPECT_EQ(organisations(), 0);
    }
    EXPECT_EQ(run({"import", map, path("wards.geojson"), "--as", "features"}).code, 0);
    EXPECT_EQ(organisations(), 2);
}

TEST_F(ImportVerb, AFileOfShapesThatIsCutShortSaysWhatToDo) {
    const Run result =
        run({"import", map, write("x.kml", "<kml><Document><Placemark><name>x</Pl")});
    EXPECT_EQ(result.code, 2);
    EXPECT_NE(result.err.find("save it again"), std::string::npos) << result.err;
}

TEST_F(ImportVerb, WhatGdalHasNoWordsForIsSaidInOurs) {
    const Run result = run({"import", map, write("not.gpkg", "no GeoPackage at all")});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.err.find("own words: \n"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("another copy."), std::string::npos) << result.err;
}

TEST_F(ImportVerb, AMapIsSentToMerge) {
    const std::string other = path("other.gpkg");
    ASSERT_EQ(run({"new", other}).code, 0);
    const Run result = run({"import", map, other});
    EXPECT_EQ(result.code, 2);
    EXPECT_NE(result.err.find("placeweave merge"), std::string::npos) << result.err;
}

TEST_F(ImportVerb, WhatSomebodyDeletedComesBackOnlyWhenAskedFor) {
    const std::string list = write("list.csv", "name,postcode\nHub,M33 2AA\nShed,M33 2AB\n");
    ASSERT_EQ(run({"import", map, list}).code, 0);
    {
        const auto open = valueOf(MapFile::open(map, Access::ReadWrite));
        Edit edit = valueOf(Edit::begin(*open, "organisation.remove"));
        valueOf(edit.remove(Entity::Organisation,
                            valueOf(open->records(Entity::Organisation)).back().id()));
        valueOf(edit.commit());
    }
    const Run again = run({"import", map, list});
    EXPECT_NE(again.err.find("1 deleted from this map"), std::string::npos) << again.err;
    EXPECT_EQ(organisations(), 1);
    ASSERT_EQ(run({"import", map, list, "--deleted-too"}).code, 0);
    EXPECT_EQ(organisations(), 2);
}

TEST_F(ImportVerb, RowsPassedOverAreCountedAndReported) {
    const auto row = [](const char *code, const char *status) {
        return std::format(
            "\"{}\",\"{} SURGERY\",\"Y62\",\"QOP\",\"1 HIGH ST\",\"SALE\",\"\",\"\","
            "\"\",\"M33 4ND\",\"19740401\",\"\",\"{}\",\"B\",\"02A\",\"20200401\","
            "\"\",\"0161 4960000\",\"\",\"\",\"\",\"0\",\"\",\"02A\",\"\",\"4\",\"\"\n",
            code, code, status);
    };
    const std::string list =
        write("epraccur.csv", row("P91003", "A") + row("P91004", "C") + row("P91005", "D"));
    const auto counts = json({"import", map, list, "--report", path("r.csv"), "--json"});
    EXPECT_EQ(counts["rows"], 1);
    EXPECT_EQ(counts["passed_over"], 2);
    EXPECT_EQ(counts["files"][0]["passed_over"]["closed"], 1);
    EXPECT_NE(contentOf(path("r.csv")).find("Row 3: it is dormant."), std::string::npos);
    EXPECT_EQ(run({"import", map, list}).code, 0);
}

TEST_F(ImportVerb, AListUnderAnotherNameIsToldAndUpdatesTheOneThatItIs) {
    const std::string rows = "name,postcode\nClub A,M33 1AA\nClub B,M33 2AA\nClub C,M33 3AA\n";
    ASSERT_EQ(run({"import", map, write("forum.csv", rows + "Club D,M33 4AA\n")}).code, 0);
    const std::string renamed = write("from Ada.csv", rows);
    const Run another = run({"import", map, renamed, "--dry-run"});
    EXPECT_NE(another.err.find("It looks like \"forum.csv\", brought in on 20"), std::string::npos)
        << another.err;
    EXPECT_NE(another.err.find("add --list \"forum.csv\""), std::string::npos) << another.err;
    const auto counts = json({"import", map, renamed, "--list", "forum.csv", "--json"});
    EXPECT_EQ(counts["vanished"], 1);
    EXPECT_TRUE(counts["files"][0]["earlier"].is_null());
}

TEST_F(ImportVerb, WhereOnlyPostGoesIsNotFoundNearby) {
    write("onspd.csv", "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,lat,long\n"
                       "M1 1AA,M1  1AA,M1 1AA,198001,,0,384000,398000,1,53.48,-2.23\n");
    ASSERT_EQ(run({"postcodes", "build", path("onspd.csv"), "--out", path("p")}).code, 0);
    const auto counts =
        json({"import", map, "--postcodes", path("p"), "--json",
              write("list.csv", "name,correspondence address,correspondence postcode,postcode\n"
                                "Trust,9 Home Close,M1 1AA,\nHall,,,M1 1AA\n")});
    EXPECT_EQ(counts["placed"], 2);
    EXPECT_EQ(counts["placed_by_postcode"], 2);
    EXPECT_EQ(counts["placed_for_post"], 1);
    for (const auto &within : {"500", "0"}) {
        const auto near =
            json({"find", map, "--near", "53.48,-2.23", "--within", within, "--json"});
        ASSERT_EQ(near.size(), 1U);
        EXPECT_EQ(near[0]["name"], "Hall");
    }
    EXPECT_EQ(json({"find", map, "Trust", "--json"}).size(), 1U);
}

TEST_F(ImportVerb, AFigureSaysWhichOfSeveralRowsItTook) {
    ASSERT_EQ(run({"areas", map, write("w.geojson", kTwoWards), "--set", "Wards"}).code, 0);
    const std::string table = write("p.csv", "code,time,all\nE05015239,Days,9\n"
                                             "E05015239,Evenings,5\nE05015240,Days,8\n"
                                             "E05015240,Evenings,4\n");
    const Run unsaid = run({"indicator", map, table, "--set", "Wards", "--value", "all"});
    EXPECT_EQ(unsaid.code, 1);
    EXPECT_NE(unsaid.err.find("--where \"time=Days\""), std::string::npos) << unsaid.err;
    EXPECT_EQ(std::ranges::count(unsaid.err, '\n'), 2) << unsaid.err;
    EXPECT_EQ(run({"indicator", map, table, "--set", "Wards", "--value", "all", "--where",
                   "time=Evenings"})
                  .code,
              0);
    EXPECT_EQ(
        run({"indicator", map, table, "--set", "Wards", "--value", "all", "--where", "time"}).code,
        2);
}

TEST_F(ImportVerb, GroupsWithACodeOfTheirWardAreAListAllTheSame) {
    const std::string list = write("groups.csv", "name,ward_code,ward_name,lat,lon,size,founded\n"
                                                 "Hub,E05015239,Altrincham,53.4,-2.3,20,1990\n"
                                                 "Shed,E05015240,Sale,53.4,-2.2,30,1991\n");
    EXPECT_EQ(run({"import", map, list}).code, 0);
    EXPECT_EQ(organisations(), 2);
}

TEST_F(ImportVerb, AMissingFileOrFolderIsSaid) {
    EXPECT_EQ(run({"import", map, path("none.csv")}).code, 2);
    std::filesystem::create_directory(folder / "lists");
    write("lists/a.csv", "name\nHub\n");
    write("lists/b.csv", "name\nShed\n");
    const Run ofFolder = run({"import", map, path("lists")});
    EXPECT_EQ(ofFolder.code, 2);
    EXPECT_NE(ofFolder.err.find("several things: a.csv, b.csv"), std::string::npos) << ofFolder.err;
    std::filesystem::remove(folder / "lists/b.csv");
    EXPECT_EQ(run({"import", map, path("lists")}).code, 0);
    EXPECT_EQ(organisations(), 1);
    EXPECT_EQ(run({"import", path("none.gpkg"), write("a.csv", "name\nHub\n")}).code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder / "none.gpkg"));
    EXPECT_EQ(run({"import", map, path("a.csv"), "--report", path("none/r.csv")}).code, 2);
}

} // namespace
} // namespace placeweave
