// SPDX-License-Identifier: GPL-3.0-or-later
// Whom no text may name, and how they are reached; read disclosure_state.cpp first.
#include "core/exchange/disclosure_state.h"

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field *kCalled[] = {&kName, &kOtherNames};
constexpr const Field *kOfPerson[] = {
    &fieldOf(Entity::Person, "name"), &fieldOf(Entity::Person, "consent_basis"),
    &fieldOf(Entity::Person, "consent_scope"), &fieldOf(Entity::Person, "consent_review")};

} // namespace

// Who said no, who is private, whose place is hidden, and people on the map in their own right who
// may not be shown, with their numbers: every rule for a person is one for them (promise 5). One
// that is shown all the same is named where it is spoken of itself: what others say of it could be
// where it is.
Result<void> Disclosure::State::readNamedInWords() {
    std::optional<RecordsById> names;
    for (const Organisation &each : organisations) {
        const bool isKeptBack = !each.isShown && (!base || base->consent != consent ||
                                                  !base->isShown(Entity::Organisation, each.id));
        const bool isKeptPerson = each.isIndividual && isKeptBack;
        if (!each.isNameless && !isKeptPerson)
            continue;
        if (!names) {
            PW_TRY(names, RecordsById::of(map->database(), Entity::Organisation, kCalled));
        }
        PW_TRY(const Record row, names->at(each.id));
        // Many who have not been asked are known by what they do.
        if (!each.isNameless && !looksLikeAPersonsName(row[kName].text()))
            continue;
        if (isKeptPerson) {
            PW_TRY(const std::vector<Record> ways,
                   map->recordsOf(Entity::Contact, "organisation_id", each.id));
            for (const Record &way : ways)
                words.withholdContact(way.text("value"));
        }
        const RowId of = each.isShown ? each.id : RowId{};
        std::vector<std::string> all = setElements(row[kOtherNames]);
        all.push_back(row[kName].text());
        for (const std::string &name : all)
            words.withholdName(each.isIndividual ? personPhrases(name) : organisationPhrases(name),
                               each.isIndividual ? Tells::Person : Tells::Organisation, of);
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
    if (kept.empty())
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
