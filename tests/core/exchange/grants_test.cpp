// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/register_files.h"

#include <cstdlib>
#include <format>

namespace placeweave {
namespace sources {
extern const Source grants_360giving;
}
namespace {

using sources::grants_360giving;

constexpr std::string_view kGrants =
    "Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,"
    "Recipient Org:Name,Recipient Org:Charity Number,Recipient Org:Company Number,"
    "Recipient Org:Postal Code,Funding Org:Identifier,Funding Org:Name\n"
    "1,Lunch club,GBP,12500.00,2024-03-01,GB-CHC-200001,SALE HUB,200001,738693,M33 4ND,"
    "GB-LAE-TRF,Trafford Council\n"
    "2,Garden,GBP,999.50,2025-01-20T00:00:00,GB-CHC-200001,Sale Hub,200001,,M33 4ND,GB-LAE-TRF,"
    "Trafford Council\n"
    "3,Choir,EUR,300,2023-05-01,360G-x-choir,Sale Choir,,,,GB-LAE-TRF,Trafford Council\n"
    "4,To a person,GBP,50,2023-05-01,,,,,,GB-LAE-TRF,Trafford Council\n";

class GrantFiles : public RegisterFiles {
protected:
    Record connection(std::string_view from, std::string_view to) const {
        for (const Record &row : all(Entity::Connection))
            if (row.reference("from_id") == named(from).id() &&
                row.reference("to_id") == named(to).id())
                return row;
        ADD_FAILURE() << "nothing from " << from << " to " << to;
        return Record(Entity::Connection);
    }
};

TEST_F(GrantFiles, AreToldByTheirColumns) {
    EXPECT_EQ(sure(grants_360giving, write("g.csv", kGrants)), 90);
    EXPECT_EQ(sure(grants_360giving,
                   write("g.json", R"({"grants":[{"recipientOrganization":[{"name":"A"}]}]})")),
              95);
    EXPECT_EQ(sure(grants_360giving, write("x.csv", "name,postcode\nHub,M33 4ND\n")), 0);
    EXPECT_EQ(sure(grants_360giving, write("x.json", R"({"type":"FeatureCollection"})")), 0);
}

TEST_F(GrantFiles, FundersAndRecipientsAreOrganisations) {
    valueOf(bring(grants_360giving, {write("g.csv", kGrants)}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Sale Choir", "Sale Hub", "Trafford Council"}));
    EXPECT_EQ(setElements(named("Sale Hub")["identifiers"]),
              (std::vector<std::string>{"GB-CHC-200001", "GB-COH-00738693"}));
    EXPECT_EQ(setElements(named("Sale Choir")["identifiers"]),
              std::vector<std::string>{"360G-x-choir"});
    EXPECT_EQ(named("Sale Hub").text("correspondence_postcode"), "M33 4ND");
    EXPECT_TRUE(all(Entity::Location).empty());
}

TEST_F(GrantFiles, WhatAFunderGaveIsOneConnection) {
    valueOf(bring(grants_360giving, {write("g.csv", kGrants)}));
    EXPECT_EQ(all(Entity::Connection).size(), 2U);
    const Record hub = connection("Trafford Council", "Sale Hub");
    EXPECT_EQ(hub.text("what"), "funds");
    EXPECT_EQ(hub.text("since"), "2024");
    EXPECT_EQ(hub.text("note"), "Garden, £999.50, 2025-01-20; Lunch club, £12,500, 2024-03-01");
    EXPECT_EQ(connection("Trafford Council", "Sale Choir").text("note"),
              "Choir, EUR 300, 2023-05-01");
}

TEST_F(GrantFiles, OfManyGrantsTheLatestAreListed) {
    std::string text = "Title,Award Date,Recipient Org:Name,Funding Org:Name\n";
    for (int i = 10; i < 40; ++i)
        text += std::format("Grant {},2020-01-{:02},Hub,Council\n", i, i - 9);
    valueOf(bring(grants_360giving, {write("g.csv", text)}));
    const std::string note = connection("Council", "Hub").text("note");
    EXPECT_TRUE(note.starts_with("Grant 39, 2020-01-30; "));
    EXPECT_TRUE(note.contains("Grant 20"));
    EXPECT_FALSE(note.contains("Grant 19"));
    EXPECT_TRUE(note.ends_with("; and 10 more before"));
}

TEST_F(GrantFiles, JsonSaysTheSame) {
    const auto file = write("g.json",
                            R"({"version":"1.1","metadata":{"grants":"no"},"grants":[
            {"id":"1","title":"Lunch club","currency":"GBP","amountAwarded":12500,
             "awardDate":"2024-03-01T00:00:00+00:00",
             "recipientOrganization":[{"id":"GB-CHC-200001","name":"SALE HUB",
                                       "charityNumber":"200001","url":"https://example.org",
                                       "streetAddress":"1 HIGH ST","postalCode":"M33 4ND"}],
             "fundingOrganization":[{"id":"GB-LAE-TRF","name":"Trafford Council"}]},
            {"id":"2","recipientIndividual":[{"id":"p","name":"JANE DOE"}],
             "fundingOrganization":[{"id":"GB-LAE-TRF","name":"Trafford Council"}]},
            {"id":"3","title":{"en":"nested"},"recipientOrganization":"no list",
             "fundingOrganization":[7]}]})");
    valueOf(bring(grants_360giving, {file}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Sale Hub", "Trafford Council"}));
    EXPECT_EQ(setElements(named("Sale Hub")["identifiers"]),
              std::vector<std::string>{"GB-CHC-200001"});
    EXPECT_EQ(named("Sale Hub").text("correspondence_address"), "1 High St");
    EXPECT_EQ(connection("Trafford Council", "Sale Hub").text("note"),
              "Lunch club, £12,500, 2024-03-01");
    EXPECT_TRUE(all(Entity::Person).empty());
}

TEST_F(GrantFiles, AnOrganisationOfTheMapIsFoundByItsNumber) {
    valueOf(importTable(
        *map, TableSource::ofText("name,charity number\nThe Hub in Sale,200001\n", "list.csv")));
    valueOf(bring(grants_360giving, {write("g.csv", kGrants)}));
    EXPECT_EQ(names(),
              (std::vector<std::string>{"Sale Choir", "The Hub in Sale", "Trafford Council"}));
    EXPECT_EQ(connection("Trafford Council", "The Hub in Sale").text("what"), "funds");
}

TEST_F(GrantFiles, TheSameAgainChangesNothing) {
    const auto file = write("g.csv", kGrants);
    valueOf(bring(grants_360giving, {file}));
    for (const ImportOutcome &outcome : valueOf(bring(grants_360giving, {file})))
        EXPECT_EQ(outcome.same, outcome.rows);
}

TEST_F(GrantFiles, WhatHoldsNoGrantIsRefused) {
    EXPECT_TRUE(refusal(grants_360giving, {write("x.csv", "name\nHub\n")}).contains("no grants"));
    EXPECT_TRUE(
        refusal(grants_360giving, {write("x.json", R"({"grants":[]})")}).contains("no grants"));
    EXPECT_TRUE(refusal(grants_360giving, {write("x.json", R"({"grants":[{"title":"A")")})
                    .contains("ends in the middle"));
}

TEST_F(GrantFiles, AWorkbookThatOnlyPointsElsewhereSaysSo) {
    const auto file = write("g.csv", "data_redirect_url\nhttps://example.org/grants.csv\n");
    EXPECT_EQ(sure(grants_360giving, file), 80);
    EXPECT_TRUE(refusal(grants_360giving, {file}).contains("https://example.org/grants.csv"));
}

TEST_F(GrantFiles, TheRealWorkbookOnlyPointsElsewhere) {
    const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
    if (!data)
        GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
    const auto file = std::filesystem::path(data) / "trafford" / "grants_360giving.xlsx";
    EXPECT_EQ(sure(grants_360giving, file), 80);
    EXPECT_TRUE(refusal(grants_360giving, {file}).contains("www.trafforddatalab.io"));
}

} // namespace
} // namespace placeweave
