// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed_rtree.h"
#include "tests/temporary_folder.h"

#include <random>

namespace placeweave {
namespace {

class PackedRTree : public testing::TestWithParam<int> {
protected:
    void SetUp() override {
        valueOf(m_database.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, "
                                   "maxy)"));
        std::mt19937 random(7);
        std::uniform_real_distribution<double> latitude(49.9, 58.7);
        std::uniform_real_distribution<double> longitude(-8.2, 1.8);
        for (std::int64_t row = 1; row <= GetParam(); ++row)
            m_points.push_back({row * 3, {latitude(random), longitude(random)}});
        Transaction transaction = valueOf(Transaction::begin(m_database));
        valueOf(packRTree(m_database, "tree", m_points));
        valueOf(transaction.commit());
    }

    std::int64_t within(LatLonBox box) {
        Statement select = valueOf(m_database.prepare(
            "SELECT count(*) FROM tree WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?"));
        select.bind(1, box.east).bind(2, box.west).bind(3, box.north).bind(4, box.south);
        EXPECT_TRUE(valueOf(select.step()));
        return select.integer(0);
    }

    TemporaryFolder m_folder;
    Database m_database = valueOf(Database::open(m_folder / "tree.db", Access::Create));
    std::vector<IndexedPoint> m_points;
};

TEST_P(PackedRTree, IsWholeToSqlite) {
    EXPECT_EQ(valueOf(m_database.text("SELECT rtreecheck('tree')")), "ok");
    EXPECT_EQ(valueOf(m_database.integer("SELECT count(*) FROM tree")), GetParam());
}

TEST_P(PackedRTree, FindsEachPointInItsOwnBox) {
    // 32 bits of a side round away from the point, never past it.
    for (const IndexedPoint &each : m_points)
        EXPECT_GE(within({each.point.longitude, each.point.latitude, each.point.longitude,
                          each.point.latitude}),
                  1);
}

TEST_P(PackedRTree, FindsWhatLiesInABoxAndNoMore) {
    constexpr LatLonBox box{.west = -3, .south = 52, .east = -1, .north = 54};
    std::int64_t expected = 0;
    for (const IndexedPoint &each : m_points)
        expected += box.contains(each.point) ? 1 : 0;
    EXPECT_EQ(within(box), expected);
}

TEST_P(PackedRTree, TakesAndLosesRowsAfterwards) {
    valueOf(m_database.execute("INSERT INTO tree VALUES (1000000, -2, -2, 53, 53)"));
    valueOf(m_database.execute("DELETE FROM tree WHERE id % 2 = 1"));
    EXPECT_EQ(valueOf(m_database.text("SELECT rtreecheck('tree')")), "ok");
    EXPECT_EQ(valueOf(m_database.integer("SELECT count(*) FROM tree")), GetParam() / 2 + 1);
}

// None, a root alone, a root that has to part, a level between, a last leaf of one.
INSTANTIATE_TEST_SUITE_P(Sizes, PackedRTree, testing::Values(0, 1, 51, 52, 2601, 2602, 5000));

} // namespace
} // namespace placeweave
