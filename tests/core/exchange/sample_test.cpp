// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"

#include "core/exchange/table_import.h"
#include "core/model/shipped.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <set>

namespace placeweave {
namespace {

TEST(Sample, EveryRowOfItsTablesGoesInWithoutARemark) {
    const TemporaryFolder folder;
    const auto map = newMap(folder / "map.gpkg");
    for (const char *name :
         {"organisations.csv", "services.csv", "people.csv", "communities.csv", "connections.csv",
          "channels.csv", "needs.csv", "stories.csv", "resources.csv"}) {
        SCOPED_TRACE(name);
        const auto outcome = valueOf(
            importTable(*map, TableSource::ofText(shippedFile(shippedSample(), name), name)));
        EXPECT_GT(outcome.rows, 0);
        EXPECT_EQ(outcome.added, outcome.rows);
        for (const ImportRemark &remark : outcome.remarks)
            ADD_FAILURE() << sentence(remark);
        for (const ColumnMapping &column : outcome.mapping.columns)
            EXPECT_TRUE(!toText(column.target).empty() || column.heading == "days")
                << column.heading;
    }
}

TEST(Sample, IsAMapWithAreasFiguresAndGround) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "sample.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "sample.gpkg", Access::ReadOnly));
    EXPECT_EQ(valueOf(map->name()), "Isle of Larkmere");
    const MapCounts counts = valueOf(map->counts());
    EXPECT_GT(counts.organisations, 100);
    EXPECT_GT(counts.services, 100);
    EXPECT_GT(counts.people, 10);
    EXPECT_GT(counts.connections, 50);
    EXPECT_EQ(valueOf(map->areas().sets()).size(), 3U);
    EXPECT_EQ(valueOf(map->areas().indicators()).size(), 2U);
    std::set<std::string> themes;
    for (const ContextFeature &feature : valueOf(map->areas().context()))
        themes.insert(feature.theme);
    EXPECT_EQ(themes.size(), 6U);
    EXPECT_FALSE(valueOf(map->record(Entity::About, RowId{1})).text("safeguarding").empty());
    for (const std::string &problem : valueOf(map->problems()))
        ADD_FAILURE() << problem;
}

TEST(Sample, LeavesOneFileAndNothingElse) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "sample.gpkg"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(folder.path()))
        ++files;
    EXPECT_EQ(files, 1U);
    EXPECT_EQ(writeSample(folder / "sample.gpkg").error().code, ErrorCode::InvalidInput);
}

TEST(Sample, ACopyForPartnersIsAMapOfItsOwn) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "sample.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "sample.gpkg", Access::ReadOnly));
    for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal}) {
        const auto file = folder / (std::string(nameOf(profile)) + ".gpkg");
        const CopyOutcome outcome = valueOf(writeCopyFor(*map, profile, file));
        const auto copy = valueOf(MapFile::open(file, Access::ReadOnly));
        EXPECT_EQ(valueOf(copy->count(Entity::Organisation)), outcome.organisations);
        for (const std::string &problem : valueOf(copy->problems()))
            ADD_FAILURE() << problem;
        EXPECT_EQ(valueOf(copy->areas().sets()).size(), 3U);
        EXPECT_EQ(valueOf(copy->areas().context()).size(), valueOf(map->areas().context()).size());
        for (const HistoryEntry &entry : valueOf(copy->history(100)))
            for (const HistoryEntry::RowChange &row : entry.rows)
                EXPECT_TRUE(row.op == "insert" || row.entity == Entity::About);
    }
}

TEST(Sample, ACopyHoldsNoSmallCountsButForUs) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "sample.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "sample.gpkg", Access::ReadWrite));
    const std::vector<AreaSet> sets = valueOf(map->areas().sets());
    const AreaSet &most = *std::ranges::max_element(sets, {}, &AreaSet::count);
    const std::vector<Area> areas = valueOf(map->areas().areas(most.id));
    std::vector<std::pair<std::string, double>> people;
    std::vector<std::pair<std::string, double>> deciles;
    for (const Area &area : areas) {
        people.emplace_back(area.code, area.code == areas[0].code ? 3 : 700);
        deciles.emplace_back(area.code, 3);
    }
    valueOf(map->areas().replaceIndicator({0, most.id, "Carers", {}}, people));
    valueOf(map->areas().replaceIndicator({0, most.id, "Some decile", {}}, deciles));
    // In the first area 3 men among 703.
    for (const auto &[name, first, other] :
         {std::tuple("All", 703, 1000), {"Men", 3, 400}, {"Women", 700, 600}}) {
        std::vector<std::pair<std::string, double>> values;
        for (const Area &area : areas)
            values.emplace_back(area.code, area.code == areas[0].code ? first : other);
        valueOf(map->areas().replaceIndicator({0, most.id, name, {}}, values));
    }
    for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal}) {
        const auto file = folder / (std::string(nameOf(profile)) + ".gpkg");
        const CopyOutcome outcome = valueOf(writeCopyFor(*map, profile, file));
        const auto copy = valueOf(MapFile::open(file, Access::ReadOnly));
        const bool isForUs = profile == Profile::Internal;
        std::set<std::string> toldOfFirst; // of men, women and all
        for (const Indicator &indicator : valueOf(copy->areas().indicators())) {
            const auto values = valueOf(copy->areas().values(indicator.id));
            const bool hasSmall = std::ranges::contains(values, std::pair(areas[0].code, 3.0));
            if (indicator.name == "Carers") {
                EXPECT_EQ(hasSmall, isForUs) << nameOf(profile);
                EXPECT_EQ(values.size() == people.size(), isForUs);
            } else if (indicator.name == "Some decile") {
                EXPECT_EQ(values.size(), deciles.size());
            } else if (std::ranges::contains(values, areas[0].code,
                                             &std::pair<std::string, double>::first)) {
                toldOfFirst.insert(indicator.name);
            }
        }
        EXPECT_EQ(toldOfFirst.contains("Men"), isForUs);
        EXPECT_EQ(toldOfFirst.contains("Women"), isForUs);
        EXPECT_TRUE(toldOfFirst.contains("All"));
        EXPECT_EQ(outcome.smallCounts > 1, !isForUs); // and one beside it
    }
}

} // namespace
} // namespace placeweave
