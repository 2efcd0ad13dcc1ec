// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_import.h"

#include "core/exchange/import_report.h"
#include "core/model/text_sets.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <fstream>
#include <iterator>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

class TableImport : public testing::Test {
protected:
    ImportOutcome import(std::string_view text, const ImportOptions &options = {},
                         std::string name = "list.csv") {
        return valueOf(importTable(*map, TableSource::ofText(text, std::move(name)), options));
    }
    Error importFails(std::string_view text) {
        auto outcome = importTable(*map, TableSource::ofText(text, "list.csv"));
        return outcome ? Error{} : outcome.error();
    }
    std::vector<Record> all(Entity entity) { return valueOf(map->records(entity)); }
    Record only(Entity entity) {
        std::vector<Record> rows = all(entity);
        EXPECT_EQ(rows.size(), 1U);
        return rows.empty() ? Record(entity) : rows.front();
    }
    Record placeOf(const Record &organisation) {
        return valueOf(map->record(Entity::Location, organisation.reference("location_id")));
    }
    static bool says(const ImportOutcome &outcome, Reason reason, std::int64_t row) {
        for (const ImportRemark &remark : outcome.remarks)
            if (remark.reason == reason && remark.row == row)
                return true;
        return false;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(TableImport, WhoseNameWasPutRightIsFoundByTheNameThatItsListBrought) {
    const std::string_view list = "name,size\nBeta Club,12\nAlpha Club,5\n";
    import(list);
    for (const Record &club : all(Entity::Organisation))
        if (club.text("name") == "Beta Club") {
            Edit edit = valueOf(Edit::begin(*map, "field.set"));
            valueOf(edit.set(fieldOf(Entity::Organisation, "name"), club.id(),
                             Value("Seniors at the Hall")));
            valueOf(edit.commit());
        }
    const ImportOutcome again = import(list);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.same, 2);
    EXPECT_EQ(again.vanished, 0);
    // What else the list says of it is taken, the name is not.
    const ImportOutcome news = import("name,size\nBeta Club,14\nAlpha Club,5\n");
    EXPECT_EQ(news.changed, 1);
    for (const Record &club : all(Entity::Organisation))
        if (club["size"].integer() == 14) {
            EXPECT_EQ(club.text("name"), "Seniors at the Hall");
        }
    // To another list that name says nothing.
    EXPECT_EQ(import("name,size\nBeta Club,12\n", {}, "other.csv").added, 1);
}

TEST_F(TableImport, OpeningTimesBecomeSomethingThatIsOfferedThen) {
    const std::string_view list = "name,postcode,Opening times\n"
                                  "Hub,M33 4ND,Thursday 10:30am - 12:30pm\n"
                                  "Shed,M33 4NE,\"Tues 11am - 2pm, Fri 11.30am -1.30pm\"\n";
    const ImportOutcome first = import(list);
    EXPECT_FALSE(says(first, Reason::TimesInWords, 2));
    EXPECT_TRUE(says(first, Reason::TimesInWords, 3));
    const auto serviceOf = [&](const char *organisation) {
        for (const Record &one : all(Entity::Organisation))
            if (one.text("name") == organisation)
                for (Record &service : all(Entity::Service))
                    if (service.reference("organisation_id") == one.id())
                        return service;
        return Record(Entity::Service);
    };
    const Record hub = serviceOf("Hub");
    EXPECT_EQ(hub.text("name"), "Opening times");
    EXPECT_EQ(hub.text("schedule"), "FREQ=WEEKLY;BYDAY=TH");
    EXPECT_EQ(hub.text("opens"), "10:30");
    EXPECT_EQ(hub.text("closes"), "12:30");
    EXPECT_EQ(hub.text("when_note"), "");
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 2U);
    EXPECT_EQ(serviceOf("Shed").text("when_note"), "Tues 11am - 2pm, Fri 11.30am -1.30pm");
    EXPECT_EQ(serviceOf("Shed").text("schedule"), "");
    EXPECT_FALSE(import(list).action);

    // The rule of last month does not stay beside the words of this.
    const ImportOutcome next = import("name,postcode,Opening times\n"
                                      "Hub,M33 4ND,Thursday mornings\n"
                                      "Shed,M33 4NE,Tues 11am - 2pm\n");
    EXPECT_EQ(next.changed, 2);
    EXPECT_EQ(serviceOf("Hub").text("schedule"), "");
    EXPECT_EQ(serviceOf("Hub").text("opens"), "");
    EXPECT_EQ(serviceOf("Hub").text("when_note"), "Thursday mornings");
    EXPECT_EQ(serviceOf("Shed").text("schedule"), "FREQ=WEEKLY;BYDAY=TU");
    EXPECT_EQ(serviceOf("Shed").text("when_note"), "");
    EXPECT_EQ(all(Entity::Service).size(), 2U);
}

TEST_F(TableImport, OpeningTimesThatSomebodyHasPutRightOrRemovedAreLeftAlone) {
    const std::string_view list = "name,postcode,opening hours\nHub,M33 4ND,Mon 9am-5pm\n"
                                  "Shed,M33 4NE,Tue 9am-5pm\n";
    import(list);
    Edit edit = valueOf(Edit::begin(*map, "field.set"));
    for (const Record &service : all(Entity::Service))
        if (service.text("schedule").ends_with("MO"))
            valueOf(edit.set(fieldOf(Entity::Service, "schedule"), service.id(),
                             Value("FREQ=WEEKLY;BYDAY=WE")));
        else
            valueOf(edit.remove(Entity::Service, service.id()));
    valueOf(edit.commit());
    EXPECT_FALSE(import(list).action);
    EXPECT_EQ(only(Entity::Service).text("schedule"), "FREQ=WEEKLY;BYDAY=WE");
}

TEST_F(TableImport, TheReportSaysWhatWaitsAndWhatWasNotTaken) {
    import("name,postcode,size,phone\nHub,M33 4ND,12,0161 496 0001\nShed,M33 4NE,5,\n");
    for (const Record &one : all(Entity::Organisation))
        if (one.text("name") == "Shed") {
            Edit edit = valueOf(Edit::begin(*map, "field.set"));
            valueOf(edit.set(fieldOf(Entity::Organisation, "size"), one.id(), Value(6)));
            valueOf(edit.commit());
        }
    const ImportOutcome ours = import("name,postcode,size,phone\nHub,M33 4ND,12,0161 496 0001\n"
                                      "Shed,M33 4NE,7,\n",
                                      {.wantsRows = true});
    EXPECT_EQ(ours.asked, 1);
    EXPECT_EQ(ours.cameBack, 0);
    const ImportOutcome theirs = import("name,postcode,phone\nHub,M33 4ND,0161 496 0999\n"
                                        "Shed,M33 4NE,\n",
                                        {.wantsRows = true}, "council.csv");
    valueOf(writeImportReport({{"ours", ours}, {"theirs", theirs}}, folder / "report.csv"));
    std::ifstream in(folder / "report.csv", std::ios::binary);
    const std::string report(std::istreambuf_iterator<char>(in), {});
    const auto hasLine = [&](std::string_view line) {
        return report.contains(line);
    };
    EXPECT_TRUE(hasLine("\"ours\",2,\"Hub\",the same,\"\",\"\"\r\n")) << report;
    EXPECT_TRUE(hasLine("\"ours\",3,\"Shed\",asked: it waits as a suggestion,")) << report;
    EXPECT_TRUE(hasLine("\"theirs\",2,\"Hub\",the same,\"\",\"Row 2: it has another phone; the "
                        "list's was not taken.\""))
        << report;
    EXPECT_TRUE(hasLine("\"theirs\",3,\"Shed\",the same,\"\",\"\"\r\n")) << report;
}

TEST_F(TableImport, AColumnThatFitsNothingIsSaidOnce) {
    const ImportOutcome outcome =
        import("name,type\nOak,Residential homes\nElm,Nursing homes\n", {}, "care_homes.csv");
    ASSERT_EQ(outcome.remarks.size(), 1U);
    EXPECT_EQ(outcome.remarks[0].reason, Reason::FitsNothing);
    const std::string said = sentence(outcome.remarks[0]);
    EXPECT_TRUE(said.starts_with("Column \"type\"")) << said;
    EXPECT_TRUE(said.contains("Residential homes")) << said;
    for (const Record &home : all(Entity::Organisation))
        EXPECT_EQ(home.text("kind"), "private_business");
}

TEST_F(TableImport, ARowBecomesAnOrganisationItsPlaceAndItsContacts) {
    const ImportOutcome outcome =
        import("name,kind,address,town,postcode,lat,lon,phone,email,website,charity number,size\n"
               "The Hub,Community centre,1 High Street,Sale,m334nd,53.42,-2.33,1614960000,"
               "hub@example.org,example.org,1234567,about 40\n");
    EXPECT_EQ(outcome.rows, 1);
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.placed, 1);
    EXPECT_TRUE(outcome.action);
    const Record hub = only(Entity::Organisation);
    EXPECT_EQ(hub.text("name"), "The Hub");
    EXPECT_EQ(hub.text("kind"), "community_hub");
    EXPECT_EQ(hub["size"].integer(), 40);
    EXPECT_EQ(hub.text("identifiers"), R"(["GB-CHC-1234567"])");
    EXPECT_EQ(hub.text("listing_permission"), "anyone");
    EXPECT_EQ(hub.text("source"), "list.csv");
    const Record place = placeOf(hub);
    EXPECT_EQ(place.text("address"), "1 High Street, Sale");
    EXPECT_EQ(place.text("postcode"), "M33 4ND");
    EXPECT_EQ(place["geom"].point(), (LatLon{53.42, -2.33}));
    EXPECT_EQ(place.text("placed_how"), "imported");
    EXPECT_EQ(place.text("precision"), "address");
    EXPECT_EQ(place.text("disclosure"), "exact");
    const std::vector<Record> contacts = all(Entity::Contact);
    ASSERT_EQ(contacts.size(), 3U);
    EXPECT_EQ(contacts[0].text("value"), "01614960000");
    EXPECT_EQ(contacts[0].text("sensitivity"), "public");
}

TEST_F(TableImport, IsOneActionThatUndoTakesBack) {
    const ImportOutcome outcome = import("name,postcode\nA,M1 1AA\nB,M1 1AB\n");
    EXPECT_EQ(valueOf(map->undoable()).action, outcome.action);
    EXPECT_EQ(valueOf(map->undoable()).verb, "import");
    EXPECT_EQ(valueOf(map->undoable()).subject, "list.csv");
    valueOf(map->undo(outcome.action));
    EXPECT_EQ(valueOf(map->count(Entity::Organisation)), 0);
    EXPECT_EQ(valueOf(map->count(Entity::Location)), 0);
}

TEST_F(TableImport, TheSameTableAgainChangesNothing) {
    const std::string_view table = "name,address,postcode,lat,lon,phone\n"
                                   "A,1 High St,M1 1AA,53.4,-2.3,01632 960000\n"
                                   "B,,,,,\n"
                                   "C,,M1 1AB,,,\n"
                                   "D,2 High St,,53.5,-2.3,\n";
    import(table);
    const ImportOutcome again = import(table);
    EXPECT_EQ(again.same, 4);
    EXPECT_EQ(again.added + again.changed + again.unsure, 0);
    EXPECT_FALSE(again.action);
    EXPECT_EQ(again.placed, 2);
}

TEST_F(TableImport, ADryRunKeepsNothingAndCountsTheSame) {
    ImportOptions options;
    options.dryRun = true;
    const ImportOutcome outcome = import("name,postcode\nA,M1 1AA\n", options);
    EXPECT_EQ(outcome.added, 1);
    EXPECT_FALSE(outcome.action);
    EXPECT_EQ(valueOf(map->count(Entity::Organisation)), 0);
}

TEST_F(TableImport, AFailureInTheMiddleChangesNothing) {
    std::string table = "name,postcode\n";
    for (int i = 0; i < 5'000; ++i)
        table += "Group " + std::to_string(i) + ",M1 1AA\n";
    const Error error = importFails(table + "Last,\"never closed\n");
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_NE(error.message.find("Row 5002"), std::string::npos) << error.message;
    EXPECT_EQ(valueOf(map->count(Entity::Organisation)), 0);
    EXPECT_EQ(valueOf(map->counts()).changes, valueOf(newMap(folder / "x.gpkg")->counts()).changes);
}

TEST_F(TableImport, StoppingItChangesNothing) {
    std::string table = "name,postcode\n";
    for (int i = 0; i < 5'000; ++i)
        table += "Group " + std::to_string(i) + ",M1 1AA\n";
    Progress progress;
    progress.cancel();
    const auto outcome = importTable(*map, TableSource::ofText(table, "t.csv"), {}, progress);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(valueOf(map->count(Entity::Organisation)), 0);
}

TEST_F(TableImport, OnlyEmptyFieldsOfAKnownOrganisationAreFilled) {
    import("name,postcode,description\nThe Hub,M1 1AA,\n");
    const RowId id = only(Entity::Organisation).id();
    Edit edit = valueOf(Edit::begin(*map, "organisation.change"));
    valueOf(edit.set(fieldOf(Entity::Organisation, "size"), id, Value(12)));
    valueOf(edit.commit());
    const ImportOutcome outcome = import("name,postcode,description,size,email\n"
                                         "the hub,M1 1AA,Warm,99,hub@example.org\n",
                                         {}, "another list.csv");
    EXPECT_EQ(outcome.changed, 1);
    const Record hub = only(Entity::Organisation);
    EXPECT_EQ(hub.text("name"), "The Hub");
    EXPECT_EQ(hub["size"].integer(), 12);
    EXPECT_EQ(hub.text("description"), "Warm");
    EXPECT_EQ(all(Entity::Contact).size(), 1U);
}

TEST_F(TableImport, WhatSomebodyHasEmptiedStaysEmpty) {
    const std::string_view table =
        "name,postcode,description,phone\nHub,M1 1AA,Warm,01632 960000\n";
    import(table);
    Edit edit = valueOf(Edit::begin(*map, "organisation.change"));
    valueOf(edit.set(fieldOf(Entity::Organisation, "description"), only(Entity::Organisation).id(),
                     Value()));
    valueOf(edit.remove(Entity::Contact, only(Entity::Contact).id()));
    valueOf(edit.commit());
    EXPECT_EQ(import(table).same, 1);
    EXPECT_EQ(only(Entity::Organisation).text("description"), "");
    EXPECT_EQ(all(Entity::Contact).size(), 0U);
}

TEST_F(TableImport, AnIdentifierOrAPlaceNearbyMakesTheSame) {
    import("name,charity number,lat,lon\nThe Hub,1234567,53.4,-2.3\nThe Shed,,53.5,-2.3\n");
    EXPECT_EQ(import("name,charity no\nSale Hub,1234567\n", {}, "other.csv").same, 1);
    EXPECT_EQ(import("name,lat,lon\nThe Shed,53.5005,-2.3\n").added, 0);
    const ImportOutcome far = import("name,lat,lon\nThe Shed,53.51,-2.3\n");
    EXPECT_EQ(far.added, 1);
    EXPECT_EQ(far.unsure, 0); // another branch
}

TEST_F(TableImport, ARowThatStandsTwiceIsOneOrganisation) {
    const ImportOutcome outcome = import("name,postcode,phone,email\n"
                                         "The Hub,M1 1AA,01632 960000,\n"
                                         "The Hub,M1 1AA,,hub@example.org\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.changed, 1);
    EXPECT_TRUE(says(outcome, Reason::SameAsEarlier, 3));
    EXPECT_EQ(all(Entity::Contact).size(), 2U);
}

TEST_F(TableImport, BranchesOfOneNameAreKeptApart) {
    const ImportOutcome outcome = import("Name,Address,Postcode\nTrussell Trust,A,M31 4BU\n"
                                         "Trussell Trust,B,M32 9AF\n");
    EXPECT_EQ(outcome.added, 2);
    EXPECT_EQ(outcome.unsure, 0);
}

TEST_F(TableImport, OneBuildingIsOneLocation) {
    import("name,address,postcode,lat,lon,step free\n"
           "The Hub,1 High Street,M1 1AA,53.4,-2.3,\n"
           "Lunch club,1 High Street,M1 1AA,53.4,-2.3,yes\n"
           "Neighbour,1 High Street,M1 1AA,53.41,-2.3,\n");
    ASSERT_EQ(all(Entity::Location).size(), 2U);
    EXPECT_TRUE(all(Entity::Location)[0]["step_free"].isTrue());
}

TEST_F(TableImport, AHiddenGroupDoesNotShareTheRowOfAnOpenOne) {
    import("name,address,lat,lon,disclosure\nHub,1 High Street,53.4,-2.3,exact\n"
           "Refuge,1 High Street,53.4,-2.3,hidden\n");
    EXPECT_EQ(all(Entity::Location).size(), 2U);
}

TEST_F(TableImport, PositionsArePutRightOrPointedOut) {
    const ImportOutcome outcome = import("name,latitude,longitude\n"
                                         "Swapped,-2.3,53.4\n"
                                         "Null island,0,0\n"
                                         "Out of range,153.4,-2.3\n"
                                         "No number,north,west\n"
                                         "Half,53.4,\n"
                                         "None,,\n"
                                         "Paris,48.85,2.35\n");
    EXPECT_EQ(outcome.placed, 2);
    EXPECT_EQ(outcome.added, 7);
    EXPECT_TRUE(says(outcome, Reason::SwappedPosition, 2));
    EXPECT_TRUE(says(outcome, Reason::NullIsland, 3));
    EXPECT_TRUE(says(outcome, Reason::NotAPosition, 4));
    EXPECT_TRUE(says(outcome, Reason::NotAPosition, 5));
    EXPECT_TRUE(says(outcome, Reason::NotAPosition, 6));
    EXPECT_FALSE(says(outcome, Reason::NotAPosition, 7));
    EXPECT_EQ(placeOf(all(Entity::Organisation)[0])["geom"].point(), (LatLon{53.4, -2.3}));
}

TEST_F(TableImport, EastingsAndNorthingsArePlaced) {
    import("name,easting,northing\nTown hall,383819,398052\n");
    const auto point = placeOf(only(Entity::Organisation))["geom"].point();
    ASSERT_TRUE(point);
    EXPECT_LT(distanceMetres(*point, {53.4793, -2.2453}), 60);
}

TEST_F(TableImport, WordsInNoListAreReportedAndTheRowGoesIn) {
    const ImportOutcome outcome = import("name,kind,languages,size,confirmed on,step free\n"
                                         "Hub,Spaceship,en; klingon,lots,yesterday,maybe\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.refused, 0);
    EXPECT_EQ(outcome.remarkCount, 5);
    const Record hub = only(Entity::Organisation);
    EXPECT_EQ(hub.text("kind"), "");
    EXPECT_EQ(hub.text("languages"), R"(["en"])");
}

TEST_F(TableImport, OneCellMayHoldSeveralWaysToContact) {
    import("name,phone,email,website\n"
           "Hub,0161 496 0000 / 07700 900123,a@example.org or b@example.org,"
           "www.example.org/a/b.org\n");
    std::vector<std::string> values;
    for (const Record &contact : all(Entity::Contact))
        values.push_back(contact.text("contact_type") + " " + contact.text("value"));
    EXPECT_EQ(values, (std::vector<std::string>{"phone 0161 496 0000", "phone 07700 900123",
                                                "email a@example.org", "email b@example.org",
                                                "website www.example.org/a/b.org"}));
}

TEST_F(TableImport, WhatIsNoAddressIsSaidAndNeverALink) {
    const ImportOutcome outcome =
        import("name,phone,email,website\nA,ask for Jo,jo at example,javascript:alert(1)\n"
               "B,,,hub.church\n"
               "C,0161 496 0000,b@example.org,www.example.org\n");
    EXPECT_TRUE(says(outcome, Reason::NotAnAddress, 2));
    EXPECT_EQ(outcome.remarkCount, 3);
    for (const Record &contact : all(Entity::Contact)) {
        if (contact.text("value").contains("javascript")) {
            EXPECT_EQ(contact.text("contact_type"), "other");
        }
        if (contact.text("value") == "hub.church") {
            EXPECT_EQ(contact.text("contact_type"), "website");
        }
    }
}

TEST_F(TableImport, ADayToComeIsNoDayOnWhichItWasConfirmed) {
    const ImportOutcome outcome =
        import("name,last checked,next review\nA,2999-01-01,2999-01-01\nB,2020-01-01,\n");
    EXPECT_TRUE(says(outcome, Reason::NotYet, 2));
    EXPECT_EQ(outcome.remarkCount, 1);
    EXPECT_EQ(all(Entity::Organisation)[0].text("confirmed_on"), "");
    EXPECT_EQ(all(Entity::Organisation)[0].text("next_review"), "2999-01-01");
    EXPECT_EQ(all(Entity::Organisation)[1].text("confirmed_on"), "2020-01-01");
}

TEST_F(TableImport, LinesOfTotalsAndNotesAreNoOrganisations) {
    const ImportOutcome outcome = import(
        "name,members,notes\nChoir,12,Source: the leader\nTotal,12,\n,,\nSource: the council,,\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.passedOver.at("a line of totals"), 1);
    EXPECT_EQ(outcome.passedOver.at("a note beside the table"), 1);
}

TEST_F(TableImport, DecimalCommasAreDegreesAndMetres) {
    EXPECT_EQ(import("Name;Latitude;Longitude\nA;53,4252;-2,3211\n").placed, 1);
    EXPECT_EQ(import("Name;Easting;Northing\nB;378912,5;391234,25\n").placed, 1);
    const Record place = all(Entity::Location).at(0);
    EXPECT_EQ(place["geom"].point(), (LatLon{53.4252, -2.3211}));
}

TEST_F(TableImport, WordsAreNoPostcodesAndNoTelephones) {
    const ImportOutcome outcome = import("name,postcode,phone\nA,TBC,unknown\nB,various,#REF!\n"
                                         "C,Sale,see website\nD,M33,0161 496 0000\n");
    EXPECT_EQ(outcome.added, 4);
    ASSERT_EQ(all(Entity::Location).size(), 1U);
    EXPECT_EQ(all(Entity::Location)[0].text("postcode"), "M33");
    ASSERT_EQ(all(Entity::Contact).size(), 2U);
    EXPECT_EQ(all(Entity::Contact)[0].text("contact_type"), "other"); // "see website"
    EXPECT_EQ(outcome.remarks.size(), 2U);                            // it, and "Sale"
}

TEST_F(TableImport, NullIsANameWhenItIsWrittenAsOne) {
    const ImportOutcome outcome = import("name,town\nNull,Sale\nnull,Sale\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.refused, 1);
    EXPECT_EQ(only(Entity::Organisation).text("name"), "Null");
}

TEST_F(TableImport, ThemesAreToldApartWhateverStandsBetween) {
    const ImportOutcome outcome = import("name,theme\nA,Food / debt; Older people\n");
    EXPECT_EQ(outcome.remarkCount, 0);
    EXPECT_EQ(setElements(only(Entity::Organisation)["focus"]).size(), 3U);
}

TEST_F(TableImport, ARowWithoutANameIsRefusedAndBlankRowsAreNot) {
    const ImportOutcome outcome = import("name,postcode\n,M1 1AA\n,\nHub,M1 1AB\n");
    EXPECT_EQ(outcome.rows, 2);
    EXPECT_EQ(outcome.refused, 1);
    EXPECT_EQ(outcome.added, 1);
    EXPECT_TRUE(says(outcome, Reason::NoName, 2));
}

TEST_F(TableImport, PeopleAndInformalGroupsStartAsNotAsked) {
    import("name,kind,nature,address,email\n"
           "A neighbour,individual,,1 High St,a@example.org\n"
           "Walkers,grassroots group,,2 High St,b@example.org\n"
           "Informal club,association,informal,3 High St,c@example.org\n"
           "A library,library,,4 High St,d@example.org\n");
    const std::vector<Record> rows = all(Entity::Organisation);
    ASSERT_EQ(rows.size(), 4U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(rows[i].text("listing_permission"), "not_asked") << rows[i].text("name");
        EXPECT_EQ(placeOf(rows[i]).text("disclosure"), "area");
    }
    EXPECT_EQ(rows[3].text("listing_permission"), "anyone");
    const std::vector<Record> contacts = all(Entity::Contact);
    EXPECT_EQ(contacts[0].text("sensitivity"), "internal");
    EXPECT_EQ(contacts[0].text("consent_basis"), "not_asked");
    EXPECT_EQ(contacts[1].text("sensitivity"), "partner");
}

struct KindCell {
    std::string name;
    std::string row; // kind, charity number, legal form, nature, identifiers
    std::string permission;
    std::string contact; // sensitivity
};
class KindOfRow : public TableImport, public testing::WithParamInterface<KindCell> {};
TEST_P(KindOfRow, DecidesWhetherItIsListed) {
    const ImportOutcome outcome =
        import("name,address,lat,lon,phone,kind,charity number,legal form,nature,identifiers\n"
               "Jim,2 High St,53.41,-2.31,01632 960000," +
               GetParam().row + "\n");
    const Record row = only(Entity::Organisation);
    EXPECT_EQ(row.text("listing_permission"), GetParam().permission);
    EXPECT_EQ(placeOf(row).text("disclosure"),
              GetParam().permission == "anyone" ? "exact" : "area");
    EXPECT_EQ(only(Entity::Contact).text("sensitivity"), GetParam().contact);
    const bool isKnown =
        vocabulary("kind").recognise(GetParam().row.substr(0, GetParam().row.find(','))) != nullptr;
    EXPECT_EQ(says(outcome, Reason::ProtectedInstead, 2),
              GetParam().permission != "anyone" && !isKnown);
}
INSTANTIATE_TEST_SUITE_P(
    TableImport, KindOfRow,
    testing::Values(
        KindCell{"joins_in", "individual who wants to join in,,,,", "not_asked", "internal"},
        KindCell{"goes_it_alone", "Individual who goes it alone,,,,", "not_asked", "internal"},
        KindCell{"person", "Person,,,,", "not_asked", "internal"},
        KindCell{"a_person_joins_in", "A person who wants to join in,,,,", "not_asked", "internal"},
        KindCell{"own_way", "person who acts in their own way,,,,", "not_asked", "internal"},
        KindCell{"volunteers", "Volunteers,,,,", "not_asked", "internal"},
        KindCell{"local_person", "Local person,,,,", "not_asked", "internal"},
        KindCell{"champion", "Champion,,,,", "not_asked", "internal"},
        KindCell{"connectors", "community connectors,,,,", "not_asked", "internal"},
        KindCell{"unknown_person", "Retired neighbour (keen),,,,", "not_asked", "internal"},
        KindCell{"with_a_property", "Retired neighbour,,,,UPRN:100011112222", "not_asked",
                 "internal"},
        KindCell{"unknown", "Spaceship,,,,", "not_asked", "partner"},
        KindCell{"unknown_sole_trader", "Spaceship,,sole trader,,", "not_asked", "partner"},
        KindCell{"unknown_informal", "Spaceship,,,informal,", "not_asked", "partner"},
        KindCell{"registered", "Spaceship,1234567,,,", "anyone", "public"},
        KindCell{"with_a_form", "Spaceship,,CIO,,", "anyone", "public"},
        KindCell{"constituted", "Spaceship,,,constituted,", "anyone", "public"},
        KindCell{"volunteer_charity", "Volunteer led,1234567,,,", "anyone", "public"},
        KindCell{"no_kind", ",,,,", "anyone", "public"},
        KindCell{"known", "Library,,,,", "anyone", "public"}),
    [](const auto &cell) { return cell.param.name; });

TEST_F(TableImport, AListThatNamesItsKindKeepsItForWordsInNoList) {
    import("name,type,address\nRed,Residential homes,1 High St\n"
           "Blue,Volunteer run library,2 High St\nGreen,Keen volunteer,3 High St\n",
           {}, "care_homes.csv");
    const std::vector<Record> rows = all(Entity::Organisation);
    EXPECT_EQ(rows[0].text("kind"), "private_business");
    EXPECT_EQ(rows[0].text("listing_permission"), "anyone");
    EXPECT_EQ(placeOf(rows[0]).text("disclosure"), "exact");
    EXPECT_EQ(rows[1].text("listing_permission"), "anyone");
    EXPECT_EQ(rows[2].text("kind"), "individual_own_way");
    EXPECT_EQ(rows[2].text("listing_permission"), "not_asked");
}

TEST_F(TableImport, APermissionThatIsNotUnderstoodProtects) {
    const ImportOutcome outcome = import("name,disclosure,listing permission,private,address\n"
                                         "Refuge,keep quiet,ask Sue first,see note,1 High St\n");
    const Record refuge = only(Entity::Organisation);
    EXPECT_EQ(refuge.text("listing_permission"), "not_asked");
    EXPECT_TRUE(refuge["private"].isTrue());
    EXPECT_EQ(placeOf(refuge).text("disclosure"), "hidden");
    EXPECT_TRUE(says(outcome, Reason::ProtectedInstead, 2));
}

TEST_F(TableImport, ACorrespondenceAddressIsNoPlaceOnTheMap) {
    import(
        "charity_name,registered_charity_number,charity_contact_address,charity_contact_postcode\n"
        "Benevolent Fund,210843,\"4 Northdown Avenue, Stockport\",SK6 1LB\n");
    const Record fund = only(Entity::Organisation);
    EXPECT_FALSE(fund.reference("location_id"));
    EXPECT_EQ(fund.text("correspondence_postcode"), "SK6 1LB");
    EXPECT_EQ(valueOf(map->count(Entity::Location)), 0);
}

TEST_F(TableImport, DetailsOfTrusteesStayOut) {
    const ImportOutcome outcome = import("name,trustee name\nHub,Ann Example\n");
    EXPECT_EQ(outcome.remarks.at(0).reason, Reason::TrusteeData);
    for (const Field &field : fieldsOf(Entity::Organisation))
        EXPECT_EQ(only(Entity::Organisation)[field].text().find("Ann"), std::string::npos);
}

TEST_F(TableImport, KindComesFromTheNameOfTheList) {
    import("name,type\nAltrincham Library,Local authority run library\n", {}, "libraries.csv");
    EXPECT_EQ(only(Entity::Organisation).text("kind"), "public_service");
}

TEST_F(TableImport, APostcodeAtTheEndOfAnAddressIsFound) {
    import("name,address\nHub,\"1 High Street, Sale M33 4ND\"\n");
    EXPECT_EQ(placeOf(only(Entity::Organisation)).text("postcode"), "M33 4ND");
}

TEST_F(TableImport, TextThatLooksLikeSqlOrFormulasIsText) {
    import("name,description\n\"Robert'); DROP TABLE organisation;--\",'=1+1\n");
    EXPECT_EQ(only(Entity::Organisation).text("name"), "Robert'); DROP TABLE organisation;--");
    EXPECT_EQ(only(Entity::Organisation).text("description"), "=1+1");
}

TEST_F(TableImport, BrokenLettersGoInAsTheyStandAndAreSaid) {
    const ImportOutcome outcome = import("name\nCafÃ© Nord\n");
    EXPECT_EQ(only(Entity::Organisation).text("name"), "CafÃ© Nord");
    EXPECT_TRUE(says(outcome, Reason::Garbled, 2));
}

struct Useless {
    std::string name;
    std::string_view text;
};
class UselessTable : public TableImport, public testing::WithParamInterface<Useless> {};
TEST_P(UselessTable, IsRefusedInASentence) {
    const Error error = importFails(GetParam().text);
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_TRUE(error.message.ends_with('.')) << error.message;
    EXPECT_EQ(valueOf(map->count(Entity::Organisation)), 0);
}
INSTANTIATE_TEST_SUITE_P(TableImport, UselessTable,
                         testing::Values(Useless{"empty", ""}, Useless{"blank", "\n\n \n"},
                                         Useless{"headings_only", "name,postcode\n"},
                                         Useless{"no_name", "postcode,lat,lon\nM1 1AA,53,-2\n"}),
                         [](const auto &table) { return table.param.name; });

} // namespace
} // namespace placeweave
