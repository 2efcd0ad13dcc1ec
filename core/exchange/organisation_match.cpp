// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_match.h"

#include "core/base/text.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <functional>

namespace placeweave {
namespace {

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

bool isSet(FixedLatLon point) { return point.latitude != 0 || point.longitude != 0; }

struct Key {
    std::uint64_t name;
    std::uint64_t postcode;
    std::uint64_t nameAndPostcode;
};

Key keyOf(const Record &organisation, std::string_view postcode) {
    const std::uint64_t name = hashOf(folded(organisation.text("name")));
    const std::uint64_t code = postcodeHash(postcode);
    return {name, code, mixed(name, code)};
}

std::uint64_t placeKey(const Record &place) {
    const std::string address = folded(place.text("address"));
    const std::string name = folded(place.text("name"));
    if (address.empty() && name.empty())
        return 0;
    std::uint64_t key = mixed(hashOf(address), hashOf(name));
    key = mixed(key, postcodeHash(place.text("postcode")));
    key = mixed(key, hashOf(place.text("disclosure")));
    key = mixed(key, hashOf(place.text("location_type")));
    if (const auto point = place["geom"].point()) {
        const FixedLatLon fixed = toFixed(*point);
        key = mixed(key, static_cast<std::uint64_t>(fixed.latitude));
        key = mixed(key, static_cast<std::uint64_t>(fixed.longitude));
    }
    return key;
}

} // namespace

Result<OrganisationMatch> OrganisationMatch::of(MapFile &map) {
    struct Place {
        std::string postcode;
        std::optional<LatLon> point;
    };
    std::unordered_map<RowId, Place> places;
    PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
        places[place.id()] = {place.text("postcode"), place["geom"].point()};
        return true;
    }));
    OrganisationMatch match;
    const Place nowhere;
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto found = places.find(organisation.reference("location_id"));
        const Place &place = found == places.end() ? nowhere : found->second;
        match.insert(organisation.id(), organisation, place.postcode, place.point, false);
        return true;
    }));
    return match;
}

void OrganisationMatch::insert(RowId id, const Record &organisation, std::string_view postcode,
                               std::optional<LatLon> point, bool isEarlier) {
    const Key key = keyOf(organisation, postcode);
    const auto index = static_cast<std::uint32_t>(m_entries.size());
    const auto [last, isNewName] = m_byName.try_emplace(key.name, index);
    m_entries.push_back({id, hashOf(organisation.text("source")), key.postcode,
                         point ? toFixed(*point) : FixedLatLon{}, isNewName ? kNone : last->second,
                         isEarlier});
    last->second = index;
    if (key.postcode != 0)
        m_byNameAndPostcode.try_emplace(key.nameAndPostcode, index);
    if (!organisation["identifiers"].isEmpty())
        for (const std::string &identifier : setElements(organisation["identifiers"]))
            m_byIdentifier.try_emplace(hashOf(identifier), index);
}

void OrganisationMatch::add(RowId id, const OrganisationRow &row) {
    insert(id, row.organisation, row.place.text("postcode"), row.point(), true);
}

OrganisationMatch::Found OrganisationMatch::find(const OrganisationRow &row) const {
    const auto same = [this](std::uint32_t index) {
        return Found{m_entries[index].id, m_entries[index].isEarlier, false};
    };
    if (!row.organisation["identifiers"].isEmpty())
        for (const std::string &identifier : setElements(row.organisation["identifiers"]))
            if (const auto found = m_byIdentifier.find(hashOf(identifier));
                found != m_byIdentifier.end())
                return same(found->second);
    const Key key = keyOf(row.organisation, row.place.text("postcode"));
    if (key.postcode != 0)
        if (const auto found = m_byNameAndPostcode.find(key.nameAndPostcode);
            found != m_byNameAndPostcode.end())
            return same(found->second);
    const auto named = m_byName.find(key.name);
    if (named == m_byName.end())
        return {};
    const std::optional<LatLon> point = row.point();
    const bool isNowhere = !point && key.postcode == 0;
    const std::uint64_t source = hashOf(row.organisation.text("source"));
    Found result;
    int steps = 0;
    for (std::uint32_t at = named->second; at != kNone && steps < kLongestChain;
         at = m_entries[at].next, ++steps) {
        const Entry &entry = m_entries[at];
        if (point && isSet(entry.point) &&
            distanceMetres(*point, fromFixed(entry.point)) <= kNearMetres)
            return same(at);
        // The same list again, of names without places.
        if (isNowhere && !entry.isEarlier && entry.source == source)
            return same(at);
        result.isUnsure = result.isUnsure || !entry.isEarlier;
    }
    return result;
}

Result<SharedPlaces> SharedPlaces::of(MapFile &map) {
    SharedPlaces places;
    PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
        places.add(place.id(), place);
        return true;
    }));
    return places;
}

RowId SharedPlaces::find(const Record &place) const {
    const auto found = m_places.find(placeKey(place));
    return found == m_places.end() ? RowId{} : found->second;
}

void SharedPlaces::add(RowId id, const Record &place) {
    if (const std::uint64_t key = placeKey(place); key != 0)
        m_places.try_emplace(key, id);
}

} // namespace placeweave
