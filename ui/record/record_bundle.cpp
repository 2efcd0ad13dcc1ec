// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_bundle.h"

#include "core/base/text.h"

namespace placeweave {

namespace {

// A row that is spoken of may be gone from a file that another program edited: then it is left out.
void addIfThere(std::map<RowId, Record> &rows, MapFile &map, Entity entity, RowId id) {
    if (!id || rows.contains(id))
        return;
    if (auto row = map.record(entity, id))
        rows.emplace(id, std::move(*row));
}

void addName(RecordBundle &bundle, MapFile &map, RowId organisation) {
    if (!organisation || bundle.organisationNames.contains(organisation))
        return;
    if (auto row = map.record(Entity::Organisation, organisation))
        bundle.organisationNames.emplace(organisation, row->text("name"));
}

} // namespace

Result<RecordBundle> loadBundle(MapFile &map, RowId organisation) {
    RecordBundle bundle;
    PW_TRY(bundle.organisation, map.record(Entity::Organisation, organisation));
    bundle.organisationNames.emplace(organisation, bundle.name());
    if (const RowId place = bundle.organisation.reference("location_id"))
        if (auto row = map.record(Entity::Location, place)) {
            bundle.locations.emplace(place, *row);
            bundle.place = std::move(*row);
        }
    if (const auto point = bundle.place ? (*bundle.place)["geom"].point() : std::nullopt) {
        PW_TRY(bundle.areas, map.areas().areasAt(*point));
    }
    PW_TRY(bundle.contacts, map.recordsOf(Entity::Contact, "organisation_id", organisation));
    PW_TRY(bundle.services, map.recordsOf(Entity::Service, "organisation_id", organisation));
    for (const Record &service : bundle.services) {
        PW_TRY(auto where, map.recordsOf(Entity::ServiceAtLocation, "service_id", service.id()));
        for (const Record &row : where)
            addIfThere(bundle.locations, map, Entity::Location, row.reference("location_id"));
        bundle.whereServicesHappen.emplace(service.id(), std::move(where));
    }
    PW_TRY(bundle.people, map.recordsOf(Entity::Person, "organisation_id", organisation));
    for (const Record &person : bundle.people) {
        PW_TRY(auto contacts, map.recordsOf(Entity::Contact, "person_id", person.id()));
        bundle.contactsOfPeople.emplace(person.id(), std::move(contacts));
    }
    PW_TRY(bundle.connections, map.recordsOf(Entity::Connection, "from_id", organisation));
    PW_TRY(auto toIt, map.recordsOf(Entity::Connection, "to_id", organisation));
    for (Record &row : toIt)
        if (row.reference("from_id") != organisation)
            bundle.connections.push_back(std::move(row));
    for (const Record &row : bundle.connections) {
        addName(bundle, map, row.reference("from_id"));
        addName(bundle, map, row.reference("to_id"));
    }
    PW_TRY(bundle.serves, map.recordsOf(Entity::Serves, "organisation_id", organisation));
    for (const Record &row : bundle.serves)
        addIfThere(bundle.communities, map, Entity::Community, row.reference("community_id"));
    PW_TRY(bundle.channels, map.recordsOf(Entity::Channel, "organisation_id", organisation));
    for (const Record &row : bundle.channels)
        addIfThere(bundle.communities, map, Entity::Community, row.reference("community_id"));
    return bundle;
}

std::string placeInWords(const Record &location) {
    std::vector<std::string> parts;
    for (const char *column : {"name", "address"})
        if (const std::string text = simplified(location.text(column)); !text.empty())
            parts.push_back(text);
    std::string words = joined(parts, ", ");
    const std::string &postcode = location.text("postcode");
    if (!postcode.empty() && words.find(postcode) == std::string::npos)
        words += (words.empty() ? "" : " ") + postcode;
    return words;
}

} // namespace placeweave
