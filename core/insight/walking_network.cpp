// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/walking_network.h"

#include "core/insight/nearest.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace placeweave {
namespace {

// Points along a way stand no farther apart: who stands beside it is never far from one.
constexpr double kStep = 20;
// What ends so near another way meets it: drawings are rarely exact.
constexpr double kJoin = 12;
// Of two ways that cross, points stand no farther apart than this: half a step along each.
constexpr double kCrossing = 15;
constexpr double kUnreached = std::numeric_limits<double>::infinity();
constexpr std::array<std::string_view, 3> kNotWalked{"motorway", "motorway_link", "trunk_link"};

struct Edge {
    std::uint32_t to = 0;
    double metres = 0;
};

} // namespace

struct WalkingNetwork::Ways {
    std::vector<LatLon> points;
    std::vector<std::vector<Edge>> next;
    std::unordered_map<std::uint64_t, std::uint32_t> byPlace;
    std::unique_ptr<NearestIndex> index;

    std::uint32_t pointAt(LatLon at) {
        const FixedLatLon fixed = toFixed(at); // a centimetre
        const std::uint64_t key =
            (std::uint64_t{static_cast<std::uint32_t>(fixed.latitude)} << 32) |
            static_cast<std::uint32_t>(fixed.longitude);
        const auto [found, isNew] =
            byPlace.try_emplace(key, static_cast<std::uint32_t>(points.size()));
        if (isNew) {
            points.push_back(at);
            next.emplace_back();
        }
        return found->second;
    }
    void connect(std::uint32_t a, std::uint32_t b) {
        if (a == b)
            return;
        const double metres = distanceMetres(points[a], points[b]);
        next[a].push_back({b, metres});
        next[b].push_back({a, metres});
    }

    void add(const std::vector<LatLon> &path) {
        for (std::size_t i = 1; i < path.size(); ++i) {
            const LatLon from = path[i - 1];
            const LatLon to = path[i];
            if (!isOnEarth(from) || !isOnEarth(to))
                continue;
            constexpr double kMostPieces = 10'000; // of a line across the country
            const double pieces =
                std::clamp(std::ceil(distanceMetres(from, to) / kStep), 1.0, kMostPieces);
            std::uint32_t last = pointAt(from);
            for (int piece = 1; piece <= static_cast<int>(pieces); ++piece) {
                const double share = piece / pieces;
                const std::uint32_t point =
                    share >= 1
                        ? pointAt(to)
                        : pointAt({from.latitude + share * (to.latitude - from.latitude),
                                   from.longitude + share * (to.longitude - from.longitude)});
                connect(last, point);
                last = point;
            }
        }
    }

    // Ways that end beside another: to the nearest point of one that is not their own.
    void joinEnds() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
        for (std::uint32_t end = 0; end < points.size(); ++end) {
            if (next[end].size() != 1)
                continue;
            for (const NearestIndex::Hit &hit : index->within(points[end], kJoin))
                if (hit.point != end && hit.point != next[end][0].to) {
                    joins.emplace_back(end, hit.point);
                    break;
                }
        }
        for (const auto &[end, other] : joins)
            connect(end, other);
    }

    // Dijkstra's: on from a point that was reached after so many metres, the nearest first and none
    // beyond `most`, until `reached` says that it is enough.
    template <class Reached>
    void walkFrom(std::uint32_t start, double metres, double most, Reached reached) const {
        using Step = std::pair<double, std::uint32_t>;
        std::unordered_map<std::uint32_t, double> best{{start, metres}};
        std::priority_queue<Step, std::vector<Step>, std::greater<>> waiting;
        waiting.emplace(metres, start);
        while (!waiting.empty()) {
            const auto [soFar, at] = waiting.top();
            waiting.pop();
            if (soFar > best.at(at))
                continue;
            if (!reached(at, soFar))
                return;
            for (const Edge &edge : next[at]) {
                const double further = soFar + edge.metres;
                const auto [known, isNew] = best.try_emplace(edge.to, further);
                if (further > most || (!isNew && known->second <= further))
                    continue;
                known->second = further;
                waiting.emplace(further, edge.to);
            }
        }
    }

    // Which points hang together, by a number for each of them; how many numbers there are.
    std::uint32_t numberParts(std::vector<std::uint32_t> &part) const {
        constexpr std::uint32_t kNone = ~std::uint32_t{0};
        part.assign(points.size(), kNone);
        std::uint32_t parts = 0;
        std::vector<std::uint32_t> waiting;
        for (std::uint32_t first = 0; first < points.size(); ++first) {
            if (part[first] != kNone)
                continue;
            part[first] = parts;
            waiting.push_back(first);
            while (!waiting.empty()) {
                const std::uint32_t at = waiting.back();
                waiting.pop_back();
                for (const Edge &edge : next[at])
                    if (std::exchange(part[edge.to], parts) == kNone)
                        waiting.push_back(edge.to);
            }
            ++parts;
        }
        return parts;
    }

    // Ways that cross without a point in common are a bridge. But streets that nothing leads to
    // were drawn without their junctions: they meet what they cross.
    void joinParts() {
        std::vector<std::uint32_t> part;
        const std::uint32_t parts = numberParts(part);
        if (parts < 2)
            return;
        std::vector<std::size_t> sizes(parts);
        for (const std::uint32_t each : part)
            ++sizes[each];
        const auto largest =
            static_cast<std::uint32_t>(std::ranges::max_element(sizes) - sizes.begin());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
        for (std::uint32_t point = 0; point < points.size(); ++point) {
            if (part[point] == largest)
                continue;
            for (const NearestIndex::Hit &hit : index->within(points[point], kCrossing))
                if (part[hit.point] != part[point]) {
                    joins.emplace_back(point, hit.point);
                    break;
                }
        }
        for (const auto &[point, other] : joins)
            connect(point, other);
    }
};

WalkingNetwork::WalkingNetwork(std::span<const ContextFeature> context)
    : m_ways(std::make_unique<Ways>()) {
    for (const ContextFeature &feature : context) {
        if (feature.theme != "road" || std::ranges::contains(kNotWalked, feature.kind))
            continue;
        const auto shape = shapeFromWkb(feature.wkb);
        if (!shape || shape->type != Shape::Type::Lines)
            continue;
        for (const auto &path : shape->paths)
            m_ways->add(path);
    }
    m_ways->index = std::make_unique<NearestIndex>(m_ways->points);
    m_ways->joinEnds();
    m_ways->joinParts();
}

WalkingNetwork::~WalkingNetwork() = default;
WalkingNetwork::WalkingNetwork(WalkingNetwork &&) noexcept = default;
WalkingNetwork &WalkingNetwork::operator=(WalkingNetwork &&) noexcept = default;

bool WalkingNetwork::isEmpty() const {
    return m_ways->points.empty();
}

bool WalkingNetwork::reaches(LatLon place) const {
    const auto way = isEmpty() ? std::nullopt : m_ways->index->nearest(place);
    return way && way->metres <= kLongestToWay;
}

std::vector<std::vector<std::uint32_t>> WalkingNetwork::within(std::span<const LatLon> from,
                                                               std::span<const LatLon> to,
                                                               double metres) const {
    std::vector<std::vector<std::uint32_t>> all(from.size());
    if (isEmpty())
        return all;
    struct Goal {
        std::uint32_t to = 0;
        double metres = 0; // from the way
    };
    std::unordered_map<std::uint32_t, std::vector<Goal>> goals; // by point of a way
    for (std::uint32_t i = 0; i < to.size(); ++i)
        if (const auto way = m_ways->index->nearest(to[i]); way && way->metres <= kLongestToWay)
            goals[way->point].push_back({i, way->metres});
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto start = m_ways->index->nearest(from[i]);
        if (!start || start->metres > kLongestToWay)
            continue;
        m_ways->walkFrom(start->point, start->metres, metres, [&](std::uint32_t at, double soFar) {
            if (const auto found = goals.find(at); found != goals.end())
                for (const Goal &goal : found->second)
                    if (soFar + goal.metres <= metres)
                        all[i].push_back(goal.to);
            return true;
        });
    }
    return all;
}

std::vector<std::vector<std::optional<double>>>
WalkingNetwork::between(std::span<const LatLon> places) const {
    std::vector<std::vector<std::optional<double>>> all(
        places.size(), std::vector<std::optional<double>>(places.size()));
    if (isEmpty())
        return all;
    std::vector<std::pair<std::uint32_t, NearestIndex::Hit>> beside;
    std::unordered_multimap<std::uint32_t, std::size_t> goals; // positions in `beside`, by point
    for (std::uint32_t i = 0; i < places.size(); ++i)
        if (const auto way = m_ways->index->nearest(places[i]);
            way && way->metres <= kLongestToWay) {
            goals.emplace(way->point, beside.size());
            beside.emplace_back(i, *way);
        }
    for (const auto &[from, way] : beside) {
        std::size_t left = beside.size();
        m_ways->walkFrom(way.point, way.metres, kUnreached,
                         [&, from = from, start = way.point](std::uint32_t at, double soFar) {
                             const auto [first, last] = goals.equal_range(at);
                             for (auto goal = first; goal != last; ++goal) {
                                 const auto &[to, beyond] = beside[goal->second];
                                 all[from][to] = at == start
                                                     ? distanceMetres(places[from], places[to])
                                                     : soFar + beyond.metres;
                                 --left;
                             }
                             return left > 0;
                         });
    }
    return all;
}

// Dijkstra's, from all of `to` at once: each point learns the nearest of them.
std::vector<std::optional<WalkingNetwork::Walk>>
WalkingNetwork::nearest(std::span<const LatLon> from, std::span<const LatLon> to) const {
    std::vector<std::optional<Walk>> walks(from.size());
    if (isEmpty())
        return walks;
    std::vector<double> metres(m_ways->points.size(), kUnreached);
    std::vector<std::uint32_t> goal(m_ways->points.size());
    using Reached = std::pair<double, std::uint32_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> waiting;
    for (std::uint32_t i = 0; i < to.size(); ++i) {
        const auto way = m_ways->index->nearest(to[i]);
        if (way && way->metres <= kLongestToWay && way->metres < metres[way->point]) {
            metres[way->point] = way->metres;
            goal[way->point] = i;
            waiting.emplace(way->metres, way->point);
        }
    }
    while (!waiting.empty()) {
        const auto [reached, at] = waiting.top();
        waiting.pop();
        if (reached > metres[at])
            continue;
        for (const Edge &edge : m_ways->next[at])
            if (reached + edge.metres < metres[edge.to]) {
                metres[edge.to] = reached + edge.metres;
                goal[edge.to] = goal[at];
                waiting.emplace(metres[edge.to], edge.to);
            }
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto way = m_ways->index->nearest(from[i]);
        if (way && way->metres <= kLongestToWay && metres[way->point] < kUnreached)
            walks[i] = Walk{goal[way->point], way->metres + metres[way->point]};
    }
    return walks;
}

} // namespace placeweave
