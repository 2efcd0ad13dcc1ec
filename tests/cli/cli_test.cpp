// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/reader_profile.h"
#include "core/store/edit.h"
#include "core/store/map_file.h"
#include "tests/cli/program.h"

namespace placeweave {
namespace {

TEST_F(Program, HelpIsNoError) {
    EXPECT_EQ(run({"--help"}).code, 0);
    EXPECT_NE(run({"--help"}).out.find("import"), std::string::npos);
    EXPECT_EQ(run({"--version"}).code, 0);
}

TEST_F(Program, UnusableArgumentsAreSaidWithCodeTwo) {
    EXPECT_EQ(run({"nonsense"}).code, 2);
    EXPECT_EQ(run({"import"}).code, 2);
    EXPECT_EQ(run({"info", path("none.gpkg"), "--sideways"}).code, 2);
    EXPECT_EQ(
        run({"export", path("none.gpkg"), "--out", path("x.csv"), "--profile", "everyone"}).code,
        2);
}

TEST_F(Program, AnUnknownVerbIsNamedWithItsNeighbours) {
    EXPECT_NE(run({"bogus"}).err.find("\"bogus\" is no verb"), std::string::npos);
    EXPECT_NE(run({"bogus"}).err.find("history"), std::string::npos); // no neighbour: all of them
    EXPECT_NE(run({"hstory"}).err.find("perhaps history?"), std::string::npos);
    EXPECT_NE(run({"exp"}).err.find("perhaps export?"), std::string::npos);
    EXPECT_EQ(run({""}).code, 2);
}

TEST_F(Program, NumbersThatAreNoneAreRefusedInPlainWords) {
    for (const char *limit : {"0", "-1", "many", "1.5"}) {
        const Run result = run({"history", path("none.gpkg"), "--limit", limit});
        EXPECT_EQ(result.code, 2);
        EXPECT_NE(result.err.find("no whole number from 1 on"), std::string::npos) << result.err;
    }
    EXPECT_NE(run({"find", path("none.gpkg"), "--within", "-3"}).err.find("no number from 0 on"),
              std::string::npos);
}

TEST_F(Program, AMapNeedsANameOfItsOwn) {
    std::filesystem::create_directory(folder / "d");
    for (const std::string &name : {std::string(), path("x/"), path("d"), path("d/")}) {
        const Run result = run({"new", name});
        EXPECT_EQ(result.code, 2) << name;
        EXPECT_TRUE(result.err.ends_with(".\n") && !result.err.contains("was made")) << result.err;
    }
}

TEST_F(Program, ANewMapIsEmptyAndSound) {
    ASSERT_EQ(run({"new", path("map.gpkg"), "--name", "Our place"}).code, 0);
    const auto info = json({"info", path("map.gpkg"), "--json"});
    EXPECT_EQ(info["name"], "Our place");
    for (const char *key :
         {"organisations", "locations", "services", "people", "connections", "areas"})
        EXPECT_EQ(info[key], 0) << key;
    EXPECT_TRUE(info.contains("changes"));
    EXPECT_EQ(info["schema"], 10);
    EXPECT_EQ(run({"check", path("map.gpkg")}).code, 0);
    const Run again = run({"new", path("map.gpkg")});
    EXPECT_EQ(again.code, 2);
    EXPECT_NE(again.err, "");
}

TEST_F(Program, FilesThatAreNoMapGetTheirSentence) {
    write("empty.gpkg", "");
    write("text.gpkg", "This is not a map at all, but a text of some length.");
    for (const char *name : {"none.gpkg", "empty.gpkg", "text.gpkg", ""}) {
        SCOPED_TRACE(name);
        for (const char *verb : {"info", "check", "history", "find"}) {
            const Run result = run({verb, path(name)});
            EXPECT_EQ(result.code, 2);
            EXPECT_EQ(result.out, "");
            EXPECT_TRUE(result.err.ends_with(".\n")) << result.err;
        }
    }
    EXPECT_EQ(contentOf(path("empty.gpkg")), "");
    EXPECT_FALSE(std::filesystem::exists(folder / "none.gpkg"));
}

TEST_F(Program, AFolderThatIsNotThereIsSaid) {
    for (const char *verb : {"new", "sample"}) {
        const Run result = run({verb, path("no such folder/map.gpkg")});
        EXPECT_GE(result.code, 2);
        EXPECT_NE(result.err, "");
    }
}

TEST_F(Program, TheSampleCanBeSearchedAndGivenOut) {
    ASSERT_EQ(run({"sample", path("it's a sample.gpkg")}).code, 0);
    const std::string map = path("it's a sample.gpkg");
    EXPECT_GT(json({"info", map, "--json"})["organisations"], 100);
    EXPECT_EQ(run({"check", map}).code, 0);

    const auto found = json({"find", map, "saltby", "--json"});
    ASSERT_GT(found.size(), 0U);
    for (const char *key : {"id", "name", "kind", "lat", "lon", "distance_m"})
        EXPECT_TRUE(found[0].contains(key)) << key;
    const auto near =
        json({"find", map, "--near", "54.4941,-3.9590", "--within", "2000", "--json"});
    ASSERT_GT(near.size(), 2U);
    double last = 0;
    for (const auto &each : near) {
        EXPECT_GE(each["distance_m"].get<double>(), last);
        last = each["distance_m"].get<double>();
    }
    EXPECT_LE(last, 2000);
    for (const auto &each : json({"find", map, "--kind", "faith group", "--json"}))
        EXPECT_EQ(each["kind"], "faith_group");
    EXPECT_EQ(run({"find", map, "x", "--kind", "dragon"}).code, 2);
    EXPECT_EQ(run({"find", map, "x", "--near", "somewhere"}).code, 2);
    EXPECT_EQ(run({"find", map, "x", "--within", "10"}).code, 2);

    for (const char *name : {"out.csv", "out.geojson", "out.gpkg"})
        EXPECT_EQ(run({"export", map, "--out", path(name)}).code, 0) << name;
    const auto written = json({"export", map, "--out", path("out.csv"), "--json"});
    EXPECT_GT(written["rows"], 50);
    EXPECT_GT(written["left_out"].size(), 0U);
    EXPECT_EQ(run({"export", map, "--out", path("out.docx")}).code, 2);
    for (const char *verb : {"export", "map"}) {
        const Run nowhere = run(
            {verb, map, "--out",
             path(verb == std::string("map") ? "no such folder/x.pdf" : "no such folder/x.csv")});
        EXPECT_EQ(nowhere.code, 2) << verb;
        EXPECT_NE(nowhere.err.find("no such folder; make it first"), std::string::npos);
        EXPECT_EQ(nowhere.err.find("QPainter"), std::string::npos) << nowhere.err;
    }
    EXPECT_EQ(run({"export", map, "--out", map}).code, 2);

    const auto id = std::to_string(found[0]["id"].get<std::int64_t>());
    EXPECT_GT(json({"history", map, "--json"}).size(), 0U);
    EXPECT_GT(json({"history", map, "--organisation", id, "--json"}).size(), 0U);
    EXPECT_EQ(run({"history", map, "--organisation", "12345"}).code, 2);
}

// On the terminal as in the window: what looks like somebody's own business is said before anyone
// else reads it.
TEST_F(Program, TextsThatLookLikeSomebodysOwnBusinessArePointedOutOnExport) {
    const std::string map = path("map.gpkg");
    ASSERT_EQ(run({"new", map, "--name", "Saltby"}).code, 0);
    const std::string table = write("list.csv", "name,description\n"
                                                "Quay Club,Ask for 943 476 5919\n"
                                                "Mill Club,\"Jo, born 3 May 1961, runs it\"\n"
                                                "Larder,She lives at 12 Hill Road\n"
                                                "Choir,Ring 0161 496 0000 on 12 May\n");
    ASSERT_LE(run({"import", map, table}).code, 1);
    const Run exported = run({"export", map, "--out", path("out.csv"), "--profile", "internal"});
    EXPECT_EQ(exported.code, 0);
    for (const char *matter : {"an NHS number", "a date of birth", "a home address"})
        EXPECT_NE(exported.err.find("\"What it is\" looks as if it held " + std::string(matter) +
                                    "; please look at it"),
                  std::string::npos)
            << matter << "\n"
            << exported.err;
    std::size_t times = 0;
    for (std::size_t at = 0; (at = exported.err.find("looks as if", at)) != std::string::npos; ++at)
        ++times;
    EXPECT_EQ(times, 3U) << exported.err;
}

TEST_F(Program, WhatPeopleHaveDefinedIsGivenOutByItsName) {
    const std::string file = path("map.gpkg");
    ASSERT_EQ(run({"sample", file}).code, 0);
    {
        ReaderProfile readers(Profile::Partner);
        readers.name = "For the mosque committee";
        readers.kinds = {"faith_group"};
        readers.closest = PlaceDetail::District;
        const auto map = valueOf(MapFile::open(file, Access::ReadWrite));
        Edit edit = valueOf(Edit::begin(*map, "reader_profile.add"));
        valueOf(edit.insert(recordOf(readers)));
        valueOf(edit.commit());
    }
    const auto all =
        json({"export", file, "--out", path("all.csv"), "--profile", "partner", "--json"});
    const auto less = json({"export", file, "--out", path("less.csv"), "--profile",
                            "for the mosque committee", "--json"});
    EXPECT_LT(less["rows"], all["rows"]);
    EXPECT_NE(less["left_out"].dump().find("not part of what was chosen"), std::string::npos);
    EXPECT_NE(contentOf(path("all.csv")).find("Faith group"), std::string::npos);
    EXPECT_EQ(contentOf(path("less.csv")).find("Faith group"), std::string::npos);
    EXPECT_EQ(
        run({"bundle", file, "--out", path("b.pwbundle"), "--profile", "For the mosque committee"})
            .code,
        0);
    EXPECT_EQ(
        run({"map", file, "--out", path("m.svg"), "--profile", "For the mosque committee"}).code,
        0);
    for (const char *verb : {"export", "map", "bundle"}) {
        const Run unknown = run({verb, file, "--out", path("x.csv"), "--profile", "everyone"});
        EXPECT_EQ(unknown.code, 2) << verb;
        EXPECT_NE(unknown.err.find("\"For the mosque committee\""), std::string::npos)
            << unknown.err;
    }
    // What a filter leaves is what is counted.
    const auto faith =
        json({"export", file, "--out", path("f.csv"), "--kind", "faith_group", "--json"});
    const auto everybody = json({"export", file, "--out", path("e.csv"), "--json"});
    EXPECT_LT(faith["left_out"].dump().size(), everybody["left_out"].dump().size());
}

TEST_F(Program, BoundariesFiguresAndGroundAreLoaded) {
    run({"new", path("map.gpkg")});
    write("areas.geojson",
          R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD23CD":"W1",
          "WD23NM":"One"},"geometry":{"type":"Polygon","coordinates":[[[-2,53],[-1,53],[-1,54],[-2,53]]]}}]})");
    const auto areas =
        json({"areas", path("map.gpkg"), path("areas.geojson"), "--set", "wards", "--json"});
    EXPECT_EQ(areas["areas"], 1);
    EXPECT_EQ(areas["code"], "WD23CD");
    EXPECT_EQ(json({"info", path("map.gpkg"), "--json"})["areas"], 1);
    write("values.csv", "code,IMD decile (where 1 is most deprived)\nW1,3\n");
    EXPECT_EQ(json({"indicator", path("map.gpkg"), path("values.csv"), "--set", "wards", "--code",
                    "code", "--value", "IMD decile", "--name", "IMD", "--json"})["matched"],
              1);
    EXPECT_EQ(run({"indicator", path("map.gpkg"), path("values.csv"), "--set", "none"}).code, 2);
    EXPECT_EQ(run({"context", path("map.gpkg"), path("areas.geojson"), "--theme", "green"}).code,
              0);
    const Run again = run({"context", path("map.gpkg"), path("areas.geojson"), "--theme", "green"});
    EXPECT_NE(again.err.find("1 shape of green space was there before"), std::string::npos)
        << again.err;
    EXPECT_EQ(run({"context", path("map.gpkg"), path("areas.geojson"), "--theme", "moon"}).code, 2);
    const Run none = run({"context", "--layer", "none", "--layer", "nobody", path("map.gpkg"),
                          path("areas.geojson"), "--theme", "green"});
    EXPECT_EQ(none.code, 2);
    EXPECT_NE(none.err.find("no layer \"none\""), std::string::npos) << none.err;
    EXPECT_EQ(run({"areas", path("map.gpkg"), path("values.csv"), "--set", "x"}).code, 2);
    // The same again takes the place of what is there; a code that comes twice is refused; other
    // areas have to be meant.
    const Run same = run({"areas", path("map.gpkg"), path("areas.geojson"), "--set", "wards"});
    EXPECT_EQ(same.code, 0);
    EXPECT_NE(same.err.find("1 area of that name was there before"), std::string::npos) << same.err;
    write("others.geojson",
          R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD23CD":"W2"},
          "geometry":{"type":"Polygon","coordinates":[[[-2,53],[-1,53],[-1,54],[-2,53]]]}},
          {"type":"Feature","properties":{"WD23CD":"W2"},
          "geometry":{"type":"Polygon","coordinates":[[[-2,53],[-1,53],[-1,54],[-2,53]]]}}]})");
    const Run others = run({"areas", path("map.gpkg"), path("others.geojson"), "--set", "wards"});
    EXPECT_EQ(others.code, 2);
    EXPECT_NE(others.err.find("--replace"), std::string::npos) << others.err;
    EXPECT_NE(others.err.find("IMD"), std::string::npos) << others.err;
    const Run meant =
        run({"areas", path("map.gpkg"), path("others.geojson"), "--set", "wards", "--replace"});
    EXPECT_EQ(meant.code, 1);
    EXPECT_NE(meant.err.find("W2 stands there already"), std::string::npos) << meant.err;
    EXPECT_NE(meant.err.find("1 code is without an area now"), std::string::npos) << meant.err;
    EXPECT_EQ(run({"areas", path("map.gpkg"), path("none.shp"), "--set", "x"}).code, 2);
}

TEST_F(Program, EveryKindOfPageIsPrinted) {
    if (run({"map", "--help"}).code != 0)
        GTEST_SKIP() << "built without the window";
    const std::string map = path("sample.gpkg");
    ASSERT_EQ(run({"sample", map}).code, 0);
    for (const char *layout : {"handout", "booklet", "whats-on", "phone"})
        EXPECT_EQ(run({"map", map, "--out", path("out.pdf"), "--layout", layout}).code, 0)
            << layout;
    EXPECT_EQ(
        run({"map", map, "--out", path("wards.pdf"), "--layout", "series", "--areas", "wards"})
            .code,
        0);
    EXPECT_EQ(run({"map", map, "--out", path("poster.pdf"), "--layout", "poster", "--web",
                   "https://example.org"})
                  .code,
              0);
    EXPECT_EQ(run({"map", map, "--out", path("a2.pdf"), "--paper", "A2", "--tiled"}).code, 0);
    EXPECT_EQ(
        run({"map", map, "--out", path("out.txt"), "--layout", "phone", "--kind", "faith group"})
            .code,
        0);
    const std::string message = contentOf(path("out.txt"));
    EXPECT_TRUE(message.contains("Larkmere Minster"));
    EXPECT_FALSE(message.contains("Saltby Meeting Rooms\n"));
    EXPECT_TRUE(message.contains("*About this map*"));

    // What is lacking, or no such thing, is said and nothing is written.
    for (const std::vector<std::string> &wrong : std::vector<std::vector<std::string>>{
             {"--layout", "scroll"},
             {"--layout", "series"},
             {"--layout", "series", "--areas", "none"},
             {"--layout", "poster"},
             {"--layout", "poster", "--web", "javascript:alert(1)"},
             {"--layout", "handout", "--logo", map},
             {"--kind", "dragon"},
             {"--near", "54.5,-3.9"}}) {
        std::vector<std::string> arguments{"map", map, "--out", path("wrong.pdf")};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        EXPECT_EQ(runAll(arguments).code, 2) << wrong.back();
    }
    EXPECT_FALSE(std::filesystem::exists(path("wrong.pdf")));
}

TEST_F(Program, OnlyWhatIsAskedForIsExported) {
    const std::string map = path("sample.gpkg");
    ASSERT_EQ(run({"sample", map}).code, 0);
    ASSERT_EQ(run({"export", map, "--out", path("out.csv"), "--kind", "faith group"}).code, 0);
    const std::string table = contentOf(path("out.csv"));
    EXPECT_TRUE(table.contains("Larkmere Minster"));
    EXPECT_FALSE(table.contains("Saltby Meeting Rooms,"));
}

} // namespace
} // namespace placeweave
