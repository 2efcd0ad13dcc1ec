// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_layout.h"

#include "ui/record/value_text.h"
#include "ui/theme/words.h"

#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

using Columns = std::vector<std::string_view>;

const Columns kNameAndKind{"name",      "kind",   "description", "other_names",
                           "size",      "reach",  "languages",   "focus",
                           "status",    "nature", "legal_form",  "supports_local_groups",
                           "reach_area"};
const Columns kPermission{"listing_permission", "permission_by", "permission_on", "private"};
const Columns kConfirmed{"confirmed_on", "confirmed_by_itself", "confirmed_how",
                         "confirmed_by", "confirmed_itself_on", "next_review"};

QString say(const char *text) {
    return RecordFields::tr(text);
}

QString shownOf(const Record &record, std::string_view column) {
    const Field &field = *findField(record.entity(), column);
    return shownText(field, record[field]);
}

// An outline is drawn, not typed; an address has an editor of its own; parents are settled.
bool isTyped(const Field &field) {
    return field.type != FieldType::Owner && field.type != FieldType::Point &&
           field.type != FieldType::Bytes;
}

} // namespace

std::vector<RecordFields::Node> RecordFields::Layout::nodes() {
    name();
    where();
    offers();
    contacts();
    people();
    connections();
    communities();
    channels();
    rest();
    return std::move(m_nodes);
}

bool RecordFields::Layout::group(const char *code, const QString &label, const QString &summary) {
    m_group = code;
    Node node;
    node.form = Form::Group;
    node.key = QString("group:") + code;
    node.group = m_group;
    node.label = label;
    node.summary = summary;
    node.open = m_open.contains(node.key);
    m_nodes.push_back(node);
    return node.open;
}

void RecordFields::Layout::field(const Record &record, const Field &field, int depth) {
    Node node;
    node.form = Form::Field;
    node.key = QString("%1:%2:%3")
                   .arg(static_cast<int>(record.entity()))
                   .arg(record.id().value)
                   .arg(field.key);
    node.group = m_group;
    node.depth = depth;
    node.label = toQString(field.label);
    node.field = &field;
    node.entity = record.entity();
    node.row = record.id();
    node.value = record[field];
    node.shown =
        refersToRow(field) ? nameOf(field, {node.value.integer()}) : shownText(field, node.value);
    m_nodes.push_back(std::move(node));
}

void RecordFields::Layout::fieldsOfRecord(const Record &record, int depth,
                                          std::initializer_list<std::string_view> without) {
    for (const Field &candidate : fieldsOf(record.entity()))
        if (isTyped(candidate) && !std::ranges::contains(without, candidate.column))
            field(record, candidate, depth);
}

bool RecordFields::Layout::row(const Record &record, const QString &label, const QString &summary,
                               int depth) {
    Node node;
    node.form = Form::Row;
    node.key = QString("row:%1:%2").arg(static_cast<int>(record.entity())).arg(record.id().value);
    node.group = m_group;
    node.depth = depth;
    node.label = label.isEmpty() ? say("Without a name") : label;
    node.summary = summary;
    node.entity = record.entity();
    node.row = record.id();
    node.open = m_open.contains(node.key);
    m_nodes.push_back(node);
    return node.open;
}

void RecordFields::Layout::addRow(Entity entity, RowId parent, const Field &seed,
                                  const QString &label, int depth) {
    Node node;
    node.form = Form::Add;
    node.key = QString("add:%1:%2").arg(static_cast<int>(entity)).arg(parent.value);
    node.group = m_group;
    node.depth = depth;
    node.label = label;
    node.field = &seed;
    node.entity = entity;
    node.parent = parent;
    m_nodes.push_back(std::move(node));
}

QString RecordFields::Layout::nameOf(const Field &field, RowId row) const {
    if (!row)
        return {};
    if (field.detail == "organisation") {
        const auto found = m_bundle.organisationNames.find(row);
        return found == m_bundle.organisationNames.end() ? QString() : toQString(found->second);
    }
    if (field.detail == "community") {
        const auto found = m_bundle.communities.find(row);
        return found == m_bundle.communities.end() ? QString()
                                                   : toQString(found->second.text("name"));
    }
    if (field.detail == "location") {
        const auto found = m_bundle.locations.find(row);
        return found == m_bundle.locations.end() ? QString()
                                                 : toQString(placeInWords(found->second));
    }
    return {};
}

void RecordFields::Layout::name() {
    const Record &organisation = m_bundle.organisation;
    if (!group("name", say("Name and kind"), shownOf(organisation, "kind")))
        return;
    for (const std::string_view column : kNameAndKind)
        if (const Field &candidate = *findField(Entity::Organisation, column); isTyped(candidate))
            field(organisation, candidate, 1);
}

void RecordFields::Layout::where() {
    // A place that is not there yet shows its fields all the same; filling one in makes it.
    const Record place = m_bundle.place.value_or(Record(Entity::Location));
    const bool placed = !place["geom"].isEmpty();
    const std::string &type = place.text("location_type");
    QString summary = toQString(placeInWords(place));
    if (summary.isEmpty())
        summary = placed ? say("On the map")
                         : (type.empty() || type == "physical" ? Words::word("still_to_place")
                                                               : shownOf(place, "location_type"));
    if (!group("where", say("Where"), summary))
        return;
    Node pin;
    pin.form = Form::Pin;
    pin.key = "pin";
    pin.group = m_group;
    pin.depth = 1;
    pin.label = say("On the map");
    pin.shown = placed ? shownOf(place, "placed_how") : Words::word("still_to_place");
    if (!placed && !type.empty() && type != "physical")
        pin.shown = shownOf(place, "location_type");
    m_nodes.push_back(pin);
    for (const char *first : {"address", "postcode", "name", "disclosure"})
        field(place, *findField(Entity::Location, first), 1);
    fieldsOfRecord(place, 1, {"address", "postcode", "name", "disclosure"});
}

void RecordFields::Layout::offers() {
    QStringList names;
    for (const Record &service : m_bundle.services)
        names << shownOf(service, "name");
    if (!group("offers", say("What it offers"), names.join(", ")))
        return;
    for (const Record &service : m_bundle.services) {
        const QString when =
            shownSchedule(service.text("schedule"), service.text("opens"), service.text("closes"));
        if (!row(service, shownOf(service, "name"),
                 when.isEmpty() ? shownOf(service, "when_note") : when, 1))
            continue;
        fieldsOfRecord(service, 2, {"identifiers"});
        const auto where = m_bundle.whereServicesHappen.find(service.id());
        if (where != m_bundle.whereServicesHappen.end())
            for (const Record &at : where->second) {
                const Field &place = fieldOf(Entity::ServiceAtLocation, "location_id");
                const RowId location = at.reference("location_id");
                if (!row(at, say("Happens at %1").arg(nameOf(place, location)), shownOf(at, "note"),
                         2))
                    continue;
                field(at, fieldOf(Entity::ServiceAtLocation, "note"), 3);
                const auto found = m_bundle.locations.find(location);
                const bool own = m_bundle.place && m_bundle.place->id() == location;
                if (found != m_bundle.locations.end() && !own)
                    fieldsOfRecord(found->second, 3);
            }
        addRow(Entity::ServiceAtLocation, service.id(),
               fieldOf(Entity::ServiceAtLocation, "location_id"), say("Where does it happen?"), 2);
    }
    addRow(Entity::Service, m_bundle.id(), fieldOf(Entity::Service, "name"),
           say("Add a lunch club, a drop-in, a choir …"), 1);
}

void RecordFields::Layout::contacts() {
    QStringList values;
    for (const Record &contact : m_bundle.contacts)
        values << shownOf(contact, "value");
    if (!group("contacts", say("Ways to contact"), values.join(", ")))
        return;
    for (const Record &contact : m_bundle.contacts)
        if (row(contact, shownOf(contact, "value"), shownOf(contact, "contact_type"), 1))
            fieldsOfRecord(contact, 2);
    addRow(Entity::Contact, m_bundle.id(), fieldOf(Entity::Contact, "value"),
           say("Add a phone number, an e-mail, a website …"), 1);
}

void RecordFields::Layout::people() {
    QStringList names;
    for (const Record &person : m_bundle.people)
        names << shownOf(person, "name");
    if (!group("people", say("People"), names.join(", ")))
        return;
    for (const Record &person : m_bundle.people) {
        if (!row(person, shownOf(person, "name"), shownOf(person, "role"), 1))
            continue;
        fieldsOfRecord(person, 2, {"organisation_id"});
        const auto contacts = m_bundle.contactsOfPeople.find(person.id());
        if (contacts != m_bundle.contactsOfPeople.end())
            for (const Record &contact : contacts->second)
                if (row(contact, shownOf(contact, "value"), shownOf(contact, "contact_type"), 2))
                    fieldsOfRecord(contact, 3);
        addRow(Entity::Contact, person.id(), fieldOf(Entity::Contact, "value"),
               say("Add a way to reach them"), 2);
    }
    addRow(Entity::Person, m_bundle.id(), fieldOf(Entity::Person, "name"), say("Add a person"), 1);
}

void RecordFields::Layout::connections() {
    QStringList names;
    const auto other = [&](const Record &connection) {
        const bool from = connection.reference("from_id") == m_bundle.id();
        return nameOf(fieldOf(Entity::Connection, "to_id"),
                      connection.reference(from ? "to_id" : "from_id"));
    };
    for (const Record &connection : m_bundle.connections)
        names << other(connection);
    if (!group("connections", say("Connections"), names.join(", ")))
        return;
    for (const Record &connection : m_bundle.connections) {
        const bool from = connection.reference("from_id") == m_bundle.id();
        const Term *how = vocabulary("connection_type").find(connection.text("what"));
        QString what = shownOf(connection, "what");
        if (how && !from && !how->more("reverse").empty())
            what = toQString(how->more("reverse"));
        if (row(connection, other(connection), what, 1))
            fieldsOfRecord(connection, 2);
    }
    addRow(Entity::Connection, m_bundle.id(), fieldOf(Entity::Connection, "to_id"),
           say("Connect to another organisation"), 1);
}

void RecordFields::Layout::communities() {
    QStringList names;
    for (const Record &serves : m_bundle.serves)
        names << nameOf(fieldOf(Entity::Serves, "community_id"), serves.reference("community_id"));
    if (!group("communities", say("Communities"), names.join(", ")))
        return;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Record &serves = m_bundle.serves[static_cast<std::size_t>(i)];
        if (!row(serves, names[i], shownOf(serves, "note"), 1))
            continue;
        fieldsOfRecord(serves, 2);
        // The community itself, shared with everyone who serves it.
        const auto community = m_bundle.communities.find(serves.reference("community_id"));
        if (community != m_bundle.communities.end())
            fieldsOfRecord(community->second, 2);
    }
    addRow(Entity::Serves, m_bundle.id(), fieldOf(Entity::Serves, "community_id"),
           say("Add a community, in its own words"), 1);
}

void RecordFields::Layout::channels() {
    QStringList names;
    for (const Record &channel : m_bundle.channels)
        names << shownOf(channel, channel["name"].isEmpty() ? "channel" : "name");
    if (!group("channels", say("Channels"), names.join(", ")))
        return;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Record &channel = m_bundle.channels[static_cast<std::size_t>(i)];
        if (row(channel, names[i], shownOf(channel, "audience"), 1))
            fieldsOfRecord(channel, 2);
    }
    addRow(Entity::Channel, m_bundle.id(), fieldOf(Entity::Channel, "name"),
           say("Add a newsletter, a WhatsApp group, Friday prayers …"), 1);
}

void RecordFields::Layout::rest() {
    const Record &organisation = m_bundle.organisation;
    if (group("permission", say("Permission"), shownOf(organisation, "listing_permission")))
        for (const std::string_view column : kPermission)
            field(organisation, *findField(Entity::Organisation, column), 1);
    if (group("confirmed", say("Last confirmed"), shownOf(organisation, "confirmed_on")))
        for (const std::string_view column : kConfirmed)
            field(organisation, *findField(Entity::Organisation, column), 1);
    if (!group("more", say("More"), {}))
        return;
    for (const Field &candidate : fieldsOf(Entity::Organisation)) {
        const bool placed = std::ranges::contains(kNameAndKind, candidate.column) ||
                            std::ranges::contains(kPermission, candidate.column) ||
                            std::ranges::contains(kConfirmed, candidate.column) ||
                            candidate.column == "location_id";
        if (!placed && isTyped(candidate))
            field(organisation, candidate, 1);
    }
}

} // namespace placeweave
