// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves for a service on the web, what is believed of its answers, and what comes into the
// map.
#include "core/exchange/postcodes_online.h"

#include "core/exchange/place_by_postcode.h"
#include "core/exchange/table_import.h"
#include "core/store/edit.h"
#include "tests/loopback_server.h"
#include "tests/temporary_folder.h"

#include <atomic>
#include <cstdlib>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr auto answer = &LoopbackServer::answer;

Postcode postcode(std::string_view text) {
    return Postcode::parse(text).value();
}

json known(const std::string &text, double latitude = 53.4, double longitude = -2.3) {
    return {
        {"query", text},
        {"result",
         {{"postcode", text}, {"quality", 1}, {"latitude", latitude}, {"longitude", longitude}}}};
}

json unknown(const std::string &text) {
    return {{"query", text}, {"result", nullptr}};
}

std::string bulk(const json &items) {
    return answer(json{{"status", 200}, {"result", items}}.dump(), "200 OK", {});
}

std::string never() {
    return answer(R"({"status":404,"error":"Terminated postcode not found"})", "404 Not Found", {});
}

class Online : public testing::Test {
protected:
    void SetUp() override { setenv("no_proxy", "127.0.0.1", 1); }

    PostcodeService at(const LoopbackServer &server) const {
        PostcodeService service;
        service.address = server.address("/");
        service.patience.firstWait = std::chrono::milliseconds(0);
        service.patience.longestWait = std::chrono::milliseconds(0);
        service.patience.apart = std::chrono::milliseconds(0);
        return service;
    }
    // Asks a service that gives these bytes for a bulk question, and knows no terminated ones.
    Result<FetchedPostcodes> ask(const std::vector<std::string> &texts, const std::string &bytes) {
        const LoopbackServer server([bytes](const std::string &target) {
            return target == "/postcodes" ? bytes : never();
        });
        std::vector<Postcode> postcodes;
        for (const std::string &text : texts)
            postcodes.push_back(postcode(text));
        return fetchPostcodes(postcodes, at(server));
    }
    std::string refusal(const std::string &bytes) {
        const auto fetched = ask({"M33 4ND"}, bytes);
        return fetched ? "" : fetched.error().message;
    }
};

TEST_F(Online, BulkAnswersAreMatchedByWhatWasAsked) {
    const auto found = valueOf(ask({"M33 4ND", "AB1 0AA", "SW1A 1AA"},
                                   bulk({known("SW1A 1AA", 51.501, -0.142), unknown("AB1 0AA"),
                                         known("m334nd", 53.415, -2.332)})));
    EXPECT_EQ(found.find("sw1a1aa")->point, (LatLon{51.501, -0.142}));
    EXPECT_EQ(found.find("M33 4ND")->point, (LatLon{53.415, -2.332}));
    EXPECT_EQ(found.find("M33 4ND")->quality, 1);
    EXPECT_EQ(found.find("M33 4ND")->terminated, std::nullopt);
    EXPECT_FALSE(found.find("AB1 0AA"));
    EXPECT_TRUE(found.wasAsked("ab10aa"));
    EXPECT_FALSE(found.wasAsked("M1 1AA"));
    EXPECT_TRUE(found.wasAsked("no postcode"));
}

TEST_F(Online, AHundredAtATimeEachOnceAndNothingElse) {
    std::vector<json> bodies;
    const LoopbackServer server(
        LoopbackServer::BodyHandler([&](const std::string &target, const std::string &body) {
            EXPECT_EQ(target, "/postcodes");
            bodies.push_back(json::parse(body));
            json items = json::array();
            for (const json &text : bodies.back()["postcodes"])
                items.push_back(known(text));
            return bulk(items);
        }));
    std::vector<Postcode> postcodes;
    for (std::uint32_t i = 0; i < 250; ++i)
        postcodes.push_back(Postcode{postcode("M1 1AA").number + i % 230});
    Progress progress;
    std::vector<std::int64_t> reported;
    const auto found = valueOf(fetchPostcodes(
        postcodes, at(server),
        Progress([&](std::int64_t done, std::int64_t) { reported.push_back(done); })));
    EXPECT_EQ(found.size(), 230);
    EXPECT_THAT(reported, ElementsAre(100, 200, 230));
    ASSERT_THAT(bodies, SizeIs(3));
    EXPECT_THAT(bodies, Each(SizeIs(1))); // "postcodes", and no more
    EXPECT_THAT(bodies[0]["postcodes"], SizeIs(100));
    EXPECT_THAT(bodies[2]["postcodes"], SizeIs(30));
    EXPECT_THAT(server.lastRequest(),
                AllOf(HasSubstr("Content-Type: application/json\r\n"),
                      HasSubstr("User-Agent: Placeweave/"),
                      StartsWith("POST /postcodes HTTP/1.1\r\n"), Not(HasSubstr("Cookie"))));
}

TEST_F(Online, UnknownOnesMayHaveBeenInUseOnce) {
    const LoopbackServer server([](const std::string &target) {
        if (target == "/terminated_postcodes/AB1%200AA")
            return answer(R"({"status":200,"result":{"postcode":"AB1 0AA","year_terminated":1996,
                "month_terminated":6,"latitude":57.1,"longitude":-2.2}})",
                          "200 OK", {});
        if (target == "/terminated_postcodes/M1%201AA") // of another
            return answer(R"({"status":200,"result":{"postcode":"M1 1AB","year_terminated":1996,
                "month_terminated":6}})",
                          "200 OK", {});
        if (target == "/terminated_postcodes/M1%201AB")
            return answer(R"({"status":200,"result":{"postcode":"M1 1AB","year_terminated":1996,
                "month_terminated":"June"}})",
                          "200 OK", {});
        return target == "/postcodes" ? bulk({known("M33 4ND"), unknown("AB1 0AA")}) : never();
    });
    const auto found =
        valueOf(fetchPostcodes({postcode("AB1 0AA"), postcode("M1 1AA"), postcode("M1 1AB"),
                                postcode("M1 1AD"), postcode("M33 4ND")},
                               at(server)));
    EXPECT_EQ(found.find("AB1 0AA")->terminated, 199606);
    EXPECT_EQ(found.find("AB1 0AA")->point, (LatLon{57.1, -2.2}));
    for (const char *text : {"M1 1AA", "M1 1AB", "M1 1AD"})
        EXPECT_FALSE(found.find(text)) << text;
    EXPECT_THAT(server.asked(), SizeIs(5));
}

TEST_F(Online, WhatWasToldStaysWhenTheQuestionForOldOnesFails) {
    const LoopbackServer server([](const std::string &target) {
        return target == "/postcodes" ? bulk({known("M1 1AA"), unknown("M1 1AB")})
                                      : answer("", "500 Internal Server Error", {});
    });
    const auto found =
        valueOf(fetchPostcodes({postcode("M1 1AA"), postcode("M1 1AB")}, at(server)));
    EXPECT_TRUE(found.find("M1 1AA"));
    EXPECT_FALSE(found.find("M1 1AB"));
}

TEST_F(Online, ABusyServiceIsAskedAgainWhenItSaysSo) {
    std::atomic<int> asked = 0;
    const LoopbackServer server([&](const std::string &) -> std::string {
        switch (++asked) {
        case 1:
            return answer("", "429 Too Many Requests", "Retry-After: 3600\r\n");
        case 2:
            return answer("", "503 Service Unavailable", {});
        case 3:
            return {}; // hangs up
        default:
            return bulk(json::array({known("M33 4ND")}));
        }
    });
    EXPECT_TRUE(valueOf(fetchPostcodes({postcode("M33 4ND")}, at(server))).find("M33 4ND"));
    EXPECT_EQ(asked, 4);
}

TEST_F(Online, NoMoreThanAFewRequestsGoOutASecond) {
    const LoopbackServer server([](const std::string &target) {
        return target == "/postcodes" ? bulk({unknown("M1 1AA"), unknown("M1 1AB")}) : never();
    });
    PostcodeService service = at(server);
    service.patience.apart = std::chrono::milliseconds(15);
    const auto start = std::chrono::steady_clock::now();
    valueOf(fetchPostcodes({postcode("M1 1AA"), postcode("M1 1AB")}, service));
    EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(30));
    EXPECT_GE(PostcodeService{}.patience.apart, std::chrono::milliseconds(200));
}

TEST_F(Online, OneThatStaysBusyOrBreaksIsSaidInASentence) {
    EXPECT_THAT(refusal(answer("", "503 Service Unavailable", {})), HasSubstr("an error (503)"));
    EXPECT_THAT(refusal(answer("{}", "400 Bad Request", {})), HasSubstr("an error (400)"));
    EXPECT_THAT(refusal("no HTTP"), HasSubstr("no whole answer"));
    EXPECT_THAT(refusal(answer("", "302 Found", "Location: http://127.0.0.1:1/\r\n")),
                HasSubstr("nothing was sent there"));
    const auto none = fetchPostcodes({postcode("M33 4ND")}, {.address = "ftp://example.org"});
    EXPECT_EQ(none.error().code, ErrorCode::InvalidInput);
}

struct Nonsense {
    const char *name;
    std::string body;
};
class HostileService : public Online, public testing::WithParamInterface<Nonsense> {};

TEST_P(HostileService, IsNoPostcodeService) {
    const auto fetched = ask({"M33 4ND"}, answer(GetParam().body, "200 OK", {}));
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(fetched.error().message, HasSubstr("no postcode service"));
}

INSTANTIATE_TEST_SUITE_P(
    Answers, HostileService,
    testing::Values(Nonsense{"Page", "<!DOCTYPE html><html><body>Sign in</body></html>"},
                    Nonsense{"Nothing", ""}, Nonsense{"Null", "null"}, Nonsense{"Number", "7"},
                    Nonsense{"CutShort", R"({"status":200,"result":[{"query":"M33 4ND")"},
                    Nonsense{"NoResult", R"({"status":200})"},
                    Nonsense{"ResultIsText", R"({"result":"M33 4ND"})"},
                    Nonsense{"EmptyList", R"({"result":[]})"},
                    Nonsense{"OddItems",
                             R"({"result":[1,null,"a",[],{},{"query":7},{"query":[]}]})"},
                    Nonsense{"Others", R"({"result":[{"query":"M1 1AA","result":null}]})"},
                    Nonsense{"Deep", std::string(200'000, '[')}),
    [](const auto &each) { return each.param.name; });

TEST(HostileServiceTooLarge, IsNotTaken) {
    setenv("no_proxy", "127.0.0.1", 1);
    const LoopbackServer server([](const std::string &) {
        return answer(std::string((std::size_t{4} << 20) + 1, ' '), "200 OK", {});
    });
    const auto fetched = fetchPostcodes({postcode("M33 4ND")}, {.address = server.address()});
    EXPECT_THAT(fetched.error().message, HasSubstr("larger than"));
}

TEST_F(Online, OfAStrangeAnswerOnlyWhatHoldsGoodIsTaken) {
    json wrongPostcode = known("M1 1AF");
    wrongPostcode["result"]["postcode"] = "M1 1AG";
    json textual = known("M1 1AH");
    textual["result"]["latitude"] = "53.4";
    json oddQuality = known("M1 1AJ");
    oddQuality["result"]["quality"] = 4'000'000'000;
    const auto found = valueOf(ask(
        {"M1 1AA", "M1 1AB", "M1 1AD", "M1 1AE", "M1 1AF", "M1 1AH", "M1 1AJ"},
        bulk({known("M1 1AA", 95, -2), known("M1 1AB", 99.999999, 0), known("M1 1AD", -2.3, 53.4),
              wrongPostcode, textual, oddQuality, known("M9 9AA")})));
    for (const char *text : {"M1 1AA", "M1 1AB", "M1 1AD", "M1 1AH"}) {
        ASSERT_TRUE(found.find(text)) << text;
        EXPECT_FALSE(found.find(text)->point) << text;
    }
    EXPECT_FALSE(found.find("M1 1AE")); // left out of the answer
    EXPECT_FALSE(found.find("M1 1AF"));
    EXPECT_EQ(found.find("M1 1AJ")->quality, 0);
    EXPECT_FALSE(found.wasAsked("M9 9AA")); // nobody asked
}

TEST_F(Online, CanBeStopped) {
    const Progress progress;
    const LoopbackServer server([&](const std::string &) {
        progress.cancel();
        return answer("", "503 Service Unavailable", {});
    });
    PostcodeService service = at(server);
    service.patience.firstWait = service.patience.longestWait = std::chrono::hours(1);
    EXPECT_EQ(fetchPostcodes({postcode("M33 4ND")}, service, progress).error().code,
              ErrorCode::Cancelled);
}

TEST_F(Online, NothingToAskAsksNobody) {
    const LoopbackServer server([](const std::string &) { return never(); });
    EXPECT_EQ(valueOf(fetchPostcodes({}, at(server))).size(), 0);
    EXPECT_THAT(server.asked(), IsEmpty());
    EXPECT_EQ(valueOf(fetchPostcodes({})).made(), "postcodes.io");
}

class PlacingOnline : public Online {
protected:
    void import(std::string_view text) {
        valueOf(importTable(*map, TableSource::ofText(text, "list.csv")));
    }
    Record placeOf(std::string_view name) {
        for (const Record &row : valueOf(map->records(Entity::Organisation)))
            if (row.text("name") == name && row.reference("location_id"))
                return valueOf(map->record(Entity::Location, row.reference("location_id")));
        return Record(Entity::Location);
    }
    std::vector<std::string> asked() {
        std::vector<std::string> texts;
        for (const Postcode one : valueOf(postcodesToAsk(*map)).postcodes)
            texts.push_back(one.text());
        return texts;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

// The one promise of this verb.
TEST_F(PlacingOnline, OnlyPostcodesThatEverybodyMaySeeLeave) {
    import("name,kind,postcode,disclosure,listing permission,private,lat,lon,charity number\n"
           "Library,library,M1 1AA,,,,,,\n"
           "Refuge,hub,M1 1AB,hidden,anyone,,,,\n"
           "Roughly,hub,M1 1AD,approximate,anyone,,,,\n"
           "Area,hub,M1 1AE,area,anyone,,,,\n"
           "Private,hub,M1 1AF,exact,anyone,yes,,,\n"
           "Said no,hub,M1 1AG,exact,no,,,,\n"
           "Partners,hub,M1 1AH,exact,partners,,,,\n"
           "Not asked,hub,M1 1AJ,exact,not asked,,,,\n"
           "Neighbour,individual,M1 1AL,,,,,,\n"
           "Placed,hub,M1 1AN,,,,53.4,-2.3,\n"
           "Nowhere,hub,,,,,,,\n"
           "Typed,hub,somewhere in Sale,,,,,,\n");
    import("name,charity number,correspondence address,correspondence postcode\n"
           "Register,7654321,9 Home Close,M1 1AP\n");
    EXPECT_THAT(asked(), ElementsAre("M1 1AA"));
    EXPECT_EQ(valueOf(postcodesToAsk(*map)).leftOut, 9);
}

TEST_F(PlacingOnline, WhatIsSharedWithSomethingOpenIsNoSecretAndEachGoesOnce) {
    import("name,kind,address,postcode,listing permission\n"
           "Hall,hub,1 Rose Lane,M1 1AA,anyone\n"
           "Choir,hub,2 Rose Lane,m11aa,anyone\n"
           "Knitters,hub,3 Rose Lane,M1 1AA,not asked\n");
    EXPECT_THAT(asked(), ElementsAre("M1 1AA"));
    EXPECT_EQ(valueOf(postcodesToAsk(*map)).leftOut, 0);
}

TEST_F(PlacingOnline, APlaceForPostIsKeptEvenWhereItIsMarkedExact) {
    import("name,kind,postcode,location type,disclosure\nTrust,hub,M1 1AA,correspondence,exact\n");
    EXPECT_THAT(asked(), IsEmpty());
    EXPECT_EQ(valueOf(postcodesToAsk(*map)).leftOut, 1);
}

TEST_F(PlacingOnline, WhatWasFoundComesIntoTheMapAsOneStep) {
    import("name,kind,postcode,disclosure,location type\n"
           "Library,library,M1 1AA,,\n"
           "Sector,hub,M1 1AB,,\n"
           "Old,hub,M1 1AD,,\n"
           "Wrong,hub,M1 1AE,,\n"
           "Refuge,hub,M1 1AF,hidden,\n"
           "On line,hub,M1 1AG,,virtual\n"
           "No postcode,hub,,,\n");
    const LoopbackServer server([](const std::string &target) {
        if (target.starts_with("/terminated_postcodes/M1%201AD"))
            return answer(R"({"result":{"postcode":"M1 1AD","year_terminated":2015,
                "month_terminated":2,"latitude":53.1,"longitude":-2.1}})",
                          "200 OK", {});
        json sector = known("M1 1AB", 53.5, -2.2);
        sector["result"]["quality"] = 6;
        return target == "/postcodes" ? bulk({known("M1 1AA"), sector, unknown("M1 1AD"),
                                              unknown("M1 1AE"), known("M1 1AF", 53.9, -2.9)})
                                      : never();
    });
    const PostcodesToAsk ask = valueOf(postcodesToAsk(*map));
    const FetchedPostcodes fetched = valueOf(fetchPostcodes(ask.postcodes, at(server)));
    const PlacedByPostcode done = valueOf(placeAllByPostcode(*map, fetched));
    EXPECT_EQ(done.placed, 2);
    EXPECT_EQ(done.ended, 1);
    EXPECT_EQ(done.unknown, 2);
    EXPECT_EQ(done.leftOut, 1);
    EXPECT_EQ(placeOf("Library")["geom"].point(), (LatLon{53.4, -2.3}));
    EXPECT_EQ(placeOf("Library").text("placed_how"), "postcode");
    EXPECT_EQ(placeOf("Library").text("precision"), "postcode");
    EXPECT_EQ(placeOf("Sector").text("precision"), "area");
    for (const char *name : {"Old", "Wrong", "Refuge", "On line"})
        EXPECT_FALSE(placeOf(name)["geom"].point()) << name;

    const HistoryEntry entry = valueOf(map->history(1)).at(0);
    EXPECT_EQ(entry.verb, "postcodes.place");
    EXPECT_EQ(entry.subject, server.address("/"));
    valueOf(map->undo(entry.action));
    EXPECT_FALSE(placeOf("Library")["geom"].point());
}

// The hall would stand, for everyone to see, where its treasurer lives.
TEST_F(PlacingOnline, APlaceThatMayBeSeenIsNotPutWherePostGoes) {
    import("name,kind,address,correspondence postcode\nHall,hub,Rose Lane,M1 1AA\n");
    ASSERT_TRUE(placeOf("Hall").id());
    const FetchedPostcodes knows({{postcode("M1 1AA"), PostcodePlace{LatLon{53.4, -2.3}, 1, {}}}},
                                 "test");
    EXPECT_EQ(valueOf(placeAllByPostcode(*map, knows)).placed, 0);
    EXPECT_FALSE(placeOf("Hall")["geom"].point());
}

} // namespace
} // namespace placeweave
