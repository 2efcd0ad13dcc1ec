// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/protected_places.h"

#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/person_words.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <format>
#include <vector>

namespace placeweave {
namespace {

constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
constexpr const Field &kPermission = fieldOf(Entity::Organisation, "listing_permission");
constexpr const Field &kPrivate = fieldOf(Entity::Organisation, "private");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");

// Words of other programs count as hidden, as they do when the map is given away.
int protectionOf(std::string_view disclosure) {
    constexpr int kUnknown = 100;
    if (disclosure.empty())
        return 0;
    const Vocabulary &words = vocabulary("disclosure");
    return words.find(disclosure) ? words.protection(disclosure) : kUnknown;
}

// What an address is known by, however it is written: each of its numbers, or its house, with the
// postcode; without a postcode all of it. A point counts where there is no address.
std::vector<std::string> keysOf(const Record &place, const AddressWords &words) {
    std::vector<std::string> keys;
    if (const std::string uprn = squeezed(place.text("uprn")); !uprn.empty())
        keys.push_back("uprn " + uprn);
    if (words.whole.empty()) {
        if (const auto point = place["geom"].point())
            keys.push_back(std::format("at {:.7f} {:.7f}", point->latitude, point->longitude));
        return keys;
    }
    if (words.postcode.empty()) {
        keys.push_back(joined(words.whole, " "));
        return keys;
    }
    for (const std::string &number : words.numbered)
        keys.push_back(words.postcode + " " + number);
    if (words.numbered.empty()) {
        const auto &lines = !words.houses.empty()          ? words.houses
                            : !words.perhapsHouses.empty() ? words.perhapsHouses
                                                           : words.streets;
        if (!lines.empty())
            keys.push_back(words.postcode + " " + joined(lines.front().words, " "));
    }
    return keys;
}

} // namespace

bool wantsProtection(const Record &organisation) {
    const std::string &permission = organisation[kPermission].text();
    const bool isAsked = permission != "not_asked" && !permission.empty();
    return isAsked || organisation[kPrivate].isTrue() || isIndividual(organisation[kKind].text());
}

void ProtectedPlaces::add(const Record &place) {
    const std::string &disclosure = place[kDisclosure].text();
    if (protectionOf(disclosure) == 0)
        return;
    const AddressWords words(place);
    for (const std::string &key : keysOf(place, words)) {
        const auto [known, isNew] = m_disclosures.try_emplace(key, disclosure);
        if (!isNew && protectionOf(disclosure) > protectionOf(known->second))
            known->second = disclosure;
    }
    if (const auto point = place["geom"].point())
        for (const std::string &number : words.numbered)
            m_numbered[number].push_back({*point, disclosure});
}

// With the same number in the same street a few steps away, whatever postcode either has.
template <class Visit>
void ProtectedPlaces::forEachNear(const Record &place, const AddressWords &words,
                                  const Visit &visit) const {
    constexpr double kSameBuilding = 30; // metres
    const auto point = place["geom"].point();
    if (!point || m_numbered.empty())
        return;
    for (const std::string &number : words.numbered)
        if (const auto known = m_numbered.find(number); known != m_numbered.end())
            for (const Numbered &other : known->second)
                if (distanceMetres(*point, other.point) <= kSameBuilding)
                    visit(other.disclosure);
}

std::string_view ProtectedPlaces::disclosureFor(const Record &place) const {
    if (m_disclosures.empty())
        return {};
    std::string_view strictest = place[kDisclosure].text();
    const AddressWords words(place);
    for (const std::string &key : keysOf(place, words))
        if (const auto known = m_disclosures.find(key);
            known != m_disclosures.end() && protectionOf(known->second) > protectionOf(strictest))
            strictest = known->second;
    forEachNear(place, words, [&strictest](const std::string &disclosure) {
        if (protectionOf(disclosure) > protectionOf(strictest))
            strictest = disclosure;
    });
    return strictest == place[kDisclosure].text() ? std::string_view() : strictest;
}

bool ProtectedPlaces::protect(Record &place) const {
    const std::string_view disclosure = disclosureFor(place);
    if (disclosure.empty())
        return false;
    place[kDisclosure] = Value(disclosure);
    return true;
}

} // namespace placeweave
