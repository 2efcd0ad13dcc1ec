// SPDX-License-Identifier: GPL-3.0-or-later
// A table that was given out and comes back.
#include "core/exchange/export.h"
#include "core/exchange/sample.h"
#include "core/exchange/table_import.h"
#include "core/exchange/workbook.h"
#include "core/joint/review.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <map>

namespace placeweave {
namespace {

class Returned : public testing::Test {
protected:
    void SetUp() override {
        valueOf(writeSample(m_folder / "map.gpkg"));
        m_map = valueOf(MapFile::open(m_folder / "map.gpkg", Access::ReadWrite));
    }
    std::string given(Profile profile) {
        const auto file = m_folder / "partner.csv";
        valueOf(exportMap(*m_map, {file, profile, std::nullopt}));
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    ImportOutcome takeBack(const std::string &text) {
        return valueOf(importTable(*m_map, TableSource::ofText(text, "partner.csv")));
    }
    // The code of the first organisation of the table, and its row in the map.
    static std::string codeIn(const std::string &table) {
        const std::size_t line = table.find('\n') + 1;
        return table.substr(line, table.find(',', line) - line);
    }
    Record organisationOf(const std::string &code) {
        for (const Record &record : valueOf(m_map->records(Entity::Organisation)))
            if (m_map->uuidOf(Entity::Organisation, record.id()) == code)
                return record;
        ADD_FAILURE() << code;
        return Record(Entity::Organisation);
    }
    std::vector<WaitingSuggestion> waiting() { return valueOf(waitingSuggestions(*m_map)); }

    TemporaryFolder m_folder;
    std::unique_ptr<MapFile> m_map;
};

class ReturnedAsGiven : public Returned, public testing::WithParamInterface<Profile> {};

// Places that were moved, cut short or kept back are no news, and nothing is doubled.
TEST_P(ReturnedAsGiven, SaysNothingNew) {
    {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        const Record first = valueOf(m_map->records(Entity::Organisation)).front();
        valueOf(edit.set(fieldOf(Entity::Organisation, "description"), first.id(),
                         Value("=SUM(A1) is what  they\ncall it")));
        for (const Record &place : valueOf(m_map->records(Entity::Location)))
            valueOf(
                edit.set(fieldOf(Entity::Location, "placed_how"), place.id(), Value("postcode")));
        valueOf(edit.commit());
    }
    const std::string table = given(GetParam());
    const auto organisations = valueOf(m_map->records(Entity::Organisation));
    const auto places = valueOf(m_map->records(Entity::Location));
    const ImportOutcome outcome = takeBack(table);
    for (const ImportRemark &remark : outcome.remarks)
        ADD_FAILURE() << remark.row << ": " << sentence(remark);
    EXPECT_GT(outcome.rows, 100);
    EXPECT_EQ(outcome.same, outcome.rows);
    EXPECT_EQ(outcome.asked, 0);
    for (const WaitingSuggestion &one : waiting())
        for (const auto &[field, value] : one.suggestion.fields)
            ADD_FAILURE() << one.name << ": " << field->label << " = " << toLog(*field, value);
    EXPECT_TRUE(valueOf(m_map->records(Entity::Organisation)) == organisations);
    EXPECT_TRUE(valueOf(m_map->records(Entity::Location)) == places);
}
INSTANTIATE_TEST_SUITE_P(Profiles, ReturnedAsGiven,
                         testing::Values(Profile::Public, Profile::Partner, Profile::Internal),
                         [](const auto &row) { return std::string(nameOf(row.param)); });

TEST_F(Returned, WhatIsNewWaitsAndNothingIsOverwritten) {
    const std::string code = codeIn(given(Profile::Partner));
    const Record before = organisationOf(code);
    const ImportOutcome outcome = takeBack("Record code,Name,Description,Phone,Facebook\n" + code +
                                           ",Another Name,,01632 960999,fb.example.org/us\n");
    EXPECT_EQ(outcome.added, 0);
    EXPECT_EQ(outcome.changed, 0);
    EXPECT_EQ(outcome.asked, 3);
    EXPECT_EQ(outcome.cameBack, 3);
    EXPECT_EQ(organisationOf(code), before);
    for (const WaitingSuggestion &one : waiting())
        EXPECT_EQ(one.suggestion.source, "partner.csv");

    // And the same table once more asks nothing more.
    EXPECT_EQ(takeBack("Record code,Name\n" + code + ",Another Name\n").asked, 0);
    EXPECT_EQ(waiting().size(), 3U);
}

TEST_F(Returned, WhetherAndHowTheyMayBeShownIsTheirsToSay) {
    const std::string code = codeIn(given(Profile::Partner));
    const Record before = organisationOf(code);
    const std::string back =
        "Record code,Name,May we list it?\n" + code + "," + before.text("name") + ",No\n";
    EXPECT_EQ(takeBack(back).asked, 1);
    EXPECT_EQ(organisationOf(code), before); // it waits
    ASSERT_EQ(waiting().size(), 1U);
    valueOf(settle(*m_map, waiting()[0].proposal, Decision::UseList));
    EXPECT_EQ(organisationOf(code).text("listing_permission"), "no");
}

// Of a new row Placeweave assumes what no cell says; of one that comes back that is nobody's word.
TEST_F(Returned, ACellLeftEmptySuggestsNothing) {
    const std::string table = given(Profile::Partner);
    const std::string code = codeIn(table);
    {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        const Record organisation = organisationOf(code);
        valueOf(edit.set(fieldOf(Entity::Organisation, "listing_permission"), organisation.id(),
                         Value("partners")));
        valueOf(edit.set(fieldOf(Entity::Location, "disclosure"),
                         organisation.reference("location_id"), Value("area")));
        valueOf(edit.commit());
    }
    const Record before = organisationOf(code);
    const Record place = valueOf(m_map->record(Entity::Location, before.reference("location_id")));
    EXPECT_EQ(takeBack("Record code,Name,Kind,May we list it?,Show it,"
                       "Address,Latitude,Longitude\n" +
                       code + "," + before.text("name") + ",,,,\"" + place.text("address") + "\"," +
                       std::format("{},{}", place["geom"].point()->latitude,
                                   place["geom"].point()->longitude) +
                       "\n")
                  .asked,
              0);
    for (const WaitingSuggestion &one : waiting())
        for (const auto &[field, value] : one.suggestion.fields)
            ADD_FAILURE() << field->label << " = " << toLog(*field, value);
}

TEST_F(Returned, WhatIsUsedOfItIsAddedAndUndoneInOneStep) {
    const std::string code = codeIn(given(Profile::Partner));
    const RowId id = organisationOf(code).id();
    takeBack("Record code,Name,Facebook\n" + code + ",Another Name,fb.example.org/us\n");
    for (const WaitingSuggestion &one : waiting())
        valueOf(settle(*m_map, one.proposal, Decision::UseList));
    EXPECT_EQ(organisationOf(code).text("name"), "Another Name");
    const auto isTheirs = [](const Record &contact) {
        return contact.text("value") == "fb.example.org/us" &&
               contact.text("contact_type") == "facebook";
    };
    const auto contacts = [&] {
        return valueOf(m_map->recordsOf(Entity::Contact, "organisation_id", id));
    };
    EXPECT_EQ(std::ranges::count_if(contacts(), isTheirs), 1);
    EXPECT_TRUE(waiting().empty());
    while (valueOf(m_map->undoable()).verb == "suggestion.add")
        valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_EQ(std::ranges::count_if(contacts(), isTheirs), 0);
    EXPECT_EQ(waiting().size(), 2U);
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(Returned, WhatAGroupOffersIsKnownByItsCodeAndWaitsToo) {
    const std::vector<Record> before = valueOf(m_map->records(Entity::Service));
    const Record &service = before.front();
    const std::string group =
        valueOf(m_map->record(Entity::Organisation, service.reference("organisation_id")))
            .text("name");
    const std::string code = m_map->uuidOf(Entity::Service, service.id());
    const std::string headings = "Record code,Organisation,What is offered,Activity,From,Cost\n";
    // The same as it was given out, whatever the group is called meanwhile.
    const auto row = [&](const std::string &cost) {
        return code + ",Called otherwise,\"" + service.text("name") + "\",," +
               service.text("opens") + "," + cost + "\n";
    };
    EXPECT_EQ(takeBack(headings + row(service.text("cost"))).asked, 0);
    const ImportOutcome outcome = takeBack(headings + row("Two pounds") + ",\"" + group +
                                           "\",Late supper,food_support,20:00,\n");
    EXPECT_EQ(outcome.asked, 2);
    EXPECT_EQ(outcome.cameBack, 2);
    EXPECT_EQ(outcome.added, 0);
    EXPECT_TRUE(valueOf(m_map->records(Entity::Service)) == before); // nothing is overwritten
    ASSERT_EQ(waiting().size(), 2U);
    for (const WaitingSuggestion &one : waiting()) {
        EXPECT_EQ(one.suggestion.source, "partner.csv");
        EXPECT_EQ(one.name, group);
        valueOf(settle(*m_map, one.proposal, Decision::UseList));
    }
    EXPECT_EQ(valueOf(m_map->record(Entity::Service, service.id())).text("cost"), "Two pounds");
    const auto after = valueOf(
        m_map->recordsOf(Entity::Service, "organisation_id", service.reference("organisation_id")));
    EXPECT_TRUE(std::ranges::any_of(after, [](const Record &each) {
        return each.text("name") == "Late supper" && each.text("opens") == "20:00";
    }));
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

// What a group offers and where that happens, for the cases below.
class ReturnedPlace : public Returned {
protected:
    struct Given {
        Record service{Entity::Service};
        Record link{Entity::ServiceAtLocation};
        Record place{Entity::Location};
    };
    std::vector<Record> linksOf(RowId service) {
        return valueOf(m_map->recordsOf(Entity::ServiceAtLocation, "service_id", service));
    }
    // Of a group that anyone may see, exactly.
    Given shared() {
        for (const Record &service : valueOf(m_map->records(Entity::Service))) {
            const auto links = linksOf(service.id());
            const Record group =
                valueOf(m_map->record(Entity::Organisation, service.reference("organisation_id")));
            if (links.size() != 1 || group.text("listing_permission") != "anyone" ||
                links[0].reference("location_id") != group.reference("location_id"))
                continue;
            Record place =
                valueOf(m_map->record(Entity::Location, links[0].reference("location_id")));
            if (place.text("disclosure") == "exact" && !place["address"].isEmpty())
                return {service, links[0], place};
        }
        ADD_FAILURE() << "none in the sample";
        return {};
    }
    // Moved to a place that nobody else is at.
    Given alone() {
        Given given = shared();
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        Record place(Entity::Location);
        place["address"] = Value("Back room, 5 Mill Lane");
        place["postcode"] = Value("LK1 1AA");
        place["kitchen"] = Value(std::int64_t{1});
        place["disclosure"] = Value("exact");
        place["geom"] = Value(LatLon{54.2, -4.4});
        const RowId id = valueOf(edit.insert(place));
        valueOf(edit.set(fieldOf(Entity::ServiceAtLocation, "location_id"), given.link.id(),
                         Value(id.value)));
        valueOf(edit.commit());
        given.place = valueOf(m_map->record(Entity::Location, id));
        return given;
    }
    ImportOutcome takeBackPlace(const Record &service, const std::string &address,
                                const std::string &postcode) {
        return takeBack("Record code,Organisation,What is offered,Activity,Address,Postcode\n" +
                        m_map->uuidOf(Entity::Service, service.id()) + ",,\"" +
                        service.text("name") + "\",,\"" + address + "\"," + postcode + "\n");
    }
    Record placeOf(const Record &link) {
        const Record now = valueOf(m_map->record(Entity::ServiceAtLocation, link.id()));
        return valueOf(m_map->record(Entity::Location, now.reference("location_id")));
    }
    WaitingSuggestion onlyOne() {
        const auto all = waiting();
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? WaitingSuggestion{} : all[0];
    }
};

TEST_F(ReturnedPlace, WhereAServiceAloneIsIsPutRight) {
    const Given given = alone();
    EXPECT_EQ(takeBackPlace(given.service, "Back room, 5 Mill Lane", "LK1 1AA").asked, 0);
    EXPECT_EQ(takeBackPlace(given.service, "Front room, 5 Mill Lane", "LK1 1AA").asked, 1);
    EXPECT_EQ(placeOf(given.link).text("address"), "Back room, 5 Mill Lane");
    valueOf(settle(*m_map, onlyOne().proposal, Decision::UseList));
    const Record now = placeOf(given.link);
    EXPECT_EQ(now.id(), given.place.id());
    EXPECT_EQ(now.text("address"), "Front room, 5 Mill Lane");
    EXPECT_EQ(now["kitchen"], given.place["kitchen"]);
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(ReturnedPlace, AServiceThatMovesLeavesItsGroupWhereItIs) {
    const Given given = shared();
    EXPECT_EQ(takeBackPlace(given.service, "9 Other Road", "LK9 9ZZ").asked, 1);
    const WaitingSuggestion one = onlyOne();
    EXPECT_EQ(one.service, given.service.text("name"));
    valueOf(settle(*m_map, one.proposal, Decision::UseList));
    const Record now = placeOf(given.link);
    EXPECT_NE(now.id(), given.place.id());
    EXPECT_EQ(now.text("address"), "9 Other Road");
    EXPECT_EQ(now.text("postcode"), "LK9 9ZZ");
    EXPECT_FALSE(now["geom"].point()); // of another postcode nobody has said where that is
    EXPECT_EQ(now.text("disclosure"), "exact");
    EXPECT_EQ(valueOf(m_map->record(Entity::Location, given.place.id())), given.place);
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_EQ(placeOf(given.link).id(), given.place.id());
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(ReturnedPlace, OneOfSeveralPlacesIsThatOfTheRowThatSaysMostOfIt) {
    const Given given = shared();
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    Record second(Entity::Location);
    second["address"] = Value("Back room, 5 Mill Lane");
    second["postcode"] = Value("LK1 1AA");
    Record link(Entity::ServiceAtLocation);
    link["service_id"] = Value(given.service.id().value);
    link["location_id"] = Value(valueOf(edit.insert(second)).value);
    const RowId linkToSecond = valueOf(edit.insert(link));
    valueOf(edit.commit());
    EXPECT_EQ(
        takeBackPlace(given.service, given.place.text("address"), given.place.text("postcode"))
            .asked,
        0);
    EXPECT_EQ(takeBackPlace(given.service, "Back room, 6 Mill Lane", "LK1 1AA").asked, 1);
    valueOf(settle(*m_map, onlyOne().proposal, Decision::UseList));
    ASSERT_EQ(linksOf(given.service.id()).size(), 2U);
    EXPECT_EQ(placeOf(given.link), given.place);
    link = valueOf(m_map->record(Entity::ServiceAtLocation, linkToSecond));
    EXPECT_EQ(placeOf(link).text("address"), "Back room, 6 Mill Lane");

    // One that has nothing in common with either is one more.
    EXPECT_EQ(takeBackPlace(given.service, "9 Other Road", "LK9 9ZZ").asked, 1);
    valueOf(settle(*m_map, onlyOne().proposal, Decision::UseList));
    EXPECT_EQ(linksOf(given.service.id()).size(), 3U);
}

TEST_F(ReturnedPlace, SomethingNewOnOfferHappensWhereItsRowSaysElseAtItsGroup) {
    const Given given = shared();
    const std::string group =
        valueOf(m_map->record(Entity::Organisation, given.service.reference("organisation_id")))
            .text("name");
    const ImportOutcome outcome =
        takeBack("Record code,Organisation,What is offered,Activity,Address,Postcode\n" +
                 m_map->uuidOf(Entity::Service, given.service.id()) + ",\"" + group + "\",\"" +
                 given.service.text("name") + "\",,,\n,\"" + group +
                 "\",Late supper,food_support,9 Other Road,LK9 9ZZ\n,\"" + group +
                 "\",Early supper,food_support,,\n");
    EXPECT_EQ(outcome.asked, 2);
    for (const WaitingSuggestion &one : waiting())
        valueOf(settle(*m_map, one.proposal, Decision::UseList));
    std::map<std::string, std::string> where;
    for (const Record &service : valueOf(m_map->records(Entity::Service)))
        for (const Record &link : linksOf(service.id()))
            if (service.text("name").ends_with("supper"))
                where[service.text("name")] = placeOf(link).text("address");
    EXPECT_EQ(where["Late supper"], "9 Other Road");
    EXPECT_EQ(where["Early supper"], given.place.text("address"));
}

TEST_F(Returned, AWorkbookThatNobodyChangedSaysNothingNew) {
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        const auto file = m_folder / (std::string(nameOf(profile)) + ".xlsx");
        valueOf(exportMap(*m_map, {file, profile, std::nullopt}));
        for (const Sheet &sheet : valueOf(sheetsOf(TableSource::ofFile(file)))) {
            if (sheet.name != "Services")
                continue;
            const ImportOutcome outcome = valueOf(importTable(*m_map, sheet.table));
            EXPECT_GT(outcome.rows, 20);
            EXPECT_EQ(outcome.same, outcome.rows);
            EXPECT_EQ(outcome.asked, 0);
        }
    }
    for (const WaitingSuggestion &one : waiting())
        for (const auto &[field, value] : one.suggestion.fields)
            ADD_FAILURE() << one.name << ": " << field->label << " = " << toLog(*field, value);
}

TEST_F(Returned, APlaceForOneThatHadNoneIsSuggestedWhole) {
    valueOf(importTable(*m_map, TableSource::ofText("name\nHomeless Choir\n", "choir.csv")));
    std::string code;
    for (const Record &record : valueOf(m_map->records(Entity::Organisation)))
        if (record.text("name") == "Homeless Choir")
            code = m_map->uuidOf(Entity::Organisation, record.id());
    takeBack("Record code,Name,Address,Postcode,Latitude,Longitude\n" + code +
             ",Homeless Choir,1 Quay Street,LK1 1AA,54.2,-4.4\n");
    ASSERT_EQ(waiting().size(), 1U);
    valueOf(settle(*m_map, waiting()[0].proposal, Decision::UseList));
    const Record place =
        valueOf(m_map->record(Entity::Location, organisationOf(code).reference("location_id")));
    EXPECT_EQ(place.text("address"), "1 Quay Street");
    EXPECT_EQ(place.text("postcode"), "LK1 1AA");
    EXPECT_EQ(place["geom"].point(), (LatLon{54.2, -4.4}));
}

TEST_F(Returned, ANewPlaceOfWhoeverHasNotBeenAskedIsShownByAreaAtMost) {
    valueOf(importTable(*m_map, TableSource::ofText("name,listing permission\nHomeless Choir,Not "
                                                    "asked yet\n",
                                                    "choir.csv")));
    std::string code;
    for (const Record &record : valueOf(m_map->records(Entity::Organisation)))
        if (record.text("name") == "Homeless Choir")
            code = m_map->uuidOf(Entity::Organisation, record.id());
    takeBack("Record code,Name,Address\n" + code + ",Homeless Choir,1 Quay Street\n");
    ASSERT_EQ(waiting().size(), 1U);
    valueOf(settle(*m_map, waiting()[0].proposal, Decision::UseList));
    const Record place =
        valueOf(m_map->record(Entity::Location, organisationOf(code).reference("location_id")));
    EXPECT_EQ(place.text("address"), "1 Quay Street");
    EXPECT_EQ(place.text("disclosure"), "area");
}

TEST_F(Returned, ACodeOfAnotherMapIsSaidAndTheRowReadLikeAnyOther) {
    const ImportOutcome outcome =
        takeBack("Record code,Name\n00000000-0000-5000-8000-000000000000,Brand New Group\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_TRUE(std::ranges::any_of(outcome.remarks, [](const ImportRemark &remark) {
        return remark.reason == ImportRemark::Reason::UnknownCode;
    }));
}

} // namespace
} // namespace placeweave
