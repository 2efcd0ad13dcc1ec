// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/online_tiles.h"
#include "tests/core/exchange/tile_files.h"
#include "tests/loopback_server.h"

#include <atomic>
#include <cstdlib>
#include <future>
#include <gmock/gmock.h>

namespace placeweave {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using namespace std::chrono_literals;

std::string answer(const std::string &body, const std::string &status = "200 OK",
                   const std::string &headers = {}) {
    return LoopbackServer::answer(body, status, headers);
}

// Each test lives on a day of its own, for pauses that servers ask for outlive it and their ports
// come again.
std::chrono::sys_seconds nextTestsMorning() {
    static std::chrono::sys_seconds morning =
        std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    return morning += std::chrono::days(40);
}

class OnlineTiles : public testing::Test {
protected:
    void SetUp() override { setenv("no_proxy", "127.0.0.1", 1); }

    std::unique_ptr<TileSource> open(const LoopbackServer &server) {
        options.address = server.address("/{z}/{x}/{y}{r}.png?key=secret");
        return valueOf(openOnlineTiles(options));
    }
    // What a tile says when it fails: the sentence names the server and holds no key.
    std::string complaint(TileSource &tiles, TileId id = {1, 0, 0}) {
        const auto tile = tiles.tile(id);
        if (tile)
            return {};
        EXPECT_THAT(tile.error().message, HasSubstr("127.0.0.1"));
        EXPECT_THAT(tile.error().message + tile.error().context, Not(HasSubstr("secret")));
        return tile.error().message;
    }
    std::size_t filesKept() const {
        std::size_t count = 0;
        for (const auto &entry : std::filesystem::directory_iterator(options.cacheFolder))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }

    TemporaryFolder folder;
    std::chrono::sys_seconds now = nextTestsMorning();
    OnlineTilesOptions options{.address = {},
                               .name = "Streets",
                               .attribution = "&copy; <b>Streets</b>",
                               .cacheFolder = folder / "kept" / "tiles",
                               .timeLimit = 20s,
                               .now = [this] { return now; }};
};

TEST_F(OnlineTiles, AreAskedForOnceAndThenKept) {
    const LoopbackServer server([](const std::string &target) { return answer(pngOf(target)); });
    const auto tiles = open(server);
    EXPECT_EQ(tiles->info().attribution, "© Streets");
    EXPECT_EQ(labelOf(*tiles, {3, 1, 2}), "/3/1/2.png?key=secret");
    EXPECT_EQ(labelOf(*tiles, {3, 1, 2}), "/3/1/2.png?key=secret");
    EXPECT_EQ(labelOf(*open(server), {3, 1, 2}), "/3/1/2.png?key=secret");
    EXPECT_THAT(server.asked(), SizeIs(1));
    EXPECT_EQ(filesKept(), 1U);
}

TEST_F(OnlineTiles, BeyondTheZoomsOfTheServerAreNotAskedFor) {
    const LoopbackServer server([](const std::string &target) { return answer(pngOf(target)); });
    options.minZoom = 1;
    options.maxZoom = 2;
    const auto tiles = open(server);
    for (const TileId id : {TileId{0, 0, 0}, TileId{3, 0, 0}, TileId{1, 2, 0}, TileId{-5, 0, 0}})
        EXPECT_EQ(labelOf(*tiles, id), "");
    EXPECT_THAT(server.asked(), IsEmpty());
}

TEST_F(OnlineTiles, OfTwoServersDoNotMix) {
    const LoopbackServer one([](const std::string &) { return answer(pngOf("one")); });
    const LoopbackServer other([](const std::string &) { return answer(pngOf("other")); });
    EXPECT_EQ(labelOf(*open(one), {1, 0, 0}), "one");
    EXPECT_EQ(labelOf(*open(other), {1, 0, 0}), "other");
}

TEST_F(OnlineTiles, AfterAWeekAreAskedForAgain) {
    std::atomic<int> times = 0;
    const LoopbackServer server(
        [&](const std::string &) { return answer(pngOf(std::to_string(++times))); });
    const auto tiles = open(server);
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "1");
    now += std::chrono::days(7) - 1s;
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "1");
    now += 1s;
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "2");
}

TEST_F(OnlineTiles, ThatAreOldAreBetterThanNone) {
    std::atomic<bool> isDown = false;
    const LoopbackServer server([&](const std::string &) {
        return isDown ? answer("", "500 Internal Server Error") : answer(pngOf("old"));
    });
    const auto tiles = open(server);
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
    isDown = true;
    now += std::chrono::days(30);
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
    EXPECT_THAT(server.asked(), SizeIs(2));
    now += 5s; // the server has a pause
    EXPECT_THAT(complaint(*tiles, {1, 1, 1}), HasSubstr("error 500"));
}

TEST_F(OnlineTiles, OutOfReachAreTakenFromWhatIsKept) {
    std::unique_ptr<TileSource> tiles;
    {
        const LoopbackServer server([](const std::string &) { return answer(pngOf("old")); });
        tiles = open(server);
        EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
    }
    now += std::chrono::days(30);
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
}

TEST_F(OnlineTiles, ThatTheServerDoesNotHaveAreNotAskedForAgain) {
    for (const char *status : {"404 Not Found", "204 No Content", "410 Gone"}) {
        const LoopbackServer server([&](const std::string &) { return answer("", status); });
        const auto tiles = open(server);
        EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "");
        EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "");
        EXPECT_THAT(server.asked(), SizeIs(1)) << status;
        EXPECT_EQ(filesKept(), 0U);
    }
}

TEST_F(OnlineTiles, OfAServerThatWantsAPauseAreNotAskedForUntilThen) {
    for (const char *status : {"429 Too Many Requests", "503 Service Unavailable"}) {
        const LoopbackServer server([&](const std::string &target) {
            return target.starts_with("/1/") ? answer("", status, "Retry-After: 600\r\n")
                                             : answer(pngOf("more"));
        });
        const auto tiles = open(server);
        EXPECT_THAT(complaint(*tiles), HasSubstr("about 10 minutes"));
        now += 599s;
        EXPECT_THAT(complaint(*tiles, {2, 0, 0}), HasSubstr("too much to do"));
        EXPECT_THAT(complaint(*open(server), {2, 0, 0}), HasSubstr("in a second"));
        EXPECT_THAT(server.asked(), SizeIs(1));
        now += 1s;
        EXPECT_EQ(labelOf(*tiles, {2, 0, 0}), "more");
    }
}

TEST_F(OnlineTiles, APauseOfAHundredYearsEndsWithinADay) {
    const LoopbackServer server([](const std::string &target) {
        return target.starts_with("/1/")
                   ? answer("", "429 Too Many Requests", "Retry-After: 3153600000\r\n")
                   : answer(pngOf("more"));
    });
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("hours"));
    now += std::chrono::days(1);
    EXPECT_EQ(labelOf(*tiles, {2, 0, 0}), "more");
}

TEST_F(OnlineTiles, KeptOnesAreShownDuringAPause) {
    std::atomic<bool> isBusy = false;
    const LoopbackServer server([&](const std::string &) {
        return isBusy ? answer("", "429 Too Many Requests") : answer(pngOf("old"));
    });
    const auto tiles = open(server);
    labelOf(*tiles, {1, 0, 0});
    isBusy = true;
    EXPECT_THAT(complaint(*tiles, {1, 1, 0}), HasSubstr("left alone"));
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "old");
}

TEST_F(OnlineTiles, AServerThatDoesNotLetUsInIsNotPestered) {
    const LoopbackServer server([](const std::string &) { return answer("", "403 Forbidden"); });
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("does not let us in"));
    EXPECT_THAT(complaint(*tiles),
                AllOf(HasSubstr("does not let us in"), HasSubstr("again in about a minute")));
    EXPECT_THAT(server.asked(), SizeIs(1));
}

// One for each way in which a server can be out of order: a whole view is not asked for in vain.
TEST_F(OnlineTiles, AServerOutOfOrderIsAskedOnceAndThenLessAndLessOften) {
    for (const std::string &wrong :
         {answer("", "500 Internal Server Error"), answer("<html>Please sign in</html>"),
          answer("", "302 Found", "Location: ftp://example.org/\r\n"),
          answer("", "400 Bad Request")}) {
        const LoopbackServer server([&](const std::string &) { return wrong; });
        const auto tiles = open(server);
        const auto other = open(server);
        for (std::uint32_t x = 0; x < 50; ++x)
            complaint(x % 2 == 0 ? *tiles : *other, {8, x, 0});
        EXPECT_THAT(server.asked(), SizeIs(1)) << wrong;
        // Of an hour of looking at it every second.
        for (int second = 0; second < 3600; ++second, now += 1s)
            complaint(*tiles, {8, 0, 0});
        EXPECT_LT(server.asked().size(), 40U) << wrong;
        EXPECT_GT(server.asked().size(), 5U) << wrong;
        now += std::chrono::days(2); // the next server may have its port
    }
}

TEST_F(OnlineTiles, WhatIsWrongAndTheWaitAreSaidDuringAPauseToo) {
    const LoopbackServer server([](const std::string &target) {
        return target.starts_with("/1/") ? answer("", "500 Internal Server Error")
                                         : answer(pngOf("more"));
    });
    const auto tiles = open(server);
    EXPECT_EQ(labelOf(*tiles, {2, 0, 0}), "more");
    EXPECT_THAT(complaint(*tiles), HasSubstr("error 500. It will be asked again in 5 seconds."));
    now += 3s;
    EXPECT_THAT(complaint(*tiles, {2, 1, 0}),
                HasSubstr("error 500. It will be asked again in 2 seconds."));
}

TEST_F(OnlineTiles, ARedirectToAFileIsRefusedInWordsThatFitAMap) {
    const LoopbackServer server(
        [](const std::string &) { return answer("", "302 Found", "Location: file:///etc\r\n"); });
    EXPECT_THAT(complaint(*open(server)),
                AllOf(HasSubstr("no safe place"), Not(HasSubstr("feed"))));
}

TEST_F(OnlineTiles, PausesBeginShortAgainOnceTheServerIsWell) {
    std::atomic<bool> isWell = false;
    const LoopbackServer server([&](const std::string &target) {
        return isWell ? answer(pngOf(target)) : answer("", "500 Internal Server Error");
    });
    const auto tiles = open(server);
    for (int i = 0; i < 6; ++i, now += 1h)
        EXPECT_THAT(complaint(*tiles), HasSubstr("error 500"));
    isWell = true;
    EXPECT_EQ(complaint(*tiles, {1, 1, 0}), "");
    isWell = false;
    EXPECT_THAT(complaint(*tiles), HasSubstr("error 500"));
    isWell = true;
    now += 5s;
    EXPECT_EQ(complaint(*tiles), "");
}

TEST_F(OnlineTiles, APageInsteadOfAPictureIsNotKept) {
    const LoopbackServer server(
        [](const std::string &) { return answer("<html>Please sign in</html>"); });
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("no picture"));
    EXPECT_EQ(filesKept(), 0U);
}

TEST_F(OnlineTiles, LargerThanTheLimitAreNotTaken) {
    options.tileBytes = 100;
    const LoopbackServer server(
        [](const std::string &) { return answer(pngOf(std::string(101, 'x'))); });
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("no tile that can be used"));
}

TEST_F(OnlineTiles, CutShortAreNotKept) {
    const LoopbackServer server([](const std::string &) {
        const std::string whole = answer(pngOf(std::string(500, 'x')));
        return whole.substr(0, whole.size() - 100);
    });
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("did not answer"));
    EXPECT_EQ(filesKept(), 0U);
}

TEST_F(OnlineTiles, AServerThatNeverAnswersIsGivenUpAndLeftAloneForAWhile) {
    std::promise<void> over;
    const auto isOver = over.get_future().share();
    const LoopbackServer server([isOver](const std::string &) {
        isOver.wait();
        return std::string();
    });
    // Before the server, which waits for its thread.
    const std::unique_ptr<std::promise<void>, void (*)(std::promise<void> *)> end(
        &over, [](std::promise<void> *promise) { promise->set_value(); });
    options.timeLimit = 200ms;
    const auto tiles = open(server);
    EXPECT_THAT(complaint(*tiles), HasSubstr("did not answer"));
    EXPECT_THAT(complaint(*tiles),
                HasSubstr("did not answer. It will be asked again in 15 seconds"));
    EXPECT_THAT(server.asked(), SizeIs(1));
}

// Somebody closes the window while the answer is waited for.
TEST_F(OnlineTiles, AServerThatNeverAnswersIsLeftAtOnce) {
    std::promise<void> over;
    const auto isOver = over.get_future().share();
    std::promise<void> asked;
    const LoopbackServer server([isOver, &asked](const std::string &) {
        asked.set_value();
        isOver.wait();
        return std::string();
    });
    const std::unique_ptr<std::promise<void>, void (*)(std::promise<void> *)> end(
        &over, [](std::promise<void> *promise) { promise->set_value(); });
    const auto tiles = open(server);
    const Progress progress;
    auto tile = std::async(std::launch::async, [&] { return tiles->tile({1, 0, 0}, progress); });
    asked.get_future().wait();
    progress.cancel();
    constexpr auto kAtOnce = 700ms; // asked for a sign of it once a second, most of that is waited
    EXPECT_EQ(tile.wait_for(kAtOnce), std::future_status::ready);
    EXPECT_EQ(tile.get().error().code, ErrorCode::Cancelled);
}

TEST_F(OnlineTiles, StopWhenToldTo) {
    const LoopbackServer server([](const std::string &) { return answer(pngOf("tile")); });
    const auto tiles = open(server);
    const Progress progress;
    progress.cancel();
    EXPECT_EQ(tiles->tile({1, 0, 0}, progress).error().code, ErrorCode::Cancelled);
    EXPECT_THAT(server.asked(), IsEmpty());
}

TEST_F(OnlineTiles, ThatBrokeOnTheDiskAreFetchedAgain) {
    const LoopbackServer server([](const std::string &) { return answer(pngOf("whole")); });
    const auto tiles = open(server);
    labelOf(*tiles, {1, 0, 0});
    const auto kept = std::filesystem::directory_iterator(options.cacheFolder)->path();
    for (const std::string broken : {"", "short", "longer than the head but no picture"}) {
        writeBytes(kept, broken);
        EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "whole");
    }
    EXPECT_THAT(server.asked(), SizeIs(4));
}

TEST_F(OnlineTiles, WithoutRoomOnTheDiskAreShownAllTheSame) {
    const LoopbackServer server([](const std::string &) { return answer(pngOf("tile")); });
    const auto tiles = open(server);
    std::filesystem::remove_all(options.cacheFolder);
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "tile");
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "tile");
    EXPECT_THAT(server.asked(), SizeIs(2));
}

TEST_F(OnlineTiles, UnusedForLongestMakeRoom) {
    const std::string filling(1000 - 24 - 8, 'x'); // a thousand bytes with their heads
    const LoopbackServer server([&](const std::string &) { return answer(pngOf(filling)); });
    options.cacheBytes = 10'000;
    const auto tiles = open(server);
    writeBytes(options.cacheFolder / "somebody's.txt", std::string(50'000, 'x'));
    const auto show = [&](std::uint32_t x) {
        now += 1s;
        labelOf(*tiles, {4, x, 0});
    };
    for (std::uint32_t x = 0; x < 10; ++x)
        show(x);
    show(0); // used again: 1 and 2 are now the oldest
    EXPECT_THAT(server.asked(), SizeIs(10));
    show(10);
    EXPECT_EQ(filesKept(), 10U); // nine tiles, and what is not ours
    EXPECT_THAT(server.asked(), SizeIs(11));
    show(0);
    show(3);
    EXPECT_THAT(server.asked(), SizeIs(11));
    show(1);
    EXPECT_THAT(server.asked(), SizeIs(12));
}

struct Address {
    const char *name;
    const char *address;
    const char *sentence;
};
class TileAddresses : public testing::TestWithParam<Address> {};

TEST_P(TileAddresses, ThatCannotBeAreRefusedWithAReason) {
    const TemporaryFolder folder;
    OnlineTilesOptions options;
    options.address = GetParam().address;
    options.cacheFolder = folder / "tiles";
    EXPECT_THAT(sentenceOf(openOnlineTiles(options)), HasSubstr(GetParam().sentence));
    EXPECT_FALSE(std::filesystem::exists(options.cacheFolder));
}

INSTANTIATE_TEST_SUITE_P(
    All, TileAddresses,
    testing::Values(Address{"Nothing", "", "has to begin with https://"},
                    Address{"File", "file:///tiles/{z}/{x}/{y}.png", "has to begin with https://"},
                    Address{"NoServer", "https:///{z}/{x}/{y}", "has to begin with https://"},
                    Address{"Spaces", "https://a.org/{z}/{x}/{y}.png extra", "has to begin with"},
                    Address{"Servers", "https://{s}.a.org/{z}/{x}/{y}.png", "has {s} in it"},
                    Address{"NoZoom", "https://a.org/{x}/{y}.png", "{z} is missing"},
                    Address{"NoRow", "https://a.org/{z}/{x}/{-y}.png", "{y} is missing"},
                    Address{"Key", "https://a.org/{z}/{x}/{y}.png?key={apikey}", "your key"},
                    Address{"InTheHost", "https://{x}/{z}/{x}/{y}", "in braces"}),
    [](const auto &each) { return each.param.name; });

TEST(TileAddress, NamesTheServerWithoutWhatStandsBeforeIt) {
    const TemporaryFolder folder;
    OnlineTilesOptions options;
    options.address = "HTTPS://me:secret@Tiles.Example.org:8080/{z}/{x}/{y}@2x{r}.png";
    options.cacheFolder = folder / "tiles";
    options.maxZoom = 25;
    EXPECT_THAT(sentenceOf(openOnlineTiles(options)), HasSubstr("from 0 to 24"));
    options.maxZoom = 24;
    EXPECT_EQ(valueOf(openOnlineTiles(options))->info().name, "tiles.example.org:8080");
}

} // namespace
} // namespace placeweave
