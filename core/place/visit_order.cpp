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

std::vector<std::size_t> alwaysToTheNearest(std::span<const LatLon> places, LatLon from) {
    std::vector<bool> isDone(places.size(), false);
    std::vector<std::size_t> order;
    while (order.size() < places.size()) {
        std::size_t next = places.size();
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double away = isDone[i] ? least : distanceMetres(from, places[i]);
            if (away < least) {
                least = away;
                next = i;
            }
        }
        isDone[next] = true;
        order.push_back(next);
        from = places[next];
    }
    return order;
}

// The way between two stretches turned round, for as long as that shortens it. Without a start the
// first stretch can be turned too, and the last one always: the way has loose ends.
void turnRound(std::span<const LatLon> places, const std::optional<LatLon> &start,
               std::vector<std::size_t> &order) {
    const auto between = [&](std::size_t a, std::size_t b) {
        return distanceMetres(places[order[a]], places[order[b]]);
    };
    const auto into = [&](std::size_t first, std::size_t at) {
        if (first > 0)
            return between(first - 1, at);
        return start ? distanceMetres(*start, places[order[at]]) : 0.0;
    };
    const auto outOf = [&](std::size_t last, std::size_t at) {
        return last + 1 < order.size() ? between(at, last + 1) : 0.0;
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

double lengthOfVisits(std::span<const LatLon> places, std::span<const std::size_t> order,
                      std::optional<LatLon> start) {
    double metres = 0;
    for (const std::size_t place : order) {
        if (start)
            metres += distanceMetres(*start, places[place]);
        start = places[place];
    }
    return metres;
}

std::vector<std::size_t> visitOrder(std::span<const LatLon> places, std::optional<LatLon> start) {
    std::vector<std::size_t> best;
    double shortest = std::numeric_limits<double>::infinity();
    const std::size_t beginnings = start || places.size() > kManyPlaces ? 1 : places.size();
    for (std::size_t i = 0; i < std::min(beginnings, places.size()); ++i) {
        std::vector<std::size_t> order = alwaysToTheNearest(places, start ? *start : places[i]);
        turnRound(places, start, order);
        const double length = lengthOfVisits(places, order, start);
        if (length + kGain < shortest) {
            shortest = length;
            best = std::move(order);
        }
    }
    return best;
}

} // namespace placeweave
