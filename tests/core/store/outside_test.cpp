// SPDX-License-Identifier: GPL-3.0-or-later
// Edits by other programs: through GDAL, as QGIS makes them, and through plain SQLite.
#include "tests/core/store/store_fixture.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

namespace placeweave {
namespace {

class Outside : public StoreTest {
protected:
    // With the map closed, as another program would find it.
    void inGdal(const std::string &layer, const std::function<void(OGRLayer &)> &edit) {
        m_map.reset();
        GDALAllRegister();
        {
            const GDALDatasetUniquePtr dataset(GDALDataset::Open(m_file.string().c_str(),
                                                                 GDAL_OF_VECTOR | GDAL_OF_UPDATE,
                                                                 nullptr, nullptr, nullptr));
            ASSERT_NE(dataset, nullptr);
            OGRLayer *opened = dataset->GetLayerByName(layer.c_str());
            ASSERT_NE(opened, nullptr);
            edit(*opened);
        }
        m_map = valueOf(MapFile::open(m_file, Access::ReadWrite));
    }

    void inSqlite(const std::string &sql) {
        sqlite3 *plain = nullptr;
        ASSERT_EQ(sqlite3_open(m_file.string().c_str(), &plain), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(plain, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(plain);
        sqlite3_close(plain);
    }

    HistoryEntry last() { return valueOf(m_map->history(1)).at(0); }
};

TEST_F(Outside, AFieldSetInGdalIsRecordedAndCanBeUndone) {
    const Added added = add("Shed");
    inGdal("organisation", [&](OGRLayer &layer) {
        const std::unique_ptr<OGRFeature> feature(layer.GetFeature(added.organisation.value));
        ASSERT_NE(feature, nullptr);
        feature->SetField("name", "Renamed in QGIS");
        ASSERT_EQ(layer.SetFeature(feature.get()), OGRERR_NONE);
    });
    EXPECT_EQ(nameOf(added.organisation), "Renamed in QGIS");
    const HistoryEntry entry = last();
    EXPECT_EQ(entry.verb, "outside");
    ASSERT_EQ(entry.rows.size(), 1U);
    ASSERT_EQ(entry.rows[0].fields.size(), 1U);
    EXPECT_EQ(entry.rows[0].fields[0].before.text(), "Shed");
    valueOf(m_map->undo(entry.action));
    EXPECT_EQ(nameOf(added.organisation), "Shed");
}

TEST_F(Outside, APinMovedInGdalIsRecorded) {
    const Added added = add("Shed");
    inGdal("location", [&](OGRLayer &layer) {
        const std::unique_ptr<OGRFeature> feature(layer.GetFeature(added.location.value));
        ASSERT_NE(feature, nullptr);
        const OGRPoint point(-3.8, 54.6);
        feature->SetGeometry(&point);
        ASSERT_EQ(layer.SetFeature(feature.get()), OGRERR_NONE);
    });
    const HistoryEntry entry = last();
    ASSERT_EQ(entry.rows.size(), 1U);
    EXPECT_EQ(entry.rows[0].fields[0].after.point(), (LatLon{54.6, -3.8}));
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(Outside, ARowAddedInGdalGetsAnIdOfOurs) {
    add("Shed");
    inGdal("organisation", [&](OGRLayer &layer) {
        OGRFeature feature(layer.GetLayerDefn());
        feature.SetField("name", "From elsewhere");
        ASSERT_EQ(layer.CreateFeature(&feature), OGRERR_NONE);
    });
    const HistoryEntry entry = last();
    ASSERT_EQ(entry.rows.size(), 1U);
    EXPECT_EQ(entry.rows[0].op, "insert");
    const std::int64_t block = entry.rows[0].row.value >> RowId::kCounterBits;
    EXPECT_EQ(valueOf(m_map->database().integer("SELECT count(*) FROM replica WHERE id = " +
                                                std::to_string(block))),
              1);
    EXPECT_EQ(nameOf(entry.rows[0].row), "From elsewhere");
    valueOf(m_map->undo(entry.action));
    EXPECT_EQ(valueOf(m_map->count(Entity::Organisation)), 1);
}

TEST_F(Outside, ARowDeletedInPlainSqliteTakesItsContactsAndComesBackByUndo) {
    const Added added = add("Shed");
    const RowId contact = addContact(added.organisation, "01632 960001");
    inSqlite("DELETE FROM organisation WHERE id = " + std::to_string(added.organisation.value));
    EXPECT_TRUE(valueOf(m_map->changedOutside()));
    EXPECT_FALSE(valueOf(m_map->changedOutside()));
    const ActionId action = valueOf(m_map->absorbOutsideChanges());
    ASSERT_TRUE(action);
    EXPECT_FALSE(exists(Entity::Contact, contact));
    valueOf(m_map->undo(action));
    EXPECT_EQ(nameOf(added.organisation), "Shed");
    EXPECT_TRUE(exists(Entity::Contact, contact));
}

TEST_F(Outside, APlainUpdateOfAPositionWorksWithoutSpatialFunctions) {
    const Added added = add("Shed");
    inSqlite("UPDATE location SET geom = NULL WHERE id = " + std::to_string(added.location.value));
    ASSERT_TRUE(valueOf(m_map->absorbOutsideChanges()));
    EXPECT_FALSE(valueOf(m_map->record(Entity::Location, added.location))["geom"].point());
}

TEST_F(Outside, OurOwnEditsFireNoTriggers) {
    add("Shed");
    EXPECT_EQ(valueOf(m_map->database().integer("SELECT count(*) FROM placeweave_outside_change")),
              0);
}

TEST_F(Outside, ChangesThatComeToNothingLeaveNoAction) {
    const Added added = add("Shed");
    const std::string id = std::to_string(added.organisation.value);
    inSqlite("UPDATE organisation SET name = 'x' WHERE id = " + id +
             "; UPDATE organisation SET name = 'Shed' WHERE id = " + id);
    EXPECT_FALSE(valueOf(m_map->absorbOutsideChanges()));
    EXPECT_EQ(valueOf(m_map->database().integer("SELECT count(*) FROM placeweave_outside_change")),
              0);
}

} // namespace
} // namespace placeweave
