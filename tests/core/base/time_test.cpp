// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

struct Written {
    const char *name;
    const char *text;
    const char *day; // empty: no day
};

class ParseDay : public testing::TestWithParam<Written> {};

TEST_P(ParseDay, ReadsDaysAsPeopleWriteThem) {
    EXPECT_EQ(parseDay(GetParam().text).value_or(""), GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(
    Days, ParseDay,
    testing::Values(Written{"Iso", "2026-11-24", "2026-11-24"},
                    Written{"British", "24/11/2026", "2026-11-24"},
                    Written{"ShortYear", "3.4.26", "2026-04-03"},
                    Written{"LastCentury", "01/02/87", "1987-02-01"},
                    Written{"Words", "24 Nov 2026", "2026-11-24"},
                    Written{"Ordinal", "1st October 2025", "2025-10-01"},
                    Written{"MonthOnly", "October 2025", "2025-10-01"},
                    Written{"WithTime", "2026-11-24T10:00:00Z", "2026-11-24"},
                    Written{"Form", "12/05/2026 10:30:00", "2026-05-12"},
                    Written{"Weekday", "Tuesday 12 May 2026", "2026-05-12"},
                    Written{"WeekdayShort", "Tue 12/05/26", "2026-05-12"},
                    Written{"Apostrophe", "12 may '26", "2026-05-12"},
                    Written{"MonthFirst", "May 12, 2026", "2026-05-12"},
                    Written{"MonthNumber", "05/2026", "2026-05-01"},
                    Written{"OfTheMonth", "1st of April 2026", "2026-04-01"},
                    Written{"Digits", "20260512", "2026-05-12"},
                    Written{"AtAnHour", "12/05/2026 at 7.30pm", "2026-05-12"},
                    Written{"Hour", "12 May 2026 10am", "2026-05-12"},
                    Written{"HalfPast", "3 June 2026 7.30 pm", ""}, Written{"Sunday", "Sunday", ""},
                    Written{"NoSuchDay", "31/02/2026", ""}, Written{"American", "11/24/2026", ""},
                    Written{"NotADay", "soon", ""}, Written{"Nothing", "", ""}),
    [](const auto &row) { return row.param.name; });

TEST(Time, DaysBetweenCountsAcrossLeapYears) {
    EXPECT_EQ(daysBetween("2024-02-28", "2024-03-01"), 2);
    EXPECT_EQ(daysBetween("2026-03-01", "2026-02-28"), -1);
    EXPECT_EQ(daysBetween("yesterday", "2026-02-28"), std::nullopt);
}

TEST(Time, DaysBeforeCrossesTheYear) {
    EXPECT_EQ(daysBefore("2026-01-01", 1), "2025-12-31");
    EXPECT_EQ(daysBefore("2025-03-01", 365), "2024-03-01");
    EXPECT_EQ(daysBefore("no day", 1), "no day");
}

TEST(Time, NowIsAnInstantInUtc) {
    const std::string now = nowInstant();
    EXPECT_EQ(now.size(), 24U) << now;
    EXPECT_EQ(now.back(), 'Z');
    EXPECT_TRUE(parseDay(now));
}

} // namespace
} // namespace placeweave
