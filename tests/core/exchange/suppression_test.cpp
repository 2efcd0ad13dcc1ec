// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/suppression.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(Suppression, WithholdsCountsUnderFiveButNotNone) {
    const ToldTable table = told({{{0, 1, 4, 5, 90}}, false, false});
    EXPECT_EQ(table.rows[0], (std::vector<std::optional<std::int64_t>>{0, {}, {}, 5, 90}));
}

TEST(Suppression, WithholdsASecondCountWhereTheTotalWouldTellTheFirst) {
    const ToldTable table = told({{{3, 20, 50}}, true, false});
    EXPECT_EQ(table.rows[0], (std::vector<std::optional<std::int64_t>>{{}, {}, 50}));
    EXPECT_EQ(table.rowTotals[0], 73);
}

TEST(Suppression, WithholdsMoreWhereThoseMissingComeToASmallCountTogether) {
    const ToldTable table = told({{{1, 1, 30, 50}}, true, false});
    EXPECT_EQ(table.rows[0], (std::vector<std::optional<std::int64_t>>{{}, {}, {}, 50}));
}

TEST(Suppression, WithholdsTheTotalWhereNothingElseWouldHelp) {
    const ToldTable table = told({{{3, 0, 0}}, true, false});
    EXPECT_FALSE(table.rows[0][0]);
    EXPECT_FALSE(table.rowTotals[0]);
}

TEST(Suppression, AWholeThatIsKnownElsewhereWithholdsASecondOfItsParts) {
    const std::vector<std::optional<std::int64_t>> counts{3, 200, 90, 4, 1, {}, 0};
    EXPECT_EQ(withheldAmong(counts, {}),
              (std::vector<bool>{true, false, false, true, true, false, false}));
    EXPECT_EQ(withheldAmong(counts, {{{0, 1, 2, 5}}, {{3, 4, 6}}}),
              (std::vector<bool>{true, false, true, true, true, false, false}));
}

using Counts = std::vector<FigureCounts>;

TEST(Suppression, OfFiguresThatAddUpASecondPartIsWithheldToo) {
    const Counts figures{{203, 250, 180, 220}, {3, 120, 90, 100}, {200, 130, 90, 120}};
    const auto withheld = withheldTogether(figures, {});
    EXPECT_EQ(withheld[0], (std::vector<bool>{false, false, false, false}));
    EXPECT_EQ(withheld[1], (std::vector<bool>{true, false, false, false}));
    EXPECT_EQ(withheld[2], (std::vector<bool>{true, false, false, false}));
}

TEST(Suppression, FiguresThatDoNotAddUpLeaveAsTheyAre) {
    const Counts figures{{503, 250, 180, 220}, {3, 120, 90, 100}, {200, 130, 91, 125}};
    EXPECT_EQ(withheldTogether(figures, {}),
              (std::vector<std::vector<bool>>{
                  std::vector<bool>(4), {true, false, false, false}, std::vector<bool>(4)}));
}

TEST(Suppression, FiguresThatAnOfficeRoundedInAFewAreasStillAddUp) {
    const Counts figures{{203, 250, 181, 220}, {3, 120, 90, 100}, {200, 130, 90, 120}};
    EXPECT_TRUE(withheldTogether(figures, {})[2][0]);
}

TEST(Suppression, ByAgeTellsWhatIsMissingBySexWithoutATotal) {
    // Women, men; then under 16, 16 to 64, 65 and over.
    const Counts figures{{200, 130, 95}, {3, 120, 90}, {43, 51, 36}, {110, 149, 111}, {50, 50, 38}};
    const auto withheld = withheldTogether(figures, {});
    EXPECT_TRUE(withheld[1][0]);
    EXPECT_TRUE(withheld[0][0] || withheld[2][0] || withheld[3][0] || withheld[4][0]);
    EXPECT_FALSE(withheld[0][1]);
}

TEST(Suppression, WhatIsWithheldForASumIsCoveredAmongTheAreasToo) {
    const Counts figures{{203, 250, 180, 220}, {3, 120, 90, 100}, {200, 130, 90, 120}};
    const auto withheld = withheldTogether(figures, {{{0, 1, 2, 3}}}); // the district is known
    for (const std::vector<bool> &figure : withheld)
        EXPECT_NE(std::ranges::count(figure, true), 1);
}

TEST(Suppression, WhereTooManyFiguresAreToldAnyMayFollowFromTheOthers) {
    Counts figures(101, FigureCounts{300, 300});
    figures[7] = {2, 300};
    figures[9] = {40, 300};
    const auto withheld = withheldTogether(figures, {});
    EXPECT_TRUE(withheld[7][0]);
    EXPECT_TRUE(withheld[9][0]);
    EXPECT_FALSE(withheld[9][1]);
}

// A table by sex and three ages with all its totals, in the order of its columns.
TEST(Suppression, NoSmallCountFollowsFromFiguresThatCrossTwoThings) {
    std::mt19937 random = seededGenerator();
    std::uniform_int_distribution<std::int64_t> count(0, 60);
    constexpr std::size_t kAreas = 30;
    Counts figures(12, FigureCounts(kAreas, 0)); // all, men, women; of each all, and three ages
    const std::vector<std::vector<std::size_t>> lines{
        {4, 5, 6, 7}, {8, 9, 10, 11}, {0, 1, 2, 3}, {0, 4, 8}, {1, 5, 9}, {2, 6, 10}, {3, 7, 11}};
    for (std::size_t area = 0; area < kAreas; ++area) {
        for (const std::size_t cell : {5U, 6U, 7U, 9U, 10U, 11U})
            figures[cell][area] = count(random);
        for (const auto &line : {lines[0], lines[1], lines[4], lines[5], lines[6], lines[3]})
            for (std::size_t i = 1; i < line.size(); ++i)
                *figures[line[0]][area] += *figures[line[i]][area];
    }
    const auto withheld = withheldTogether(figures, {});
    for (std::size_t area = 0; area < kAreas; ++area)
        for (const auto &line : lines) {
            const auto missing = std::ranges::count_if(
                line, [&](std::size_t figure) { return withheld[figure][area]; });
            EXPECT_NE(missing, 1) << "area " << area << ", the total in figure " << line[0];
        }
}

TEST(Suppression, KnowsCountsByWhatTheyAreCalled) {
    EXPECT_TRUE(areCounts("Households without a car", {{"A", 3}, {"B", 120}}));
    EXPECT_FALSE(areCounts("Households without a car", {{"A", 3.5}, {"B", 120}}));
    EXPECT_FALSE(areCounts("IMD decile", {{"A", 3}, {"B", 1}}));
    EXPECT_FALSE(areCounts("IMD Rank (where 1 is most deprived)", {{"A", 3}, {"B", 30120}}));
}

TEST(Suppression, OfAPartAndItsWholeNeitherPartNorRestIsSmall) {
    EXPECT_EQ(toldPart(10, 100), 10);
    EXPECT_EQ(toldPart(0, 100), 0);
    EXPECT_EQ(toldPart(100, 100), 100);
    EXPECT_FALSE(toldPart(3, 100));
    EXPECT_FALSE(toldPart(97, 100));
    EXPECT_FALSE(toldPart(2, 4));
}

// What a reader who knows that counts are whole and not below 0 can narrow a cell down to.
class Solver {
public:
    explicit Solver(const ToldTable &table)
        : m_low(table.rows.size()), m_high(table.rows.size()), m_table(table) {
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            for (const auto &cell : table.rows[r]) {
                m_low[r].push_back(cell.value_or(0));
                m_high[r].push_back(cell.value_or(kFar));
            }
        for (int round = 0; round < 50; ++round)
            narrow();
    }
    std::int64_t width(std::size_t r, std::size_t c) const { return m_high[r][c] - m_low[r][c]; }

private:
    static constexpr std::int64_t kFar = 1'000'000;

    void narrow() {
        for (std::size_t r = 0; r < m_low.size(); ++r)
            for (std::size_t c = 0; c < m_low[r].size(); ++c) {
                if (m_table.rowTotals[r])
                    squeeze(r, c, *m_table.rowTotals[r], [&](auto visit) {
                        for (std::size_t other = 0; other < m_low[r].size(); ++other)
                            if (other != c)
                                visit(r, other);
                    });
                if (m_table.columnTotals[c])
                    squeeze(r, c, *m_table.columnTotals[c], [&](auto visit) {
                        for (std::size_t other = 0; other < m_low.size(); ++other)
                            if (other != r)
                                visit(other, c);
                    });
            }
    }
    template <class Others>
    void squeeze(std::size_t r, std::size_t c, std::int64_t total, const Others &others) {
        std::int64_t low = total;
        std::int64_t high = total;
        others([&](std::size_t row, std::size_t column) {
            low -= m_high[row][column];
            high -= m_low[row][column];
        });
        m_low[r][c] = std::max(m_low[r][c], low);
        m_high[r][c] = std::min(m_high[r][c], high);
    }

    std::vector<std::vector<std::int64_t>> m_low;
    std::vector<std::vector<std::int64_t>> m_high;
    const ToldTable &m_table;
};

TEST(Suppression, NoSmallCountCanBeWorkedOutFromAnyTableWithTotals) {
    std::mt19937 random = seededGenerator();
    std::uniform_int_distribution<int> size(1, 6);
    std::uniform_int_distribution<int> kind(0, 3);
    std::uniform_int_distribution<std::int64_t> small(0, 6);
    std::uniform_int_distribution<std::int64_t> large(5, 400);
    for (int round = 0; round < 2000; ++round) {
        CountTable table{{}, true, true};
        const int columns = size(random);
        for (int r = size(random); r > 0; --r) {
            std::vector<std::int64_t> row;
            for (int c = 0; c < columns; ++c)
                row.push_back(kind(random) < 2 ? small(random) : large(random));
            table.rows.push_back(std::move(row));
        }
        const ToldTable out = told(table);
        const Solver solver(out);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
                if (!isSmallCount(table.rows[r][c]))
                    continue;
                ASSERT_FALSE(out.rows[r][c]);
                ASSERT_GT(solver.width(r, c), 0) << "round " << round << " " << r << "," << c;
            }
    }
}

} // namespace
} // namespace placeweave
