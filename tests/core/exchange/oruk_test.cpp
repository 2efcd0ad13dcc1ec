// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_schedule.h"
#include "core/exchange/sources/source.h"
#include "core/joint/review.h"
#include "core/model/suggestion.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <random>

namespace placeweave {
namespace sources {
extern const Source oruk;
}
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct File {
    std::string name;
    std::string text;
};

std::string page(const std::string &items, const std::string &more = R"("total_items":1)") {
    return "{" + more + R"(,"page_number":1,"contents":[)" + items + "]}";
}

class OpenReferral : public testing::Test {
protected:
    static Result<std::vector<TableToImport>> tablesOf(const std::vector<TableSource> &sources) {
        std::vector<GivenFile> files;
        for (const TableSource &source : sources)
            files.push_back(valueOf(look(source)));
        return sources::oruk.tables(files, {});
    }
    static Result<std::vector<TableToImport>> tablesOf(const std::vector<File> &files) {
        std::vector<TableSource> sources;
        for (const File &file : files)
            sources.push_back(TableSource::ofText(file.text, file.name));
        return tablesOf(sources);
    }
    Result<std::vector<ImportOutcome>> tryImport(const std::vector<File> &files) {
        PW_TRY(const std::vector<TableToImport> tables, tablesOf(files));
        return importTables(*map, tables);
    }
    std::vector<ImportOutcome> import(const std::vector<File> &files) {
        return valueOf(tryImport(files));
    }
    std::vector<ImportOutcome> import(const std::string &text) {
        return import({{"f.json", text}});
    }
    std::string refusal(const std::vector<File> &files) {
        const auto tables = tablesOf(files);
        return tables ? "" : tables.error().message;
    }
    std::string refusal(const std::string &text) {
        return refusal(std::vector<File>{{"f.json", text}});
    }
    std::vector<Record> all(Entity entity) { return valueOf(map->records(entity)); }
    static std::vector<std::string> said(const std::vector<ImportOutcome> &outcomes) {
        std::vector<std::string> sentences;
        for (const ImportOutcome &outcome : outcomes)
            for (const ImportRemark &remark : outcome.remarks)
                sentences.push_back(sentence(remark));
        return sentences;
    }
    static int sureOf(const std::string &text, const std::string &name = "f.json") {
        return sources::oruk.sure(valueOf(look(TableSource::ofText(text, name))));
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

constexpr std::string_view kHub =
    R"("organization":{"id":"AAAA-1","name":"The Hub","description":"A hub",
       "email":"hub@example.org","website":"https://hub.example.org",
       "organization_identifiers":[{"identifier_scheme":"GB-COH","identifier":"1234567"},
                                   {"identifier_type":"Charity number","identifier":"1122334"}]})";

std::string service(const std::string &more, const std::string &id = "s-1",
                    const std::string &name = "Lunch club") {
    return R"({"id":")" + id + R"(","name":")" + name + R"(","status":"active",)" +
           std::string(kHub) + (more.empty() ? "" : "," + more) + "}";
}

constexpr std::string_view kPlaces = R"("service_at_locations":[
    {"id":"x","location":{"id":"l-1","location_type":"physical","name":"Town Hall",
     "latitude":53.424,"longitude":-2.321,"external_identifier":"10092008082",
     "external_identifier_type":"UPRN","addresses":[
      {"address_1":"PO Box 1","city":"Sale","postal_code":"M33 1AA","address_type":"postal"},
      {"address_1":"1 School Road","city":"Sale","postal_code":"m337zf","country":"US",
       "address_type":"physical","attention":"A. Persona"}]}},
    {"id":"y","location":{"id":"l-2","location_type":"physical","name":"Library",
     "latitude":53.5,"longitude":-2.3,"addresses":[{"address_1":"2 Low Road","city":"Sale"}]}},
    {"id":"z","location":{"id":"l-3","location_type":"postal","addresses":[
      {"address_1":"PO Box 9","city":"Sale"}]}}])";

TEST_F(OpenReferral, IsRecognisedByWhatItHolds) {
    EXPECT_GE(sureOf(page(service(""))), 90);
    EXPECT_GE(sureOf(service("")), 70);
    EXPECT_GE(sureOf(R"({"version":"HSDS-UK-3.0","profile":"p","openapi_url":"u"})"), 70);
    EXPECT_EQ(sureOf(R"({"type":"FeatureCollection","features":[]})"), 0);
    EXPECT_EQ(sureOf("name,organization\nThe Hub,x\n", "list.csv"), 0);
    EXPECT_EQ(sureOf(R"([{"grants":1}])"), 0);
}

TEST_F(OpenReferral, AnOrganisationComesWithItsIdentifiersAndWaysToContact) {
    import(page(service(std::string(kPlaces) +
                        R"(,"contacts":[{"id":"c","phones":[{"number":"0161 496 0000"}]},
                           {"id":"d","name":"Ann Persona","phones":[{"number":"07700 900001"}]}])")));
    const Record hub = all(Entity::Organisation).at(0);
    EXPECT_EQ(hub.text("name"), "The Hub");
    EXPECT_THAT(setElements(hub["identifiers"]),
                ElementsAre(testing::MatchesRegex("ORUK-[0-9a-f]+-aaaa-1"), "GB-COH-01234567",
                            "GB-CHC-1122334"));
    std::vector<std::string> contacts;
    for (const Record &contact : all(Entity::Contact))
        contacts.push_back(contact.text("value"));
    EXPECT_THAT(contacts, testing::UnorderedElementsAre(
                              "hub@example.org", "https://hub.example.org", "0161 496 0000"));
}

TEST_F(OpenReferral, AServiceHappensAtItsPlacesAndTheFirstIsItsOrganisations) {
    import(page(service(std::string(kPlaces))));
    const std::vector<Record> places = all(Entity::Location);
    ASSERT_EQ(places.size(), 2U); // nobody meets at a post box
    EXPECT_EQ(places[0].text("address"), "1 School Road, Sale");
    EXPECT_EQ(places[0].text("postcode"), "M33 7ZF");
    EXPECT_EQ(places[0].text("uprn"), "10092008082");
    EXPECT_EQ(places[0]["geom"].point(), (LatLon{53.424, -2.321}));
    EXPECT_EQ(places[1].text("name"), "Library");
    EXPECT_EQ(all(Entity::Organisation).at(0).reference("location_id"), places[0].id());
    EXPECT_EQ(all(Entity::Service).size(), 1U);
    const std::vector<Record> where = all(Entity::ServiceAtLocation);
    ASSERT_EQ(where.size(), 2U);
    EXPECT_EQ(where[0].reference("location_id"), places[0].id());
    EXPECT_EQ(where[1].reference("location_id"), places[1].id());
}

TEST_F(OpenReferral, AServiceElsewhereDoesNotHappenAtItsOrganisations) {
    import({{"o.json", R"({"id":"AAAA-1","name":"The Hub","locations":[{"id":"l-9",
                           "location_type":"physical","name":"Office","latitude":53.1,
                           "longitude":-2.1,"addresses":[{"address_1":"9 Hill"}]}]})"},
            {"s.json", page(service(std::string(kPlaces)))}});
    const RowId office = all(Entity::Organisation).at(0).reference("location_id");
    for (const Record &where : all(Entity::ServiceAtLocation))
        EXPECT_NE(where.reference("location_id"), office);
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 2U);
}

TEST_F(OpenReferral, AServiceSaysWhenForWhomForHowMuch) {
    import(page(service(R"("minimum_age":12,"maximum_age":17,"assured_date":"2025-03-01",
        "schedules":[{"id":"1","freq":"WEEKLY","byday":"TH","bymonthday":"2,3","interval":2,
          "opens_at":"9:30:00","closes_at":"12:00:00"},
         {"id":"2","freq":"WEEKLY","byday":"mo","interval":2,"opens_at":"09:30","closes_at":"12:00"},
         {"id":"3","byday":"SA","opens_at":"14:00","closes_at":"15:00","notes":"Term time only"}],
        "cost_options":[{"id":"1","option":"Under 18s","amount":3.5,
          "amount_description":"per session"},{"id":"2","option":"Over 60s","amount":0}],
        "languages":[{"id":"1","name":"Urdu"},{"id":"2","code":"pl"},{"id":"3"}],
        "attributes":[{"id":"1","taxonomy_term":{"id":"t","name":"Lunch club"}}])")));
    const Record lunch = all(Entity::Service).at(0);
    EXPECT_EQ(lunch.text("schedule"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH");
    EXPECT_EQ(lunch.text("opens"), "09:30");
    EXPECT_EQ(lunch.text("closes"), "12:00");
    EXPECT_EQ(lunch.text("when_note"), "Sat 14:00-15:00; Term time only");
    EXPECT_EQ(lunch.text("eligibility"), "Ages 12 to 17");
    EXPECT_EQ(lunch.text("cost"), "Under 18s: £3.50 per session; Over 60s: free");
    EXPECT_THAT(setElements(lunch["languages"]), testing::UnorderedElementsAre("ur", "pl"));
    EXPECT_EQ(lunch.text("activity"), "community_meal");
    EXPECT_EQ(lunch.text("confirmed_on"), "2025-03-01");
}

TEST_F(OpenReferral, OfEverySecondWeekTheFirstSaysWhich) {
    import(page(service(R"("schedules":[{"id":"1","freq":"WEEKLY","byday":"TU","interval":2,
        "dtstart":"2026-01-06T10:00:00Z","valid_from":"2025-09-01"}])") +
                "," +
                service(R"("schedules":[{"id":"1","freq":"WEEKLY","byday":"TU",
        "dtstart":"2026-01-06"}])",
                        "s-2", "Choir")));
    const std::vector<Record> services = all(Entity::Service);
    EXPECT_EQ(services[0].text("schedule"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20260106");
    EXPECT_EQ(services[1].text("schedule"), "FREQ=WEEKLY;BYDAY=TU");
    const auto schedules = hsds::schedulesOf(services[0], "a");
    EXPECT_EQ(schedules[0]["dtstart"], "2026-01-06");
    EXPECT_EQ(schedules[0]["interval"], 2);
}

TEST_F(OpenReferral, TheSecondOfAMonthAndTheLastFridayAreRules) {
    import(page(service(R"("schedules":[{"id":"1","freq":"MONTHLY","byday":"-1FR,XX"}])") + "," +
                service(R"("schedules":[{"id":"1","freq":"MONTHLY","bymonthday":"2,99"}])", "s-2",
                        "Choir")));
    const std::vector<Record> services = all(Entity::Service);
    EXPECT_EQ(services[0].text("schedule"), "FREQ=MONTHLY;BYDAY=-1FR");
    EXPECT_EQ(services[1].text("schedule"), "FREQ=MONTHLY;BYMONTHDAY=2");
}

TEST_F(OpenReferral, WhatIsReferredToByIdIsFoundInOtherFiles) {
    import(
        {{"a.json", page(R"({"id":"s-1","name":"Choir","status":"active","organization_id":"AAAA-1",
                               "attributes":[{"id":"q","taxonomy_term_id":"T-1"}]})")},
         {"b.json", R"({"id":"sal","service_id":"S-1","location_id":"L-1"})"},
         {"c.json", R"([{"id":"l-1","location_type":"physical","name":"Church",
                            "latitude":53.4,"longitude":-2.3,"addresses":[]}])"},
         {"d.json", page(R"({"id":"t-1","name":"Counselling","term_uri":"x"})")},
         {"e.json", R"([{"id":"aaaa-1","name":"The Hub","website":"www.hub.org"}])"}});
    const Record choir = all(Entity::Service).at(0);
    EXPECT_EQ(choir.reference("organisation_id"), all(Entity::Organisation).at(0).id());
    EXPECT_EQ(choir.text("activity"), "counselling");
    EXPECT_EQ(all(Entity::Location).at(0).text("name"), "Church");
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 1U);
}

TEST_F(OpenReferral, TheSameFeedAgainChangesNothing) {
    const std::string text = page(
        service(std::string(kPlaces)) + "," + service("", "s-2", "Choir") +
        R"(,{"id":"s-3","name":"Choir","status":"active","organization":{"id":"b","name":"The Hub"}})");
    import(text);
    EXPECT_EQ(all(Entity::Organisation).size(), 2U); // two of one name
    EXPECT_EQ(all(Entity::Service).size(), 3U);
    for (const ImportOutcome &outcome : import(text)) {
        EXPECT_EQ(outcome.added + outcome.changed, 0);
        EXPECT_EQ(outcome.same, outcome.rows);
    }
    EXPECT_EQ(all(Entity::Service).size(), 3U);
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 3U);
    EXPECT_EQ(all(Entity::Location).size(), 2U);
}

TEST_F(OpenReferral, AServiceIsKnownByItsIdUnderAnotherNameAndMovesWithItsFeed) {
    import(page(service(std::string(kPlaces))));
    std::string moved(kPlaces);
    moved.replace(moved.find("Library"), 7, "Chapel");
    moved.replace(moved.find("53.5"), 4, "53.6");
    moved.replace(moved.find("2 Low Road"), 10, "9 Low Road");
    const auto outcomes = import(page(service(moved, "s-1", "Lunch for all")));
    EXPECT_EQ(outcomes.back().changed, 2); // its name, and one of its two places
    ASSERT_EQ(all(Entity::Service).size(), 1U);
    EXPECT_EQ(all(Entity::Service)[0].text("name"), "Lunch for all");
    std::vector<std::string> places;
    for (const Record &where : all(Entity::ServiceAtLocation))
        places.push_back(
            valueOf(map->record(Entity::Location, where.reference("location_id"))).text("name"));
    EXPECT_THAT(places, testing::UnorderedElementsAre("Town Hall", "Chapel"));
    EXPECT_EQ(all(Entity::Location).size(), 2U);
    for (const ImportOutcome &outcome : import(page(service(moved, "s-1", "Lunch for all"))))
        EXPECT_EQ(outcome.added + outcome.changed, 0);
}

TEST_F(OpenReferral, ShortIdsOfTwoFeedsAreNotTheSame) {
    const auto feed = [](const std::string &group, const std::string &offer) {
        return page(R"({"id":"1","name":")" + offer +
                    R"(","status":"active","organization":{"id":"1","name":")" + group + R"("}})");
    };
    import({{"north.json", feed("The Hub", "Lunch")}});
    import({{"south.json", feed("Zeta Trust", "Swimming")}});
    EXPECT_EQ(all(Entity::Organisation).size(), 2U);
    EXPECT_EQ(all(Entity::Service).size(), 2U);
}

TEST_F(OpenReferral, AServiceThatAFeedNoLongerNamesIsAskedAbout) {
    import(page(service("") + "," + service("", "s-2", "Choir")));
    const auto outcomes = import(page(service("")));
    EXPECT_EQ(outcomes.back().vanished, 1);
    const auto proposals = all(Entity::Proposal);
    ASSERT_EQ(proposals.size(), 1U);
    const Suggestion gone = *suggestionOf(proposals[0]);
    EXPECT_EQ(gone.kind, Suggestion::Kind::Vanished);
    EXPECT_EQ(gone.entity, Entity::Service);
    valueOf(settle(*map, proposals[0].id(), Decision::Closed));
    EXPECT_EQ(all(Entity::Service).size(), 1U);
    EXPECT_EQ(all(Entity::Organisation)[0].text("status"), "");
}

TEST_F(OpenReferral, AFeedThatRenewsItsNumbersDoesNotDoubleItsServices) {
    import(page(service(std::string(kPlaces)) + "," + service("", "s-2", "Choir")));
    const std::string renewed =
        page(service(std::string(kPlaces), "s-8") + "," + service("", "s-9", "Choir"));
    for (int again = 0; again < 2; ++again)
        EXPECT_EQ(import(renewed).back().vanished, 0);
    ASSERT_EQ(all(Entity::Service).size(), 2U);
    EXPECT_EQ(all(Entity::ServiceAtLocation).size(), 3U);
    EXPECT_TRUE(all(Entity::Proposal).empty());
    // Known by the new number from now on.
    import(page(service(std::string(kPlaces), "s-8", "Lunch for all") + "," +
                service("", "s-9", "Choir")));
    EXPECT_EQ(all(Entity::Service)[0].text("name"), "Lunch for all");
    EXPECT_EQ(all(Entity::Service).size(), 2U);
}

TEST_F(OpenReferral, TwoNumbersOfOneFeedStayTwoServices) {
    import(page(service("")));
    import(page(service("", "s-0") + "," + service("")));
    EXPECT_EQ(all(Entity::Service).size(), 2U);
}

TEST_F(OpenReferral, WhereAFeedSaysThatThereIsMoreNothingHasGone) {
    import(page(service("") + "," + service("", "s-2", "Choir")));
    const auto outcomes = import(page(service(""), R"("total_items":2)"));
    EXPECT_EQ(outcomes.back().vanished, 0);
    EXPECT_TRUE(all(Entity::Proposal).empty());
}

TEST_F(OpenReferral, ACountryThatIsNotThisOneIsSaid) {
    EXPECT_THAT(said(import(page(service(std::string(kPlaces))))),
                Contains(HasSubstr("give \"US\" as their country")));
}

TEST_F(OpenReferral, AServiceThatIsOverIsLeftOutAndOneThatPausesIsNot) {
    std::string over = service("", "s-2", "Old choir");
    over.replace(over.find("active"), 6, "defunct");
    std::string pauses = service("", "s-3", "Walks");
    pauses.replace(pauses.find("active"), 6, "temporarily closed");
    const auto outcomes = import(page(service("") + "," + over + "," + pauses));
    const std::vector<Record> services = all(Entity::Service);
    ASSERT_EQ(services.size(), 2U);
    EXPECT_EQ(services[1].text("capacity_now"), "paused");
    EXPECT_THAT(said(outcomes),
                Contains("f.json: service 2 (\"Old choir\") is defunct and was left out."));
    EXPECT_EQ(outcomes[1].refused, 0);
}

TEST_F(OpenReferral, ThingsThatAreNoneAreLeftOutAndSaid) {
    const auto outcomes = import(
        page(service(R"("email":12345,"url":"example/lunch","minimum_age":null,"unknown":{"a":[1]},
            "schedules":null,"maximum_age":"ninety","additional_urls":[{"id":"u","url":"x"}],
            "service_at_locations":[{"location":{"id":"l","location_type":"physical",
              "latitude":123456789012345678901234567890,"longitude":101,
              "addresses":[{"address_1":"1 Road"}]}}])")));
    const auto sentences = said(outcomes);
    EXPECT_THAT(sentences, Contains(HasSubstr("gives \"12345\" as its e-mail address")));
    EXPECT_THAT(sentences, Contains(HasSubstr("gives \"example/lunch\" as its web address")));
    EXPECT_THAT(sentences, Contains(HasSubstr("is no position on Earth")));
    EXPECT_EQ(all(Entity::Service).size(), 1U);
    EXPECT_TRUE(all(Entity::Location).at(0)["geom"].isEmpty());
}

TEST_F(OpenReferral, WhatIsThereIsCountedWhateverIsAnnounced) {
    const auto outcomes = import(page(service("") + "," + service("", "s-2", "Choir"),
                                      R"("total_items":1,"size":31,"last_page":false)"));
    EXPECT_EQ(all(Entity::Service).size(), 2U);
    EXPECT_THAT(said(outcomes),
                Contains("f.json: it says that there are 1, and holds 2; all were read."));
    const auto more = import(page(service(""), R"("total_items":10)"));
    EXPECT_THAT(said(more),
                Contains(HasSubstr("it says that there are 10 in all. 1 came with it")));
}

TEST_F(OpenReferral, ANumberOfItemsThatNoFeedCanHaveIsNotBelieved) {
    for (const char *count : {"9999999999999999999", "-3"}) {
        const auto outcomes = import(page(service(""), std::string(R"("total_items":)") + count));
        for (const std::string &sentence : said(outcomes))
            EXPECT_FALSE(sentence.contains("it says that there are")) << sentence;
    }
    EXPECT_EQ(all(Entity::Service).size(), 1U);
}

TEST_F(OpenReferral, OneThingThatIsWrongDoesNotKeepTheOthersOut) {
    const auto outcomes = import(page(
        service("") +
        R"(,{"id":"s-2","status":"active","organization":{"id":"q","name":"Ghost"}})" +
        R"(,{"name":"Choir","status":"active"},{"id":"s-4","name":"Walks","status":"active"})"));
    EXPECT_THAT(said(outcomes),
                Contains("f.json: service 2 (id s-2) has no name, so it was not imported."));
    EXPECT_THAT(said(outcomes),
                Contains("f.json: service 3 (\"Choir\") has no id, so it was not imported."));
    EXPECT_THAT(said(outcomes),
                Contains("f.json: service 4 (\"Walks\") belongs to no organisation, so it "
                         "was not imported."));
    EXPECT_EQ(outcomes[1].refused, 3);
    EXPECT_EQ(all(Entity::Service).size(), 1U);
    EXPECT_EQ(all(Entity::Organisation).size(), 1U); // known only from what was refused: not in
}

TEST_F(OpenReferral, AServiceOfAnOrganisationThatNoFileHoldsMayBelongToOneInTheMap) {
    import(page(service("")));
    import(page(R"({"id":"s-7","name":"Darts","status":"active","organization_id":"aaaa-1"})"));
    EXPECT_EQ(all(Entity::Service).size(), 2U);
    const auto outcomes =
        import(page(R"({"id":"s-8","name":"Golf","status":"active","organization_id":"zzz"})"));
    EXPECT_EQ(outcomes.at(0).refused, 1);
}

TEST_F(OpenReferral, WhatCannotBeReadSaysWhere) {
    EXPECT_THAT(refusal("{\"contents\":[\n" + service("") + ",\n{\"id\":"),
                HasSubstr("f.json: It breaks off in line"));
    EXPECT_THAT(refusal("{\"contents\":[\n" + service("") + "\n{}]}"),
                HasSubstr("is no proper JSON"));
    EXPECT_THAT(refusal("<!DOCTYPE html><html><body>Sign in</body></html>"),
                HasSubstr("This is a web page and no data"));
    EXPECT_THAT(refusal("  \n"), HasSubstr("f.json: The file is empty."));
    EXPECT_THAT(refusal(std::string(100'000, '[')), HasSubstr("nested more than 64 deep"));
    EXPECT_THAT(refusal(page(service(R"("description":")" + std::string(1'100'000, 'x') + "\""))),
                HasSubstr("a text of more than 1 MB"));
    EXPECT_THAT(refusal(R"({"totalElements":1,"content":[{"id":"1"}]})"),
                HasSubstr("first version of the standard"));
    EXPECT_THAT(refusal(page("")), HasSubstr("no organisation and no service"));
    EXPECT_THAT(refusal(page("1,null,{}")), HasSubstr("nothing of a service"));
}

TEST_F(OpenReferral, OneBrokenFileKeepsTheWholeFeedOutAndAllThatIsWrongIsNamed) {
    const std::string message =
        refusal({{"a.json", page(service(""))},
                 {"b.json", page(R"({"id":"s-2","status":"active"})")},
                 {"c.json", "{\"contents\":["},
                 {"d.json", R"({"version":"HSDS-UK-3.0","openapi_url":"no"})"}});
    EXPECT_THAT(message, HasSubstr("b.json: service 1 (id s-2) has no name"));
    EXPECT_THAT(message, HasSubstr("c.json: It breaks off"));
    EXPECT_THAT(message, HasSubstr("d.json describes a feed without naming the profile"));
}

TEST_F(OpenReferral, APieceOfAFeedIsRefusedWhereverItWasCut) {
    const std::string whole = page(service(std::string(kPlaces)));
    for (std::size_t length = 0; length < whole.size(); ++length)
        ASSERT_FALSE(tablesOf(std::vector<File>{{"f.json", whole.substr(0, length)}})) << length;
}

TEST_F(OpenReferral, NothingInAFeedBreaksTheReader) {
    const std::string whole = page(service(std::string(kPlaces)));
    constexpr std::string_view kBytes = "{}[]\",:0e-\\u\n\x80n";
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 1'000; ++i) {
        std::string text = whole;
        for (int change = 0; change < 3; ++change)
            text[random() % text.size()] = kBytes[random() % kBytes.size()];
        const auto tables = tablesOf(std::vector<File>{{"f.json", text}});
        if (!tables)
            continue;
        std::vector<TableToImport> trial = *tables;
        for (TableToImport &table : trial)
            table.options.dryRun = true;
        EXPECT_TRUE(importTables(*map, trial));
    }
}

// The mock data of the standard's own validator.
class OpenReferralMocks : public OpenReferral {
protected:
    void SetUp() override {
        const char *folderName = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!folderName)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        data = std::filesystem::path(folderName) / "oruk";
    }
    std::vector<TableSource> set(const std::string &name) const {
        std::vector<std::filesystem::path> files;
        for (const auto &entry : std::filesystem::directory_iterator(data / name))
            files.push_back(entry.path());
        std::ranges::sort(files);
        std::vector<TableSource> sources;
        for (const auto &file : files)
            sources.push_back(TableSource::ofFile(file));
        return sources;
    }

    std::filesystem::path data;
};

TEST_F(OpenReferralMocks, TheGoodAndTheDoubtfulComeInOnce) {
    for (const auto &[name, organisations] :
         {std::pair{"V3.0-UK-Default", 10U}, std::pair{"V3.0-UK-Warn", 10U}}) {
        SCOPED_TRACE(name);
        for (const TableSource &file : set(name))
            EXPECT_GE(sources::oruk.sure(valueOf(look(file))), 70) << file.name;
        const auto outcomes = valueOf(importTables(*map, valueOf(tablesOf(set(name)))));
        for (const ImportOutcome &outcome : outcomes)
            EXPECT_EQ(outcome.refused, 0);
        EXPECT_EQ(all(Entity::Organisation).size(), organisations);
        EXPECT_EQ(all(Entity::Service).size(), 1U);
        for (const ImportOutcome &outcome :
             valueOf(importTables(*map, valueOf(tablesOf(set(name))))))
            EXPECT_EQ(outcome.same, outcome.rows);
    }
}

TEST_F(OpenReferralMocks, TheFaultyAreRefusedWithWhatIsWrongInEach) {
    const auto tables = tablesOf(set("V3.0-UK-Fail"));
    ASSERT_FALSE(tables);
    const std::string &message = tables.error().message;
    EXPECT_EQ(tables.error().code, ErrorCode::InvalidInput);
    for (const char *part :
         {"api_details.json describes a feed without naming the profile",
          "api_details.json: the address of its description",
          "service_list.json: each of the 4 entries has a fault",
          "service_list.json: service 1 (id ac148810-d857-441c-9679-408f346de14b) has no name",
          "service_list.json: service 4 (id ac148810-d857-441c-9679-408f346de14b) has no name",
          "gives \"12345\" as its e-mail address", "gives \"false\" as its e-mail address",
          "service_full.json: service 1 (\"Community Counselling\") gives \"email-example_com\"",
          "service_full.json: service 1 (\"Community Counselling\") gives \"example/counselling\"",
          "taxonomy_term.json: 1 of its taxonomy terms",
          "organization_list.json: it says that there are 10 in all"})
        EXPECT_THAT(message, HasSubstr(part));
}

} // namespace
} // namespace placeweave
