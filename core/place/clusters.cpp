// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/clusters.h"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace placeweave {
namespace {

constexpr int kBits = 32; // a side; a code holds both

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

// Each pair once.
std::vector<Neighbours> overlapping(const Heaps &heaps, const MercatorBox &around) {
    // Sorted into squares of the widest reach, row by row: what may overlap is in the same square
    // or in one that touches it, so for each disc only those after it in its own row, and a window
    // that moves along the next row, are looked at.
    struct Disc {
        std::int64_t square;
        double radius;
        Mercator at;
        std::uint32_t heap;
        std::uint32_t count;
    };
    double widest = 0;
    for (const Heap &heap : heaps)
        widest = std::max(widest, heap.radius);
    const double side = std::max(2 * widest, 1e-12);
    const auto columns = static_cast<std::int64_t>((around.right - around.left) / side) + 3;
    std::vector<std::uint64_t> order; // square, then heap
    order.reserve(heaps.size());
    for (std::uint32_t i = 0; i < heaps.size(); ++i) {
        const Mercator at = heaps[i].centre;
        // A square of the grid that meets the box may reach out of it.
        const auto column = static_cast<std::int64_t>(std::max(0.0, at.x - around.left) / side);
        const auto row = static_cast<std::int64_t>(std::max(0.0, at.y - around.top) / side);
        order.push_back(static_cast<std::uint64_t>(row * columns + column) << 32 | i);
    }
    std::ranges::sort(order);
    std::vector<Disc> discs;
    discs.reserve(heaps.size());
    for (const std::uint64_t key : order) {
        const auto i = static_cast<std::uint32_t>(key);
        discs.push_back({static_cast<std::int64_t>(key >> 32), heaps[i].radius, heaps[i].centre, i,
                         heaps[i].count()});
    }

    std::vector<Neighbours> pairs;
    pairs.reserve(discs.size() * 2);
    const auto compare = [&pairs](const Disc &a, const Disc &b) {
        const double dx = b.at.x - a.at.x;
        const double dy = b.at.y - a.at.y;
        const double apart = a.radius + b.radius;
        if (dx * dx + dy * dy >= apart * apart)
            return;
        const bool isFirst = a.count != b.count ? a.count > b.count : a.heap < b.heap;
        pairs.push_back(isFirst ? Neighbours{a.heap, b.heap} : Neighbours{b.heap, a.heap});
    };
    std::size_t below = 0;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        const std::int64_t square = discs[i].square;
        for (std::size_t j = i + 1; j < discs.size() && discs[j].square <= square + 1; ++j)
            compare(discs[i], discs[j]);
        while (below < discs.size() && discs[below].square < square + columns - 1)
            ++below;
        for (std::size_t j = below; j < discs.size() && discs[j].square <= square + columns + 1;
             ++j)
            compare(discs[i], discs[j]);
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

void Clusters::Sum::add(const Point &point) {
    x += point.at.x;
    y += point.at.y;
    box.add(point.at);
    ++groups[point.group];
}

void Clusters::sumUp() {
    m_blocks.assign((m_points.size() + kBlock - 1) / kBlock, {});
    for (std::uint32_t i = 0; i < size(); ++i)
        m_blocks[i / kBlock].add(m_points[i]);
    for (const Sum &block : m_blocks)
        m_bounds.add(block.box);
}

// Calls `point` for each point of a run and `block` for each whole block within it, in order.
template <class OfPoint, class OfBlock>
void Clusters::forEachBlock(std::uint32_t begin, std::uint32_t end, const OfPoint &point,
                            const OfBlock &block) const {
    const std::uint32_t firstBlock = (begin + kBlock - 1) / kBlock;
    const std::uint32_t endBlock = end / kBlock;
    const std::uint32_t head = firstBlock < endBlock ? firstBlock * kBlock : end;
    for (std::uint32_t i = begin; i < head; ++i)
        point(m_points[i]);
    if (head == end)
        return;
    for (std::uint32_t i = firstBlock; i < endBlock; ++i)
        block(m_blocks[i]);
    for (std::uint32_t i = endBlock * kBlock; i < end; ++i)
        point(m_points[i]);
}

Mercator Clusters::centreOf(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin == 1) // stays exactly where it is
        return m_points[begin].at;
    double x = 0;
    double y = 0;
    forEachBlock(
        begin, end,
        [&](const Point &point) {
            x += point.at.x;
            y += point.at.y;
        },
        [&](const Sum &block) {
            x += block.x;
            y += block.y;
        });
    return {x / (end - begin), y / (end - begin)};
}

void Clusters::addTo(Cluster &cluster, ClusterView::Run run) const {
    cluster.count += run.end - run.begin;
    forEachBlock(
        run.begin, run.end,
        [&](const Point &point) {
            cluster.box.add(point.at);
            ++cluster.groups[point.group];
        },
        [&](const Sum &block) {
            cluster.box.add(block.box);
            for (std::size_t g = 0; g < Cluster::kGroups; ++g)
                cluster.groups[g] += block.groups[g];
        });
}

ClusterView Clusters::in(const MercatorBox &box, double unitsPerPixel, double cell, Radius radius,
                         double scale) const {
    if (m_points.empty() || !(unitsPerPixel > 0))
        return {};
    constexpr std::size_t kUsual = 1024; // squares in a view
    const int depth =
        std::clamp(static_cast<int>(std::floor(-std::log2(unitsPerPixel * cell))), 0, kBits - 1);
    const double pixel = scale * unitsPerPixel;
    const double reach = 2 * radius(size()) * pixel; // no two are farther apart and meet
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
    const std::vector<std::uint32_t> into = takenInBy(heaps, overlapping(heaps, around));

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
