// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/opening_words.h"

#include <gtest/gtest.h>

#include <string>

namespace placeweave {
namespace {

struct Written {
    const char *words;
    const char *told; // days, opening and closing; empty where they stay words
};
void PrintTo(const Written &written, std::ostream *out) {
    *out << written.words;
}

class OpeningWords : public testing::TestWithParam<Written> {};

TEST_P(OpeningWords, AreReadWhereTheySayOneTimeOfTheWeek) {
    const auto times = weeklyTimesIn(GetParam().words);
    std::string told;
    if (times) {
        EXPECT_TRUE(times->rule.starts_with("FREQ=WEEKLY;BYDAY=")) << times->rule;
        told = times->rule.substr(times->rule.rfind('=') + 1);
        if (!times->opens.empty())
            told += " " + times->opens + "-" + times->closes;
    }
    EXPECT_EQ(told, GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    AsPeopleWriteThem, OpeningWords,
    testing::Values(Written{"Mon-Fri 9am-5pm", "MO,TU,WE,TH,FR 09:00-17:00"},
                    Written{"Tuesdays 10:00 to 12:00", "TU 10:00-12:00"},
                    Written{"Thursday 10:30am - 12:30pm", "TH 10:30-12:30"},
                    Written{"Monday 12noon - 2pm", "MO 12:00-14:00"},
                    Written{"Friday 10am - 12noon", "FR 10:00-12:00"},
                    Written{"Friday 2 - 4.30pm", "FR 14:00-16:30"},
                    Written{"9-12pm Saturdays", "SA 09:00-12:00"},
                    Written{"Monday to Friday, 09:00 – 17:30", "MO,TU,WE,TH,FR 09:00-17:30"},
                    Written{"Mon, Wed & Fri: 9.30 a.m. until 1 p.m.", "MO,WE,FR 09:30-13:00"},
                    Written{"Every Wednesday from 7pm", "WE 19:00-"},
                    Written{"10:00-14:00 Mon/Thu", "MO,TH 10:00-14:00"},
                    Written{"Weekdays 9-5", "MO,TU,WE,TH,FR 09:00-17:00"},
                    Written{"Sat 2-4", "SA 14:00-16:00"},
                    Written{"Sat 1000-1230", "SA 10:00-12:30"},
                    Written{"Mon 9am-5pm, Tue 9am-5pm", "MO,TU 09:00-17:00"},
                    Written{"Daily 9am - 9pm", "MO,TU,WE,TH,FR,SA,SU 09:00-21:00"},
                    Written{"Fri-Mon 10am-4pm", "MO,FR,SA,SU 10:00-16:00"},
                    Written{"Friday - 7pm to 1am", "FR 19:00-01:00"}, Written{"Thursdays", "TH"},
                    Written{"Sunday 9am-11", "SU 09:00-11:00"}));

INSTANTIATE_TEST_SUITE_P(
    AsTheyStay, OpeningWords,
    testing::Values(Written{"Tues 11am - 2pm, Fri 11.30am -1.30pm", ""}, Written{"", ""},
                    Written{"Mon-Fri 9am-12pm, 1pm-5pm", ""},
                    Written{"First Tuesday 10am-12pm", ""},
                    Written{"Tuesdays 10-12, term time only", ""}, Written{"Thursdays 8-10", ""},
                    Written{"Thu 8 - 10pm", ""}, Written{"Mon 7-9", ""},
                    Written{"by appointment", ""}, Written{"9am-5pm", ""},
                    Written{"Mon 9am-5pm, Tue", ""}, Written{"Mon 25:00-26:00", ""},
                    Written{"Mon 13pm-2pm", ""}, Written{"Mon 9am-9am", ""},
                    Written{"Tel 0161 496 0000", ""}, Written{"Mon-Sun 24 hours", ""},
                    Written{"Mon-", ""}, Written{"Mon 10 and 11", ""}, Written{"12/05/2026", ""},
                    Written{"Fri 1, 8 and 15 May", ""}, Written{"Mo\u0301n 9-5 \xff", ""}));

TEST(OpeningWordsOfAService, GiveWayToAScheduleThatItHas) {
    Record service(Entity::Service);
    service["when_note"] = Value("Mon 9am-5pm");
    service["schedule"] = Value("FREQ=WEEKLY;BYDAY=TU");
    EXPECT_TRUE(takeTimesFromWords(service));
    EXPECT_EQ(service.text("schedule"), "FREQ=WEEKLY;BYDAY=TU");
    EXPECT_EQ(service.text("when_note"), "Mon 9am-5pm");
}

} // namespace
} // namespace placeweave
