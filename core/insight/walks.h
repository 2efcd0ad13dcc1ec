// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/nearest.h"
#include "core/insight/walking_network.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace placeweave {

// On foot to some places, with one meaning whatever is asked: along the map's roads where they lead
// there, else the straight line times what streets add to it (core/place/walking.h). The network
// must outlive it.
class Walks {
public:
    Walks(const WalkingNetwork &network, std::vector<LatLon> to);

    struct Walk {
        std::uint32_t to = 0;
        double metres = 0; // on foot
        bool isAlongRoads = false;
    };
    // To the nearest on foot; nothing where there are none.
    std::vector<std::optional<Walk>> nearest(std::span<const LatLon> from) const;
    // Those within so many metres on foot, for each of `from`.
    std::vector<std::vector<std::uint32_t>> within(std::span<const LatLon> from,
                                                   double metres) const;

    // From each to each of some places.
    static std::vector<std::vector<Walk>> between(const WalkingNetwork &network,
                                                  std::span<const LatLon> places);

private:
    const WalkingNetwork *m_network;
    std::vector<LatLon> m_to;
    NearestIndex m_index;
    std::vector<std::uint32_t> m_besideNoWay; // positions in m_to
    NearestIndex m_offRoad;                   // of those
};

} // namespace placeweave
