// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/edits.h"

#include "core/base/time.h"
#include "core/joint/confirmation.h"
#include "core/model/vocabulary.h"

#include <utility>

namespace placeweave::edits {

namespace {

constexpr RowId kAbout{1}; // one row, the same id in every copy

Result<std::string> nameOf(MapFile &map, RowId organisation) {
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    return row.text("name");
}

bool mustBeAskedFirst(const std::string &kind) {
    const Term *term = vocabulary("kind").find(kind);
    return !term || term->more("starts_unasked") == "true" || term->more("starts_unasked") == "1";
}

void placeAt(Record &place, LatLon point, Where how) {
    place["geom"] = Value(point);
    place["placed_how"] = Value(how == Where::RoughlyHere ? "rough" : "map_click");
    place["precision"] = Value(how == Where::RoughlyHere ? "area" : "address");
}

// The main place of an organisation, made when there is none.
Result<RowId> placeOf(MapFile &map, Edit &edit, RowId organisation, const Record *filled) {
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    if (const RowId place = row.reference("location_id"))
        return place;
    Record empty(Entity::Location);
    empty["location_type"] = Value("physical");
    empty["disclosure"] = Value("exact");
    PW_TRY(const RowId made, edit.insert(filled ? *filled : empty));
    PW_CHECK(
        edit.set(fieldOf(Entity::Organisation, "location_id"), organisation, Value(made.value)));
    return made;
}

Result<void> commit(Edit &edit) {
    PW_CHECK(edit.commit());
    return {};
}

std::string verbOf(Entity entity, std::string_view act) {
    return std::string(info(entity).table) + '.' + std::string(act);
}

} // namespace

Result<RowId> addOrganisation(MapFile &map, const NewOrganisation &wanted) {
    PW_TRY(Edit edit, Edit::begin(map, "organisation.add", wanted.name));
    Record organisation(Entity::Organisation);
    organisation["name"] = Value(wanted.name);
    organisation["kind"] = Value(wanted.kind);
    organisation["status"] = Value("active");
    organisation["recognition"] = Value("local");
    organisation["listing_permission"] =
        Value(mustBeAskedFirst(wanted.kind) ? "not_asked" : "anyone");
    if (wanted.where == Where::NoFixedPlace || wanted.point) {
        Record place(Entity::Location);
        place["disclosure"] = Value("exact");
        place["location_type"] =
            Value(wanted.where == Where::NoFixedPlace ? "no_fixed_place" : "physical");
        if (wanted.point && wanted.where != Where::NoFixedPlace)
            placeAt(place, *wanted.point, wanted.where);
        PW_TRY(const RowId made, edit.insert(place));
        organisation["location_id"] = Value(made.value);
    }
    PW_TRY(const RowId id, edit.insert(organisation));
    PW_CHECK(edit.commit());
    return id;
}

Result<void> removeOrganisations(MapFile &map, const std::vector<RowId> &organisations) {
    if (organisations.empty())
        return {};
    PW_TRY(const std::string name, nameOf(map, organisations.front()));
    const bool one = organisations.size() == 1;
    PW_TRY(Edit edit, Edit::begin(map, "organisation.remove",
                                  one ? name : std::to_string(organisations.size())));
    for (const RowId organisation : organisations)
        PW_CHECK(edit.remove(Entity::Organisation, organisation));
    return commit(edit);
}

Result<void> movePin(MapFile &map, RowId organisation, LatLon point, Where how) {
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    const RowId place = row.reference("location_id");
    bool wasPlaced = false;
    if (place) {
        PW_TRY(const Record before, map.record(Entity::Location, place));
        wasPlaced = !before["geom"].isEmpty();
    }
    PW_TRY(Edit edit, Edit::begin(map, wasPlaced ? "pin.move" : "pin.place", row.text("name")));
    Record wanted(Entity::Location);
    wanted["location_type"] = Value("physical");
    wanted["disclosure"] = Value("exact");
    placeAt(wanted, point, how);
    if (!place) {
        PW_CHECK(placeOf(map, edit, organisation, &wanted));
        return commit(edit);
    }
    for (const char *column : {"geom", "placed_how", "precision", "location_type"}) {
        const Field &field = *findField(Entity::Location, column);
        PW_CHECK(edit.set(field, place, wanted[field]));
    }
    return commit(edit);
}

Result<void> setNoFixedPlace(MapFile &map, RowId organisation) {
    PW_TRY(const std::string name, nameOf(map, organisation));
    PW_TRY(Edit edit, Edit::begin(map, "pin.none", name));
    PW_TRY(const RowId place, placeOf(map, edit, organisation, nullptr));
    PW_CHECK(edit.set(fieldOf(Entity::Location, "location_type"), place, Value("no_fixed_place")));
    PW_CHECK(edit.set(fieldOf(Entity::Location, "geom"), place, Value()));
    return commit(edit);
}

Result<void> setForAll(MapFile &map, const std::vector<RowId> &organisations, const Field &field,
                       const Value &value) {
    if (organisations.empty())
        return {};
    const bool one = organisations.size() == 1;
    std::string subject = std::to_string(organisations.size());
    if (one) {
        PW_TRY(subject, nameOf(map, organisations.front()));
    }
    PW_TRY(Edit edit, Edit::begin(map, one ? "field.set" : "bulk.set", subject));
    for (const RowId organisation : organisations) {
        if (field.entity == Entity::Location) {
            if (value.isEmpty()) {
                PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
                if (!row.reference("location_id"))
                    continue;
            }
            PW_TRY(const RowId place, placeOf(map, edit, organisation, nullptr));
            PW_CHECK(edit.set(field, place, value));
            continue;
        }
        PW_CHECK(edit.set(field, organisation, value));
        // A kind that must be asked first is not listed before anyone has asked.
        if (field.column == "kind" && mustBeAskedFirst(value.text())) {
            PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
            if (row["listing_permission"].isEmpty() ||
                (row.text("listing_permission") == "anyone" && row["permission_by"].isEmpty()))
                PW_CHECK(edit.set(fieldOf(Entity::Organisation, "listing_permission"), organisation,
                                  Value("not_asked")));
        }
    }
    return commit(edit);
}

Result<void> setField(MapFile &map, const Field &field, RowId row, const Value &value,
                      const std::string &subject) {
    PW_TRY(Edit edit, Edit::begin(map, "field.set", subject));
    PW_CHECK(edit.set(field, row, value));
    return commit(edit);
}

Result<RowId> addRow(MapFile &map, const Record &record, const std::string &subject) {
    PW_TRY(Edit edit, Edit::begin(map, verbOf(record.entity(), "add"), subject));
    PW_TRY(const RowId row, edit.insert(record));
    PW_CHECK(edit.commit());
    return row;
}

Result<void> serveNewCommunity(MapFile &map, RowId organisation, const std::string &name,
                               RowId servesRow) {
    PW_TRY(const std::string subject, nameOf(map, organisation));
    PW_TRY(Edit edit, Edit::begin(map, "community.add", subject));
    Record community(Entity::Community);
    community["name"] = Value(name);
    PW_TRY(const RowId made, edit.insert(community));
    if (servesRow) {
        PW_CHECK(edit.set(fieldOf(Entity::Serves, "community_id"), servesRow, Value(made.value)));
        return commit(edit);
    }
    Record serves(Entity::Serves);
    serves["organisation_id"] = Value(organisation.value);
    serves["community_id"] = Value(made.value);
    PW_CHECK(edit.insert(serves));
    return commit(edit);
}

Result<void> happenAtNewPlace(MapFile &map, RowId service, const std::string &name,
                              RowId whereRow) {
    PW_TRY(const Record row, map.record(Entity::Service, service));
    PW_TRY(Edit edit, Edit::begin(map, "location.add", row.text("name")));
    Record place(Entity::Location);
    place["name"] = Value(name);
    place["location_type"] = Value("physical");
    place["disclosure"] = Value("exact");
    PW_TRY(const RowId made, edit.insert(place));
    if (whereRow) {
        PW_CHECK(edit.set(fieldOf(Entity::ServiceAtLocation, "location_id"), whereRow,
                          Value(made.value)));
        return commit(edit);
    }
    Record where(Entity::ServiceAtLocation);
    where["service_id"] = Value(service.value);
    where["location_id"] = Value(made.value);
    PW_CHECK(edit.insert(where));
    return commit(edit);
}

Result<void> removeRow(MapFile &map, Entity entity, RowId row, const std::string &subject) {
    PW_TRY(Edit edit, Edit::begin(map, verbOf(entity, "remove"), subject));
    PW_CHECK(edit.remove(entity, row));
    return commit(edit);
}

Result<void> confirm(MapFile &map, RowId organisation, bool byItself, const std::string &how) {
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    PW_TRY(Edit edit, Edit::begin(map, "organisation.confirm", row.text("name")));
    PW_CHECK(placeweave::confirm(edit, row, {today(), map.author(), byItself, how}));
    return commit(edit);
}

Result<void> channelChecked(MapFile &map, RowId channel) {
    constexpr int kYear = 365;
    PW_TRY(const Record row, map.record(Entity::Channel, channel));
    PW_TRY(Edit edit, Edit::begin(map, "channel.check", row.text("name")));
    PW_CHECK(edit.set(fieldOf(Entity::Channel, "audited_on"), channel, Value(today())));
    PW_CHECK(edit.set(fieldOf(Entity::Channel, "next_audit"), channel,
                      Value(daysBefore(today(), -kYear))));
    return commit(edit);
}

Result<void> offerFound(MapFile &map, RowId need, const std::string &byWhom) {
    PW_TRY(const Record row, map.record(Entity::Need, need));
    PW_TRY(Edit edit, Edit::begin(map, "need.offer_found", row.text("name")));
    PW_CHECK(edit.set(fieldOf(Entity::Need, "status"), need, Value("offer_found")));
    PW_CHECK(edit.set(fieldOf(Entity::Need, "answered_by"), need, Value(byWhom)));
    return commit(edit);
}

Result<void> needMet(MapFile &map, RowId need) {
    PW_TRY(const Record row, map.record(Entity::Need, need));
    PW_TRY(Edit edit, Edit::begin(map, "need.met", row.text("name")));
    PW_CHECK(edit.set(fieldOf(Entity::Need, "status"), need, Value("met")));
    return commit(edit);
}

Result<void> setAbout(MapFile &map, const std::string &column, const std::string &text) {
    PW_TRY(Edit edit, Edit::begin(map, "about.set"));
    PW_CHECK(edit.set(*findField(Entity::About, column), kAbout, Value(text)));
    return commit(edit);
}

} // namespace placeweave::edits
