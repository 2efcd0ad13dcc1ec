// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/polygon.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace placeweave {

// Which area a point lies in. Built once over an area set, then read from any thread: an R-tree of
// boxes (Boost.Geometry), then point in polygon.
class AreaIndex {
public:
    explicit AreaIndex(std::vector<Polygons> areas);
    ~AreaIndex();
    AreaIndex(AreaIndex &&) noexcept;
    AreaIndex &operator=(AreaIndex &&) noexcept;

    // Position in the vector given; the first one where areas overlap.
    std::optional<std::uint32_t> areaAt(LatLon point) const;
    // Areas whose box meets the box.
    std::vector<std::uint32_t> meeting(const LatLonBox &box) const;

private:
    struct Tree;
    std::vector<Polygons> m_areas;
    std::unique_ptr<Tree> m_tree;
};

} // namespace placeweave
