// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace placeweave {

// What lies nearest to where, along great circles. A k-d tree (nanoflann) of the points on the unit
// sphere: there the nearest by straight line through the earth is the nearest on it, and neither
// the poles nor the 180th meridian are special. Built once, then read from any thread.
class NearestIndex {
public:
    struct Hit {
        std::uint32_t point = 0; // position in the vector given
        double metres = 0;
    };

    explicit NearestIndex(std::span<const LatLon> points);
    ~NearestIndex();
    NearestIndex(NearestIndex &&) noexcept;
    NearestIndex &operator=(NearestIndex &&) noexcept;

    // Of several equally near one, the first given. Nothing where there are no points.
    std::optional<Hit> nearest(LatLon from) const;
    // The nearest first; of equally near ones in the order given.
    std::vector<Hit> within(LatLon from, double metres) const;

private:
    friend class NearestOfEach;
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

// The nearest of each of several groups to each of many places, a row a group: all kinds of
// organisation for all small areas of a country at once. Nothing where the group is empty. Uses as
// many threads as the machine has processors.
std::vector<std::vector<std::optional<NearestIndex::Hit>>>
nearestOfEach(std::span<const LatLon> from, std::span<const std::vector<LatLon>> groups);

} // namespace placeweave
