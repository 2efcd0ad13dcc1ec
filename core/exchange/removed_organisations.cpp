// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/removed_organisations.h"

#include "core/exchange/match_words.h"
#include "core/model/suggestion.h"
#include "core/model/text_sets.h"
#include "core/store/log.h"
#include "core/store/map_file.h"

#include <ranges>
#include <set>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kPostPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kMainPlace = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kContactOwner = fieldOf(Entity::Contact, "organisation_id");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");

// Rows as they were when they went. One of which nothing was kept, or told us, has no name.
struct Gone {
    std::map<RowId, Record> organisations;
    std::map<RowId, Record> places;
    std::vector<Record> contacts;

    void add(const EntityInfo &entity, const log::Change &change) {
        Record row(entity.entity, change.row);
        for (const auto &[field, values] : log::fieldsOfChange(change))
            row[*field] = values.first;
        if (entity.entity == Entity::Organisation && !row[kName].isEmpty())
            organisations.insert_or_assign(change.row, std::move(row));
        else if (entity.entity == Entity::Location)
            places.insert_or_assign(change.row, std::move(row));
        else if (entity.entity == Entity::Contact)
            contacts.push_back(std::move(row));
    }
};

// What taking back an import, or somebody's adding, has removed was never decided to be gone.
Result<Gone> readGone(MapFile &map) {
    Gone gone;
    Database &database = map.database();
    PW_TRY(const std::set<ActionId> removals, log::actionsRemoving(database, Entity::Organisation));
    if (removals.empty())
        return gone;
    PW_TRY(const log::Standing standing, log::Standing::read(database));
    for (const ActionId id : removals) {
        PW_TRY(const std::optional<log::Action> action, log::action(database, id));
        if (!action || action->undoes || !standing.stands(id))
            continue;
        PW_TRY(const std::vector<log::Change> changes, log::changesOf(database, id));
        for (const log::Change &change : changes)
            if (const EntityInfo *entity = entityByKey(change.entityKey);
                entity && change.op == "delete")
                gone.add(*entity, change);
    }
    return gone;
}

// Those of `gone` that are here still, under the record that they were found to be.
Result<std::map<RowId, RowId>> readKeptAs(MapFile &map, const Gone &gone) {
    std::map<RowId, RowId> became;
    PW_CHECK(map.forEach(Entity::Proposal, [&](const Record &proposal) {
        if (proposal.text("status") == "already_here")
            if (const auto suggestion = suggestionOf(proposal); suggestion && suggestion->other)
                became.insert_or_assign(suggestion->organisation, suggestion->other);
        return true;
    }));
    std::map<RowId, RowId> keptAs;
    for (const RowId id : gone.organisations | std::views::keys) {
        RowId last = id; // what it was made one with may itself have been made one with another
        for (std::set<RowId> seen; became.contains(last) && seen.insert(last).second;)
            last = became.at(last);
        if (last != id && map.record(Entity::Organisation, last))
            keptAs.emplace(id, last);
    }
    return keptAs;
}

} // namespace

Result<RemovedOrganisations> RemovedOrganisations::of(MapFile &map) {
    RemovedOrganisations removed;
    PW_TRY(const Gone gone, readGone(map));
    if (gone.organisations.empty())
        return removed;
    PW_TRY(removed.m_keptAs, readKeptAs(map, gone));
    std::uint32_t index = 0;
    for (const auto &[id, organisation] : gone.organisations) {
        removed.m_match.addHeld(
            id, OrganisationMatch::keyOf(organisation, organisation[kPostPostcode].text()),
            setElements(organisation[kIdentifiers]));
        if (const RowId at{organisation[kMainPlace].integer()}) {
            const auto went = gone.places.find(at); // others may still be there
            Result<Record> place = went != gone.places.end() ? Result<Record>(went->second)
                                                             : map.record(Entity::Location, at);
            if (place)
                removed.m_match.setPlaceOfHeld(index, postcodeHash((*place)[kPostcode].text()),
                                               (*place)[kPoint].point());
        }
        ++index;
    }
    for (const Record &contact : gone.contacts)
        removed.m_match.addContactOfHeld(
            RowId{contact[kContactOwner].integer()},
            OrganisationMatch::contactKey(contact[kContactValue].text()));
    removed.m_match.finishHeld();
    return removed;
}

RemovedOrganisations::Found RemovedOrganisations::find(const OrganisationMatch::Key &key,
                                                       const OrganisationRow &row) const {
    const RowId id = m_match.find(key, row).same;
    const auto kept = m_keptAs.find(id);
    return {.isRemoved = bool(id), .keptAs = kept == m_keptAs.end() ? RowId() : kept->second};
}

} // namespace placeweave
