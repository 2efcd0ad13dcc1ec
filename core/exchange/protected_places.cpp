// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/protected_places.h"

#include "core/exchange/person_words.h"
#include "core/model/vocabulary.h"

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
    m_buildings.add(place);
    m_places.push_back({place.id(), disclosure});
}

std::string_view ProtectedPlaces::disclosureFor(const Record &place) const {
    const std::string &own = place[kDisclosure].text();
    std::string_view strictest = own;
    m_buildings.forEachAt(place, [&](Buildings::Number number) {
        if (protectionOf(m_places[number].disclosure) > protectionOf(strictest))
            strictest = m_places[number].disclosure;
    });
    return strictest == own ? std::string_view() : strictest;
}

RowId ProtectedPlaces::firstAt(const Record &place) const {
    RowId first;
    m_buildings.forEachAt(place, [&](Buildings::Number number) {
        if (!first || m_places[number].id < first)
            first = m_places[number].id;
    });
    return first;
}

bool ProtectedPlaces::protect(Record &place) const {
    const std::string_view disclosure = disclosureFor(place);
    if (disclosure.empty())
        return false;
    place[kDisclosure] = Value(disclosure);
    return true;
}

} // namespace placeweave
