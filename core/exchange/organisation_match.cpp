// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_match.h"

#include "core/base/text.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <functional>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kPlaceName = fieldOf(Entity::Location, "name");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kLocationType = fieldOf(Entity::Location, "location_type");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");

constexpr double kNearMetres = 100;
// Names such as "Community group" may stand there by the thousand.
constexpr int kLongestChain = 64;

std::uint64_t hashOf(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return hash == 0 ? 1 : hash;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 12) + (a >> 4))) * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t postcodeHash(std::string_view postcode) {
    std::string key = folded(postcode);
    std::erase(key, ' ');
    return key.empty() ? 0 : hashOf(key);
}

bool isSet(FixedLatLon point) {
    return point.latitude != 0 || point.longitude != 0;
}

// Nearly every namesake is in another town: seen at a glance, before anything is worked out.
bool isNear(LatLon point, FixedLatLon fixed, FixedLatLon other) {
    constexpr std::int64_t kNearLatitude = 9100; // 1e-7 degrees, a little over kNearMetres
    const std::int64_t apart = std::int64_t{fixed.latitude} - other.latitude;
    return isSet(other) && apart < kNearLatitude && apart > -kNearLatitude &&
           distanceMetres(point, fromFixed(other)) <= kNearMetres;
}

} // namespace

Result<OrganisationMatch> OrganisationMatch::of(MapFile &map) {
    struct Place {
        std::string postcode;
        std::optional<LatLon> point;
    };
    boost::unordered_flat_map<std::int64_t, Place> places;
    PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
        places[place.id().value] = {place[kPostcode].text(), place[kPoint].point()};
        return true;
    }));
    OrganisationMatch match;
    const Place nowhere;
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto found = places.find(organisation.reference("location_id").value);
        const Place &place = found == places.end() ? nowhere : found->second;
        match.insert(organisation.id(), keyOf(organisation, place.postcode),
                     setElements(organisation[kIdentifiers]), place.point, false);
        return true;
    }));
    return match;
}

OrganisationMatch::Key OrganisationMatch::keyOf(const Record &organisation,
                                                std::string_view postcode) {
    const std::uint64_t name = hashOf(folded(organisation[kName].text()));
    const std::uint64_t code = postcodeHash(postcode);
    return {name, code, mixed(name, code), hashOf(organisation[kSource].text())};
}

void OrganisationMatch::insert(RowId id, const Key &key,
                               const std::vector<std::string> &identifiers,
                               std::optional<LatLon> point, bool isEarlier) {
    const auto index = static_cast<std::uint32_t>(m_entries.size());
    const auto [last, isNewName] = m_byName.try_emplace(key.name, index);
    m_entries.push_back({id, key.source, key.postcode, point ? toFixed(*point) : FixedLatLon{},
                         isNewName ? kNone : last->second, isEarlier});
    last->second = index;
    if (key.postcode != 0)
        m_byNameAndPostcode.try_emplace(key.nameAndPostcode, index);
    for (const std::string &identifier : identifiers)
        m_byIdentifier.try_emplace(hashOf(identifier), index);
}

void OrganisationMatch::add(RowId id, const Key &key, const OrganisationRow &row) {
    insert(id, key, row.identifiers, row.point(), true);
}

OrganisationMatch::Found OrganisationMatch::find(const Key &key, const OrganisationRow &row) const {
    const auto same = [this](std::uint32_t index) {
        return Found{m_entries[index].id, m_entries[index].isEarlier, false};
    };
    for (const std::string &identifier : row.identifiers)
        if (const auto found = m_byIdentifier.find(hashOf(identifier));
            found != m_byIdentifier.end())
            return same(found->second);
    if (key.postcode != 0)
        if (const auto found = m_byNameAndPostcode.find(key.nameAndPostcode);
            found != m_byNameAndPostcode.end())
            return same(found->second);
    const auto named = m_byName.find(key.name);
    if (named == m_byName.end())
        return {};
    const std::optional<LatLon> point = row.point();
    const FixedLatLon fixed = point ? toFixed(*point) : FixedLatLon{};
    const bool isNowhere = !point && key.postcode == 0;
    Found result;
    int steps = 0;
    for (std::uint32_t at = named->second; at != kNone && steps < kLongestChain;
         at = m_entries[at].next, ++steps) {
        const Entry &entry = m_entries[at];
        if (point && isNear(*point, fixed, entry.point))
            return same(at);
        // The same list again, of names without places.
        if (isNowhere && !entry.isEarlier && entry.source == key.source)
            return same(at);
        result.isUnsure = result.isUnsure || !entry.isEarlier;
    }
    return result;
}

Result<SharedPlaces> SharedPlaces::of(MapFile &map) {
    SharedPlaces places;
    PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
        places.add(keyOf(place), place.id());
        return true;
    }));
    return places;
}

std::uint64_t SharedPlaces::keyOf(const Record &place) {
    const std::string address = folded(place[kAddress].text());
    const std::string name = folded(place[kPlaceName].text());
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
