// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"
#include "core/model/vocabulary.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace placeweave {

inline constexpr LatLon kIslandCentre{54.5, -3.98};

// Leaps to and fro about its middle, as bad data does.
inline Ring jaggedRing(int points, double radius) {
    Ring ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double at = radius * (1 + std::sin(i * 1.7) / 6);
        ring.push_back({kIslandCentre.latitude + at * std::sin(angle),
                        kIslandCentre.longitude + 1.7 * at * std::cos(angle)});
    }
    return ring;
}

// A square island, and on it some organisations in a row from west to east, each with a place of
// its own at zoom 13; ids count from 1.
inline SceneSources smallIsland(int organisations) {
    SceneSources sources;
    const double side = 0.1;
    const Ring coast{{54.45, -4.06}, {54.45, -3.9}, {54.45 + side, -3.9}, {54.45 + side, -4.06}};
    sources.ground = GroundLayers::fromContext({{"land", "", "", 0, toWkb({{coast, {}}})}});
    std::vector<std::string> names;
    for (int i = 0; i < organisations; ++i)
        names.push_back("Organisation " + std::to_string(i + 1));
    std::vector<SceneAsset> assets;
    for (int i = 0; i < organisations; ++i) {
        SceneAsset asset;
        asset.id = i + 1;
        asset.name = names[static_cast<std::size_t>(i)];
        asset.kind = *vocabulary("kind").indexOf(i % 2 == 0 ? "community_hub" : "grassroots_group");
        asset.at = toMercator({kIslandCentre.latitude,
                               kIslandCentre.longitude + 0.02 * (i - (organisations - 1) / 2.0)});
        assets.push_back(asset);
    }
    sources.assets = SceneAssets::fromList(std::move(assets));
    return sources;
}

} // namespace placeweave
