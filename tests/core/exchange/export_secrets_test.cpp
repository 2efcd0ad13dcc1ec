// SPDX-License-Identifier: GPL-3.0-or-later
// A refuge and a person who has not agreed, planted in the sample: no byte of theirs may stand in
// anything that anyone may have, of whatever format, packed or not.
#include "core/exchange/export.h"

#include "core/exchange/sample.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <gdal_priv.h>

namespace placeweave {
namespace {

constexpr LatLon kRefuge{54.5071234, -3.9567891};

// What gives them away; spaces go as well, for a link or an id may have none.
const std::vector<std::string> &secrets() {
    static const std::vector<std::string> kSecrets{"Hawthorn Passage",
                                                   "HawthornPassage",
                                                   "LK9 9ZZ",
                                                   "LK99ZZ",
                                                   "100099998888",
                                                   "Marguerite",
                                                   "Ashdown-Pell",
                                                   "ashdown.pell",
                                                   "07700 900123",
                                                   "07700900123",
                                                   "+447700900123",
                                                   "54.5071",
                                                   "-3.95678",
                                                   "5450712",
                                                   "Nightingale Refuge",
                                                   "Rosebank Refuge note"};
    return kSecrets;
}

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
        Edit edit = valueOf(Edit::begin(*map, "change"));
        Record place(Entity::Location);
        place["name"] = "Rosebank";
        place["geom"] = Value(kRefuge);
        place["address"] = "17 Hawthorn Passage, Larkmere";
        place["postcode"] = "LK9 9ZZ";
        place["uprn"] = "100099998888";
        place["disclosure"] = "hidden";
        const RowId where = valueOf(edit.insert(place));
        const std::string told =
            "Marguerite Ashdown-Pell, 07700 900123, meets women at 17 Hawthorn "
            "Passage, LK9 9ZZ (54.5071234, -3.9567891)";
        const auto organisation = [&](const char *name, const char *permission) {
            Record record(Entity::Organisation);
            record["name"] = name;
            record["listing_permission"] = permission;
            record["location_id"] = Value(where.value);
            record["note"] = told;
            record["correspondence_address"] = "17 Hawthorn Passage";
            record["identifiers"] = setValue({"GB-CHC-9990777", "UPRN:100099998888"});
            return valueOf(edit.insert(record));
        };
        organisation("Nightingale Refuge", "no"); // nobody is to know that it exists
        const RowId listed = organisation("Women's line", "anyone");
        // Somebody else's text that tells the place.
        Record taxi(Entity::Organisation);
        taxi["name"] = "Night taxi";
        taxi["listing_permission"] = "anyone";
        taxi["description"] = "We drive to 17 Hawthorn Passage at any hour";
        valueOf(edit.insert(taxi));
        Record service(Entity::Service);
        service["organisation_id"] = Value(listed.value);
        service["name"] = "A safe night";
        service["description"] = "Come to Hawthorn Passage";
        const RowId offered = valueOf(edit.insert(service));
        Record at(Entity::ServiceAtLocation);
        at["service_id"] = Value(offered.value);
        at["location_id"] = Value(where.value);
        valueOf(edit.insert(at));
        Record person(Entity::Person);
        person["name"] = "Marguerite Ashdown-Pell";
        person["organisation_id"] = Value(listed.value);
        person["consent_basis"] = "not_asked";
        person["note"] = told;
        const RowId she = valueOf(edit.insert(person));
        for (const auto &[type, value] : {std::pair{"phone", "07700 900123"},
                                          std::pair{"email", "m.ashdown.pell@example.org"}}) {
            Record contact(Entity::Contact);
            contact["organisation_id"] = Value(listed.value);
            contact["person_id"] = Value(she.value);
            contact["contact_type"] = type;
            contact["value"] = value;
            contact["sensitivity"] = "public";
            valueOf(edit.insert(contact));
        }
        Record note(Entity::MapNote);
        note["text"] = told;
        note["sensitivity"] = "internal";
        valueOf(edit.insert(note));
        valueOf(edit.commit());
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
