// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/shared_places.h"

#include "core/base/text.h"
#include "core/exchange/match_words.h"
#include "core/store/map_file.h"

#include <array>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Location, "name");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kLocationType = fieldOf(Entity::Location, "location_type");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");

} // namespace

Result<SharedPlaces> SharedPlaces::of(MapFile &map) {
    SharedPlaces places;
    constexpr std::array kNeeded{&kName,       &kAddress,      &kPostcode,
                                 &kDisclosure, &kLocationType, &kPoint};
    PW_CHECK(map.forEach(Entity::Location, kNeeded, [&](const Record &place) {
        places.add(keyOf(place), place.id());
        return true;
    }));
    return places;
}

std::uint64_t SharedPlaces::keyOf(const Record &place) {
    const std::string address = folded(place[kAddress].text());
    const std::string name = folded(place[kName].text());
    if (address.empty() && name.empty())
        return 0;
    std::uint64_t key = mixed(hashOf(address), hashOf(name));
    key = mixed(key, postcodeHash(place[kPostcode].text()));
    key = mixed(key, hashOf(place[kDisclosure].text()));
    key = mixed(key, hashOf(place[kLocationType].text()));
    if (const auto point = place[kPoint].point()) {
        const FixedLatLon fixed = toFixed(*point);
        key = mixed(key, static_cast<std::uint64_t>(fixed.latitude));
        key = mixed(key, static_cast<std::uint64_t>(fixed.longitude));
    }
    return key;
}

RowId SharedPlaces::find(std::uint64_t key) const {
    const auto found = m_places.find(key);
    return found == m_places.end() ? RowId{} : found->second;
}

void SharedPlaces::add(std::uint64_t key, RowId id) {
    if (key != 0)
        m_places.try_emplace(key, id);
}

} // namespace placeweave
