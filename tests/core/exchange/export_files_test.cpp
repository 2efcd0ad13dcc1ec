// SPDX-License-Identifier: GPL-3.0-or-later
// What a format gives back when it comes in again, and what bad text and full disks do to it.
#include "core/exchange/export.h"

#include "core/base/text.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/table_import.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>
#include <set>

#ifndef _WIN32
#include <sys/resource.h>
#endif

namespace placeweave {
namespace {

std::string contentOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class ExportFiles : public testing::Test {
protected:
    void SetUp() override {
        importInto(*map,
                   "name,other names,kind,focus,languages,size,address,postcode,lat,lon,phone,"
                   "email,website,description,step free,charity number\n"
                   "Hub & <b>Spoke</b>,The Hub,hub,food;company,en;pl,40,"
                   "\"1 High Street, Sale\",M33 4ND,53.4,-2.3,0161 496 0000,"
                   "hub@example.org,https://example.org/hub,\"Two\nlines, \"\"quoted\"\"\","
                   "yes,1234567\n"
                   "Old Café,,faith group,,cy,,,,,,,,,Online only,,\n",
                   "organisations.csv");
        importInto(*map,
                   "organisation,name,description,activity,schedule,opens,closes,cost,"
                   "eligibility\n"
                   "Hub & <b>Spoke</b>,Lunch club,Two courses,community_meal,"
                   "\"FREQ=WEEKLY;BYDAY=MO,WE\",12:00,14:00,£3,Anyone over 60\n"
                   "Hub & <b>Spoke</b>,Choir,,,FREQ=MONTHLY;BYDAY=2TU,19:00,20:30,Free,\n",
                   "services.csv");
    }
    static void importInto(MapFile &map, const std::string &text, const std::string &name) {
        const ImportOutcome outcome = valueOf(importTable(map, TableSource::ofText(text, name)));
        ASSERT_EQ(outcome.refused, 0) << name;
    }
    std::filesystem::path written(const std::string &ending, Profile profile = Profile::Public) {
        valueOf(exportMap(*map, {folder / ("out" + ending), profile, {}}));
        return folder / ("out" + ending);
    }
    // A fresh map of what a file gives back.
    std::unique_ptr<MapFile> broughtBack(const std::filesystem::path &file) {
        auto other = newMap(folder / ("again" + std::to_string(++m_maps) + ".gpkg"));
        std::vector<TableToImport> tables;
        for (const RecognisedSource &found : valueOf(recognise({TableSource::ofFile(file)})))
            for (TableToImport &table : valueOf(found.tables()))
                tables.push_back(std::move(table));
        valueOf(importTables(*other, tables));
        return other;
    }
    static Record named(MapFile &map, Entity entity, std::string_view name) {
        for (Record &row : valueOf(map.records(entity)))
            if (row.text("name") == name)
                return row;
        ADD_FAILURE() << "no " << name;
        return Record(entity);
    }
    static std::set<std::string> contactsOf(MapFile &map, RowId organisation) {
        std::set<std::string> all;
        for (const Record &contact :
             valueOf(map.recordsOf(Entity::Contact, "organisation_id", organisation)))
            all.insert(contact.text("contact_type") + " " + contact.text("value"));
        return all;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
    int m_maps = 0;
};

struct RoundTrip {
    std::string name;
    std::string ending;
    std::set<std::string> cannotHold = {}; // columns of an organisation
    bool holdsServices = false;
};
class ComesBack : public ExportFiles, public testing::WithParamInterface<RoundTrip> {};

TEST_P(ComesBack, WithAllThatTheFormatCanHold) {
    const RoundTrip &way = GetParam();
    const auto other = broughtBack(written(way.ending));
    EXPECT_EQ(valueOf(other->count(Entity::Organisation)), 2);
    for (const char *name : {"Hub & <b>Spoke</b>", "Old Café"}) {
        const Record before = named(*map, Entity::Organisation, name);
        const Record after = named(*other, Entity::Organisation, name);
        for (const char *column :
             {"name", "other_names", "kind", "description", "size", "focus", "languages"})
            if (!way.cannotHold.contains(column)) {
                EXPECT_EQ(before[column], after[column]) << name << " " << column;
            }
        EXPECT_EQ(contactsOf(*map, before.id()), contactsOf(*other, after.id()));
        const auto identifiers = setElements(after["identifiers"]);
        for (const std::string &identifier : setElements(before["identifiers"]))
            EXPECT_TRUE(std::ranges::contains(identifiers, identifier)) << identifier;
    }
    const auto placeOf = [](MapFile &of) {
        return valueOf(of.record(
            Entity::Location,
            named(of, Entity::Organisation, "Hub & <b>Spoke</b>").reference("location_id")));
    };
    const Record before = placeOf(*map);
    const Record after = placeOf(*other);
    for (const char *column : {"geom", "address", "postcode", "step_free"})
        if (!way.cannotHold.contains(column)) {
            EXPECT_EQ(before[column], after[column]) << column;
        }
    EXPECT_EQ(valueOf(other->count(Entity::Service)), way.holdsServices ? 2 : 0);
    if (!way.holdsServices)
        return;
    for (const char *name : {"Lunch club", "Choir"})
        for (const char *column :
             {"description", "activity", "schedule", "opens", "closes", "cost", "eligibility"})
            EXPECT_EQ(folded(named(*map, Entity::Service, name).text(column)),
                      folded(named(*other, Entity::Service, name).text(column)))
                << name << " " << column;
}
INSTANTIATE_TEST_SUITE_P(
    Export, ComesBack,
    testing::Values(RoundTrip{"csv", ".csv"}, RoundTrip{"workbook", ".xlsx", {}, true},
                    RoundTrip{"geojson", ".geojson"}, RoundTrip{"geopackage", ".gpkg"},
                    RoundTrip{"kml", ".kml"}, RoundTrip{"shapefile", ".shp.zip"},
                    RoundTrip{"open_referral",
                              ".oruk.json",
                              // docs.openreferraluk.org has no place for these
                              {"kind", "size", "languages", "focus", "step_free"},
                              true}),
    [](const auto &way) { return way.param.name; });

TEST_F(ExportFiles, EachFormatSaysWhatItCannotHold) {
    for (const ExportFormatInfo &format : exportFormats()) {
        EXPECT_EQ(exportFormatOf("some folder/Map.Of.Sale" + std::string(format.ending)), &format);
        EXPECT_FALSE(format.cannotHold.empty()) << format.label;
        for (const std::string_view sentence : format.cannotHold)
            EXPECT_TRUE(sentence.ends_with('.')) << sentence;
    }
    EXPECT_EQ(exportFormatOf("map.json"), nullptr);
    EXPECT_EQ(exportFormatOf("map.zip"), nullptr);
}

TEST_F(ExportFiles, RowsLeaveInTheOrderAskedFor) {
    std::vector<RowId> order;
    for (const Record &row : valueOf(map->records(Entity::Organisation)))
        order.insert(order.begin(), row.id());
    for (const char *ending : {".csv", ".geojson", ".oruk.json", ".html"}) {
        const std::filesystem::path file = folder / (std::string("out") + ending);
        valueOf(exportMap(*map, {file, Profile::Public, order}));
        const std::string content = contentOf(file);
        EXPECT_LT(content.find("Old Caf"), content.find("1 High Street")) << ending;
    }
}

TEST_F(ExportFiles, CsvGoesWithoutAByteOrderMarkWhenAsked) {
    ExportRequest request{folder / "plain.csv", Profile::Public, {}};
    request.withByteOrderMark = false;
    valueOf(exportMap(*map, request));
    EXPECT_TRUE(contentOf(folder / "plain.csv").starts_with("Record code,"));
}

TEST_F(ExportFiles, AWorkbookHasRealDatesLinksAndAFrozenHeader) {
    Edit edit = valueOf(Edit::begin(*map, "change"));
    const RowId hub = named(*map, Entity::Organisation, "Hub & <b>Spoke</b>").id();
    valueOf(edit.set(*findField(Entity::Organisation, "confirmed_on"), hub, Value("2026-10-01")));
    valueOf(edit.commit());
    const std::filesystem::path file = written(".xlsx", Profile::Partner);
    GDALAllRegister();
    std::unique_ptr<GDALDataset> book(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(book);
    OGRLayer *organisations = book->GetLayerByName("Organisations");
    ASSERT_TRUE(organisations && book->GetLayerByName("Services") &&
                book->GetLayerByName("About this workbook"));
    const int day = organisations->GetLayerDefn()->GetFieldIndex("Last confirmed");
    ASSERT_GE(day, 0);
    EXPECT_EQ(organisations->GetLayerDefn()->GetFieldDefn(day)->GetType(), OFTDate);
    const auto member = [&](const std::string &name) {
        VSILFILE *in = VSIFOpenL(("/vsizip/{" + file.string() + "}/" + name).c_str(), "rb");
        std::string content(1 << 20, '\0');
        content.resize(in ? VSIFReadL(content.data(), 1, content.size(), in) : 0);
        if (in)
            VSIFCloseL(in);
        return content;
    };
    EXPECT_TRUE(member("xl/worksheets/sheet1.xml").contains("state=\"frozen\""));
    EXPECT_TRUE(member("xl/worksheets/_rels/sheet1.xml.rels").contains("https://example.org/hub"));
    EXPECT_TRUE(member("xl/worksheets/_rels/sheet1.xml.rels").contains("mailto:hub@example.org"));
}

TEST_F(ExportFiles, AShapefileExplainsItsColumns) {
    const std::filesystem::path file = written(".shp.zip");
    GDALAllRegister();
    VSILFILE *in = VSIFOpenL(("/vsizip/{" + file.string() + "}/FIELDS.txt").c_str(), "rb");
    ASSERT_TRUE(in);
    std::string content(1 << 16, '\0');
    content.resize(VSIFReadL(content.data(), 1, content.size(), in));
    VSIFCloseL(in);
    EXPECT_TRUE(content.contains("Supports local groups"));
}

// What no format may trip over, as a name and as a text.
struct Odd {
    std::string name;
    std::string text;
    int back = 3; // organisations that come in again: names of thousands of letters are refused
};
class OddText : public ExportFiles, public testing::WithParamInterface<Odd> {};
TEST_P(OddText, IsWrittenInEveryFormatAndReadAgain) {
    Edit edit = valueOf(Edit::begin(*map, "change"));
    Record odd(Entity::Organisation);
    odd["name"] = GetParam().text;
    odd["kind"] = "association";
    odd["description"] = GetParam().text;
    odd["listing_permission"] = "anyone";
    valueOf(edit.insert(odd));
    valueOf(edit.commit());
    GDALAllRegister();
    for (const ExportFormatInfo &format : exportFormats()) {
        SCOPED_TRACE(format.ending);
        const std::filesystem::path file = written(std::string(format.ending));
        if (format.format == ExportFormat::WebMap) {
            const std::string page = contentOf(file);
            EXPECT_EQ(page.find("<img"), std::string::npos);
            const std::size_t from = page.find("id=\"data\">") + 10;
            const auto data = nlohmann::json::parse(
                page.substr(from, page.find("</script>", from) - from), nullptr, false);
            ASSERT_FALSE(data.is_discarded());
            EXPECT_EQ(data["places"].size(), 3U);
        }
        if (!format.comesBack)
            continue;
        const auto other = broughtBack(file);
        // A shapefile has cut it short enough.
        EXPECT_GE(valueOf(other->count(Entity::Organisation)), GetParam().back);
    }
}
INSTANTIATE_TEST_SUITE_P(
    Export, OddText,
    testing::Values(Odd{"control", "Bell\x07 and \x01\x02\x1B[31m escape"},
                    Odd{"right_to_left", "جمعية الحي \u202E\u202Dabc"},
                    Odd{"emoji", "Friends \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F3F4"},
                    Odd{"image", "<img src=x onerror=alert(1)>"},
                    Odd{"script", "</script><!--<script>alert(1)</script>]]>"},
                    Odd{"formula", "=HYPERLINK(\"http://evil.example\",\"x\")"},
                    Odd{"long_", "Ten thousand " + std::string(10'000, 'x'), 2},
                    Odd{"longer_than_a_cell", "Many " + std::string(40'000, 'y'), 2}),
    [](const auto &odd) { return odd.param.name; });

#ifndef _WIN32
// A file may grow no further, as on a disk that fills half-way.
class NoRoom {
public:
    explicit NoRoom(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit less = m_before;
        less.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &less);
    }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;
    ~NoRoom() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST_F(ExportFiles, ADiskThatFillsHalfWayLeavesTheOldFileOfEveryFormat) {
    for (int i = 0; i < 4; ++i) { // enough for every format to be cut
        std::string rows = "name,description\n";
        for (int row = 0; row < 200; ++row)
            rows += std::format("Group {} {},{}\n", i, row, std::string(60, 'x'));
        importInto(*map, rows, "more.csv");
    }
    for (const ExportFormatInfo &format : exportFormats()) {
        SCOPED_TRACE(format.ending);
        const std::filesystem::path file = folder / ("full" + std::string(format.ending));
        const std::filesystem::path before = format.isFolder ? file / "index.json" : file;
        if (format.isFolder)
            valueOf(exportMap(*map, {file, Profile::Public, {}}));
        std::ofstream(before) << "old";
        {
            const NoRoom noRoom(format.isFolder ? 512 : 4096); // a folder is of small files
            const auto written = exportMap(*map, {file, Profile::Public, {}});
            EXPECT_FALSE(written.has_value());
        }
        EXPECT_EQ(contentOf(before), "old");
    }
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with(".")) << entry.path();
}
#endif

TEST_F(ExportFiles, WhatAKilledExportLeftThereIsSweptAwayByTheNext) {
    const auto write = [this](const std::string &name, bool isOld) {
        std::ofstream(folder / name) << "half";
        if (isOld)
            std::filesystem::last_write_time(folder / name,
                                             std::filesystem::file_time_type::clock::now() -
                                                 std::chrono::hours(2));
    };
    const std::vector<std::string> stale{".list.1b2c3d4e.csv", ".list.1b2c3d4e.csv-journal"};
    const std::vector<std::string> others{".list.1b2c3d4e.gpkg", // of another target
                                          ".list.holiday1.csv",    ".list.csv",
                                          "list.1b2c3d4e.csv",     ".lists.1b2c3d4e.csv",
                                          ".list.1b2c3d4e.csv.bak"};
    for (const std::string &name : stale)
        write(name, true);
    for (const std::string &name : others)
        write(name, true);
    write(".list.0000ffff.csv", false); // another program may be at work on it
    // The only copy of what stood there, where a folder stepped aside and nothing took its place.
    std::filesystem::create_directory(folder / ".list.1b2c3d4e.csv.old");
    valueOf(exportMap(*map, {folder / "list.csv", Profile::Internal, {}}));
    for (const std::string &name : stale)
        EXPECT_FALSE(std::filesystem::exists(folder / name)) << name;
    for (const std::string &name : others)
        EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
    EXPECT_TRUE(std::filesystem::exists(folder / ".list.0000ffff.csv"));
    EXPECT_TRUE(std::filesystem::exists(folder / ".list.1b2c3d4e.csv.old"));
    EXPECT_NE(contentOf(folder / "list.csv"), "half");
}

TEST_F(ExportFiles, AFolderIsReplacedWholeAndNobodyElsesIs) {
    const std::filesystem::path api = written(".oruk");
    std::ofstream(api / "left from before") << "x";
    written(".oruk");
    EXPECT_FALSE(std::filesystem::exists(api / "left from before"));
    const auto page = nlohmann::json::parse(contentOf(api / "services" / "index.json"));
    ASSERT_EQ(page["contents"].size(), 2U);
    const std::string id = page["contents"][0]["id"];
    const auto service = nlohmann::json::parse(contentOf(api / "services" / id / "index.json"));
    EXPECT_EQ(service["organization"]["name"], "Hub & <b>Spoke</b>");
    EXPECT_EQ(nlohmann::json::parse(contentOf(api / "index.json"))["version"], "HSDS-UK-3.0");
    std::filesystem::create_directory(folder / "mine.oruk");
    std::ofstream(folder / "mine.oruk" / "letter.txt") << "Dear";
    EXPECT_EQ(exportMap(*map, {folder / "mine.oruk", Profile::Public, {}}).error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(contentOf(folder / "mine.oruk" / "letter.txt"), "Dear");
}

TEST_F(ExportFiles, StoppingLeavesTheOldFileOfEveryFormat) {
    for (const ExportFormatInfo &format : exportFormats()) {
        const std::filesystem::path file = folder / ("stopped" + std::string(format.ending));
        if (format.isFolder)
            continue;
        std::ofstream(file) << "old";
        Progress progress;
        progress.cancel();
        EXPECT_EQ(exportMap(*map, {file, Profile::Public, {}}, progress).error().code,
                  ErrorCode::Cancelled);
        EXPECT_EQ(contentOf(file), "old") << format.ending;
    }
}

} // namespace
} // namespace placeweave
