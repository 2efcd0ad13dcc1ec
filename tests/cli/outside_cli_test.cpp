// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs say of a map that another program has edited.
#include "tests/cli/program.h"

#include <sqlite3.h>
#include <unistd.h>

namespace placeweave {
namespace {

class OutsideProgram : public Program {
protected:
    std::string m_map = path("map.gpkg");

    void SetUp() override {
        write("groups.csv", "name,latitude,longitude,size\nShed,54.5,-3.9,12\nChoir,54.6,-3.9,9\n");
        ASSERT_EQ(run({"new", m_map}).code, 0);
        ASSERT_LE(run({"import", m_map, path("groups.csv")}).code, 1);
    }

    void inSqlite(const std::string &sql) {
        sqlite3 *plain = nullptr;
        ASSERT_EQ(sqlite3_open(m_map.c_str(), &plain), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(plain, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(plain);
        sqlite3_close(plain);
    }
};

TEST_F(OutsideProgram, HistoryTellsInWordsWhatAnotherProgramDid) {
    inSqlite("UPDATE organisation SET size = 'about 40', private = 'yes', location_id = "
             "(SELECT location_id FROM organisation WHERE name = 'Choir') WHERE name = 'Shed';"
             "UPDATE location SET geom = NULL, name = 'Hall' WHERE id = "
             "(SELECT location_id FROM organisation WHERE name = 'Choir')");
    const std::string told = run({"history", m_map, "--limit", "1"}).out;
    for (const char *words :
         {"changed in another program", "Organisation \"Shed\" changed", "Size: 12 -> 40",
          "Private: nothing -> yes", "-> \"Hall\"", "Position: 54.60000, -3.90000 -> nothing"})
        EXPECT_NE(told.find(words), std::string::npos) << words << "\n" << told;
    EXPECT_NE(run({"history", m_map}).out.find("map made"), std::string::npos);
    EXPECT_EQ(run({"check", m_map}).code, 0);
}

TEST_F(OutsideProgram, EveryReadingVerbTakesItIn) {
    std::int64_t changes = json({"info", m_map, "--json"})["changes"].get<std::int64_t>();
    for (const char *verb : {"check", "find", "export", "info"}) {
        inSqlite("INSERT INTO organisation (name) VALUES ('From elsewhere')");
        if (verb == std::string("export"))
            run({verb, m_map, "--out", path("out.csv")});
        else
            EXPECT_EQ(run({verb, m_map}).code, 0) << verb;
        const std::int64_t now = json({"info", m_map, "--json"})["changes"].get<std::int64_t>();
        EXPECT_EQ(now, changes + 1) << verb;
        changes = now;
    }
}

TEST_F(OutsideProgram, AMapThatCannotBeWrittenToIsReadAsItStands) {
    if (geteuid() == 0)
        GTEST_SKIP() << "root may write anywhere";
    inSqlite("INSERT INTO organisation (name) VALUES ('From elsewhere')");
    using std::filesystem::perms;
    for (const bool lockFolder : {false, true}) {
        std::filesystem::permissions(m_map, perms::owner_read);
        if (lockFolder)
            std::filesystem::permissions(folder.path(), perms::owner_read | perms::owner_exec);
        // Straight through the shell: where the folder is closed, there is no file for its output.
        const std::string line = std::string("'") + PLACEWEAVE_PROGRAM + "' check '" + m_map +
                                 "' 2>&1 | grep -q '^1 row was changed in another program'";
        EXPECT_EQ(std::system(line.c_str()), 0);
        std::filesystem::permissions(folder.path(), perms::owner_all);
        EXPECT_FALSE(std::filesystem::exists(m_map + "-journal"));
        EXPECT_NE(run({"find", m_map, "elsewhere"}).out, "");
    }
    std::filesystem::permissions(m_map, perms::owner_read | perms::owner_write);
}

TEST_F(OutsideProgram, WhatALockKeepsOutIsCountedAndNoDamage) {
    inSqlite("INSERT INTO organisation (name) VALUES ('From elsewhere');"
             "UPDATE organisation SET name = 'Hut' WHERE name = 'Shed'");
    sqlite3 *plain = nullptr;
    ASSERT_EQ(sqlite3_open(m_map.c_str(), &plain), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(plain, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const Run result = run({"check", m_map});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "2 rows were changed in another program and are not yet in the "
                          "history.\n");
    sqlite3_close(plain);
}

} // namespace
} // namespace placeweave
