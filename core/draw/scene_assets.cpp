// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/scene_assets.h"

#include "core/draw/symbols.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"

#include <algorithm>
#include <deque>

namespace placeweave {
namespace {

constexpr std::size_t kStates = std::tuple_size_v<decltype(SceneAssets::Tally::states)>;

std::size_t kindCount() {
    return vocabulary("kind").terms().size() + 1;
}

// Counts a point: `add(i)` for each place of Tally's counts, kinds first, that goes up by one.
template <class Add>
void countPoint(std::uint32_t tag, std::size_t kinds, const Add &add) {
    add(std::min<std::size_t>(SceneAssets::kindOf(tag), kinds - 1));
    if (SceneAssets::flagsOf(tag) == 0)
        return;
    const std::uint8_t bits = symbolState(SceneAssets::flagsOf(tag)).bits();
    for (std::size_t s = 0; s < kStates; ++s)
        if ((bits >> s & 1) != 0)
            add(kinds + s);
}

} // namespace

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
    result->setClusters(Clusters(points));
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
        if (!asset.name.empty())
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
    result->setClusters(m_clusters.filtered(keep));
    return result;
}

void SceneAssets::setClusters(Clusters clusters) {
    m_clusters = std::move(clusters);
    const std::size_t kinds = kindCount();
    const std::size_t width = kinds + kStates;
    m_blockCounts.assign((m_clusters.size() + Clusters::kBlock - 1) / Clusters::kBlock * width, 0);
    static_assert(Clusters::kBlock <= 255);
    for (std::uint32_t i = 0; i < m_clusters.size(); ++i) {
        const std::size_t first = i / Clusters::kBlock * width;
        countPoint(m_clusters.point(i).tag, kinds,
                   [&](std::size_t at) { ++m_blockCounts[first + at]; });
    }
}

SceneAssets::Tally SceneAssets::tallyIn(const MercatorBox &box) const {
    const std::size_t kinds = kindCount();
    const std::size_t width = kinds + kStates;
    std::vector<std::uint32_t> counts(width);
    Tally tally;
    m_clusters.forEachBlockIn(
        box,
        [&](std::uint32_t position) {
            ++tally.total;
            countPoint(m_clusters.point(position).tag, kinds,
                       [&](std::size_t at) { ++counts[at]; });
        },
        [&](std::uint32_t block) {
            tally.total += Clusters::kBlock;
            for (std::size_t i = 0; i < width; ++i)
                counts[i] += m_blockCounts[block * width + i];
        });
    std::copy(counts.begin() + static_cast<std::ptrdiff_t>(kinds), counts.end(),
              tally.states.begin());
    counts.resize(kinds);
    tally.kinds = std::move(counts);
    return tally;
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
