// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed_rtree.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <format>
#include <limits>
#include <span>
#include <string>
#include <utility>

namespace placeweave {
namespace {

constexpr std::size_t kCells = 51; // to a node, as SQLite has it
constexpr std::size_t kCellBytes = 24;
constexpr std::size_t kNodeBytes = 4 + kCells * kCellBytes;
constexpr std::int64_t kRoot = 1;

struct Box {
    float west = std::numeric_limits<float>::infinity();
    float east = -std::numeric_limits<float>::infinity();
    float south = std::numeric_limits<float>::infinity();
    float north = -std::numeric_limits<float>::infinity();

    void add(const Box &other) {
        west = std::min(west, other.west);
        east = std::max(east, other.east);
        south = std::min(south, other.south);
        north = std::max(north, other.north);
    }
};

// A row in a leaf, or a node in the one above it.
struct Cell {
    std::int64_t id = 0;
    Box box;
};

float notAbove(double value) {
    const auto near = static_cast<float>(value);
    return near > value ? std::nextafter(near, -std::numeric_limits<float>::infinity()) : near;
}

Box boxAround(LatLon point) {
    return {notAbove(point.longitude), -notAbove(-point.longitude), notAbove(point.latitude),
            -notAbove(-point.latitude)};
}

// Big-endian, as all numbers of a node.
template <class T>
void append(std::string &out, T value) {
    for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
}

// Neighbours into one run of kCells: slices from west to east, each sorted from south to north
// (sort-tile-recursive).
std::vector<Cell> inTiles(std::vector<IndexedPoint> points) {
    const double leaves = std::ceil(static_cast<double>(points.size()) / kCells);
    const auto slice = static_cast<std::size_t>(std::ceil(std::sqrt(leaves))) * kCells;
    std::ranges::sort(points, {}, [](const IndexedPoint &each) { return each.point.longitude; });
    for (std::size_t at = 0; at < points.size(); at += slice)
        std::ranges::sort(points.begin() + static_cast<std::ptrdiff_t>(at),
                          points.begin() +
                              static_cast<std::ptrdiff_t>(std::min(at + slice, points.size())),
                          {}, [](const IndexedPoint &each) { return each.point.latitude; });
    std::vector<Cell> cells;
    cells.reserve(points.size());
    for (const IndexedPoint &each : points)
        cells.push_back({each.row, boxAround(each.point)});
    return cells;
}

class ShadowTables {
public:
    static Result<ShadowTables> of(Database &database, std::string_view name) {
        PW_TRY(Statement node, database.prepare(std::format(
                                   "INSERT OR REPLACE INTO \"{}_node\" VALUES (?, ?)", name)));
        PW_TRY(Statement parent,
               database.prepare(std::format("INSERT INTO \"{}_parent\" VALUES (?, ?)", name)));
        PW_TRY(Statement row,
               database.prepare(std::format("INSERT INTO \"{}_rowid\" VALUES (?, ?)", name)));
        return ShadowTables{std::move(node), std::move(parent), std::move(row)};
    }

    // `depth`: of the tree below it, which only the root says.
    Result<void> addNode(std::int64_t number, std::span<const Cell> cells, std::uint16_t depth) {
        std::string node;
        node.reserve(kNodeBytes);
        append(node, depth);
        append(node, static_cast<std::uint16_t>(cells.size()));
        for (const Cell &cell : cells) {
            append(node, static_cast<std::uint64_t>(cell.id));
            for (const float side : {cell.box.west, cell.box.east, cell.box.south, cell.box.north})
                append(node, std::bit_cast<std::uint32_t>(side));
        }
        node.resize(kNodeBytes, '\0');
        return m_node.bind(1, number).bindBlob(2, node).run();
    }
    Result<void> addParent(std::int64_t node, std::int64_t parent) {
        return m_parent.bind(1, node).bind(2, parent).run();
    }
    Result<void> addRow(std::int64_t row, std::int64_t leaf) {
        return m_row.bind(1, row).bind(2, leaf).run();
    }

private:
    ShadowTables(Statement node, Statement parent, Statement row)
        : m_node(std::move(node)), m_parent(std::move(parent)), m_row(std::move(row)) {}

    Statement m_node;
    Statement m_parent;
    Statement m_row;
};

} // namespace

Result<void> packRTree(Database &database, std::string_view name,
                       std::vector<IndexedPoint> points) {
    PW_TRY(ShadowTables tables, ShadowTables::of(database, name));
    std::vector<Cell> cells = inTiles(std::move(points));
    std::vector<std::pair<std::int64_t, std::int64_t>> leafOf; // by row: their table is sorted
    std::int64_t last = kRoot;                                 // number given to a node
    std::uint16_t depth = 0;                                   // of what lies below these cells
    const auto addNode = [&](std::int64_t node, std::span<const Cell> within) -> Result<void> {
        for (const Cell &cell : within) {
            if (depth == 0)
                leafOf.emplace_back(cell.id, node);
            else
                PW_CHECK(tables.addParent(cell.id, node));
        }
        return tables.addNode(node, within, node == kRoot ? depth : 0);
    };
    for (; cells.size() > kCells; ++depth) {
        std::vector<Cell> above;
        for (std::size_t at = 0; at < cells.size(); at += kCells) {
            const auto within = std::span(cells).subspan(at, std::min(kCells, cells.size() - at));
            Cell &node = above.emplace_back(Cell{++last, {}});
            for (const Cell &cell : within)
                node.box.add(cell.box);
            PW_CHECK(addNode(node.id, within));
        }
        cells = std::move(above);
    }
    PW_CHECK(addNode(kRoot, cells));
    std::ranges::sort(leafOf);
    for (const auto &[row, leaf] : leafOf)
        PW_CHECK(tables.addRow(row, leaf));
    return {};
}

} // namespace placeweave
