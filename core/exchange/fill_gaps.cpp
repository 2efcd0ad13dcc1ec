// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/fill_gaps.h"

#include "core/exchange/cell.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <limits>

namespace placeweave {
namespace {

constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kLocation = fieldOf(Entity::Organisation, "location_id");

// Said of the record as a whole when it was made; a later list does not speak for it.
constexpr std::array kFixed{
    &fieldOf(Entity::Organisation, "source"), &fieldOf(Entity::Organisation, "recognition"),
    &fieldOf(Entity::Organisation, "listing_permission"), &fieldOf(Entity::Location, "disclosure")};

// Fields of a group change as one: half an address of one source and half of another is neither.
bool isGroupEmpty(const Record &record, const Field &field) {
    if (field.group.empty())
        return record[field].isEmpty();
    return std::ranges::all_of(fieldsOf(record.entity()), [&](const Field &other) {
        return other.group != field.group || record[other].isEmpty();
    });
}

Value withMissing(const Value &there, const Value &more) {
    std::vector<std::string> elements = setElements(there);
    for (std::string &element : setElements(more))
        if (std::ranges::find(elements, element) == elements.end())
            elements.push_back(std::move(element));
    return setValue(elements);
}

} // namespace

Result<void> GapFiller::learn() {
    if (m_hasLearnt)
        return {};
    m_hasLearnt = true;
    PW_TRY(const auto history, m_map.history(std::numeric_limits<int>::max()));
    for (const HistoryEntry &entry : history)
        for (const HistoryEntry::RowChange &row : entry.rows) {
            std::pair<RowId, std::string> contact;
            for (const HistoryEntry::FieldChange &change : row.fields) {
                if (!change.field)
                    continue;
                if (row.op == "set" && change.after.isEmpty() && !change.before.isEmpty())
                    m_emptied.emplace(change.field, row.row);
                if (change.field == &fieldOf(Entity::Contact, "organisation_id"))
                    contact.first = RowId{change.before.integer()};
                if (change.field == &fieldOf(Entity::Contact, "contact_type"))
                    contact.second = change.before.text();
            }
            if (row.op == "delete" && row.entity == Entity::Contact)
                m_removed.insert(std::move(contact));
        }
    return {};
}

Result<bool> GapFiller::wasEmptied(const Field &field, RowId id) {
    PW_CHECK(learn());
    return m_emptied.contains({&field, id});
}

Result<bool> GapFiller::wasRemoved(RowId organisation, const std::string &contactType) {
    PW_CHECK(learn());
    return m_removed.contains({organisation, contactType});
}

Result<bool> GapFiller::fill(const Record &there, const Record &from) {
    bool changed = false;
    for (const Field &field : fieldsOf(there.entity())) {
        if (from[field].isEmpty() || !isGroupEmpty(there, field) ||
            std::ranges::find(kFixed, &field) != kFixed.end())
            continue;
        PW_TRY(const bool emptied, wasEmptied(field, there.id()));
        if (emptied)
            continue;
        PW_CHECK(m_edit.set(field, there.id(), from[field]));
        changed = true;
    }
    return changed;
}

Result<void> GapFiller::fillPlaces(const std::vector<Record> &places) {
    for (const Record &from : places) {
        PW_TRY(const Record there, m_map.record(Entity::Location, from.id()));
        PW_CHECK(fill(there, from));
    }
    return {};
}

Result<bool> GapFiller::fillPlace(const Record &organisation, const OrganisationRow &row,
                                  bool &isPlaced) {
    const RowId placeId = organisation.reference("location_id");
    if (!placeId) {
        if (!row.hasPlace)
            return false;
        PW_TRY(const bool emptied, wasEmptied(kLocation, organisation.id()));
        if (emptied)
            return false;
        PW_TRY(const RowId added, m_edit.insert(row.place));
        PW_CHECK(m_edit.set(kLocation, organisation.id(), Value(added.value)));
        isPlaced = row.point().has_value();
        return true;
    }
    PW_TRY(const Record place, m_map.record(Entity::Location, placeId));
    isPlaced = place["geom"].point().has_value();
    const std::string &postcode = place.text("postcode");
    if (!row.hasPlace || (!postcode.empty() && !row.place.text("postcode").empty() &&
                          tidyPostcode(postcode) != row.place.text("postcode")))
        return false; // it has moved, or this is another branch
    PW_TRY(const bool changed, fill(place, row.place));
    if (changed && !isPlaced) {
        PW_TRY(const Record filled, m_map.record(Entity::Location, placeId));
        isPlaced = filled["geom"].point().has_value();
    }
    return changed;
}

Result<bool> GapFiller::addContacts(const Record &organisation, const OrganisationRow &row) {
    if (row.contacts.empty())
        return false;
    PW_TRY(const auto there,
           m_map.recordsOf(Entity::Contact, "organisation_id", organisation.id()));
    bool changed = false;
    for (const Record &contact : row.contacts) {
        const std::string &type = contact.text("contact_type");
        if (std::ranges::any_of(there,
                                [&](const Record &r) { return r.text("contact_type") == type; }))
            continue;
        PW_TRY(const bool removed, wasRemoved(organisation.id(), type));
        if (removed)
            continue;
        Record added = contact;
        added["organisation_id"] = Value(organisation.id().value);
        PW_CHECK(m_edit.insert(added));
        changed = true;
    }
    return changed;
}

Result<GapFiller::Filled> GapFiller::fillOrganisation(RowId id, const OrganisationRow &row) {
    PW_TRY(const Record there, m_map.record(Entity::Organisation, id));
    Filled filled;
    PW_TRY(const bool fields, fill(there, row.organisation));
    PW_TRY(const bool place, fillPlace(there, row, filled.isPlaced));
    PW_TRY(const bool contacts, addContacts(there, row));
    filled.changed = fields || place || contacts;
    const Value identifiers = withMissing(there[kIdentifiers], row.organisation[kIdentifiers]);
    if (!there[kIdentifiers].isEmpty() && identifiers != there[kIdentifiers]) {
        PW_CHECK(m_edit.set(kIdentifiers, id, identifiers));
        filled.changed = true;
    }
    return filled;
}

} // namespace placeweave
