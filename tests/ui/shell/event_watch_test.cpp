// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/event_watch.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

using namespace std::chrono_literals;

// A watch that allows 10 ms, and a clock turned by hand.
class EventWatching : public testing::Test {
protected:
    void begin(const char *event, int loopLevel = 1) { m_watch.begin(m_now, loopLevel, event); }
    void pass(std::chrono::milliseconds time) { m_now += time; }
    void end() { m_watch.end(m_now); }

    std::vector<EventWatch::Block> m_blocks;

private:
    EventWatch::Time m_now;
    EventWatch m_watch{10ms, [this](const EventWatch::Block &b) { m_blocks.push_back(b); }};
};

TEST_F(EventWatching, OnlyWhatTakesTooLongIsTold) {
    begin("Timer");
    pass(10ms);
    end();
    EXPECT_TRUE(m_blocks.empty());
    begin("Wheel");
    pass(11ms);
    end();
    ASSERT_EQ(m_blocks.size(), 1U);
    EXPECT_EQ(m_blocks[0].event, "Wheel");
    EXPECT_EQ(m_blocks[0].longest, "Wheel");
    EXPECT_EQ(m_blocks[0].length, 11ms);
}

TEST_F(EventWatching, ManyShortEventsInsideOneAreOneLongBlock) {
    begin("Click");
    for (int i = 0; i < 4; ++i) {
        begin("Change");
        pass(3ms);
        end();
    }
    end();
    ASSERT_EQ(m_blocks.size(), 1U);
    EXPECT_EQ(m_blocks[0].event, "Click");
    EXPECT_EQ(m_blocks[0].length, 12ms);
}

TEST_F(EventWatching, TheOneInsideThatTookTheTimeIsNamed) {
    begin("Click");
    pass(1ms);
    begin("Change");
    pass(2ms);
    begin("Query");
    pass(20ms);
    end();
    end();
    end();
    ASSERT_EQ(m_blocks.size(), 1U);
    EXPECT_EQ(m_blocks[0].length, 23ms);
    EXPECT_EQ(m_blocks[0].longest, "Query");
    EXPECT_EQ(m_blocks[0].longestLength, 20ms);
}

TEST_F(EventWatching, WaitingInAnotherEventLoopBlocksNobody) {
    begin("Click", 1);
    pass(1ms);
    begin("Paint", 2); // in a dialog that the click opened
    pass(2ms);
    end();
    pass(3000ms);
    begin("Slow", 2);
    pass(15ms);
    end();
    end();
    ASSERT_EQ(m_blocks.size(), 1U);
    EXPECT_EQ(m_blocks[0].event, "Slow");
}

TEST_F(EventWatching, AnEventAfterALongOneStartsAnew) {
    begin("Slow");
    pass(50ms);
    end();
    begin("Quick");
    pass(1ms);
    end();
    EXPECT_EQ(m_blocks.size(), 1U);
}

} // namespace
} // namespace placeweave
