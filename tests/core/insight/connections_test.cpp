// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/connections.h"

#include "core/insight/graph.h"
#include "tests/core/exchange/disclosure_fixture.h"
#include "tests/core/place/random_shapes.h"

namespace placeweave {
namespace {

class ConnectionsTest : public DisclosureTest {
protected:
    RowId add(const char *name, const char *permission = "anyone") {
        Record row(Entity::Organisation);
        row["name"] = Value(name);
        row["listing_permission"] = Value(permission);
        return insert(row);
    }
    void link(RowId from, RowId to, const char *what = "partner", const char *strength = "") {
        Record row(Entity::Connection);
        row["from_id"] = Value(from.value);
        row["to_id"] = Value(to.value);
        row["what"] = Value(what);
        row["strength"] = Value(strength);
        insert(row);
    }
    Connections read(Profile profile = Profile::Internal, const ConnectionRequest &request = {}) {
        return valueOf(connectionsOf(*map, request, disclosure(profile)));
    }
    static const ConnectedOrganisation &named(const Connections &all, std::string_view name) {
        return *std::ranges::find(all.organisations, name, &ConnectedOrganisation::name);
    }
};

// Two close circles of three, held together by one organisation.
class TwoCircles : public ConnectionsTest {
protected:
    void SetUp() override {
        const RowId a = add("A");
        const RowId b = add("B");
        const RowId c = add("C");
        const RowId d = add("D");
        const RowId e = add("E");
        const RowId f = add("F");
        add("Alone");
        link(a, b, "partner", "3");
        link(b, c);
        link(a, c);
        link(d, e, "funds");
        link(e, f, "funds");
        link(d, f, "funds");
        link(c, d, "refers_to", "1");
    }
};

TEST_F(TwoCircles, SayWhoBridgesWhoStandsAloneAndWhatBreaks) {
    const Connections all = read();
    EXPECT_EQ(all.components, 2U);
    EXPECT_TRUE(named(all, "Alone").standsAlone());
    EXPECT_TRUE(named(all, "C").isBridge());
    EXPECT_TRUE(named(all, "D").isBridge());
    EXPECT_FALSE(named(all, "A").isBridge());
    EXPECT_EQ(named(all, "C").cutOff, 2U); // A and B
    EXPECT_EQ(named(all, "A").cutOff, 0U);
    EXPECT_GT(named(all, "C").betweenness, named(all, "B").betweenness);
    EXPECT_EQ(named(all, "A").cluster, named(all, "B").cluster);
    EXPECT_NE(named(all, "A").cluster, named(all, "F").cluster);
    EXPECT_EQ(named(all, "A").leanOnIt, 1U); // B relies on it
}

TEST_F(TwoCircles, AreNarrowedByKindOfLinkAndStrength) {
    EXPECT_EQ(read(Profile::Internal, {{"funds"}, 0}).links.size(), 3U);
    EXPECT_EQ(read(Profile::Internal, {{}, 2}).links.size(), 1U);
}

TEST_F(TwoCircles, TellStrengthToNobodyElse) {
    const Connections partners = read(Profile::Partner);
    EXPECT_EQ(partners.links.size(), 7U);
    for (const OrganisationLink &link : partners.links)
        EXPECT_FALSE(link.strength);
    const Connections anyone = read(Profile::Public);
    EXPECT_TRUE(anyone.areWithheld);
    EXPECT_TRUE(anyone.links.empty());
    valueOf(writeTables(anyone, {.organisations = folder / "nodes.csv"}));
    EXPECT_FALSE(contentOf(folder / "nodes.csv").contains(",0,")); // none is no figure
    EXPECT_FALSE(partners.areWithheld);
    const auto refused = connectionsOf(*map, {{}, 2}, disclosure(Profile::Partner));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    valueOf(writeTables(partners, {.links = folder / "edges.csv"}));
    EXPECT_FALSE(contentOf(folder / "edges.csv").contains("How close"));
    valueOf(writeTables(read(), {.links = folder / "edges.csv"}));
    EXPECT_TRUE(contentOf(folder / "edges.csv").contains("How close"));
}

TEST_F(TwoCircles, LeaveNoTableWhereOneOfTwoCannotBeWritten) {
    EXPECT_FALSE(writeTables(read(), {folder / "nodes.csv", folder / "no folder" / "edges.csv"}));
    EXPECT_FALSE(std::filesystem::exists(folder / "nodes.csv"));
    valueOf(writeTables(read(), {folder / "nodes.csv", folder / "edges.csv"}));
    EXPECT_TRUE(contentOf(folder / "nodes.csv").contains("Label"));
    EXPECT_TRUE(contentOf(folder / "edges.csv").contains("Source"));
}

TEST_F(ConnectionsTest, OfAnOrganisationWithItselfAreLeftOutAndCounted) {
    const RowId a = add("A");
    link(a, a);
    const Connections all = read();
    EXPECT_EQ(all.loops, 1);
    EXPECT_TRUE(all.links.empty());
    EXPECT_TRUE(all.organisations[0].standsAlone());
}

TEST_F(ConnectionsTest, ThatSayTheSameTwiceAreOneNeighbour) {
    const RowId a = add("A");
    const RowId b = add("B");
    link(a, b);
    link(b, a, "funds");
    EXPECT_EQ(read().organisations[0].links, 1U);
}

TEST_F(ConnectionsTest, OfAnEmptyMapAreNone) {
    EXPECT_TRUE(read().organisations.empty());
}

TEST_F(ConnectionsTest, OfThoseWhoAreNotListedStayUntold) {
    const RowId a = add("A");
    const RowId secret = add("Quiet group", "no");
    link(a, secret);
    const Connections all = read(Profile::Partner);
    EXPECT_EQ(all.organisations.size(), 1U);
    EXPECT_TRUE(all.links.empty());
}

TEST_F(ConnectionsTest, SayHowNhsSitesComeTogether) {
    const RowId surgery = add("Surgery");
    const RowId pharmacy = add("Pharmacy");
    const RowId club = add("Lunch club");
    set(Entity::Organisation, surgery, "identifiers", Value(R"(["GB-NHS-P91012"])"));
    set(Entity::Organisation, pharmacy, "identifiers", Value(R"(["GB-NHS-FKJ04"])"));
    link(surgery, club);
    link(club, pharmacy);
    const Connections all = read();
    ASSERT_EQ(all.nhs.size(), 1U);
    EXPECT_EQ(all.nhs[0].steps, 2);
    ASSERT_EQ(all.nhs[0].through.size(), 1U);
    EXPECT_EQ(all.organisations[all.nhs[0].through[0]].name, "Lunch club");
}

TEST_F(ConnectionsTest, AsTablesRunNothingInASpreadsheet) {
    add("=cmd|' /C calc'!A0");
    valueOf(writeTables(read(), {.organisations = folder / "nodes.csv"}));
    EXPECT_TRUE(contentOf(folder / "nodes.csv").contains("\"'=cmd"));
}

TEST(GraphFigures, CountEachPartOnceInAnyGraph) {
    std::mt19937 random = seededGenerator();
    for (int round = 0; round < 50; ++round) {
        std::uniform_int_distribution<std::uint32_t> node(0, 29);
        std::vector<GraphEdge> edges;
        for (int i = 0; i < 25; ++i)
            edges.push_back({node(random), node(random), 1});
        const GraphFigures figures = valueOf(figuresOf(30, edges));
        for (std::uint32_t from = 0; from < 30; ++from) {
            const std::vector<int> steps = stepsFrom(from, 30, edges).steps;
            for (std::uint32_t to = 0; to < 30; ++to)
                EXPECT_EQ(figures.component[from] == figures.component[to], steps[to] >= 0);
        }
        const GraphFigures again = valueOf(figuresOf(30, edges));
        EXPECT_EQ(figures.x, again.x);
        EXPECT_EQ(figures.cluster, again.cluster);
    }
}

TEST(GraphFigures, BearLoopsAndEdgesToNowhere) {
    const std::vector<GraphEdge> edges{{0, 0, 1}, {0, 9, 1}, {1, 0, -1}};
    const GraphFigures figures = valueOf(figuresOf(2, edges));
    EXPECT_EQ(figures.components, 2U);
}

} // namespace
} // namespace placeweave
