// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_import.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

namespace placeweave {
namespace {

class LinkedTables : public testing::Test {
protected:
    void SetUp() override {
        import("name,other_names,address,lat,lon\n"
               "The Hub,Sale Hub,1 High Street,53.4,-2.3\n"
               "\"Walkers, Ltd\",,,,\n"
               "Men's Shed,,2 High Street,53.5,-2.3\n");
    }
    ImportOutcome import(std::string_view text, std::string name = "list.csv") {
        return valueOf(importTable(*map, TableSource::ofText(text, std::move(name))));
    }
    std::vector<Record> all(Entity entity) { return valueOf(map->records(entity)); }
    RowId named(std::string_view name) {
        for (const Record &row : all(Entity::Organisation))
            if (row.text("name") == name)
                return row.id();
        return {};
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(LinkedTables, AServiceBelongsToItsOrganisationAndHappensThere) {
    const ImportOutcome outcome =
        import("organisation,name,activity,cost\nsale hub,Lunch club,community meal,Free\n");
    EXPECT_EQ(outcome.added, 1);
    const Record service = all(Entity::Service).at(0);
    EXPECT_EQ(service.reference("organisation_id"), named("The Hub"));
    EXPECT_EQ(service.text("activity"), "community_meal");
    const Record happens = all(Entity::ServiceAtLocation).at(0);
    EXPECT_EQ(happens.reference("service_id"), service.id());
}

TEST_F(LinkedTables, AServiceOfAnUnknownOrganisationIsRefused) {
    const ImportOutcome outcome =
        import("organisation,name,activity\nNobody,Lunch,\n,Tea,\nThe Hub,Choir,\n");
    EXPECT_EQ(outcome.rows, 3);
    EXPECT_EQ(outcome.refused, 2);
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.remarks.at(0).detail, "Nobody");
    EXPECT_EQ(outcome.remarks.at(0).row, 2);
}

TEST_F(LinkedTables, TheSameTableAgainChangesNothing) {
    const std::string_view services = "organisation,name,activity\nThe Hub,Choir,choir_and_music\n";
    import(services);
    EXPECT_EQ(import(services).same, 1);
    EXPECT_EQ(all(Entity::Service).size(), 1U);
}

TEST_F(LinkedTables, ServicesOfOneNameStayApartUnlessTheyAreTheSame) {
    const std::string_view services = "organisation,name,activity,when,lat,lon\n"
                                      "The Hub,Choir,choir,Mondays,53.4,-2.3\n"
                                      "The Hub,Choir,choir,Fridays,53.4,-2.3\n"
                                      "The Hub,Choir,choir,Mondays,53.45,-2.31\n";
    EXPECT_EQ(import(services).added, 2);
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 3U); // on Mondays at two places
    const ImportOutcome again = import(services);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.changed, 0);
    const ImportOutcome news = import("organisation,name,activity,when,lat,lon\n"
                                      "The Hub,Choir,choir,Mondays,53.4,-2.3\n"
                                      "The Hub,Choir,choir,Saturdays,53.4,-2.3\n");
    EXPECT_EQ(news.added, 0);
    EXPECT_EQ(news.changed, 1);
    EXPECT_EQ(all(Entity::Service).size(), 2U);
}

TEST_F(LinkedTables, AServiceWithAPostcodeOnlyStaysWhereItIs) {
    const std::string_view services = "organisation,name,when,postcode\n"
                                      "The Hub,Choir,Mondays,M41 0TZ\n";
    import(services);
    const std::size_t places = all(Entity::Location).size();
    EXPECT_EQ(import(services).changed, 0);
    EXPECT_EQ(all(Entity::Location).size(), places);
}

TEST_F(LinkedTables, APlaceThatSomebodyHasPutRightStays) {
    const std::string_view services = "organisation,name,when,address,postcode\n"
                                      "The Hub,Choir,Mondays,1 Low Street,M41 0TZ\n";
    import(services);
    const RowId place = all(Entity::ServiceAtLocation).at(0).reference("location_id");
    Edit edit = valueOf(Edit::begin(*map, "place.change"));
    valueOf(edit.set(fieldOf(Entity::Location, "address"), place, Value("2 Low Street")));
    valueOf(edit.commit());
    EXPECT_EQ(import(services).changed, 0);
    EXPECT_EQ(all(Entity::ServiceAtLocation).at(0).reference("location_id"), place);
    EXPECT_EQ(valueOf(map->record(Entity::Location, place)).text("address"), "2 Low Street");
}

TEST_F(LinkedTables, AListThatNamesFewOfThoseOfItsNameIsAnother) {
    import("organisation,name\nThe Hub,A\nThe Hub,B\nThe Hub,C\nThe Hub,D\nThe Hub,E\n");
    const ImportOutcome other = import("organisation,name\nThe Hub,F\n");
    EXPECT_EQ(other.vanished, 0);
    EXPECT_EQ(other.remarks.front().reason, ImportRemark::Reason::OtherList);
}

TEST_F(LinkedTables, APersonIsNotAskedUnlessTheTableSaysSo) {
    import("name,organisation,role,phone,consent_basis,consent_on\n"
           "Nerys,The Hub,manager,07700 900001,consent,2026-01-12\n"
           "Sam,The Hub,volunteer,07700 900002,,\n");
    const std::vector<Record> people = all(Entity::Person);
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].text("consent_basis"), "consent");
    EXPECT_EQ(people[1].text("consent_basis"), "not_asked");
    const std::vector<Record> contacts = all(Entity::Contact);
    ASSERT_EQ(contacts.size(), 2U);
    EXPECT_EQ(contacts[0].reference("person_id"), people[0].id());
    EXPECT_FALSE(contacts[0].reference("organisation_id"));
    EXPECT_EQ(contacts[1].text("consent_basis"), "not_asked");
}

TEST_F(LinkedTables, AReferenceMayBeAnIdentifier) {
    import("name,ods code,charity number\nPark Surgery,A81001,\nSale Fund,,200001\n");
    const ImportOutcome outcome = import("from,to,what\nGB-NHS-A81001,gb-chc-200001,partner\n"
                                         "The Hub,GB-NHS-A81002,partner\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.refused, 1);
    const Record connection = all(Entity::Connection).at(0);
    EXPECT_EQ(connection.reference("from_id"), named("Park Surgery"));
    EXPECT_EQ(connection.reference("to_id"), named("Sale Fund"));
}

TEST_F(LinkedTables, AConnectionNeedsBothItsEnds) {
    const ImportOutcome outcome = import("from,to,what,strength\nThe Hub,Men's Shed,partner,3\n"
                                         "The Hub,Nobody,partner,1\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.refused, 1);
    EXPECT_EQ(all(Entity::Connection).at(0).text("strength"), "3");
}

TEST_F(LinkedTables, ACommunityKnowsWhoServesIt) {
    const ImportOutcome outcome =
        import("name,sense,organisations,core20\n"
               "Harbour families,place,\"The Hub;Men's Shed;Nobody\",yes\n"
               "Hill walkers,place,\"Walkers, Ltd\",no\n");
    EXPECT_EQ(outcome.added, 2);
    EXPECT_EQ(outcome.remarkCount, 1);
    EXPECT_EQ(all(Entity::Serves).size(), 3U);
}

TEST_F(LinkedTables, AStorySaysForHowLongItMayBeTold) {
    import("title,form,words,credit,permission,organisation\n"
           "The flask,words,I went in,A swimmer,\"anyone, until 2028-09-01\",The Hub\n"
           "Salt,poem,My grandfather,,just us,\n");
    const std::vector<Record> stories = all(Entity::Story);
    ASSERT_EQ(stories.size(), 2U);
    EXPECT_EQ(stories[0].text("permission"), "public");
    EXPECT_EQ(stories[0].text("permission_until"), "2028-09-01");
    EXPECT_EQ(stories[1].text("permission"), "internal");
}

TEST_F(LinkedTables, AResourceThatNobodySaysIsForAnyoneIsForPartnersAndComesOnce) {
    const std::string_view table =
        "title,type,description,link,shared by,who may see it,organisation\n"
        "Warm spaces,guidance,How to open one,https://example.org/warm,ICB,,The Hub\n"
        "Atlas,evidence,Figures,javascript:alert(1),Council,anyone,\n,method,,,,,\n";
    const ImportOutcome outcome = import(table, "resources.csv");
    EXPECT_EQ(outcome.added, 2);
    EXPECT_EQ(outcome.refused, 1);
    EXPECT_EQ(import(table, "resources.csv").added, 0);
    const std::vector<Record> resources = all(Entity::Resource);
    ASSERT_EQ(resources.size(), 2U);
    EXPECT_EQ(resources[0].text("resource_kind"), "guidance");
    EXPECT_EQ(resources[0].reference("organisation_id"), named("The Hub"));
    EXPECT_EQ(resources[0].text("sensitivity"), "");
    EXPECT_EQ(resources[1].text("sensitivity"), "public");
}

TEST_F(LinkedTables, ANeedHasAPlace) {
    const ImportOutcome outcome = import("name,category,status,latitude,longitude\n"
                                         "Somewhere warm,somewhere_to_meet,heard,54.5,-3.9\n",
                                         "needs.csv");
    EXPECT_EQ(outcome.placed, 1);
    EXPECT_EQ(all(Entity::Need).at(0)["geom"].point(), (LatLon{54.5, -3.9}));
}

} // namespace
} // namespace placeweave
