// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

namespace placeweave {
namespace {

class Insight : public Program {
protected:
    void SetUp() override { ASSERT_EQ(run({"sample", map}).code, 0); }
    std::string map = path("sample.gpkg");
};

TEST_F(Insight, GapsRanksTheThinPlacesOfTheSampleAndSaysWhyAndHow) {
    const auto gaps =
        json({"gaps", map, "--set", "Small areas", "--activity", "food support", "--json"});
    ASSERT_TRUE(gaps.contains("areas"));
    ASSERT_GT(gaps["areas"].size(), 5U);
    double before = 101;
    for (const auto &area : gaps["areas"]) {
        for (const char *key :
             {"code", "name", "population", "within", "nearest_m", "nearest", "score", "why"})
            EXPECT_TRUE(area.contains(key)) << key;
        EXPECT_TRUE(area["population"].is_number_integer());
        EXPECT_TRUE(area["why"].get<std::string>().contains("on our map"));
        EXPECT_LE(area["score"].get<double>(), before);
        before = area["score"];
    }
    EXPECT_EQ(gaps["assumptions"]["detour"], 1.3);
    EXPECT_EQ(gaps["assumptions"]["walking_km_h"], 4.8);
    EXPECT_EQ(gaps["profile"], "public");
}

TEST_F(Insight, GapsSaysInWordsWhatItTookForGranted) {
    const Run text = run({"gaps", map, "--set", "wards", "--category", "practical"});
    EXPECT_EQ(text.code, 0);
    EXPECT_TRUE(text.out.starts_with("1. "));
    EXPECT_TRUE(text.err.contains("1.3 times"));
    EXPECT_TRUE(text.err.contains("4.8 km an hour"));
}

TEST_F(Insight, GapsOfAKindAreWrittenAsATable) {
    EXPECT_EQ(
        run({"gaps", map, "--set", "wards", "--kind", "faith_group", "--csv", path("g.csv")}).code,
        0);
    const std::string table = contentOf(path("g.csv"));
    EXPECT_TRUE(table.starts_with("\xEF\xBB\xBFPlace in the list,Area code"));
    EXPECT_TRUE(table.contains("On our map within walking distance"));
}

TEST_F(Insight, GapsUnderstandsAnActivityAsPeopleWriteIt) {
    for (const char *words : {"mental_health_support", "mental-health services", "Mental health"})
        EXPECT_EQ(json({"gaps", map, "--set", "wards", "--activity", words, "--json"})["sought"],
                  "mental health support")
            << words;
}

TEST_F(Insight, GapsCanBeAskedWhatIfAndWhen) {
    const auto gaps = json({"gaps", map, "--set", "Small areas", "--activity", "food_support",
                            "--drop", "54.494,-3.959", "--at", "Saturday 10:00", "--json"});
    EXPECT_TRUE(gaps["what_if"]["people_gained"].is_number());
    EXPECT_LE(gaps["counted"], json({"gaps", map, "--set", "Small areas", "--activity",
                                     "food_support", "--json"})["counted"]);
}

TEST_F(Insight, GapsNamesCommunitiesButOfficialCategoriesOnlyForUs) {
    const auto gaps = json({"gaps", map, "--set", "wards", "--communities", "--json"});
    EXPECT_GT(gaps["communities"].size(), 0U);
    EXPECT_EQ(run({"gaps", map, "--set", "wards", "--plus", "--json"}).code, 2);
    EXPECT_EQ(run({"gaps", map, "--set", "wards", "--plus", "--profile", "internal"}).code, 0);
}

TEST_F(Insight, GapsRefusesWhatItCannotUse) {
    for (const auto &words : std::initializer_list<std::vector<std::string>>{
             {"--set", "nowhere"},
             {"--set", "wards", "--activity", "levitation"},
             {"--set", "wards", "--activity", "food_support", "--kind", "faith_group"},
             {"--set", "wards", "--within", "-5"},
             {"--set", "wards", "--at", "Caturday"},
             {"--set", "wards", "--drop", "north"},
             {"--set", "wards", "--population", "no such figure"},
             {}}) {
        std::string line;
        for (const std::string &word : words)
            line += word + " ";
        SCOPED_TRACE(line);
        std::vector<std::string> all{"gaps", map};
        all.insert(all.end(), words.begin(), words.end());
        const Run result = runAll(all);
        EXPECT_EQ(result.code, 2);
        EXPECT_TRUE(result.out.empty());
        EXPECT_FALSE(result.err.empty());
    }
}

TEST_F(Insight, FreshnessCountsAndListsWhatIsDue) {
    const auto all = json({"freshness", map, "--json"});
    EXPECT_EQ(all["organisations"].size(),
              all["fresh"].get<std::size_t>() + all["old"].get<std::size_t>() +
                  all["never"].get<std::size_t>() + all["in_future"].get<std::size_t>());
    EXPECT_GT(all["never"], 0);
    EXPECT_EQ(run({"freshness", map}).code, 0);
}

TEST_F(Insight, ConnectionsTellStrengthOnlyToUs) {
    const auto partners = json({"connections", map, "--json"});
    EXPECT_GT(partners["links"].size(), 10U);
    for (const auto &link : partners["links"])
        EXPECT_FALSE(link.contains("strength"));
    EXPECT_TRUE(json({"connections", map, "--profile", "internal", "--json"})["links"][0].contains(
        "strength"));
    const auto anyone = json({"connections", map, "--profile", "public", "--json"});
    EXPECT_TRUE(anyone["links"].empty());
    EXPECT_TRUE(anyone.contains("withheld"));
    EXPECT_FALSE(anyone["organisations"][0].contains("alone"));
    EXPECT_FALSE(run({"connections", map, "--profile", "public"}).out.contains("without any"));
    EXPECT_EQ(run({"connections", map, "--strength", "2"}).code, 2);
    EXPECT_EQ(run({"connections", map, "--how", "telepathy"}).code, 2);
    EXPECT_EQ(run({"connections", map, "--nodes", path("n.csv"), "--edges", path("e.csv")}).code,
              0);
    EXPECT_TRUE(contentOf(path("e.csv")).contains("Source,Target"));
}

} // namespace
} // namespace placeweave
