// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/store/area_store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace placeweave {

// The ways of a map's road layer, as one walks them: either way along each, and from one to another
// wherever they share a point or one ends beside another; ways that only cross are a bridge, unless
// nothing else leads to one of them. Motorways are no way to walk. Built once, then read from any
// thread.
class WalkingNetwork {
public:
    explicit WalkingNetwork(std::span<const ContextFeature> context);
    ~WalkingNetwork();
    WalkingNetwork(WalkingNetwork &&) noexcept;
    WalkingNetwork &operator=(WalkingNetwork &&) noexcept;

    bool isEmpty() const;

    struct Walk {
        std::uint32_t to = 0;
        double metres = 0; // to the way, along it, and from it, straight at both ends
    };
    // The nearest on foot of `to` for each of `from`; nothing where no way comes within
    // kLongestToWay, or none leads there.
    std::vector<std::optional<Walk>> nearest(std::span<const LatLon> from,
                                             std::span<const LatLon> to) const;

    // For each of `from` those of `to` that are within so many metres on foot, along the ways
    // alone.
    std::vector<std::vector<std::uint32_t>> within(std::span<const LatLon> from,
                                                   std::span<const LatLon> to, double metres) const;
    // Metres on foot from each to each, straight where both are beside one spot of a way; nothing
    // where no way leads.
    std::vector<std::vector<std::optional<double>>> between(std::span<const LatLon> places) const;
    // Whether a way comes within kLongestToWay.
    bool reaches(LatLon place) const;

    static constexpr double kLongestToWay = 300; // metres

private:
    struct Ways;
    std::unique_ptr<Ways> m_ways;
};

} // namespace placeweave
