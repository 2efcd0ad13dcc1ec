// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/exchange/oruk_schedule.h"
#include "core/exchange/related_rows.h"
#include "tests/temporary_folder.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

std::string hex(const Sha256Digest &digest) {
    std::string text;
    for (const std::uint8_t byte : digest)
        text += std::format("{:02x}", byte);
    return text;
}

// The examples of FIPS 180-4.
TEST(Sha256, GivesTheDigestsOfTheStandard) {
    EXPECT_EQ(hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

struct Link {
    std::string name;
    std::string type;
    std::string value;
    std::string link;
};
class LinkTo : public testing::TestWithParam<Link> {};
TEST_P(LinkTo, IsSafeToFollow) {
    EXPECT_EQ(linkTo(GetParam().type, GetParam().value), GetParam().link);
}
INSTANTIATE_TEST_SUITE_P(
    Export, LinkTo,
    testing::Values(Link{"web", "website", "https://example.org/a", "https://example.org/a"},
                    Link{"bare", "website", "www.example.org", "https://www.example.org"},
                    Link{"script", "website", "javascript:alert(1)", ""},
                    Link{"script_as_link", "facebook", "JaVaScRiPt://x.org/%0aalert(1)", ""},
                    Link{"file", "website", "file:///etc/passwd", ""},
                    Link{"mail", "email", "a@example.org", "mailto:a@example.org"},
                    Link{"phone", "phone", "0161 496 0000", "tel:01614960000"},
                    Link{"two", "website", "https://a.org; https://b.org", ""}),
    [](const auto &link) { return link.param.name; });

struct Rule {
    std::string name;
    std::string rule;
    std::string frequency;
    std::string days;
    std::string notes = {};
};
class ScheduleOf : public testing::TestWithParam<Rule> {};
TEST_P(ScheduleOf, KeepsToTheStandard) {
    Record service(Entity::Service);
    service["schedule"] = GetParam().rule;
    const auto schedules = hsds::schedulesOf(service, "ac148810-d857-441c-9679-408f346de14b");
    ASSERT_EQ(schedules.size(), 1U);
    EXPECT_EQ(schedules[0].value("freq", ""), GetParam().frequency);
    EXPECT_EQ(schedules[0].value("byday", ""), GetParam().days);
    EXPECT_EQ(schedules[0].value("notes", ""), GetParam().notes);
}
INSTANTIATE_TEST_SUITE_P(
    Export, ScheduleOf,
    testing::Values(Rule{"weekly", "FREQ=WEEKLY;BYDAY=MO,WE", "WEEKLY", "MO,WE"},
                    Rule{"monthly", "FREQ=MONTHLY;BYDAY=2TU", "MONTHLY", "2TU"},
                    Rule{"by_position", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "MONTHLY", "-1TU"},
                    Rule{"daily", "FREQ=DAILY", "WEEKLY", "MO,TU,WE,TH,FR,SA,SU"},
                    Rule{"yearly", "FREQ=YEARLY;BYMONTH=6", "", "", "FREQ=YEARLY;BYMONTH=6"}),
    [](const auto &rule) { return rule.param.name; });

TEST(CutTo, KeepsCharactersWhole) {
    EXPECT_EQ(cutTo("né", 2), "n");
    EXPECT_EQ(cutTo("né", 3), "né");
    EXPECT_EQ(cutTo("", 3), "");
}

} // namespace
} // namespace placeweave
