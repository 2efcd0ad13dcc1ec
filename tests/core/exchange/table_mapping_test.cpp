// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_mapping.h"

#include "core/exchange/headings.h"
#include "tests/temporary_folder.h"

#include <map>

namespace placeweave {
namespace {

TableMapping guessed(std::string_view text, std::string name = "list.csv") {
    return valueOf(guessMapping(TableSource::ofText(text, std::move(name))));
}

std::map<std::string, std::string> targets(const TableMapping &mapping) {
    std::map<std::string, std::string> out;
    for (const ColumnMapping &column : mapping.columns)
        out[column.heading] = toText(column.target);
    return out;
}

using Targets = std::map<std::string, std::string>;

TEST(TableMapping, HeadingsAreKnownHoweverTheyAreWritten) {
    const auto mapping = guessed("Organisation Name,Post_Code,TELEPHONE NO.,E-mail address,"
                                 "Charity Number,Lat,Long\nHub,M1 1AA,1,2,3,53.4,-2.2\n");
    EXPECT_EQ(targets(mapping), (Targets{{"Organisation Name", "organisation.name"},
                                         {"Post_Code", "location.postcode"},
                                         {"TELEPHONE NO.", "contact.phone"},
                                         {"E-mail address", "contact.email"},
                                         {"Charity Number", "identifier.GB-CHC"},
                                         {"Lat", "latitude"},
                                         {"Long", "longitude"}}));
}

TEST(TableMapping, ValuesTellWhatHeadingsDoNot) {
    const auto mapping = guessed("A,B,C,D,E,F\n"
                                 "The Hub,M33 4ND,hub@example.org,0161 496 0000,53.4201,-2.3310\n"
                                 "Men's Shed,WA15 7XR,shed@example.org,0161 496 0001,53.4,-2.33\n");
    EXPECT_EQ(targets(mapping), (Targets{{"A", "organisation.name"},
                                         {"B", "location.postcode"},
                                         {"C", "contact.email"},
                                         {"D", "contact.phone"},
                                         {"E", "latitude"},
                                         {"F", "longitude"}}));
}

TEST(TableMapping, PastedCellsWithoutHeadingsAreRead) {
    const auto mapping = guessed("The Hub\tM33 4ND\t0161 496 0000\nMen's Shed\tWA15 7XR\t\n");
    EXPECT_EQ(mapping.headingRow, 0);
    EXPECT_EQ(targets(mapping), (Targets{{"Column 1", "organisation.name"},
                                         {"Column 2", "location.postcode"},
                                         {"Column 3", "contact.phone"}}));
}

TEST(TableMapping, ATitleAboveTheTableIsNoHeading) {
    const auto mapping =
        guessed("Groups in Sale 2026,,\n,,\nName,Postcode,Type\nHub,M33 4ND,hub\n");
    EXPECT_EQ(mapping.headingRow, 3);
    EXPECT_EQ(mapping.columns[0].heading, "Name");
}

TEST(TableMapping, MetresUnderXAndYAreEastingsAndNorthings) {
    const auto mapping = guessed("name,X,Y\nHub,378000,391000\nShed,379000,392000\n");
    EXPECT_EQ(toText(mapping.columns[1].target), "easting");
    EXPECT_EQ(toText(mapping.columns[2].target), "northing");
}

TEST(TableMapping, ADayOfInspectionIsNoConfirmation) {
    const auto mapping = guessed("name,inspection_date,last checked\nHome,2023-05-31,2026-01-02\n");
    EXPECT_EQ(toText(mapping.columns[1].target), "");
    EXPECT_EQ(toText(mapping.columns[2].target), "organisation.confirmed_on");
}

TEST(TableMapping, AnEmptyColumnIsNotTheNameWhereAnotherFits) {
    const auto mapping =
        guessed("Name,Postcode,DISTNAME,pcds\n,,Gorse Hill Church,M33 4ND\n,,St Anne,M33 4NE\n");
    EXPECT_EQ(targets(mapping), (Targets{{"Name", ""},
                                         {"Postcode", ""},
                                         {"DISTNAME", "organisation.name"},
                                         {"pcds", "location.postcode"}}));
    const auto only = guessed("Name,Postcode\n,M33 4ND\n");
    EXPECT_EQ(toText(only.columns[0].target), "organisation.name"); // further down, perhaps
}

TEST(TableMapping, AColumnWhoseValuesFitNothingIsLeftOut) {
    const auto mapping = guessed("name,type,size\nOak House,Residential homes,small\n"
                                 "Elm House,Nursing homes,large\n",
                                 "care_homes.csv");
    EXPECT_EQ(mapping.kind, "private_business");
    for (const std::size_t column : {1U, 2U}) {
        EXPECT_EQ(toText(mapping.columns[column].target), "");
        EXPECT_NE(mapping.columns[column].unfit, nullptr);
    }
    // Where nothing else tells the kind, it may be a person: rows start carefully.
    EXPECT_EQ(toText(guessed("name,type\nSam,Baker\n").columns[1].target), "organisation.kind");
    EXPECT_EQ(
        toText(guessed("name,type\nSam,A volunteer of ours\n", "libraries.csv").columns[1].target),
        "organisation.kind");
    // And somebody wanted to say something.
    EXPECT_EQ(toText(guessed("name,private\nHub,ask Jo\n").columns[1].target),
              "organisation.private");
}

TEST(TableMapping, ValuesThatNameKindsAreTheKindWhateverTheFileIsCalled) {
    const auto worship = guessed("ID,DISTNAME,CLASSIFICA\nA1,Gorse Hill Church,Place Of Worship\n"
                                 "A2,St Anne,Place Of Worship\n",
                                 "b.csv");
    EXPECT_EQ(toText(worship.columns[2].target), "organisation.kind");
    const auto practices = guessed("name,postcode\nPark Medical Practice,M33 4ND\n"
                                   "Primrose Surgery,M33 4NE\nFirsway Health Centre,M33 4NF\n"
                                   "Urmston Group Practice,M33 4NG\nLimelight,M33 4NH\n"
                                   "Village Surgery,M33 4NJ\n",
                                   "c.csv");
    EXPECT_EQ(practices.kind, "public_service");
    const auto mixed = guessed("name\nPark Surgery\nSale Church\nThe Hub\nAda\nJo\n", "c.csv");
    EXPECT_EQ(mixed.kind, "");
}

TEST(TableMapping, ATypeColumnOfLegalFormsIsTheLegalForm) {
    const auto mapping = guessed("name,charity type\nA,CIO\nB,Trust\nC,Charitable company\n");
    EXPECT_EQ(toText(mapping.columns[1].target), "organisation.legal_form");
}

TEST(TableMapping, OfTwoColumnsForOneFieldTheStrongerWins) {
    const auto mapping = guessed("name,organisation,size,members\nHub,Other,4,5\n");
    EXPECT_EQ(toText(mapping.columns[0].target), "organisation.name");
    EXPECT_EQ(toText(mapping.columns[1].target), "");
    EXPECT_EQ(toText(mapping.columns[2].target), "organisation.size");
    EXPECT_EQ(toText(mapping.columns[3].target), "");
}

TEST(TableMapping, TrusteesAreNeverMapped) {
    const auto mapping = guessed("name,trustee_name,trustee phone\nHub,A Person,01632 960000\n");
    EXPECT_EQ(toText(mapping.columns[1].target), "");
    EXPECT_EQ(toText(mapping.columns[2].target), "");
}

struct NamedTable {
    std::string file;
    std::string_view text;
    Entity entity;
};
class TableOf : public testing::TestWithParam<NamedTable> {};
TEST_P(TableOf, IsKnownByItsHeadings) {
    EXPECT_EQ(guessed(GetParam().text, GetParam().file).entity, GetParam().entity);
}
INSTANTIATE_TEST_SUITE_P(
    TableMapping, TableOf,
    testing::Values(
        NamedTable{"a.csv", "name,address,postcode\nx,y,M1 1AA\n", Entity::Organisation},
        NamedTable{"b.csv", "organisation,name,activity,opens,closes,cost\na,b,c,d,e,f\n",
                   Entity::Service},
        NamedTable{"c.csv", "name,organisation,role,consent_basis\na,b,c,d\n", Entity::Person},
        NamedTable{"d.csv", "from,to,what,strength\na,b,c,1\n", Entity::Connection},
        NamedTable{"e.csv", "name,sense,organisations,core20\na,b,c,yes\n", Entity::Community},
        NamedTable{"f.csv", "organisation,channel,name,audience\na,b,c,d\n", Entity::Channel},
        NamedTable{"needs.csv", "name,category,status\na,b,c\n", Entity::Need},
        NamedTable{"stories.csv", "title,form,words,credit\na,b,c,d\n", Entity::Story},
        NamedTable{"resources.csv", "title,type,link,shared by\na,guidance,c,d\n",
                   Entity::Resource},
        NamedTable{"food_banks.csv", "Name,Referral method,Opening times,Address\na,b,c,d\n",
                   Entity::Organisation}),
    [](const auto &table) { return std::filesystem::path(table.param.file).stem().string(); });

struct ListName {
    std::string name;
    std::string kind;
};
class KindOfList : public testing::TestWithParam<ListName> {};
TEST_P(KindOfList, IsSaidByItsName) {
    EXPECT_EQ(kindFromWords(GetParam().name), GetParam().kind);
}
INSTANTIATE_TEST_SUITE_P(TableMapping, KindOfList,
                         testing::Values(ListName{"general_practices", "public_service"},
                                         ListName{"libraries", "public_service"},
                                         ListName{"trafford pharmacies 2026", "public_service"},
                                         ListName{"allotments", "association"},
                                         ListName{"places of worship", "faith_group"},
                                         ListName{"community_centres", "community_hub"},
                                         ListName{"council list of groups", ""},
                                         ListName{"my list", ""}));

TEST(TableMapping, GoesThroughAFileUnchanged) {
    TableMapping mapping = guessed("Group,Where,Tel,Funny\nHub,1 High St,01632 960000,x\n");
    TableMapping again = guessed("Group,Where,Tel,Funny\nHub,1 High St,01632 960000,x\n");
    for (ColumnMapping &column : again.columns)
        column.target = {};
    valueOf(applyMapping(mappingToJson(mapping), again));
    EXPECT_EQ(targets(again), targets(mapping));
    EXPECT_EQ(entityOfMapping(mappingToJson(mapping)), Entity::Organisation);
}

TEST(TableMapping, HeadingsMayTakeTwoRows) {
    const TableMapping mapping = guessed("Group,Contact,,Place,,\n"
                                         ",Phone,E-mail,Street,Postcode,Opening\n"
                                         "Hub,0161 496 0000,a@example.org,1 High St,M1 1AA,ten\n");
    EXPECT_EQ(mapping.headingRow, 2);
    EXPECT_EQ(targets(mapping), (Targets{{"Group", "organisation.name"},
                                         {"Phone", "contact.phone"},
                                         {"E-mail", "contact.email"},
                                         {"Street", "location.address"},
                                         {"Postcode", "location.postcode"},
                                         {"Place Opening", ""}}));
    // A name under "Contact" is a person's.
    EXPECT_EQ(targets(guessed("Organisation,Address,,,Contact,\n,Line 1,Town,Postcode,Name,Email\n"
                              "Hub,1 High St,Sale,M1 1AA,Ann Persona,a@example.org\n")),
              (Targets{{"Organisation", "organisation.name"},
                       {"Address Line 1", "location.address"},
                       {"Town", "location.address"},
                       {"Postcode", "location.postcode"},
                       {"Contact Name", ""},
                       {"Email", "contact.email"}}));
    // Under anything else it is the organisation's, where no other column is.
    EXPECT_EQ(targets(guessed("Location,,,Contact,\nName,Address,Postcode,Name,Email\n"
                              "Hub,1 High St,M1 1AA,Ann Persona,a@example.org\n")),
              (Targets{{"Name", "organisation.name"},
                       {"Address", "location.address"},
                       {"Postcode", "location.postcode"},
                       {"Contact Name", ""},
                       {"Email", "contact.email"}}));
    // Gaps in the first row of data are no second row of headings.
    EXPECT_EQ(guessed("name,phone,\nHub,,x\nShed,,y\n").headingRow, 1);
}

TEST(TableMapping, IsCorrectedByHand) {
    TableMapping mapping = guessed("name,what,code\nHub,Lunch club,123\n");
    valueOf(applyMapping(R"({"columns": {"what": "name", "code": "charity_number", "name": null}})",
                         mapping));
    EXPECT_EQ(
        targets(mapping),
        (Targets{{"name", ""}, {"what", "organisation.name"}, {"code", "identifier.GB-CHC"}}));
    valueOf(applyMapping(R"({"what": "location.postcode"})", mapping));
    EXPECT_EQ(toText(mapping.columns[1].target), "location.postcode");
}

TEST(TableMapping, OfOneKeptFromLastTimeTakesWhatFitsTheTableStill) {
    TableMapping mapping = guessed("name,what,code\nHub,Lunch club,123\n");
    const auto unfit = valueOf(applyKeptMapping(
        R"({"columns": [{"column": "gone", "to": "organisation.size"},
                        {"column": "gone and never used", "to": ""},
                        {"column": "what", "to": "organisation.name"},
                        {"column": "name", "to": "organisation.nothing"},
                        {"column": "code", "to": "identifier.GB-CHC"}]})",
        mapping));
    EXPECT_EQ(
        targets(mapping),
        (Targets{{"name", ""}, {"what", "organisation.name"}, {"code", "identifier.GB-CHC"}}));
    ASSERT_EQ(unfit.size(), 2U);
    EXPECT_EQ(unfit[0].heading, "gone");
    EXPECT_EQ(unfit[0].target, "organisation.size");
    EXPECT_TRUE(unfit[0].isGone);
    EXPECT_EQ(unfit[1].heading, "name");
    EXPECT_FALSE(unfit[1].isGone);
    // What is no mapping at all is none still.
    EXPECT_FALSE(applyKeptMapping("[]", mapping));
}

TEST(TableMapping, SaysWhatIsWrongWithAMappingFile) {
    TableMapping mapping = guessed("name,what\nHub,x\n");
    for (const char *json :
         {"", "[]", "{\"columns\": 3}", R"({"nowhere": "name"})",
          R"({"name": "organisation.nothing"})", R"({"name": 7})",
          R"({"columns": [{"to": "name"}]})", R"({"kind": "nonsense", "columns": {}})"}) {
        const auto applied = applyMapping(json, mapping);
        ASSERT_FALSE(applied) << json;
        EXPECT_EQ(applied.error().code, ErrorCode::InvalidInput);
    }
}

} // namespace
} // namespace placeweave
