// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/loopback_server.h"

namespace placeweave {
namespace {

class PostcodesVerb : public Program {
protected:
    std::string onspd =
        write("ONSPD_NOV_2025_UK.csv", "pcds,dointr,doterm,lat,long,osgrdind\n"
                                       "M33 4ND,198001,,53.415002,-2.332401,1\n"
                                       "AB1 0AA,198001,199606,57.101459,-2.242858,8\n"
                                       "IM1 1AA,199405,,99.999999,0.000000,9\n");
    std::string index = path("it's an index");
};

TEST_F(PostcodesVerb, BuildsAnIndexAndAnswersFromIt) {
    const auto built = json({"postcodes", "build", onspd, "--out", index, "--json"});
    EXPECT_EQ(built["rows"], 3);
    EXPECT_EQ(built["postcodes"], 3);
    EXPECT_EQ(built["terminated"], 1);
    EXPECT_EQ(built["without_position"], 1);
    EXPECT_EQ(built["refused"], 0);
    std::filesystem::remove(onspd); // nothing but the index is asked

    const auto answers = json(
        {"postcodes", "lookup", index, "m334nd", "AB1 0AA", "IM11AA", "M1 1ZZ", "Sale", "--json"});
    ASSERT_EQ(answers.size(), 5U);
    EXPECT_EQ(answers[0], nlohmann::json::parse(R"({"postcode": "M33 4ND", "found": true,
        "lat": 53.415002, "lon": -2.332401, "quality": 1, "quality_text":
        "within the building nearest to the middle of the postcode", "terminated": null})"));
    EXPECT_EQ(answers[1]["terminated"], "1996-06");
    EXPECT_EQ(answers[1]["quality"], 8);
    EXPECT_EQ(answers[1]["lat"], 57.101459);
    EXPECT_EQ(answers[2]["found"], true);
    EXPECT_TRUE(answers[2]["lat"].is_null());
    EXPECT_EQ(answers[2]["quality_text"], "no position");
    for (const int i : {3, 4}) {
        EXPECT_EQ(answers[i]["found"], false);
        EXPECT_TRUE(answers[i]["lat"].is_null());
    }
    EXPECT_EQ(answers[4]["postcode"], "Sale");
}

TEST_F(PostcodesVerb, AnswersInWordsOneLineEach) {
    ASSERT_EQ(run({"postcodes", "build", onspd, "--out", index}).code, 0);
    const Run known = run({"postcodes", "lookup", index, "ab10aa", "IM1 1AA"});
    EXPECT_EQ(known.code, 0);
    EXPECT_EQ(known.err, "");
    EXPECT_EQ(known.out, "AB1 0AA\t57.101459, -2.242858\tquality 8: the last position known of a "
                         "postcode terminated long ago\tterminated 1996-06\n"
                         "IM1 1AA\tno position\n");
    const Run unknown = run({"postcodes", "lookup", index, "M1 1ZZ", "Sale"});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_EQ(unknown.out, "M1 1ZZ\tnot known\nSale\tno postcode\n");
}

TEST_F(PostcodesVerb, PlacesWhatIsWaitingByAServiceOnTheWeb) {
    setenv("no_proxy", "127.0.0.1", 1);
    const LoopbackServer server([](const std::string &) {
        return LoopbackServer::answer(
            R"({"status":200,"result":[{"query":"M1 1AA","result":{"postcode":"M1 1AA",
                "quality":1,"latitude":53.4,"longitude":-2.3}}]})",
            "200 OK", {});
    });
    const std::string map = path("map.gpkg");
    const std::string list =
        write("list.csv", "name,kind,postcode,disclosure\n"
                          "Library,library,M1 1AA,\nRefuge,hub,M1 1AB,hidden\n");
    ASSERT_EQ(run({"new", map}).code, 0);
    ASSERT_EQ(run({"import", map, list}).code, 0);

    const Run trial = run({"postcodes", "online", map, "--from", server.address(), "--dry-run"});
    EXPECT_EQ(trial.code, 0);
    EXPECT_NE(trial.err.find("1 postcode would be sent"), std::string::npos) << trial.err;
    EXPECT_NE(trial.err.find("1 organisation left out"), std::string::npos) << trial.err;
    EXPECT_TRUE(server.asked().empty());

    const auto placed = json({"postcodes", "online", map, "--from", server.address(), "--json"});
    EXPECT_EQ(placed, nlohmann::json::parse(R"({"sent": 1, "placed": 1, "unknown": 0, "ended": 0,
                                                "left_out": 1})"));
    EXPECT_EQ(server.asked().size(), 1U);
    EXPECT_EQ(server.lastRequest().find("M1 1AB"), std::string::npos);
    EXPECT_EQ(json({"find", map, "Library", "--json"})[0]["lat"], 53.4);

    EXPECT_EQ(run({"postcodes", "online", map, "--from", "nowhere"}).code, 0); // nothing is left
    ASSERT_EQ(run({"import", map, write("b.csv", "name,postcode\nShed,M1 1AD\n")}).code, 0);
    EXPECT_EQ(run({"postcodes", "online", map, "--from", "nowhere"}).code, 2);
    EXPECT_EQ(run({"postcodes", "online", path("none.gpkg")}).code, 2);
}

TEST_F(PostcodesVerb, SaysWhichRowsItRefused) {
    const std::string table =
        write("a.csv", "pcds,doterm,lat,long\nM33 4ND,,53.4,-2.3\nM33,,53.4,-2.3\n");
    const Run result = run({"postcodes", "build", table, "--out", index, "--json"});
    EXPECT_EQ(result.code, 1);
    EXPECT_NE(result.err.find("a.csv, row 3: \"M33\" is no postcode."), std::string::npos)
        << result.err;
    EXPECT_EQ(nlohmann::json::parse(result.out)["report"][0]["row"], 3);
    EXPECT_EQ(run({"postcodes", "lookup", index, "M33 4ND"}).code, 0);
}

TEST_F(PostcodesVerb, WhatCannotBeUsedIsCodeTwo) {
    EXPECT_EQ(run({"postcodes"}).code, 2);
    EXPECT_EQ(run({"postcodes", "build", onspd}).code, 2);
    EXPECT_EQ(run({"postcodes", "lookup", index}).code, 2);
    EXPECT_EQ(run({"postcodes", "build", path("none.csv"), "--out", index}).code, 2);
    EXPECT_EQ(run({"postcodes", "build", folder.path().string() + "/none", "--out", index}).code,
              2);
    EXPECT_EQ(run({"postcodes", "build", onspd, "--out", path("none/index")}).code, 2);
    EXPECT_EQ(run({"postcodes", "build", onspd, "--out", onspd}).code, 2);
    EXPECT_EQ(run({"postcodes", "build", write("b.csv", "name\nHub\n"), "--out", index}).code, 2);
    EXPECT_FALSE(std::filesystem::exists(index));
    for (const std::string &file : {index, onspd, folder.path().string(), write("empty", "")}) {
        const Run result = run({"postcodes", "lookup", file, "M33 4ND", "--json"});
        EXPECT_EQ(result.code, 2) << file;
        EXPECT_EQ(result.out, "");
        EXPECT_TRUE(result.err.ends_with(".\n")) << result.err;
    }
}

} // namespace
} // namespace placeweave
