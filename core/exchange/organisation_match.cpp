// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_match.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/match_words.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <utility>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
constexpr const Field &kPostPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");
constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");

constexpr double kNearMetres = 100;
constexpr double kSameSpotMetres = 10;
constexpr double kFarMetres = 500;
// Of names: from here on two are worth a look. "Sale Community Centre" and "Sale Community Hub"
// are not; "Sale Moor Community Ctr" and "Sale Moor Community Centre" are.
constexpr double kAlike = 0.86;
constexpr double kRatherAlike = 0.7;  // with a way to contact in common
constexpr double kHardlyAlike = 0.45; // with one that nobody else has
// Names such as "Community group" may stand there by the thousand; so may groups of one hall.
constexpr int kLongestChain = 64;
constexpr std::size_t kMostOfContact = 8;
// Nobody has more; what goes beyond only tells nobody apart by its register.
constexpr std::size_t kMostIdentifiers = 255;

// The youngest first, as far as it is worth to look.
auto latestOf(auto members) {
    return members | std::views::reverse | std::views::take(kLongestChain);
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

// Two numbers of a national register are two organisations.
constexpr std::uint64_t kIsRegister = 1;

// "GB-CHC" of "GB-CHC-1234567", with kIsRegister, "CQC" of "CQC-1-466088203"; 0 for a number that
// names no scheme, or one that counts something else: doors, or what was drawn on a map and is
// drawn anew.
std::uint64_t schemeOf(std::string_view identifier) {
    const std::size_t last = identifier.rfind('-');
    if (identifier.starts_with("GB-") && last != std::string_view::npos && last > 3)
        return hashOf(identifier.substr(0, last)) | kIsRegister;
    const std::string_view scheme = identifier.substr(0, identifier.find('-'));
    const bool isWord = scheme.size() > 1 && scheme.size() < identifier.size() &&
                        std::ranges::all_of(scheme, [](char c) { return c >= 'A' && c <= 'Z'; });
    return isWord && scheme != "UPRN" && scheme != "USRN" && scheme != "OSM"
               ? hashOf(scheme) & ~kIsRegister
               : 0;
}

std::vector<std::uint64_t> contactHashes(const std::vector<Record> &contacts) {
    std::vector<std::uint64_t> hashes;
    for (const Record &contact : contacts)
        if (const std::uint64_t key = OrganisationMatch::contactKey(contact.text("value")))
            hashes.push_back(key);
    return hashes;
}

std::uint16_t kindNumber(const Record &organisation) {
    const Vocabulary &kinds = vocabulary("kind");
    const Term *kind = kinds.find(organisation[kKind].text());
    return kind ? static_cast<std::uint16_t>(kind - kinds.terms().data() + 1) : 0;
}

} // namespace

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

void OrganisationMatch::Groups::finish() {
    std::ranges::stable_sort(m_members, {}, &Member::hash);
}

std::span<const OrganisationMatch::Groups::Member>
OrganisationMatch::Groups::find(std::uint64_t hash) const {
    return std::ranges::equal_range(m_members, hash, {}, &Member::hash);
}

OrganisationMatch::Entry &OrganisationMatch::insert(RowId id, const Key &key,
                                                    const std::vector<std::string> &identifiers) {
    const auto index = static_cast<std::uint32_t>(m_entries.size());
    Entry &entry = m_entries.emplace_back();
    entry.id = id;
    entry.source = key.source;
    entry.postcode = key.postcode;
    entry.kind = key.kind;
    const auto [last, isFirst] = m_byName.try_emplace(key.nameHash, index);
    entry.nextOfName = isFirst ? kNone : std::exchange(last->second, index);
    entry.identifiers = static_cast<std::uint32_t>(m_identifiers.size());
    entry.identifierCount =
        static_cast<std::uint8_t>(std::min(identifiers.size(), kMostIdentifiers));
    for (const std::string &identifier : identifiers)
        m_byIdentifier.try_emplace(hashOf(identifier), index);
    for (const std::string &identifier : identifiers | std::views::take(entry.identifierCount))
        m_identifiers.push_back({schemeOf(identifier), hashOf(identifier)});
    return entry;
}

void OrganisationMatch::addHeld(RowId id, const Key &key,
                                const std::vector<std::string> &identifiers) {
    setName(insert(id, key, identifiers), key.name);
}

void OrganisationMatch::setName(Entry &entry, std::string_view comparableName) {
    entry.name = static_cast<std::uint32_t>(m_names.size());
    entry.nameLength =
        static_cast<std::uint16_t>(std::min<std::size_t>(comparableName.size(), 500));
    m_names.append(comparableName, 0, entry.nameLength);
}

void OrganisationMatch::setPlaceOfHeld(std::uint32_t index, std::uint64_t postcode,
                                       std::optional<LatLon> point) {
    Entry &entry = m_entries[index];
    if (postcode != 0)
        entry.postcode = postcode;
    if (point)
        entry.point = toFixed(*point);
}

std::uint64_t OrganisationMatch::contactKey(std::string_view contact) {
    const std::string comparable = comparableContact(contact);
    return comparable.empty() ? 0 : hashOf(comparable);
}

void OrganisationMatch::addContactOfHeld(RowId id, std::uint64_t contactKey) {
    if (contactKey == 0)
        return;
    const auto entry = std::ranges::lower_bound(m_entries, id, {}, &Entry::id);
    if (entry != m_entries.end() && entry->id == id)
        m_byContact.add(contactKey, static_cast<std::uint32_t>(entry - m_entries.begin()));
}

// Where it is, and by which numbers, is known under every name.
void OrganisationMatch::addOtherNameOfHeld(std::uint32_t index, std::string_view comparableName,
                                           bool merely) {
    Entry entry = m_entries[index];
    const auto own = static_cast<std::uint32_t>(m_entries.size());
    const auto [last, isFirst] = m_byName.try_emplace(hashOf(comparableName), own);
    entry.nextOfName = isFirst ? kNone : std::exchange(last->second, own);
    setName(entry, comparableName);
    entry.isOtherName = merely;
    m_entries.push_back(entry);
}

// Rows of one list are told apart by what they say outright: its author knew what was twice. Those
// of the map also by where they are and how they are reached.
void OrganisationMatch::finishHeld() {
    for (std::uint32_t index = 0; index < m_entries.size(); ++index) {
        const Entry &entry = m_entries[index];
        if (entry.postcode != 0)
            m_byPostcode.add(entry.postcode, index);
        if (isSet(entry.point))
            m_nearby.add(cellOf(entry.point), index);
    }
    for (Groups *groups : {&m_byPostcode, &m_nearby, &m_byContact})
        groups->finish();
}

void OrganisationMatch::add(RowId id, const Key &key, const OrganisationRow &row) {
    Entry &entry = insert(id, key, row.identifiers);
    if (const auto point = row.point())
        entry.point = toFixed(*point);
    entry.isEarlier = true;
}

OrganisationMatch::Other OrganisationMatch::otherByNumber(const Entry &entry,
                                                          const OrganisationRow &row) const {
    const std::span own(m_identifiers.data() + entry.identifiers, entry.identifierCount);
    Other other = Other::No;
    for (const std::string &identifier : row.identifiers) {
        const std::uint64_t scheme = schemeOf(identifier);
        const auto found = scheme ? std::ranges::find(own, scheme, &Identifier::scheme) : own.end();
        if (found == own.end() || found->number == hashOf(identifier))
            continue;
        if ((scheme & kIsRegister) != 0)
            return Other::Surely;
        other = Other::Perhaps;
    }
    return other;
}

std::span<const OrganisationMatch::Groups::Member>
OrganisationMatch::reachedBy(std::uint64_t contact) const {
    const auto reached = m_byContact.find(contact);
    return reached.size() <= kMostOfContact ? reached : std::span<const Groups::Member>();
}

bool OrganisationMatch::sharesContact(RowId id, const std::vector<std::uint64_t> &contacts) const {
    return std::ranges::any_of(contacts, [&](std::uint64_t contact) {
        return std::ranges::any_of(reachedBy(contact), [&](const Groups::Member &reached) {
            return m_entries[reached.entry].id == id;
        });
    });
}

OrganisationMatch::Found OrganisationMatch::find(const Key &key, const OrganisationRow &row,
                                                 const std::set<RowId> &named) const {
    for (const std::string &identifier : row.identifiers)
        if (const auto found = m_byIdentifier.find(hashOf(identifier));
            found != m_byIdentifier.end())
            return {.same = m_entries[found->second].id,
                    .isEarlier = m_entries[found->second].isEarlier};
    const std::vector<std::uint64_t> contacts =
        m_byContact.isEmpty() ? std::vector<std::uint64_t>() : contactHashes(row.contacts);
    const Found byName = findByName(key, row, contacts, named);
    return byName.same || byName.perhaps ? byName : findAlike(key, row);
}

OrganisationMatch::Found OrganisationMatch::findByName(const Key &key, const OrganisationRow &row,
                                                       const std::vector<std::uint64_t> &contacts,
                                                       const std::set<RowId> &named) const {
    const auto last = m_byName.find(key.nameHash);
    if (last == m_byName.end())
        return {};
    const std::optional<LatLon> point = row.point();
    const bool isNowhere = !point && key.postcode == 0;
    Found same;
    double nearest = kFarMetres; // of what is the same; more than that for a weaker reason
    Found again;                 // the same list again, of names without places
    RowId perhaps;
    const auto settle = [&](const Entry &entry, double metres) {
        // Registered twice at one door: one that changed hands, or two.
        if (otherByNumber(entry, row) == Other::Perhaps) {
            perhaps = entry.id;
            return;
        }
        if (same.same && metres >= nearest)
            return;
        same = {.same = entry.id, .isOtherName = entry.isOtherName, .isEarlier = entry.isEarlier};
        nearest = metres;
    };
    int steps = 0;
    for (std::uint32_t at = last->second; at != kNone && steps < kLongestChain;
         at = m_entries[at].nextOfName, ++steps) {
        const Entry &entry = m_entries[at];
        if (otherByNumber(entry, row) == Other::Surely)
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
        // Of one list, where only one of the two says where it is.
        const bool isSomewhereUnknown = isNowhere || (entry.postcode == 0 && !isSet(entry.point));
        const bool isReachedAlike = sharesContact(entry.id, contacts);
        if (isPostcode)
            settle(entry, 0);
        else if (isReachedAlike && !isElsewhere)
            settle(entry, kNearMetres);
        else if (isNowhere && !entry.isEarlier && entry.source == key.source &&
                 otherByNumber(entry, row) == Other::No)
            again = !again.same || !named.contains(entry.id)
                        ? Found{.same = entry.id, .isOtherName = entry.isOtherName}
                        : again;
        else if (entry.isEarlier ? isSomewhereUnknown : !isElsewhere || isReachedAlike)
            perhaps = entry.id;
    }
    // Of the many that have that name, the one that stands just there.
    if (!same.same && steps == kLongestChain && point)
        forNearby(*point, [&](const Entry &entry) {
            if (nameOf(entry) == key.name)
                settle(entry, distanceMetres(*point, fromFixed(entry.point)));
        });
    if (!same.same && !again.same && perhaps)
        return {.perhaps = perhaps, .likeness = 1};
    return same.same ? same : again;
}

OrganisationMatch::Found OrganisationMatch::findAlike(const Key &key,
                                                      const OrganisationRow &row) const {
    Found best;
    const auto weigh = [&](std::uint32_t at, double least) {
        const Entry &entry = m_entries[at];
        if (entry.isEarlier || (key.kind != 0 && entry.kind != 0 && key.kind != entry.kind) ||
            otherByNumber(entry, row) == Other::Surely)
            return;
        const std::string name(nameOf(entry));
        const double likeness =
            isFullerName(key.name, name)
                ? std::max(least, kAlike)
                : likenessOfNames(key.name, name, std::max(least, best.likeness));
        if (likeness > best.likeness) {
            best.perhaps = entry.id;
            best.likeness = likeness;
        }
    };
    for (const Record &contact : row.contacts) {
        const std::string way = comparableContact(contact.text("value"));
        if (way.empty() || m_byContact.isEmpty())
            continue;
        const auto reached = reachedBy(hashOf(way));
        // One inbox or one telephone is most often one group, whatever it calls itself; a web site
        // may be the council's.
        const bool isTheirsAlone = reached.size() == 1 && !looksLikeWebsite(way);
        for (const Groups::Member &one : reached)
            weigh(one.entry, isTheirsAlone ? kHardlyAlike : kRatherAlike);
    }
    if (key.postcode != 0)
        for (const Groups::Member &posted : latestOf(m_byPostcode.find(key.postcode)))
            weigh(posted.entry, kAlike);
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
    for (int up = -1; up <= 1; ++up)
        for (int right = -1; right <= 1; ++right)
            for (const Groups::Member &member :
                 latestOf(m_nearby.find(cellOf(toFixed(point), up, right))))
                if (isWithin(kSameSpotMetres, point, m_entries[member.entry].point))
                    visit(m_entries[member.entry]);
}

} // namespace placeweave
