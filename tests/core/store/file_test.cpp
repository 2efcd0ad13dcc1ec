// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

#include <fstream>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

namespace placeweave {
namespace {

std::string bytesOf(const std::filesystem::path &file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class File : public StoreTest {
protected:
    ErrorCode codeOfOpening(const std::filesystem::path &file) {
        const auto opened = MapFile::open(file, Access::ReadWrite);
        EXPECT_FALSE(opened);
        return opened ? ErrorCode::Internal : opened.error().code;
    }

    std::filesystem::path write(const std::string &name, const std::string &bytes) {
        std::ofstream(m_folder / name, std::ios::binary) << bytes;
        return m_folder / name;
    }
};

TEST_F(File, EveryFieldOfTheRegisterHasItsColumn) {
    for (const EntityInfo &entity : kEntities)
        EXPECT_TRUE(m_map->records(entity.entity).has_value()) << entity.table;
}

TEST_F(File, HasNoColumnThatTheRegisterDoesNotKnow) {
    for (const EntityInfo &entity : kEntities) {
        Statement columns = valueOf(m_map->database().prepare(
            "SELECT name FROM pragma_table_info('" + std::string(entity.table) + "')"));
        while (valueOf(columns.step()))
            EXPECT_TRUE(columns.text(0) == "id" ||
                        findField(entity.entity, columns.text(0)) != nullptr)
                << entity.table << "." << columns.text(0);
    }
}

TEST_F(File, IsReadByGdalWithOneRowAnOrganisation) {
    add("Shed");
    add("Choir");
    m_map.reset();
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(m_file.string().c_str(), GDAL_OF_VECTOR));
    ASSERT_NE(dataset, nullptr);
    OGRLayer *layer = dataset->GetLayerByName("organisation_map");
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->GetFeatureCount(), 2);
    for (const auto &feature : *layer)
        EXPECT_NE(feature->GetGeometryRef(), nullptr);
}

TEST_F(File, RefusesForeignFilesAndLeavesThemAsTheyWere) {
    const std::string text = "name,postcode\nShed,LK1 1AA\n";
    const auto table = write("table.gpkg", text);
    EXPECT_EQ(codeOfOpening(table), ErrorCode::NotAMap);
    EXPECT_EQ(bytesOf(table), text);
    EXPECT_EQ(codeOfOpening(write("empty.gpkg", "")), ErrorCode::NotAMap);
    EXPECT_EQ(bytesOf(m_folder / "empty.gpkg"), "");
    EXPECT_EQ(codeOfOpening(m_folder / "nowhere.gpkg"), ErrorCode::NotFound);
    EXPECT_EQ(codeOfOpening(m_folder.path()), ErrorCode::NotAMap);
}

TEST_F(File, RefusesAnyOtherDatabase) {
    const auto file = m_folder / "other.gpkg";
    sqlite3 *plain = nullptr;
    sqlite3_open(file.string().c_str(), &plain);
    sqlite3_exec(plain, "CREATE TABLE organisation (id)", nullptr, nullptr, nullptr);
    sqlite3_close(plain);
    const std::string before = bytesOf(file);
    EXPECT_EQ(codeOfOpening(file), ErrorCode::NotAMap);
    EXPECT_EQ(bytesOf(file), before);
}

TEST_F(File, RefusesANewerVersionAndTouchesNothing) {
    ASSERT_TRUE(m_map->database().execute(
        "INSERT INTO placeweave_migration VALUES (9999, 'later', '2030-01-01')"));
    m_map.reset();
    const std::string before = bytesOf(m_file);
    EXPECT_EQ(codeOfOpening(m_file), ErrorCode::NewerVersion);
    EXPECT_EQ(bytesOf(m_file), before);
}

TEST_F(File, DamageIsSaidAndNotCrashedOver) {
    for (int i = 0; i < 50; ++i)
        add("Group " + std::to_string(i));
    m_map.reset();
    std::string bytes = bytesOf(m_file);
    for (std::size_t at = 8192; at < bytes.size(); at += 97)
        bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    const auto damaged = write("damaged.gpkg", bytes);
    const auto opened = MapFile::open(damaged, Access::ReadWrite);
    if (opened) {
        const auto problems = (*opened)->problems();
        EXPECT_TRUE(!problems || !problems->empty());
    } else {
        EXPECT_NE(opened.error().message, "");
    }
}

TEST_F(File, NeverOverwritesWhenMakingANewMap) {
    const auto made = MapFile::create(m_file, {"Again", ""});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::InvalidInput);
}

TEST_F(File, IsNotMadeWithoutANameOfItsOwn) {
    for (const std::filesystem::path &file :
         {std::filesystem::path(), m_folder / "", m_folder.path(), m_folder / "sub" / ""}) {
        const auto made = MapFile::create(file, {"Nameless", ""});
        ASSERT_FALSE(made) << file;
        EXPECT_EQ(made.error().code, ErrorCode::InvalidInput) << file;
    }
}

// SQLite built to read URIs makes a map in memory of the first, and of the second.
TEST_F(File, IsAFileWhateverItIsCalled) {
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(m_folder.path());
    for (const char *name : {"file:evil.gpkg?mode=memory", ":memory:", "-odd%20name#.gpkg"}) {
        const auto made = MapFile::create(name, {"Evil", ""});
        EXPECT_TRUE(made) << name;
        EXPECT_TRUE(std::filesystem::is_regular_file(name)) << name;
        EXPECT_TRUE(MapFile::open(name, Access::ReadWrite)) << name;
    }
    std::filesystem::current_path(before);
}

TEST_F(File, OpensForReadingWhereWritingIsNotAllowed) {
    const Added added = add("Shed");
    m_map.reset();
    m_map = valueOf(MapFile::open(m_file, Access::ReadOnly));
    EXPECT_EQ(nameOf(added.organisation), "Shed");
    const auto edit = Edit::begin(*m_map, "field.set");
    ASSERT_FALSE(edit);
    EXPECT_EQ(edit.error().code, ErrorCode::ReadOnly);
}

TEST_F(File, LeavesOnePlainFileBehind) {
    valueOf(m_map->enterSession());
    add("Shed");
    m_map.reset();
    EXPECT_FALSE(std::filesystem::exists(m_file.string() + "-wal"));
    EXPECT_FALSE(std::filesystem::exists(m_file.string() + "-shm"));
    // Bytes 18 and 19 of the header: 1 is rollback journal, 2 would be WAL.
    EXPECT_EQ(bytesOf(m_file)[18], 1);
}

TEST_F(File, AnotherProgramsLockIsReportedAndTheEditCanBeTriedAgain) {
    ASSERT_TRUE(m_map->database().execute("PRAGMA busy_timeout = 1"));
    sqlite3 *plain = nullptr;
    sqlite3_open(m_file.string().c_str(), &plain);
    sqlite3_exec(plain, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    const auto edit = Edit::begin(*m_map, "field.set");
    ASSERT_FALSE(edit);
    EXPECT_EQ(edit.error().code, ErrorCode::Busy);
    sqlite3_exec(plain, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(plain);
    EXPECT_TRUE(Edit::begin(*m_map, "field.set").has_value());
}

TEST_F(File, AFullCopyHoldsEverythingAndIsTheSameMap) {
    const Added added = add("Shed");
    const auto copy = m_folder / "copy with 'quotes'.gpkg";
    valueOf(m_map->saveFullCopy(copy));
    const auto opened = valueOf(MapFile::open(copy, Access::ReadOnly));
    EXPECT_EQ(opened->uuid(), m_map->uuid());
    EXPECT_EQ(valueOf(opened->counts()).changes, valueOf(m_map->counts()).changes);
    EXPECT_TRUE(opened->record(Entity::Organisation, added.organisation).has_value());
    EXPECT_FALSE(m_map->saveFullCopy(m_file).has_value());
}

TEST_F(File, KeepsADailyBackupBeforeTheFirstEdit) {
    add("Shed");
    ASSERT_TRUE(m_map->database().execute("UPDATE action SET at = '2020-01-01T00:00:00.000Z'"));
    reopen();
    add("Choir");
    const auto backups = m_folder / "map backups";
    ASSERT_TRUE(std::filesystem::exists(backups));
    const auto kept = valueOf(
        MapFile::open(std::filesystem::directory_iterator(backups)->path(), Access::ReadOnly));
    EXPECT_EQ(valueOf(kept->counts()).organisations, 1);
}

TEST_F(File, UuidsOfRowsAreComputedFromTheMapsOwn) {
    const Added added = add("Shed");
    const std::string uuid = m_map->uuidOf(Entity::Organisation, added.organisation);
    EXPECT_EQ(uuid[14], '5');
    reopen();
    EXPECT_EQ(m_map->uuidOf(Entity::Organisation, added.organisation), uuid);
    EXPECT_NE(m_map->uuidOf(Entity::Location, added.organisation), uuid);
}

} // namespace
} // namespace placeweave
