// SPDX-License-Identifier: GPL-3.0-or-later
// Same, perhaps the same, or new; and what a list that comes again may change.
#include "core/exchange/field_origins.h"
#include "core/exchange/match_words.h"
#include "core/exchange/table_import.h"
#include "core/model/suggestion.h"
#include "core/model/text_sets.h"
#include "core/place/postcode_index.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <format>
#include <span>

namespace placeweave {
namespace {

TEST(MatchWords, NamesComeToOneForm) {
    EXPECT_EQ(comparableName("The St. John's Hall Ltd"), "st johns hall");
    EXPECT_EQ(comparableName("St John\xE2\x80\x99s Hall Limited"), "st johns hall");
    EXPECT_EQ(comparableName("Age & Ability C.I.C."), "age and ability");
    EXPECT_EQ(comparableName("Bread Community Interest Company"), "bread");
    EXPECT_EQ(comparableName("The Charity"), "the charity"); // something has to be left
}

TEST(MatchWords, ContactsComeToOneForm) {
    EXPECT_EQ(comparableContact("+44 (0)161 496 0000"), comparableContact("0161 4960000"));
    EXPECT_EQ(comparableContact("1614960000"), comparableContact("0161 496 0000"));
    EXPECT_EQ(comparableContact("https://www.Example.org/about?x=1"),
              comparableContact("http://example.org"));
    EXPECT_EQ(comparableContact("Info@Example.org"), "info@example.org");
    EXPECT_EQ(comparableContact("https://facebook.com/"), "");
    EXPECT_NE(comparableContact("https://facebook.com/hub"),
              comparableContact("https://facebook.com/shed"));
    EXPECT_EQ(comparableContact("999"), "");
}

TEST(ListKey, IsTheSameFromMonthToMonth) {
    EXPECT_EQ(listKey("libraries_2026-11 (2).csv"), listKey("Libraries December 2026.xlsx"));
    EXPECT_NE(listKey("libraries.csv"), listKey("practices.csv"));
    EXPECT_EQ(listKey("2026.csv"), listKey("2026.csv"));
    EXPECT_EQ(listKey("Groups, Sale.csv"), listKey("Groups, Sale 2026-12.csv"));
}

TEST(ListKey, TellsSheetsApart) {
    EXPECT_NE(listKey("book.xlsx, Clubs"), listKey("book.xlsx, Halls"));
    EXPECT_EQ(listKey("book 2026-11.xlsx, Clubs"), listKey("book 2026-12.xlsx, Clubs"));
    EXPECT_NE(listKey("book.xlsx, 2025"), listKey("book.xlsx, 2026"));
    EXPECT_NE(listKey("https://a.example.org/v3"), listKey("https://b.example.org/v3"));
}

class Match : public testing::Test {
protected:
    ImportOutcome import(std::string_view text, std::string name = "other.csv") {
        return valueOf(importTable(*map, TableSource::ofText(text, std::move(name))));
    }
    void SetUp() override {
        import("name,kind,charity number,ods code,address,postcode,lat,lon,phone,email,website\n"
               "Sale Moor Community Centre,hub,1234567,,1 Norris Rd,M33 2AA,53.42,-2.3,0161 496 "
               "0000,info@salemoor.example.org,www.salemoor.example.org\n"
               "Park Medical Practice,GP practice,,A10001,2 Park Rd,M33 2BB,53.43,-2.31,,,\n"
               "Village Larder,,,,,,,,,larder@example.org,\n",
               "held.csv");
    }
    std::vector<Suggestion> suggestions() {
        std::vector<Suggestion> found;
        for (const Record &proposal : valueOf(map->records(Entity::Proposal)))
            if (auto suggestion = suggestionOf(proposal))
                found.push_back(std::move(*suggestion));
        return found;
    }
    void change(const Field &field, RowId row, Value value) {
        Edit edit = valueOf(Edit::begin(*map, "organisation.change"));
        valueOf(edit.set(field, row, value));
        valueOf(edit.commit());
    }
    Record named(std::string_view name) {
        for (const Record &record : valueOf(map->records(Entity::Organisation)))
            if (record.text("name") == name)
                return record;
        ADD_FAILURE() << "no " << name;
        return Record(Entity::Organisation);
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(Match, AnIdentifierIsEnough) {
    EXPECT_EQ(import("name,charity number\nNewly Named,1234567\n").added, 0);
}

TEST_F(Match, AnotherNumberOfTheSameRegisterIsAnother) {
    const ImportOutcome outcome =
        import("name,ods code,postcode\nPark Medical Practice,A10002,M33 2BB\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.unsure, 0);
}

TEST_F(Match, TwoNumbersOfAnotherSchemeAtOneDoorAreUnsure) {
    const char *const homes = "name,cqc_id,address,postcode,lat,lon\n"
                              "Halecroft Grange,1-11462647983,295 Hale Rd,WA15 8SN,53.37,-2.33\n"
                              "Halecroft Grange,1-19897458875,295 Hale Rd,WA15 8SN,53.37,-2.33\n";
    const ImportOutcome first = import(homes, "homes.csv");
    EXPECT_EQ(first.added, 2);
    EXPECT_EQ(first.unsure, 1);
    ASSERT_EQ(suggestions().size(), 1U);
    EXPECT_EQ(suggestions()[0].kind, Suggestion::Kind::PerhapsSame);
    EXPECT_EQ(import(homes, "homes.csv").same, 2);
    EXPECT_EQ(suggestions().size(), 1U);
}

TEST_F(Match, WhatWasDrawnAnewOrHasAnotherDoorIsTheSameStill) {
    import("name,osm_id,postcode\nTown Hall,way/1,M33 7ZF\n", "osm.csv");
    EXPECT_EQ(import("name,osm_id,postcode\nTown Hall,way/2,M33 7ZF\n", "osm.csv").added, 0);
}

TEST_F(Match, LegalFormsAndTheAreSetAside) {
    EXPECT_EQ(import("name,postcode\nThe Sale Moor Community Centre Ltd,M33 2AA\n").added, 0);
}

TEST_F(Match, ANameAndAWayToContactAreEnough) {
    EXPECT_EQ(import("name,email\nVillage Larder,LARDER@example.org\n").added, 0);
}

TEST_F(Match, ANameAloneIsUnsureAndOnTheMapAtOnce) {
    const ImportOutcome outcome = import("name,postcode\nVillage Larder,M33 9ZZ\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.unsure, 1);
    ASSERT_EQ(suggestions().size(), 1U);
    EXPECT_EQ(suggestions()[0].kind, Suggestion::Kind::PerhapsSame);
    EXPECT_EQ(valueOf(map->record(Entity::Organisation, suggestions()[0].other)).text("name"),
              "Village Larder");
}

TEST_F(Match, ANameMuchAlikeAtTheSamePostcodeIsUnsure) {
    EXPECT_EQ(import("name,postcode\nSale Moor Community Ctr,M33 2AA\n").unsure, 1);
}

TEST_F(Match, ANameRatherAlikeWithTheSamePhoneIsUnsure) {
    EXPECT_EQ(import("name,telephone\nSale Moor Centre Community,+44 161 496 0000\n").unsure, 1);
}

TEST_F(Match, NeighboursInOneBuildingStayApart) {
    const ImportOutcome outcome = import("name,postcode,lat,lon\n"
                                         "Sale Moor Lunch Club,M33 2AA,53.42,-2.3\n"
                                         "Toddlers at the Centre,M33 2AA,53.42,-2.3\n");
    EXPECT_EQ(outcome.added, 2);
    EXPECT_EQ(outcome.unsure, 0);
}

TEST_F(Match, ANamesakeFarAwayIsAnother) {
    const ImportOutcome outcome = import("name,lat,lon\nSale Moor Community Centre,53.52,-2.3\n");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.unsure, 0);
}

TEST_F(Match, NextMonthsListUpdatesWhatItBrought) {
    const ImportOutcome outcome =
        import("name,charity number,postcode,email\n"
               "Sale Moor Hub,1234567,M33 2AA,hello@salemoor.example.org\n"
               "Brand New,,,\n"
               "Village Larder,,,larder@example.org\n",
               "held december.csv");
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.changed, 1);
    EXPECT_EQ(outcome.same, 1);
    const Record hub = named("Sale Moor Hub");
    const auto contacts = valueOf(map->recordsOf(Entity::Contact, "organisation_id", hub.id()));
    EXPECT_EQ(std::ranges::count_if(contacts,
                                    [](const Record &contact) {
                                        return contact.text("value") ==
                                               "hello@salemoor.example.org";
                                    }),
              1);
    // Park Medical Practice is not in it any more.
    EXPECT_EQ(outcome.vanished, 1);
    ASSERT_EQ(suggestions().size(), 1U);
    EXPECT_EQ(suggestions()[0].kind, Suggestion::Kind::Vanished);
    EXPECT_EQ(import("name,charity number\nSale Moor Hub,1234567\n", "held january.csv").vanished,
              2); // the practice was asked about already
}

TEST_F(Match, WhatSomebodyPutRightIsAskedAboutOnlyWhenTheListSaysSomethingNew) {
    const Record hub = named("Sale Moor Community Centre");
    const Field &description = fieldOf(Entity::Organisation, "description");
    import("name,charity number,description\nSale Moor Community Centre,1234567,Warm\n",
           "held.csv");
    EXPECT_EQ(named("Sale Moor Community Centre").text("description"), "Warm");
    change(description, hub.id(), Value("Warm, and open on Mondays"));
    import("name,charity number,description\nSale Moor Community Centre,1234567,Warm\n",
           "held.csv");
    EXPECT_EQ(named("Sale Moor Community Centre").text("description"), "Warm, and open on Mondays");
    const ImportOutcome news = import(
        "name,charity number,description\nSale Moor Community Centre,1234567,Cold\n", "held.csv");
    EXPECT_EQ(news.asked, 1);
    EXPECT_EQ(named("Sale Moor Community Centre").text("description"), "Warm, and open on Mondays");
    bool isSaid = false;
    for (const Suggestion &suggestion : suggestions())
        if (suggestion.kind == Suggestion::Kind::Change) {
            ASSERT_EQ(suggestion.fields.size(), 1U);
            EXPECT_EQ(suggestion.fields[0].first, &description);
            EXPECT_EQ(suggestion.fields[0].second.text(), "Cold");
            isSaid = true;
        }
    EXPECT_TRUE(isSaid);
}

TEST_F(Match, AnotherListDoesNotOverwrite) {
    import("name,charity number,description\nSale Moor Community Centre,1234567,Warm\n",
           "held.csv");
    const ImportOutcome outcome =
        import("name,charity number,description\nSale Moor Community Centre,1234567,Cold\n",
               "council.csv");
    EXPECT_EQ(outcome.changed, 0);
    EXPECT_EQ(outcome.asked, 0);
    EXPECT_EQ(named("Sale Moor Community Centre").text("description"), "Warm");
}

TEST_F(Match, UndoTakesTheSuggestionsToo) {
    const ImportOutcome outcome = import("name,postcode\nVillage Larder,M33 9ZZ\n");
    valueOf(map->undo(outcome.action));
    EXPECT_TRUE(suggestions().empty());
}

std::shared_ptr<const PostcodeIndex> indexOfOne(const char *postcode, LatLon point) {
    struct Kept {
        std::string bytes; // the index reads them where they are
        std::optional<PostcodeIndex> index;
    };
    const auto kept = std::make_shared<Kept>();
    kept->bytes = encodePostcodes(
        std::vector{PackedPostcode::of(*Postcode::parse(postcode),
                                       {.point = point, .quality = 1, .terminated = {}})},
        "test");
    kept->index = valueOf(PostcodeIndex::over(std::as_bytes(std::span(kept->bytes)), "test"));
    return {kept, &*kept->index};
}

TEST_F(Match, AnAddressForPostGivesWayToWherePeopleGo) {
    const auto index = indexOfOne("M33 5AA", {53.4, -2.2});
    ImportOptions options;
    options.postcodes = index;
    options.wantsRows = true;
    const auto byPost = [&](std::string_view text, const char *name) {
        return valueOf(importTable(*map, TableSource::ofText(text, name), options));
    };
    const std::string_view charities = "name,charity number,correspondence address,"
                                       "correspondence postcode\nChapel,7654321,9 Home Close,M33 "
                                       "5AA\nNowhere,7654322,,\nAway,7654323,,M99 9AA\n";
    const ImportOutcome first = byPost(charities, "register.csv");
    EXPECT_EQ(first.placed, 1);
    EXPECT_EQ(first.placedForPost, 1);
    ASSERT_EQ(first.fates.size(), 3U);
    EXPECT_TRUE(first.fates[0].why.contains("not public")) << first.fates[0].why;
    EXPECT_TRUE(first.fates[1].why.empty());
    std::vector<ImportRemark::Reason> reasons;
    for (const ImportRemark &remark : first.remarks)
        reasons.push_back(remark.reason);
    EXPECT_EQ(reasons, (std::vector{ImportRemark::Reason::PostcodeMissing,
                                    ImportRemark::Reason::PostcodeUnknown}));
    const auto placeOfChapel = [&] {
        return valueOf(map->record(Entity::Location, named("Chapel").reference("location_id")));
    };
    EXPECT_EQ(placeOfChapel().text("location_type"), "correspondence");
    EXPECT_EQ(placeOfChapel().text("disclosure"), "hidden");
    byPost("name,charity number,lat,lon\nChapel,7654321,53.45,-2.25\n", "churches.csv");
    EXPECT_EQ(placeOfChapel()["geom"].point(), (LatLon{53.45, -2.25}));
    EXPECT_EQ(placeOfChapel().text("disclosure"), "exact");
    EXPECT_EQ(byPost(charities, "register.csv").same, 3);
    EXPECT_EQ(placeOfChapel()["geom"].point(), (LatLon{53.45, -2.25}));
}

// One list tells the point, the other only a postcode that lies there too.
TEST_F(Match, HowAPointWasFoundIsNoNewsOfTheSamePoint) {
    ImportOptions options;
    options.postcodes = indexOfOne("M31 4FL", {53.417784, -2.42617});
    const auto import = [&](std::string_view text, const char *name) {
        return valueOf(importTable(*map, TableSource::ofText(text, name), options));
    };
    import("name,address,postcode,lat,lon\n"
           "Surgery,Health Centre,M31 4FL,53.417784,-2.42617\n",
           "practices.csv");
    const std::string_view pharmacies = "name,address,postcode\nWell,Health Centre,M31 4FL\n";
    EXPECT_EQ(import(pharmacies, "pharmacies.csv").added, 1);
    const RowId shared = named("Surgery").reference("location_id");
    EXPECT_EQ(named("Well").reference("location_id"), shared);
    EXPECT_EQ(import(pharmacies, "pharmacies.csv").same, 1);
    EXPECT_EQ(named("Well").reference("location_id"), shared);
    EXPECT_EQ(valueOf(map->record(Entity::Location, shared)).text("placed_how"), "imported");
}

class SharedPlace : public Match {
protected:
    ImportOutcome list(const char *alpha, const char *beta) {
        const std::string line = "\"169 Grove Lane, Timperley\",WA15 6PH,";
        return import("name,address,postcode,lat,lon,capacity\nAlpha Surgery," + line + alpha +
                          "\nBeta Clinic," + line + beta + "\n",
                      "pair.csv");
    }
    Record placeOf(std::string_view name) {
        return valueOf(map->record(Entity::Location, named(name).reference("location_id")));
    }
    void SetUp() override {
        ASSERT_EQ(list("53.397244,-2.323566,", "53.397244,-2.323566,").added, 2);
        ASSERT_EQ(placeOf("Alpha Surgery").id(), placeOf("Beta Clinic").id());
    }
};

TEST_F(SharedPlace, WhoMovesOutOfOneGetsTheirOwnAndTheNextRunIsTheSame) {
    const ImportOutcome moved = list("53.4,-2.323566,", "53.397244,-2.323566,");
    EXPECT_EQ(moved.changed, 1);
    EXPECT_EQ(moved.same, 1);
    EXPECT_EQ(placeOf("Alpha Surgery")["geom"].point(), (LatLon{53.4, -2.323566}));
    EXPECT_EQ(placeOf("Beta Clinic")["geom"].point(), (LatLon{53.397244, -2.323566}));
    const ImportOutcome again = list("53.4,-2.323566,", "53.397244,-2.323566,");
    EXPECT_EQ(again.same, 2);
    EXPECT_FALSE(again.action);
    valueOf(map->undo(moved.action));
    EXPECT_EQ(placeOf("Alpha Surgery").id(), placeOf("Beta Clinic").id());
    EXPECT_TRUE(valueOf(map->problems()).empty());
}

TEST_F(SharedPlace, WhereTheListMovesEverybodyThePlaceItselfGoesAlong) {
    const RowId before = placeOf("Alpha Surgery").id();
    change(fieldOf(Entity::Location, "hire_cost"), before, Value("by arrangement"));
    EXPECT_EQ(list("53.4,-2.3,", "53.4,-2.3,").changed, 2);
    EXPECT_EQ(placeOf("Alpha Surgery").id(), before);
    EXPECT_EQ(placeOf("Beta Clinic").id(), before);
    EXPECT_EQ(placeOf("Beta Clinic")["geom"].point(), (LatLon{53.4, -2.3}));
    EXPECT_EQ(valueOf(map->records(Entity::Location)).size(), 1U);
    EXPECT_EQ(list("53.4,-2.3,", "53.4,-2.3,").same, 2);
}

TEST_F(SharedPlace, WhoMovesOutOfOneThatIsKeptBackIsKeptBackStill) {
    change(fieldOf(Entity::Location, "disclosure"), placeOf("Alpha Surgery").id(), Value("hidden"));
    list("53.4,-2.323566,", "53.397244,-2.323566,");
    EXPECT_EQ(placeOf("Alpha Surgery")["geom"].point(), (LatLon{53.4, -2.323566}));
    EXPECT_EQ(placeOf("Alpha Surgery").text("disclosure"), "hidden");
}

TEST_F(SharedPlace, OnePutRightByHandIsLeftWhereThatPersonSaysForBoth) {
    change(fieldOf(Entity::Location, "geom"), placeOf("Alpha Surgery").id(),
           Value(LatLon{53.41, -2.31}));
    EXPECT_EQ(list("53.397244,-2.323566,", "53.397244,-2.323566,").same, 2);
    EXPECT_EQ(list("53.4,-2.323566,", "53.397244,-2.323566,").asked, 1);
    EXPECT_EQ(placeOf("Alpha Surgery")["geom"].point(), (LatLon{53.41, -2.31}));
}

TEST_F(SharedPlace, OfItsOtherFactsTheFirstRowCountsEachTime) {
    const char *alpha = "53.397244,-2.323566,10";
    const char *beta = "53.397244,-2.323566,20";
    EXPECT_EQ(list(alpha, beta).changed, 1);
    EXPECT_EQ(list(alpha, beta).same, 2);
    EXPECT_EQ(placeOf("Beta Clinic")["capacity"].integer(), 10);
    EXPECT_EQ(list("53.397244,-2.323566,12", beta).changed, 1);
    EXPECT_EQ(placeOf("Beta Clinic")["capacity"].integer(), 12);
}

TEST_F(Match, AnotherListOfTheSameNameAsksAboutNobody) {
    std::string ours = "name,postcode\n";
    for (int i = 0; i < 9; ++i)
        ours += std::format("Group {},M33 {}AA\n", i, i);
    import(ours, "contacts.csv");
    const ImportOutcome theirs =
        import("name,postcode\nGroup 1,M33 1AA\nElsewhere,M33 9ZZ\n", "contacts.csv");
    EXPECT_EQ(theirs.vanished, 0);
    ASSERT_EQ(theirs.remarkCount, 1);
    EXPECT_EQ(theirs.remarks[0].reason, ImportRemark::Reason::OtherList);
    EXPECT_TRUE(sentence(theirs.remarks[0]).contains("1 of 9")) << sentence(theirs.remarks[0]);
}

// Two partners each keep a list of that name, and know a third of the same groups.
class ListsOfOneName : public Match {
protected:
    ImportOutcome list(int first, int last, int size) {
        std::string text = "name,postcode,size\n";
        for (int i = first; i <= last; ++i)
            text += std::format("Group {},M33 {}AA,{}\n", char('A' + i), i % 10, size);
        return import(text, "groups.csv");
    }
    int sizeOf(char letter) {
        return static_cast<int>(named(std::format("Group {}", letter))["size"].integer());
    }
};

TEST_F(ListsOfOneName, AreToldApartByWhomTheyName) {
    list(0, 8, 10);
    const ImportOutcome theirs = list(6, 14, 20);
    EXPECT_EQ(theirs.vanished, 0);
    EXPECT_EQ(theirs.added, 6);
    ASSERT_EQ(theirs.remarkCount, 1);
    EXPECT_TRUE(sentence(theirs.remarks[0]).contains("3 of 9")) << sentence(theirs.remarks[0]);
    EXPECT_EQ(sizeOf('G'), 10); // what ours said is not overwritten by theirs
    // Each is known again: it keeps up to date what it brought, and misses only that.
    EXPECT_EQ(list(0, 8, 11).changed, 9);
    const ImportOutcome again = list(7, 14, 21);
    EXPECT_EQ(again.changed, 6);
    EXPECT_EQ(again.vanished, 0);
    EXPECT_EQ(sizeOf('G'), 11);
    EXPECT_EQ(sizeOf('K'), 21);
    EXPECT_EQ(list(7, 13, 21).vanished, 1); // Group O
    EXPECT_EQ(list(0, 7, 11).vanished, 1);  // Group I
}

TEST_F(ListsOfOneName, AreOneWhereHalfOfEitherIsNamed) {
    list(0, 8, 10);
    EXPECT_EQ(list(0, 20, 12).changed, 9);  // it has grown
    EXPECT_EQ(list(0, 9, 12).vanished, 11); // it has shrunk
}

class Deleted : public Match {
protected:
    static constexpr std::string_view kLarder =
        "name,email\nVillage Larder,larder@example.org\nBrand New,\n";

    ActionId remove(std::string_view name) {
        Edit edit = valueOf(Edit::begin(*map, "organisation.remove"));
        valueOf(edit.remove(Entity::Organisation, named(name).id()));
        return valueOf(edit.commit());
    }
    bool isThere(std::string_view name) {
        return std::ranges::any_of(
            valueOf(map->records(Entity::Organisation)),
            [&](const Record &record) { return record.text("name") == name; });
    }
};

TEST_F(Deleted, ListThatStillNamesItDoesNotBringItBack) {
    remove("Village Larder");
    remove("Sale Moor Community Centre");
    ImportOptions options;
    options.wantsRows = true;
    const std::string_view list = "name,charity number,email\n"
                                  "Village Larder,,larder@example.org\n"
                                  "Called Otherwise,1234567,\n"
                                  "Brand New,,\n";
    const ImportOutcome outcome =
        valueOf(importTable(*map, TableSource::ofText(list, "held.csv"), options));
    EXPECT_EQ(outcome.added, 1);
    EXPECT_EQ(outcome.rows, 1);
    EXPECT_EQ(outcome.passedOver, (std::map<std::string_view, std::int64_t>{{kDeletedHere, 2}}));
    ASSERT_EQ(outcome.fates.size(), 3U);
    EXPECT_EQ(outcome.fates[0].what, RowFate::What::PassedOver);
    EXPECT_FALSE(isThere("Village Larder"));
    options.bringsBackDeleted = true;
    EXPECT_EQ(valueOf(importTable(*map, TableSource::ofText(list, "held.csv"), options)).added, 2);
    EXPECT_TRUE(isThere("Village Larder"));
    EXPECT_EQ(import(list, "held.csv").same, 3); // now they are here
}

TEST_F(Deleted, ANamesakeElsewhereComesIn) {
    remove("Park Medical Practice");
    EXPECT_EQ(import("name,lat,lon\nPark Medical Practice,53.6,-2.31\n").added, 1);
}

TEST_F(Deleted, WhatIsTakenBackWasNeverDecided) {
    valueOf(map->undo(remove("Village Larder")));
    EXPECT_EQ(import(kLarder).same, 1);
    const ImportOutcome other = import("name,email\nOther,other@example.org\n");
    valueOf(map->undo(other.action));
    EXPECT_EQ(import("name,email\nOther,other@example.org\n").added, 1);
}

TEST_F(Deleted, WhatWasMadeOneWithAnotherIsThatOne) {
    import("name,postcode,lat,lon\nSale Moor Community Ctr,M33 2AA,53.42,-2.3\n", "council.csv");
    ASSERT_EQ(suggestions().size(), 1U);
    const Record proposal = valueOf(map->records(Entity::Proposal)).front();
    Edit edit = valueOf(Edit::begin(*map, "organisation.merge"));
    valueOf(edit.set(fieldOf(Entity::Proposal, "status"), proposal.id(), Value("already_here")));
    valueOf(edit.remove(Entity::Organisation, named("Sale Moor Community Ctr").id()));
    valueOf(edit.commit());
    const ImportOutcome again =
        import("name,postcode,lat,lon,languages\nSale Moor Community Ctr,M33 2AA,53.42,-2.3,\n",
               "council.csv");
    EXPECT_EQ(again.same, 1);
    EXPECT_TRUE(again.passedOver.empty());
    EXPECT_EQ(named("Sale Moor Community Centre").text("name"), "Sale Moor Community Centre");
}

TEST_F(Match, ANameItAlsoGoesByIsEnoughAndDoesNotRenameIt) {
    change(fieldOf(Entity::Organisation, "other_names"), named("Sale Moor Community Centre").id(),
           setValue({"The Moor"}));
    const ImportOutcome outcome =
        import("name,postcode,description\nThe Moor,M33 2AA,Warm\n", "held.csv");
    EXPECT_EQ(outcome.added, 0);
    EXPECT_EQ(outcome.changed, 1);
    EXPECT_EQ(named("Sale Moor Community Centre").text("description"), "Warm");
}

TEST_F(Match, ANameThatGoesOnIsUnsureAtTheSameDoor) {
    import("name,postcode\nCoppice Library,M33 4AA\n");
    EXPECT_EQ(
        import("name,postcode\nCoppice Library and Wellbeing Centre,M33 4AA\n", "b.csv").unsure, 1);
}

TEST_F(Match, OneNameTwiceInAListIsUnsureWhereOneHasNoPlace) {
    EXPECT_EQ(import("name,postcode\nStay and Play,M33 4AA\nStay and Play,\n").unsure, 1);
    EXPECT_EQ(import("name,postcode\nPop In,M33 4AA\nPop In,M33 4AB\n").unsure, 0);
}

TEST_F(Match, TwoOfOneNameWithoutAPlaceStayTwoWhenTheirListComesAgain) {
    const char *const list = "name,description\nStay and Play,Mondays\nStay and Play,Fridays\n";
    EXPECT_EQ(import(list, "a.csv").added, 2);
    const ImportOutcome again = import(list, "a.csv");
    EXPECT_EQ(again.same, 2);
    EXPECT_EQ(again.added + again.changed + again.vanished + again.asked + again.unsure, 0);
}

TEST_F(Match, AWordIsNoNumberThatTwoHaveInCommon) {
    const ImportOutcome outcome = import("name,charity number,company number,ods code\n"
                                         "A Choir,TBC,00000000,none\nB Scouts,tbc,0,TBC\n"
                                         "C Shed,not registered,,unknown\nD Band,Pending,,x\n"
                                         "E Club,\"1,012,345\",,\nF Club,\"1,098,765\",,\n");
    EXPECT_EQ(outcome.added, 6);
    EXPECT_EQ(outcome.twice, 0);
    EXPECT_EQ(setElements(named("E Club")["identifiers"]),
              (std::vector<std::string>{"GB-CHC-1012345"}));
    EXPECT_TRUE(named("A Choir")["identifiers"].isEmpty());
    const ImportOutcome other =
        import("name,charity number\nG Drama,see the register\n", "drama.csv");
    ASSERT_EQ(other.remarks.size(), 1U);
    EXPECT_EQ(other.remarks[0].reason, ImportRemark::Reason::NotANumber);
}

TEST_F(Match, AnInboxThatNobodyElseHasMakesAnotherNameUnsure) {
    import("name,email\nHale Women's Institute,wi@hale.example.org\n", "a.csv");
    EXPECT_EQ(import("name,email\nHale WI,wi@hale.example.org\n", "b.csv").unsure, 1);
    EXPECT_EQ(import("name,email\nZumba,wi@hale.example.org\n", "c.csv").unsure, 0);
}

// Each of them names what the others say otherwise.
TEST_F(Match, SeveralListsAtOnceDoNotOverwriteOneAnotherForEver) {
    const std::vector<TableToImport> lists{
        {TableSource::ofText("name,charity number,description,phone\n"
                             "Sale Moor Community Centre,1234567,From A,0161 496 0001\n"
                             "Larder,1234568,From A,\n",
                             "a.csv")},
        {TableSource::ofText("name,charity number,description,phone\n"
                             "Sale Moor Community Centre,1234567,From B,0161 496 0002\n"
                             "Larder,1234568,From B,0161 496 0003\n",
                             "b.csv")}};
    valueOf(importTables(*map, lists));
    EXPECT_EQ(valueOf(map->undoable()).subject, "a.csv | b.csv");
    for (int again = 0; again < 2; ++again)
        for (const ImportOutcome &outcome : valueOf(importTables(*map, lists)))
            EXPECT_EQ(outcome.changed + outcome.added + outcome.asked + outcome.vanished, 0);
    EXPECT_EQ(named("Larder").text("description"), "From A");
    // What is new in one of them still comes through.
    EXPECT_EQ(import("name,charity number,description\nLarder,1234568,News\n", "a.csv").changed, 1);
}

TEST_F(Match, WhatOnlyTheSecondOfSeveralListsSpeaksOfIsKeptUpToDateByIt) {
    const auto take = [&](const std::string &description, const std::string &size) {
        const std::string a =
            "name,charity number,description\nLarder,1234568," + description + "\n";
        const std::string b =
            "name,charity number,description,size\nLarder,1234568,From B," + size + "\n";
        return valueOf(importTables(
            *map, {{TableSource::ofText(a, "a.csv")}, {TableSource::ofText(b, "b.csv")}}));
    };
    take("From A", "12");
    take("From A", "15");
    EXPECT_EQ(named("Larder")["size"].integer(), 15);
    EXPECT_EQ(named("Larder").text("description"), "From A"); // of which both speak
    for (const ImportOutcome &outcome : take("From A", "15"))
        EXPECT_EQ(outcome.changed + outcome.added + outcome.asked, 0);
    take("News", "20");
    EXPECT_EQ(named("Larder")["size"].integer(), 20);
    EXPECT_EQ(named("Larder").text("description"), "News");
    // By itself nobody knows whether it was the other that said so.
    EXPECT_EQ(import("name,charity number,size\nLarder,1234568,30\n", "b.csv").changed, 0);
}

TEST_F(Match, AListWithACommaInItsNameIsKeptUpToDateAndMissed) {
    import("name,charity number,description\nChoir,1234568,Old\nShed,1234569,Old\n",
           "Groups, Sale.csv");
    const ImportOutcome outcome =
        import("name,charity number,description\nChoir,1234568,New\n", "Groups, Sale.csv");
    EXPECT_EQ(outcome.changed, 1);
    EXPECT_EQ(outcome.vanished, 1);
}

TEST_F(Match, TheTablesOfOneListAreMissedTogether) {
    const auto tables = [](std::string_view second) {
        return std::vector<TableToImport>{
            {TableSource::ofText("name,charity number\nChoir,1234568\n", "one"),
             {.from = "A register"}},
            {TableSource::ofText(second, "two"), {.from = "A register"}}};
    };
    const std::string_view both = "name,charity number\nShed,1234569\nBand,1234570\n";
    valueOf(importTables(*map, tables(both)));
    const auto vanished = [](const std::vector<ImportOutcome> &outcomes) {
        return outcomes[0].vanished + outcomes[1].vanished;
    };
    EXPECT_EQ(vanished(valueOf(importTables(*map, tables(both)))), 0);
    EXPECT_EQ(vanished(valueOf(importTables(*map, tables("name,charity number\nBand,1234570\n")))),
              1);
}

TEST_F(Match, WhoMovesFromOneSheetToAnotherHasNotGone) {
    const auto sheets = [](std::string_view clubs, std::string_view hubs) {
        return std::vector<TableToImport>{{TableSource::ofText(clubs, "book.xlsx, Clubs")},
                                          {TableSource::ofText(hubs, "book.xlsx, Hubs")}};
    };
    const std::string_view hubs = "name,charity number\nLarder,1234570\n";
    const std::string_view choir = "name,charity number\nChoir,1234568\n";
    valueOf(importTables(*map, sheets("name,charity number\nChoir,1234568\nShed,1234569\n", hubs)));
    const auto moved = valueOf(
        importTables(*map, sheets(choir, "name,charity number\nLarder,1234570\nShed,1234569\n")));
    EXPECT_EQ(moved[0].vanished + moved[1].vanished, 0);
    const auto gone = valueOf(importTables(*map, sheets(choir, hubs)));
    EXPECT_EQ(gone[0].vanished + gone[1].vanished, 1);
}

TEST_F(Match, AWayToContactThatSomebodyPutRightIsAskedAbout) {
    const auto phone = [&] {
        for (const Record &contact : valueOf(map->recordsOf(
                 Entity::Contact, "organisation_id", named("Sale Moor Community Centre").id())))
            if (contact.text("contact_type") == "phone")
                return contact;
        return Record(Entity::Contact);
    };
    const Field &value = fieldOf(Entity::Contact, "value");
    change(value, phone().id(), Value("0161 496 0111"));
    const char *const list = "name,charity number,phone\nSale Moor Community Centre,1234567,%\n";
    const auto listWith = [&](std::string_view number) {
        std::string text = list;
        return text.replace(text.find('%'), 1, number);
    };
    EXPECT_EQ(import(listWith("0161 496 0000"), "held.csv").asked, 0);
    EXPECT_EQ(import(listWith("0161 496 0222"), "held.csv").asked, 1);
    EXPECT_EQ(phone().text("value"), "0161 496 0111");
    const Suggestion asked = suggestions().back();
    EXPECT_EQ(asked.entity, Entity::Contact);
    EXPECT_EQ(asked.fields.at(0).second.text(), "0161 496 0222");
}

TEST_F(Match, EachRowIsKnownByItsNumberAndItsList) {
    const Record practice = named("Park Medical Practice");
    EXPECT_EQ(practice["source_row"].integer(), 3);
    EXPECT_EQ(practice.text("source"), "held.csv");
}

// --- a list under another name ---

class RenamedList : public Match {
protected:
    static std::string groups(int from, int until) {
        std::string text = "name,postcode\n";
        for (int i = from; i < until; ++i)
            text += std::format("Group {},M33 {}AA\n", i, i % 10);
        return text;
    }
};

TEST_F(RenamedList, IsOfferedAsItsEarlierSelfAndUpdatesItWhereSomebodySaysSo) {
    import(groups(0, 9), "contacts of the forum.csv");
    import(groups(20, 24), "halls.csv");
    const std::string text = groups(1, 10);
    const auto table = TableSource::ofText(text, "sent by Ada.csv");
    const ImportOutcome another = valueOf(importTable(*map, table, {.dryRun = true}));
    ASSERT_TRUE(another.earlier);
    EXPECT_EQ(another.earlier->name, "contacts of the forum.csv");
    EXPECT_EQ(another.earlier->brought, 9);
    EXPECT_EQ(another.earlier->named, 8);
    EXPECT_TRUE(another.earlier->broughtInAt.starts_with("20")) << another.earlier->broughtInAt;
    EXPECT_EQ(another.vanished, 0);
    const ImportOutcome itself = valueOf(importTable(*map, table, {.from = another.earlier->name}));
    EXPECT_FALSE(itself.earlier);
    EXPECT_EQ(itself.added, 1);
    EXPECT_EQ(itself.vanished, 1);
}

TEST_F(RenamedList, APartOfALongerListIsAListOfItsOwn) {
    import(groups(0, 20), "directory.csv");
    EXPECT_FALSE(import(groups(0, 5), "food banks.csv").earlier);
    EXPECT_FALSE(import(groups(18, 26), "elsewhere.csv").earlier);
    EXPECT_FALSE(import(groups(0, 20), "directory.csv").earlier);
}

} // namespace
} // namespace placeweave
