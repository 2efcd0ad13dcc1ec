// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/suppression.h"

#include "core/base/text.h"
#include "core/place/area_index.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {
namespace {

struct Cell {
    std::int64_t count = 0;
    bool isWithheld = false;
    bool isTotal = false;
};

// The table with its totals as one more row and column. Each line that has a total is an equation
// that a reader can solve: what it holds without its last cell comes to that cell.
class Grid {
public:
    explicit Grid(const CountTable &table)
        : m_rows(table.rows.size()), m_columns(table.rows.empty() ? 0 : table.rows[0].size()),
          m_hasRowTotals(table.hasRowTotals), m_hasColumnTotals(table.hasColumnTotals) {
        for (const auto &row : table.rows) {
            std::vector<Cell> &cells = m_cells.emplace_back();
            for (const std::int64_t count : row)
                cells.push_back({count, isSmallCount(count), false});
            if (m_hasRowTotals)
                addTotal(cells);
        }
        if (!m_hasColumnTotals)
            return;
        std::vector<Cell> totals;
        for (std::size_t column = 0; column < width(); ++column) {
            std::int64_t sum = 0;
            for (const auto &row : m_cells)
                sum += row[column].count;
            totals.push_back({sum, isSmallCount(sum), true});
        }
        m_cells.push_back(std::move(totals));
    }

    void protect() {
        for (bool changed = true; changed;) {
            changed = false;
            if (m_hasRowTotals)
                for (auto &row : m_cells)
                    changed = protectLine(pointersTo(row)) || changed;
            if (m_hasColumnTotals)
                for (std::size_t column = 0; column < width(); ++column)
                    changed = protectLine(column) || changed;
        }
    }

    std::optional<std::int64_t> at(std::size_t row, std::size_t column) const {
        const Cell &cell = m_cells[row][column];
        return cell.isWithheld ? std::nullopt : std::optional(cell.count);
    }
    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }

private:
    using Line = std::vector<Cell *>; // its total last

    static void addTotal(std::vector<Cell> &cells) {
        std::int64_t sum = 0;
        for (const Cell &cell : cells)
            sum += cell.count;
        cells.push_back({sum, isSmallCount(sum), true});
    }
    std::size_t width() const { return m_columns + (m_hasRowTotals ? 1 : 0); }

    static Line pointersTo(std::vector<Cell> &row) {
        Line line;
        for (Cell &cell : row)
            line.push_back(&cell);
        return line;
    }
    bool protectLine(std::size_t column) {
        Line line;
        for (auto &row : m_cells)
            line.push_back(&row[column]);
        return protectLine(line);
    }

    // Whether something more had to be withheld.
    static bool protectLine(const Line &line) {
        std::size_t missing = 0;
        std::int64_t together = 0;
        for (const Cell *cell : line) {
            missing += cell->isWithheld ? 1 : 0;
            together += cell->isWithheld && cell != line.back() ? cell->count : 0;
        }
        const bool isTotalTold = !line.back()->isWithheld;
        const bool isSafe =
            missing == 0 || (missing > 1 && !(isTotalTold && together < kLeastCount));
        if (isSafe)
            return false;
        Cell *next = nullptr;
        for (Cell *cell : line)
            if (!cell->isWithheld && cell->count > 0 && cell != line.back() &&
                (!next || cell->count < next->count))
                next = cell;
        if (!next && isTotalTold)
            next = line.back();
        if (!next) // all that is left are noughts
            for (Cell *cell : line)
                next = cell->isWithheld ? next : cell;
        if (!next)
            return false;
        next->isWithheld = true;
        return true;
    }

    std::size_t m_rows;
    std::size_t m_columns;
    bool m_hasRowTotals;
    bool m_hasColumnTotals;
    std::vector<std::vector<Cell>> m_cells;
};

} // namespace

ToldTable told(const CountTable &table) {
    Grid grid(table);
    grid.protect();
    ToldTable out;
    out.rows.resize(grid.rows());
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        for (std::size_t column = 0; column < grid.columns(); ++column)
            out.rows[row].push_back(grid.at(row, column));
        if (table.hasRowTotals)
            out.rowTotals.push_back(grid.at(row, grid.columns()));
    }
    if (table.hasColumnTotals)
        for (std::size_t column = 0; column < grid.columns(); ++column)
            out.columnTotals.push_back(grid.at(grid.rows(), column));
    if (table.hasRowTotals && table.hasColumnTotals)
        out.total = grid.at(grid.rows(), grid.columns());
    return out;
}

std::vector<bool> withheldAmong(const std::vector<std::optional<std::int64_t>> &counts,
                                const std::vector<Whole> &wholes) {
    std::vector<bool> withheld;
    for (const std::optional<std::int64_t> &count : counts)
        withheld.push_back(count && isSmallCount(*count));
    if (std::ranges::none_of(withheld, std::identity()))
        return withheld;
    // Those missing of one side, and the next of it to go.
    struct Side {
        std::size_t missing = 0;
        std::int64_t together = 0;
        std::optional<std::size_t> next = {};
    };
    const auto look = [&](const std::vector<std::size_t> &positions) {
        Side side;
        for (const std::size_t at : positions) {
            const std::int64_t count = counts[at].value_or(0);
            if (withheld[at]) {
                ++side.missing;
                side.together += count;
            } else if (count > 0 && (!side.next || count < *counts[*side.next])) {
                side.next = at;
            }
        }
        return side;
    };
    // Whether something more had to be withheld. Where some are missing on both sides only the
    // difference follows, not how many.
    const auto protect = [&](const Whole &whole) {
        const Side parts = look(whole.parts);
        const Side same = look(whole.same);
        const std::size_t missing = parts.missing + same.missing;
        const bool isSafe = missing == 0 || (parts.missing > 0 && same.missing > 0) ||
                            (missing > 1 && parts.together + same.together >= kLeastCount);
        const auto next = parts.next ? parts.next : same.next;
        if (isSafe || !next)
            return false;
        withheld[*next] = true;
        return true;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (const Whole &whole : wholes)
            changed = protect(whole) || changed;
    }
    return withheld;
}

std::vector<std::vector<bool>> withheldTogether(const std::vector<FigureCounts> &figures,
                                                const std::vector<Whole> &wholes) {
    const std::size_t areas = figures.empty() ? 0 : figures[0].size();
    const auto at = [areas](std::size_t figure, std::size_t area) {
        return figure * areas + area;
    };
    FigureCounts all;
    for (const FigureCounts &figure : figures)
        all.insert(all.end(), figure.begin(), figure.end());
    if (std::ranges::none_of(all, [](const auto &count) { return count && isSmallCount(*count); }))
        return std::vector(figures.size(), std::vector<bool>(areas));
    std::vector<Whole> each;
    // As one sum, where it cannot be told which add up: two are missing of an area, or none.
    std::optional<std::vector<FigureSum>> sums = sumsAmong(figures);
    if (!sums) {
        FigureSum &any = sums.emplace().emplace_back();
        for (std::size_t figure = 0; figure < figures.size(); ++figure)
            any.parts.push_back(figure);
    }
    for (std::size_t area = 0; area < areas; ++area)
        for (const FigureSum &sum : *sums) {
            Whole &whole = each.emplace_back();
            for (const std::size_t figure : sum.parts)
                whole.parts.push_back(at(figure, area));
            for (const std::size_t figure : sum.same)
                whole.same.push_back(at(figure, area));
        }
    for (std::size_t figure = 0; figure < figures.size(); ++figure)
        for (const Whole &whole : wholes) {
            Whole &moved = each.emplace_back();
            for (const std::size_t area : whole.parts)
                moved.parts.push_back(at(figure, area));
        }
    const std::vector<bool> withheld = withheldAmong(all, each);
    std::vector<std::vector<bool>> out;
    for (std::size_t figure = 0; figure < figures.size(); ++figure)
        out.emplace_back(withheld.begin() + static_cast<std::ptrdiff_t>(at(figure, 0)),
                         withheld.begin() + static_cast<std::ptrdiff_t>(at(figure + 1, 0)));
    return out;
}

Result<std::vector<Whole>> wholesOf(AreaStore &store, const AreaSet &set,
                                    const std::vector<Area> &areas) {
    std::vector<Whole> wholes;
    PW_TRY(std::vector<AreaSet> sets, store.sets());
    // Whoever is withheld for a small whole serves the larger ones too.
    std::ranges::stable_sort(sets, std::ranges::greater(), &AreaSet::count);
    for (const AreaSet &larger : sets) {
        if (larger.id == set.id || larger.count >= set.count)
            continue;
        PW_TRY(std::vector<Area> around, store.areas(larger.id));
        std::vector<Polygons> outlines;
        for (Area &area : around)
            outlines.push_back(std::move(area.outline));
        const AreaIndex index(std::move(outlines));
        std::vector<Whole> within(around.size());
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (!areas[i].outline.empty())
                if (const auto at = index.areaAt(pointInside(areas[i].outline)))
                    within[*at].parts.push_back(i);
        for (Whole &whole : within)
            if (!whole.parts.empty())
                wholes.push_back(std::move(whole));
    }
    Whole &all = wholes.emplace_back();
    for (std::size_t i = 0; i < areas.size(); ++i)
        all.parts.push_back(i);
    return wholes;
}

bool areCounts(std::string_view indicator,
               const std::vector<std::pair<std::string, double>> &values) {
    static constexpr std::array<std::string_view, 17> kOther{
        "decile", "quintile", "quartile", "rank",       "score", "percent",
        "%",      "rate",     "per ",     "index",      "ratio", "average",
        "mean ",  "median",   "densit",   "proportion", "class"};
    const std::string name = folded(indicator);
    return std::ranges::none_of(kOther,
                                [&](std::string_view word) { return name.contains(word); }) &&
           std::ranges::all_of(values, [](const auto &value) {
               return value.second >= 0 && value.second == std::floor(value.second);
           });
}

std::optional<std::int64_t> toldPart(std::int64_t part, std::int64_t whole) {
    if (isSmallCount(part) || isSmallCount(whole - part) || isSmallCount(whole))
        return std::nullopt;
    return part;
}

} // namespace placeweave
