// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/row_update.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/match_words.h"
#include "core/exchange/shared_places.h"
#include "core/model/text_sets.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace placeweave {
namespace {

constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kSourceRow = fieldOf(Entity::Organisation, "source_row");
constexpr const Field &kLocation = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");
constexpr const Field &kSchedule = fieldOf(Entity::Service, "schedule");
constexpr const Field &kTimesInWords = fieldOf(Entity::Service, "when_note");

// Said of the record as a whole when it was made; a later list does not speak for it.
constexpr std::array kFixed{&fieldOf(Entity::Organisation, "source"),
                            &kSourceRow, // updateOrganisation()
                            &fieldOf(Entity::Organisation, "recognition"),
                            &fieldOf(Entity::Organisation, "listing_permission"),
                            &fieldOf(Entity::Organisation, "private"),
                            &fieldOf(Entity::Location, "disclosure"),
                            &kIdentifiers, // they only grow
                            &kLocation};   // updatePlace()

bool isEmpty(const std::vector<const Field *> &unit, const Record &record) {
    return std::ranges::all_of(unit, [&](const Field *f) { return record[*f].isEmpty(); });
}

// A list need not know every field of a group, but what it says has to stand there. How a point was
// found is no news of the same point: two lists at one address each found it in their own way.
bool agrees(const std::vector<const Field *> &unit, const Record &there, const Record &from) {
    if (std::ranges::contains(unit, &kPoint) && !from[kPoint].isEmpty())
        return from[kPoint] == there[kPoint];
    return std::ranges::all_of(
        unit, [&](const Field *f) { return from[*f].isEmpty() || from[*f] == there[*f]; });
}

// Of a place.
bool saysWhere(const std::vector<const Field *> &unit) {
    return unit.front()->group == "point" || unit.front()->group == "address";
}

// Whoever was not to be found at a place is not to be found next door to it either.
Record asClosedAs(const Record &place, Record to) {
    const Vocabulary &words = vocabulary("disclosure");
    if (words.protection(place[kDisclosure].text()) > words.protection(to[kDisclosure].text()))
        to[kDisclosure] = place[kDisclosure];
    return to;
}

bool isSameWay(const std::string &a, const std::string &b) {
    const std::string way = comparableContact(a);
    return folded(a) == folded(b) || (!way.empty() && way == comparableContact(b));
}

// In words instead of by a rule, or the other way round.
bool tellsTimesOtherwise(const Record &there, const Record &from) {
    return there[kTimesInWords].isEmpty() != there[kSchedule].isEmpty() &&
           from[kTimesInWords].isEmpty() != from[kSchedule].isEmpty() &&
           there[kSchedule].isEmpty() != from[kSchedule].isEmpty();
}

// Else the old times would stay beside the new.
void joinTimes(std::vector<RowUpdater::Unit> &units) {
    std::erase_if(units, [](const RowUpdater::Unit &unit) {
        return std::ranges::contains(unit, &kTimesInWords);
    });
    for (RowUpdater::Unit &unit : units)
        if (std::ranges::contains(unit, &kSchedule))
            unit.push_back(&kTimesInWords);
}

// Whether both say the same of when.
bool isSameTime(const Record &a, const Record &b) {
    return std::ranges::all_of(std::array{&kSchedule, &fieldOf(Entity::Service, "opens"),
                                          &fieldOf(Entity::Service, "closes"), &kTimesInWords},
                               [&](const Field *f) { return a[*f] == b[*f]; });
}

std::string keyOf(const Record &proposal) {
    return proposal.text("subject") + '\n' + proposal.text("content");
}

} // namespace

RowUpdater::RowUpdater(MapFile &map, Edit &edit, std::string list, ColumnsOfLists together)
    : m_map(map), m_edit(edit), m_name(std::move(list)), m_list(listKey(m_name)),
      m_together(std::move(together)), m_origins(map) {}

std::vector<RowUpdater::Unit> RowUpdater::unitsOf(Entity entity) {
    std::vector<Unit> units;
    for (const Field &field : fieldsOf(entity)) {
        if (std::ranges::find(kFixed, &field) != kFixed.end())
            continue;
        const auto group = std::ranges::find_if(units, [&](const Unit &unit) {
            return !field.group.empty() && unit.front()->group == field.group;
        });
        if (group == units.end())
            units.push_back({&field});
        else
            group->push_back(&field);
    }
    return units;
}

Result<RowUpdater::Due> RowUpdater::dueOf(const Unit &unit, const Record &there, const Record &from,
                                          bool isOurs) {
    if (isEmpty(unit, from) || agrees(unit, there, from))
        return Due::Nothing;
    if (isEmpty(unit, there)) {
        for (const Field *field : unit) {
            PW_TRY(const bool emptied, m_origins.wasEmptied(*field, there.id()));
            if (emptied)
                return Due::Nothing;
        }
        return Due::Fill;
    }
    if (m_onlyFills)
        return Due::Nothing;
    bool isBroughtByUs = true;
    bool isCorrected = false;
    bool isNews = false;
    for (const Field *field : unit) {
        if (there[*field].isEmpty() && from[*field].isEmpty())
            continue;
        PW_TRY(const FieldOrigins::Origin origin, m_origins.of(*field, there.id()));
        isBroughtByUs = isBroughtByUs && (origin.isFrom(m_list) || isOnlyOurs(*field, origin));
        isCorrected = isCorrected || origin.corrected;
        const Value &said = origin.corrected ? origin.brought : there[*field];
        isNews = isNews || (!from[*field].isEmpty() && from[*field] != said);
    }
    if (!(isOurs || isBroughtByUs) || !isNews)
        return Due::Nothing;
    return isCorrected ? Due::Ask : Due::Replace;
}

// Codes may be worked out without a column.
bool RowUpdater::isOnlyOurs(const Field &field, const FieldOrigins::Origin &origin) const {
    const auto speaks = [&](const std::string &list) {
        const auto columns = m_together.find(list);
        return columns == m_together.end() || columns->second.contains(&field);
    };
    return field.entity == Entity::Organisation && field.type != FieldType::Code &&
           std::ranges::contains(origin.others, m_list) && m_together.contains(m_list) &&
           speaks(m_list) && std::ranges::none_of(origin.lists, speaks) &&
           std::ranges::none_of(origin.others, [&](const std::string &list) {
               return list != m_list && speaks(list);
           });
}

Result<RowUpdater::Done> RowUpdater::update(const Record &there, const Record &from,
                                            RowId organisation) {
    Done done;
    std::vector<Unit> units = unitsOf(there.entity());
    if (there.entity() == Entity::Service && tellsTimesOtherwise(there, from))
        joinTimes(units);
    for (const Unit &unit : units)
        PW_CHECK(updateUnit(unit, there, from, organisation, done));
    return done;
}

Result<void> RowUpdater::updateUnit(const Unit &unit, const Record &there, const Record &from,
                                    RowId organisation, Done &done) {
    PW_TRY(const Due due, dueOf(unit, there, from));
    if (due == Due::Fill || due == Due::Replace) {
        for (const Field *field : unit)
            PW_CHECK(m_edit.set(*field, there.id(), from[*field]));
        done.changed = true;
    } else if (due == Due::Ask) {
        Suggestion change{.kind = Suggestion::Kind::Change,
                          .entity = there.entity(),
                          .row = there.id(),
                          .organisation = organisation,
                          .source = m_name};
        for (const Field *field : unit)
            if (!from[*field].isEmpty())
                change.fields.emplace_back(field, from[*field]);
        PW_TRY(const bool isNew, suggest(change));
        done.asked += isNew ? 1 : 0;
    }
    return {};
}

Result<bool> RowUpdater::suggest(const Suggestion &suggestion) {
    if (!m_suggested) {
        m_suggested.emplace();
        PW_CHECK(m_map.forEach(Entity::Proposal, [&](const Record &proposal) {
            m_suggested->insert(keyOf(proposal));
            return true;
        }));
    }
    const Record proposal = proposalOf(suggestion);
    if (!m_suggested->insert(keyOf(proposal)).second)
        return false;
    PW_CHECK(m_edit.insert(proposal));
    return true;
}

Result<bool> RowUpdater::suggestSame(RowId organisation, RowId other, double likeness) {
    return suggest({.kind = Suggestion::Kind::PerhapsSame,
                    .row = organisation,
                    .organisation = organisation,
                    .other = other,
                    .likeness = likeness,
                    .source = m_name});
}

Result<bool> RowUpdater::suggestVanished(Entity entity, RowId row, RowId organisation) {
    return suggest({.kind = Suggestion::Kind::Vanished,
                    .entity = entity,
                    .row = row,
                    .organisation = organisation,
                    .source = m_list});
}

Result<bool> RowUpdater::suggestReturned(RowId organisation, Entity entity, RowId row,
                                         std::vector<std::pair<const Field *, Value>> fields) {
    if (fields.empty())
        return false;
    return suggest({.kind = Suggestion::Kind::Returned,
                    .entity = entity,
                    .row = row,
                    .organisation = organisation,
                    .fields = std::move(fields),
                    .source = m_name});
}

Result<bool> RowUpdater::brought(Entity entity, RowId row) {
    PW_TRY(const auto lists, m_origins.listsOf(entity, row));
    return std::ranges::contains(lists, m_list);
}

Result<bool> RowUpdater::wasCorrected(Entity entity, RowId row) {
    for (const Field &field : fieldsOf(entity)) {
        PW_TRY(const FieldOrigins::Origin origin, m_origins.of(field, row));
        if (origin.corrected)
            return true;
    }
    return false;
}

Result<bool> RowUpdater::wasUnlinked(RowId service, RowId place) {
    return m_origins.wasUnlinked(service, place);
}

Result<void> RowUpdater::fillPlaces(const std::vector<Record> &places) {
    for (const Record &from : places) {
        PW_TRY(const Record there, m_map.record(Entity::Location, from.id()));
        for (const Unit &unit : unitsOf(Entity::Location)) {
            PW_TRY(const Due due, dueOf(unit, there, from));
            for (const Field *field : due == Due::Fill ? unit : Unit())
                PW_CHECK(m_edit.set(*field, there.id(), from[*field]));
        }
    }
    return {};
}

Result<bool> RowUpdater::isShared(RowId place) {
    PW_TRY(const auto users, m_map.recordsOf(Entity::Organisation, "location_id", place));
    return users.size() > 1;
}

Result<bool> RowUpdater::isUsed(RowId place) {
    PW_TRY(const auto users, m_map.recordsOf(Entity::Organisation, "location_id", place));
    PW_TRY(const auto services, m_map.recordsOf(Entity::ServiceAtLocation, "location_id", place));
    return !users.empty() || !services.empty();
}

Result<void> RowUpdater::moveTo(RowId organisation, const OrganisationRow &row, Done &done) {
    PW_TRY(const RowId added, m_edit.insert(row.place));
    PW_CHECK(m_edit.set(kLocation, organisation, Value(added.value)));
    done.changed = true;
    done.isPlaced = row.point().has_value();
    return {};
}

Result<RowUpdater::Done> RowUpdater::updatePlace(const Record &organisation,
                                                 const OrganisationRow &row) {
    Done done;
    const RowId placeId = organisation.reference("location_id");
    if (!placeId) {
        PW_TRY(const bool emptied, m_origins.wasEmptied(kLocation, organisation.id()));
        if (!row.hasPlace || emptied)
            return done;
        PW_CHECK(moveTo(organisation.id(), row, done));
        return done;
    }
    PW_TRY(const Record place, m_map.record(Entity::Location, placeId));
    done.isPlaced = place["geom"].point().has_value();
    // Where post goes is not where people go.
    const bool isForPost = row.place.text("location_type") == "correspondence" &&
                           place.text("location_type") != "correspondence";
    if (!row.hasPlace || isForPost)
        return done;
    // Now it is known where people go; the address for post stays in fields of its own.
    if (place.text("location_type") == "correspondence" &&
        row.place.text("location_type") != "correspondence") {
        PW_CHECK(moveTo(organisation.id(), row, done));
        PW_TRY(const bool isStillUsed, isUsed(placeId));
        if (!isStillUsed)
            PW_CHECK(m_edit.remove(Entity::Location, placeId));
        return done;
    }
    PW_TRY(const FieldOrigins::Origin origin, m_origins.of(kLocation, organisation.id()));
    PW_TRY(const bool shared, isShared(placeId));
    const std::string &postcode = place.text("postcode");
    const bool isOtherPostcode = !postcode.empty() && !row.place.text("postcode").empty() &&
                                 tidyPostcode(postcode) != row.place.text("postcode");
    const bool isOurs = !m_onlyFills && origin.isFrom(m_list) && !origin.corrected;
    if (isOtherPostcode && !isOurs)
        return done; // another branch, or somebody knows better
    Record from = row.place;
    if (shared) {
        PW_TRY(const bool hasLeft, isOurs ? isElsewhere(place, from, true) : Result<bool>(false));
        if (hasLeft) {
            m_leaving[placeId].push_back({organisation.id(), std::move(from)});
            done.changed = true;
            done.isPlaced = done.isPlaced || row.point().has_value();
            return done;
        }
        keepToNews(placeId, from);
    }
    PW_TRY(const Done updated, update(place, from, organisation.id()));
    done.changed = updated.changed;
    done.asked = updated.asked;
    if (updated.changed && !done.isPlaced) {
        PW_TRY(const Record filled, m_map.record(Entity::Location, placeId));
        done.isPlaced = filled["geom"].point().has_value();
    }
    return done;
}

Result<bool> RowUpdater::isElsewhere(const Record &place, const Record &from, bool isOurs) {
    for (const Unit &unit : unitsOf(Entity::Location)) {
        if (!saysWhere(unit))
            continue;
        PW_TRY(const Due due, dueOf(unit, place, from, isOurs));
        if (due == Due::Replace)
            return true;
    }
    return false;
}

void RowUpdater::keepToNews(RowId place, Record &from) {
    for (const Unit &unit : unitsOf(Entity::Location)) {
        if (saysWhere(unit) || isEmpty(unit, from) ||
            m_spokenOf.emplace(place, unit.front()).second)
            continue;
        for (const Field *field : unit)
            from[*field] = {};
    }
}

Result<void> RowUpdater::finish() {
    m_onlyFills = false;
    for (const RowId place : m_leaving | std::views::keys)
        PW_CHECK(settleLeaving(place));
    m_leaving.clear();
    return {};
}

// Where everybody leaves, the place itself goes along with the first, and with it what people have
// written of it; a list that has only put right where a building is so changes one place.
Result<void> RowUpdater::settleLeaving(RowId placeId) {
    const std::vector<Leaving> &leaving = m_leaving.at(placeId);
    PW_TRY(const Record place, m_map.record(Entity::Location, placeId));
    PW_TRY(const auto users, m_map.recordsOf(Entity::Organisation, "location_id", placeId));
    const Leaving &first = leaving.front();
    bool goesAlong = users.size() == leaving.size();
    if (goesAlong) {
        PW_TRY(goesAlong, isElsewhere(place, first.to, false));
    }
    std::map<std::uint64_t, RowId> places; // by what they are known by
    if (goesAlong) {
        PW_CHECK(update(place, first.to, first.organisation));
        places[SharedPlaces::keyOf(first.to)] = placeId;
    }
    for (const Leaving &one : leaving | std::views::drop(goesAlong ? 1 : 0)) {
        const std::uint64_t key = SharedPlaces::keyOf(one.to);
        auto known = key == 0 ? places.end() : places.find(key);
        if (known == places.end()) {
            PW_TRY(const RowId added, m_edit.insert(asClosedAs(place, one.to)));
            known = places.insert_or_assign(key, added).first;
        }
        PW_CHECK(m_edit.set(kLocation, one.organisation, Value(known->second.value)));
    }
    return {};
}

Result<RowUpdater::Done> RowUpdater::updateContacts(const Record &organisation,
                                                    const OrganisationRow &row) {
    Done done;
    if (row.contacts.empty())
        return done;
    PW_TRY(const auto there,
           m_map.recordsOf(Entity::Contact, "organisation_id", organisation.id()));
    for (const Record &contact : row.contacts) {
        const std::string &type = contact.text("contact_type");
        const auto isOfType = [&](const Record &r) {
            return r.text("contact_type") == type;
        };
        const auto same = std::ranges::find_if(there, isOfType);
        if (same == there.end()) {
            PW_TRY(const bool removed, m_origins.wasRemoved(organisation.id(), type));
            if (removed)
                continue;
            Record added = contact;
            added["organisation_id"] = Value(organisation.id().value);
            PW_CHECK(m_edit.insert(added));
            done.changed = true;
            continue;
        }
        const bool isOnlyOne = std::ranges::count_if(there, isOfType) == 1 &&
                               std::ranges::count_if(row.contacts, isOfType) == 1;
        Done one;
        if (isOnlyOne)
            PW_CHECK(updateUnit({&kContactValue}, *same, contact, organisation.id(), one));
        done.add(one);
        const bool isThere = std::ranges::any_of(there, [&](const Record &other) {
            return isSameWay(other.text("value"), contact.text("value"));
        });
        if (!isThere && !one.changed && one.asked == 0 &&
            !std::ranges::contains(done.notTaken, type))
            done.notTaken.push_back(type);
    }
    return done;
}

// Known by their names; whatever is open at the same time is the same under another.
Result<RowUpdater::Done> RowUpdater::updateServices(const Record &organisation,
                                                    const OrganisationRow &row) {
    Done done;
    if (row.services.empty())
        return done;
    PW_TRY(const auto there,
           m_map.recordsOf(Entity::Service, "organisation_id", organisation.id()));
    for (const Record &service : row.services) {
        const std::string name = folded(service.text("name"));
        const auto same = std::ranges::find_if(
            there, [&](const Record &known) { return folded(known.text("name")) == name; });
        if (same != there.end()) {
            PW_TRY(const Done one, update(*same, service, organisation.id()));
            done.add(one);
            continue;
        }
        PW_TRY(const bool removed, m_origins.wasServiceRemoved(organisation.id(), name));
        if (removed || std::ranges::any_of(
                           there, [&](const Record &known) { return isSameTime(known, service); }))
            continue;
        Record added = service;
        added["organisation_id"] = Value(organisation.id().value);
        PW_TRY(const RowId id, m_edit.insert(added));
        PW_TRY(const Record now, m_map.record(Entity::Organisation, organisation.id()));
        if (const RowId place = now.reference("location_id")) {
            Record happens(Entity::ServiceAtLocation);
            happens["service_id"] = Value(id.value);
            happens["location_id"] = Value(place.value);
            PW_CHECK(m_edit.insert(happens));
        }
        done.changed = true;
    }
    return done;
}

Result<RowUpdater::Done> RowUpdater::updateOrganisation(RowId id, const OrganisationRow &row,
                                                        bool isSecond) {
    m_onlyFills = isSecond;
    PW_TRY(const Record there, m_map.record(Entity::Organisation, id));
    PW_TRY(Done done, update(there, row.organisation, id));
    PW_TRY(const Done place, updatePlace(there, row));
    PW_TRY(const Done contacts, updateContacts(there, row));
    PW_TRY(const Done services, updateServices(there, row));
    done.isPlaced = place.isPlaced;
    done.notTaken = contacts.notTaken;
    for (const Done *part : {&place, &contacts, &services})
        done.add(*part);
    const Value identifiers = united(there[kIdentifiers], row.organisation[kIdentifiers]);
    if (identifiers != there[kIdentifiers]) {
        PW_CHECK(m_edit.set(kIdentifiers, id, identifiers));
        done.changed = true;
    }
    // Which row of the list says so now, where it is the list that the record is from.
    const Value &number = row.organisation[kSourceRow];
    if (done.changed && !isSecond && number != there[kSourceRow] &&
        listKey(there.text("source")) == m_list)
        PW_CHECK(m_edit.set(kSourceRow, id, number));
    return done;
}

} // namespace placeweave
