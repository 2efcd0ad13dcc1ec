// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/held_organisations.h"

#include "core/exchange/match_words.h"
#include "core/exchange/read_in_batches.h"
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

    struct Keys {
        std::uint64_t place = 0;
        std::uint64_t postcode = 0;
    };

    // What is known of a row by itself is worked out while others are read.
    Result<void> readOrganisations();
    Result<void> readPlaces();
    void take(const Record &place, const Keys &keys, std::span<const Use> users);
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
    struct Known {
        OrganisationMatch::Key key;
        std::vector<std::string> identifiers;
        std::vector<std::string> otherNames; // comparable
        bool wantsProtection = false;
    };
    const auto known = [](const Record &organisation) {
        Known all{OrganisationMatch::keyOf(organisation, organisation[kPostPostcode].text()),
                  setElements(organisation[kIdentifiers]), setElements(organisation[kOtherNames]),
                  wantsProtection(organisation)};
        for (std::string &name : all.otherNames)
            name = comparableName(name);
        return all;
    };
    std::uint32_t count = 0;
    const auto take = [&](const Record &organisation, Known &&all) {
        m_held.match.addHeld(organisation.id(), all.key, all.identifiers);
        if (const RowId place{organisation[kMainPlace].integer()})
            m_uses.push_back({place, count, all.wantsProtection});
        for (std::string &name : all.otherNames)
            m_otherNames.emplace_back(count, std::move(name));
        if (const auto corrected = m_correctedNames.find(organisation.id());
            corrected != m_correctedNames.end())
            m_listsNames.emplace_back(count, comparableName(corrected->second));
        ++count;
        return true;
    };
    PW_CHECK(
        readInBatches(m_map, {Entity::Organisation, kNeeded}, [](const Record &) {}, known, take));
    std::ranges::sort(m_uses, {}, &Use::place);
    return {};
}

// Places come by id, as m_uses stand: both are gone through side by side.
Result<void> Reader::readPlaces() {
    constexpr std::array kNeeded{&kPlaceName,    &kAddress, &kPostcode, &kDisclosure,
                                 &kLocationType, &kPoint,   &kUprn};
    auto use = m_uses.begin();
    const auto known = [](const Record &place) {
        return Keys{SharedPlaces::keyOf(place), postcodeHash(place[kPostcode].text())};
    };
    const auto takeWithUsers = [&](const Record &place, const Keys &keys) {
        const auto isBefore = [&](const Use &one) {
            return one.place < place.id();
        };
        const auto isHere = [&](const Use &one) {
            return one.place == place.id();
        };
        const auto first = std::find_if_not(use, m_uses.end(), isBefore);
        use = std::find_if_not(first, m_uses.end(), isHere);
        take(place, keys, {first, use});
        return true;
    };
    return readInBatches(
        m_map, {Entity::Location, kNeeded}, [](const Record &) {}, known, takeWithUsers);
}

void Reader::take(const Record &place, const Keys &keys, std::span<const Use> users) {
    const bool isPrecaution = place[kDisclosure].text() == "area" && !users.empty() &&
                              std::ranges::none_of(users, &Use::wantsProtection);
    if (!isPrecaution)
        m_held.secret.add(place);
    m_held.places.add(keys.place, place.id());
    for (const Use &use : users)
        m_held.match.setPlaceOfHeld(use.organisation, keys.postcode, place[kPoint].point());
}

Result<void> Reader::readContacts() {
    constexpr std::array kNeeded{&kContactOwner, &kContactValue};
    const auto known = [](const Record &contact) {
        return OrganisationMatch::contactKey(contact[kContactValue].text());
    };
    return readInBatches(
        m_map, {Entity::Contact, kNeeded}, [](const Record &) {}, known,
        [&](const Record &contact, std::uint64_t key) {
            m_held.match.addContactOfHeld(RowId{contact[kContactOwner].integer()}, key);
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
