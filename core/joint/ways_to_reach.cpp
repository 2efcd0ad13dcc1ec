// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/ways_to_reach.h"

#include "core/exchange/consent.h"
#include "core/exchange/match_words.h"
#include "core/exchange/person_words.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <unordered_set>

namespace placeweave {
namespace {

// A group's own number was given out to be rung unless somebody has said otherwise; one of a kind
// that is a person follows the rules of persons.
bool isGroupsToUse(const Record &contact, bool isIndividual) {
    const std::string &basis = contact.text("consent_basis");
    return basis.empty() ? !isIndividual : isGivenConsent(basis);
}

// Whose numbers and addresses may be used, of those that belong to somebody by name.
struct WaysOfPeople {
    std::unordered_map<RowId, Record> people;        // who has agreed
    std::unordered_set<RowId> agreed;                // their contacts that they agreed to
    std::unordered_set<std::string> numbers;         // comparable: of those that they did not
    std::unordered_set<std::string> agreedSomewhere; // the same of those that they did, with type

    // A group's own, that is also somebody's who has not agreed to it.
    bool isKept(const Record &contact) const {
        const std::string number = comparableContact(contact.text("value"));
        return !number.empty() && numbers.contains(number) &&
               !agreedSomewhere.contains(contact.text("contact_type") + ' ' + number);
    }
};

// Whether they agreed is for the map's own people to know, so it is read from the map.
Result<WaysOfPeople> waysOfPeople(MapFile &map, const Disclosure &readers,
                                  const std::string &today) {
    std::vector<Record> everybody;
    PW_CHECK(map.forEach(Entity::Person, [&](const Record &person) {
        everybody.push_back(person);
        return true;
    }));
    WaysOfPeople all;
    for (Record &person : everybody) {
        const std::string &review = person.text("consent_review");
        const bool hasAgreed = readers.shows(Entity::Person, person.id()) &&
                               isGivenConsent(person.text("consent_basis")) &&
                               (review.empty() || review >= today);
        PW_TRY(const auto ways, map.recordsOf(Entity::Contact, "person_id", person.id()));
        for (const Record &way : ways) {
            const std::string number = comparableContact(way.text("value"));
            if (!hasAgreed || !isAgreedWay(way, ways)) {
                all.numbers.insert(number);
                continue;
            }
            all.agreed.insert(way.id());
            all.agreedSomewhere.insert(way.text("contact_type") + ' ' + number);
        }
        if (hasAgreed)
            all.people.emplace(person.id(), std::move(person));
    }
    return all;
}

std::size_t rankOf(std::string_view type) {
    static constexpr std::array<std::string_view, 4> kOrder{"phone", "whatsapp", "email", "post"};
    return static_cast<std::size_t>(std::ranges::find(kOrder, type) - kOrder.begin());
}

} // namespace

const std::vector<ReachWay> &WaysToReach::of(RowId organisation) const {
    static const std::vector<ReachWay> none;
    const auto found = ways.find(organisation);
    return found == ways.end() ? none : found->second;
}

std::string WaysToReach::first(RowId organisation, std::string_view type) const {
    const auto &all = of(organisation);
    const auto found = std::ranges::find(all, type, &ReachWay::type);
    return found == all.end() ? std::string() : found->value;
}

Result<std::optional<Record>> placeOnPaper(MapFile &map, const Disclosure &readers,
                                           const Record &organisation) {
    const RowId at = organisation.reference("location_id");
    if (!at || isIndividual(organisation.text("kind")))
        return std::optional<Record>();
    PW_TRY(const Record place, map.record(Entity::Location, at));
    if (placeDetailOf(place.text("disclosure")) == PlaceDetail::Nothing)
        return std::optional<Record>();
    return readers.disclosedPlace(organisation);
}

Result<WaysToReach> waysToReach(MapFile &map, const Disclosure &readers, const std::string &today) {
    WaysToReach reach;
    std::unordered_map<RowId, bool> individuals;
    PW_CHECK(readers.forEach(Entity::Organisation, [&](const Record &row) {
        individuals.emplace(row.id(), isIndividual(row.text("kind")));
        return true;
    }));
    PW_TRY(const WaysOfPeople named, waysOfPeople(map, readers, today));
    for (const auto &[id, person] : named.people)
        if (const RowId with = person.reference("organisation_id"))
            reach.people[with].push_back(person);
    for (auto &people : reach.people | std::views::values)
        std::ranges::sort(people, {}, &Record::id);
    PW_CHECK(map.forEach(Entity::Contact, [&](const Record &contact) {
        if (contact["value"].isEmpty())
            return true;
        RowId organisation = contact.reference("organisation_id");
        const RowId person = contact.reference("person_id");
        const auto whose = named.people.find(person);
        if (!organisation && whose != named.people.end())
            organisation = whose->second.reference("organisation_id");
        const auto with = individuals.find(organisation);
        const bool isAsked = isGivenConsent(contact.text("consent_basis"));
        const bool mayBeUsed =
            readers.shows(Entity::Contact, contact.id()) && with != individuals.end() &&
            (person ? named.agreed.contains(contact.id())
                    : isGroupsToUse(contact, with->second) && (isAsked || !named.isKept(contact)));
        if (!mayBeUsed) {
            ++reach.leftOut;
            return true;
        }
        reach.ways[organisation].push_back(
            {contact.text("contact_type"), contact.text("value"), contact.text("label"),
             contact["preferred"].isTrue(), person,
             whose == named.people.end() ? std::string() : whose->second.text("name")});
        return true;
    }));
    for (auto &all : reach.ways | std::views::values)
        std::ranges::stable_sort(all, {}, [](const ReachWay &way) {
            return std::tuple(!way.isPreferred, rankOf(way.type), way.person.value != 0);
        });
    return reach;
}

} // namespace placeweave
