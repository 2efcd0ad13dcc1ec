// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/mark_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace placeweave {
namespace {

// What a mark takes of the picture.
struct Taken {
    PixelPoint at;
    double radius = 0;
};

// By how much the legs of a spread cover what stands around it, in pixels.
double covered(std::span<const PixelPoint> legs, PixelPoint hub, double radius,
               std::span<const Taken> around) {
    double sum = 0;
    for (const Taken &other : around)
        for (const PixelPoint &leg : legs)
            sum += std::max(0.0,
                            radius + other.radius -
                                std::hypot(hub.x + leg.x - other.at.x, hub.y + leg.y - other.at.y));
    return sum;
}

} // namespace

std::vector<PixelPoint> spreadPlaces(std::uint32_t count, double scale) {
    std::vector<PixelPoint> places;
    const double step = 27 * scale;
    double radius =
        std::max(step, static_cast<double>(std::min(count, 8U)) * step / (2 * std::numbers::pi));
    while (places.size() < count) {
        const auto room = static_cast<std::uint32_t>(2 * std::numbers::pi * radius / step + 1e-6);
        const auto here = std::min<std::uint32_t>(
            std::max(1U, room), count - static_cast<std::uint32_t>(places.size()));
        for (std::uint32_t i = 0; i < here; ++i) {
            // The first one stands above the hub.
            const double angle = 2 * std::numbers::pi * i / here - std::numbers::pi / 2;
            places.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        radius += step;
    }
    return places;
}

void makeRoomForLegs(std::vector<Mark> &marks, std::size_t spread, double scale) {
    constexpr double kFarthest = 150; // whatever stands further off is out of reach
    constexpr std::array kLonger{1.0, 1.25, 1.5, 1.8};
    constexpr int kTurns = 4; // between one leg and the next
    constexpr double kWorthIt = 1;
    Mark &hub = marks[spread];
    const std::size_t end = spread + 1 + hub.legs.size();
    std::vector<Taken> around;
    double radius = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (i > spread && i < end)
            radius = std::max(radius, marks[i].radius);
        else if (i != spread &&
                 std::hypot(marks[i].at.x - hub.at.x, marks[i].at.y - hub.at.y) < kFarthest * scale)
            around.push_back({marks[i].at, marks[i].radius});
    }
    double least = covered(hub.legs, hub.at, radius, around);
    if (least == 0)
        return;
    std::vector<PixelPoint> best = hub.legs;
    for (const double longer : kLonger)
        for (int turn = 0; turn < kTurns && least > 0; ++turn) {
            const double angle =
                2 * std::numbers::pi * turn / (kTurns * static_cast<double>(hub.legs.size()));
            std::vector<PixelPoint> legs;
            for (const PixelPoint &leg : hub.legs)
                legs.push_back({longer * (leg.x * std::cos(angle) - leg.y * std::sin(angle)),
                                longer * (leg.x * std::sin(angle) + leg.y * std::cos(angle))});
            const double now = covered(legs, hub.at, radius, around);
            if (now > least - kWorthIt && now > 0)
                continue;
            least = now;
            best = std::move(legs);
        }
    hub.legs = std::move(best);
    for (std::size_t i = 0; i < hub.legs.size(); ++i)
        marks[spread + 1 + i].at = {hub.at.x + hub.legs[i].x, hub.at.y + hub.legs[i].y};
}

void leaveFigures(Mark &single, std::span<const Mark> marks) {
    constexpr double kFigure = 0.5; // half its width, of the cluster's radius
    for (const Mark &mark : marks) {
        if (mark.type != Mark::Type::Cluster)
            continue;
        const double apart = std::hypot(single.at.x - mark.at.x, single.at.y - mark.at.y);
        const double least = kFigure * mark.radius + single.radius;
        if (apart >= least)
            continue;
        const PixelPoint away = apart > 0 ? PixelPoint{(single.at.x - mark.at.x) / apart,
                                                       (single.at.y - mark.at.y) / apart}
                                          : PixelPoint{0, 1};
        single.at = {mark.at.x + away.x * least, mark.at.y + away.y * least};
    }
}

void pushApart(std::vector<Mark> &marks, double scale) {
    constexpr int kRounds = 80;
    constexpr double kFarthest = 70;
    std::vector<PixelPoint> places;
    double widest = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        places.push_back(marks[i].at);
        widest = std::max(widest, marks[i].radius);
        // So that those of one place leave it in different directions; the golden angle.
        const double angle = static_cast<double>(i) * 2.399963;
        marks[i].at.x += 0.05 * std::cos(angle);
        marks[i].at.y += 0.05 * std::sin(angle);
    }
    const double rim = 2.4 * scale;
    const double square = 2 * widest + rim;
    for (int round = 0; round < kRounds; ++round) {
        std::map<std::pair<int, int>, std::vector<std::size_t>> grid;
        for (std::size_t i = 0; i < marks.size(); ++i)
            grid[{static_cast<int>(std::floor(marks[i].at.x / square)),
                  static_cast<int>(std::floor(marks[i].at.y / square))}]
                .push_back(i);
        bool moved = false;
        for (const auto &[at, here] : grid)
            for (const auto &step : {std::pair{0, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}) {
                const auto there = grid.find({at.first + step.first, at.second + step.second});
                if (there == grid.end())
                    continue;
                for (const std::size_t i : here)
                    for (const std::size_t j : there->second) {
                        if (here == there->second && j <= i)
                            continue;
                        const double dx = marks[j].at.x - marks[i].at.x;
                        const double dy = marks[j].at.y - marks[i].at.y;
                        const double distance = std::max(1e-3, std::hypot(dx, dy));
                        const double lack = marks[i].radius + marks[j].radius + rim - distance;
                        if (lack <= 0.2)
                            continue;
                        const double push = lack * 0.4 / distance;
                        marks[i].at.x -= dx * push;
                        marks[i].at.y -= dy * push;
                        marks[j].at.x += dx * push;
                        marks[j].at.y += dy * push;
                        moved = true;
                    }
            }
        if (!moved)
            break;
    }
    const std::size_t count = marks.size();
    for (std::size_t i = 0; i < count; ++i) {
        PixelPoint way{marks[i].at.x - places[i].x, marks[i].at.y - places[i].y};
        const double length = std::hypot(way.x, way.y);
        if (length > kFarthest * scale) {
            way.x *= kFarthest * scale / length;
            way.y *= kFarthest * scale / length;
            marks[i].at = {places[i].x + way.x, places[i].y + way.y};
        }
        if (length < 3.5 * scale)
            continue;
        Mark leg;
        leg.type = Mark::Type::Spread;
        leg.at = places[i];
        leg.radius = 2 * scale;
        leg.legs = {way};
        marks.push_back(std::move(leg));
    }
}

} // namespace placeweave
