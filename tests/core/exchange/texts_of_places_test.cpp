// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/projection.h"
#include "tests/core/exchange/disclosure_fixture.h"

namespace placeweave {
namespace {

class TextsOfPlaces : public DisclosureTest {
protected:
    void SetUp() override {
        import("name,kind,listing permission,disclosure,address,postcode\n"
               "Open,association,anyone,exact,1 High Street,M33 1AA\n"
               "Nightingale Refuge,association,no,exact,,\n"
               "Haven,association,anyone,hidden,\"17 Hawthorn Passage, Sale\",M33 7XX\n");
        Record person(Entity::Person);
        person["name"] = "Marguerite Pell";
        insert(person);
    }
    // Of the only place that is told exactly.
    void write(std::string_view column, std::string_view text) {
        set(Entity::Location, named("Open").reference("location_id"), column, Value(text));
    }
    std::string left(Profile profile, std::string_view column) {
        Disclosure out = disclosure(profile);
        const auto place = valueOf(out.disclosedPlace(named("Open")));
        EXPECT_TRUE(place);
        std::string row;
        valueOf(out.forEach(Entity::Location, [&](const Record &one) {
            if (one.id() == place->id())
                row = one.text(column);
            return true;
        }));
        EXPECT_EQ(row, place->text(column)) << "both ways out";
        return row;
    }
};

struct Said {
    const char *what;
    const char *column;
    const char *text;
    bool leaves;
};
class TextOfAPlace : public TextsOfPlaces, public testing::WithParamInterface<Said> {};

TEST_P(TextOfAPlace, LeavesUnlessItTellsOfOthers) {
    const Said &said = GetParam();
    write(said.column, said.text);
    EXPECT_EQ(left(Profile::Public, said.column), said.leaves ? said.text : "");
    EXPECT_EQ(left(Profile::Internal, said.column), said.text);
    EXPECT_EQ(disclosure(Profile::Public).blanked().size(), said.leaves ? 0U : 1U);
}
INSTANTIATE_TEST_SUITE_P(
    TextsOfPlaces, TextOfAPlace,
    testing::Values(
        Said{"a_person_for_the_key", "hire_times", "Ring Marguerite Pell", false},
        Said{"a_hidden_address", "hire_cost", "Key at 17 Hawthorn Passage", false},
        Said{"a_person_at_an_address", "address", "c/o Marguerite Pell, 1 High Street", false},
        Said{"a_group_in_a_name", "name", "Nightingale Refuge office", false},
        Said{"a_group_in_an_address", "address", "Nightingale Refuge office, 1 High Street", false},
        Said{"a_hall_that_a_group_is_called_after", "name", "Nightingale Refuge", true},
        Said{"that_hall_in_an_address", "address", "Nightingale Refuge, 1 High Street", true},
        Said{"times", "hire_times", "Weekdays from 9 to 5", true},
        Said{"its_own_address", "address", "1 High Street, Sale", true}),
    [](const auto &said) { return said.param.what; });

struct Other {
    const char *what;
    const char *hidden; // address, postcode, latitude, longitude
    const char *other;
    bool isTheSame;
};
class OneBuilding : public DisclosureTest, public testing::WithParamInterface<Other> {};

TEST_P(OneBuilding, IsNotToldByAnotherRow) {
    const Other &other = GetParam();
    import(std::string("name,listing permission,disclosure,address,postcode,lat,lon\n") +
           "Haven,anyone,hidden," + other.hidden + "\nTaxi,anyone,exact," + other.other + "\n");
    Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(out.place(named("Taxi").id()).detail,
              other.isTheSame ? PlaceDetail::Nothing : PlaceDetail::Exact);
}
INSTANTIATE_TEST_SUITE_P(
    TextsOfPlaces, OneBuilding,
    testing::Values(Other{"one_without_postcode", "\"17 Hawthorn Passage, Sale\",M33 7XX,,",
                          "\"17 Hawthorn Passage, Sale\",,,", true},
                    Other{"hidden_one_without_postcode", "\"17 Hawthorn Passage, Sale\",,,",
                          "\"17 Hawthorn Passage, Sale\",M33 7XX,,", true},
                    Other{"two_postcodes", "17 High Street,M33 7XX,,", "17 High Street,LS1 1AA,,",
                          false},
                    Other{"the_very_point", "\"17 Hawthorn Passage, Sale\",M33 7XX,53.4361,-2.3172",
                          ",,53.4361,-2.3172", true},
                    Other{"a_step_away", "\"17 Hawthorn Passage, Sale\",M33 7XX,53.4361,-2.3172",
                          "\"Rosebank, Hawthorn Passage\",,53.43611,-2.3172", true},
                    Other{"next_door", "\"17 Hawthorn Passage, Sale\",M33 7XX,53.4361,-2.3172",
                          "\"19 Hawthorn Passage, Sale\",M33 7XX,53.4362,-2.3172", false}),
    [](const auto &other) { return other.param.what; });

// Whether or not anybody wrote a word beside it.
TEST_F(DisclosureTest, APinAtAHiddenDoorIsNotShown) {
    import("name,listing permission,disclosure,address,postcode,lat,lon\n"
           "Haven,anyone,hidden,\"17 Acacia Avenue, Sale\",M33 7XX,53.4361,-2.3172\n"
           "Hall,anyone,exact,\"1 High Street, Sale\",M33 1AA,53.45,-2.33\n");
    for (const LatLon at : {LatLon{53.4362, -2.3172}, LatLon{53.4501, -2.33}}) {
        Record note(Entity::MapNote);
        note["text"] = at.latitude < 53.44 ? "Haven's" : "Hall's";
        note["sensitivity"] = "public";
        note["shape"] = Value(Bytes{toWkb(Shape{Shape::Type::Points, {{at}}})});
        insert(note);
        Record need(Entity::Need);
        need["name"] = note["text"];
        need["geom"] = Value(at);
        insert(need);
    }
    Disclosure out = disclosure(Profile::Partner);
    Names notes;
    valueOf(out.forEach(Entity::MapNote, [&](const Record &row) {
        notes.push_back(row.text("text"));
        return true;
    }));
    EXPECT_EQ(notes, Names{"Hall's"});
    EXPECT_EQ(leftOut(out, Withheld::TellsPlace, Entity::MapNote), 1);
    valueOf(out.forEach(Entity::Need, [&](const Record &row) {
        EXPECT_EQ(row["geom"].isEmpty(), row.text("name") == "Haven's");
        return true;
    }));
    EXPECT_EQ(shownRows(Profile::Internal, Entity::MapNote), 2U);
}

TEST_F(DisclosureTest, RowsOfOneBuildingAreMovedAlike) {
    std::string list = "name,listing permission,disclosure,address,postcode,lat,lon\n";
    for (const char *name : {"Ash", "Birch", "Cedar", "Elm"})
        list += std::string(name) +
                ",anyone,approximate,\"17 Acacia Avenue, Sale\",M33 7XX,53.4361,-2.3172\n";
    import(list + "Fir,anyone,approximate,\"9 Oak Road, Sale\",M33 7XZ,53.44,-2.32\n");
    // As other programs may have it, each group with a row of its own.
    const Record first =
        valueOf(map->record(Entity::Location, named("Ash").reference("location_id")));
    for (const char *name : {"Birch", "Cedar", "Elm"}) {
        Record copy = first;
        const RowId own = insert(copy);
        set(Entity::Organisation, named(name).id(), "location_id", Value(own.value));
    }
    ReaderProfile closer(Profile::Internal);
    closer.closest = PlaceDetail::Approximate;
    for (const ReaderProfile &readers : {ReaderProfile(Profile::Public), closer}) {
        Disclosure out = valueOf(Disclosure::of(*map, readers));
        const auto shown = out.place(named("Ash").id()).point;
        ASSERT_TRUE(shown);
        for (const char *name : {"Birch", "Cedar", "Elm"}) {
            EXPECT_EQ(out.place(named(name).id()).point, shown);
            EXPECT_EQ((*valueOf(out.disclosedPlace(named(name))))["geom"].point(), shown);
        }
        EXPECT_NE(out.place(named("Fir").id()).point, shown);
        EXPECT_GE(distanceMetres(*shown, {53.4361, -2.3172}), 150);
    }
}

} // namespace
} // namespace placeweave
