// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/nearest.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"
#include "tests/bench/bench.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <random>

namespace placeweave {
namespace {

constexpr int kAreas = 33'755; // lower-layer super output areas of England, 2021

// Where people live: as unevenly as organisations do, up to about 500 m from one.
std::vector<LatLon> centresAmong(const AssetIndex &index) {
    std::mt19937_64 random(20261124);
    std::uniform_real_distribution<double> aside(-0.005, 0.005);
    std::vector<LatLon> centres;
    while (centres.size() < kAreas)
        if (const auto point = index.point(static_cast<std::uint32_t>(random() % index.size())))
            centres.push_back({point->latitude + aside(random), point->longitude + aside(random)});
    return centres;
}

} // namespace

NearestFigures timeNearest(const AssetIndex &index) {
    const std::vector<LatLon> centres = centresAmong(index);
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::vector<LatLon>> kinds(vocabulary("kind").terms().size());
    for (std::uint32_t row = 0; row < index.size(); ++row)
        if (const auto point = index.point(row); point && index.kind(row) < kinds.size())
            kinds[index.kind(row)].push_back(*point);
    benchmark::DoNotOptimize(nearestOfEach(centres, kinds));
    NearestFigures figures;
    figures.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    for (const auto &kind : kinds)
        figures.kinds += kind.empty() ? 0 : 1;
    return figures;
}

} // namespace placeweave
