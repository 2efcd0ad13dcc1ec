// SPDX-License-Identifier: GPL-3.0-or-later
// Ways in which a text could name who may not be shown.
#include "core/exchange/private_matter.h"
#include "tests/core/exchange/disclosure_fixture.h"

namespace placeweave {
namespace {

class WithheldPeople : public DisclosureTest {
protected:
    RowId person(std::string_view name, std::string_view basis, std::string_view scope = "public") {
        Record record(Entity::Person);
        record["name"] = name;
        record["consent_basis"] = basis;
        record["consent_scope"] = scope;
        return insert(record);
    }
    RowId contact(RowId organisation, RowId person, std::string_view value,
                  std::string_view basis = {}) {
        Record record(Entity::Contact);
        record["organisation_id"] = organisation ? Value(organisation.value) : Value();
        record["person_id"] = person ? Value(person.value) : Value();
        record["contact_type"] = value.contains('@') ? "email" : "phone";
        record["value"] = value;
        record["sensitivity"] = "public";
        record["consent_basis"] = basis.empty() ? Value() : Value(basis);
        return insert(record);
    }
    std::string described(std::string_view name, Profile profile = Profile::Public) {
        const auto shown = disclosure(profile).disclosed(named(name));
        return shown ? shown->text("description") : "(left out)";
    }
};

struct Said {
    std::string name;
    std::string text;
    bool stays = true;
};
class OfAPerson : public WithheldPeople, public testing::WithParamInterface<Said> {};
TEST_P(OfAPerson, WhoHasNotAgreedIsInNoText) {
    import("name,listing permission,description\nTaxi,anyone,\"" + GetParam().text + "\"\n");
    const RowId she = person("Dr Siobhán O'Brien-Lowe", "not_asked");
    contact({}, she, "+44 7700 900123");
    contact({}, she, "s.lowe@example.org");
    EXPECT_EQ(described("Taxi").empty(), GetParam().stays);
    EXPECT_EQ(described("Taxi", Profile::Internal), GetParam().text);
    const Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(leftOut(out, Withheld::RepeatsPerson), GetParam().stays ? 1 : 0);
    ASSERT_EQ(out.blanked().size(), GetParam().stays ? 1U : 0U);
    for (const BlankedText &text : out.blanked())
        EXPECT_EQ(sentence(text), "repeats a person who may not be shown");
}
INSTANTIATE_TEST_SUITE_P(
    WithheldPeople, OfAPerson,
    testing::Values(
        Said{"name", "Ask for Siobhán O'Brien-Lowe."}, Said{"folded", "ask SIOBHAN O’BRIEN LOWE"},
        Said{"joined", "Siobhan OBrien-Lowe"}, Said{"turned", "O'Brien-Lowe; Siobhan"},
        Said{"as_one", "@siobhanobrienlowe"}, Said{"phone", "Ring 07700900123"},
        Said{"phone_spaced", "Ring 0 77 00-900.123 before ten"},
        Said{"phone_abroad", "+44 (0) 7700 900 123"}, Said{"phone_nbsp", "07700\u00A0900\u00A0123"},
        Said{"email", "Mail S.Lowe@Example.org."}, Said{"email_spelt", "s.lowe (at) example.org"},
        Said{"email_in_words", "s dot lowe at example dot org", false},
        Said{"other_email", "kris.lowe@example.org", false},
        Said{"longer_email", "mrs.lowe@example.org", false},
        Said{"first_name", "Ask for Siobhan", false},
        Said{"other_number", "Ring 07700 900124", false},
        Said{"numbers", "7700 people, 900123 visits", false}),
    [](const auto &said) { return said.param.name; });

TEST_F(WithheldPeople, WhoMayBeShownMayBeNamed) {
    import("name,listing permission,description\nTaxi,anyone,Ask Ada Byrne on 01632 960123\n");
    const RowId ada = person("Ada Byrne", "consent", "partner");
    contact({}, ada, "01632 960123");
    EXPECT_EQ(described("Taxi"), "");
    EXPECT_EQ(described("Taxi", Profile::Partner), "Ask Ada Byrne on 01632 960123");
    // Another row of hers, who has said yes.
    contact({}, person("Ada Byrne", "consent"), "01632 960123");
    EXPECT_EQ(described("Taxi"), "Ask Ada Byrne on 01632 960123");
}

// An office's number leaves only with a word on why it may.
TEST_F(WithheldPeople, ANumberThatIsTheOrganisationsTooNeedsItsOwnConsent) {
    import("name,listing permission\nTaxi,anyone\n");
    const RowId taxi = named("Taxi").id();
    contact(taxi, person("Ada Byrne", "not_asked"), "01632 960123");
    const RowId office = contact(taxi, {}, "(01632) 960 123");
    EXPECT_EQ(shownRows(Profile::Public, Entity::Contact), 0U);
    EXPECT_EQ(leftOut(disclosure(Profile::Public), Withheld::TellsPerson, Entity::Contact), 1);
    set(Entity::Contact, office, "consent_basis", Value("public_role"));
    EXPECT_EQ(shownRows(Profile::Public, Entity::Contact), 1U);
}

// Two may have one name; what one is called, too, says whom somebody else may not name.
TEST_F(WithheldPeople, WhatAnOrganisationIsCalledTooNamesNobodyElse) {
    import("name,other names,listing permission\n"
           "Taxi,Ada Byrne; Night taxi,anyone\nAda Byrne,,anyone\nThe Nightingale Refuge,,no\n"
           "Bus,Nightingale Refuge,anyone\nNightingale Refuge,,anyone\n");
    person("Ada Byrne", "not_asked");
    const Disclosure out = disclosure(Profile::Public);
    const auto called = [&](const Record &row) {
        const auto shown = out.disclosed(row);
        return shown ? setElements((*shown)["other_names"]) : std::vector<std::string>{"left out"};
    };
    EXPECT_EQ(called(named("Taxi")), std::vector<std::string>{"Night taxi"});
    EXPECT_EQ(called(named("Bus")), std::vector<std::string>{});
    EXPECT_EQ(called(named("Ada Byrne")), std::vector<std::string>{}) << "its own name stays";
    EXPECT_EQ(called(named("Nightingale Refuge")), std::vector<std::string>{});
}

TEST_F(WithheldPeople, ARoleIsNoName) {
    import("name,listing permission,description\nTaxi,anyone,Ask the volunteer\n");
    person("Volunteer", "not_asked");
    EXPECT_EQ(described("Taxi"), "Ask the volunteer");
}

TEST_F(WithheldPeople, WhoSaidNoIsNotNamedByOthers) {
    import("name,listing permission,description\n"
           "The Nightingale Refuge CIO,no,\nLunch Club,no,\nFernhollow,no,\n"
           "Taxi,anyone,To the Nightingale Refuge\nBus,anyone,To the lunch club\n"
           "Tram,anyone,Stops at Fernhollow\nFernhollow Choir,anyone,Singing\n"
           "Nightingale Refuge Friends,anyone,Knitting\nNightingale Runners,anyone,Running\n");
    EXPECT_EQ(described("Taxi"), "");
    EXPECT_EQ(described("Bus"), "To the lunch club") << "everyday words";
    EXPECT_EQ(described("Tram"), "");
    EXPECT_EQ(described("Fernhollow Choir"), "Singing") << "others may be called so";
    EXPECT_EQ(described("Nightingale Refuge Friends"), "(left out)");
    EXPECT_EQ(described("Nightingale Runners"), "Running");
    const Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(leftOut(out, Withheld::RepeatsName), 2);
    EXPECT_EQ(leftOut(out, Withheld::TellsName), 1);
}

TEST_F(WithheldPeople, HowWhoSaidNoIsReachedIsNotSaidByOthers) {
    import("name,listing permission,phone,email,website,description\n"
           "Nightingale Refuge,no,01632 960123,help@nightingale.example,nightingale.org.uk,\n"
           "Taxi,anyone,,,,Ring 01632 960 123\nBus,anyone,,,,help@nightingale.example knows\n"
           "Van,anyone,,,,See www.nightingale.org.uk\nTram,anyone,,,,Ring 01632 960124\n");
    for (const char *name : {"Taxi", "Bus", "Van"})
        EXPECT_EQ(described(name), "") << name;
    EXPECT_EQ(described("Tram"), "Ring 01632 960124");
    EXPECT_EQ(leftOut(disclosure(Profile::Public), Withheld::RepeatsName), 3);
    // A number of the whole building, which somebody may give out.
    import("name,listing permission\nCaretaker,anyone\n");
    const RowId theirs = contact(named("Caretaker").id(), {}, "01632 960123", "public_role");
    EXPECT_EQ(described("Taxi"), "Ring 01632 960 123");
    EXPECT_EQ(described("Bus"), "");
    set(Entity::Contact, theirs, "sensitivity", Value("partner"));
    EXPECT_EQ(described("Taxi"), "");
}

TEST_F(WithheldPeople, WhoseOwnPlaceIsHiddenIsNamedInItsOwnTextsOnly) {
    import("name,listing permission,disclosure,address,description\n"
           "Haven Larkfield,anyone,hidden,17 Acacia Avenue,Haven Larkfield is open all night\n"
           "Taxi,anyone,exact,1 High Street,We meet below Haven Larkfield\n");
    EXPECT_EQ(described("Haven Larkfield"), "Haven Larkfield is open all night");
    EXPECT_EQ(described("Taxi"), "");
}

TEST_F(WithheldPeople, NobodySaysTheStreetOrTheNameOfAHiddenPlace) {
    import("name,listing permission,disclosure,address,postcode,description\n"
           "Haven,anyone,hidden,\"17 Hawthorn Passage, Larkmere\",LK9 9ZZ,\n"
           "Roughly,anyone,approximate,\"3 Bramble Lane, Larkmere\",LK9 9ZY,\n"
           "Taxi,anyone,exact,1 High Street,LK1 1AA,Lift to Hawthorn Passage\n"
           "Bus,anyone,exact,3 High Street,LK1 1AA,\"Stops in Hawthorn Pass., number seventeen\"\n"
           "Tram,anyone,exact,5 High Street,LK1 1AA,Past Rosebank\n"
           "Van,anyone,exact,7 High Street,LK1 1AA,To Bramble Lane\n"
           "Rosebank Singers,anyone,exact,9 High Street,LK1 1AA,Singing\n");
    set(Entity::Location, RowId{named("Haven")["location_id"].integer()}, "name",
        Value("Rosebank"));
    for (const char *name : {"Taxi", "Bus", "Tram"})
        EXPECT_EQ(described(name), "") << name;
    EXPECT_EQ(described("Van"), "To Bramble Lane") << "only roughly";
    EXPECT_EQ(described("Rosebank Singers"), "Singing");
    // Somebody may be seen in that street.
    import("name,listing permission,disclosure,address,postcode\n"
           "Cobbler,anyone,exact,\"2 Hawthorn Passage, Larkmere\",LK9 9ZX\n");
    EXPECT_EQ(described("Taxi"), "Lift to Hawthorn Passage");
}

TEST_F(WithheldPeople, WhatOneHidesAnotherRowOfTheBuildingDoesNotTell) {
    import("name,listing permission,disclosure,address,postcode,lat,lon\n"
           "Haven,anyone,exact,\"11 Salt Street, Larkmere\",LK9 9ZZ,54.5,-3.95\n"
           "Baker,anyone,exact,11 Salt St,LK9 9ZZ,54.5,-3.95\n"
           "Cook,anyone,exact,11 Salt Street,,54.5001,-3.95\n"
           "Next door,anyone,exact,13 Salt Street,LK9 9ZZ,54.5001,-3.95\n"
           "Elsewhere,anyone,exact,11 Salt Street,,54.6,-3.95\n");
    set(Entity::Location, RowId{named("Haven")["location_id"].integer()}, "disclosure",
        Value("hidden"));
    const Disclosure out = disclosure(Profile::Public);
    for (const char *name : {"Haven", "Baker", "Cook"})
        EXPECT_EQ(out.place(named(name).id()).detail, PlaceDetail::Nothing) << name;
    for (const char *name : {"Next door", "Elsewhere"})
        EXPECT_EQ(out.place(named(name).id()).detail, PlaceDetail::Exact) << name;
    EXPECT_EQ(leftOut(out, Withheld::PlaceHidden), 1);
    EXPECT_EQ(leftOut(out, Withheld::PlaceOfAnother), 2);
}

TEST_F(WithheldPeople, WhoWasTakenOffTheMapIsInNoTextEither) {
    import("name,listing permission,description\nTaxi,anyone,Ask Marguerite Pell\n"
           "Bus,anyone,Ring 07700 900123\nVan,anyone,With Nightingale Refuge\n"
           "Tram,anyone,With Harbour Singers\n"
           "Nightingale Refuge,no,\nHarbour Singers,no,\n");
    const RowId she = person("Marguerite Pell", "not_asked");
    const RowId hers = contact({}, she, "07700 900123");
    Edit edit = valueOf(Edit::begin(*map, "remove"));
    valueOf(edit.remove(Entity::Contact, hers));
    valueOf(edit.remove(Entity::Person, she));
    for (const char *name : {"Nightingale Refuge", "Harbour Singers"})
        valueOf(edit.remove(Entity::Organisation, named(name).id()));
    valueOf(edit.commit());
    import("name,listing permission\nHarbour Singers,anyone\n"); // have changed their mind
    for (const char *name : {"Taxi", "Bus", "Van"})
        EXPECT_EQ(described(name), "") << name;
    EXPECT_EQ(described("Tram"), "With Harbour Singers");
    EXPECT_EQ(described("Taxi", Profile::Internal), "Ask Marguerite Pell");
}

struct Private {
    std::string name;
    std::string text;
    std::vector<PrivateMatter> found;
};
class PrivateText : public testing::TestWithParam<Private> {};
TEST_P(PrivateText, IsPointedOutWithAllThatItHolds) {
    EXPECT_EQ(allPrivateMatterIn(GetParam().text), GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(
    PrivateMatter, PrivateText,
    testing::Values(
        Private{"house", "my house, 4 Rose Lane LK1 2QX", {PrivateMatter::HomeAddress}},
        Private{"date_first", "12.03.51, date of birth", {PrivateMatter::BirthDate}},
        Private{"birthday", "Her birthday is 12th March 1951", {PrivateMatter::BirthDate}},
        Private{"month_first", "born March 12, 1951", {PrivateMatter::BirthDate}},
        Private{"all",
                "NHS 943 476 5919, born 12/03/1951, lives at 4 Home Lane",
                {PrivateMatter::NhsNumber, PrivateMatter::BirthDate, PrivateMatter::HomeAddress}},
        Private{"nhs_dots", "NHS 943.476.5919", {PrivateMatter::NhsNumber}},
        Private{"nhs_strokes", "943/476/5919", {PrivateMatter::NhsNumber}},
        Private{"nhs_wide", "943   476   5919", {PrivateMatter::NhsNumber}},
        Private{"nhs_no_break", "943\u00A0476\u00A05919", {PrivateMatter::NhsNumber}},
        Private{"nhs_figure_space", "943\u2007476\u20075919", {PrivateMatter::NhsNumber}},
        Private{"nhs_dash", "943–476 – 5919", {PrivateMatter::NhsNumber}},
        Private{"nhs_one_gap", "94347 65919", {PrivateMatter::NhsNumber}},
        Private{"nhs_full_width", "９４３４７６５９１９", {PrivateMatter::NhsNumber}},
        Private{"nhs_wrong_check", "943.476.5918", {}},
        Private{"nhs_many_gaps", "94 34 76 59 19", {}},
        Private{"dob_year_first", "d.o.b. 1951/03/12", {PrivateMatter::BirthDate}},
        Private{"weekday", "born on Monday the 12th of March 1951", {PrivateMatter::BirthDate}},
        Private{"b", "Ada Byrne, b. 12/03/1951", {PrivateMatter::BirthDate}},
        Private{"no_b", "Club. 12/03/1951", {}},
        Private{"home", "Home: 12 Oak Road", {PrivateMatter::HomeAddress}},
        Private{"care_home", "Care home: 12 Oak Road", {}},
        Private{"somebody_of", "See Mrs. Smith of 12 Oak Road", {PrivateMatter::HomeAddress}},
        Private{
            "somebody_at", "Mr and Mrs Jones at flat 3, 12 Oak Road", {PrivateMatter::HomeAddress}},
        Private{"somebody_elsewhere", "Mrs Smith of Sale. Meet at 12 Oak Road", {}},
        Private{"staying", "staying at 12 Oak Road", {PrivateMatter::HomeAddress}},
        Private{"founded", "Founded 12/03/1951", {}},
        Private{"party", "Our birthday party: 14 children came", {}},
        Private{"other_house", "A house with 4 rooms", {}}),
    [](const auto &text) { return text.param.name; });

} // namespace
} // namespace placeweave
