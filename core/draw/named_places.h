// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/draw/area_layer.h"
#include "core/draw/ground_layers.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Everything on the map that has a name of its own and is no organisation: settlements, streets,
// woods and waters of the ground, wards and other areas. For finding them as one types.
class NamedPlaces {
public:
    struct Place {
        std::string name = {};
        GroundTheme theme = GroundTheme::Name;
        GroundKind kind = GroundKind::Other;
        std::string set = {}; // the area set that it is an area of; else empty
        LatLonBox box = {};   // a point for a settlement

        bool isSettlement() const;
        LatLon middle() const { return {(box.south + box.north) / 2, (box.west + box.east) / 2}; }
    };

    NamedPlaces() = default;
    NamedPlaces(const GroundLayers &ground,
                std::span<const std::shared_ptr<const AreaLayer>> areas);

    // Those of whose name each word typed begins a word, accents and case folded: settlements
    // first, then areas, then streets and the rest, those that begin with it before others.
    std::vector<const Place *> find(std::string_view typed, std::size_t limit) const;
    // The settlement nearest to it, to tell one Station Road from another; empty beyond 3 km.
    std::string_view settlementNear(const Place &place) const;

private:
    void joinPieces();

    std::vector<Place> m_places;      // in the order of find()
    std::vector<std::string> m_words; // of each, folded, a space before each word
};

} // namespace placeweave
