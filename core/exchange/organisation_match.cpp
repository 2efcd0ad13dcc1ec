// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_match.h"

#include "core/base/text.h"
#include "core/exchange/match_words.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
constexpr const Field &kPostPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");
constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kPlaceName = fieldOf(Entity::Location, "name");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kLocationType = fieldOf(Entity::Location, "location_type");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");

constexpr double kNearMetres = 100;
constexpr double kSameSpotMetres = 10;
constexpr double kFarMetres = 500;
// Of names: from here on two are worth a look. "Sale Community Centre" and "Sale Community Hub"
// are not; "Sale Moor Community Ctr" and "Sale Moor Community Centre" are.
constexpr double kAlike = 0.86;
constexpr double kRatherAlike = 0.7; // with a way to contact in common
// Names such as "Community group" may stand there by the thousand; so may groups of one hall.
constexpr int kLongestChain = 64;
constexpr std::size_t kMostOfContact = 8;

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
bool isWithin(double metres, LatLon point, FixedLatLon other) {
    constexpr double kPerMetre = 91; // 1e-7 degrees of latitude, a little over
    const std::int64_t apart = std::int64_t{toFixed(point).latitude} - other.latitude;
    const auto most = static_cast<std::int64_t>(metres * kPerMetre);
    return isSet(other) && apart < most && apart > -most &&
           distanceMetres(point, fromFixed(other)) <= metres;
}

// Cells a little over kSameSpotMetres wide even at 60 degrees north; neighbours are looked at too.
constexpr std::int32_t kCell = 2500; // 1e-7 degrees
std::uint64_t cellOf(FixedLatLon point, int up = 0, int right = 0) {
    const auto y = static_cast<std::uint32_t>((point.latitude / kCell) + up);
    const auto x = static_cast<std::uint32_t>((point.longitude / kCell) + right);
    return (std::uint64_t{y} << 32) | x;
}

// "GB-CHC" of "GB-CHC-1234567"; 0 for a number that names no register.
std::uint64_t registerOf(std::string_view identifier) {
    const std::size_t dash = identifier.rfind('-');
    return identifier.starts_with("GB-") && dash != std::string_view::npos && dash > 3
               ? hashOf(identifier.substr(0, dash))
               : 0;
}

std::vector<std::uint64_t> contactHashes(const std::vector<Record> &contacts) {
    std::vector<std::uint64_t> hashes;
    for (const Record &contact : contacts)
        if (const std::string key = comparableContact(contact.text("value")); !key.empty())
            hashes.push_back(hashOf(key));
    return hashes;
}

std::uint16_t kindNumber(const Record &organisation) {
    const Vocabulary &kinds = vocabulary("kind");
    const Term *kind = kinds.find(organisation[kKind].text());
    return kind ? static_cast<std::uint16_t>(kind - kinds.terms().data() + 1) : 0;
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
    boost::unordered_flat_map<std::int64_t, std::uint32_t> entries;
    const Place nowhere;
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto found = places.find(organisation.reference("location_id").value);
        const Place &place = found == places.end() ? nowhere : found->second;
        const std::string &postcode =
            place.postcode.empty() ? organisation[kPostPostcode].text() : place.postcode;
        entries[organisation.id().value] =
            match.insert(organisation.id(), keyOf(organisation, postcode),
                         setElements(organisation[kIdentifiers]), place.point, false);
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Contact, [&](const Record &contact) {
        const auto entry = entries.find(contact.reference("organisation_id").value);
        if (entry != entries.end())
            match.addContact(entry->second, contact.text("value"));
        return true;
    }));
    return match;
}

OrganisationMatch::Key OrganisationMatch::keyOf(const Record &organisation,
                                                std::string_view postcode) {
    Key key;
    key.name = comparableName(organisation[kName].text());
    key.nameHash = hashOf(key.name);
    key.postcode = postcodeHash(postcode);
    key.source = hashOf(organisation[kSource].text());
    key.kind = kindNumber(organisation);
    return key;
}

std::uint32_t OrganisationMatch::insert(RowId id, const Key &key,
                                        const std::vector<std::string> &identifiers,
                                        std::optional<LatLon> point, bool isEarlier) {
    const auto index = static_cast<std::uint32_t>(m_entries.size());
    const auto chain = [index](Chains &chains, std::uint64_t at) {
        const auto [last, isFirst] = chains.try_emplace(at, index);
        return isFirst ? kNone : std::exchange(last->second, index);
    };
    Entry entry{.id = id,
                .source = key.source,
                .postcode = key.postcode,
                .kind = key.kind,
                .isEarlier = isEarlier};
    entry.point = point ? toFixed(*point) : FixedLatLon{};
    entry.nextOfName = chain(m_byName, key.nameHash);
    // Rows of one list are told apart by what they say outright: its author knew what was twice.
    if (!isEarlier) {
        entry.name = static_cast<std::uint32_t>(m_names.size());
        entry.nameLength = static_cast<std::uint16_t>(std::min<std::size_t>(key.name.size(), 500));
        m_names.append(key.name, 0, entry.nameLength);
        if (key.postcode != 0)
            entry.nextOfPostcode = chain(m_byPostcode, key.postcode);
        if (point)
            entry.nextNearby = chain(m_nearby, cellOf(entry.point));
    }
    m_entries.push_back(entry);
    for (const std::string &identifier : identifiers) {
        m_byIdentifier.try_emplace(hashOf(identifier), index);
        if (const std::uint64_t kept = registerOf(identifier))
            m_inRegister.try_emplace(mixed(kept, index), hashOf(identifier));
    }
    return index;
}

void OrganisationMatch::addContact(std::uint32_t entry, std::string_view contact) {
    const std::string key = comparableContact(contact);
    if (key.empty())
        return;
    std::vector<std::uint32_t> &entries = m_byContact[hashOf(key)];
    if (entries.size() <= kMostOfContact)
        entries.push_back(entry);
}

void OrganisationMatch::add(RowId id, const Key &key, const OrganisationRow &row) {
    insert(id, key, row.identifiers, row.point(), true);
}

bool OrganisationMatch::isOtherByRegister(std::uint32_t entry, const OrganisationRow &row) const {
    return std::ranges::any_of(row.identifiers, [&](const std::string &identifier) {
        const std::uint64_t kept = registerOf(identifier);
        const auto found = kept ? m_inRegister.find(mixed(kept, entry)) : m_inRegister.end();
        return found != m_inRegister.end() && found->second != hashOf(identifier);
    });
}

bool OrganisationMatch::sharesContact(std::uint32_t entry,
                                      const std::vector<std::uint64_t> &contacts) const {
    return std::ranges::any_of(contacts, [&](std::uint64_t contact) {
        const auto found = m_byContact.find(contact);
        return found != m_byContact.end() && found->second.size() <= kMostOfContact &&
               std::ranges::find(found->second, entry) != found->second.end();
    });
}

OrganisationMatch::Found OrganisationMatch::find(const Key &key, const OrganisationRow &row) const {
    for (const std::string &identifier : row.identifiers)
        if (const auto found = m_byIdentifier.find(hashOf(identifier));
            found != m_byIdentifier.end())
            return {.same = m_entries[found->second].id,
                    .isEarlier = m_entries[found->second].isEarlier};
    const std::vector<std::uint64_t> contacts =
        m_byContact.empty() ? std::vector<std::uint64_t>() : contactHashes(row.contacts);
    const Found byName = findByName(key, row, contacts);
    return byName.same || byName.perhaps ? byName : findAlike(key, row, contacts);
}

OrganisationMatch::Found
OrganisationMatch::findByName(const Key &key, const OrganisationRow &row,
                              const std::vector<std::uint64_t> &contacts) const {
    const auto named = m_byName.find(key.nameHash);
    if (named == m_byName.end())
        return {};
    const std::optional<LatLon> point = row.point();
    const bool isNowhere = !point && key.postcode == 0;
    Found same;
    double nearest = kFarMetres; // of what is the same; more than that for a weaker reason
    RowId perhaps;
    const auto settle = [&](const Entry &entry, double metres) {
        if (same.same && metres >= nearest)
            return;
        same = {.same = entry.id, .isEarlier = entry.isEarlier};
        nearest = metres;
    };
    int steps = 0;
    for (std::uint32_t at = named->second; at != kNone && steps < kLongestChain;
         at = m_entries[at].nextOfName, ++steps) {
        const Entry &entry = m_entries[at];
        if (isOtherByRegister(at, row))
            continue;
        const bool isPostcode = key.postcode != 0 && entry.postcode == key.postcode;
        if (point && (isPostcode || isWithin(kNearMetres, *point, entry.point))) {
            settle(entry, isSet(entry.point) ? distanceMetres(*point, fromFixed(entry.point)) : 1);
            continue;
        }
        const bool isFar =
            point && isSet(entry.point) && !isWithin(kFarMetres, *point, entry.point);
        const bool isElsewhere = isFar || (key.postcode != 0 && entry.postcode != 0 &&
                                           !isPostcode && !(point && isSet(entry.point)));
        const bool isReachedAlike = sharesContact(at, contacts);
        if (isPostcode)
            settle(entry, 0);
        else if (isReachedAlike && !isElsewhere)
            settle(entry, kNearMetres);
        else if (isNowhere && !entry.isEarlier && entry.source == key.source)
            settle(entry, kFarMetres); // the same list again, of names without places
        else if (!entry.isEarlier && (!isElsewhere || isReachedAlike))
            perhaps = entry.id;
    }
    // Of the many that have that name, the one that stands just there.
    if (!same.same && steps == kLongestChain && point)
        forNearby(*point, [&](const Entry &entry) {
            if (nameOf(entry) == key.name)
                settle(entry, distanceMetres(*point, fromFixed(entry.point)));
        });
    if (!same.same && perhaps)
        return {.perhaps = perhaps, .likeness = 1};
    return same;
}

OrganisationMatch::Found
OrganisationMatch::findAlike(const Key &key, const OrganisationRow &row,
                             const std::vector<std::uint64_t> &contacts) const {
    Found best;
    const auto weigh = [&](std::uint32_t at, double least) {
        const Entry &entry = m_entries[at];
        if (entry.isEarlier || (key.kind != 0 && entry.kind != 0 && key.kind != entry.kind) ||
            isOtherByRegister(at, row))
            return;
        const double likeness =
            likenessOfNames(key.name, std::string(nameOf(entry)), std::max(least, best.likeness));
        if (likeness > best.likeness) {
            best.perhaps = entry.id;
            best.likeness = likeness;
        }
    };
    for (const std::uint64_t contact : contacts)
        if (const auto found = m_byContact.find(contact);
            found != m_byContact.end() && found->second.size() <= kMostOfContact)
            for (const std::uint32_t at : found->second)
                weigh(at, kRatherAlike);
    int steps = 0;
    if (const auto posted = m_byPostcode.find(key.postcode);
        key.postcode != 0 && posted != m_byPostcode.end())
        for (std::uint32_t at = posted->second; at != kNone && steps < kLongestChain;
             at = m_entries[at].nextOfPostcode, ++steps)
            weigh(at, kAlike);
    if (const auto point = row.point())
        forNearby(*point, [&](const Entry &entry) {
            weigh(static_cast<std::uint32_t>(&entry - m_entries.data()), kAlike);
        });
    return best;
}

std::string_view OrganisationMatch::nameOf(const Entry &entry) const {
    return std::string_view(m_names).substr(entry.name, entry.nameLength);
}

void OrganisationMatch::forNearby(LatLon point,
                                  const std::function<void(const Entry &)> &visit) const {
    if (m_nearby.empty())
        return;
    for (int up = -1; up <= 1; ++up)
        for (int right = -1; right <= 1; ++right) {
            const auto cell = m_nearby.find(cellOf(toFixed(point), up, right));
            int steps = 0;
            for (std::uint32_t at = cell == m_nearby.end() ? kNone : cell->second;
                 at != kNone && steps < kLongestChain; at = m_entries[at].nextNearby, ++steps)
                if (isWithin(kSameSpotMetres, point, m_entries[at].point))
                    visit(m_entries[at]);
        }
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
