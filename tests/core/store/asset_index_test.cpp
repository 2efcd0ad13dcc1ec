// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/asset_index.h"

#include "core/model/vocabulary.h"
#include "tests/core/store/store_fixture.h"

#include <random>

namespace placeweave {
namespace {

class Index : public StoreTest {
protected:
    std::shared_ptr<const AssetIndex> build() { return valueOf(AssetIndex::build(*m_map)); }

    std::vector<std::string> names(const AssetIndex &index,
                                   const std::vector<std::uint32_t> &rows) {
        std::vector<std::string> names;
        for (const std::uint32_t row : rows)
            names.emplace_back(index.name(row));
        return names;
    }

    void fill(int count) {
        Edit edit = valueOf(Edit::begin(*m_map, "import"));
        const RowId first = valueOf(edit.reserve(count));
        valueOf(edit.insertReserved(Entity::Organisation, first, count,
                                    [](std::int64_t i, Record &record) {
                                        record["name"] = Value("Group " + std::to_string(i));
                                    }));
        valueOf(edit.commit());
    }
};

TEST_F(Index, FindsLettersAnywhereInANameBestFirst) {
    add("The Café Club");
    add("Cafe Society");
    add("Decaf Drinkers");
    const auto index = build();
    EXPECT_EQ(names(*index, index->find("CAFÉ", 10)),
              (std::vector<std::string>{"Cafe Society", "The Café Club"}));
    EXPECT_EQ(names(*index, index->find("caf", 10)),
              (std::vector<std::string>{"Cafe Society", "The Café Club", "Decaf Drinkers"}));
    EXPECT_EQ(index->find("caf", 2).size(), 2U);
    EXPECT_TRUE(index->find("", 10).empty());
    EXPECT_TRUE(index->find("drinkersthe", 10).empty());
}

TEST_F(Index, FindsOtherNamesToo) {
    const Added added = add("Harbour Light");
    set(fieldOf(Entity::Organisation, "other_names"), added.organisation,
        setValue({"The Old Mission"}));
    EXPECT_EQ(build()->find("mission", 10).size(), 1U);
}

TEST_F(Index, FiltersByKindActivityAreaAndPlacing) {
    const Added shed = add("Shed", {54.50, -3.90});
    const Added choir = add("Choir", {54.60, -3.90});
    set(fieldOf(Entity::Organisation, "kind"), shed.organisation, Value("grassroots_group"));
    set(fieldOf(Entity::Organisation, "kind"), choir.organisation, Value("faith_group"));
    set(kPoint, choir.location, Value());
    Edit edit = valueOf(Edit::begin(*m_map, "service.add"));
    Record service(Entity::Service);
    service["organisation_id"] = Value(shed.organisation.value);
    service["name"] = Value("Lunch");
    service["activity"] = Value("community_meal");
    valueOf(edit.insert(service));
    valueOf(edit.commit());
    const auto index = build();

    AssetFilter kind;
    kind.kinds = {*vocabulary("kind").indexOf("faith_group")};
    EXPECT_EQ(names(*index, index->matching(kind)), std::vector<std::string>{"Choir"});
    AssetFilter activity;
    activity.activities = {*vocabulary("activity").indexOf("community_meal")};
    EXPECT_EQ(names(*index, index->matching(activity)), std::vector<std::string>{"Shed"});
    AssetFilter area;
    area.areas = {{{Ring{{54.4, -4}, {54.4, -3.8}, {54.55, -3.8}, {54.55, -4}}, {}}}};
    EXPECT_EQ(names(*index, index->matching(area)), std::vector<std::string>{"Shed"});
    AssetFilter drawn = area; // both hold
    drawn.within = {{Ring{{10, 10}, {11, 10}, {11, 11}}, {}}};
    EXPECT_TRUE(index->matching(drawn).empty());
    drawn.areas.clear();
    drawn.within = area.areas.front();
    EXPECT_EQ(names(*index, index->matching(drawn)), std::vector<std::string>{"Shed"});
    AssetFilter unplaced;
    unplaced.onlyUnplaced = true;
    EXPECT_EQ(names(*index, index->matching(unplaced)), std::vector<std::string>{"Choir"});
    EXPECT_EQ(index->matching({}).size(), 2U);
}

TEST_F(Index, WhereOnlyPostGoesIsNoAnswerToWhatIsNear) {
    add("Hall", {53.4, -2.3});
    const Added trust = add("Trust", {53.4, -2.3});
    set(fieldOf(Entity::Location, "location_type"), trust.location, Value("correspondence"));
    const auto index = build();
    EXPECT_EQ(index->matching({}).size(), 2U);
    AssetFilter box;
    box.box = LatLonBox{-2.4, 53.3, -2.2, 53.5};
    EXPECT_EQ(index->matching(box).size(), 2U); // still on the map
    AssetFilter near;
    near.near = AssetFilter::Near{{53.4, -2.3}, 500};
    EXPECT_EQ(names(*index, index->matching(near)), std::vector<std::string>{"Hall"});
    near.near->metres = 0;
    EXPECT_EQ(names(*index, index->matching(near)), std::vector<std::string>{"Hall"});
    near.near = AssetFilter::Near{{53.41, -2.3}, 500};
    EXPECT_TRUE(index->matching(near).empty());
    AssetFilter walk;
    walk.within = {{Ring{{53.3, -2.4}, {53.3, -2.2}, {53.5, -2.2}, {53.5, -2.4}}, {}}};
    EXPECT_EQ(names(*index, index->matching(walk)), std::vector<std::string>{"Hall"});
}

TEST_F(Index, AnUpdatedSnapshotEqualsOneBuiltAnewAndTheOldOneStays) {
    fill(10000);
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    auto index = build();
    const auto first = index;
    for (int i = 0; i < 20; ++i) {
        RowId id = index->id(static_cast<std::uint32_t>(random() % index->size()));
        if (i % 3 == 0)
            remove(Entity::Organisation, id);
        else if (i % 3 == 1)
            set(kName, id, Value("Changed " + std::to_string(i)));
        else
            id = add("New " + std::to_string(i)).organisation;
        index = valueOf(AssetIndex::update(index, *m_map, {id}));
    }
    const auto anew = build();
    ASSERT_EQ(index->size(), anew->size());
    for (std::uint32_t row = 0; row < anew->size(); ++row) {
        ASSERT_EQ(index->id(row), anew->id(row));
        ASSERT_EQ(index->name(row), anew->name(row));
        ASSERT_EQ(index->rowOf(anew->id(row)), row);
    }
    EXPECT_EQ(index->action(), anew->action());
    EXPECT_EQ(first->size(), 10000U);
    EXPECT_TRUE(first->find("changed", 1).empty());
}

TEST_F(Index, AnEmptyMapHasAnEmptyIndexThatGrows) {
    auto index = build();
    EXPECT_EQ(index->size(), 0U);
    EXPECT_TRUE(index->bounds().isEmpty());
    const Added added = add("Shed");
    index = valueOf(AssetIndex::update(index, *m_map, {added.organisation}));
    EXPECT_EQ(index->size(), 1U);
    EXPECT_EQ(index->point(0), (LatLon{54.5, -3.9}));
}

} // namespace
} // namespace placeweave
