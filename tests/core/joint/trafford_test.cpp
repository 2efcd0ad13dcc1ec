// SPDX-License-Identifier: GPL-3.0-or-later
// Three copies of a map of one real place, where PLACEWEAVE_REAL_DATA names the folder of its data,
// are edited apart and merge in every order to the same map.
#include "core/exchange/table_import.h"
#include "core/joint/bundle.h"
#include "core/joint/conflicts.h"
#include "tests/core/joint/several_copies.h"

#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kSize = fieldOf(Entity::Organisation, "size");
constexpr const Field &kFocus = fieldOf(Entity::Organisation, "focus");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");

class Trafford : public testing::Test {
protected:
    static constexpr std::size_t kCopies = 3;

    void SetUp() override {
        const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!data)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        m_copies = std::make_unique<SeveralCopies>(1);
        for (const char *list : {"charities.csv", "libraries.csv", "food_banks.csv"})
            valueOf(importTable((*m_copies)[0], TableSource::ofFile(std::filesystem::path(data) /
                                                                    "trafford" / list)));
        for (std::size_t i = 0; i < kCopies; ++i) {
            valueOf((*m_copies)[0].saveFullCopy(fileOf(i)));
            const auto map = valueOf(MapFile::open(fileOf(i), Access::ReadWrite));
            map->setAuthor("Partner " + std::to_string(i));
            editApart(*map, i);
            valueOf(writeBundle(*map, {Profile::Internal, {}, bundleOf(i)}));
        }
    }

    std::filesystem::path fileOf(std::size_t i) const {
        return m_copies->path("trafford" + std::to_string(i) + ".gpkg");
    }
    std::filesystem::path bundleOf(std::size_t i) const {
        return m_copies->path("trafford" + std::to_string(i) + ".pwbundle");
    }

    // All change the first, in part to the same; each changes some of its own, and one removes what
    // another has changed.
    static void editApart(MapFile &map, std::size_t who) {
        const auto all = valueOf(map.records(Entity::Organisation));
        ASSERT_GT(all.size(), 200U);
        const auto row = [&](std::size_t i) {
            return all[i].id();
        };
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        valueOf(
            edit.set(kSize, row(0), Value(static_cast<std::int64_t>(10 + who)))); // three answers
        valueOf(edit.set(kSize, row(1), Value(7)));                               // one
        if (who < 2)
            valueOf(edit.set(kName, row(2), Value("Name by " + std::to_string(who)))); // two
        valueOf(edit.set(kFocus, row(3),
                         setValue({who == 0   ? "food"
                                   : who == 1 ? "arts"
                                              : "homes"}))); // joined
        for (std::size_t i = 10 + who; i < 150; i += kCopies)
            valueOf(edit.set(kName, row(i), Value("Renamed " + std::to_string(i))));
        const RowId place = all[4].reference("location_id");
        if (place && who < 2) // the more protective one
            valueOf(edit.set(kDisclosure, place, Value(who == 0 ? "hidden" : "approximate")));
        valueOf(edit.commit());
        Edit removal = valueOf(Edit::begin(map, "organisation.remove"));
        valueOf(removal.remove(Entity::Organisation, row(160 + who)));
        valueOf(removal.commit());
    }

    std::unique_ptr<SeveralCopies> m_copies;
};

TEST_F(Trafford, ThreeCopiesEditedApartMergeInEveryOrderToTheSameMapWithTheExpectedConflicts) {
    std::array<std::size_t, kCopies> order{0, 1, 2};
    std::map<std::string, std::string> expected;
    do {
        const auto file = m_copies->path("merged.gpkg");
        std::filesystem::remove(file);
        std::filesystem::copy_file(fileOf(order[0]), file);
        const auto map = valueOf(MapFile::open(file, Access::ReadWrite));
        for (const std::size_t next : {order[1], order[2], order[0], order[1]})
            valueOf(mergeInto(*map, {bundleOf(next)}));
        EXPECT_THAT(valueOf(map->problems()), testing::IsEmpty());
        if (expected.empty())
            expected = contentOf(*map);
        EXPECT_EQ(contentOf(*map), expected);

        std::map<const Field *, std::size_t> asked;
        for (const Conflict &one : valueOf(conflicts(*map)))
            asked[one.fields.front()] += one.answers.size();
        const auto all = valueOf(map->records(Entity::Organisation));
        EXPECT_EQ(asked[&kSize], 3U);
        EXPECT_EQ(asked[&kName], 2U);
        const RowId place = all[4].reference("location_id");
        if (place) {
            EXPECT_EQ(asked[&kDisclosure], 2U);
            EXPECT_EQ(valueOf(map->record(Entity::Location, place)).text("disclosure"), "hidden");
        }
        EXPECT_EQ(asked.size(), place ? 3U : 2U);
        EXPECT_EQ(all[1]["size"].integer(), 7);
        EXPECT_EQ(setElements(all[3][kFocus]).size(), 3U);
    } while (std::ranges::next_permutation(order).found);
}

} // namespace
} // namespace placeweave
