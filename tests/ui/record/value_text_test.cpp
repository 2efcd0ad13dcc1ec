// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/private_matter.h"
#include "ui/record/record_facts.h"
#include "ui/record/record_fields.h"
#include "ui/record/value_text.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

const Field &kind = fieldOf(Entity::Organisation, "kind");
const Field &size = fieldOf(Entity::Organisation, "size");
const Field &confirmed = fieldOf(Entity::Organisation, "confirmed_on");
const Field &languages = fieldOf(Entity::Organisation, "languages");
const Field &otherNames = fieldOf(Entity::Organisation, "other_names");
const Field &isPrivate = fieldOf(Entity::Organisation, "private");

struct Typed {
    const char *name;
    const Field &field;
    const char *typed;
    Value value;
    const char *shown;
};

class UnderstoodTest : public testing::TestWithParam<Typed> {};

TEST_P(UnderstoodTest, IsKeptShownAndTypedAgain) {
    const auto value = understood(GetParam().field, GetParam().typed);
    ASSERT_TRUE(value) << value.error().toStdString();
    EXPECT_EQ(*value, GetParam().value);
    EXPECT_EQ(shownText(GetParam().field, *value), GetParam().shown);
    EXPECT_EQ(understood(GetParam().field, typedText(GetParam().field, *value)), *value);
}

INSTANTIATE_TEST_SUITE_P(
    All, UnderstoodTest,
    testing::Values(
        Typed{"Nothing", kind, "  ", Value(), ""},
        Typed{"CodeByCode", kind, "faith_group", Value("faith_group"), "Faith group"},
        Typed{"CodeByLabel", kind, "Faith group", Value("faith_group"), "Faith group"},
        Typed{"CodeByAlias", kind, "village hall", Value("community_hub"),
              "Community-led centre or hub"},
        Typed{"Number", size, "40", Value(40), "40 people"},
        Typed{"NumberWithComma", size, "1,200", Value(1200), "1,200 people"},
        Typed{"DayAsWritten", confirmed, "12/10/2026", Value("2026-10-12"), "12 Oct 2026"},
        Typed{"DayInWords", confirmed, "12 Oct 2026", Value("2026-10-12"), "12 Oct 2026"},
        Typed{"Set", languages, "English, Polish", setValue({"en", "pl"}), "English, Polish"},
        Typed{"Texts", otherNames, "The Shed\nOld Shed", setValue({"The Shed", "Old Shed"}),
              "The Shed, Old Shed"},
        Typed{"Yes", isPrivate, "yes", Value(true), "Yes"},
        Typed{"No", isPrivate, "0", Value(false), "No"}),
    [](const auto &test) { return test.param.name; });

struct Refused {
    const char *name;
    const Field &field;
    const char *typed;
};

class RefusedTest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTest, SaysWhatWouldBeUnderstood) {
    const auto value = understood(GetParam().field, GetParam().typed);
    ASSERT_FALSE(value);
    EXPECT_TRUE(value.error().endsWith('.'));
}

INSTANTIATE_TEST_SUITE_P(All, RefusedTest,
                         testing::Values(Refused{"Code", kind, "no such kind at all"},
                                         Refused{"Number", size, "about forty"},
                                         Refused{"Negative", size, "-4"},
                                         Refused{"Day", confirmed, "31/02/2026"},
                                         Refused{"OneOfASet", languages, "English, Elvish-ish"},
                                         Refused{"YesNo", isPrivate, "perhaps"}),
                         [](const auto &test) { return test.param.name; });

TEST(ShownSchedule, SaysDaysAndTimesShortly) {
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;BYDAY=MO,WE,FR", "12:00", "14:00"),
              "Mon, Wed, Fri 12:00–14:00");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", ""), "Mon–Fri 09:00");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", "09:00", "17:00"),
              "Tue–Sat 09:00–17:00");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;BYDAY=SA,SU", "", ""), "Sat, Sun");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;BYDAY=MO,TU,TH", "", ""), "Mon, Tue, Thu");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "", ""), "Every other Tue");
    EXPECT_EQ(shownSchedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20260106", "10:00", ""),
              "Every other Tue (as on 6 Jan 2026) 10:00");
    EXPECT_EQ(shownSchedule("FREQ=MONTHLY;BYDAY=1TU", "10:00", "11:30"), "first Tue 10:00–11:30");
    EXPECT_EQ(shownSchedule("", "", ""), "");
}

TEST(LinkOf, OpensOnlyWhatIsSafeToOpen) {
    EXPECT_EQ(linkOf("phone", "01632 960 511"), "tel:01632960511");
    EXPECT_EQ(linkOf("email", "shed@example.org"), "mailto:shed@example.org");
    EXPECT_EQ(linkOf("website", "example.org/shed"), "http://example.org/shed");
    EXPECT_EQ(linkOf("website", "javascript:alert(1)"), "");
    EXPECT_EQ(linkOf("website", "file:///etc/passwd"), "");
    EXPECT_EQ(linkOf("other", "knock on the blue door"), "");
}

TEST(PrivateMatterIn, PointsOutNhsNumbersAndBirthdays) {
    EXPECT_EQ(privateMatterIn("Ring after ten. 943 476 5919 is hers."), PrivateMatter::NhsNumber);
    EXPECT_EQ(privateMatterIn("9434765919"), PrivateMatter::NhsNumber);
    EXPECT_EQ(privateMatterIn("9434765918"), PrivateMatter::None); // the check digit is wrong
    EXPECT_EQ(privateMatterIn("01632 960511"), PrivateMatter::None);
    EXPECT_EQ(privateMatterIn("Arthur, born 12/03/1948"), PrivateMatter::BirthDate);
    EXPECT_EQ(privateMatterIn("DOB: 12 March 1948"), PrivateMatter::BirthDate);
    EXPECT_EQ(privateMatterIn("Founded 12/03/1948"), PrivateMatter::None);
}

TEST(ContactTypeOf, IsWhatItLooksLike) {
    EXPECT_EQ(contactTypeOf("01632 960511"), "phone");
    EXPECT_EQ(contactTypeOf("shed@example.org"), "email");
    EXPECT_EQ(contactTypeOf("www.example.org"), "website");
    EXPECT_EQ(contactTypeOf("https://facebook.com/shed"), "facebook");
    EXPECT_EQ(contactTypeOf("knock on the blue door"), "other");
}

} // namespace
} // namespace placeweave
