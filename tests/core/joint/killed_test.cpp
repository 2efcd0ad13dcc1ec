// SPDX-License-Identifier: GPL-3.0-or-later
// The pulled plug: a process that is killed at any moment of an edit, an import, a merge, or of
// folding the write-ahead log back leaves a map that opens, is sound, and holds all of the action
// or nothing of it.
#include "core/exchange/table_import.h"
#include "core/joint/bundle.h"
#include "core/store/merge.h"
#include "tests/core/joint/several_copies.h"
#include "tests/core/place/random_shapes.h"

#include <chrono>
#include <csignal>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace placeweave {
namespace {

constexpr int kRows = 120;

std::string someList() {
    std::string csv = "name,description,latitude,longitude\n";
    for (int i = 0; i < kRows; ++i)
        csv += std::format("Group {},Meets on day {},53.{:04},-2.3\n", i, i % 7, i);
    return csv;
}

void editMany(MapFile &map) {
    Edit edit = valueOf(Edit::begin(map, "bulk.set"));
    for (const Record &row : valueOf(map.records(Entity::Organisation)))
        valueOf(edit.set(fieldOf(Entity::Organisation, "size"), row.id(), Value(9)));
    valueOf(edit.commit());
}

struct Deed {
    const char *name;
    std::function<void(MapFile &, const std::filesystem::path &bundle)> act;
};

class Killed : public testing::TestWithParam<Deed> {
protected:
    TemporaryFolder m_folder;
    std::filesystem::path m_before = m_folder / "before.gpkg";
    std::filesystem::path m_file = m_folder / "map.gpkg";
    std::filesystem::path m_bundle = m_folder / "b.pwbundle";

    void SetUp() override {
        {
            const auto map = newMap(m_before);
            valueOf(importTable(*map, TableSource::ofText(someList(), "list.csv")));
            valueOf(map->saveFullCopy(m_folder / "other.gpkg"));
        }
        const auto other = valueOf(MapFile::open(m_folder / "other.gpkg", Access::ReadWrite));
        editMany(*other);
        Edit edit = valueOf(Edit::begin(*other, "organisation.remove"));
        valueOf(edit.remove(Entity::Organisation,
                            valueOf(other->records(Entity::Organisation)).front().id()));
        valueOf(edit.commit());
        valueOf(writeBundle(*other, {Profile::Internal, {}, m_bundle}));
    }

    void startAnew() {
        for (const char *end : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(m_file.string() + end);
        std::filesystem::copy_file(m_before, m_file);
    }

    void act() {
        const auto map = valueOf(MapFile::open(m_file, Access::ReadWrite));
        valueOf(map->enterSession());
        GetParam().act(*map, m_bundle);
        valueOf(map->checkpoint());
    }
};

TEST_P(Killed, AtAnyMomentLeavesAllOfItOrNothing) {
    std::mt19937 random = seededGenerator();
    const auto contentNow = [&] {
        const auto map = valueOf(MapFile::open(m_file, Access::ReadWrite));
        EXPECT_THAT(valueOf(map->problems()), testing::IsEmpty());
        std::map<std::string, std::string> content;
        for (const auto &[row, text] : contentOf(*map)) // ids are drawn anew each time
            content[text + row.substr(0, row.find('/'))] = {};
        return content;
    };
    startAnew();
    const auto nothing = contentNow();
    const auto start = std::chrono::steady_clock::now();
    act();
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    const auto all = contentNow();
    EXPECT_NE(all.size() == nothing.size() && all == nothing, true);

    int killed = 0;
    int done = 0;
    constexpr int kTimes = 60;
    for (int i = 0; i < kTimes; ++i) {
        startAnew();
        const auto moment = std::max<std::int64_t>(
            1, static_cast<std::int64_t>(static_cast<double>(whole.count()) *
                                         std::uniform_real_distribution<>(0, 1.6)(random)));
        const pid_t child = fork();
        if (child == 0) {
            // Nobody catches this one: the process ends where it is.
            const itimerval alarm{{0, 0}, {moment / 1'000'000, moment % 1'000'000}};
            setitimer(ITIMER_REAL, &alarm, nullptr);
            act();
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        killed += WIFSIGNALED(status) ? 1 : 0;
        const auto content = contentNow();
        const bool isAll = content.size() == all.size() && content != nothing;
        EXPECT_TRUE(isAll || content == nothing) << "after " << i;
        done += isAll ? 1 : 0;
    }
    std::cout << killed << " killed, " << done << " with all of it\n";
    EXPECT_GT(killed, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Deeds, Killed,
    testing::Values(Deed{"Edit", [](MapFile &map, const auto &) { editMany(map); }},
                    Deed{"Import",
                         [](MapFile &map, const auto &) {
                             std::string csv = someList();
                             for (std::size_t at = 0;
                                  (at = csv.find("Group", at)) != std::string::npos;)
                                 csv.replace(at, 5, "Choir");
                             valueOf(importTable(map, TableSource::ofText(csv, "choirs.csv")));
                         }},
                    Deed{"Merge", [](MapFile &map,
                                     const auto &bundle) { valueOf(mergeInto(map, {bundle})); }},
                    Deed{"FoldingBack",
                         [](MapFile &map, const auto &) {
                             editMany(map);
                             for (int i = 0; i < 20; ++i)
                                 valueOf(map.checkpoint());
                         }}),
    [](const auto &deed) { return deed.param.name; });

} // namespace
} // namespace placeweave
