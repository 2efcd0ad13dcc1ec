// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_source.h"

namespace placeweave {

// Hands a MapCanvas the scene that a test made.
class SceneSource : public MapSource {
public:
    explicit SceneSource(SceneSources sources) : scene(std::move(sources)) {}

    SceneSources scene;
    std::shared_ptr<TilePictures> pictures; // of a base map

    std::shared_ptr<const AssetIndex> snapshot() const override { return nullptr; }
    std::shared_ptr<const std::vector<std::uint32_t>> rows() const override { return nullptr; }
    std::shared_ptr<const SceneAssets> disclosed() const override { return scene.assets; }
    std::shared_ptr<const SceneAssets> suggestions() const override { return scene.suggestions; }
    std::shared_ptr<const GroundLayers> ground() const override { return scene.ground; }
    std::vector<std::shared_ptr<const AreaLayer>> outlines() const override {
        return scene.outlines;
    }
    std::shared_ptr<const AreaFill> fill() const override { return scene.fill; }
    std::shared_ptr<const Core20Areas> core20() const override { return scene.core20; }
    std::shared_ptr<TilePictures> baseMap() const override { return pictures; }
    std::optional<Reach> reach() const override { return scene.reach; }
    std::vector<SceneLink> links() const override { return scene.links; }
    std::shared_ptr<const NoteLayer> notes() const override { return scene.notes; }
};

} // namespace placeweave
