// SPDX-License-Identifier: GPL-3.0-or-later
// Whom no text may name, and how they are reached; read disclosure_state.cpp first.
#include "core/base/text.h"
#include "core/exchange/consent.h"
#include "core/exchange/disclosure_state.h"
#include "core/exchange/person_words.h"
#include "core/exchange/read_in_batches.h"
#include "core/store/log.h"

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field *kCalled[] = {&kName, &kOtherNames};
constexpr const Field &kWay = fieldOf(Entity::Contact, "value");
constexpr const Field &kWayOf = fieldOf(Entity::Contact, "organisation_id");
constexpr const Field &kWayOfPerson = fieldOf(Entity::Contact, "person_id");
constexpr const Field *kOfWay[] = {&kWay,
                                   &kWayOf,
                                   &kWayOfPerson,
                                   &fieldOf(Entity::Contact, "contact_type"),
                                   &fieldOf(Entity::Contact, "sensitivity"),
                                   &fieldOf(Entity::Contact, "consent_basis")};
constexpr const Field *kOfPerson[] = {
    &fieldOf(Entity::Person, "name"), &fieldOf(Entity::Person, "consent_basis"),
    &fieldOf(Entity::Person, "consent_scope"), &fieldOf(Entity::Person, "consent_review")};

std::vector<std::string> namesOf(const Record &organisation) {
    std::vector<std::string> names = setElements(organisation[kOtherNames]);
    names.push_back(organisation[kName].text());
    return names;
}

} // namespace

// Of an organisation, which may be somebody on the map in their own right.
void Disclosure::State::withholdName(const std::string &name, bool isPerson, RowId of) {
    words.withholdName(isPerson ? personPhrases(name) : organisationPhrases(name),
                       isPerson ? Tells::Person : Tells::Organisation, of);
}

// How somebody who is shown is reached is no secret, whoever else is reached there; of a person it
// would be.
Result<void> Disclosure::State::readWaysInWords() {
    std::vector<std::string> ofPeople;
    bool hasAny = false;
    for (const Organisation &each : organisations) {
        if (!each.isNameless || each.isShown)
            continue;
        PW_TRY(const std::vector<Record> ways,
               map->recordsOf(Entity::Contact, "organisation_id", each.id));
        for (const Record &way : ways) {
            if (each.isIndividual)
                ofPeople.push_back(way[kWay].text());
            else
                words.withholdContact(way[kWay].text(), Tells::Organisation);
            hasAny = hasAny || !each.isIndividual;
        }
    }
    if (hasAny)
        PW_CHECK(readInBatches(
            *map, {Entity::Contact, kOfWay}, [](const Record &) {},
            [this](const Record &way) {
                const Organisation *of = organisation(RowId{way[kWayOf].integer()});
                return of && of->isShown && way[kWayOfPerson].isEmpty() &&
                       words.told(way[kWay].text(), {}) && !refusalOfContact(way);
            },
            [this](const Record &way, bool isShown) {
                if (isShown)
                    words.tellContact(way[kWay].text());
                return true;
            }));
    for (const std::string &way : ofPeople)
        words.withholdContact(way);
    return {};
}

// Who said no, who is private and whose place is hidden, and how those who are not shown are
// reached. One that is shown all the same is named where it is spoken of itself: what
// others say of it could be where it is.
Result<void> Disclosure::State::readNamedInWords() {
    PW_CHECK(readWaysInWords());
    std::optional<RecordsById> names;
    for (const Organisation &each : organisations) {
        if (!each.isNameless)
            continue;
        if (!names) {
            PW_TRY(names, RecordsById::of(map->database(), Entity::Organisation, kCalled));
        }
        PW_TRY(const Record row, names->at(each.id));
        const RowId of = each.isShown ? each.id : RowId{};
        for (const std::string &name : namesOf(row))
            withholdName(name, each.isIndividual, of);
    }
    return {};
}

Result<void> Disclosure::State::readWaysOfPeople() {
    if (consent == Profile::Internal)
        return {};
    std::vector<RowId> agreed;
    PW_CHECK(map->forEach(Entity::Person, kOfPerson, [&](const Record &row) {
        if (!consentMissing(row))
            agreed.push_back(row.id());
        return true;
    }));
    for (const RowId person : agreed) {
        PW_TRY(const std::vector<Record> ways,
               map->recordsOf(Entity::Contact, "person_id", person));
        for (const Record &way : ways)
            if (!isAgreedWay(way, ways))
                m_waysNotAgreed.insert(way.id());
    }
    return {};
}

// Whoever was taken off the map has agreed to nothing since. Erased, nobody knows of them any more.
Result<void> Disclosure::State::readGoneInWords() {
    PW_TRY(std::vector<Record> gone, log::goneRows(map->database(), Entity::Organisation));
    std::erase_if(gone, [this](const Record &row) {
        const auto reason = refusal(row);
        return reason != Withheld::NotListed && reason != Withheld::Private;
    });
    std::unordered_set<std::string> shown; // of two that were one, the other may be there
    if (!gone.empty())
        PW_CHECK(map->forEach(Entity::Organisation, kCalled, [&](const Record &row) {
            if (organisation(row.id())->isShown)
                shown.insert(folded(row[kName].text()));
            return true;
        }));
    for (const Record &row : gone) {
        for (const std::string &name : namesOf(row))
            if (!shown.contains(folded(name)))
                withholdName(name, isIndividual(row.text("kind")), {});
    }
    if (consent == Profile::Internal)
        return {};
    PW_TRY(const std::vector<Record> people, log::goneRows(map->database(), Entity::Person));
    if (people.empty())
        return {};
    PW_TRY(const std::vector<Record> ways, log::goneRows(map->database(), Entity::Contact));
    for (const Record &person : people) {
        words.withholdName(personPhrases(person.text("name")), Tells::Person);
        for (const Record &way : ways)
            if (way.reference("person_id") == person.id())
                words.withholdContact(way.text("value"));
    }
    return {};
}

// What somebody who may be shown is called, too, or how they are reached, is no secret.
Result<void> Disclosure::State::readPeopleInWords() {
    struct Someone {
        RowId id;
        std::string name;
    };
    std::vector<Someone> shown;
    std::vector<Someone> kept;
    PW_CHECK(map->forEach(Entity::Person, kOfPerson, [&](const Record &row) {
        (consentMissing(row) ? kept : shown).push_back({row.id(), row.text("name")});
        return true;
    }));
    if (kept.empty() && words.isEmpty())
        return {};
    for (const Someone &person : kept) {
        words.withholdName(personPhrases(person.name), Tells::Person);
        PW_TRY(const std::vector<Record> ways,
               map->recordsOf(Entity::Contact, "person_id", person.id));
        for (const Record &way : ways)
            words.withholdContact(way.text("value"));
    }
    for (const Someone &person : shown) {
        words.tellName(personPhrases(person.name));
        PW_TRY(const std::vector<Record> ways,
               map->recordsOf(Entity::Contact, "person_id", person.id));
        for (const Record &way : ways)
            if (!refusalOfContact(way))
                words.tellContact(way.text("value"));
    }
    return {};
}

} // namespace placeweave
