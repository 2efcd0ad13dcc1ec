// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/area_index.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <iterator>

namespace placeweave {
namespace {
namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using Entry = std::pair<TreeBox, std::uint32_t>;
} // namespace

struct AreaIndex::Tree {
    bg::index::rtree<Entry, bg::index::rstar<16>> boxes;
};

AreaIndex::AreaIndex(std::vector<Polygons> areas)
    : m_areas(std::move(areas)), m_tree(std::make_unique<Tree>()) {
    std::vector<Entry> entries;
    entries.reserve(m_areas.size());
    for (std::uint32_t i = 0; i < m_areas.size(); ++i) {
        const LatLonBox box = boundsOf(m_areas[i]);
        if (!box.isEmpty())
            entries.emplace_back(TreeBox({box.west, box.south}, {box.east, box.north}), i);
    }
    // Given all at once the tree is packed, which is faster to build and to read.
    m_tree->boxes = decltype(m_tree->boxes)(entries);
}

AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex &&) noexcept = default;
AreaIndex &AreaIndex::operator=(AreaIndex &&) noexcept = default;

std::optional<std::uint32_t> AreaIndex::areaAt(LatLon point) const {
    if (!isOnEarth(point))
        return std::nullopt;
    std::optional<std::uint32_t> first;
    const TreePoint at(point.longitude, point.latitude);
    for (auto it = m_tree->boxes.qbegin(bg::index::intersects(at)); it != m_tree->boxes.qend();
         ++it)
        if ((!first || it->second < *first) && contains(m_areas[it->second], point))
            first = it->second;
    return first;
}

std::vector<std::uint32_t> AreaIndex::meeting(const LatLonBox &box) const {
    std::vector<std::uint32_t> areas;
    if (box.isEmpty())
        return areas;
    const TreeBox window({box.west, box.south}, {box.east, box.north});
    for (auto it = m_tree->boxes.qbegin(bg::index::intersects(window)); it != m_tree->boxes.qend();
         ++it)
        areas.push_back(it->second);
    std::ranges::sort(areas);
    return areas;
}

} // namespace placeweave
