// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/disclosure_fixture.h"

#include "core/place/projection.h"

#include <format>
#include <random>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

TEST_F(DisclosureTest, ListingPermissionDecidesWhoIsShown) {
    import("name,listing permission,private\nA anyone,anyone,\nB partners,partners,\n"
           "C not asked,not asked,\nD no,no,\nE private,anyone,yes\n");
    EXPECT_EQ(shownNames(Profile::Public), (Names{"A anyone"}));
    EXPECT_EQ(shownNames(Profile::Partner), (Names{"A anyone", "B partners", "C not asked"}));
    EXPECT_EQ(shownNames(Profile::Internal),
              (Names{"A anyone", "B partners", "C not asked", "D no"}));
    const Disclosure open = disclosure(Profile::Public);
    EXPECT_EQ(leftOut(open, Withheld::Private), 1);
    EXPECT_EQ(leftOut(open, Withheld::NotListed), 1);
    EXPECT_EQ(leftOut(open, Withheld::PartnersOnly), 1);
    EXPECT_EQ(leftOut(open, Withheld::NotAsked), 1);
    EXPECT_EQ(open.notAsked(), (std::vector{named("C not asked").id()}));
}

TEST_F(DisclosureTest, AnOrganisationWithoutAPermissionCountsAsNotAsked) {
    Record record(Entity::Organisation);
    record["name"] = Value("Added in QGIS");
    insert(record);
    EXPECT_EQ(shownNames(Profile::Public), Names{});
    record["name"] = Value("From a newer program");
    record["listing_permission"] = Value("some_new_word");
    insert(record);
    EXPECT_EQ(shownNames(Profile::Public), Names{});
}

struct Shown {
    std::string disclosure;
    Detail detail;
};
class PlaceDisclosure : public DisclosureTest, public testing::WithParamInterface<Shown> {};
TEST_P(PlaceDisclosure, IsKeptForAnyoneAndPartners) {
    import("name,location name,address,postcode,lat,lon,listing permission,disclosure,step free\n"
           "Group,Rose House,\"12 Rose Lane, Sale\",M33 4ND,53.4,-2.3,anyone," +
           GetParam().disclosure + ",yes\n");
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        Disclosure out = disclosure(profile);
        const Record group = named("Group");
        const ShownPlace shown = out.place(group.id());
        EXPECT_EQ(shown.detail, GetParam().detail);
        const auto place = valueOf(out.disclosedPlace(group));
        ASSERT_EQ(place.has_value(), GetParam().detail != Detail::Nothing);
        if (!place)
            continue;
        const bool isExact = GetParam().detail == Detail::Exact;
        EXPECT_EQ(place->text("postcode"), isExact ? "M33 4ND" : "M33");
        EXPECT_EQ(place->text("address").empty(), !isExact);
        EXPECT_EQ(place->text("name").empty(), !isExact);
        EXPECT_EQ((*place)["geom"].point(), shown.point);
        EXPECT_TRUE((*place)["step_free"].isTrue());
    }
    Disclosure internal = disclosure(Profile::Internal);
    EXPECT_EQ(internal.place(named("Group").id()).point, (LatLon{53.4, -2.3}));
}
INSTANTIATE_TEST_SUITE_P(Disclosure, PlaceDisclosure,
                         testing::Values(Shown{"exact", Detail::Exact},
                                         Shown{"approximate", Detail::Approximate},
                                         Shown{"area", Detail::District},
                                         Shown{"hidden", Detail::Nothing}),
                         [](const auto &shown) { return shown.param.disclosure; });

TEST_F(DisclosureTest, AnUnknownDisclosureHides) {
    import("name,address,lat,lon\nGroup,12 Rose Lane,53.4,-2.3\n");
    set(Entity::Location, named("Group").reference("location_id"), "disclosure",
        Value("only_on_tuesdays"));
    EXPECT_EQ(disclosure(Profile::Public).place(named("Group").id()).detail, Detail::Nothing);
}

TEST(Displaced, IsTheSameEveryTimeAndNeverNearNorFar) {
    std::mt19937 random(20261124);
    std::uniform_real_distribution<double> latitude(49.9, 60.8);
    std::uniform_real_distribution<double> longitude(-8, 1.7);
    const std::string uuid = "6f1b5f0e-3c52-4c52-9b7e-2f6a8d1c0a11";
    for (std::int64_t id = 1; id <= 2000; ++id) {
        const LatLon point = rounded({latitude(random), longitude(random)});
        const LatLon shown = displaced(point, uuid, RowId{id});
        EXPECT_EQ(shown, displaced(point, uuid, RowId{id}));
        EXPECT_GE(distanceMetres(point, shown), 150) << "seed 20261124, id " << id;
        EXPECT_LE(distanceMetres(point, shown), 400) << "seed 20261124, id " << id;
    }
    const LatLon point{53.4, -2.3};
    EXPECT_NE(displaced(point, uuid, RowId{1}), displaced(point, uuid, RowId{2}));
    EXPECT_NE(displaced(point, uuid, RowId{1}), displaced(point, randomUuid(), RowId{1}));
}

TEST_F(DisclosureTest, AGroupThatWasNotAskedIsShownToPartnersByAreaOnly) {
    import("name,address,postcode,lat,lon,listing permission,disclosure\n"
           "Hub,1 High Street,M33 4ND,53.4,-2.3,anyone,exact\n"
           "Walkers,1 High Street,M33 4ND,53.4,-2.3,not asked,exact\n");
    ASSERT_EQ(named("Hub").reference("location_id"), named("Walkers").reference("location_id"));
    Disclosure out = disclosure(Profile::Partner);
    EXPECT_EQ(out.place(named("Hub").id()).detail, Detail::Exact);
    EXPECT_EQ(out.place(named("Walkers").id()).detail, Detail::District);
    EXPECT_EQ(valueOf(out.disclosedPlace(named("Walkers")))->text("postcode"), "M33");
    EXPECT_FALSE(out.disclosed(named("Walkers"))->reference("location_id"));
    EXPECT_TRUE(out.disclosed(named("Hub"))->reference("location_id"));
}

TEST_F(DisclosureTest, WhereAGroupThatWasNotAskedHoldsItsServicesIsNotTold) {
    import("name,address,lat,lon,listing permission\nHub,1 High Street,53.4,-2.3,anyone\n"
           "Walkers,2 High Street,53.5,-2.3,not asked\n");
    import("organisation,name,activity\nHub,Choir,choir_and_music\nWalkers,Walk,walking_group\n");
    EXPECT_EQ(shownRows(Profile::Partner, Entity::Service), 2U);
    EXPECT_EQ(shownRows(Profile::Partner, Entity::ServiceAtLocation), 1U);
    EXPECT_EQ(shownRows(Profile::Public, Entity::Service), 1U);
}

TEST_F(DisclosureTest, APlaceThatOnlyWithheldGroupsUseStays) {
    import("name,address,lat,lon,listing permission\nOpen,1 High Street,53.4,-2.3,anyone\n"
           "No,2 High Street,53.5,-2.3,no\n");
    EXPECT_EQ(shownRows(Profile::Public, Entity::Location), 1U);
    EXPECT_EQ(shownRows(Profile::Internal, Entity::Location), 2U);
}

TEST_F(DisclosureTest, FieldsAboveTheProfileAreEmpty) {
    import("name,note,permission by,source,confirmed by,description\n"
           "Hub,Just for us,The secretary,A list,Sue,Warm\n");
    Disclosure open = disclosure(Profile::Public);
    const Record shown = *open.disclosed(named("Hub"));
    for (const std::string_view column :
         {"note", "permission_by", "source", "confirmed_by", "listing_permission", "private"})
        EXPECT_TRUE(shown[column].isEmpty()) << column;
    EXPECT_EQ(shown.text("description"), "Warm");
    Disclosure partner = disclosure(Profile::Partner);
    EXPECT_EQ(partner.disclosed(named("Hub"))->text("source"), "A list");
    EXPECT_EQ(partner.disclosed(named("Hub"))->text("note"), "");
}

TEST_F(DisclosureTest, ACorrespondenceAddressIsNeverPublic) {
    import("name,correspondence address,correspondence postcode\nFund,4 Home Avenue,SK6 1LB\n");
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        Disclosure out = disclosure(profile);
        EXPECT_EQ(out.disclosed(named("Fund"))->text("correspondence_address"), "");
        EXPECT_EQ(out.disclosed(named("Fund"))->text("correspondence_postcode"), "");
    }
}

TEST_F(DisclosureTest, PeopleLeaveOnlyWithConsentThatCoversIt) {
    import("name,listing permission\nHub,anyone\nSecret,no\n");
    import("name,organisation,role,consent_basis,consent_scope,consent_review\n"
           "Yes,Hub,manager,consent,partners,\nJust us,Hub,manager,consent,just us,\n"
           "No scope,Hub,manager,consent,,\nNot asked,Hub,manager,,partners,\n"
           "Withdrawn,Hub,manager,withdrawn,partners,\nLapsed,Hub,manager,consent,partners,2020-01-"
           "01\n"
           "Of a withheld group,Secret,manager,consent,partners,\n");
    EXPECT_EQ(shownRows(Profile::Public, Entity::Person), 0U);
    Disclosure out = disclosure(Profile::Partner);
    Names names;
    valueOf(out.forEach(Entity::Person, [&](const Record &person) {
        names.push_back(person.text("name"));
        EXPECT_TRUE(person["consent_basis"].isEmpty());
        return true;
    }));
    EXPECT_EQ(names, Names{"Yes"});
    EXPECT_EQ(leftOut(out, Withheld::ConsentLapsed, Entity::Person), 1);
    EXPECT_EQ(leftOut(out, Withheld::NoConsent, Entity::Person), 4);
    EXPECT_EQ(shownRows(Profile::Internal, Entity::Person), 7U);
}

TEST_F(DisclosureTest, AWayToContactFollowsItsOwnPermissionAndItsPersons) {
    import("name,kind,listing permission\nHub,hub,anyone\nNeighbour,individual,anyone\n");
    import("name,organisation,role,phone,consent_basis,consent_scope\n"
           "Yes,Hub,manager,07700 900001,consent,partners\nNo,Hub,manager,07700 900002,,\n");
    const auto contact = [&](std::string_view of, std::string_view value, std::string_view for_,
                             std::string_view consent) {
        Record record(Entity::Contact);
        record["organisation_id"] = Value(named(of).id().value);
        record["contact_type"] = Value("phone");
        record["value"] = Value(value);
        record["sensitivity"] = Value(for_);
        record["consent_basis"] = Value(consent);
        insert(record);
    };
    contact("Hub", "public", "public", "");
    contact("Hub", "partner", "partner", "");
    contact("Hub", "internal", "internal", "");
    contact("Hub", "unsaid", "", "");
    contact("Hub", "withdrawn", "public", "withdrawn");
    contact("Neighbour", "no consent", "public", "");
    contact("Neighbour", "consent", "public", "consent");
    const auto shown = [&](Profile profile) {
        Names values;
        Disclosure out = disclosure(profile);
        valueOf(out.forEach(Entity::Contact, [&](const Record &row) {
            values.push_back(row.text("value"));
            return true;
        }));
        std::ranges::sort(values);
        return values;
    };
    EXPECT_EQ(shown(Profile::Public), (Names{"consent", "public"}));
    EXPECT_EQ(shown(Profile::Partner),
              (Names{"07700 900001", "consent", "partner", "public", "unsaid"}));
    EXPECT_EQ(shown(Profile::Internal).size(), 9U);
}

TEST_F(DisclosureTest, AConnectionNeedsBothEndsAndNeverTellsItsStrength) {
    import("name,listing permission\nA,anyone\nB,anyone\nC,no\n");
    import("from,to,what,strength\nA,B,partner,3\nA,C,partner,2\nC,B,partner,1\n");
    EXPECT_EQ(shownRows(Profile::Public, Entity::Connection), 0U);
    Disclosure out = disclosure(Profile::Partner);
    int count = 0;
    valueOf(out.forEach(Entity::Connection, [&](const Record &row) {
        EXPECT_TRUE(row["strength"].isEmpty());
        return ++count > 0;
    }));
    EXPECT_EQ(count, 1);
}

TEST_F(DisclosureTest, AStoryIsToldWhileItMayBe) {
    import("name\nHub\n");
    import("title,form,words,permission\nOpen,words,a,anyone\nPartners,words,b,partners\n"
           "Us,words,c,just us\nOver,words,d,\"anyone, until 2020-01-01\"\nUnsaid,words,e,\n");
    EXPECT_EQ(shownRows(Profile::Public, Entity::Story), 1U);
    EXPECT_EQ(shownRows(Profile::Partner, Entity::Story), 2U);
    EXPECT_EQ(shownRows(Profile::Internal, Entity::Story), 5U);
}

TEST_F(DisclosureTest, PlanningLensesStayInside) {
    import("name,sense,core20,plus groups\nHarbour families,place,yes,plus_coastal\n");
    Disclosure out = disclosure(Profile::Partner);
    valueOf(out.forEach(Entity::Community, [&](const Record &row) {
        EXPECT_TRUE(row["core20"].isEmpty());
        EXPECT_TRUE(row["plus_groups"].isEmpty());
        return true;
    }));
}

struct Mention {
    std::string name;
    std::string text;
    bool isBlanked;
};
class Repeats : public DisclosureTest, public testing::WithParamInterface<Mention> {};
TEST_P(Repeats, OfAWithheldPlaceAreEmptied) {
    import("name,location name,address,postcode,lat,lon,listing permission,disclosure,description\n"
           "Refuge,Rose House,\"12 Rose Lane, Larkmere\",LK1 "
           "2AB,54.494128,-3.959078,anyone,hidden,\"" +
           GetParam().text + "\"\n");
    Disclosure out = disclosure(Profile::Public);
    const Record shown = *out.disclosed(named("Refuge"));
    EXPECT_EQ(shown.text("description").empty(), GetParam().isBlanked);
    EXPECT_EQ(out.blanked().size(), GetParam().isBlanked ? 1U : 0U);
}
INSTANTIATE_TEST_SUITE_P(
    Disclosure, Repeats,
    testing::Values(Mention{"postcode", "We are at LK1 2AB.", true},
                    Mention{"postcode_squeezed", "Post to lk12ab please", true},
                    Mention{"postcode_dashed", "LK1-2AB", true},
                    Mention{"address", "Ring the bell at 12 Rose Lane", true},
                    Mention{"address_short", "12, ROSE LN.", true},
                    Mention{"street", "A house on Rose Lane", true},
                    Mention{"building", "Ask for Rose House", true},
                    Mention{"coordinates", "https://maps.example/?q=54.4941,-3.9591", true},
                    Mention{"town", "Somewhere in Larkmere, warm and safe", false},
                    Mention{"other_postcode", "Our office is at LK9 9ZZ", false},
                    Mention{"numbers", "Open 12 to 2, call 01632 960000", false}),
    [](const auto &mention) { return mention.param.name; });

TEST_F(DisclosureTest, WhatOthersSayOfAWithheldPlaceIsEmptiedToo) {
    import("name,address,postcode,listing permission,disclosure,description\n"
           "Refuge,12 Rose Lane,LK1 2AB,anyone,hidden,Safe\n"
           "Taxi,9 Port Street,LK2 2AA,anyone,exact,We drive to 12 Rose Lane at night\n"
           "Choir,9 Port Street,LK2 2AA,anyone,exact,We sing at 9 Port Street LK2 2AA\n");
    import("organisation,name,description,activity\n"
           "Taxi,Night bus,Stops at LK1 2AB,transport\nRefuge,Stay at 12 Rose Lane,x,\n");
    Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(out.disclosed(named("Taxi"))->text("description"), "");
    EXPECT_EQ(out.disclosed(named("Choir"))->text("description"),
              "We sing at 9 Port Street LK2 2AA");
    std::vector<std::string> services;
    valueOf(out.forEach(Entity::Service, [&](const Record &row) {
        services.push_back(row.text("name") + "|" + row.text("description"));
        return true;
    }));
    EXPECT_EQ(services, Names{"Night bus|"});
}

// Texts that told nothing when it was made are not read through again; these are others.
TEST_F(DisclosureTest, ATextThatHasChangedSinceItWasMadeIsReadAnew) {
    import("name,address,postcode,listing permission,disclosure,description\n"
           "Refuge,12 Rose Lane,M33 4ND,anyone,hidden,Safe\n"
           "Choir,1 High Street,M33 1AA,anyone,exact,Singing\n");
    const Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(out.disclosed(named("Choir"))->text("description"), "Singing");
    set(Entity::Organisation, named("Choir").id(), "description", Value("Beside 12 Rose Lane"));
    EXPECT_EQ(out.disclosed(named("Choir"))->text("description"), "");
    set(Entity::Organisation, named("Choir").id(), "name", Value("Choir of M33 4ND"));
    EXPECT_FALSE(out.disclosed(named("Choir of M33 4ND")));
}

// More rows than are read at once: while some are looked through, the next are read.
TEST_F(DisclosureTest, OfManyRowsEachIsJudgedAndTheyStayInOrder) {
    constexpr int kRows = 5000;
    std::string csv = "name,address,postcode,listing permission,disclosure,description\n"
                      "Refuge,12 Rose Lane,M33 4ND,anyone,hidden,Safe\n";
    for (int i = 1; i < kRows; ++i)
        csv += std::format("Group {:04},,,{},,{}\n", i, i % 5 == 0 ? "no" : "anyone",
                           i % 7 == 0 ? "Beside 12 Rose Lane" : "Singing");
    import(csv);
    const Disclosure out = disclosure(Profile::Public);
    std::vector<std::string> names;
    int emptied = 0;
    valueOf(out.forEach(Entity::Organisation, [&](const Record &row) {
        names.push_back(row.text("name"));
        emptied += row.text("description").empty() ? 1 : 0;
        return true;
    }));
    int listed = 1;
    int telling = 0;
    for (int i = 1; i < kRows; ++i) {
        listed += i % 5 == 0 ? 0 : 1;
        telling += i % 5 != 0 && i % 7 == 0 ? 1 : 0;
    }
    EXPECT_EQ(std::ssize(names), listed);
    EXPECT_EQ(emptied, telling);
    EXPECT_EQ(leftOut(out, Withheld::RepeatsPlace), telling);
    EXPECT_EQ(leftOut(out, Withheld::NotListed), kRows - listed);
    EXPECT_TRUE(std::ranges::is_sorted(names.begin() + 1, names.end()));
    int visited = 0;
    valueOf(out.forEach(Entity::Organisation, [&](const Record &) { return ++visited < 3000; }));
    EXPECT_EQ(visited, 3000);
}

TEST_F(DisclosureTest, AnOrganisationNamedAfterItsHiddenAddressIsNotShown) {
    import("name,address,postcode,listing permission,disclosure\n"
           "12 Rose Lane Refuge,12 Rose Lane,LK1 2AB,anyone,hidden\n");
    EXPECT_EQ(shownNames(Profile::Public), Names{});
}

// The one test that matters most: everything about a hidden place, grepped for in every way out.
class Refuge : public DisclosureTest {
protected:
    void SetUp() override {
        import("name,other_names,location name,address,postcode,lat,lon,listing permission,"
               "disclosure,description,note,phone,correspondence address,charity number\n"
               "Harbour Women,\"Rose House, 12 Rose Lane\",Rose House,\"12 Rose Lane, Larkmere\","
               "LK1 2AB,54.494128,-3.959078,anyone,hidden,We are at 12 Rose Lane LK1 2AB,"
               "Back door on Rose Lane,01632 960111,\"12 Rose Lane, LK1 2AB\",\n"
               "Quiet House,,,\"7 Hidden Mews, Larkmere\",LK7 7ZZ,54.511111,-3.922222,no,exact,"
               "At 7 Hidden Mews,,01632 960222,,\n"
               "Taxi,,,\"9 Port Street\",LK2 2AA,54.5,-3.95,anyone,exact,"
               "We know 12 Rose Lane and 7 Hidden Mews,,,,\n");
        set(Entity::Organisation, named("Quiet House").id(), "private", Value(true));
        import("organisation,name,description,activity,eligibility\n"
               "Harbour Women,A safe bed,Ring at Rose House,housing_advice,Not at LK1 2AB\n"
               "Quiet House,Quiet bed,,housing_advice,\n");
        import("from,to,what,note\nTaxi,Harbour Women,partner,Drives to 12 Rose Lane\n"
               "Taxi,Quiet House,partner,At night\n");
        import("name,sense,description,organisations\n"
               "Women on the move,condition_or_experience,Meet at LK1 2AB,Harbour Women\n");
        import("organisation,channel,name,what_worked\n"
               "Harbour Women,word_of_mouth,Word,Meet at 12 Rose Lane\n");
    }
    static void expectNothingOf(const std::string &content) {
        for (const char *secret :
             {"Rose Lane", "rose lane", "Rose House", "LK1 2AB", "LK12AB", "54.4941", "-3.9590",
              "Hidden Mews", "LK7 7ZZ", "Quiet House", "Quiet bed", "960222", "54.5111"})
            EXPECT_EQ(content.find(secret), std::string::npos) << secret;
        // Positions as they stand in a GeoPackage.
        for (const double secret : {54.494128, -3.959078, 54.511111, -3.922222}) {
            const std::string bytes(reinterpret_cast<const char *>(&secret), sizeof secret);
            EXPECT_EQ(content.find(bytes), std::string::npos) << secret;
        }
    }
};

TEST_F(Refuge, LeaksNothingByAnyExport) {
    for (const Profile profile : {Profile::Public, Profile::Partner})
        for (const char *name : {"out.csv", "out.geojson", "out.gpkg"}) {
            SCOPED_TRACE(std::string(nameOf(profile)) + " " + name);
            const auto outcome = valueOf(exportMap(*map, {folder / name, profile, {}}));
            EXPECT_EQ(outcome.rows, 2);
            const std::string content = contentOf(folder / name);
            EXPECT_NE(content.find("Harbour Women"), std::string::npos);
            expectNothingOf(content);
        }
}

TEST_F(Refuge, LeaksNothingByACopy) {
    for (const Profile profile : {Profile::Public, Profile::Partner}) {
        const auto file = folder / ("copy for " + std::string(nameOf(profile)) + ".gpkg");
        const auto outcome = valueOf(writeCopyFor(*map, profile, file));
        EXPECT_EQ(outcome.organisations, 2);
        const std::string content = contentOf(file);
        EXPECT_NE(content.find("Harbour Women"), std::string::npos);
        expectNothingOf(content);
        EXPECT_EQ(content.find(map->uuid()), std::string::npos);
        const auto copy = valueOf(MapFile::open(file, Access::ReadOnly));
        EXPECT_NE(copy->uuid(), map->uuid());
        EXPECT_TRUE(valueOf(copy->problems()).empty());
    }
}

TEST_F(Refuge, TellsTheInternalExportEverythingButThePrivate) {
    valueOf(exportMap(*map, {folder / "out.csv", Profile::Internal, {}}));
    const std::string content = contentOf(folder / "out.csv");
    EXPECT_NE(content.find("12 Rose Lane"), std::string::npos);
    EXPECT_EQ(content.find("Quiet House"), std::string::npos);
}

} // namespace
} // namespace placeweave
