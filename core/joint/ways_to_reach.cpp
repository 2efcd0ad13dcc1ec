// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/ways_to_reach.h"

#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace placeweave {
namespace {

bool isGiven(std::string_view basis) {
    return !basis.empty() && basis != "not_asked" && basis != "withdrawn";
}

// An organisation's own number was given out to be rung unless somebody has said otherwise; one of
// a kind that is a person follows the rules of persons.
bool isAgreed(const Record &contact, bool isIndividual) {
    const std::string &basis = contact.text("consent_basis");
    return basis.empty() ? !isIndividual : isGiven(basis);
}

std::size_t rankOf(std::string_view type) {
    static constexpr std::array<std::string_view, 4> kOrder{"phone", "whatsapp", "email", "post"};
    return static_cast<std::size_t>(std::ranges::find(kOrder, type) - kOrder.begin());
}

bool isIndividual(const Record &organisation) {
    return organisation.text("kind").starts_with("individual");
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

Result<WaysToReach> waysToReach(MapFile &map, const Disclosure &readers, const std::string &today) {
    WaysToReach reach;
    std::unordered_map<RowId, bool> individuals;
    PW_CHECK(readers.forEach(Entity::Organisation, [&](const Record &row) {
        individuals.emplace(row.id(), isIndividual(row));
        return true;
    }));
    // Whether they agreed is for the map's own people to know, so it is read from the map.
    std::unordered_map<RowId, Record> people;
    PW_CHECK(map.forEach(Entity::Person, [&](const Record &person) {
        const std::string &review = person.text("consent_review");
        if (readers.shows(Entity::Person, person.id()) && isGiven(person.text("consent_basis")) &&
            (review.empty() || review >= today)) {
            people.emplace(person.id(), person);
            if (const RowId with = person.reference("organisation_id"))
                reach.people[with].push_back(person);
        }
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Contact, [&](const Record &contact) {
        if (contact["value"].isEmpty())
            return true;
        RowId organisation = contact.reference("organisation_id");
        const RowId person = contact.reference("person_id");
        const auto whose = people.find(person);
        if (!organisation && whose != people.end())
            organisation = whose->second.reference("organisation_id");
        const auto with = individuals.find(organisation);
        const bool mayBeUsed =
            readers.shows(Entity::Contact, contact.id()) && with != individuals.end() &&
            (person ? whose != people.end() && (contact["consent_basis"].isEmpty() ||
                                                isGiven(contact.text("consent_basis")))
                    : isAgreed(contact, with->second));
        if (!mayBeUsed) {
            ++reach.leftOut;
            return true;
        }
        reach.ways[organisation].push_back(
            {contact.text("contact_type"), contact.text("value"), contact.text("label"),
             contact["preferred"].isTrue(), person,
             whose == people.end() ? std::string() : whose->second.text("name")});
        return true;
    }));
    for (auto &all : reach.ways | std::views::values)
        std::ranges::stable_sort(all, {}, [](const ReachWay &way) {
            return std::tuple(!way.isPreferred, rankOf(way.type), way.person.value != 0);
        });
    return reach;
}

} // namespace placeweave
