// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/held_organisations.h"

#include "core/exchange/match_words.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
constexpr const Field &kPostPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");
constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kMainPlace = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kPermission = fieldOf(Entity::Organisation, "listing_permission");
constexpr const Field &kPrivate = fieldOf(Entity::Organisation, "private");
constexpr const Field &kPlaceName = fieldOf(Entity::Location, "name");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kLocationType = fieldOf(Entity::Location, "location_type");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kUprn = fieldOf(Entity::Location, "uprn");
constexpr const Field &kContactOwner = fieldOf(Entity::Contact, "organisation_id");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");

class Reader {
public:
    Reader(MapFile &map, const std::map<RowId, std::string> &correctedNames)
        : m_map(map), m_correctedNames(correctedNames) {}

    Result<HeldOrganisations> read() {
        PW_CHECK(readOrganisations());
        PW_CHECK(readPlaces());
        PW_CHECK(readContacts());
        addOtherNames();
        m_held.match.finishHeld();
        PW_TRY(m_held.removed, RemovedOrganisations::of(m_map));
        return std::move(m_held);
    }

private:
    struct Use {
        RowId place;
        std::uint32_t organisation; // the how manieth
        bool wantsProtection;
    };

    Result<void> readOrganisations();
    Result<void> readPlaces();
    void take(const Record &place, std::span<const Use> users);
    Result<void> readContacts();
    void addOtherNames();

    MapFile &m_map;
    const std::map<RowId, std::string> &m_correctedNames;
    HeldOrganisations m_held;
    std::vector<Use> m_uses;
    std::vector<std::pair<std::uint32_t, std::string>> m_otherNames; // of the how manieth
    std::vector<std::pair<std::uint32_t, std::string>> m_listsNames;
};

Result<void> Reader::readOrganisations() {
    constexpr std::array kNeeded{&kName,         &kOtherNames, &kKind,
                                 &kPostPostcode, &kSource,     &kIdentifiers,
                                 &kMainPlace,    &kPermission, &kPrivate};
    std::uint32_t count = 0;
    PW_CHECK(m_map.forEach(Entity::Organisation, kNeeded, [&](const Record &organisation) {
        m_held.match.addHeld(
            organisation.id(),
            OrganisationMatch::keyOf(organisation, organisation[kPostPostcode].text()),
            setElements(organisation[kIdentifiers]));
        if (const RowId place{organisation[kMainPlace].integer()})
            m_uses.push_back({place, count, wantsProtection(organisation)});
        for (const std::string &name : setElements(organisation[kOtherNames]))
            m_otherNames.emplace_back(count, comparableName(name));
        if (const auto corrected = m_correctedNames.find(organisation.id());
            corrected != m_correctedNames.end())
            m_listsNames.emplace_back(count, comparableName(corrected->second));
        ++count;
        return true;
    }));
    std::ranges::sort(m_uses, {}, &Use::place);
    return {};
}

// Places come by id, as m_uses stand: both are gone through side by side.
Result<void> Reader::readPlaces() {
    constexpr std::array kNeeded{&kPlaceName,    &kAddress, &kPostcode, &kDisclosure,
                                 &kLocationType, &kPoint,   &kUprn};
    auto use = m_uses.begin();
    return m_map.forEach(Entity::Location, kNeeded, [&](const Record &place) {
        const auto isBefore = [&](const Use &one) {
            return one.place < place.id();
        };
        const auto isHere = [&](const Use &one) {
            return one.place == place.id();
        };
        const auto first = std::find_if_not(use, m_uses.end(), isBefore);
        use = std::find_if_not(first, m_uses.end(), isHere);
        take(place, {first, use});
        return true;
    });
}

void Reader::take(const Record &place, std::span<const Use> users) {
    const bool isPrecaution = place[kDisclosure].text() == "area" && !users.empty() &&
                              std::ranges::none_of(users, &Use::wantsProtection);
    if (!isPrecaution)
        m_held.secret.add(place);
    m_held.places.add(SharedPlaces::keyOf(place), place.id());
    const std::uint64_t postcode = postcodeHash(place[kPostcode].text());
    for (const Use &use : users)
        m_held.match.setPlaceOfHeld(use.organisation, postcode, place[kPoint].point());
}

Result<void> Reader::readContacts() {
    constexpr std::array kNeeded{&kContactOwner, &kContactValue};
    return m_map.forEach(Entity::Contact, kNeeded, [&](const Record &contact) {
        m_held.match.addContactOfHeld(RowId{contact[kContactOwner].integer()},
                                      contact[kContactValue].text());
        return true;
    });
}

void Reader::addOtherNames() {
    for (const auto &[index, name] : m_otherNames)
        m_held.match.addOtherNameOfHeld(index, name, true);
    for (const auto &[index, name] : m_listsNames)
        m_held.match.addOtherNameOfHeld(index, name, false);
}

} // namespace

Result<HeldOrganisations>
HeldOrganisations::of(MapFile &map, const std::map<RowId, std::string> &correctedNames) {
    return Reader(map, correctedNames).read();
}

} // namespace placeweave
