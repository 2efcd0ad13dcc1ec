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

// Walks the quadtree that the sorted codes are, and calls `leaf(begin, end)` for each node at
// `depth` that holds points and meets the box; for nodes wholly inside it `whole(begin, end)` may
// take the run at once by returning true.
template <class Leaf, class Whole>
void descend(const std::vector<std::uint64_t> &codes, const MercatorBox &box, int depth,
             std::uint32_t begin, std::uint32_t end, std::uint64_t prefix, int level,
             const Leaf &leaf, const Whole &whole) {
    if (begin == end)
        return;
    const double side = std::ldexp(1.0, -level);
    const double left = gathered(prefix) * side;
    const double top = gathered(prefix >> 1) * side;
    if (left > box.right || top > box.bottom || left + side < box.left || top + side < box.top)
        return;
    if (level == depth) {
        leaf(begin, end);
        return;
    }
    const bool inside =
        left >= box.left && top >= box.top && left + side <= box.right && top + side <= box.bottom;
    if (inside && whole(begin, end))
        return;
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

Cluster clusterOf(const std::vector<Clusters::Point> &points, std::uint32_t begin,
                  std::uint32_t end) {
    Cluster cluster;
    double x = 0;
    double y = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Clusters::Point &p = points[i];
        x += p.at.x;
        y += p.at.y;
        cluster.box.add(p.at);
        ++cluster.groups[p.group];
    }
    cluster.count = end - begin;
    // A single point stays exactly where it is.
    cluster.centre =
        cluster.count == 1 ? points[begin].at : Mercator{x / cluster.count, y / cluster.count};
    return cluster;
}

// The centre stays where the greater one had it: moved, it might meet others again.
void join(Cluster &into, const Cluster &from) {
    into.box.add(from.box);
    into.count += from.count;
    for (std::size_t g = 0; g < Cluster::kGroups; ++g)
        into.groups[g] += from.groups[g];
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
        m_bounds.add(p.at);
    }
}

Clusters Clusters::filtered(const std::vector<bool> &keep) const {
    Clusters result;
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (m_points[i].item >= keep.size() || !keep[m_points[i].item])
            continue;
        result.m_codes.push_back(m_codes[i]);
        result.m_points.push_back(m_points[i]);
        result.m_bounds.add(m_points[i].at);
    }
    return result;
}

ClusterView Clusters::in(const MercatorBox &box, double unitsPerPixel, double cell, Radius radius,
                         double scale) const {
    ClusterView view;
    if (m_points.empty() || !(unitsPerPixel > 0))
        return view;
    const int depth =
        std::clamp(static_cast<int>(std::floor(-std::log2(unitsPerPixel * cell))), 0, kBits - 1);
    const double pixel = scale * unitsPerPixel;
    const double reach = 2 * radius(size()) * pixel; // no two are farther apart and meet
    // Joining looks at neighbours of neighbours; with that much around the box, what is in it does
    // not depend on where it is cut.
    const double margin = 2 * std::max(reach, std::ldexp(1.0, -depth));
    const MercatorBox around{box.left - margin, box.top - margin, box.right + margin,
                             box.bottom + margin};

    std::vector<Cluster> found;
    std::vector<ClusterView::Run> foundRuns;
    descend(
        m_codes, around, depth, 0, size(), 0, 0,
        [&](std::uint32_t begin, std::uint32_t end) {
            found.push_back(clusterOf(m_points, begin, end));
            foundRuns.push_back({begin, end});
        },
        [](std::uint32_t, std::uint32_t) { return false; });

    // A bucket grid over what was found, squares of `reach`, to see neighbours.
    const auto count = static_cast<std::uint32_t>(found.size());
    const double square = std::max(reach, 1e-12);
    const auto columns = static_cast<std::int64_t>((around.right - around.left) / square) + 3;
    const auto bucketOf = [&](Mercator p) {
        const auto column = static_cast<std::int64_t>(std::floor((p.x - around.left) / square));
        const auto row = static_cast<std::int64_t>(std::floor((p.y - around.top) / square));
        return row * columns + column;
    };
    std::vector<std::pair<std::int64_t, std::uint32_t>> buckets;
    buckets.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        buckets.emplace_back(bucketOf(found[i].centre), i);
    std::ranges::sort(buckets);
    const auto forNeighbours = [&](std::uint32_t i, const auto &visit) {
        const std::int64_t own = bucketOf(found[i].centre);
        for (std::int64_t row = -1; row <= 1; ++row) {
            const std::int64_t from = own + row * columns - 1;
            for (auto it = std::ranges::lower_bound(buckets, std::pair{from, std::uint32_t{0}});
                 it != buckets.end() && it->first <= from + 2; ++it) {
                if (it->second == i)
                    continue;
                const double dx = found[it->second].centre.x - found[i].centre.x;
                const double dy = found[it->second].centre.y - found[i].centre.y;
                const double apart =
                    (radius(found[i].count) + radius(found[it->second].count)) * pixel;
                if (dx * dx + dy * dy < apart * apart)
                    visit(it->second);
            }
        }
    };
    // Total order: greater count, then place in the Morton order.
    const auto greater = [&](std::uint32_t a, std::uint32_t b) {
        return found[a].count != found[b].count ? found[a].count > found[b].count
                                                : foundRuns[a].begin < foundRuns[b].begin;
    };

    // A cluster with no greater neighbour takes its neighbours in; decided from what lies around
    // alone. Again, since those left over may then stand free.
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::vector<std::uint32_t> into(count, kNone);
    std::vector<std::uint8_t> state(count, 0); // 0 open, 1 takes in, 2 taken in
    for (int round = 0; round < 3; ++round) {
        std::vector<std::uint32_t> heads;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (state[i] != 0)
                continue;
            bool isGreatest = true;
            forNeighbours(i, [&](std::uint32_t j) {
                isGreatest = isGreatest && (state[j] != 0 || greater(i, j));
            });
            if (isGreatest)
                heads.push_back(i);
        }
        for (const std::uint32_t i : heads)
            state[i] = 1;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (state[i] != 0)
                continue;
            forNeighbours(i, [&](std::uint32_t j) {
                if (state[j] == 1 && (into[i] == kNone || greater(j, into[i])))
                    into[i] = j;
            });
            if (into[i] != kNone)
                state[i] = 2;
        }
    }

    // Members of one cluster lie side by side in the runs.
    std::vector<std::uint32_t> order(count);
    for (std::uint32_t i = 0; i < count; ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
        return into[i] == kNone ? std::pair{i, 0} : std::pair{into[i], 1};
    });
    for (std::size_t k = 0; k < order.size();) {
        const std::uint32_t head = order[k];
        Cluster cluster = found[head];
        cluster.firstRun = static_cast<std::uint32_t>(view.runs.size());
        view.runs.push_back(foundRuns[head]);
        for (++k; k < order.size() && into[order[k]] == head; ++k) {
            join(cluster, found[order[k]]);
            view.runs.push_back(foundRuns[order[k]]);
        }
        cluster.endRun = static_cast<std::uint32_t>(view.runs.size());
        // Those of the margin only served to decide. Their runs may stay; nobody names them.
        if (box.contains(cluster.centre))
            view.clusters.push_back(cluster);
    }
    return view;
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
