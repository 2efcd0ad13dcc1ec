// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/clusters.h"

#include "tests/core/place/random_shapes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace placeweave {
namespace {

double radius(std::uint32_t count) {
    return count == 1 ? 10 : std::min(30.0, 12 + std::log2(count) * 2);
}

// Towns of different sizes and strays between them.
std::vector<Clusters::Point> someTowns(std::mt19937 &random, std::uint32_t count) {
    std::uniform_real_distribution<double> unit(0, 1);
    std::normal_distribution<double> spread(0, 0.02);
    std::vector<Clusters::Point> points;
    for (std::uint32_t i = 0; i < count; ++i) {
        const double town = std::floor(unit(random) * 12);
        const LatLon at = i % 5 == 0 ? LatLon{50 + 5 * unit(random), -4 + 5 * unit(random)}
                                     : LatLon{50.5 + town * 0.35 + spread(random),
                                              -3 + std::fmod(town * 1.7, 4) + spread(random)};
        points.push_back({toMercator(at), i, i, static_cast<std::uint8_t>(i % 10)});
    }
    return points;
}

std::vector<std::uint32_t> membersOf(const Clusters &points, const ClusterView &view,
                                     const Cluster &cluster) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t r = cluster.firstRun; r < cluster.endRun; ++r)
        for (std::uint32_t i = view.runs[r].begin; i < view.runs[r].end; ++i)
            items.push_back(points.point(i).item);
    return items;
}

const MercatorBox kWorld{0, 0, 1, 1};

TEST(Clusters, EveryPointIsInExactlyOneCluster) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 5000));
    for (double zoom = 4; zoom < 19; zoom += 0.7) {
        const ClusterView view = points.in(kWorld, 1 / (256 * std::exp2(zoom)), 24, radius);
        std::vector<int> seen(5000);
        for (const Cluster &cluster : view.clusters)
            for (const std::uint32_t item : membersOf(points, view, cluster))
                ++seen[item];
        EXPECT_TRUE(std::ranges::all_of(seen, [](int n) { return n == 1; })) << zoom;
    }
}

TEST(Clusters, CountsMakeUpAndExtentAreOfItsMembers) {
    auto random = seededGenerator();
    const auto towns = someTowns(random, 3000);
    const Clusters points(towns);
    // One heap of everything, a few, many: sums of blocks and of single points.
    for (const double zoom : {1.0, 6.0, 8.3}) {
        const ClusterView view = points.in(kWorld, 1 / (256 * std::exp2(zoom)), 24, radius);
        EXPECT_LT(view.clusters.size(), 1500U);
        for (const Cluster &cluster : view.clusters) {
            const auto members = membersOf(points, view, cluster);
            EXPECT_EQ(members.size(), cluster.count);
            std::array<std::uint32_t, Cluster::kGroups> groups{};
            MercatorBox box;
            for (const std::uint32_t item : members) {
                ++groups[item % 10];
                box.add(towns[item].at);
            }
            EXPECT_EQ(groups, cluster.groups);
            const MercatorBox bounds = points.boundsOf(view.runsOf(cluster));
            EXPECT_EQ(box.left, bounds.left);
            EXPECT_EQ(box.top, bounds.top);
            EXPECT_EQ(box.right, bounds.right);
            EXPECT_EQ(box.bottom, bounds.bottom);
            EXPECT_TRUE(bounds.contains(cluster.centre));
        }
    }
}

TEST(Clusters, AMovedViewShowsTheSameClusters) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 20'000));
    const double upp = 1 / (256 * std::exp2(9.4));
    const ClusterView all = points.in(kWorld, upp, 24, radius);
    std::set<std::pair<double, double>> known;
    for (const Cluster &cluster : all.clusters)
        known.insert({cluster.centre.x, cluster.centre.y});
    std::uniform_real_distribution<double> step(-200, 200);
    const Mercator centre = toMercator({52, -1});
    for (int i = 0; i < 30; ++i) {
        const double x = centre.x + step(random) * upp;
        const double y = centre.y + step(random) * upp;
        const MercatorBox box{x - 640 * upp, y - 400 * upp, x + 640 * upp, y + 400 * upp};
        std::size_t inBox = 0;
        for (const Cluster &cluster : points.in(box, upp, 24, radius).clusters) {
            ++inBox;
            EXPECT_TRUE(known.contains({cluster.centre.x, cluster.centre.y}));
        }
        EXPECT_EQ(inBox,
                  static_cast<std::size_t>(std::ranges::count_if(
                      all.clusters, [&](const Cluster &c) { return box.contains(c.centre); })));
    }
}

TEST(Clusters, HardlyAnyTwoOverlap) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 20'000));
    const double upp = 1 / (256 * std::exp2(9));
    const auto clusters = points.in(kWorld, upp, 24, radius).clusters;
    int overlapping = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i)
        for (std::size_t j = i + 1; j < clusters.size(); ++j) {
            const double distance = std::hypot(clusters[i].centre.x - clusters[j].centre.x,
                                               clusters[i].centre.y - clusters[j].centre.y) /
                                    upp;
            overlapping += distance < radius(clusters[i].count) + radius(clusters[j].count);
        }
    EXPECT_LE(overlapping, static_cast<int>(clusters.size() / 20));
}

TEST(Clusters, ASinglePointStaysWhereItIs) {
    const Mercator at = toMercator({54.5, -3.98});
    const Clusters::Point point{at, 7, 0, 3};
    const auto view = Clusters(std::span(&point, 1)).in(kWorld, 1e-6, 24, radius);
    ASSERT_EQ(view.clusters.size(), 1U);
    EXPECT_EQ(view.clusters[0].centre.x, at.x);
    EXPECT_EQ(view.clusters[0].centre.y, at.y);
    EXPECT_EQ(view.clusters[0].groups[3], 1U);
}

TEST(Clusters, AFilterKeepsWhatItSaysAndItsOrder) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 4000));
    std::vector<bool> keep(4000);
    for (std::size_t i = 0; i < keep.size(); i += 3)
        keep[i] = true;
    const Clusters some = points.filtered(keep);
    EXPECT_EQ(some.size(), 1334U);
    std::uint32_t total = 0;
    for (const Cluster &cluster : some.in(kWorld, 1e-5, 24, radius).clusters)
        total += cluster.count;
    EXPECT_EQ(total, 1334U);
    for (std::uint32_t i = 0; i < some.size(); ++i)
        EXPECT_TRUE(keep[some.point(i).item]);
}

TEST(Clusters, ForEachInVisitsExactlyTheBox) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 6000));
    std::uniform_real_distribution<double> unit(0, 1);
    for (int i = 0; i < 50; ++i) {
        const Mercator a = toMercator({50 + 5 * unit(random), -4 + 5 * unit(random)});
        const double side = std::pow(10, -5 + 4 * unit(random));
        const MercatorBox box{a.x, a.y, a.x + side, a.y + side};
        std::uint32_t expected = 0;
        for (std::uint32_t p = 0; p < points.size(); ++p)
            expected += box.contains(points.point(p).at);
        std::uint32_t visited = 0;
        points.forEachIn(box, [&](std::uint32_t) { ++visited; });
        EXPECT_EQ(visited, expected);
        std::vector<std::uint32_t> times(points.size()); // each point was visited, or its block
        points.forEachBlockIn(
            box, [&](std::uint32_t p) { ++times[p]; },
            [&](std::uint32_t block) {
                for (std::uint32_t p = 0; p < Clusters::kBlock; ++p)
                    ++times[block * Clusters::kBlock + p];
            });
        for (std::uint32_t p = 0; p < points.size(); ++p)
            EXPECT_EQ(times[p], box.contains(points.point(p).at) ? 1U : 0U);
    }
}

TEST(Clusters, AWholeCountryIsVisitedByBlocks) {
    auto random = seededGenerator();
    const Clusters points(someTowns(random, 6000));
    std::uint32_t visited = 0;
    std::uint32_t blocks = 0;
    points.forEachBlockIn(
        kWorld, [&](std::uint32_t) { ++visited; }, [&](std::uint32_t) { ++blocks; });
    EXPECT_EQ(blocks, 6000 / Clusters::kBlock);
    EXPECT_EQ(visited, 6000 % Clusters::kBlock);
}

TEST(Clusters, OddInputIsHarmless) {
    const std::vector<Clusters::Point> odd{
        {{std::nan(""), 0.5}, 0, 0, 0},
        {{0.5, std::numeric_limits<double>::infinity()}, 1, 0, 0},
        {{1, 0.5}, 2, 0, 0},
        {{0.5, 2}, 3, 0, 200},
        {{-0.25, 0.5}, 4, 0, 0}};
    const Clusters points(odd);
    EXPECT_EQ(points.size(), 3U);
    EXPECT_NO_FATAL_FAILURE(points.in(kWorld, 1e-3, 24, radius));
    EXPECT_TRUE(points.in(kWorld, 0, 24, radius).clusters.empty());
    EXPECT_TRUE(Clusters().in(kWorld, 1e-3, 24, radius).clusters.empty());
    const Clusters none{std::span<const Clusters::Point>()};
    EXPECT_TRUE(none.bounds().isEmpty());
}

TEST(Clusters, CoincidentPointsAreOneClusterAtAnyZoom) {
    std::vector<Clusters::Point> points;
    for (std::uint32_t i = 0; i < 100; ++i)
        points.push_back({toMercator({52, -1}), i, 0, 0});
    const Clusters clusters(points);
    for (double zoom = 4; zoom <= 20; ++zoom) {
        const auto view = clusters.in(kWorld, 1 / (256 * std::exp2(zoom)), 24, radius);
        ASSERT_EQ(view.clusters.size(), 1U);
        EXPECT_EQ(view.clusters[0].count, 100U);
    }
}

} // namespace
} // namespace placeweave
