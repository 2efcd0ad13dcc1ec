// SPDX-License-Identifier: GPL-3.0-or-later
// Ways in which a withheld place could be read off something else.
#include "tests/core/exchange/disclosure_fixture.h"

namespace placeweave {
namespace {

class HiddenPlace : public DisclosureTest {
protected:
    std::vector<std::string> publicTexts(Entity entity, std::string_view column) {
        std::vector<std::string> texts;
        valueOf(disclosure(Profile::Public).forEach(entity, [&](const Record &row) {
            texts.push_back(row.text(column));
            return true;
        }));
        return texts;
    }
};

struct Text {
    std::string name;
    std::string said;
    bool isBlanked = true;
};
class OwnText : public HiddenPlace, public testing::WithParamInterface<Text> {};
TEST_P(OwnText, ThatTellsTheHiddenPlaceIsEmptied) {
    for (const char *shown : {"hidden", "area", "approximate"}) {
        SCOPED_TRACE(shown);
        map = newMap(folder / (std::string(shown) + ".gpkg"));
        import(std::string("name,listing permission,disclosure,address,postcode,lat,lon,uprn,"
                           "description\n"
                           "Haven,anyone,") +
               shown +
               ",\"Rosebank, 17 Acacia Avenue, Sale\",M33 7XX,53.4361,-2.3172,100011112222,\"" +
               GetParam().said + "\"\n");
        EXPECT_EQ(
            disclosure(Profile::Public).disclosed(named("Haven"))->text("description").empty(),
            GetParam().isBlanked);
    }
}
INSTANTIATE_TEST_SUITE_P(
    Hidden, OwnText,
    testing::Values(
        Text{"grid_reference", "Ring first. Near grid ref SJ 7902 9345"},
        Text{"eastings", "eastings 379021, northings 393451"}, Text{"northing", "northing 393451"},
        Text{"degrees", "53°26'10''N 2°19'02''W"}, Text{"plus_code", "plus code 9C5VCMPM+CQ"},
        Text{"short_code", "CMPM+CQ Sale"}, Text{"three_words", "///filled.count.soap"},
        Text{"map_link", "https://maps.app.goo.gl/abc"}, Text{"uprn", "UPRN 100011112222"},
        Text{"house", "Ask for Rosebank"}, Text{"web_address", "rosebankhaven.org.uk"},
        Text{"joined_street", "www.acaciaavenuehaven.org.uk"},
        Text{"no_break_space", "17\u00A0Acacia\u00A0Avenue"}, Text{"dash", "17–19 Acacia Avenue"},
        Text{"elsewhere", "Meet us at TQ 302 796, or in Sale", false},
        Text{"phone", "Ring 0161 496 0000 from 9.30", false}),
    [](const auto &text) { return text.param.name; });

TEST_F(HiddenPlace, WhatOthersSayOfTheVerySpotIsEmptiedToo) {
    import("name,disclosure,address,postcode,lat,lon,uprn,description\n"
           "Haven,hidden,\"Rosebank, Back Lane, Sale\",M33 7XX,53.4361,-2.3172,100011112222,\n"
           "Taxi,exact,1 High Street,M33 1AA,53.42,-2.32,,To SJ 79020 93310 at night\n"
           "Bus,exact,3 High Street,M33 1AA,53.421,-2.321,,Stops at Rosebank Back Lane\n"
           "Coach,exact,5 High Street,M33 1AA,53.422,-2.322,,UPRN 100011112222\n"
           "Tram,exact,7 High Street,M33 1AA,53.423,-2.323,,\"We are at 53.423,-2.323\"\n");
    Disclosure out = disclosure(Profile::Public);
    for (const char *name : {"Taxi", "Bus", "Coach"})
        EXPECT_EQ(out.disclosed(named(name))->text("description"), "") << name;
    EXPECT_EQ(out.disclosed(named("Tram"))->text("description"), "We are at 53.423,-2.323");
}

TEST_F(HiddenPlace, IdentifiersOfThePlaceStayAndThoseOfTheOrganisationLeave) {
    import("name,kind,disclosure,address,uprn,identifiers\n"
           "Haven,association,hidden,17 Acacia Avenue,100011112222,"
           "GB-CHC-1234567; UPRN:100011112222; UPRN-200; OSM-way/5\n"
           "Hub,hub,exact,1 High Street,100022223333,UPRN:100022223333\n"
           "Jo,individual,,,,UPRN:100044445555\n");
    set(Entity::Organisation, named("Jo").id(), "listing_permission", Value("anyone"));
    Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(out.disclosed(named("Haven"))->text("identifiers"), R"(["GB-CHC-1234567"])");
    EXPECT_EQ(out.disclosed(named("Hub"))->text("identifiers"), R"(["UPRN:100022223333"])");
    EXPECT_EQ(out.disclosed(named("Jo"))->text("identifiers"), "");
    EXPECT_EQ(leftOut(out, Withheld::RepeatsPlace), 2);
}

TEST_F(HiddenPlace, OfOtherNamesOnlyThoseThatTellAreTakenAway) {
    import("name,disclosure,address,other names\n"
           "Haven,hidden,\"Rosebank, Back Lane, Sale\",Rosebank; Safe Start\n");
    EXPECT_EQ(disclosure(Profile::Public).disclosed(named("Haven"))->text("other_names"),
              R"(["Safe Start"])");
}

struct Named {
    std::string test;
    std::string name;
    std::string row; // kind, listing permission, disclosure
    bool forAnyone;
    bool forPartners;
};
class Name : public HiddenPlace, public testing::WithParamInterface<Named> {};
TEST_P(Name, ThatTellsItsWithheldPlaceKeepsTheRecordBack) {
    import("kind,listing permission,disclosure,name,address\n" + GetParam().row + "," +
           GetParam().name + ",\"Rose House, 17 Acacia Avenue, Sale\"\n");
    EXPECT_EQ(shownNames(Profile::Public).size(), GetParam().forAnyone ? 1U : 0U);
    EXPECT_EQ(shownNames(Profile::Partner).size(), GetParam().forPartners ? 1U : 0U);
    const Disclosure partner = disclosure(Profile::Partner);
    EXPECT_EQ(leftOut(partner, Withheld::TellsPlace), GetParam().forPartners ? 0 : 1);
    EXPECT_EQ(partner.blanked().size(), GetParam().forPartners ? 0U : 1U);
    EXPECT_EQ(shownNames(Profile::Internal).size(), 1U);
}
INSTANTIATE_TEST_SUITE_P(
    Hidden, Name,
    testing::Values(
        Named{"street_hidden", "Acacia Avenue Women's Refuge", "association,anyone,hidden", false,
              false},
        Named{"house_hidden", "Rose House Refuge", "association,anyone,hidden", false, false},
        Named{"street_area", "Acacia Av Singers", "association,anyone,area", false, false},
        Named{"street_roughly", "Acacia Avenue Singers", "association,anyone,approximate", true,
              true},
        Named{"house_roughly", "Rose House Singers", "association,anyone,approximate", false,
              false},
        Named{"street_exact", "Acacia Avenue Singers", "association,anyone,exact", true, true},
        // Nobody has asked it: only partners see it, by area, and by what people call it.
        Named{"street_not_asked", "Acacia Avenue Lunch Club", "grassroots group,not asked,area",
              false, true},
        Named{"number_not_asked", "17 Acacia Avenue Lunch Club", "grassroots group,not asked,area",
              false, false},
        Named{"street_of_a_person", "Jo of Acacia Avenue", "individual,not asked,area", false,
              false},
        Named{"something_else", "Haven", "association,anyone,hidden", true, true}),
    [](const auto &named) { return named.param.test; });

TEST_F(HiddenPlace, AnAddressOnTheInternetIsANameToo) {
    import("name,kind,listing permission,disclosure,address,email\n"
           "Club,grassroots group,not asked,area,1 Oak Road,oakroadclub@example.org\n"
           "Haven,association,anyone,hidden,17 Acacia Avenue,acaciaavenue@example.org\n");
    for (const Record &contact : valueOf(map->records(Entity::Contact)))
        set(Entity::Contact, contact.id(), "sensitivity", Value("partner"));
    Names shown;
    const Disclosure out = disclosure(Profile::Partner);
    valueOf(out.forEach(Entity::Contact, [&](const Record &row) {
        shown.push_back(row.text("value"));
        return true;
    }));
    EXPECT_EQ(shown, Names{"oakroadclub@example.org"});
    EXPECT_EQ(leftOut(out, Withheld::TellsPlace, Entity::Contact), 1);
}

TEST_F(HiddenPlace, WhoSharesItsBuildingIsNotTold) {
    import("name,listing permission,disclosure,address\n"
           "Haven,anyone,hidden,17 Acacia Avenue\nHub,anyone,exact,1 High Street\n"
           "Choir,anyone,exact,1 High Street\nWalkers,not asked,exact,1 High Street\n");
    import("from,to,what\nHaven,Hub,shares premises\nHub,Haven,shares premises\n"
           "Walkers,Hub,shares premises\nHub,Choir,shares premises\nHaven,Hub,member of\n");
    for (const Record &row : valueOf(map->records(Entity::Connection)))
        if (row.text("what") == "member_of")
            set(Entity::Connection, row.id(), "note", Value("They pay by post"));
    Disclosure out = disclosure(Profile::Partner);
    Names kinds;
    valueOf(out.forEach(Entity::Connection, [&](const Record &row) {
        kinds.push_back(row.text("what"));
        return true;
    }));
    EXPECT_EQ(kinds, (Names{"shares_premises", "member_of"}));
    EXPECT_EQ(leftOut(out, Withheld::TellsPlace, Entity::Connection), 3);
    const auto file = folder / "partner.gpkg";
    valueOf(writeCopyFor(*map, Profile::Partner, file));
    const auto copy = valueOf(MapFile::open(file, Access::ReadOnly));
    EXPECT_EQ(valueOf(copy->count(Entity::Connection)), 2);
}

TEST_F(HiddenPlace, AWordForAConnectionThatIsNotKnownMightMeanIt) {
    import("name,listing permission,disclosure,address\nHaven,anyone,hidden,17 Acacia Avenue\n"
           "Hub,anyone,exact,1 High Street\n");
    import("from,to,what\nHub,Haven,knows\n");
    EXPECT_EQ(shownRows(Profile::Partner, Entity::Connection), 1U);
    set(Entity::Connection, valueOf(map->records(Entity::Connection)).at(0).id(), "what",
        Value("under_the_same_roof"));
    EXPECT_EQ(shownRows(Profile::Partner, Entity::Connection), 0U);
}

TEST_F(HiddenPlace, ANoteOnAConnectionIsReadForBothEnds) {
    import("name,listing permission,disclosure,address\nHaven,anyone,hidden,17 Acacia Avenue\n"
           "Hub,anyone,exact,1 High Street\n");
    import("from,to,what,note\nHub,Haven,partner,Round the corner on Acacia Avenue\n");
    Disclosure out = disclosure(Profile::Partner);
    valueOf(out.forEach(Entity::Connection, [&](const Record &row) {
        EXPECT_EQ(row.text("note"), "");
        return true;
    }));
}

TEST_F(HiddenPlace, EverythingIsCountedOnceWhateverIsWritten) {
    import("name,listing permission,disclosure,address,phone,description\n"
           "Haven,anyone,hidden,17 Acacia Avenue,01632 960000,At 17 Acacia Avenue\n"
           "No,no,exact,1 High Street,01632 960001,\n");
    import("organisation,name,description\nNo,Tea,\nNo,Cake,\nHaven,Bed,On Acacia Avenue\n");
    import("from,to,what\nHaven,No,partner\n");
    const LeftOut expected{{{Withheld::NotListed, Entity::Organisation}, 1},
                           {{Withheld::PlaceHidden, Entity::Organisation}, 1},
                           {{Withheld::RepeatsPlace, Entity::Organisation}, 1},
                           {{Withheld::RepeatsPlace, Entity::Service}, 1},
                           {{Withheld::Related, Entity::Service}, 2},
                           {{Withheld::Related, Entity::Contact}, 1}};
    const Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(out.leftOut(), expected);
    for (int again = 0; again < 2; ++again)
        for (const Entity entity : {Entity::Organisation, Entity::Service, Entity::Contact})
            valueOf(out.forEach(entity, [](const Record &) { return true; }));
    EXPECT_EQ(out.leftOut(), expected);
    EXPECT_EQ(valueOf(exportMap(*map, {folder / "out.csv", Profile::Public, {}})).leftOut,
              expected);
    EXPECT_EQ(valueOf(writeCopyFor(*map, Profile::Public, folder / "copy.gpkg")).leftOut, expected);
}

TEST_F(HiddenPlace, WhatIsLeftOutIsSaidInPlainWords) {
    EXPECT_EQ(sentence({Withheld::Related, Entity::Service}, 2),
              "2 services left out: the organisation is left out too");
    EXPECT_EQ(sentence({Withheld::Related, Entity::Contact}, 1),
              "1 way to contact left out: the organisation or person is left out too");
    EXPECT_EQ(sentence({Withheld::Private, Entity::Organisation}, 1),
              "1 organisation left out: marked private");
    EXPECT_EQ(sentence({Withheld::RepeatsPlace, Entity::Service}, 1),
              "1 text about services left out: it repeats an address that is not shown");
    EXPECT_EQ(sentence({Withheld::TellsPlace, Entity::Organisation}, 1),
              "1 organisation left out: the name tells an address that is not shown");
}

} // namespace
} // namespace placeweave
