// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/confirmation.h"
#include "core/joint/slip.h"

#include "core/joint/record_code.h"
#include "tests/core/joint/outreach_fixture.h"

#include <set>

namespace placeweave {
namespace {

class SlipTest : public OutreachTest {
protected:
    Slip slip(RowId id) {
        const Slips slips = valueOf(slipsOf(*m_map, {id}, kToday));
        EXPECT_EQ(slips.slips.size(), 1U);
        return slips.slips.at(0);
    }
    std::vector<RowId> byCode(const std::string &typed) {
        return valueOf(organisationsByCode(*m_map, typed));
    }
};

TEST_F(SlipTest, ItsCodeFindsTheRecordHoweverItIsTyped) {
    const RowId choir = group("Choir");
    group("Band");
    const std::string code = recordCodeOf(*m_map, choir);
    ASSERT_EQ(code.size(), 9U);
    EXPECT_EQ(byCode(code), std::vector{choir});
    std::string small;
    for (const char letter : code)
        if (letter != ' ')
            small += static_cast<char>(std::tolower(letter));
    EXPECT_EQ(byCode(small), std::vector{choir});
    EXPECT_EQ(byCode(code.substr(0, 3) + "-" + code.substr(4)), std::vector{choir});
    EXPECT_EQ(recordCodeOf(*m_map, choir), code); // and stays the same
}

TEST_F(SlipTest, AMistypedCodeIsNobodysAndIsSeenToBeWrong) {
    constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (const char letter : recordCodeOf(*m_map, group("Choir")))
        if (letter != ' ')
            code += letter;
    ASSERT_TRUE(isRecordCode(code));
    for (std::size_t at = 0; at < code.size(); ++at) {
        for (const char letter : kLetters) {
            std::string wrong = code;
            wrong[at] = letter;
            EXPECT_EQ(isRecordCode(wrong), letter == code[at]) << wrong;
        }
        if (at + 2 < code.size() && code[at] != code[at + 1]) {
            std::string turned = code;
            std::swap(turned[at], turned[at + 1]);
            EXPECT_FALSE(isRecordCode(turned)) << turned;
        }
    }
    for (const char *none : {"", "K7M", "hello there", "K7M 4QX 9 9"})
        EXPECT_FALSE(isRecordCode(none)) << none;
}

TEST_F(SlipTest, CodesOfAThousandGroupsAreAllDifferent) {
    std::set<std::string> codes;
    for (std::int64_t i = 1; i <= 1000; ++i)
        codes.insert(recordCodeOf(*m_map, RowId{i}));
    EXPECT_EQ(codes.size(), 1000U);
}

TEST_F(SlipTest, SaysOfEachThingWhoSeesIt) {
    const RowId choir = group("Choir");
    const auto phone = [&](const char *number, const char *sensitivity) {
        contact({{"organisation_id", Value(choir.value)},
                 {"contact_type", Value("phone")},
                 {"value", Value(number)},
                 {"sensitivity", Value(sensitivity)}});
    };
    phone("1", "public");
    phone("2", "partner");
    phone("3", "internal");
    const Slip one = slip(choir);
    EXPECT_EQ(one.seenBy, SeenBy::Anyone);
    ASSERT_TRUE(one.place);
    EXPECT_EQ(one.place->seenBy, SeenBy::Anyone);
    ASSERT_EQ(one.contacts.size(), 3U);
    EXPECT_EQ(one.contacts[0].seenBy, SeenBy::Anyone);
    EXPECT_EQ(one.contacts[1].seenBy, SeenBy::Partners);
    EXPECT_EQ(one.contacts[2].seenBy, SeenBy::JustUs);
    set(fieldOf(Entity::Organisation, "listing_permission"), choir, Value("partners"));
    EXPECT_EQ(slip(choir).seenBy, SeenBy::Partners);
    EXPECT_EQ(slip(choir).contacts[0].seenBy, SeenBy::Partners);
}

TEST_F(SlipTest, PrintsNoHiddenPlaceNothingPrivateAndNoNumberThatNobodyAgreedTo) {
    const auto refuge = add("Refuge");
    set(fieldOf(Entity::Location, "disclosure"), refuge.location, Value("hidden"));
    const RowId ann = person(refuge.organisation, "Ann", "chair", "not_asked");
    contact({{"organisation_id", Value(refuge.organisation.value)},
             {"person_id", Value(ann.value)},
             {"contact_type", Value("phone")},
             {"value", Value("01632 960999")}});
    const Slip one = slip(refuge.organisation);
    EXPECT_FALSE(one.place);
    EXPECT_TRUE(one.isPlaceKept);
    EXPECT_TRUE(one.contacts.empty());
    EXPECT_TRUE(one.people.empty());
    EXPECT_EQ(one.keptOff, 1);
    const RowId secret = group("Secret supper");
    set(fieldOf(Entity::Organisation, "private"), secret, Value(true));
    const Slips slips = valueOf(slipsOf(*m_map, {secret}, kToday));
    EXPECT_TRUE(slips.slips.empty());
    EXPECT_EQ(slips.leftOut, 1);
}

TEST_F(SlipTest, WhatComesBackConfirmsTheRecordOnPaperAndKeepsThePermissionTicked) {
    const RowId choir = group("Choir");
    valueOf(takeInSlip(*m_map, {choir, "Tess, treasurer", "2026-11-20", "partners"}, kToday));
    const Record row = valueOf(m_map->record(Entity::Organisation, choir));
    EXPECT_EQ(row.text("confirmed_on"), "2026-11-20");
    EXPECT_EQ(row.text("confirmed_how"), "paper");
    EXPECT_TRUE(row["confirmed_by_itself"].isTrue());
    EXPECT_EQ(row.text("listing_permission"), "partners");
    EXPECT_EQ(row.text("permission_by"), "Tess, treasurer");
    // Nothing ticked leaves the permission as it was.
    valueOf(takeInSlip(*m_map, {choir, "Tess", "", ""}, kToday));
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, choir)).text("listing_permission"),
              "partners");
    // One from the bottom of a drawer says nothing newer.
    valueOf(takeInSlip(*m_map, {choir, "An old hand", "2025-01-02", "no"}, kToday));
    const Record later = valueOf(m_map->record(Entity::Organisation, choir));
    EXPECT_EQ(later.text("confirmed_on"), kToday);
    EXPECT_EQ(later.text("confirmed_by"), "Tess");
    EXPECT_EQ(later.text("listing_permission"), "partners");
    EXPECT_EQ(takeInSlip(*m_map, {choir, "Tess", "2026-11-29", ""}, kToday).error().code,
              ErrorCode::InvalidInput);
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_EQ(valueOf(m_map->record(Entity::Organisation, choir)).text("confirmed_on"),
              "2026-11-20");
}

TEST_F(SlipTest, WhatAGroupSaidOfItselfStaysKnownWhenOthersConfirmLater) {
    const RowId choir = group("Choir");
    const auto say = [&](const Confirmation &confirmation) {
        const Record before = valueOf(m_map->record(Entity::Organisation, choir));
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.confirm"));
        valueOf(confirm(edit, before, confirmation));
        valueOf(edit.commit());
        return valueOf(m_map->record(Entity::Organisation, choir));
    };
    say({"2026-03-01", "CVS", false, "phone"});
    EXPECT_EQ(confirmedByItselfOn(say({"2026-05-01", "Tess", true, "paper"})), "2026-05-01");

    // Of the same day, its own word counts.
    Record row = say({"2026-05-01", "A table", false, "in_person"});
    EXPECT_EQ(row.text("confirmed_by"), "Tess");
    EXPECT_TRUE(row["confirmed_by_itself"].isTrue());

    row = say({"2026-09-01", "A table", false, "in_person"});
    EXPECT_EQ(row.text("confirmed_on"), "2026-09-01");
    EXPECT_EQ(row.text("confirmed_by"), "A table");
    EXPECT_FALSE(row["confirmed_by_itself"].isTrue());
    EXPECT_EQ(confirmedByItselfOn(row), "2026-05-01");

    // A slip that comes back late is its word all the same, and hides nobody's later one.
    row = say({"2026-08-01", "Tess", true, "paper"});
    EXPECT_EQ(row.text("confirmed_by"), "A table");
    EXPECT_EQ(confirmedByItselfOn(row), "2026-08-01");
    EXPECT_EQ(confirmedByItselfOn(say({"2026-07-01", "Tess", true, "paper"})), "2026-08-01");
}

TEST_F(SlipTest, WhatAGroupSaidOfItselfBeforeThatWasKeptApartIsKeptWhenOthersConfirm) {
    const RowId choir = group("Choir");
    set(fieldOf(Entity::Organisation, "confirmed_on"), choir, Value("2026-05-01"));
    set(fieldOf(Entity::Organisation, "confirmed_by_itself"), choir, Value(true));
    const Record before = valueOf(m_map->record(Entity::Organisation, choir));
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.confirm"));
    valueOf(confirm(edit, before, {"2026-09-01", "A table", false, "in_person"}));
    valueOf(edit.commit());
    EXPECT_EQ(confirmedByItselfOn(valueOf(m_map->record(Entity::Organisation, choir))),
              "2026-05-01");
}

} // namespace
} // namespace placeweave
