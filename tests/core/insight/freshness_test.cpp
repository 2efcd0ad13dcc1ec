// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/freshness.h"

#include "tests/core/store/store_fixture.h"

#include <algorithm>

namespace placeweave {
namespace {

constexpr const char *kToday = "2026-11-28";

class FreshnessTest : public StoreTest {
protected:
    RowId group(const std::string &name,
                std::initializer_list<std::pair<const char *, Value>> values = {}) {
        Edit edit = valueOf(Edit::begin(*m_map, "add"));
        Record row(Entity::Organisation);
        row["name"] = Value(name);
        for (const auto &[column, value] : values)
            row[column] = value;
        const RowId id = valueOf(edit.insert(row));
        valueOf(edit.commit());
        return id;
    }
    void channel(RowId of, const char *audited, const char *next) {
        Edit edit = valueOf(Edit::begin(*m_map, "add"));
        Record row(Entity::Channel);
        row["organisation_id"] = Value(of.value);
        row["audited_on"] = Value(audited);
        row["next_audit"] = Value(next);
        valueOf(edit.insert(row));
        valueOf(edit.commit());
    }
    Freshness read() { return valueOf(freshnessOf(*m_map, kToday)); }
    static const RecordAge &named(const Freshness &all, std::string_view name) {
        return *std::ranges::find(all.organisations, name, &RecordAge::name);
    }
};

TEST_F(FreshnessTest, KnowsFreshFromOldFromNeverAndWhoSaidSo) {
    group("Choir", {{"confirmed_on", "2026-10-01"}, {"confirmed_by_itself", true}});
    group("Club", {{"confirmed_on", "2025-11-27"}});
    group("Band");
    const Freshness all = read();
    EXPECT_EQ(all.fresh, 1);
    EXPECT_EQ(all.byItself, 1);
    EXPECT_EQ(named(all, "Choir").days, 58);
    EXPECT_FALSE(named(all, "Choir").isDue);
    EXPECT_EQ(named(all, "Club").state, RecordAge::State::Old);
    EXPECT_EQ(all.organisations[0].name, "Band"); // never comes first
    EXPECT_EQ(all.organisations[1].name, "Club");
}

TEST_F(FreshnessTest, CountsWhatAGroupSaidOfItselfThoughOthersConfirmedItSince) {
    group("Choir", {{"confirmed_on", "2026-10-01"}, {"confirmed_itself_on", "2026-02-01"}});
    group("Club", {{"confirmed_on", "2026-10-01"}, {"confirmed_itself_on", "2025-02-01"}});
    const Freshness all = read();
    EXPECT_EQ(all.fresh, 2);
    EXPECT_EQ(all.byItself, 1);
    EXPECT_TRUE(named(all, "Choir").byItself);
    EXPECT_EQ(named(all, "Club").itselfOn, "2025-02-01"); // a while ago, and still known
}

TEST_F(FreshnessTest, GivesAWholeYearAndNoDayMore) {
    group("A year", {{"confirmed_on", "2025-11-28"}});
    group("A day over", {{"confirmed_on", "2025-11-27"}});
    const Freshness all = read();
    EXPECT_FALSE(named(all, "A year").isDue);
    EXPECT_TRUE(named(all, "A day over").isDue);
}

TEST_F(FreshnessTest, TakesNoConfirmationFromADayThatIsStillToCome) {
    group("Choir", {{"confirmed_on", "2206-10-01"}, {"confirmed_by_itself", true}});
    const Freshness all = read();
    EXPECT_EQ(all.inFuture, 1);
    EXPECT_EQ(all.byItself, 0);
    EXPECT_TRUE(named(all, "Choir").isDue);
    EXPECT_FALSE(named(all, "Choir").days);
}

TEST_F(FreshnessTest, AsksAgainOnTheDayThatAGroupChoseItself) {
    group("Choir", {{"confirmed_on", "2026-10-01"}, {"next_review", "2026-11-28"}});
    EXPECT_TRUE(read().organisations[0].isDue);
}

TEST_F(FreshnessTest, ListsWhatIsDueByWhoConfirmedItLastElseByTheListThatBroughtIt) {
    group("A", {{"confirmed_on", "2020-01-01"}, {"confirmed_by", "CVS"}, {"source", "x.csv"}});
    group("B", {{"confirmed_on", "2020-01-01"}, {"confirmed_by", "cvs"}});
    group("C", {{"source", "x.csv"}});
    group("D", {{"confirmed_on", "2026-11-01"}, {"confirmed_by", "CVS"}});
    const Freshness all = read();
    ASSERT_EQ(all.reviews.size(), 2U);
    EXPECT_EQ(all.reviews[0].partner, "CVS");
    EXPECT_EQ(all.reviews[0].organisations.size(), 2U);
    EXPECT_EQ(all.reviews[1].partner, "x.csv");
}

TEST_F(FreshnessTest, NamesWhatIsWorthAskingNextTheMostWorthFirst) {
    group("Choir", {{"description", "We sing."}, {"kind", "grassroots_group"}});
    const RecordAge age = read().organisations[0];
    EXPECT_EQ(age.lacking.front(), Lacking::Permission);
    EXPECT_FALSE(std::ranges::contains(age.lacking, Lacking::Description));
    EXPECT_EQ(age.completeness, 16);
}

TEST_F(FreshnessTest, AsksNoClosedGroup) {
    group("Choir", {{"status", "closed"}});
    EXPECT_TRUE(read().organisations.empty());
}

TEST_F(FreshnessTest, CountsChannelsThatNobodyHasCheckedForAYear) {
    const RowId choir = group("Choir");
    channel(choir, "2026-10-01", "2027-10-01");
    channel(choir, "2025-06-01", "2026-06-01");
    channel(choir, "2025-06-01", "2031-06-01"); // a later day does not put it off
    channel(choir, "", "");
    channel(choir, "2026-10-01", "2026-11-01"); // sooner, as somebody wished
    const Freshness all = read();
    ASSERT_EQ(all.channels.size(), 4U);
    EXPECT_TRUE(all.channels[0].due.empty());
    EXPECT_EQ(all.channels[1].due, "2026-06-01");
    EXPECT_EQ(all.channels[1].daysOver, 180);
    EXPECT_EQ(all.channels[2].due, "2026-06-01");
    EXPECT_EQ(all.channels[3].due, "2026-11-01");
}

} // namespace
} // namespace placeweave
