// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/scene_assets.h"
#include "core/store/asset_index.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <random>

namespace placeweave {
namespace {

constexpr int kViewsAZoom = 300;
constexpr int kFarthest = 4; // zooms from the whole country to a street
constexpr int kNearest = 16;

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

// About as large as MapScene draws them.
double radius(std::uint32_t count) {
    return count <= 1 ? 10.5 : std::min(32.0, 12 + 1.9 * std::log2(static_cast<double>(count)));
}

} // namespace

ClusterFigures timeClusters(const std::shared_ptr<const AssetIndex> &index) {
    const auto assets = SceneAssets::fromIndex(index);
    std::vector<Clusters::Point> points;
    for (std::uint32_t i = 0; i < assets->clusters().size(); ++i)
        points.push_back(assets->clusters().point(i));
    std::ranges::sort(points, {}, &Clusters::Point::item); // as they come out of a map

    ClusterFigures figures;
    const auto building = std::chrono::steady_clock::now();
    const Clusters clusters(points);
    figures.buildMilliseconds = millisecondsSince(building);

    std::mt19937_64 random(20261124);
    for (int zoom = kFarthest; zoom <= kNearest; ++zoom)
        for (int i = 0; i < kViewsAZoom; ++i) {
            const Mercator at = points[random() % points.size()].at;
            const double unitsPerPixel = std::exp2(-zoom) / 256;
            const double right = 640 * unitsPerPixel;
            const double down = 400 * unitsPerPixel;
            const auto asking = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(clusters.in(
                {at.x - right, at.y - down, at.x + right, at.y + down}, unitsPerPixel, 30, radius));
            figures.queryMilliseconds.push_back(millisecondsSince(asking));
        }
    return figures;
}

} // namespace placeweave
