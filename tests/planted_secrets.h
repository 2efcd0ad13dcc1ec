// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"
#include "core/store/map_file.h"
#include "tests/temporary_folder.h"

#include <string>
#include <vector>

namespace placeweave {

inline constexpr LatLon kRefuge{54.5071234, -3.9567891};

// What gives them away; spaces go as well, for a link or an id may have none.
inline const std::vector<std::string> &secrets() {
    static const std::vector<std::string> kSecrets{
        "Hawthorn Passage", "HawthornPassage", "LK9 9ZZ",
        "LK99ZZ",           "100099998888",    "Marguerite",
        "Ashdown-Pell",     "ashdown.pell",    "07700 900123",
        "07700900123",      "+447700900123",   "54.5071",
        "-3.95678",         "5450712",         "Nightingale Refuge",
        "Rosebank",         "Hawthorn Pass",   "nightingalerefuge",
        "MARGUERITE",       "900 123",         "900-123",
        "7700 900123",      "shdown.",         "Rosebank Refuge note"};
    return kSecrets;
}

// A refuge and a person who has not agreed, with their details in a note, too, and in what others
// say.
inline void plantSecrets(MapFile &map) {
    Edit edit = valueOf(Edit::begin(map, "change"));
    Record place(Entity::Location);
    place["name"] = "Rosebank";
    place["geom"] = Value(kRefuge);
    place["address"] = "17 Hawthorn Passage, Larkmere";
    place["postcode"] = "LK9 9ZZ";
    place["uprn"] = "100099998888";
    place["disclosure"] = "hidden";
    const RowId where = valueOf(edit.insert(place));
    const std::string told = "Marguerite Ashdown-Pell, 07700 900123, meets women at 17 Hawthorn "
                             "Passage, LK9 9ZZ (54.5071234, -3.9567891)";
    const auto organisation = [&](const char *name, const char *permission) {
        Record record(Entity::Organisation);
        record["name"] = name;
        record["listing_permission"] = permission;
        record["location_id"] = Value(where.value);
        record["note"] = told;
        record["correspondence_address"] = "17 Hawthorn Passage";
        record["identifiers"] = setValue({"GB-CHC-9990777", "UPRN:100099998888"});
        return valueOf(edit.insert(record));
    };
    // Nobody is to know that it exists.
    const RowId refuge = organisation("Nightingale Refuge", "no");
    const RowId listed = organisation("Women's line", "anyone");
    // Somebody else's texts that tell the place, the refuge and her.
    const auto other = [&](const char *name, const char *description) {
        Record record(Entity::Organisation);
        record["name"] = name;
        record["listing_permission"] = "anyone";
        record["description"] = description;
        return valueOf(edit.insert(record));
    };
    const RowId taxi = other("Night taxi", "We drive to 17 Hawthorn Passage at any hour");
    other("Taxi two", "We support the Nightingale Refuge every week");
    other("Taxi three", "We stop in Hawthorn Pass., number seventeen");
    other("Taxi four", "Ask for MARGUERITE  Ashdown\u2011Pell");
    other("Taxi five", "Ring +44 (0)7700 900 123 or 07700-900-123");
    other("Taxi six", "Write to M.Ashdown.Pell@Example.org, or m.ashdown.pell at example.org");
    other("Nightingale Refuge Friends", "We knit");
    for (const auto &[name, description] :
         {std::pair{"Lift to Hawthorn Passage", "Any time"},
          std::pair{"Chat with Marguerite Ashdown-Pell", "Any time"},
          std::pair{"Tea", "Marguerite Ashdown-Pell pours, 07700900123"},
          std::pair{"Cake", "Baked at nightingalerefuge.org.uk"}}) {
        Record record(Entity::Service);
        record["organisation_id"] = Value(taxi.value);
        record["name"] = name;
        record["description"] = description;
        valueOf(edit.insert(record));
    }
    for (const auto &[type, value] : {std::pair{"phone", "+44 7700 900123"},
                                      std::pair{"email", "M.ashdown.pell@example.org"}}) {
        Record record(Entity::Contact); // as the organisation's own
        record["organisation_id"] = Value(taxi.value);
        record["contact_type"] = type;
        record["value"] = value;
        record["label"] = "Marguerite Ashdown-Pell";
        record["sensitivity"] = "public";
        valueOf(edit.insert(record));
    }
    Record heard(Entity::Story);
    heard["organisation_id"] = Value(taxi.value);
    heard["words"] = "Marguerite Ashdown-Pell took me to Hawthorn Passage";
    heard["place"] = "Rosebank";
    heard["permission"] = "public";
    valueOf(edit.insert(heard));
    Record pinned(Entity::MapNote);
    pinned["text"] = "Hawthorn Passage, Marguerite Ashdown-Pell";
    pinned["sensitivity"] = "public";
    valueOf(edit.insert(pinned));
    Record leaflet(Entity::Resource);
    leaflet["title"] = "Leaflet";
    leaflet["description"] = "Call Marguerite Ashdown-Pell, 07700 900123";
    leaflet["sensitivity"] = "public";
    valueOf(edit.insert(leaflet));
    Record need(Entity::Need);
    need["organisation_id"] = Value(taxi.value);
    need["description"] = "A second car for Nightingale Refuge";
    valueOf(edit.insert(need));
    Record service(Entity::Service);
    service["organisation_id"] = Value(listed.value);
    service["name"] = "A safe night";
    service["description"] = "Come to Hawthorn Passage";
    const RowId offered = valueOf(edit.insert(service));
    Record at(Entity::ServiceAtLocation);
    at["service_id"] = Value(offered.value);
    at["location_id"] = Value(where.value);
    valueOf(edit.insert(at));
    Record person(Entity::Person);
    person["name"] = "Marguerite Ashdown-Pell";
    person["organisation_id"] = Value(listed.value);
    person["consent_basis"] = "not_asked";
    person["note"] = told;
    const RowId she = valueOf(edit.insert(person));
    for (const auto &[type, value] :
         {std::pair{"phone", "07700 900123"}, std::pair{"email", "m.ashdown.pell@example.org"}}) {
        Record contact(Entity::Contact);
        contact["organisation_id"] = Value(listed.value);
        contact["person_id"] = Value(she.value);
        contact["contact_type"] = type;
        contact["value"] = value;
        contact["sensitivity"] = "public";
        valueOf(edit.insert(contact));
    }
    // Stories: of those who are not listed, kept among us, no longer to be told, and told by those
    // who are listed.
    const auto story = [&](RowId of, const char *permission, const char *until) {
        Record record(Entity::Story);
        record["organisation_id"] = of ? Value(of.value) : Value();
        record["words"] = told;
        record["permission"] = permission;
        record["permission_until"] = until;
        return valueOf(edit.insert(record));
    };
    story(refuge, "public", "");
    story(listed, "public", "");
    story({}, "public", "2020-01-01");
    Record picture(Entity::Attachment);
    picture["story_id"] = Value(story({}, "internal", "").value);
    picture["name"] = "Hawthorn Passage.jpg";
    picture["text_alternative"] = told;
    valueOf(edit.insert(picture));
    Record resource(Entity::Resource);
    resource["title"] = "Rosebank Refuge note";
    resource["description"] = told;
    resource["sensitivity"] = "internal";
    valueOf(edit.insert(resource));
    Record note(Entity::MapNote);
    note["text"] = told;
    note["sensitivity"] = "internal";
    valueOf(edit.insert(note));
    valueOf(edit.commit());
}

} // namespace placeweave
