// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/figure_sums.h"
#include "core/store/area_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeweave {

// Counts of people below this never leave a map, for they may be somebody. None at all is told.
inline constexpr std::int64_t kLeastCount = 5;
constexpr bool isSmallCount(std::int64_t count) {
    return count > 0 && count < kLeastCount;
}

// Counts of people in rows and columns, and which sums are told beside them.
struct CountTable {
    std::vector<std::vector<std::int64_t>> rows; // all of one length, none below 0
    bool hasRowTotals = false;
    bool hasColumnTotals = false;
};

// What is told of a table. Nothing stands for a count that is withheld.
struct ToldTable {
    std::vector<std::vector<std::optional<std::int64_t>>> rows;
    std::vector<std::optional<std::int64_t>> rowTotals;    // empty where there are none
    std::vector<std::optional<std::int64_t>> columnTotals; // empty where there are none
    std::optional<std::int64_t> total;                     // where there are totals of both kinds
};

// Withholds small counts, and as few others as it takes that no small one follows from the totals:
// in no line is one count missing alone, nor do those missing come to a small count together. The
// smallest other counts go first, then totals.
ToldTable told(const CountTable &table);

// Positions of counts whose sum a reader knows, or could know; or where it is told beside them, of
// those that come to the same.
struct Whole {
    std::vector<std::size_t> parts;
    std::vector<std::size_t> same = {};
};

// Which counts do not leave: small ones, and as few others as it takes that no small one follows
// from a whole that it is part of. Those that are not known are not part of any sum.
std::vector<bool> withheldAmong(const std::vector<std::optional<std::int64_t>> &counts,
                                const std::vector<Whole> &wholes);

// The same of several figures of the same areas that leave together: which do not, of each. Where
// figures add up (figure_sums.h), they do in every area.
std::vector<std::vector<bool>> withheldTogether(const std::vector<FigureCounts> &figures,
                                                const std::vector<Whole> &wholes);

// What the areas of a set come to: those within each area of a set of fewer, larger ones, and all
// of them together. Positions in `areas`.
Result<std::vector<Whole>> wholesOf(AreaStore &store, const AreaSet &set,
                                    const std::vector<Area> &areas);

// Whether figures of areas are counts, of people as likely as not: whole numbers, by a name that
// does not say that they are something else (a decile, a rank, a rate).
bool areCounts(std::string_view indicator,
               const std::vector<std::pair<std::string, double>> &values);

// A part of a whole, where the whole is told: nothing where the part or the rest is small.
std::optional<std::int64_t> toldPart(std::int64_t part, std::int64_t whole);

} // namespace placeweave
