// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/schedule.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr const char *kToday = "2026-11-28"; // a Saturday

OpenWeek weekOf(const char *rule, const char *opens = "", const char *closes = "") {
    const std::vector<ServiceTimes> services{{rule, opens, closes}};
    return openWeek(services, kToday);
}

std::string daysOf(const OpenWeek &week) {
    std::string days;
    for (int day = 0; day < 7; ++day)
        days += week.opensOn(day) ? static_cast<char>('1' + day) : '-';
    return days;
}

struct Told {
    const char *name;
    const char *rule;
    const char *days; // Monday is 1; empty where the rule tells nothing
};

class Rules : public testing::TestWithParam<Told> {};

TEST_P(Rules, TellOnWhichDaysOfTheWeek) {
    const OpenWeek week = weekOf(GetParam().rule);
    EXPECT_EQ(week.isKnown, *GetParam().days != '\0');
    if (week.isKnown) {
        EXPECT_EQ(daysOf(week), GetParam().days);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Schedules, Rules,
    testing::Values(Told{"Weekly", "FREQ=WEEKLY;BYDAY=TU,SA", "-2---6-"},
                    Told{"EverySecondWeekIsAWeekday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "--3----"},
                    Told{"SecondSaturday", "FREQ=MONTHLY;BYDAY=2SA", "-----6-"},
                    Told{"LastSunday", "FREQ=MONTHLY;BYDAY=-1SU", "------7"},
                    Told{"Daily", "FREQ=DAILY", "1234567"},
                    Told{"ByDateFallsOnAllDays", "FREQ=MONTHLY;BYMONTHDAY=1", "1234567"},
                    Told{"RunOut", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20240101", "-------"},
                    Told{"UntilFarInTheFuture", "FREQ=WEEKLY;BYDAY=MO;UNTIL=99991231", "1------"},
                    Told{"ACountWithoutABeginning", "FREQ=WEEKLY;BYDAY=MO;COUNT=1", ""},
                    Told{"LessThanOnceAYear", "FREQ=WEEKLY;INTERVAL=100;BYDAY=MO", ""},
                    Told{"ADayThatIsNever", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""},
                    Told{"ASixthSaturday", "FREQ=MONTHLY;BYDAY=6SA", ""},
                    Told{"WeeklyWithoutADay", "FREQ=WEEKLY", ""},
                    Told{"WithinADay", "FREQ=SECONDLY", ""}, Told{"NoRule", "Tuesdays, mostly", ""},
                    Told{"Empty", "", ""}),
    [](const auto &given) { return given.param.name; });

TEST(OpenWeek, CountsFromTheDayWhenItWasLastKnownToGoOn) {
    const auto since = [](const char *rule, const char *day) {
        const std::vector<ServiceTimes> services{{rule, "", "", day}};
        return openWeek(services, kToday);
    };
    constexpr const char *kCourse = "FREQ=WEEKLY;BYDAY=MO;COUNT=6";
    EXPECT_EQ(daysOf(since(kCourse, "2026-11-01")), "1------");
    EXPECT_EQ(daysOf(since(kCourse, "2026-09-01")), "-------");
    EXPECT_TRUE(since(kCourse, "2026-09-01").isKnown);
    // Six times every second week take twelve weeks.
    EXPECT_EQ(daysOf(since("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=6", "2026-09-28")), "1------");
    EXPECT_EQ(daysOf(since("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=6", "2026-08-01")), "-------");
}

TEST(OpenWeek, KnowsEveryDayFromSome) {
    const WallTime saturday{5, -1};
    EXPECT_TRUE(weekOf("FREQ=WEEKLY;BYDAY=SA").opensEveryTimeAt(saturday));
    EXPECT_TRUE(weekOf("FREQ=DAILY").opensEveryTimeAt(saturday));
    for (const char *rule :
         {"FREQ=MONTHLY;BYDAY=2SA", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "FREQ=MONTHLY;BYMONTHDAY=1",
          "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SA;BYMONTH=7"}) {
        EXPECT_TRUE(weekOf(rule).opensAt(saturday)) << rule;
        EXPECT_FALSE(weekOf(rule).opensEveryTimeAt(saturday)) << rule;
    }
}

TEST(OpenWeek, OfEverySecondWeekTheRightOneCountsWhereItsBeginningIsKnown) {
    const auto on = [](const char *rule, const char *date) {
        const std::vector<ServiceTimes> services{{rule, "10:00", "12:00"}};
        return openWeek(services, kToday, date);
    };
    const WallTime tuesday = *wallTimeIn("2026-12-08 10:30");
    EXPECT_EQ(tuesday.weekday, 1);
    constexpr const char *kBegun = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20251125";
    EXPECT_TRUE(on(kBegun, "2026-12-08").opensEveryTimeAt(tuesday));
    EXPECT_FALSE(on(kBegun, "2026-12-01").opensAt(tuesday));
    // When it began nobody knows: perhaps.
    constexpr const char *kAny = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
    for (const char *date : {"2026-12-01", "2026-12-08"}) {
        EXPECT_TRUE(on(kAny, date).opensAt(tuesday));
        EXPECT_FALSE(on(kAny, date).opensEveryTimeAt(tuesday));
    }
    // Which Tuesday of a month it is, the calendar tells.
    EXPECT_TRUE(on("FREQ=MONTHLY;BYDAY=2TU", "2026-12-08").opensEveryTimeAt(tuesday));
    EXPECT_FALSE(on("FREQ=MONTHLY;BYDAY=1TU", "2026-12-08").opensAt(tuesday));
    EXPECT_TRUE(on("FREQ=MONTHLY;BYDAY=1TU", "2026-12-08").isKnown);
}

TEST(OpenWeek, ADayIsReachedFromTheNightBeforeIt) {
    const std::vector<ServiceTimes> shelter{{"FREQ=WEEKLY;BYDAY=MO", "21:00", "08:00"}};
    const WallTime morning = *wallTimeIn("2026-12-08 07:00");
    EXPECT_TRUE(openWeek(shelter, kToday, morning.date).opensAt(morning));
}

TEST(OpenWeek, CountsFromTheDayWhenItBeganBeforeAnyOther) {
    const auto week = [](const char *rule) {
        const std::vector<ServiceTimes> services{{rule, "", "", "2026-11-20"}};
        return openWeek(services, kToday);
    };
    EXPECT_EQ(daysOf(week("FREQ=WEEKLY;BYDAY=MO;COUNT=6")), "1------");
    EXPECT_EQ(daysOf(week("FREQ=WEEKLY;BYDAY=MO;COUNT=6;DTSTART=20260907")), "-------");
    EXPECT_EQ(daysOf(week("FREQ=WEEKLY;DTSTART=20261105")), "---4---"); // a Thursday
    EXPECT_EQ(daysOf(week("FREQ=WEEKLY;BYDAY=MO;DTSTART=00010101")), "1------");
}

TEST(OpenWeek, IsKnownWhereEveryServiceSaysWhen) {
    const std::vector<ServiceTimes> services{{"FREQ=WEEKLY;BYDAY=SA", "", ""}, {"", "", ""}};
    EXPECT_FALSE(openWeek(services, kToday).isKnown);
    EXPECT_TRUE(openWeek(services, kToday).opensAt({5, -1}));
}

TEST(WallTime, IsSaidAsPeopleSayIt) {
    EXPECT_EQ(inWords({5, 600}), "on Saturday at 10:00");
    EXPECT_EQ(inWords({0, -1}), "on Monday");
    EXPECT_EQ(inWords(*wallTimeIn("8/12/2026 10:00")), "on Tuesday 8 December 2026 at 10:00");
}

TEST(OpenWeek, IsOpenBetweenItsTimesAndPastMidnight) {
    const OpenWeek hall = weekOf("FREQ=WEEKLY;BYDAY=SA", "10:00", "12:30");
    EXPECT_FALSE(hall.opensAt({5, 9 * 60 + 59}));
    EXPECT_TRUE(hall.opensAt({5, 10 * 60}));
    EXPECT_FALSE(hall.opensAt({5, 12 * 60 + 30}));
    EXPECT_TRUE(hall.opensAt({5, -1}));
    const OpenWeek shelter = weekOf("FREQ=WEEKLY;BYDAY=SU", "21:00", "08:00");
    EXPECT_TRUE(shelter.opensAt({6, 23 * 60}));
    EXPECT_TRUE(shelter.opensAt({0, 7 * 60})); // Monday morning
    EXPECT_FALSE(shelter.opensAt({6, 7 * 60}));
}

TEST(WallTime, IsThatOfClocksInBritainInSummerToo) {
    const auto at = [](std::int64_t seconds) {
        return londonWallTime(seconds * 1000);
    };
    EXPECT_EQ(at(1'767'265'200).minute, 11 * 60); // Thursday 1 January 2026, 11:00 UTC
    EXPECT_EQ(at(1'767'265'200).weekday, 3);
    EXPECT_EQ(at(1'782'943'200).minute, 23 * 60); // 1 July 2026, 22:00 UTC
    // The last Sunday of March, one o'clock: the hour that clocks skip.
    EXPECT_EQ(at(1'774'745'999).minute, 59);
    EXPECT_EQ(at(1'774'746'000).minute, 2 * 60);
}

TEST(WallTime, IsReadAsPeopleSayIt) {
    EXPECT_EQ(wallTimeIn("Saturday 10:00")->minute, 600);
    EXPECT_EQ(wallTimeIn("SA")->weekday, 5);
    EXPECT_EQ(wallTimeIn("sun")->minute, -1);
    EXPECT_EQ(wallTimeIn("2026-12-08T10:00")->minute, 600);
    EXPECT_EQ(wallTimeIn("on Tuesday 8 December 2026"), std::nullopt);
    EXPECT_EQ(wallTimeIn("Tuesday 8 December 2026 10:00")->date, "2026-12-08");
    EXPECT_EQ(wallTimeIn("Tuesday 8 December 2026 10:00")->minute, 600);
    EXPECT_TRUE(isFarAway(*wallTimeIn("31/12/9999"), "2026-12-01"));
    EXPECT_FALSE(isFarAway(*wallTimeIn("1/12/2030"), "2026-12-01"));
    EXPECT_FALSE(wallTimeIn("2026-12-08T25:00"));
    EXPECT_FALSE(wallTimeIn("Caturday"));
    EXPECT_FALSE(wallTimeIn("Monday 25:00"));
    EXPECT_FALSE(wallTimeIn("s"));
    EXPECT_FALSE(wallTimeIn(""));
}

} // namespace
} // namespace placeweave
