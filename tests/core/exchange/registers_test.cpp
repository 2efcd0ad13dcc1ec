// SPDX-License-Identifier: GPL-3.0-or-later
// The register of charities: the public extract, and flat lists that partners make of it.
#include "tests/core/exchange/register_files.h"

#include <cstdlib>
#include <format>

namespace placeweave {
namespace sources {
extern const Source charity_register;
}
namespace {

using sources::charity_register;

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// A record of publicextract.charity.
std::string charity(int organisation, const std::string &name, const std::string &more = {},
                    int linked = 0, const std::string &status = "Registered") {
    return std::format(
        R"({{"date_of_extract":"2026-07-01T00:00:00","organisation_number":{},)"
        R"("registered_charity_number":{},"linked_charity_number":{},"charity_name":"{}",)"
        R"("charity_type":"CIO","charity_registration_status":"{}","latest_income":1200.0,)"
        R"("charity_contact_address1":"FLAT 2","charity_contact_address2":"12 HIGH ST",)"
        R"("charity_contact_address3":null,"charity_contact_address4":"SALE",)"
        R"("charity_contact_address5":null,"charity_contact_postcode":"M33 4ND",)"
        R"("charity_contact_phone":"0161 4960000","charity_contact_email":null,)"
        R"("charity_contact_web":"www.example.org","charity_company_registration_number":null,)"
        R"("charity_activities":"Lunches {{for}} all [and \"tea\"]"{}}})",
        organisation, organisation + 1'000'000, linked, name, status, more);
}

std::string array(const std::vector<std::string> &records) {
    std::string text(kMark);
    text += "[";
    for (std::size_t i = 0; i < records.size(); ++i)
        text += (i == 0 ? "\n" : ",\n") + records[i];
    return text + "\n]";
}

std::string area(int organisation, const std::string &name, const std::string &parent) {
    return std::format(R"({{"organisation_number":{},"registered_charity_number":1,)"
                       R"("linked_charity_number":0,"geographic_area_type":"Local Authority",)"
                       R"("geographic_area_description":"{}",)"
                       R"("parent_geographic_area_description":"{}"}})",
                       organisation, name, parent);
}

std::string classification(int organisation, const std::string &words) {
    return std::format(R"({{"organisation_number":{},"linked_charity_number":0,)"
                       R"("classification_code":101,"classification_type":"What",)"
                       R"("classification_description":"{}"}})",
                       organisation, words);
}

std::string otherName(int organisation, int linked, const std::string &name) {
    return std::format(R"({{"organisation_number":{},"linked_charity_number":{},)"
                       R"("charity_name_id":1,"charity_name_type":"Working Name",)"
                       R"("charity_name":"{}"}})",
                       organisation, linked, name);
}

const std::string kTrustees = R"([{"organisation_number":1,"linked_charity_number":0,)"
                              R"("trustee_id":7,"trustee_name":"JANE DOE",)"
                              R"("trustee_is_chair":true}])";

class CharityRegister : public RegisterFiles {};

TEST_F(CharityRegister, EachTableOfTheExtractIsRecognised) {
    for (const std::string &text :
         {array({charity(1, "A")}), array({area(1, "Trafford", "")}),
          array({classification(1, "Disability")}), array({otherName(1, 0, "A")}), kTrustees})
        EXPECT_EQ(sure(charity_register, write("x.json", text)), 100);
    EXPECT_EQ(sure(charity_register,
                   zip("publicextract.charity.zip", {{"publicextract.charity.json", "[]"}})),
              100);
    EXPECT_EQ(sure(charity_register, write("list.csv", "name,postcode\nHub,M33 4ND\n")), 0);
    EXPECT_EQ(sure(charity_register, write("x.geojson", R"({"type":"FeatureCollection"})")), 0);
}

TEST_F(CharityRegister, OnlyRegisteredMainCharitiesComeIn) {
    valueOf(bring(
        charity_register,
        {write("c.json", array({charity(1, "SALE HUB"), charity(1, "SALE SHOP", {}, 1),
                                charity(2, "GONE", {}, 0, "Removed"), charity(3, "ST JOHN'S")}))}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Sale Hub", "St John's"}));
}

TEST_F(CharityRegister, ACharityBringsWhatTheRegisterSaysOfIt) {
    valueOf(bring(charity_register, {write("c.json", array({charity(1, "SALE HUB")}))}));
    const Record hub = named("Sale Hub");
    EXPECT_EQ(setElements(hub["identifiers"]), std::vector<std::string>{"GB-CHC-1000001"});
    EXPECT_EQ(hub.text("description"), "Lunches {for} all [and \"tea\"]");
    EXPECT_EQ(hub.text("legal_form"), "cio");
    EXPECT_EQ(hub.text("nature"), "registered");
    EXPECT_EQ(hub.text("recognition"), "register");
    EXPECT_EQ(contactsOf("Sale Hub"),
              (std::vector<std::string>{"phone 0161 4960000", "website www.example.org"}));
}

TEST_F(CharityRegister, AnAddressIsForCorrespondenceAndNeverAPlace) {
    valueOf(bring(charity_register, {write("c.json", array({charity(1, "SALE HUB")}))}));
    const Record hub = named("Sale Hub");
    EXPECT_EQ(hub.text("correspondence_address"), "Flat 2, 12 High St, Sale");
    EXPECT_EQ(hub.text("correspondence_postcode"), "M33 4ND");
    EXPECT_FALSE(hub.reference("location_id"));
    EXPECT_TRUE(all(Entity::Location).empty());
}

TEST_F(CharityRegister, OtherTablesAreJoinedByOrganisationNumber) {
    // Charity numbers are a million apart, so a join on them would find nothing, or others.
    valueOf(bring(
        charity_register,
        {write("n.json",
               array({otherName(1, 0, "THE HUB, SALE; M33"), otherName(1, 0, "HUBBERS"),
                      otherName(1, 1, "OF A LINKED ONE"), otherName(1'000'001, 0, "NOT THIS")})),
         write("c.json", array({charity(1, "SALE HUB"), charity(2, "SALE CHOIR")})),
         write("k.json", array({classification(1, "Education/training"),
                                classification(1, "Elderly/old People"),
                                classification(1, "General Charitable Purposes"),
                                classification(2, "Religious Activities")}))}));
    EXPECT_EQ(setElements(named("Sale Hub")["other_names"]),
              (std::vector<std::string>{"The Hub, Sale, M33", "Hubbers"}));
    auto focus = setElements(named("Sale Hub")["focus"]);
    std::ranges::sort(focus);
    EXPECT_EQ(focus, (std::vector<std::string>{"learning", "older_people"}));
    EXPECT_EQ(setElements(named("Sale Choir")["focus"]),
              std::vector<std::string>{"faith_and_belief"});
    EXPECT_TRUE(named("Sale Choir")["other_names"].isEmpty());
}

TEST_F(CharityRegister, AnAreaKeepsThoseThatSayTheyWorkThere) {
    const std::vector<std::filesystem::path> files{
        write("c.json", array({charity(1, "A"), charity(2, "B"), charity(3, "C")})),
        write("a.json",
              array({area(1, "Trafford", "Greater Manchester"), area(2, "Leeds", "West Yorkshire"),
                     area(3, "Bury", "Greater Manchester")}))};
    valueOf(bring(charity_register, files, {.area = "trafford"}));
    EXPECT_EQ(names(), std::vector<std::string>{"A"});
    valueOf(bring(charity_register, files, {.area = "Greater Manchester"}));
    EXPECT_EQ(names(), (std::vector<std::string>{"A", "C"}));
    valueOf(bring(charity_register, files));
    EXPECT_EQ(names(), (std::vector<std::string>{"A", "B", "C"}));
}

TEST_F(CharityRegister, AnAreaThatCannotBeToldIsRefused) {
    const auto charities = write("c.json", array({charity(1, "A")}));
    EXPECT_TRUE(refusal(charity_register, {charities}, {.area = "Trafford"})
                    .contains("charity_area_of_operation"));
    const auto areas = write("a.json", array({area(1, "Trafford", "")}));
    EXPECT_TRUE(
        refusal(charity_register, {charities, areas}, {.area = "Traford"}).contains("Traford"));
    EXPECT_TRUE(names().empty());
}

TEST_F(CharityRegister, TabSeparatedTablesAreTheSameRegister) {
    const auto file = write(
        "publicextract.charity.txt",
        "organisation_number\tregistered_charity_number\tlinked_charity_number\tcharity_name\t"
        "charity_type\tcharity_registration_status\tcharity_contact_address1\t"
        "charity_contact_address2\tcharity_contact_address3\tcharity_contact_address4\t"
        "charity_contact_address5\tcharity_contact_postcode\tcharity_contact_phone\t"
        "charity_contact_email\tcharity_contact_web\tcharity_company_registration_number\t"
        "charity_activities\n"
        "1\t200001\t0\tSALE HUB\tTrust\tRegistered\t1 A ST\t\t\t\t\tM33 4ND\t\tinfo@example.org\t"
        "\t738693\tTea, cake\n"
        "2\t200002\t0\tGONE\tTrust\tRemoved\t\t\t\t\t\t\t\t\t\t\t\n");
    EXPECT_EQ(sure(charity_register, file), 100);
    const auto outcomes = valueOf(bring(charity_register, {file}));
    EXPECT_EQ(outcomes.at(0).rows, 1);
    auto identifiers = setElements(named("Sale Hub")["identifiers"]);
    EXPECT_EQ(identifiers, (std::vector<std::string>{"GB-CHC-200001", "GB-COH-00738693"}));
    EXPECT_EQ(contactsOf("Sale Hub"), std::vector<std::string>{"email info@example.org"});
}

TEST_F(CharityRegister, AColumnThatIsMissingIsNamed) {
    const auto file = write("c.txt", "organisation_number\tlinked_charity_number\t"
                                     "charity_registration_status\n1\t0\tRegistered\n");
    EXPECT_TRUE(refusal(charity_register, {file}).contains("charity name"));
}

TEST_F(CharityRegister, TablesComeZippedOneByOneOrTogether) {
    valueOf(bring(
        charity_register,
        {zip("publicextract.charity.zip",
             {{"publicextract.charity.json", array({charity(1, "SALE HUB")})}}),
         zip("publicextract.charity_other_names.zip",
             {{"publicextract.charity_other_names.json", array({otherName(1, 0, "Hubbers")})}})}));
    EXPECT_EQ(setElements(named("Sale Hub")["other_names"]), std::vector<std::string>{"Hubbers"});
    valueOf(bring(
        charity_register,
        {zip("all.zip", {{"extract/publicextract.charity.json", array({charity(2, "SALE CHOIR")})},
                         {"extract/publicextract.charity_trustee.json", kTrustees},
                         {"extract/publicextract.charity_policy.json", "[]"}})}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Sale Choir", "Sale Hub"}));
}

TEST_F(CharityRegister, RowsKeepTheNumbersOfTheFile) {
    const auto outcomes = valueOf(bring(
        charity_register, {write("c.json", array({charity(1, "A", {}, 0, "Removed"),
                                                  charity(2, "B", {}, 1), charity(3, "")}))}));
    ASSERT_EQ(outcomes.at(0).remarks.size(), 1U);
    EXPECT_EQ(outcomes.at(0).remarks[0].row, 3);
    EXPECT_EQ(outcomes.at(0).remarks[0].reason, ImportRemark::Reason::NoName);
}

TEST_F(CharityRegister, TrusteesAreNeverImported) {
    const auto trustees = write("t.json", kTrustees);
    EXPECT_TRUE(
        refusal(charity_register, {trustees}).contains("details of trustees are never imported"));
    EXPECT_TRUE(
        refusal(charity_register, {zip("publicextract.charity_trustee.zip",
                                       {{"publicextract.charity_trustee.json", kTrustees}})})
            .contains("details of trustees are never imported"));
    valueOf(bring(charity_register, {trustees, write("c.json", array({charity(1, "A")}))}));
    EXPECT_EQ(names(), std::vector<std::string>{"A"});
    EXPECT_TRUE(all(Entity::Person).empty());
}

TEST_F(CharityRegister, WithoutTheTableOfCharitiesNothingComesIn) {
    EXPECT_TRUE(refusal(charity_register, {write("n.json", array({otherName(1, 0, "A")}))})
                    .contains("publicextract.charity"));
}

TEST_F(CharityRegister, AnExtractOfNobodyIsRefused) {
    EXPECT_TRUE(refusal(charity_register, {write("c.json", array({charity(1, "A", {}, 1)}))})
                    .contains("no charity"));
}

// --- hostile ---

TEST_F(CharityRegister, AFileCutShortLeavesTheMapAsItWas) {
    std::string text = array({charity(1, "A"), charity(2, "B")});
    text.resize(text.size() - 40);
    EXPECT_TRUE(refusal(charity_register, {write("c.json", text)}).contains("ends in the middle"));
    EXPECT_TRUE(names().empty());
}

TEST_F(CharityRegister, AVeryLongTextComesInAndALongerOneIsRefused) {
    const std::string megabyte(1 << 20, 'x');
    const auto withNote = [](const std::string &text) {
        return array({charity(1, "A", ",\"charity_activities\":\"" + text + "\"")});
    };
    EXPECT_TRUE(
        refusal(charity_register, {write("publicextract.charity.json", withNote(megabyte + "x"))})
            .contains("Record 1"));
    valueOf(bring(charity_register, {write("publicextract.charity.json", withNote(megabyte))}));
    EXPECT_EQ(named("A").text("description").size(), megabyte.size());
}

TEST_F(CharityRegister, WhatIsNestedWhereATextBelongsIsNothing) {
    valueOf(bring(charity_register,
                  {write("c.json", array({charity(1, "A",
                                                  R"(,"charity_activities":{"charity_name":"B"},)"
                                                  R"("charity_contact_web":["C"])")}))}));
    EXPECT_EQ(names(), std::vector<std::string>{"A"});
    EXPECT_EQ(contactsOf("A"),
              (std::vector<std::string>{"phone 0161 4960000", "website www.example.org"}));
}

TEST_F(CharityRegister, AZipThatLeadsOutOfItsFolderIsRefused) {
    const auto file = zip("publicextract.charity.zip",
                          {{"../publicextract.charity.json", array({charity(1, "A")})}});
    const auto looked = look(TableSource::ofFile(file));
    ASSERT_FALSE(looked.has_value());
    EXPECT_TRUE(looked.error().message.contains("outside"));
}

// --- flat lists ---

constexpr std::string_view kFlat =
    "registered_charity_number,charity_company_registration_number,charity_name,charity_type,"
    "charity_activities,what,charity_contact_address1,charity_contact_address2,"
    "charity_contact_postcode,postcode,town,lat,lon,charity_contact_phone\n"
    "210843,NA,SALE BAPTIST CHURCH,Other,NA,Religious Activities;Disability,4 NORTHDOWN AVENUE,"
    "WOODLEY,SK6 1LB,M33 1AA,STOCKPORT,53.4,-2.3,01632 960000\n"
    "214927,738693,Trafford Mencap,Charitable company,Fun,NA,NA,NA,NA,NA,NA,NA,NA,NA\n";

TEST_F(CharityRegister, AFlatListIsTheRegisterToo) {
    const auto file = write("charities.csv", kFlat);
    EXPECT_EQ(sure(charity_register, file), 90);
    const auto outcomes = valueOf(bring(charity_register, {file}));
    EXPECT_EQ(outcomes.at(0).remarkCount, 0);
    const Record church = named("Sale Baptist Church");
    EXPECT_EQ(setElements(church["identifiers"]), std::vector<std::string>{"GB-CHC-210843"});
    EXPECT_EQ(setElements(church["focus"]),
              (std::vector<std::string>{"faith_and_belief", "disability"}));
    EXPECT_EQ(church.text("recognition"), "register");
    EXPECT_EQ(named("Trafford Mencap").text("legal_form"), "charitable_company");
    EXPECT_EQ(setElements(named("Trafford Mencap")["identifiers"]),
              (std::vector<std::string>{"GB-CHC-214927", "GB-COH-00738693"}));
}

TEST_F(CharityRegister, NothingInAFlatListIsAPlace) {
    valueOf(bring(charity_register, {write("charities.csv", kFlat)}));
    EXPECT_EQ(named("Sale Baptist Church").text("correspondence_postcode"), "SK6 1LB");
    EXPECT_TRUE(named("Sale Baptist Church")
                    .text("correspondence_address")
                    .starts_with("4 Northdown Avenue, Woodley"));
    EXPECT_TRUE(all(Entity::Location).empty());
}

TEST_F(CharityRegister, AFlatListMayHaveATitleAboveIt) {
    const auto file = write("charities.csv", "Our charities,,\n"
                                             "registered_charity_number,charity_name,town\n"
                                             "1,SALE HUB,Sale\n");
    EXPECT_EQ(sure(charity_register, file), 90);
    EXPECT_EQ(valueOf(bring(charity_register, {file})).at(0).rows, 1);
    EXPECT_EQ(names(), std::vector<std::string>{"Sale Hub"});
}

TEST_F(CharityRegister, AnyListCanBeCalledOne) {
    valueOf(
        bring(charity_register, {write("list.csv", "Group,Charity number,Address,Postcode\n"
                                                   "Hub,200001,\"1 High St, Sale\",M33 4ND\n")}));
    EXPECT_EQ(named("Hub").text("correspondence_postcode"), "M33 4ND");
    EXPECT_TRUE(all(Entity::Location).empty());
}

TEST_F(CharityRegister, TheSameAgainChangesNothing) {
    const auto extract = write("c.json", array({charity(1, "SALE HUB"), charity(2, "HALE HUB")}));
    const auto flat = write("charities.csv", kFlat);
    for (const auto &file : {extract, flat}) {
        valueOf(bring(charity_register, {file}));
        const auto again = valueOf(bring(charity_register, {file}));
        EXPECT_EQ(again.at(0).same, 2);
        EXPECT_EQ(again.at(0).rows, 2);
    }
}

TEST_F(CharityRegister, TheRealListHasCorrespondenceAddressesOnly) {
    const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
    if (!data)
        GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
    const auto file = std::filesystem::path(data) / "trafford" / "charities.csv";
    EXPECT_EQ(sure(charity_register, file), 90);
    const auto outcomes = valueOf(bring(charity_register, {file}));
    EXPECT_EQ(outcomes.at(0).rows, 736);
    EXPECT_EQ(outcomes.at(0).refused, 0);
    EXPECT_EQ(outcomes.at(0).placed, 0);
    const std::vector<Record> organisations = all(Entity::Organisation);
    EXPECT_TRUE(std::ranges::all_of(organisations, [](const Record &row) {
        return !row["correspondence_address"].isEmpty() && !row.reference("location_id");
    }));
    EXPECT_EQ(std::ranges::count_if(
                  organisations,
                  [](const Record &row) { return !row["correspondence_postcode"].isEmpty(); }),
              static_cast<std::ptrdiff_t>(organisations.size()) - 1);
    EXPECT_TRUE(all(Entity::Location).empty());
    EXPECT_EQ(valueOf(bring(charity_register, {file})).at(0).same, 736);
}

} // namespace
} // namespace placeweave
