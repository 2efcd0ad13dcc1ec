// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/web_ground.h"

#include "core/model/shipped.h"
#include "core/place/polygon.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::ordered_json;
using Path = std::vector<LatLon>;

constexpr std::array<std::string_view, 4> kThemes{"land", "green", "water", "road"};
constexpr std::size_t kMostNumbers = 150'000; // about 700 kB in the page
constexpr std::int64_t kMostAreas = 80;
constexpr int kMostRoadRank = 3;
constexpr double kStep = 1e-5; // degrees

// Douglas and Peucker: what stays is never farther than that from what was.
void keepBends(const Path &path, std::size_t from, std::size_t to, double tolerance,
               std::vector<bool> &kept) {
    std::vector<std::pair<std::size_t, std::size_t>> pieces{{from, to}};
    while (!pieces.empty()) {
        const auto [a, b] = pieces.back();
        pieces.pop_back();
        const double narrow = std::cos(path[a].latitude * 3.14159265358979 / 180);
        const double dx = (path[b].longitude - path[a].longitude) * narrow;
        const double dy = path[b].latitude - path[a].latitude;
        const double length = dx * dx + dy * dy;
        double farthest = tolerance * tolerance;
        std::size_t bend = a;
        for (std::size_t i = a + 1; i < b; ++i) {
            const double px = (path[i].longitude - path[a].longitude) * narrow;
            const double py = path[i].latitude - path[a].latitude;
            const double along =
                length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
            const double offX = px - along * dx;
            const double offY = py - along * dy;
            if (offX * offX + offY * offY > farthest) {
                farthest = offX * offX + offY * offY;
                bend = i;
            }
        }
        if (bend == a)
            continue;
        kept[bend] = true;
        pieces.emplace_back(a, bend);
        pieces.emplace_back(bend, b);
    }
}

class Ground {
public:
    explicit Ground(const LatLonBox &around) : m_around(around) {
        const double margin =
            std::max({around.east - around.west, around.north - around.south, 0.05});
        m_tolerance = std::max(margin / 4000, kStep);
        m_around.add(LatLon{around.south - margin, around.west - margin});
        m_around.add(LatLon{around.north + margin, around.east + margin});
    }

    void add(std::string_view theme, std::string_view kind, const std::vector<Path> &paths) {
        ordered_json drawn = ordered_json::array();
        for (const Path &path : paths)
            if (isNear(path) && m_numbers < kMostNumbers)
                if (ordered_json line = simplified(path); line.size() >= 4)
                    drawn.push_back(std::move(line));
        if (!drawn.empty())
            m_ground.push_back({{"t", theme}, {"k", kind}, {"p", std::move(drawn)}});
    }
    ordered_json take() { return std::move(m_ground); }

private:
    bool isNear(const Path &path) const {
        LatLonBox box;
        for (const LatLon &point : path)
            box.add(point);
        return !box.isEmpty() && box.west <= m_around.east && box.east >= m_around.west &&
               box.south <= m_around.north && box.north >= m_around.south;
    }
    ordered_json simplified(const Path &path) {
        std::vector<bool> kept(path.size(), false);
        // A ring begins where it ends: its middle has to stay for anything to stay.
        const std::size_t middle = path.size() / 2;
        kept.front() = kept[middle] = kept.back() = true;
        keepBends(path, 0, middle, m_tolerance, kept);
        keepBends(path, middle, path.size() - 1, m_tolerance, kept);
        ordered_json line = ordered_json::array();
        std::int64_t x = 0;
        std::int64_t y = 0;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const std::int64_t nextX = std::llround(path[i].longitude / kStep);
            const std::int64_t nextY = std::llround(path[i].latitude / kStep);
            if (!kept[i] || (!line.empty() && nextX == x && nextY == y))
                continue;
            line.push_back(nextX - x);
            line.push_back(nextY - y);
            x = nextX;
            y = nextY;
        }
        m_numbers += line.size();
        return line;
    }

    LatLonBox m_around;
    double m_tolerance = kStep;
    std::size_t m_numbers = 0;
    ordered_json m_ground = ordered_json::array();
};

std::vector<Path> pathsOf(const Polygons &polygons) {
    std::vector<Path> paths;
    for (const Polygon &polygon : polygons) {
        paths.push_back(polygon.outer);
        paths.insert(paths.end(), polygon.holes.begin(), polygon.holes.end());
    }
    return paths;
}

// The shipped outline of the British Isles, GeoJSON polygons.
void addShippedLand(Ground &ground) {
    const auto land =
        nlohmann::json::parse(shippedFile(shippedBaseMap(), "land.geojson"), nullptr, false);
    if (land.is_discarded())
        return;
    const auto rings = [](const nlohmann::json &polygon) {
        std::vector<Path> paths;
        for (const auto &ring : polygon) {
            Path &path = paths.emplace_back();
            for (const auto &point : ring)
                path.push_back({point[1].get<double>(), point[0].get<double>()});
        }
        return paths;
    };
    for (const auto &feature : land["features"]) {
        const auto &geometry = feature["geometry"];
        if (geometry["type"] == "Polygon")
            ground.add("land", "", rings(geometry["coordinates"]));
        else if (geometry["type"] == "MultiPolygon")
            for (const auto &polygon : geometry["coordinates"])
                ground.add("land", "", rings(polygon));
    }
}

// The finest set that can still be told apart on a screen.
Result<void> addAreas(MapFile &map, Ground &ground) {
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    const AreaSet *best = nullptr;
    for (const AreaSet &set : sets)
        if (set.count <= kMostAreas && (!best || set.count > best->count))
            best = &set;
    if (!best)
        return {};
    PW_TRY(const std::vector<Area> areas, map.areas().areas(best->id));
    for (const Area &area : areas)
        ground.add("area", area.name, pathsOf(area.outline));
    return {};
}

} // namespace

Result<ordered_json> webGround(MapFile &map, const LatLonBox &around) {
    Ground ground(around.isEmpty() ? LatLonBox{-6, 50, 2, 56} : around);
    PW_TRY(const std::vector<ContextFeature> context, map.areas().context());
    if (std::ranges::none_of(context, [](const auto &feature) { return feature.theme == "land"; }))
        addShippedLand(ground);
    for (const std::string_view theme : kThemes)
        for (const ContextFeature &feature : context) {
            if (feature.theme != theme || (theme == "road" && feature.rank > kMostRoadRank))
                continue;
            const auto shape = shapeFromWkb(feature.wkb);
            if (!shape || shape->type == Shape::Type::Points)
                continue;
            ground.add(theme,
                       theme == "water" && shape->type == Shape::Type::Lines
                           ? std::string_view("line")
                           : std::string_view(feature.kind),
                       shape->paths);
        }
    PW_CHECK(addAreas(map, ground));
    return ground.take();
}

} // namespace placeweave
