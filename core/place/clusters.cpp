// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/clusters.h"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace placeweave {
namespace {

constexpr int kBits = 32;    // a side; a code holds both
constexpr int kDeepest = 20; // squares of 25 m in Britain: nobody looks closer at clusters

// Spreads the bits of a coordinate to the even places.
std::uint64_t spread(std::uint32_t value) {
    std::uint64_t bits = value;
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFFULL;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FFULL;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0FULL;
    bits = (bits | bits << 2) & 0x3333333333333333ULL;
    bits = (bits | bits << 1) & 0x5555555555555555ULL;
    return bits;
}

std::uint32_t gathered(std::uint64_t bits) {
    bits &= 0x5555555555555555ULL;
    bits = (bits | bits >> 1) & 0x3333333333333333ULL;
    bits = (bits | bits >> 2) & 0x0F0F0F0F0F0F0F0FULL;
    bits = (bits | bits >> 4) & 0x00FF00FF00FF00FFULL;
    bits = (bits | bits >> 8) & 0x0000FFFF0000FFFFULL;
    bits = (bits | bits >> 16);
    return static_cast<std::uint32_t>(bits);
}

std::uint32_t fixed(double coordinate) {
    return static_cast<std::uint32_t>(std::clamp(coordinate * 4294967296.0, 0.0, 4294967295.0));
}

std::uint64_t mortonCode(Mercator p) {
    return spread(fixed(p.x)) | spread(fixed(p.y)) << 1;
}

struct Keyed {
    std::uint64_t code;
    std::uint32_t index;
    bool operator<(const Keyed &other) const { return code < other.code; }
};

// Of a square of that grid: 1 / 2^level, without a call of ldexp() for each.
double sideOf(int level) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(1023 - level) << 52);
}

MercatorBox squareOf(std::uint64_t prefix, int level) {
    const double side = sideOf(level);
    const double left = gathered(prefix) * side;
    const double top = gathered(prefix >> 1) * side;
    return {left, top, left + side, top + side};
}

// As descend(), for points so few that it is quicker to look at each than to seek.
template <class Leaf>
void walk(const std::vector<std::uint64_t> &codes, const MercatorBox &box, int depth,
          std::uint32_t begin, std::uint32_t end, const Leaf &leaf) {
    const int shift = 2 * (kBits - depth);
    while (begin < end) {
        const std::uint64_t prefix = codes[begin] >> shift;
        std::uint32_t next = begin + 1;
        while (next < end && codes[next] >> shift == prefix)
            ++next;
        if (squareOf(prefix, depth).meets(box))
            leaf(begin, next);
        begin = next;
    }
}

// Walks the quadtree that the sorted codes are, and calls `leaf(begin, end)` for each node at
// `depth` that holds points and meets the box; for nodes wholly inside it `whole(begin, end)` may
// take the run at once by returning true.
template <class Leaf, class Whole>
void descend(const std::vector<std::uint64_t> &codes, const MercatorBox &box, int depth,
             std::uint32_t begin, std::uint32_t end, std::uint64_t prefix, int level,
             const Leaf &leaf, const Whole &whole) {
    if (begin == end)
        return;
    const MercatorBox square = squareOf(prefix, level);
    if (!square.meets(box))
        return;
    if (level == depth) {
        leaf(begin, end);
        return;
    }
    const bool inside = square.left >= box.left && square.top >= box.top &&
                        square.right <= box.right && square.bottom <= box.bottom;
    if (inside && whole(begin, end))
        return;
    constexpr std::uint32_t kFew = 24;
    if (end - begin <= kFew) {
        walk(codes, box, depth, begin, end, leaf);
        return;
    }
    const int shift = 2 * (kBits - level - 1);
    for (std::uint64_t quarter = 0; quarter < 4; ++quarter) {
        const std::uint64_t child = prefix << 2 | quarter;
        std::uint32_t childEnd = end;
        if (quarter < 3) {
            const std::uint64_t next = (child + 1) << shift;
            childEnd = static_cast<std::uint32_t>(
                std::lower_bound(codes.begin() + begin, codes.begin() + end, next) - codes.begin());
        }
        descend(codes, box, depth, begin, childEnd, child, level + 1, leaf, whole);
        begin = childEnd;
    }
}

// What the squares of the grid hold, in Morton order, before neighbours join: only what decides who
// joins whom, for a third of them lie outside the view.
struct Heap {
    Mercator centre;
    double radius; // of the disc it is drawn as, in units of the world
    ClusterView::Run run;

    std::uint32_t count() const { return run.end - run.begin; }
};
using Heaps = std::vector<Heap>;

// Two heaps that would overlap when drawn. The greater one holds more points, or as many and comes
// first in the Morton order.
struct Neighbours {
    std::uint32_t greater;
    std::uint32_t lesser;
};
constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Each pair once. Nothing of where discs lie can be foreseen, so the processor is asked to guess as
// little as may be: they are counted into squares, not sorted, and a pair is written before it is
// known to be one.
std::vector<Neighbours> overlapping(const Heaps &heaps) {
    if (heaps.empty())
        return {};
    // In squares of the widest reach, row by row: what may overlap is in the same square or in one
    // that touches it, so for each disc only those after it there and in the next one, and those of
    // three squares of the next row, are looked at.
    struct Disc {
        Mercator at;
        double radius;
        std::uint32_t heap;
    };
    double widest = 0;
    MercatorBox extent;
    for (const Heap &heap : heaps) {
        widest = std::max(widest, heap.radius);
        extent.add(heap.centre);
    }
    // A few heaps far apart, as on another continent, do not want as many squares as lie between.
    const double mostSquares = 4 * static_cast<double>(heaps.size()) + 1024;
    const double width = extent.right - extent.left;
    const double height = extent.bottom - extent.top;
    const double side = std::max({2 * widest, std::sqrt(width * height / mostSquares),
                                  (width + height) / mostSquares, 1e-12});
    const auto at = [side](double distance) {
        return static_cast<std::uint32_t>(distance / side);
    };
    const std::uint32_t columns = at(width) + 2; // the last one is empty
    const std::uint32_t rows = at(height) + 2;
    std::vector<std::uint32_t> squares; // of each heap
    squares.reserve(heaps.size());
    // Where each square begins; where the next but one does, while they are counted.
    std::vector<std::uint32_t> begins(std::size_t{columns} * rows + 3);
    for (const Heap &heap : heaps) {
        squares.push_back(at(heap.centre.y - extent.top) * columns +
                          at(heap.centre.x - extent.left));
        ++begins[squares.back() + 2];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<Disc> discs(heaps.size());
    for (std::uint32_t i = 0; i < heaps.size(); ++i)
        discs[begins[squares[i] + 1]++] = {heaps[i].centre, heaps[i].radius, i};

    std::vector<Neighbours> pairs(heaps.size() * 4);
    std::size_t found = 0;
    const auto compare = [&](const Disc &a, std::uint32_t begin, std::uint32_t end) {
        if (pairs.size() - found < end - begin)
            pairs.resize(2 * pairs.size() + end - begin);
        for (std::uint32_t j = begin; j < end; ++j) {
            const Disc &b = discs[j];
            const double dx = b.at.x - a.at.x;
            const double dy = b.at.y - a.at.y;
            const double apart = a.radius + b.radius;
            pairs[found] = {a.heap, b.heap};
            found += dx * dx + dy * dy < apart * apart ? 1 : 0;
        }
    };
    for (std::uint32_t square = 0; square < columns * (rows - 1); ++square) {
        const std::uint32_t nextEnd = begins[square + 2];
        const std::uint32_t belowBegin = begins[square + columns - (square == 0 ? 0 : 1)];
        const std::uint32_t belowEnd = begins[square + columns + 2];
        for (std::uint32_t i = begins[square]; i < begins[square + 1]; ++i) {
            compare(discs[i], i + 1, nextEnd);
            compare(discs[i], belowBegin, belowEnd);
        }
    }
    pairs.resize(found);
    for (auto &[greater, lesser] : pairs) {
        const std::uint32_t a = heaps[greater].count();
        const std::uint32_t b = heaps[lesser].count();
        if (b > a || (a == b && lesser < greater))
            std::swap(greater, lesser);
    }
    return pairs;
}

// For each heap the one that takes it in, or kNone. A heap with no greater neighbour takes its
// neighbours in; decided from what lies around alone. Again, since those left over may then stand
// free.
std::vector<std::uint32_t> takenInBy(const Heaps &heaps, std::vector<Neighbours> pairs) {
    constexpr int kRounds = 3;
    std::vector<std::uint32_t> into(heaps.size(), kNone);
    std::vector<std::uint8_t> isGreatest(heaps.size(), 1); // of those that are undecided
    for (int round = 0; round < kRounds && !pairs.empty(); ++round) {
        for (const Neighbours &pair : pairs)
            isGreatest[pair.lesser] = 0;
        for (const auto &[greater, lesser] : pairs) {
            if (isGreatest[greater] == 0)
                continue;
            std::uint32_t &taker = into[lesser];
            const std::uint32_t count = heaps[greater].count();
            if (taker == kNone || count > heaps[taker].count() ||
                (count == heaps[taker].count() && greater < taker))
                taker = greater;
        }
        std::erase_if(pairs, [&](const Neighbours &pair) {
            return isGreatest[pair.greater] != 0 || into[pair.greater] != kNone ||
                   into[pair.lesser] != kNone;
        });
        for (const Neighbours &pair : pairs)
            isGreatest[pair.greater] = isGreatest[pair.lesser] = 1;
    }
    return into;
}

} // namespace

Clusters::Clusters(std::span<const Point> points) {
    std::vector<Keyed> order;
    order.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const Mercator at = points[i].at;
        if (std::isfinite(at.x) && std::isfinite(at.y))
            order.push_back({mortonCode({at.x - std::floor(at.x), at.y}), i});
    }
    boost::sort::spreadsort::integer_sort(
        order.begin(), order.end(), [](const Keyed &k, unsigned shift) { return k.code >> shift; });

    m_codes.reserve(order.size());
    m_points.reserve(order.size());
    for (const Keyed &k : order) {
        Point p = points[k.index];
        p.at.x -= std::floor(p.at.x);
        p.at.y = std::clamp(p.at.y, 0.0, 1.0);
        p.group = std::min<std::uint8_t>(p.group, Cluster::kGroups - 1);
        m_codes.push_back(k.code);
        m_points.push_back(p);
    }
    sumUp();
}

Clusters Clusters::filtered(const std::vector<bool> &keep) const {
    Clusters result;
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (m_points[i].item >= keep.size() || !keep[m_points[i].item])
            continue;
        result.m_codes.push_back(m_codes[i]);
        result.m_points.push_back(m_points[i]);
    }
    result.sumUp();
    return result;
}

void Clusters::sumUp() {
    m_before.reserve(m_points.size() + 1);
    m_before.emplace_back();
    m_groupCounts.resize((m_points.size() + kSummed - 1) / kSummed);
    m_greatest.resize(kDeepest + 1);
    std::array<std::uint32_t, kDeepest + 1> begin{}; // of the square of this point
    for (std::uint32_t i = 0; i < size(); ++i) {
        const Point &point = m_points[i];
        m_before.push_back({m_before[i].x + point.at.x, m_before[i].y + point.at.y});
        m_groupCounts[i / kSummed].add(GroupCounts::of(point.group));
        m_bounds.add(point.at);
        const int shared = i == 0 ? 0 : std::countl_zero(m_codes[i] ^ m_codes[i - 1]) / 2;
        for (int depth = shared + 1; depth <= kDeepest; ++depth) {
            m_greatest[depth] = std::max(m_greatest[depth], i - begin[depth]);
            begin[depth] = i;
        }
    }
    for (int depth = 0; depth <= kDeepest; ++depth)
        m_greatest[depth] = std::max(m_greatest[depth], size() - begin[depth]);
}

std::uint32_t Clusters::greatestAt(int depth) const {
    return m_greatest[std::min(depth, kDeepest)];
}

MercatorBox Clusters::boundsOf(std::span<const ClusterView::Run> runs) const {
    MercatorBox box;
    for (const ClusterView::Run run : runs)
        for (std::uint32_t i = run.begin; i < run.end; ++i)
            box.add(m_points[i].at);
    return box;
}

// Of few points it is quicker to look at each: they will be, for their groups.
Mercator Clusters::centreOf(std::uint32_t begin, std::uint32_t end) const {
    const double count = end - begin;
    if (end - begin >= kSummed)
        return {(m_before[end].x - m_before[begin].x) / count,
                (m_before[end].y - m_before[begin].y) / count};
    if (end - begin == 1) // stays exactly where it is
        return m_points[begin].at;
    Mercator sum;
    for (std::uint32_t i = begin; i < end; ++i)
        sum = {sum.x + m_points[i].at.x, sum.y + m_points[i].at.y};
    return {sum.x / count, sum.y / count};
}

Clusters::GroupCounts Clusters::GroupCounts::of(std::uint8_t group) {
    const std::uint64_t one = std::uint64_t{1} << (group % 8 * 8);
    return group < 8 ? GroupCounts{one, 0} : GroupCounts{0, one};
}

void Clusters::GroupCounts::addTo(std::array<std::uint32_t, Cluster::kGroups> &groups) const {
    for (std::size_t group = 0; group < Cluster::kGroups; ++group)
        groups[group] += (group < 8 ? first : others) >> (group % 8 * 8) & 0xFFU;
}

void Clusters::addTo(Cluster &cluster, ClusterView::Run run) const {
    constexpr std::uint32_t kMost = 255 / kSummed; // what a byte holds
    cluster.count += run.end - run.begin;
    std::uint32_t at = run.begin;
    const auto addUpTo = [&](std::uint32_t end) {
        for (; at < end; ++at)
            ++cluster.groups[m_points[at].group];
    };
    addUpTo(std::min(run.end, (run.begin + kSummed - 1) / kSummed * kSummed));
    while (at + kSummed <= run.end) {
        const std::uint32_t end = at + std::min(kMost, (run.end - at) / kSummed) * kSummed;
        GroupCounts counts;
        for (; at < end; at += kSummed)
            counts.add(m_groupCounts[at / kSummed]);
        counts.addTo(cluster.groups);
    }
    addUpTo(run.end);
}

ClusterView Clusters::in(const MercatorBox &box, double unitsPerPixel, double cell, Radius radius,
                         double scale) const {
    if (m_points.empty() || !(unitsPerPixel > 0))
        return {};
    constexpr std::size_t kUsual = 1024; // squares in a view
    const int depth =
        std::clamp(static_cast<int>(std::floor(-std::log2(unitsPerPixel * cell))), 0, kBits - 1);
    const double pixel = scale * unitsPerPixel;
    const double reach = 2 * radius(greatestAt(depth)) * pixel; // no two are farther apart and meet
    // Joining looks at neighbours of neighbours; with that much around the box, what is in it does
    // not depend on where it is cut.
    const double margin = 2 * std::max(reach, sideOf(depth));
    const MercatorBox around{box.left - margin, box.top - margin, box.right + margin,
                             box.bottom + margin};

    Heaps heaps;
    heaps.reserve(kUsual);
    descend(
        m_codes, around, depth, 0, size(), 0, 0,
        [&](std::uint32_t begin, std::uint32_t end) {
            heaps.push_back({centreOf(begin, end), radius(end - begin) * pixel, {begin, end}});
        },
        [](std::uint32_t, std::uint32_t) { return false; });
    const std::vector<std::uint32_t> into = takenInBy(heaps, overlapping(heaps));

    // Lists of those that each takes in, in Morton order.
    std::vector<std::uint32_t> first(heaps.size(), kNone);
    std::vector<std::uint32_t> next(heaps.size(), kNone);
    for (auto i = static_cast<std::uint32_t>(heaps.size()); i-- > 0;)
        if (into[i] != kNone) {
            next[i] = first[into[i]];
            first[into[i]] = i;
        }
    ClusterView view;
    view.clusters.reserve(heaps.size());
    view.runs.reserve(heaps.size());
    for (std::uint32_t head = 0; head < heaps.size(); ++head) {
        // Those of the margin only served to decide.
        if (into[head] != kNone || !box.contains(heaps[head].centre))
            continue;
        Cluster &cluster = view.clusters.emplace_back();
        // Stays where the greatest had it: moved, it might meet others again.
        cluster.centre = heaps[head].centre;
        cluster.firstRun = static_cast<std::uint32_t>(view.runs.size());
        view.runs.push_back(heaps[head].run);
        for (std::uint32_t i = first[head]; i != kNone; i = next[i])
            view.runs.push_back(heaps[i].run);
        cluster.endRun = static_cast<std::uint32_t>(view.runs.size());
        for (std::uint32_t run = cluster.firstRun; run < cluster.endRun; ++run)
            addTo(cluster, view.runs[run]);
    }
    return view;
}

std::vector<Clusters::BoxRun> Clusters::runsIn(const MercatorBox &box, int fineness) const {
    std::vector<BoxRun> runs;
    if (m_points.empty() || box.isEmpty())
        return runs;
    const double side = std::max({box.right - box.left, box.bottom - box.top, 1e-9});
    const int depth = std::clamp(static_cast<int>(fineness - std::log2(side)), 0, kBits - 1);
    const auto add = [&](std::uint32_t begin, std::uint32_t end, bool isInside) {
        if (!runs.empty() && runs.back().end == begin && runs.back().isInside == isInside)
            runs.back().end = end;
        else
            runs.push_back({begin, end, isInside});
        return true;
    };
    descend(
        m_codes, box, depth, 0, size(), 0, 0,
        [&](std::uint32_t begin, std::uint32_t end) { add(begin, end, false); },
        [&](std::uint32_t begin, std::uint32_t end) { return add(begin, end, true); });
    return runs;
}

} // namespace placeweave
