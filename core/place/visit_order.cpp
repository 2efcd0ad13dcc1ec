// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/visit_order.h"

#include "core/place/projection.h"

#include <algorithm>
#include <limits>

namespace placeweave {
namespace {

// Beyond so many every place is no longer tried as the first: nobody visits so many in a day.
constexpr std::size_t kManyPlaces = 60;
constexpr double kGain = 1e-6; // metres: less is rounding, and would go on for ever

std::vector<std::size_t> alwaysToTheNearest(const WaysBetween &between, std::size_t first) {
    std::vector<bool> isDone(between.size(), false);
    std::vector<std::size_t> order{first};
    isDone[first] = true;
    while (order.size() < between.size()) {
        const std::vector<double> &away = between[order.back()];
        std::size_t next = between.size();
        for (std::size_t i = 0; i < between.size(); ++i)
            if (!isDone[i] && (next == between.size() || away[i] < away[next]))
                next = i;
        isDone[next] = true;
        order.push_back(next);
    }
    return order;
}

// The way between two stretches turned round, for as long as that shortens it. The first stretch
// and the last can be turned always: the way has loose ends.
void turnRound(const WaysBetween &between, std::vector<std::size_t> &order) {
    const auto into = [&](std::size_t first, std::size_t at) {
        return first > 0 ? between[order[first - 1]][order[at]] : 0.0;
    };
    const auto outOf = [&](std::size_t last, std::size_t at) {
        return last + 1 < order.size() ? between[order[at]][order[last + 1]] : 0.0;
    };
    for (bool isShorter = true; isShorter;) {
        isShorter = false;
        for (std::size_t first = 0; first + 1 < order.size(); ++first)
            for (std::size_t last = first + 1; last < order.size(); ++last) {
                const double now = into(first, first) + outOf(last, last);
                const double turned = into(first, last) + outOf(last, first);
                if (turned + kGain >= now)
                    continue;
                std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first),
                             order.begin() + static_cast<std::ptrdiff_t>(last) + 1);
                isShorter = true;
            }
    }
}

} // namespace

WaysBetween straightBetween(std::span<const LatLon> places) {
    WaysBetween between(places.size(), std::vector<double>(places.size()));
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            between[a][b] = between[b][a] = distanceMetres(places[a], places[b]);
    return between;
}

double lengthOfVisits(const WaysBetween &between, std::span<const std::size_t> order) {
    double metres = 0;
    for (std::size_t i = 1; i < order.size(); ++i)
        metres += between[order[i - 1]][order[i]];
    return metres;
}

std::vector<std::size_t> visitOrder(const WaysBetween &between) {
    std::vector<std::size_t> best;
    double shortest = std::numeric_limits<double>::infinity();
    const std::size_t beginnings = between.size() > kManyPlaces ? 1 : between.size();
    for (std::size_t first = 0; first < beginnings; ++first) {
        std::vector<std::size_t> order = alwaysToTheNearest(between, first);
        turnRound(between, order);
        const double length = lengthOfVisits(between, order);
        if (length + kGain < shortest) {
            shortest = length;
            best = std::move(order);
        }
    }
    return best;
}

} // namespace placeweave
