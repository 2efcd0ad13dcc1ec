// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/named_places.h"

#include "core/base/text.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <limits>

namespace placeweave {
namespace {

// Pieces of one street, as maps draw them, are no further apart.
constexpr double kPieceGapMetres = 300;
constexpr double kSettlementReachMetres = 3000;

LatLonBox degrees(const MercatorBox &box) {
    LatLonBox found;
    found.add(fromMercator({box.left, box.top}));
    found.add(fromMercator({box.right, box.bottom}));
    return found;
}

int rankOf(const NamedPlaces::Place &place) {
    if (place.isSettlement())
        return static_cast<int>(place.kind);
    if (!place.set.empty())
        return 100;
    return place.theme == GroundTheme::Road ? 101 : 102;
}

double metresApart(const LatLonBox &a, const LatLonBox &b) {
    const auto nearest = [](double low, double high, double otherLow, double otherHigh) {
        if (high < otherLow)
            return std::pair{high, otherLow};
        return low > otherHigh ? std::pair{low, otherHigh} : std::pair{low, low};
    };
    const auto [southA, southB] = nearest(a.south, a.north, b.south, b.north);
    const auto [westA, westB] = nearest(a.west, a.east, b.west, b.east);
    return distanceMetres({southA, westA}, {southB, westB});
}

} // namespace

bool NamedPlaces::Place::isSettlement() const {
    using enum GroundKind;
    constexpr std::array kSettlements{City, Town, Village, Hamlet, Suburb};
    return set.empty() && theme == GroundTheme::Name && std::ranges::contains(kSettlements, kind);
}

NamedPlaces::NamedPlaces(const GroundLayers &ground,
                         std::span<const std::shared_ptr<const AreaLayer>> areas) {
    for (const GroundTheme theme : {GroundTheme::Name, GroundTheme::Road, GroundTheme::Green,
                                    GroundTheme::Water, GroundTheme::Land})
        for (const GroundLayers::Feature &feature : ground.features(theme))
            if (!feature.name.empty())
                m_places.push_back({.name = feature.name,
                                    .theme = theme,
                                    .kind = feature.kind,
                                    .box = degrees(ground.paths().box(feature.shape))});
    for (const auto &layer : areas)
        for (std::size_t i = 0; i < layer->names().size(); ++i)
            if (!layer->names()[i].empty())
                m_places.push_back(
                    {.name = layer->names()[i],
                     .set = layer->name(),
                     .box = degrees(layer->paths().box(static_cast<std::uint32_t>(i)))});
    std::ranges::stable_sort(m_places, [](const Place &a, const Place &b) {
        return std::pair(rankOf(a), std::string_view(a.name)) <
               std::pair(rankOf(b), std::string_view(b.name));
    });
    joinPieces();
    for (const Place &place : m_places)
        m_words.push_back(' ' + folded(place.name));
}

// A street comes in pieces, from crossing to crossing; a park's name stands beside its green.
void NamedPlaces::joinPieces() {
    std::vector<Place> joined;
    for (Place &place : m_places) {
        const auto sameName = [&](const Place &other) {
            return other.name == place.name && other.set == place.set;
        };
        Place *whole = nullptr;
        for (auto other = joined.rbegin(); other != joined.rend() && sameName(*other); ++other)
            if (!other->isSettlement() && metresApart(other->box, place.box) < kPieceGapMetres)
                whole = &*other;
        if (whole)
            whole->box.add(place.box);
        else
            joined.push_back(std::move(place));
    }
    m_places = std::move(joined);
}

std::vector<const NamedPlaces::Place *> NamedPlaces::find(std::string_view typed,
                                                          std::size_t limit) const {
    const std::string text = folded(typed);
    std::vector<std::string> wanted;
    for (const std::string &word : split(text, ' '))
        if (!word.empty())
            wanted.push_back(' ' + word);
    std::vector<const Place *> found;
    if (wanted.empty())
        return found;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (std::ranges::all_of(wanted, [&](const std::string &word) {
                return m_words[i].find(word) != std::string::npos;
            }))
            found.push_back(&m_places[i]);
    std::ranges::stable_partition(found, [&](const Place *place) {
        return m_words[static_cast<std::size_t>(place - m_places.data())].starts_with(wanted[0]);
    });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

std::string_view NamedPlaces::settlementNear(const Place &place) const {
    std::string_view nearest;
    double best = kSettlementReachMetres;
    for (const Place &other : m_places) {
        if (!other.isSettlement())
            break; // they come first
        const double metres = distanceMetres(place.middle(), other.middle());
        if (&other != &place && metres < best) {
            best = metres;
            nearest = other.name;
        }
    }
    return nearest;
}

} // namespace placeweave
