// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/http.h"
#include "core/exchange/feed.h"
#include "core/exchange/sources/source.h"
#include "tests/loopback_server.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <map>

namespace placeweave {
namespace sources {
extern const Source oruk;
}
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr auto answer = &LoopbackServer::answer;

std::string service(const std::string &id, const std::string &more = R"(,"schedules":[])") {
    return std::format(R"({{"id":"{0}","name":"Service {0}","status":"active",
        "organization":{{"id":"o-1","name":"The Hub","description":"d"}}{1}}})",
                       id, more);
}

std::string page(const std::vector<std::string> &services, const std::string &more) {
    std::string text = R"({"total_items":31,"contents":[)";
    for (std::size_t i = 0; i < services.size(); ++i)
        text += (i > 0 ? "," : "") + services[i];
    return text + "]" + (more.empty() ? "" : ",") + more + "}";
}

int pageNumber(const std::string &target) {
    return std::atoi(target.c_str() + target.find("page=") + 5);
}

// The server writes down what it gives while the test waits for the feed to end.
class LiveFeed : public testing::Test {
protected:
    void SetUp() override { setenv("no_proxy", "127.0.0.1", 1); }

    Result<std::vector<TableSource>> fetch(const std::string &address,
                                           const Progress &progress = {}) {
        return fetchFeed(address, options, progress);
    }
    std::string refusal(const std::string &address) {
        const auto pages = fetch(address);
        return pages ? "" : pages.error().message;
    }
    static std::string textOf(const std::vector<TableSource> &pages) {
        std::string text;
        for (const TableSource &one : pages) {
            std::ifstream file(one.file, std::ios::binary);
            text.append(std::istreambuf_iterator<char>(file), {});
        }
        return text;
    }

    TemporaryFolder folder;
    FeedOptions options{.folder = folder / "feed",
                        .firstWait = std::chrono::milliseconds(0),
                        .longestWait = std::chrono::milliseconds(0),
                        .timeout = std::chrono::milliseconds(20'000)};
};

TEST_F(LiveFeed, PagesAreFollowedToTheLastAndGoIntoTheMap) {
    LoopbackServer server([](const std::string &target) {
        const int number = pageNumber(target);
        return answer(page({service(std::format("s-{}", number))},
                           number == 3 ? R"("last_page":true)" : R"("last_page":false)"),
                      "200 OK", {});
    });
    const auto pages = valueOf(fetch(server.address("/api/services/?page=7&x=1")));
    EXPECT_THAT(server.asked(), ElementsAre("/api/services?page=1&per_page=100&x=1",
                                            "/api/services?page=2&per_page=100&x=1",
                                            "/api/services?page=3&per_page=100&x=1"));
    std::vector<GivenFile> files;
    for (const TableSource &one : pages)
        files.push_back(valueOf(look(one)));
    const auto map = newMap(folder / "map.gpkg");
    const auto tables = valueOf(sources::oruk.tables(files, {}));
    EXPECT_EQ(tables[0].options.from, server.address("/api"));
    const auto outcomes = valueOf(importTables(*map, tables));
    EXPECT_EQ(outcomes.at(1).added, 3);
}

TEST_F(LiveFeed, SaysWhoAsksAndNothingElse) {
    LoopbackServer server([](const std::string &) {
        return answer(page({service("s")}, R"("last_page":true)"), "200 OK",
                      "Set-Cookie: track=1\r\n");
    });
    valueOf(fetch(server.address()));
    EXPECT_THAT(server.lastRequest(), HasSubstr("User-Agent: Placeweave/"));
    options.folder = folder / "again";
    valueOf(fetch(server.address()));
    EXPECT_THAT(server.lastRequest(), Not(HasSubstr("Cookie")));
}

TEST_F(LiveFeed, DetailsAreFetchedWhereThePagesSayTooLittle) {
    LoopbackServer server([](const std::string &target) {
        if (target == "/services/gone%2Fone")
            return answer("{}", "404 Not Found", {});
        if (target.starts_with("/services/"))
            return answer(service(target.substr(10), R"(,"schedules":[{"byday":"MO"}])"), "200 OK",
                          {});
        return answer(page({service("s-1", ""), service("gone/one", ""), service("S-2", "")},
                           R"("total_pages":1)"),
                      "200 OK", {});
    });
    const std::string text = textOf(valueOf(fetch(server.address())));
    EXPECT_EQ(server.asked().size(), 4U);
    EXPECT_THAT(text, HasSubstr("gone/one"));
    EXPECT_EQ(std::ranges::count(text, 'M'), 2); // MO of two of them
}

TEST_F(LiveFeed, DetailsThatSayNoMoreAreNotAskedForLong) {
    LoopbackServer server([](const std::string &target) {
        if (target.starts_with("/services/"))
            return answer(service(target.substr(10), ""), "200 OK", {});
        std::vector<std::string> services;
        for (int i = 0; i < 50; ++i)
            services.push_back(service(std::format("s-{}", i), ""));
        return answer(page(services, R"("last_page":true)"), "200 OK", {});
    });
    valueOf(fetch(server.address()));
    EXPECT_EQ(server.asked().size(), 6U);
}

TEST_F(LiveFeed, ABusyServerIsAskedAgain) {
    std::atomic<int> asked = 0;
    LoopbackServer server([&](const std::string &) {
        switch (asked++) {
        case 0:
            return answer("slow down", "429 Too Many Requests", "Retry-After: 0\r\n");
        case 1:
            return answer("oh", "500 Internal Server Error", {});
        case 2:
            return answer("wait long", "503 Service Unavailable", "Retry-After: 86400\r\n");
        case 3:
            return std::string(); // closes without a word
        default:
            return answer(page({service("s")}, R"("last_page":true)"), "200 OK", {});
        }
    });
    EXPECT_THAT(valueOf(fetch(server.address())), SizeIs(1));
    EXPECT_EQ(asked, 5);
}

TEST_F(LiveFeed, AServerThatStaysBrokenIsGivenUp) {
    LoopbackServer broken(
        [](const std::string &) { return answer("oh", "500 Internal Server Error", {}); });
    EXPECT_THAT(refusal(broken.address()), HasSubstr("answered with an error (500)"));
    EXPECT_EQ(broken.asked().size(), 5U);
    LoopbackServer early([](const std::string &) {
        return std::string("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"contents\":[");
    });
    EXPECT_THAT(refusal(early.address()), HasSubstr("gave no whole answer"));
    LoopbackServer closed([](const std::string &) { return answer("no", "403 Forbidden", {}); });
    EXPECT_THAT(refusal(closed.address()), HasSubstr("does not let us in (403)"));
    EXPECT_EQ(closed.asked().size(), 1U);
}

TEST_F(LiveFeed, OneThatBrokeOffGoesOnWhereItWas) {
    std::atomic<bool> isBroken = true;
    LoopbackServer server([&](const std::string &target) {
        const int number = pageNumber(target);
        if (number == 3 && isBroken)
            return answer("oh", "502 Bad Gateway", {});
        return answer(
            page({service(std::format("s-{}", number))}, number == 3 ? R"("last_page":true)" : ""),
            "200 OK", {});
    });
    options.attempts = 1;
    EXPECT_FALSE(fetch(server.address()));
    isBroken = false;
    EXPECT_THAT(valueOf(fetch(server.address())), SizeIs(3));
    EXPECT_EQ(server.asked().size(), 4U); // pages 1 and 2 once, page 3 twice
}

TEST_F(LiveFeed, WhatWasNoGoodIsAskedForAgain) {
    std::atomic<int> asked = 0;
    LoopbackServer server([&](const std::string &) {
        return answer(asked++ == 0 ? "<html>Sign in to the network</html>"
                                   : page({service("s")}, R"("last_page":true)"),
                      "200 OK", {});
    });
    EXPECT_FALSE(fetch(server.address()));
    EXPECT_TRUE(fetch(server.address()));
}

TEST_F(LiveFeed, OneThatIsAllThereIsAskedAnewTheNextTime) {
    std::atomic<int> asked = 0;
    LoopbackServer server([&](const std::string &) {
        return answer(page({service(asked++ == 0 ? "old" : "new")}, R"("last_page":true)"),
                      "200 OK", {});
    });
    valueOf(fetch(server.address()));
    const auto pages = valueOf(fetch(server.address()));
    std::ifstream kept(pages.front().file);
    EXPECT_THAT(std::string(std::istreambuf_iterator<char>(kept), {}), testing::HasSubstr("new"));
}

TEST_F(LiveFeed, AServiceThatTheServerCannotGiveStaysAsItsPageHasIt) {
    std::atomic<bool> isAllBroken = false;
    LoopbackServer server([&](const std::string &target) {
        if (target == "/services/s-2" || (isAllBroken && target.starts_with("/services/")))
            return answer("oh", "500 Internal Server Error", {});
        if (target.starts_with("/services/"))
            return answer(service(target.substr(10)), "200 OK", {});
        std::vector<std::string> services;
        for (int i = 0; i < 9; ++i)
            services.push_back(service(std::format("s-{}", i), ""));
        return answer(page(services, R"("last_page":true)"), "200 OK", {});
    });
    options.attempts = 1;
    EXPECT_THAT(textOf(valueOf(fetch(server.address()))), HasSubstr("Service s-2"));
    isAllBroken = true;
    options.folder = folder / "again";
    EXPECT_THAT(refusal(server.address()), HasSubstr("error (500)"));
}

TEST_F(LiveFeed, ItEndsWithAnEmptyPageOrOneThatBringsNothingNew) {
    LoopbackServer empty([](const std::string &target) {
        return answer(pageNumber(target) < 3
                          ? page({service(target.substr(15, 1))}, R"("last_page":false)")
                          : page({}, R"("last_page":false,"empty":true)"),
                      "200 OK", {});
    });
    EXPECT_THAT(valueOf(fetch(empty.address())), SizeIs(2));
    LoopbackServer deaf([](const std::string &) { // to page numbers
        return answer(page({service("a"), service("b")}, R"("last_page":false)"), "200 OK", {});
    });
    EXPECT_THAT(valueOf(fetch(deaf.address())), SizeIs(1));
    EXPECT_EQ(deaf.asked().size(), 2U);
    LoopbackServer beyond([](const std::string &target) {
        return pageNumber(target) == 1 ? answer(page({service("a")}, ""), "200 OK", {})
                                       : answer("{}", "404 Not Found", {});
    });
    EXPECT_THAT(valueOf(fetch(beyond.address())), SizeIs(1));
}

TEST_F(LiveFeed, PagesThatAreCountedFromZeroAreAllThere) {
    LoopbackServer server([](const std::string &target) {
        const int number = pageNumber(target);
        return answer(
            page({service(std::format("s-{}", number))},
                 std::format(R"("first_page":{},"last_page":{})", number == 0, number == 2)),
            "200 OK", {});
    });
    const std::string text = textOf(valueOf(fetch(server.address())));
    EXPECT_THAT(text, HasSubstr("s-0"));
    EXPECT_THAT(text, HasSubstr("s-2"));
}

TEST_F(LiveFeed, OneThatNeverEndsIsRefused) {
    std::atomic<int> id = 0;
    LoopbackServer server([&](const std::string &) {
        return answer(page({service(std::format("s-{}", ++id))}, R"("last_page":false)"), "200 OK",
                      {});
    });
    options.maxPages = 20;
    EXPECT_THAT(refusal(server.address()), HasSubstr("goes on after 20 pages"));
    options.folder = folder / "small";
    options.maxTotalBytes = 2'000;
    EXPECT_THAT(refusal(server.address()), HasSubstr("which no directory is"));
    options.folder = folder / "smaller";
    options.maxAnswerBytes = 100;
    EXPECT_THAT(refusal(server.address()), HasSubstr("so it was not taken"));
}

TEST_F(LiveFeed, RedirectsGoToWebAddressesOnly) {
    const std::map<std::string, std::string> places{
        {"/a", "file:///etc/passwd"}, {"/b", "ftp://127.0.0.1/x"}, {"/c", "gopher://127.0.0.1/x"}};
    LoopbackServer server([&](const std::string &target) {
        const std::string path = target.substr(0, target.find("/services"));
        if (path == "/moved")
            return answer("", "302 Found", "Location: /new/services?page=1\r\n");
        if (path == "/round")
            return answer("", "302 Found", "Location: " + target + "\r\n");
        const auto place = places.find(path);
        return place == places.end()
                   ? answer(page({service("s")}, R"("last_page":true)"), "200 OK", {})
                   : answer("", "301 Moved Permanently", "Location: " + place->second + "\r\n");
    });
    for (const auto &[path, place] : places)
        EXPECT_THAT(refusal(server.address(path)), HasSubstr("no safe place")) << place;
    EXPECT_THAT(valueOf(fetch(server.address("/moved"))), SizeIs(1));
    EXPECT_THAT(refusal(server.address("/round")), HasSubstr("on and on"));
    EXPECT_THAT(refusal("file:///etc/passwd"), HasSubstr("no web address"));
    EXPECT_THAT(refusal("feed.example.org"), HasSubstr("no web address"));
}

TEST_F(LiveFeed, WhatIsNoFeedSaysSo) {
    LoopbackServer page404([](const std::string &) { return answer("no", "404 Not Found", {}); });
    EXPECT_THAT(refusal(page404.address()), HasSubstr("no Open Referral feed at this address"));
    LoopbackServer html([](const std::string &) {
        return answer("<!DOCTYPE html><html>Welcome</html>", "200 OK", {});
    });
    EXPECT_THAT(refusal(html.address()), HasSubstr("web page and no data"));
    LoopbackServer cut([](const std::string &) {
        return answer(R"({"contents":[{"id":"1","name")", "200 OK", {});
    });
    EXPECT_THAT(refusal(cut.address()), HasSubstr("breaks off"));
    LoopbackServer none([](const std::string &) { return answer(page({}, ""), "200 OK", {}); });
    EXPECT_THAT(refusal(none.address()), HasSubstr("has no services"));
}

TEST_F(LiveFeed, KeepsHowManyThereShouldBe) {
    LoopbackServer server([](const std::string &) {
        return answer(page({service("s-1")}, R"("last_page":true)"), "200 OK", {});
    });
    EXPECT_THAT(textOf(valueOf(fetch(server.address()))), HasSubstr(R"("total_items":31)"));
}

TEST_F(LiveFeed, IsStoppedAtOnce) {
    std::atomic<int> id = 0;
    LoopbackServer server([&](const std::string &) {
        return answer(page({service(std::format("s-{}", ++id))}, R"("last_page":false)"), "200 OK",
                      {});
    });
    std::int64_t done = 0;
    std::int64_t total = 0;
    Progress progress;
    progress = Progress([&](std::int64_t a, std::int64_t b) {
        done = a;
        total = b;
        if (done == 3)
            progress.cancel();
    });
    const auto pages = fetch(server.address(), progress);
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(done, 3);
    EXPECT_EQ(total, 31);
}

TEST(Http, PartsOfPathsAreEncoded) {
    EXPECT_EQ(percentEncoded("a-B_c.~9"), "a-B_c.~9");
    EXPECT_EQ(percentEncoded("../a b?"), "..%2Fa%20b%3F");
}

} // namespace
} // namespace placeweave
