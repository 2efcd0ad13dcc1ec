// SPDX-License-Identifier: GPL-3.0-or-later
// The pulled plug: a process that is killed in the middle of writing.
#include "tests/core/store/store_fixture.h"

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace placeweave {
namespace {

class Plug : public StoreTest, public testing::WithParamInterface<bool> {
protected:
    std::int64_t m_saved = 0;
};

TEST_P(Plug, PulledAtAnyTimeLeavesAWholeMapWithEverythingThatWasSaved) {
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    for (int round = 0; round < 5; ++round) {
        m_map.reset();
        int saved[2];
        ASSERT_EQ(pipe(saved), 0);
        const pid_t writer = fork();
        if (writer == 0) {
            m_map = valueOf(MapFile::open(m_file, Access::ReadWrite));
            if (GetParam())
                valueOf(m_map->enterSession());
            while (true) { // until killed; a byte says "saved"
                const Added added = add(std::string(5000, 'x'));
                set(kSize, added.organisation, Value(7));
                if (write(saved[1], "s", 1) != 1)
                    _exit(1);
            }
        }
        close(saved[1]);
        const int wanted = 1 + static_cast<int>(random() % 20);
        int count = 0;
        for (char byte = 0; count < wanted && read(saved[0], &byte, 1) == 1; ++count) {
        }
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
        for (char byte = 0; read(saved[0], &byte, 1) == 1; ++count) {
        }
        close(saved[0]);

        const auto before = m_saved;
        m_map = valueOf(MapFile::open(m_file, Access::ReadWrite));
        m_saved = valueOf(m_map->count(Entity::Organisation));
        EXPECT_GE(m_saved, before + count);
        EXPECT_TRUE(valueOf(m_map->problems()).empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Journals, Plug, testing::Bool(), [](const auto &row) {
    return row.param ? "WriteAheadLog" : "RollbackJournal";
});

} // namespace
} // namespace placeweave
