// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/glyphs.h"
#include "core/place/clusters.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class AssetIndex;

// One thing with a place, as the picture needs it.
struct SceneAsset {
    std::int64_t id = 0;
    std::string_view name;
    std::uint16_t kind = 0xFFFF; // as AssetIndex::kind()
    std::uint16_t flags = 0;     // asset_flag and kSuggested (symbols.h)
    Mercator at;
    const Glyph *glyph = nullptr; // instead of the kind's
};

// What marks are made of, in an order made for clustering. Immutable and shared: the window keeps
// one and makes the next when the map or the filter changes. Takes positions as they are given: a
// print hands in the disclosed ones.
class SceneAssets {
public:
    // Every placed organisation; items are rows. Keeps the snapshot.
    static std::shared_ptr<const SceneAssets> fromIndex(std::shared_ptr<const AssetIndex> index);
    // Names are copied; items are positions in the list.
    static std::shared_ptr<const SceneAssets> fromList(std::vector<SceneAsset> list);

    // Only these items, one pass; shares everything else.
    std::shared_ptr<const SceneAssets> only(std::span<const std::uint32_t> items) const;

    const SceneAsset &asset(std::uint32_t item) const { return m_all->assets[item]; }
    const Clusters &clusters() const { return m_clusters; }
    std::uint32_t count() const { return m_clusters.size(); }
    std::vector<Mercator> places() const; // in the order of clusters()
    // How many of them there are in a box, by kind and by state.
    struct Tally {
        std::uint32_t total = 0;
        std::vector<std::uint32_t> kinds; // by place in the vocabulary; the last is of no known one
        std::array<std::uint32_t, 8> states{}; // by bit of SymbolState::bits()
    };
    Tally tallyIn(const MercatorBox &box) const;
    // Whether it has a place; it may still be filtered out.
    std::optional<std::uint32_t> itemOf(std::int64_t id) const;

    // What Clusters::Point::tag holds.
    static std::uint16_t kindOf(std::uint32_t tag) { return static_cast<std::uint16_t>(tag); }
    static std::uint16_t flagsOf(std::uint32_t tag) {
        return static_cast<std::uint16_t>(tag >> 16);
    }

private:
    struct All {
        std::vector<SceneAsset> assets;
        std::vector<bool> placed;
        std::vector<std::pair<std::int64_t, std::uint32_t>> byId;
        std::vector<std::shared_ptr<const void>> keptAlive; // what the names point into
    };
    static std::shared_ptr<const SceneAssets> make(std::shared_ptr<All> all);
    void setClusters(Clusters clusters);

    std::shared_ptr<const All> m_all;
    Clusters m_clusters;
    // Of each block of the clusters the counts of Tally, kinds first: a legend of a whole country
    // does not visit each point.
    std::vector<std::uint8_t> m_blockCounts;
};

} // namespace placeweave
