// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/whereabouts.h"

#include "core/exchange/sample.h"
#include "core/store/asset_index.h"
#include "tests/core/store/store_fixture.h"

namespace placeweave {
namespace {

class WhereaboutsTest : public StoreTest {
protected:
    std::vector<Whereabouts> all() { return valueOf(whereabouts(*m_map, 1)); }
};

TEST_F(WhereaboutsTest, AreThoseOfTheIndex) {
    const std::filesystem::path file = m_folder / "sample.gpkg";
    valueOf(writeSample(file));
    const auto map = valueOf(MapFile::open(file, Access::ReadWrite));
    const auto index = valueOf(AssetIndex::build(*map));
    const auto found = valueOf(whereabouts(*map, 1));
    auto next = found.begin();
    for (std::uint32_t row = 0; row < index->size(); ++row) {
        const auto point = index->point(row);
        if (!point)
            continue;
        ASSERT_NE(next, found.end());
        EXPECT_EQ(next->organisation, index->id(row));
        EXPECT_EQ(next->kind, index->kind(row));
        EXPECT_EQ(next->point, *point);
        ++next;
    }
    EXPECT_EQ(next, found.end());
    EXPECT_GT(found.size(), 50U);
}

TEST_F(WhereaboutsTest, AreFoundInWhateverOrderPlacesWereWritten) {
    const Added first = add("First", {54.1, -3.1});
    const Added second = add("Second", {54.2, -3.2});
    const Added third = add("Third", {54.3, -3.3});
    // The first two change places; the third moves into the first one's building.
    constexpr const Field &kPlace = fieldOf(Entity::Organisation, "location_id");
    set(kPlace, first.organisation, Value(second.location.value));
    set(kPlace, second.organisation, Value(first.location.value));
    set(kPlace, third.organisation, Value(second.location.value));
    std::vector<LatLon> points;
    for (const Whereabouts &each : all())
        points.push_back(each.point);
    EXPECT_EQ(points, (std::vector<LatLon>{{54.2, -3.2}, {54.1, -3.1}, {54.2, -3.2}}));
}

TEST_F(WhereaboutsTest, AreOfThoseOnlyWhoHaveAPlace) {
    const Added moved = add("Moved out", {54.1, -3.1});
    const Added unplaced = add("Still to place");
    const Added placed = add("Placed");
    set(fieldOf(Entity::Organisation, "location_id"), moved.organisation, Value());
    set(kPoint, unplaced.location, Value());
    const auto found = all();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].organisation, placed.organisation);
}

TEST_F(WhereaboutsTest, OfASmallMapAreNotAskedFor) {
    add("One");
    add("Two");
    EXPECT_EQ(valueOf(whereabouts(*m_map, 2)).size(), 2U);
    EXPECT_TRUE(valueOf(whereabouts(*m_map, 3)).empty());
}

} // namespace
} // namespace placeweave
