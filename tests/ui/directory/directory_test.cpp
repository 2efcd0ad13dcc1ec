// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/directory/asset_list_model.h"
#include "ui/directory/directory_model.h"
#include "ui/directory/row_changes.h"

#include <QAbstractItemModelTester>

#include <random>

namespace placeweave {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

class DirectoryTest : public SessionTest {
protected:
    QStringList names(const QAbstractItemModel &model) {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, 0).data(Qt::DisplayRole).toString();
        return names;
    }
};

TEST(RowChanges, TurnTheOneListIntoTheOther) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 500; ++round) {
        std::vector<int> before, after;
        for (unsigned i = random() % 8; i > 0; --i)
            before.push_back(static_cast<int>(random() % 3));
        for (unsigned i = random() % 8; i > 0; --i)
            after.push_back(static_cast<int>(random() % 3));
        const RowChanges changes = rowChanges(before, after, std::equal_to<>{});
        std::vector<int> made = before;
        made.erase(made.begin() + changes.first, made.begin() + changes.first + changes.removed);
        made.insert(made.begin() + changes.first, after.begin() + changes.first,
                    after.begin() + changes.first + changes.inserted);
        EXPECT_EQ(made, after);
    }
}

TEST_F(DirectoryTest, TheListKeepsTheRulesOfModelsWhileTheMapChanges) {
    AssetListModel list(&m_session, nullptr);
    const QAbstractItemModelTester tester(&list, kFatal);
    add("Quayside Knitters");
    add("Men's Shed");
    const RowId allotments = add("Allotments");
    EXPECT_EQ(names(list), (QStringList{"Allotments", "Men's Shed", "Quayside Knitters"}));
    m_session.filter()->setText("e");
    EXPECT_TRUE(until([&] { return list.count() == 3; }));
    m_session.filter()->setText("shed");
    EXPECT_TRUE(until([&] { return list.count() == 1; }));
    m_session.filter()->clear();
    EXPECT_TRUE(until([&] { return list.count() == 3; }));
    valueOf(
        write<void>([=](MapFile &map) { return edits::removeOrganisations(map, {allotments}); }));
    EXPECT_TRUE(until([&] { return list.count() == 2; }));
}

TEST_F(DirectoryTest, NearestFirstCountsFromTheMiddleOfTheMap) {
    add("Far", {}, LatLon{54.9, -4.5});
    add("Near", {}, LatLon{54.21, -4.5});
    add("Nowhere yet");
    AssetListModel list(&m_session, nullptr);
    list.setOrder(AssetListModel::Order::Nearest);
    list.setFrom(54.2, -4.5);
    EXPECT_EQ(names(list), (QStringList{"Near", "Far", "Nowhere yet"}));
}

// Of a quarter of a million it would hold up the frame.
TEST_F(DirectoryTest, ALongListIsOrderedAsideAndTheLastWishCounts) {
    add("Far", {}, LatLon{54.9, -4.5});
    add("Near", {}, LatLon{54.21, -4.5});
    AssetListModel list(&m_session, nullptr);
    const QAbstractItemModelTester tester(&list, kFatal);
    const QStringList byName = names(list);
    list.setAtOnce(0);
    list.setOrder(AssetListModel::Order::Nearest);
    list.setFrom(54.9, -4.5);
    list.setFrom(54.2, -4.5);
    EXPECT_EQ(names(list), byName) << "not on this thread";
    EXPECT_TRUE(until([&] { return names(list) == QStringList{"Near", "Far"}; }));
    list.setOrder(AssetListModel::Order::ByName);
    EXPECT_TRUE(until([&] { return names(list) == byName; }));
}

TEST_F(DirectoryTest, WhatHasNoPlaceSaysThatItMustAct) {
    const RowId id = add("Nowhere yet");
    AssetListModel list(&m_session, nullptr);
    EXPECT_TRUE(list.data(list.index(0), AssetListModel::MustActRole).toBool());
    valueOf(write<void>([id](MapFile &map) { return edits::setNoFixedPlace(map, id); }));
    EXPECT_TRUE(
        until([&] { return !list.data(list.index(0), AssetListModel::MustActRole).toBool(); }));
}

TEST_F(DirectoryTest, TheTableKeepsTheRulesOfModelsWhileColumnsAndRowsChange) {
    DirectoryModel table(&m_session, nullptr);
    const QAbstractItemModelTester tester(&table, kFatal);
    add("Quayside Knitters");
    add("Men's Shed");
    table.setColumns({"101", "106", "114"});
    EXPECT_EQ(table.columnCount(), 3);
    table.setColumns({"101", "114"});
    EXPECT_EQ(table.columnCount(), 2);
    table.toggleSort(0);
    EXPECT_EQ(names(table), (QStringList{"Quayside Knitters", "Men's Shed"}));
}

TEST_F(DirectoryTest, ACellIsSetWhereItStands) {
    const RowId id = add("Men's Shed");
    DirectoryModel table(&m_session, nullptr);
    table.setColumns({"101", "106"});
    table.set(0, 1, "40");
    EXPECT_TRUE(until([&] { return organisation(id)["size"] == Value(40); }));
    EXPECT_TRUE(
        until([&] { return table.index(0, 1).data(Qt::DisplayRole).toString() == "40 people"; }));
}

TEST_F(DirectoryTest, ACellThatIsNotUnderstoodKeepsWhatWasTyped) {
    add("Men's Shed");
    DirectoryModel table(&m_session, nullptr);
    table.setColumns({"101", "106"});
    table.set(0, 1, "about forty");
    EXPECT_EQ(table.index(0, 1).data(DirectoryModel::ValueRole).toString(), "about forty");
    EXPECT_FALSE(table.index(0, 1).data(DirectoryModel::ErrorRole).toString().isEmpty());
}

TEST_F(DirectoryTest, SortingByAColumnOfThePlacePutsEmptyOnesLast) {
    const RowId shed = add("Shed"), hub = add("Hub");
    add("Nowhere");
    valueOf(write<void>([=](MapFile &map) {
        return edits::setForAll(map, {shed}, fieldOf(Entity::Location, "postcode"),
                                Value("LK1 1AA"));
    }));
    valueOf(write<void>([=](MapFile &map) {
        return edits::setForAll(map, {hub}, fieldOf(Entity::Location, "postcode"),
                                Value("LK2 2BB"));
    }));
    DirectoryModel table(&m_session, nullptr);
    table.setColumns({"101", "206"});
    table.sort(1, Qt::AscendingOrder);
    EXPECT_TRUE(until([&] { return names(table) == QStringList{"Shed", "Hub", "Nowhere"}; }));
}

TEST_F(DirectoryTest, AFieldIsSetForAllThatAreChosen) {
    const RowId a = add("A"), b = add("B"), c = add("C");
    DirectoryModel table(&m_session, nullptr);
    table.chooseBetween(0, 1);
    EXPECT_EQ(table.chosenCount(), 2);
    EXPECT_EQ(table.setForChosen(fieldOf(Entity::Organisation, "kind").key, "association"),
              QString());
    EXPECT_TRUE(until([&] { return organisation(b).text("kind") == "association"; }));
    EXPECT_EQ(organisation(a).text("kind"), "association");
    EXPECT_TRUE(organisation(c)["kind"].isEmpty());
}

TEST_F(DirectoryTest, WhatIsChosenStaysChosenWhenTheListIsSortedAnew) {
    add("A");
    add("B");
    DirectoryModel table(&m_session, nullptr);
    table.choose(0, true);
    table.toggleSort(0);
    EXPECT_FALSE(table.index(0, 0).data(DirectoryModel::ChosenRole).toBool());
    EXPECT_TRUE(table.index(1, 0).data(DirectoryModel::ChosenRole).toBool());
}

} // namespace
} // namespace placeweave
