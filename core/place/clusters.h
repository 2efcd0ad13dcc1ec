// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/projection.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace placeweave {

struct MercatorBox {
    double left = 2;
    double top = 2;
    double right = -1;
    double bottom = -1;

    bool isEmpty() const { return left > right || top > bottom; }
    bool contains(Mercator p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    bool meets(const MercatorBox &other) const {
        return left <= other.right && right >= other.left && top <= other.bottom &&
               bottom >= other.top;
    }
    void add(Mercator p) {
        left = p.x < left ? p.x : left;
        right = p.x > right ? p.x : right;
        top = p.y < top ? p.y : top;
        bottom = p.y > bottom ? p.y : bottom;
    }
    void add(const MercatorBox &other) {
        if (other.isEmpty())
            return;
        add(Mercator{other.left, other.top});
        add(Mercator{other.right, other.bottom});
    }
};

// Points close together on the screen, drawn as one. Holds `count` points; a single point is a
// cluster of one.
struct Cluster {
    static constexpr std::size_t kGroups = 12;

    Mercator centre; // mean of its points, or of those of the greatest that joined
    std::uint32_t count = 0;
    std::array<std::uint32_t, kGroups> groups{}; // how many of each group (family of kinds)
    std::uint32_t firstRun = 0;                  // its members: runs firstRun to endRun of the view
    std::uint32_t endRun = 0;
};

// The clusters of one view.
struct ClusterView {
    struct Run {
        std::uint32_t begin = 0; // positions in Clusters, end not included
        std::uint32_t end = 0;
    };
    std::vector<Cluster> clusters;
    std::vector<Run> runs;

    std::span<const Run> runsOf(const Cluster &cluster) const {
        return std::span(runs).subspan(cluster.firstRun, cluster.endRun - cluster.firstRun);
    }
};

// Points in the order of their Morton codes on Web Mercator, so that every square of every tile
// grid is one run of neighbours: clustering a view is cutting that order into runs. A filter keeps
// the order and so costs one pass. Immutable; read from any thread.
class Clusters {
public:
    struct Point {
        Mercator at;
        std::uint32_t item = 0; // the caller's number for it
        std::uint32_t tag = 0;  // the caller's, kept here for passes over many points
        std::uint8_t group = 0; // below Cluster::kGroups
    };

    Clusters() = default;
    // Points that are not numbers are left out; x is wrapped into the world, y clamped to it.
    explicit Clusters(std::span<const Point> points);

    // The points whose item number is set in `keep`, in one pass.
    Clusters filtered(const std::vector<bool> &keep) const;

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_points.size()); }
    // In Morton order.
    const Point &point(std::uint32_t position) const { return m_points[position]; }
    const MercatorBox &bounds() const { return m_bounds; }

    // What to draw where `unitsPerPixel` of the world make a pixel. Points in one square of a grid
    // with squares of `cell` to 2 x `cell` pixels join; then clusters that would overlap when drawn
    // with that radius join the greater of them. Squares do not depend on the box, so a cluster
    // does not change as the map is moved.
    using Radius = double (*)(std::uint32_t count); // pixels, never less for more points
    ClusterView in(const MercatorBox &box, double unitsPerPixel, double cell, Radius radius,
                   double scale = 1) const;
    MercatorBox boundsOf(std::span<const ClusterView::Run> runs) const;
    // Calls `visit(position)` for each point in the box.
    template <class Visit>
    void forEachIn(const MercatorBox &box, Visit &&visit) const {
        constexpr int kEighths = 3; // finer squares cost more to find than they save
        for (const BoxRun &run : runsIn(box, kEighths))
            for (std::uint32_t i = run.begin; i < run.end; ++i)
                if (run.isInside || box.contains(m_points[i].at))
                    visit(i);
    }
    // The same for whoever has added the points up by blocks: `visitBlock(number)` for each block
    // that lies in the box, `visit(position)` for each point of others. Block b is of the points
    // from b * kBlock on.
    static constexpr std::uint32_t kBlock = 64;
    template <class Visit, class VisitBlock>
    void forEachBlockIn(const MercatorBox &box, Visit &&visit, VisitBlock &&visitBlock) const {
        constexpr int kFine = 7; // few points are in squares that the edge of the box cuts
        for (const BoxRun &run : runsIn(box, kFine)) {
            for (std::uint32_t i = run.begin; i < run.end; ++i) {
                if (run.isInside && i % kBlock == 0 && run.end - i >= kBlock) {
                    visitBlock(i / kBlock);
                    i += kBlock - 1;
                } else if (run.isInside || box.contains(m_points[i].at)) {
                    visit(i);
                }
            }
        }
    }

private:
    // Points of squares that meet a box.
    struct BoxRun {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool isInside = false; // each of them is in the box
    };
    void sumUp();
    std::uint32_t greatestAt(int depth) const;
    Mercator centreOf(std::uint32_t begin, std::uint32_t end) const;
    void addTo(Cluster &cluster, ClusterView::Run run) const;
    // Of squares of which a side of the box is about 2^fineness, in Morton order.
    std::vector<BoxRun> runsIn(const MercatorBox &box, int fineness) const;

    std::vector<std::uint64_t> m_codes;
    std::vector<Point> m_points;
    // So that a view of the whole country does not visit each point: the sum of all points before
    // each, and of all of them; how many of each group are among kSummed that follow each other.
    static constexpr std::uint32_t kSummed = 16;
    struct GroupCounts { // a byte each, so that those of several are added up in two steps
        std::uint64_t first = 0;
        std::uint64_t others = 0;

        void add(const GroupCounts &more) {
            first += more.first;
            others += more.others;
        }
        void addTo(std::array<std::uint32_t, Cluster::kGroups> &groups) const;
        static GroupCounts of(std::uint8_t group);
    };
    std::vector<Mercator> m_before;
    std::vector<GroupCounts> m_groupCounts;
    // The most points in one square, by how often the world was halved for its side; in deeper ones
    // there are no more than in the last.
    std::vector<std::uint32_t> m_greatest;
    MercatorBox m_bounds;
};

} // namespace placeweave
