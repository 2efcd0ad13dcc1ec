// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/walks.h"

#include "core/place/projection.h"
#include "core/place/walking.h"

#include <algorithm>

namespace placeweave {
namespace {

std::vector<std::uint32_t> besideNoWay(const WalkingNetwork &network,
                                       const std::vector<LatLon> &to) {
    std::vector<std::uint32_t> positions;
    for (std::uint32_t i = 0; i < to.size(); ++i)
        if (!network.reaches(to[i]))
            positions.push_back(i);
    return positions;
}

std::vector<LatLon> only(const std::vector<LatLon> &places,
                         const std::vector<std::uint32_t> &positions) {
    std::vector<LatLon> chosen;
    for (const std::uint32_t position : positions)
        chosen.push_back(places[position]);
    return chosen;
}

} // namespace

Walks::Walks(const WalkingNetwork &network, std::vector<LatLon> to)
    : m_network(&network), m_to(std::move(to)), m_index(m_to),
      m_besideNoWay(besideNoWay(network, m_to)), m_offRoad(only(m_to, m_besideNoWay)) {}

std::vector<std::optional<Walks::Walk>> Walks::nearest(std::span<const LatLon> from) const {
    const auto ways = m_network->nearest(from, m_to);
    std::vector<std::optional<Walk>> walks(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto &way = ways[i];
        if (!way) { // no road leads from there to any
            if (const auto hit = m_index.nearest(from[i]))
                walks[i] = Walk{hit->point, hit->metres * kDetour, false};
            continue;
        }
        walks[i] = Walk{way->to, way->metres, true};
        const auto hit = m_offRoad.nearest(from[i]);
        if (hit && hit->metres * kDetour < way->metres)
            walks[i] = Walk{m_besideNoWay[hit->point], hit->metres * kDetour, false};
    }
    return walks;
}

std::vector<std::vector<Walks::Walk>> Walks::between(const WalkingNetwork &network,
                                                     std::span<const LatLon> places) {
    const auto ways = network.between(places);
    std::vector<std::vector<Walk>> walks(places.size());
    for (std::size_t from = 0; from < places.size(); ++from)
        for (std::uint32_t to = 0; to < places.size(); ++to) {
            const std::optional<double> &way = ways[from][to];
            walks[from].push_back(
                way ? Walk{to, *way, true}
                    : Walk{to, distanceMetres(places[from], places[to]) * kDetour, false});
        }
    return walks;
}

std::vector<std::vector<std::uint32_t>> Walks::within(std::span<const LatLon> from,
                                                      double metres) const {
    const double straight = metres / kDetour;
    const auto ways = m_network->nearest(from, m_to);
    auto all = m_network->within(from, m_to, metres);
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!ways[i])
            for (const NearestIndex::Hit &hit : m_index.within(from[i], straight))
                all[i].push_back(hit.point);
        else
            for (const NearestIndex::Hit &hit : m_offRoad.within(from[i], straight))
                all[i].push_back(m_besideNoWay[hit.point]);
    }
    return all;
}

} // namespace placeweave
