// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/scene_assets.h"

#include "core/draw/symbols.h"
#include "core/store/asset_index.h"

#include <algorithm>
#include <deque>

namespace placeweave {

std::shared_ptr<const SceneAssets> SceneAssets::make(std::shared_ptr<All> all) {
    auto result = std::make_shared<SceneAssets>();
    std::vector<Clusters::Point> points;
    points.reserve(all->assets.size());
    all->byId.reserve(all->assets.size());
    for (std::uint32_t i = 0; i < all->assets.size(); ++i) {
        const SceneAsset &asset = all->assets[i];
        if (!all->placed[i])
            continue;
        points.push_back({asset.at, i, static_cast<std::uint32_t>(asset.kind | asset.flags << 16),
                          kindStyle(asset.kind).family});
        all->byId.emplace_back(asset.id, i);
    }
    // Rows of an index come by id already.
    if (!std::ranges::is_sorted(all->byId))
        std::ranges::sort(all->byId);
    result->m_clusters = Clusters(points);
    result->m_all = std::move(all);
    return result;
}

std::shared_ptr<const SceneAssets> SceneAssets::fromIndex(std::shared_ptr<const AssetIndex> index) {
    auto all = std::make_shared<All>();
    const std::uint32_t size = index ? index->size() : 0;
    all->assets.resize(size);
    all->placed.resize(size);
    for (std::uint32_t row = 0; row < size; ++row) {
        SceneAsset &asset = all->assets[row];
        asset.id = index->id(row).value;
        asset.name = index->name(row);
        asset.kind = index->kind(row);
        asset.flags = index->flags(row);
        if (const auto point = index->point(row); point && isOnEarth(*point)) {
            asset.at = toMercator(*point);
            all->placed[row] = true;
        }
    }
    all->keptAlive.push_back(std::move(index));
    return make(std::move(all));
}

std::shared_ptr<const SceneAssets> SceneAssets::fromList(std::vector<SceneAsset> list) {
    auto all = std::make_shared<All>();
    auto names = std::make_shared<std::deque<std::string>>();
    all->assets = std::move(list);
    all->placed.assign(all->assets.size(), true);
    for (SceneAsset &asset : all->assets)
        asset.name = names->emplace_back(asset.name);
    all->keptAlive.push_back(std::move(names));
    return make(std::move(all));
}

std::shared_ptr<const SceneAssets> SceneAssets::only(std::span<const std::uint32_t> items) const {
    std::vector<bool> keep(m_all->assets.size());
    for (const std::uint32_t item : items)
        if (item < keep.size())
            keep[item] = true;
    auto result = std::make_shared<SceneAssets>();
    result->m_all = m_all;
    result->m_clusters = m_clusters.filtered(keep);
    return result;
}

std::vector<Mercator> SceneAssets::places() const {
    std::vector<Mercator> places;
    places.reserve(m_clusters.size());
    for (std::uint32_t i = 0; i < m_clusters.size(); ++i)
        places.push_back(m_clusters.point(i).at);
    return places;
}

std::optional<std::uint32_t> SceneAssets::itemOf(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(m_all->byId, id, {},
                                                &std::pair<std::int64_t, std::uint32_t>::first);
    if (found == m_all->byId.end() || found->first != id)
        return std::nullopt;
    return found->second;
}

} // namespace placeweave
