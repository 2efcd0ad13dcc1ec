// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <gmock/gmock.h>

namespace placeweave {
namespace {

class MergeCli : public Program {
protected:
    std::string m_map = path("map.gpkg");
    std::string m_list = write("list.csv", "name,kind,listing permission,latitude,longitude\n"
                                           "Choir,association,anyone,53.42,-2.31\n"
                                           "Refuge,association,no,53.43,-2.32\n");

    void SetUp() override {
        EXPECT_EQ(run({"new", m_map}).code, 0);
        EXPECT_LE(run({"import", m_map, m_list}).code, 1);
    }
};

TEST_F(MergeCli, ABundleBeginsAPartnersCopyAndBringsItsChangesBack) {
    const std::string bundle = path("hub.pwbundle");
    const Run written = run({"bundle", m_map, "--out", bundle, "--for", "Hub"});
    EXPECT_EQ(written.code, 0) << written.err;
    EXPECT_THAT(written.err, testing::HasSubstr("for Hub, partner"));
    const std::string partner = path("partner.gpkg");
    const Run begun = run({"merge", partner, bundle});
    EXPECT_EQ(begun.code, 0) << begun.err;
    EXPECT_EQ(json({"info", partner, "--json"})["organisations"], 1);
    EXPECT_EQ(run({"check", partner}).code, 0);

    const std::string more = write("more.csv", "name,latitude,longitude\nLunch Club,53.4,-2.3\n");
    EXPECT_LE(run({"import", partner, more}).code, 1);
    const std::string back = path("back.pwbundle");
    EXPECT_EQ(run({"bundle", partner, "--out", back}).code, 0);
    const auto merged = json({"merge", m_map, back, "--json"});
    EXPECT_GT(merged["applied"], 0);
    EXPECT_EQ(merged["conflicts"], 0);
    EXPECT_EQ(json({"info", m_map, "--json"})["organisations"], 3);
    const auto again = json({"merge", m_map, back, back, "--json"});
    EXPECT_EQ(again["applied"], 0);
    EXPECT_GT(again["same"], 0);
    EXPECT_EQ(run({"check", m_map}).code, 0);
}

TEST_F(MergeCli, AWholeCopyCanBeMergedToo) {
    const std::string copy = path("copy.gpkg");
    std::filesystem::copy_file(m_map, copy);
    const std::string more = write("more.csv", "name,latitude,longitude\nLunch Club,53.4,-2.3\n");
    EXPECT_LE(run({"import", copy, more}).code, 1);
    EXPECT_EQ(run({"merge", m_map, copy}).code, 0);
    EXPECT_EQ(json({"info", m_map, "--json"})["organisations"], 3);
    EXPECT_EQ(run({"history", m_map, "--conflicts"}).code, 0);
}

// `| head -1` must not stop what is being done half way.
TEST_F(MergeCli, WhoStopsReadingStopsNothing) {
    const std::string copy = path("copy.gpkg");
    std::filesystem::copy_file(m_map, copy);
    const std::string line = "{ '" PLACEWEAVE_PROGRAM "' merge '" + m_map + "' '" + copy +
                             "' --json; echo $? >'" + path("code") + "'; } 2>&1 | true";
    EXPECT_EQ(std::system(line.c_str()), 0);
    EXPECT_EQ(contentOf(path("code")), "0\n");
}

TEST_F(MergeCli, AnotherMapIsRefusedAndImportNamed) {
    const std::string other = path("other.gpkg");
    EXPECT_EQ(run({"new", other}).code, 0);
    const Run refused = run({"merge", m_map, other});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, testing::HasSubstr("import"));
    EXPECT_EQ(run({"merge", m_map, m_list}).code, 2);
    EXPECT_EQ(run({"merge", m_map, path("missing")}).code, 2);
}

} // namespace
} // namespace placeweave
