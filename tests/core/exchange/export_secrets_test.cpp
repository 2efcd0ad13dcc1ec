// SPDX-License-Identifier: GPL-3.0-or-later
// A refuge and a person who has not agreed, planted in the sample: no byte of theirs may stand in
// anything that anyone may have, of whatever format, packed or not.
#include "core/exchange/export.h"

#include "core/exchange/sample.h"
#include "tests/planted_secrets.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <gdal_priv.h>

namespace placeweave {
namespace {

std::string contentOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The file as it lies there and, where it is a zip, all that is in it.
std::vector<std::string> bytesOf(const std::filesystem::path &file) {
    if (std::filesystem::is_directory(file)) {
        std::vector<std::string> folder;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(file))
            folder.push_back(entry.path().string() +
                             (entry.is_regular_file() ? contentOf(entry.path()) : std::string()));
        return folder;
    }
    std::vector<std::string> all{contentOf(file)};
    if (!all.front().starts_with("PK"))
        return all;
    const std::string zip = "/vsizip/{" + file.string() + "}";
    char **names = VSIReadDirRecursive(zip.c_str());
    for (char **name = names; name && *name; ++name) {
        VSILFILE *member = VSIFOpenL((zip + "/" + *name).c_str(), "rb");
        if (!member)
            continue;
        std::string content(1 << 24, '\0');
        content.resize(VSIFReadL(content.data(), 1, content.size(), member));
        VSIFCloseL(member);
        all.push_back(std::move(content));
    }
    CSLDestroy(names);
    EXPECT_GT(all.size(), 1U) << file << " could not be unpacked";
    return all;
}

class Secrets : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() {
        folderOfAll = std::make_unique<TemporaryFolder>();
        const TemporaryFolder &folder = *folderOfAll;
        valueOf(writeSample(folder / "map.gpkg"));
        map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadWrite));
        plantSecrets(*map);
    }

    static void TearDownTestSuite() {
        map.reset();
        folderOfAll.reset();
    }

    static inline std::unique_ptr<TemporaryFolder> folderOfAll; // one map is enough for all
    static inline std::unique_ptr<MapFile> map;
    TemporaryFolder folder;
};

TEST_P(Secrets, AreInNoByteOfWhatAnyoneMayHave) {
    GDALAllRegister();
    const std::filesystem::path file = folder / ("out" + GetParam());
    ASSERT_GT(valueOf(exportMap(*map, {file, Profile::Public, {}})).rows, 100);
    bool isThere = false;
    for (const std::string &bytes : bytesOf(file)) {
        for (const std::string &secret : secrets())
            EXPECT_FALSE(bytes.contains(secret)) << secret;
        for (const double degrees : {kRefuge.latitude, kRefuge.longitude}) {
            std::string raw(sizeof degrees, '\0');
            std::memcpy(raw.data(), &degrees, sizeof degrees);
            EXPECT_FALSE(bytes.contains(raw)) << degrees;
            std::ranges::reverse(raw);
            EXPECT_FALSE(bytes.contains(raw)) << degrees;
        }
        EXPECT_FALSE(bytes.contains(map->uuid())) << "it could undo approximate positions";
        isThere = isThere || bytes.contains("Night taxi");
    }
    EXPECT_TRUE(isThere) << "the test looks at the wrong thing";
}

// The same look finds them where they may be: else it would prove nothing.
TEST_P(Secrets, AreFoundInWhatIsJustForUs) {
    GDALAllRegister();
    const std::filesystem::path file = folder / ("out" + GetParam());
    valueOf(exportMap(*map, {file, Profile::Internal, {}}));
    EXPECT_TRUE(std::ranges::any_of(bytesOf(file), [](const std::string &bytes) {
        return bytes.contains("Hawthorn Passage");
    }));
}

std::vector<std::string> endings() {
    std::vector<std::string> all;
    for (const ExportFormatInfo &format : exportFormats())
        all.emplace_back(format.ending);
    return all;
}
INSTANTIATE_TEST_SUITE_P(Export, Secrets, testing::ValuesIn(endings()), [](const auto &ending) {
    std::string name;
    for (const char c : ending.param)
        if (c != '.')
            name += c;
    return name;
});

} // namespace
} // namespace placeweave
