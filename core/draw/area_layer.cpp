// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_layer.h"

#include "core/place/projection.h"

#include <cmath>
#include <map>
#include <string_view>
#include <unordered_set>

namespace placeweave {
namespace {

// An edge whichever way it runs, to a centimetre. Neighbours share their border, and a dashed line
// drawn twice is no longer dashed: the second time it is left out.
class SeenEdges {
public:
    bool seen(LatLon a, LatLon b) {
        std::uint64_t first = key(a);
        std::uint64_t second = key(b);
        if (first > second)
            std::swap(first, second);
        // Mixed so that the two halves do not cancel out; a clash would lose one edge in billions.
        return !m_edges.insert(first * 0x9E3779B97F4A7C15ULL ^ (second + (second << 21))).second;
    }

private:
    static std::uint64_t key(LatLon p) {
        const FixedLatLon fixed = toFixed(p);
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(fixed.latitude)) << 32 |
               static_cast<std::uint32_t>(fixed.longitude);
    }
    std::unordered_set<std::uint64_t> m_edges;
};

} // namespace

std::shared_ptr<const AreaLayer> AreaLayer::make(const AreaSet &set, const std::vector<Area> &areas,
                                                 Borders borders) {
    auto layer = std::make_shared<AreaLayer>();
    layer->m_name = set.name;
    layer->m_attribution = set.attribution;
    SeenEdges edges;
    PathStore::CutTest isSeen;
    if (borders == Borders::StrokedOnce)
        isSeen = [&](LatLon a, LatLon b) {
            return edges.seen(a, b);
        };
    for (const Area &area : areas) {
        layer->m_codes.push_back(area.code);
        layer->m_names.push_back(area.name);
        const std::uint32_t shape = layer->m_paths.add(area.outline, isSeen);
        layer->m_bounds.add(layer->m_paths.box(shape));
        if (borders == Borders::StrokedOnce)
            layer->m_namePoints.push_back(toMercator(pointInside(area.outline)));
    }
    return layer;
}

std::vector<double>
AreaLayer::arranged(const std::vector<std::pair<std::string, double>> &byCode) const {
    std::map<std::string_view, double> values;
    for (const auto &[code, value] : byCode)
        values[code] = value;
    std::vector<double> result;
    result.reserve(m_codes.size());
    for (const std::string &code : m_codes) {
        const auto found = values.find(code);
        result.push_back(found == values.end() ? std::nan("") : found->second);
    }
    return result;
}

} // namespace placeweave
