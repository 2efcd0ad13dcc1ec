// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/clusters.h"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include <algorithm>
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

MercatorBox squareOf(std::uint64_t prefix, int level) {
    const double side = std::ldexp(1.0, -level);
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

// The centre stays where the greater one had it: moved, it might meet others again.
void join(Cluster &into, const Cluster &from) {
    into.box.add(from.box);
    into.count += from.count;
    for (std::size_t g = 0; g < Cluster::kGroups; ++g)
        into.groups[g] += from.groups[g];
}

// What the squares of the grid hold, in Morton order, before neighbours join.
struct Heaps {
    std::vector<Cluster> clusters;
    std::vector<ClusterView::Run> runs;

    std::uint32_t size() const { return static_cast<std::uint32_t>(clusters.size()); }
    // Total order: greater count, then place in the Morton order.
    bool isGreater(std::uint32_t a, std::uint32_t b) const {
        return clusters[a].count != clusters[b].count ? clusters[a].count > clusters[b].count
                                                      : a < b;
    }
};
using HeapPair = std::pair<std::uint32_t, std::uint32_t>;
constexpr std::uint32_t kNone = 0xFFFFFFFF;

// The pairs that would overlap when drawn as discs of those radii (in units of the world), each
// pair once.
std::vector<HeapPair> overlapping(const Heaps &heaps, const std::vector<double> &radii,
                                  const MercatorBox &around) {
    // Sorted into squares of the widest reach, row by row: what may overlap is in the same square
    // or in one that touches it, so for each disc only those after it in its own row, and a window
    // that moves along the next row, are looked at.
    struct Disc {
        std::int64_t square;
        std::uint32_t heap;
        double radius;
        Mercator at;
    };
    const double side = std::max(radii.empty() ? 0 : 2 * std::ranges::max(radii), 1e-12);
    const auto columns = static_cast<std::int64_t>((around.right - around.left) / side) + 3;
    std::vector<Disc> discs;
    discs.reserve(heaps.size());
    for (std::uint32_t i = 0; i < heaps.size(); ++i) {
        const Mercator at = heaps.clusters[i].centre;
        const auto column = static_cast<std::int64_t>(std::floor((at.x - around.left) / side));
        const auto row = static_cast<std::int64_t>(std::floor((at.y - around.top) / side));
        discs.push_back({row * columns + column, i, radii[i], at});
    }
    std::ranges::sort(discs, {}, &Disc::square);

    std::vector<HeapPair> pairs;
    pairs.reserve(discs.size() * 2);
    const auto compare = [&pairs](const Disc &a, const Disc &b) {
        const double dx = b.at.x - a.at.x;
        const double dy = b.at.y - a.at.y;
        const double apart = a.radius + b.radius;
        if (dx * dx + dy * dy < apart * apart)
            pairs.emplace_back(a.heap, b.heap);
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
std::vector<std::uint32_t> takenInBy(const Heaps &heaps, const std::vector<HeapPair> &pairs) {
    enum class State : std::uint8_t { Open, TakesIn, TakenIn };
    std::vector<std::uint32_t> into(heaps.size(), kNone);
    std::vector<State> states(heaps.size(), State::Open);
    std::vector<bool> isGreatest(heaps.size());
    const auto offer = [&](std::uint32_t head, std::uint32_t heap) {
        if (states[head] == State::TakesIn && states[heap] == State::Open &&
            (into[heap] == kNone || heaps.isGreater(head, into[heap])))
            into[heap] = head;
    };
    for (int round = 0; round < 3; ++round) {
        std::fill(isGreatest.begin(), isGreatest.end(), true);
        for (const auto &[a, b] : pairs)
            if (states[a] == State::Open && states[b] == State::Open)
                isGreatest[heaps.isGreater(a, b) ? b : a] = false;
        for (std::uint32_t i = 0; i < heaps.size(); ++i)
            if (states[i] == State::Open && isGreatest[i])
                states[i] = State::TakesIn;
        for (const auto &[a, b] : pairs) {
            offer(a, b);
            offer(b, a);
        }
        for (std::uint32_t i = 0; i < heaps.size(); ++i)
            if (into[i] != kNone)
                states[i] = State::TakenIn;
    }
    return into;
}

// Joins each heap to the one that takes it in, and keeps those with their centre in the box.
ClusterView joined(const Heaps &heaps, const std::vector<std::uint32_t> &into,
                   const MercatorBox &box) {
    // Lists of members, each in Morton order.
    std::vector<std::uint32_t> first(heaps.size(), kNone);
    std::vector<std::uint32_t> next(heaps.size(), kNone);
    for (std::uint32_t i = heaps.size(); i-- > 0;)
        if (into[i] != kNone) {
            next[i] = first[into[i]];
            first[into[i]] = i;
        }
    ClusterView view;
    view.clusters.reserve(heaps.size());
    view.runs.reserve(heaps.size());
    for (std::uint32_t head = 0; head < heaps.size(); ++head) {
        // Those of the margin only served to decide.
        if (into[head] != kNone || !box.contains(heaps.clusters[head].centre))
            continue;
        Cluster &cluster = view.clusters.emplace_back(heaps.clusters[head]);
        cluster.firstRun = static_cast<std::uint32_t>(view.runs.size());
        view.runs.push_back(heaps.runs[head]);
        for (std::uint32_t i = first[head]; i != kNone; i = next[i]) {
            join(cluster, heaps.clusters[i]);
            view.runs.push_back(heaps.runs[i]);
        }
        cluster.endRun = static_cast<std::uint32_t>(view.runs.size());
    }
    return view;
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

void Clusters::Sum::add(const Sum &other) {
    x += other.x;
    y += other.y;
    box.add(other.box);
    for (std::size_t g = 0; g < Cluster::kGroups; ++g)
        groups[g] += other.groups[g];
}

void Clusters::sumUp() {
    m_blocks.assign((m_points.size() + kBlock - 1) / kBlock, {});
    for (std::uint32_t i = 0; i < size(); ++i)
        m_blocks[i / kBlock].add(m_points[i]);
    for (const Sum &block : m_blocks)
        m_bounds.add(block.box);
}

Cluster Clusters::clusterOf(std::uint32_t begin, std::uint32_t end) const {
    Sum sum;
    const auto addPoints = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t i = from; i < to; ++i)
            sum.add(m_points[i]);
    };
    const std::uint32_t firstBlock = (begin + kBlock - 1) / kBlock;
    const std::uint32_t endBlock = end / kBlock;
    if (firstBlock < endBlock) {
        addPoints(begin, firstBlock * kBlock);
        for (std::uint32_t block = firstBlock; block < endBlock; ++block)
            sum.add(m_blocks[block]);
        addPoints(endBlock * kBlock, end);
    } else {
        addPoints(begin, end);
    }
    Cluster cluster;
    cluster.box = sum.box;
    cluster.groups = sum.groups;
    cluster.count = end - begin;
    // A single point stays exactly where it is.
    cluster.centre = cluster.count == 1 ? m_points[begin].at
                                        : Mercator{sum.x / cluster.count, sum.y / cluster.count};
    return cluster;
}

ClusterView Clusters::in(const MercatorBox &box, double unitsPerPixel, double cell, Radius radius,
                         double scale) const {
    if (m_points.empty() || !(unitsPerPixel > 0))
        return {};
    const int depth =
        std::clamp(static_cast<int>(std::floor(-std::log2(unitsPerPixel * cell))), 0, kBits - 1);
    const double pixel = scale * unitsPerPixel;
    const double reach = 2 * radius(size()) * pixel; // no two are farther apart and meet
    // Joining looks at neighbours of neighbours; with that much around the box, what is in it does
    // not depend on where it is cut.
    const double margin = 2 * std::max(reach, std::ldexp(1.0, -depth));
    const MercatorBox around{box.left - margin, box.top - margin, box.right + margin,
                             box.bottom + margin};

    Heaps heaps;
    std::vector<double> radii;
    descend(
        m_codes, around, depth, 0, size(), 0, 0,
        [&](std::uint32_t begin, std::uint32_t end) {
            heaps.clusters.push_back(clusterOf(begin, end));
            heaps.runs.push_back({begin, end});
            radii.push_back(radius(end - begin) * pixel);
        },
        [](std::uint32_t, std::uint32_t) { return false; });
    return joined(heaps, takenInBy(heaps, overlapping(heaps, radii, around)), box);
}

std::vector<ClusterView::Run> Clusters::runsIn(const MercatorBox &box) const {
    std::vector<ClusterView::Run> runs;
    if (m_points.empty() || box.isEmpty())
        return runs;
    // Squares about an eighth of the box: finer ones cost more to find than they save.
    const double side = std::max({box.right - box.left, box.bottom - box.top, 1e-9});
    const int depth = std::clamp(static_cast<int>(3 - std::log2(side)), 0, kBits - 1);
    const auto add = [&](std::uint32_t begin, std::uint32_t end) {
        if (!runs.empty() && runs.back().end == begin)
            runs.back().end = end;
        else
            runs.push_back({begin, end});
        return true;
    };
    descend(
        m_codes, box, depth, 0, size(), 0, 0,
        [&](std::uint32_t begin, std::uint32_t end) { add(begin, end); }, add);
    return runs;
}

} // namespace placeweave
