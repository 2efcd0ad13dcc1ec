// SPDX-License-Identifier: GPL-3.0-or-later
// Open data of one real place through the wizard, where PLACEWEAVE_REAL_DATA names its folder.
#include "tests/ui/session_fixture.h"
#include "ui/intake/import_model.h"
#include "ui/session/base_maps.h"

#include <QDir>
#include <QSignalSpy>

namespace placeweave {
namespace {

class RealLists : public SessionTest {
protected:
    void SetUp() override {
        const QString data = qEnvironmentVariable("PLACEWEAVE_REAL_DATA");
        if (data.isEmpty())
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        m_data = QDir(data);
        SessionTest::SetUp();
    }
    QUrl file(const QString &name) const { return QUrl::fromLocalFile(m_data.filePath(name)); }

    // As somebody would who drops files, looks, and puts them on the map; what the sheet says then.
    QString bringIn(const QList<QUrl> &files) {
        m_session.notice()->dismiss();
        ImportModel table(&m_session, nullptr);
        QSignalSpy refused(&table, &ImportModel::refused);
        table.takeFiles(files);
        const auto said = [&] {
            return !refused.isEmpty() || !m_session.notice()->text().isEmpty();
        };
        if (!until([&] { return table.isReady() || said(); }))
            return "nothing happened";
        if (!table.isReady())
            return refused.isEmpty()
                       ? m_session.notice()->text()
                       : table.refusal().summary + '\n' + table.refusal().faults.join('\n');
        EXPECT_TRUE(until([&] { return table.outlook().contains("on the map"); }));
        EXPECT_EQ(table.missing(), QString());
        table.bringIn();
        EXPECT_TRUE(until([&] { return table.isDone(); }));
        return table.outlook();
    }

    QDir m_data;
};

TEST_F(RealLists, AllGoInAndTheSecondTimeNothingChanges) {
    const std::pair<const char *, QString> kLists[] = {
        {"charities.csv", "736 rows: 736 added"},
        {"food_banks.csv", "7 rows: 7 added"},
        {"general_practices.csv", "26 rows: 26 added"},
        {"libraries.csv", "13 rows: 13 added"},
        {"allotments.csv", "35 rows: 35 added"},
        {"care_homes.csv", "56 rows"},
        {"pharmacies.csv", "57 rows"},
        {"mental_health_services.csv", "60 rows"},
        {"places_of_worship.geojson", "118 rows"}};
    for (const auto &[name, said] : kLists) {
        SCOPED_TRACE(name);
        const QString outcome = bringIn({file(QString("trafford/") + name)});
        EXPECT_TRUE(outcome.startsWith(said)) << qPrintable(outcome);
    }
    const int organisations = m_session.organisations();
    for (const auto &[name, said] : kLists) {
        SCOPED_TRACE(name);
        const QString again = bringIn({file(QString("trafford/") + name)});
        EXPECT_TRUE(again.contains("here already")) << qPrintable(again);
        EXPECT_FALSE(again.contains("added") || again.contains("brought up to date"))
            << qPrintable(again);
    }
    EXPECT_EQ(m_session.organisations(), organisations);
}

TEST_F(RealLists, DirectoriesComeInWholeAndABrokenOneSaysWhatIsWrong) {
    const auto all = [&](const QString &folder) {
        QList<QUrl> files;
        const QDir directory(m_data.filePath("oruk/" + folder));
        for (const QString &name : directory.entryList({"*.json"}, QDir::Files, QDir::Name))
            files << QUrl::fromLocalFile(directory.filePath(name));
        return files;
    };
    const QString whole = bringIn(all("V3.0-UK-Default"));
    EXPECT_TRUE(whole.contains("added")) << qPrintable(whole);
    const QString sameOnes = bringIn(all("V3.0-UK-Warn")); // of the same organisation
    EXPECT_TRUE(sameOnes.contains("here already")) << qPrintable(sameOnes);
    const int organisations = m_session.organisations();
    const QString refused = bringIn(all("V3.0-UK-Fail"));
    EXPECT_TRUE(refused.contains("does not keep to Open Referral UK")) << qPrintable(refused);
    EXPECT_TRUE(refused.contains("has no name")) << qPrintable(refused);
    EXPECT_FALSE(refused.contains(" more.")) << qPrintable(refused);
    EXPECT_EQ(m_session.notice()->text(), QString());
    EXPECT_EQ(m_session.organisations(), organisations);
}

TEST_F(RealLists, BoundariesAndFiguresAreKnownForWhatTheyAre) {
    for (const char *name : {"wards23.geojson", "lsoa21.geojson", "lsoa11.geojson",
                             "localities23.geojson", "district.geojson", "built_up_areas.geojson",
                             "iod2025_file7_trafford.csv", "population_lsoa_2024.csv"}) {
        SCOPED_TRACE(name);
        ImportModel table(&m_session, nullptr);
        bool areas = false;
        QObject::connect(&table, &ImportModel::areasGiven, [&] { areas = true; });
        table.takeFile(file(QString("trafford/") + name));
        EXPECT_TRUE(until([&] { return areas || table.isReady(); }));
        EXPECT_TRUE(areas);
    }
}

TEST_F(RealLists, MapPicturesLieUnderTheMapAndABrokenFileLeavesItAsItIs) {
    ImportModel table(&m_session, nullptr);
    const QUrl pictures = file("formats/stamen_toner_raster_CC-BY_ODbL_z3.pmtiles");
    QSignalSpy given(&table, &ImportModel::tilesGiven);
    table.takeFile(pictures);
    ASSERT_TRUE(until([&] { return given.count() == 1; }));

    BaseMaps &maps = BaseMaps::instance();
    QSignalSpy ground(m_session.map(), &MapSource::groundChanged);
    QSignalSpy added(&maps, &BaseMaps::added);
    maps.add(pictures);
    ASSERT_TRUE(until([&] { return added.count() == 1; }));
    EXPECT_EQ(maps.chosen(), pictures.toLocalFile());
    ASSERT_TRUE(m_session.map()->baseMap());
    EXPECT_GT(ground.count(), 0);
    ASSERT_FALSE(m_session.map()->credits().empty());
    EXPECT_NE(m_session.map()->credits().back(), ""); // this one names nobody

    for (const char *broken : {"formats/invalid.pmtiles", "formats/invalid_v4.pmtiles",
                               "formats/test_fixture_1.pmtiles", "formats/no such file"}) {
        added.clear();
        maps.add(file(broken));
        ASSERT_TRUE(until([&] { return added.count() == 1; }));
        EXPECT_NE(added.at(0).at(0).toString(), QString()) << broken;
        EXPECT_EQ(maps.chosen(), pictures.toLocalFile());
    }
    maps.forget(pictures.toLocalFile());
    EXPECT_EQ(maps.chosen(), QString());
    EXPECT_FALSE(m_session.map()->baseMap());
}

} // namespace
} // namespace placeweave
