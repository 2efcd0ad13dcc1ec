// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sources/source.h"

#include "core/exchange/areas_import.h"
#include "core/exchange/list_credit.h"
#include "core/exchange/stoppable_reading.h"
#include "core/store/map_file.h"
#include "tests/temporary_folder.h"

#include <cstdlib>
#include <format>
#include <fstream>
#include <gmock/gmock.h>
#include <optional>
#include <random>
#include <set>
#include <xlsxwriter.h>

namespace placeweave {
namespace {

class Sources : public testing::Test {
protected:
    TableSource file(const std::string &name, std::string_view content) const {
        std::ofstream(folder / name, std::ios::binary) << content;
        return TableSource::ofFile(folder / name);
    }
    Result<std::vector<ImportOutcome>> import(const TableSource &source,
                                              std::string_view as = "auto") {
        PW_TRY(const auto recognised, recognise({source}, as));
        PW_TRY(const auto tables, recognised.front().tables());
        return importTables(*map, tables);
    }
    std::vector<Record> organisations() { return valueOf(map->records(Entity::Organisation)); }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(Sources, HaveCodesOfTheirOwn) {
    std::set<std::string_view> codes;
    for (const Source *source : allSources())
        EXPECT_TRUE(codes.insert(source->code).second) << source->code;
    EXPECT_TRUE(codes.contains("table"));
    EXPECT_TRUE(codes.contains("features"));
}

std::string manyPoints() {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 20'000; ++i)
        text += std::format(R"({}{{"type":"Feature","properties":{{"NAME":"Group {}"}},"geometry":)"
                            R"({{"type":"Point","coordinates":[-2.{:05},53.4]}}}})",
                            i > 0 ? "," : "", i, i);
    return text + "]}";
}

std::string manyRows() {
    std::string text = "name,postcode\n";
    for (int i = 0; i < 50'000; ++i)
        text += std::format("Group {},M33 7AB\n", i);
    return text;
}

TEST_F(Sources, TellHowFarTheyAreWithWhatAFileIsAndNeverGoBack) {
    for (const TableSource &source :
         {file("many.geojson", manyPoints()), file("many.csv", manyRows())}) {
        double last = -1;
        int reports = 0;
        const Progress progress([&](std::int64_t done, std::int64_t total) {
            const double part = double(done) / double(total);
            EXPECT_GT(part, last) << source.name;
            EXPECT_LT(part, 1) << source.name;
            last = part;
            ++reports;
        });
        const StoppableReading reading(progress, StoppableReading::Tells::HowFar);
        const auto recognised = valueOf(recognise({source}));
        const auto tables = valueOf(recognised.front().tables());
        EXPECT_FALSE(looksLikeAreas(source));
        EXPECT_FALSE(looksLikeFigures(source)); // in one line, it would have 60,000 columns
        EXPECT_GT(reports, 3) << source.name;
        EXPECT_GT(last, 0.5) << source.name; // more than once through it
    }
}

TEST_F(Sources, LookingAtALargeFileCanBeStoppedInTheMiddleOfIt) {
    for (const TableSource &source :
         {file("many.geojson", manyPoints()), file("many.csv", manyRows())}) {
        std::int64_t furthest = 0;
        std::optional<Progress> progress;
        progress.emplace([&](std::int64_t done, std::int64_t) {
            furthest = done;
            if (done > 100) // a fifth of the first time through
                progress->cancel();
        });
        const StoppableReading reading(*progress, StoppableReading::Tells::HowFar);
        const auto recognised = recognise({source});
        const auto tables =
            recognised ? recognised->front().tables() : std::unexpected(recognised.error());
        ASSERT_FALSE(tables) << source.name;
        EXPECT_EQ(tables.error().code, ErrorCode::Cancelled) << tables.error().message;
        EXPECT_GT(furthest, 100) << source.name;
        EXPECT_LT(furthest, 500) << source.name; // it was not read to its end first
    }
    EXPECT_EQ(valueOf(recognise({TableSource::ofFile(folder / "many.geojson")})).size(),
              1U); // by the next
}

// A sheet is unpacked and read to its end before anything of it is known.
TEST_F(Sources, LookingAtALargeWorkbookCanBeStoppedInTheMiddleOfASheet) {
    const std::string path = (folder / "many.xlsx").string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE; // words stand in the sheet
    lxw_workbook *book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Groups");
    worksheet_write_string(sheet, 0, 0, "Name", nullptr);
    std::mt19937 random; // hard to pack
    for (lxw_row_t row = 1; row <= 20'000; ++row)
        worksheet_write_string(sheet, row, 0, std::format("Group {}", random()).c_str(), nullptr);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    std::int64_t furthest = 0;
    std::int64_t stoppedAt = 0;
    std::optional<Progress> progress;
    progress.emplace([&](std::int64_t done, std::int64_t) {
        furthest = done;
        if (done > 520 && stoppedAt == 0) { // the directory at its end has been read before
            stoppedAt = done;
            progress->cancel();
        }
    });
    const TableSource source = TableSource::ofFile(path);
    {
        const StoppableReading reading(*progress, StoppableReading::Tells::HowFar);
        const auto recognised = recognise({source});
        ASSERT_FALSE(recognised);
        EXPECT_EQ(recognised.error().code, ErrorCode::Cancelled) << recognised.error().message;
    }
    EXPECT_GT(stoppedAt, 0);
    EXPECT_LT(furthest, stoppedAt + 30);
    EXPECT_EQ(valueOf(import(source)).front().added, 20'000); // by the next
}

TEST_F(Sources, ShapesWhoseReadingIsStoppedAreNotTakenForAShorterFile) {
    const TableSource source = file("many.geojson", manyPoints());
    valueOf(import(source));
    const auto before = organisations().size();
    const auto tables = valueOf(valueOf(recognise({source})).front().tables());
    std::optional<Progress> progress;
    progress.emplace([&](std::int64_t, std::int64_t) { progress->cancel(); });
    EXPECT_EQ(importTables(*map, tables, *progress).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(organisations().size(), before);
}

TEST_F(Sources, OfTheWholeCountryAreCreditedAsTheirLicencesAsk) {
    valueOf(import(file("ours.csv", "name,postcode\nChoir,M33 4ND\n")));
    EXPECT_TRUE(valueOf(creditsOfLists(*map)).empty());
    valueOf(import(
        file("epraccur.csv",
             R"("P91003","A SURGERY","Y62","QOP","1 HIGH ST","SALE","","","","M33 4ND","19740401",)"
             R"("","A","B","02A","20200401","","0161 4960000","","","","0","","02A","","4","")"
             "\n")));
    EXPECT_THAT(
        valueOf(creditsOfLists(*map)),
        testing::ElementsAre("NHS Organisation Data Service, Open Government Licence v3.0"));
    EXPECT_EQ(creditOfList("OpenStreetMap, sale.osm.pbf"), "© OpenStreetMap contributors");
}

TEST_F(Sources, OutlinesAndPointsAreRowsWithAPointOnThem) {
    const auto outcomes = valueOf(import(file("places of worship.geojson",
                                              R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME":"St Anne"},"geometry":{"type":"Polygon","coordinates":
[[[-2.4,53.4],[-2.3,53.4],[-2.3,53.5],[-2.38,53.42],[-2.4,53.5],[-2.4,53.4]]]}},
{"type":"Feature","properties":{"NAME":"Chapel"},"geometry":{"type":"Point","coordinates":[-2.2,53.3]}},
{"type":"Feature","properties":{"NAME":"Nowhere"},"geometry":null}]})")));
    EXPECT_EQ(outcomes.front().rows, 3);
    EXPECT_EQ(outcomes.front().placed, 2);
    for (const Record &organisation : organisations())
        EXPECT_EQ(organisation.text("kind"), "faith_group");
}

TEST_F(Sources, APointThatIsNowhereOnEarthIsSaid) {
    const auto outcomes =
        valueOf(import(file("grid.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME":"Grid"},"geometry":{"type":"Point","coordinates":[378000,394000]}},
{"type":"Feature","properties":{"NAME":"Hub"},"geometry":{"type":"Point","coordinates":[-2.2,53.3]}}]})")));
    EXPECT_EQ(outcomes.front().placed, 1);
    ASSERT_EQ(outcomes.front().remarks.size(), 1U);
    const std::string said = sentence(outcomes.front().remarks[0]);
    EXPECT_TRUE(said.contains("394000") && said.contains("no position on Earth")) << said;
}

TEST_F(Sources, KmlAndGpxComeInToo) {
    EXPECT_EQ(valueOf(import(file("a.kml", R"(<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>d</name><Placemark><name>Hub</name>
<Point><coordinates>-2.3,53.4</coordinates></Point></Placemark></Document></kml>)")))
                  .front()
                  .placed,
              1);
    EXPECT_EQ(valueOf(import(file("b.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="53.5" lon="-2.3"><name>Shed</name></wpt></gpx>)")))
                  .front()
                  .placed,
              1);
    EXPECT_EQ(organisations().size(), 2U);
}

TEST_F(Sources, AnEntityBombIsRefused) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE k [<!ENTITY a \"aaaaaaaaaa\">";
    std::string before = "a";
    for (char name = 'b'; name <= 'm'; ++name) {
        std::string entity;
        for (int i = 0; i < 10; ++i)
            entity += "&" + before + ";";
        before = std::string(1, name);
        bomb += "<!ENTITY " + before + " \"" + entity + "\">";
    }
    bomb += "]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>&" + before +
            ";</name><Point><coordinates>0,1</coordinates></Point></Placemark></kml>";
    EXPECT_FALSE(import(file("bomb.kml", bomb)));
    EXPECT_TRUE(organisations().empty());
}

// A workbook with those sheets, each of rows of cells; "*" before a name hides it.
void writeWorkbook(const std::filesystem::path &file,
                   const std::vector<std::pair<std::string, std::vector<Row>>> &sheets) {
    lxw_workbook *book = workbook_new(file.string().c_str());
    for (const auto &[name, rows] : sheets) {
        const bool isHidden = name.starts_with('*');
        lxw_worksheet *sheet = workbook_add_worksheet(book, name.c_str() + (isHidden ? 1 : 0));
        for (std::uint32_t r = 0; r < rows.size(); ++r)
            for (std::uint16_t c = 0; c < rows[r].size(); ++c)
                worksheet_write_string(sheet, r, c, rows[r][c].c_str(), nullptr);
        if (isHidden)
            worksheet_hide(sheet);
    }
    workbook_close(book);
}

TEST_F(Sources, OfAWorkbookOnlyTheListsThatAreShownComeIn) {
    writeWorkbook(folder / "council.xlsx",
                  {{"Read me", {{"Please ring before you share this."}, {"It is from May."}}},
                   {"Groups", {{"Name", "Postcode"}, {"Choir", "M33 4ND"}}},
                   {"By ward", {{"Ward", "Groups"}, {"Ashton", "4"}, {"Sale", "3"}}},
                   {"*Left the list", {{"Name", "Postcode"}, {"Refuge", "M33 4ND"}}}});
    const TableSource book = TableSource::ofFile(folder / "council.xlsx");
    const auto outcomes = valueOf(import(book));
    ASSERT_EQ(outcomes.size(), 1U);
    ASSERT_EQ(organisations().size(), 1U);
    EXPECT_EQ(organisations()[0].text("name"), "Choir");
    std::vector<std::string> said;
    for (const ImportRemark &remark : outcomes[0].remarks)
        said.push_back(sentence(remark));
    EXPECT_THAT(said, testing::UnorderedElementsAre(
                          testing::HasSubstr("\"Read me\" of council.xlsx does not look like"),
                          testing::HasSubstr("\"By ward\""),
                          testing::HasSubstr("\"Left the list\" of council.xlsx is hidden")));
    // One list is called as its file is, whatever sheets come to stand beside it.
    EXPECT_EQ(organisations()[0].text("source"), "council.xlsx");
    const auto recognised = valueOf(recognise({book}));
    EXPECT_EQ(valueOf(recognised.front().tables({.sheets = {"Left the list"}})).size(), 1U);
    EXPECT_FALSE(recognised.front().tables({.sheets = {"No such"}}));
}

TEST_F(Sources, AWorkbookOfTwoListsAgainMissesNobody) {
    writeWorkbook(folder / "two.xlsx", {{"Clubs", {{"Name", "Phone"}, {"Choir", "0161 496 0000"}}},
                                        {"Halls", {{"Name", "Phone"}, {"Hall", "0161 496 0001"}}}});
    const TableSource book = TableSource::ofFile(folder / "two.xlsx");
    valueOf(import(book));
    for (const ImportOutcome &outcome : valueOf(import(book)))
        EXPECT_EQ(outcome.vanished + outcome.added + outcome.changed, 0);
    writeWorkbook(
        folder / "two.xlsx",
        {{"Clubs", {{"Name", "Phone"}, {"Band", "0161 496 0002"}, {"Choir", "0161 496 0000"}}},
         {"Halls", {{"Name", "Phone"}, {"Annexe", ""}}}});
    EXPECT_EQ(valueOf(import(book))[0].vanished, 0);
}

TEST_F(Sources, SeveralPointsAndPathsHaveAPointOnThemAndAreRough) {
    valueOf(import(file("walks.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME":"Benches"},"geometry":{"type":"MultiPoint","coordinates":
[[-2.4,53.4],[-2.31,53.4],[-2.2,53.4]]}},
{"type":"Feature","properties":{"NAME":"Walk"},"geometry":{"type":"LineString","coordinates":
[[-2.4,53.4],[-2.3,53.6],[-2.2,53.4]]}}]})")));
    const auto places = valueOf(map->records(Entity::Location));
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(places[0]["geom"].point(), (LatLon{53.4, -2.31}));
    for (const Record &place : places)
        EXPECT_EQ(place.text("precision"), "area");
}

TEST_F(Sources, WhatIsNothingKnownIsSaid) {
    const auto outcome = recognise({file("thing.bin", std::string("\0\1\2\3", 4))});
    ASSERT_FALSE(outcome);
    EXPECT_THAT(outcome.error().context, testing::HasSubstr("thing.bin"));
    EXPECT_FALSE(recognise({file("note.json", R"({"a": 1})")}));
    EXPECT_FALSE(recognise({file("broken.zip", "PK\3\4 and no more")}));
}

// A zip of stored (unpacked) members, as any program would write it.
std::string zipOf(const std::string &name, const std::string &content, std::uint32_t claimed) {
    const auto number = [](std::uint64_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * i));
        return out;
    };
    const auto size = static_cast<std::uint32_t>(content.size());
    const std::string common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                               number(0, 4) + number(size, 4) + number(claimed, 4) +
                               number(name.size(), 2) + number(0, 2);
    std::string zip = "PK\3\4" + common + name + content;
    const std::size_t directory = zip.size();
    zip += "PK\1\2" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
           number(0, 4) + number(0, 4) + name;
    const std::size_t length = zip.size() - directory;
    zip += "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) + number(length, 4) +
           number(directory, 4) + number(0, 2);
    return zip;
}

TEST_F(Sources, AZipThatLeadsAwayOrBlowsUpIsRefused) {
    for (const char *name : {"../../evil.csv", "/etc/evil.csv", "C:\\evil.csv"}) {
        EXPECT_FALSE(recognise({file("a.zip", zipOf(name, "name\nX\n", 7))})) << name;
    }
    const auto bomb = recognise({file("b.zip", zipOf("a.csv", "x", 0xE0000000))});
    ASSERT_FALSE(bomb);
    EXPECT_THAT(bomb.error().message, testing::HasSubstr("unpack"));
}

class RealSources : public Sources {
protected:
    void SetUp() override {
        const char *folderName = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!folderName)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        data = folderName;
    }
    std::filesystem::path data;
};

TEST_F(RealSources, PlacesOfWorshipArePoints) {
    const TableSource source = TableSource::ofFile(data / "trafford/places_of_worship.geojson");
    const ImportOutcome outcome = valueOf(import(source)).front();
    EXPECT_GT(outcome.rows, 50);
    EXPECT_EQ(outcome.placed, outcome.rows - outcome.refused);
    EXPECT_EQ(outcome.mapping.kind, "faith_group");
    const ImportOutcome again = valueOf(import(source)).front();
    EXPECT_EQ(again.same, outcome.rows - outcome.refused);
}

} // namespace
} // namespace placeweave
