// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/beside.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace placeweave {
namespace {

TEST(Beside, DoesOnePieceAfterTheOtherInOneThreadOfItsOwn) {
    std::vector<int> done;
    std::vector<std::thread::id> threads;
    Beside beside;
    beside.wait(); // for nothing
    for (int i = 0; i < 100; ++i)
        beside.start([&, i] {
            done.push_back(i);
            threads.push_back(std::this_thread::get_id());
        });
    beside.wait();
    ASSERT_EQ(done.size(), 100U);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(done[static_cast<std::size_t>(i)], i);
        EXPECT_EQ(threads[static_cast<std::size_t>(i)], threads.front());
    }
    EXPECT_NE(threads.front(), std::this_thread::get_id());
}

TEST(Beside, IsWaitedForWhenItGoes) {
    bool isDone = false;
    {
        Beside beside;
        beside.start([&] {
            for (int i = 0; i < 1000; ++i)
                std::this_thread::yield();
            isDone = true;
        });
    }
    EXPECT_TRUE(isDone);
}

} // namespace
} // namespace placeweave
