// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of the NHS Organisation Data Service: GP practices and Primary Care Networks.
#include "core/exchange/import_report.h"
#include "tests/core/exchange/register_files.h"

#include <cstdlib>
#include <format>
#include <fstream>
#include <iterator>
#include <map>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace sources {
extern const Source epraccur;
extern const Source epcn;
} // namespace sources
namespace {

using sources::epcn;
using sources::epraccur;

std::string practice(std::string_view code, std::string_view name, std::string_view status = "A",
                     std::string_view setting = "4", std::string_view parent = "02A") {
    return std::format(
        R"("{}","{}","Y62","QOP","THE SURGERY","1 HIGH ST,SALE","","SALE","","M33 4ND","19740401",)"
        R"("","{}","B","{}","20200401","","0161 4960000","","","","0","","{}","","{}","")"
        "\r\n",
        code, name, status, parent, parent, setting);
}

class Epraccur : public RegisterFiles {};

TEST_F(Epraccur, IsToldByWhatItsRowsHold) {
    EXPECT_EQ(sure(epraccur, write("x.csv", practice("P91003", "A") + practice("P91004", "B"))),
              95);
    EXPECT_EQ(sure(epraccur, write("y.csv", "name,postcode\nHub,M33 4ND\n")), 0);
    // As wide, but of dispensaries: nobody of theirs prescribes.
    EXPECT_EQ(sure(epraccur, write("z.csv", practice("P91003", "A", "A", ""))), 0);
    EXPECT_EQ(sure(epraccur, zip("epraccur.zip", {{"epraccur.csv", ""}, {"epraccur.pdf", ""}})),
              100);
    EXPECT_EQ(sure(epraccur, zip("other.zip", {{"other.csv", ""}})), 0);
}

TEST_F(Epraccur, OnlyOpenPracticesComeIn) {
    const auto outcomes = valueOf(bring(
        epraccur, {write("epraccur.csv", practice("P91003", "PARK MEDICAL PRACTICE") +
                                             practice("P91004", "CLOSED SURGERY", "C") +
                                             practice("P91005", "DORMANT SURGERY", "D") +
                                             practice("Y00195", "SMOKING CESSATION", "A", "14"))}));
    EXPECT_EQ(names(), std::vector<std::string>{"Park Medical Practice"});
    EXPECT_EQ(outcomes.at(0).rows, 1);
    EXPECT_EQ(outcomes.at(0).remarkCount, 0);
    using Counts = std::map<std::string_view, std::int64_t>;
    EXPECT_EQ(outcomes.at(0).passedOver,
              (Counts{{"closed", 1}, {"dormant", 1}, {"not a GP practice", 1}}));
}

TEST_F(Epraccur, EachRowIsInTheReportWithWhatBecameOfIt) {
    const auto file =
        write("epraccur.csv", practice("P91003", "PARK SURGERY") +
                                  practice("P91004", "CLOSED SURGERY", "C") +
                                  practice("P91005", "ELSEWHERE SURGERY", "A", "4", "99X"));
    auto tables = valueOf(epraccur.tables(std::vector{given(file)}, {.area = "02A"}));
    tables.at(0).options.wantsRows = true;
    const auto outcomes = valueOf(importTables(*map, tables));
    ASSERT_EQ(outcomes.at(0).fates.size(), 3U);
    EXPECT_EQ(outcomes[0].fates[1].what, RowFate::What::PassedOver);
    EXPECT_EQ(outcomes[0].fates[1].name, "Closed Surgery");
    valueOf(writeImportReport({{"epraccur.csv", outcomes[0]}}, folder / "report.csv"));
    std::ifstream in(folder / "report.csv");
    const std::string report(std::istreambuf_iterator<char>(in), {});
    EXPECT_TRUE(report.contains(
        R"("epraccur.csv",2,"Closed Surgery",passed over,"","Row 2: it is closed.")"))
        << report;
    EXPECT_TRUE(report.contains("Row 3: it is in another area.")) << report;
}

TEST_F(Epraccur, APracticeHasItsCodePlaceAndPhone) {
    valueOf(bring(epraccur, {write("epraccur.csv", practice("P91003", "PARK MEDICAL PRACTICE"))}));
    const Record park = named("Park Medical Practice");
    EXPECT_EQ(setElements(park["identifiers"]), std::vector<std::string>{"GB-NHS-P91003"});
    EXPECT_EQ(park.text("kind"), "public_service");
    EXPECT_EQ(park.text("recognition"), "register");
    const Record place = placeOf("Park Medical Practice");
    EXPECT_EQ(place.text("address"), "The Surgery, 1 High St, Sale");
    EXPECT_EQ(place.text("postcode"), "M33 4ND");
    EXPECT_EQ(contactsOf("Park Medical Practice"), std::vector<std::string>{"phone 0161 4960000"});
}

TEST_F(Epraccur, HeadingsMayStandAboveIt) {
    const auto file =
        write("epraccur.csv",
              "OrganisationCode,Name,AddressLine1,AddressLine2,Postcode,StatusCode,Telephone,"
              "PrescribingSetting\n"
              "P91003,PARK SURGERY,1 HIGH ST,SALE,M33 4ND,A,0161 4960000,4\n"
              "P91004,GONE SURGERY,1 HIGH ST,SALE,M33 4ND,C,0161 4960000,4\n");
    EXPECT_EQ(sure(epraccur, file), 95);
    valueOf(bring(epraccur, {file}));
    EXPECT_EQ(names(), std::vector<std::string>{"Park Surgery"});
    EXPECT_EQ(placeOf("Park Surgery").text("address"), "1 High St, Sale");
}

TEST_F(Epraccur, ComesPackedAsWell) {
    const std::string text = practice("P91003", "PARK SURGERY");
    valueOf(
        bring(epraccur, {zip("epraccur.zip", {{"epraccur.pdf", "%PDF"}, {"epraccur.csv", text}})}));
    EXPECT_EQ(names(), std::vector<std::string>{"Park Surgery"});
    const auto packed = gzip("epraccur.csv.gz", text);
    EXPECT_EQ(sure(epraccur, packed), 95);
    EXPECT_EQ(valueOf(bring(epraccur, {packed})).at(0).same, 1);
}

TEST_F(Epraccur, AnAreaIsACodeOfTheNhs) {
    const auto file = write("epraccur.csv", practice("P91003", "PARK SURGERY") +
                                                practice("A81001", "FAR SURGERY", "A", "4", "16C"));
    valueOf(bring(epraccur, {file}, {.area = "02a"}));
    EXPECT_EQ(names(), std::vector<std::string>{"Park Surgery"});
    EXPECT_TRUE(refusal(epraccur, {file}, {.area = "Trafford"}).contains("02A"));
}

TEST_F(Epraccur, WhatIsNoSuchListIsRefused) {
    EXPECT_TRUE(
        refusal(epraccur, {write("x.csv", "name,postcode\nHub,M33 4ND\n")}).contains("27 columns"));
}

TEST_F(Epraccur, TheRealSampleComesInWhole) {
    const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
    if (!data)
        GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
    const auto file = std::filesystem::path(data) / "formats" / "epraccur_sample.csv";
    EXPECT_EQ(sure(epraccur, file), 95);
    const auto outcomes = valueOf(bring(epraccur, {file}));
    EXPECT_EQ(outcomes.at(0).rows, 34);
    EXPECT_EQ(outcomes.at(0).refused, 0);
    EXPECT_EQ(valueOf(bring(epraccur, {file})).at(0).same, outcomes.at(0).rows);
}

// --- networks ---

constexpr std::string_view kPartners =
    R"("P91003","PARK SURGERY","02A","NHS GM","U12345","SALE PCN","02A","NHS GM","20200701","","Y")"
    "\n"
    R"("P91004","LEFT SURGERY","02A","NHS GM","U12345","SALE PCN","02A","NHS GM","20190701","20210331","Y")"
    "\n"
    R"("P91005","HALE SURGERY","02A","NHS GM","U12346","HALE PCN","02A","NHS GM","20200701","","Y")"
    "\n"
    R"("A81001","FAR SURGERY","16C","NHS TEES","U99999","FAR PCN","16C","NHS TEES","20200701","","Y")"
    "\n";

class Epcn : public RegisterFiles {
protected:
    void bringPractices() {
        valueOf(bring(epraccur, {write("epraccur.csv", practice("P91003", "PARK SURGERY") +
                                                           practice("P91004", "LEFT SURGERY") +
                                                           practice("P91005", "HALE SURGERY"))}));
    }
    // "Park Surgery member_of Sale PCN"
    std::vector<std::string> memberships() const {
        std::vector<std::string> found;
        for (const Record &row : all(Entity::Connection)) {
            const auto end = [&](std::string_view column) {
                return valueOf(map->record(Entity::Organisation, row.reference(column)))
                    .text("name");
            };
            found.push_back(end("from_id") + " " + row.text("what") + " " + end("to_id"));
        }
        std::ranges::sort(found);
        return found;
    }
    // Both sheets, with headings as old workbooks have them.
    std::filesystem::path workbook() const {
        const auto file = folder / "ePCN.xlsx";
        GDALAllRegister();
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("XLSX");
        GDALDataset *book = driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        addSheet(*book, "PCNDetails",
                 {{"PCN Code", "PCN Name", "Current\r\nSub ICB Loc Code", "Sub ICB\r\nLocation",
                   "Open Date", "Close Date", "Address Line 1", "Address Line 2", "Address Line 3",
                   "Address Line 4", "Address Line 5", "Postcode"},
                  {"U12345", "SALE PCN", "02A", "NHS GM", "20190701", "", "1 HIGH ST", "", "SALE",
                   "", "", "M33 4ND"},
                  {"U12346", "HALE PCN", "02A", "NHS GM", "20190701", "20220331", "2 HIGH ST", "",
                   "HALE", "", "", "WA15 9AA"}});
        addSheet(
            *book, "PCN Core Partner Details",
            {{"Partner\r\nOrganisation\r\nCode", "Partner\r\nName",
              "Practice\r\nParent Sub ICB Location Code", "Practice Parent Sub ICB Loc Name",
              "PCN Code", "PCN Name", "PCN Parent\r\nSub ICB Location Code",
              "PCN Parent Sub ICB Location Name", "Practice to PCN\r\nRelationship\r\nStart Date",
              "Practice to PCN\r\nRelationship\r\nEnd Date",
              "Practice Sub ICB and PCN Sub ICB Match?"},
             {"P91003", "PARK SURGERY", "02A", "NHS GM", "U12345", "SALE PCN", "02A", "NHS GM",
              "20200701", "", "Y"},
             {"P91005", "HALE SURGERY", "02A", "NHS GM", "U12346", "HALE PCN", "02A", "NHS GM",
              "20200701", "", "Y"}});
        GDALClose(book);
        return file;
    }
    static void addSheet(GDALDataset &book, const char *name, const std::vector<Row> &rows) {
        OGRLayer *sheet = book.CreateLayer(name, nullptr, wkbNone, nullptr);
        for (std::size_t i = 0; i < rows[0].size(); ++i) {
            OGRFieldDefn column(rows[0][i].c_str(), OFTString);
            sheet->CreateField(&column);
        }
        for (std::size_t r = 1; r < rows.size(); ++r) {
            const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(sheet->GetLayerDefn()));
            for (std::size_t i = 0; i < rows[r].size(); ++i)
                feature->SetField(static_cast<int>(i), rows[r][i].c_str());
            ASSERT_EQ(sheet->CreateFeature(feature.get()), OGRERR_NONE);
        }
    }
};

TEST_F(Epcn, IsToldByItsHeadingsAndWithoutThem) {
    EXPECT_EQ(sure(epcn, workbook()), 95);
    EXPECT_EQ(sure(epcn, write("report.csv", kPartners)), 95);
    EXPECT_EQ(sure(epcn, write("x.csv", "name,postcode\nHub,M33 4ND\n")), 0);
    EXPECT_EQ(sure(epcn, write("e.csv", practice("P91003", "A"))), 0);
    EXPECT_EQ(sure(epraccur, write("report.csv", kPartners)), 0);
}

TEST_F(Epcn, PracticesAreMembersOfTheirNetwork) {
    bringPractices();
    valueOf(bring(epcn, {write("report.csv", kPartners)}, {.area = "02A"}));
    EXPECT_EQ(memberships(), (std::vector<std::string>{"Hale Surgery member_of Hale PCN",
                                                       "Park Surgery member_of Sale PCN"}));
    EXPECT_EQ(all(Entity::Connection).at(0).text("since"), "2020");
}

TEST_F(Epcn, NetworksOfPartnersHaveNoPlace) {
    valueOf(bring(epcn, {write("report.csv", kPartners)}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Far PCN", "Hale PCN", "Sale PCN"}));
    EXPECT_EQ(named("Sale PCN").text("kind"), "public_service");
    EXPECT_EQ(setElements(named("Sale PCN")["identifiers"]),
              std::vector<std::string>{"GB-NHS-U12345"});
    EXPECT_FALSE(named("Sale PCN").reference("location_id"));
}

TEST_F(Epcn, APracticeThatTheMapDoesNotHaveIsRefused) {
    bringPractices();
    const auto outcomes = valueOf(bring(epcn, {write("report.csv", kPartners)}));
    ASSERT_EQ(outcomes.size(), 2U);
    EXPECT_EQ(outcomes[1].refused, 1);
    EXPECT_EQ(outcomes[1].remarks.at(0).reason, ImportRemark::Reason::UnknownReference);
    EXPECT_EQ(outcomes[1].remarks[0].detail, "GB-NHS-A81001");
    EXPECT_EQ(outcomes[1].remarks[0].row, 4);
}

TEST_F(Epcn, TheWorkbookSaysWhereNetworksAreAndWhichHaveClosed) {
    bringPractices();
    valueOf(bring(epcn, {workbook()}));
    EXPECT_EQ(memberships(), std::vector<std::string>{"Park Surgery member_of Sale PCN"});
    EXPECT_EQ(placeOf("Sale PCN").text("address"), "1 High St, Sale");
    EXPECT_EQ(std::ranges::count(names(), "Hale PCN"), 0);
}

TEST_F(Epcn, TheTwoExportsBelongTogether) {
    bringPractices();
    valueOf(
        bring(epcn,
              {write("epcncorepartnerdetails.csv", kPartners),
               zip("epcn.zip",
                   {{"epcn.csv", "U12345,SALE PCN,02A,NHS GM,20190701,,1 HIGH ST,,SALE,,,M33 4ND\n"
                                 "U12346,HALE PCN,02A,NHS GM,20190701,20220331,,,,,,\n"}})},
              {.area = "NHS GM"}));
    EXPECT_EQ(memberships(), std::vector<std::string>{"Park Surgery member_of Sale PCN"});
    EXPECT_EQ(placeOf("Sale PCN").text("postcode"), "M33 4ND");
}

TEST_F(Epcn, TheSameAgainChangesNothing) {
    bringPractices();
    const auto file = workbook();
    valueOf(bring(epcn, {file}));
    for (const ImportOutcome &outcome : valueOf(bring(epcn, {file})))
        EXPECT_EQ(outcome.same, outcome.rows);
}

TEST_F(Epcn, WhatHasNoNetworkIsRefused) {
    EXPECT_TRUE(refusal(epcn, {write("x.csv", "name\nHub\n")}).contains("Primary Care Networks"));
    EXPECT_TRUE(
        refusal(epcn, {write("report.csv", kPartners)}, {.area = "Sale"}).contains("sub-ICB"));
}

} // namespace
} // namespace placeweave
