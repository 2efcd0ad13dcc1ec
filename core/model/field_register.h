// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/entity.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace placeweave {

enum class FieldType : std::uint8_t {
    Text,      // one line
    LongText,  // several lines; found by whole words
    Code,      // one code of `detail`, a vocabulary
    CodeSet,   // JSON array of codes of `detail`
    TextSet,   // JSON array of strings
    Integer,   // in `detail`'s unit where it has one
    Boolean,   // 0 or 1, or not known
    Day,       // YYYY-MM-DD; `detail` is "past" where only a day gone by makes sense
    Owner,     // id of a row of the table `detail`: this row goes when that one goes
    Reference, // id of a row of the table `detail`: emptied when that one goes
    Point,     // WGS84; GeoPackage point
    Bytes,     // WKB of a drawn area, or an attachment
};

// Who may see it: a disclosure profile passes its own level and those below.
enum class Sensitivity : std::uint8_t { Public, Partner, Internal };

// What happens when two copies of a map meet and both have changed the field (docs/format.md).
enum class MergeRule : std::uint8_t {
    Latest,   // the later clock wins
    Stricter, // of two changes that conflict, the more protective value wins
    Later,    // of two days that conflict the later one wins, and with it its group
    Group,    // with the other fields of the same `group`, as one
    Set,      // element by element
};

// Everything Placeweave knows about a field, said once. Storage, triggers, forms, import mapping,
// export, redaction and history read this. `key` is permanent: it stands in change logs.
struct Field {
    std::int16_t key;
    Entity entity;
    std::string_view column;
    FieldType type;
    Sensitivity sensitivity;
    MergeRule merge;
    std::string_view label;
    std::string_view detail;  // vocabulary, referenced table or unit, by type
    std::string_view group;   // fields of one group change as one
    std::string_view oruk;    // property in Open Referral UK 3.0, where it has one
    std::string_view aliases; // column headings people use, folded, separated by |
    std::string_view help;
};

// To add a field: one line here and one migration. To retire one, keep its line.
// clang-format off
inline constexpr auto kFields = [] {
    using enum FieldType;
    using enum MergeRule;
    using E = Entity;
    using S = Sensitivity;
    return std::to_array<Field>({
    // Organisation
    {101, E::Organisation, "name", Text, S::Public, Latest, "Name", "", "", "name", "name|organisation|organisation name|organization|org|group|group name|charity name|charity_name|pharmacy name|practice name|title|venue|who", "What people call it."},
    {102, E::Organisation, "other_names", TextSet, S::Public, Set, "Also known as", "", "", "alternate_name", "other names|also known as|aka|alternative name|known as", "Old names, short names, names in other languages."},
    {103, E::Organisation, "kind", Code, S::Public, Latest, "Kind", "kind", "", "", "kind|type|organisation type|org type|category|charity type", "What sort of organisation it is, by how it works rather than by its legal form."},
    {104, E::Organisation, "legal_form", Code, S::Public, Latest, "Legal form", "legal_form", "", "legal_status", "legal form|legal status|legal structure|constitution", "May stay empty: it says little about what a group does."},
    {105, E::Organisation, "description", LongText, S::Public, Latest, "What it is", "", "", "description", "description|about|activities|charity activities|summary|what they do|details|objects", "A sentence or two in the group's own words."},
    {106, E::Organisation, "size", Integer, S::Public, Latest, "Size", "people", "", "", "size|members|people|number of people|membership", "Roughly how many people it brings together."},
    {107, E::Organisation, "focus", CodeSet, S::Public, Set, "Focus", "theme", "", "", "focus|theme|themes|topics|tags", "What it cares about."},
    {108, E::Organisation, "nature", Code, S::Public, Latest, "Nature", "nature", "", "", "nature|formality", "Informal, constituted or registered."},
    {109, E::Organisation, "reach", Code, S::Public, Latest, "Reach", "reach", "", "", "reach|geography|coverage|area covered", "How far it reaches from where it is."},
    {110, E::Organisation, "reach_area", Bytes, S::Public, Latest, "Reach, drawn", "", "", "", "", "An outline of where it is active."},
    {111, E::Organisation, "status", Code, S::Public, Latest, "Status", "organisation_status", "", "", "status|organisation status", "Whether it is active now."},
    {112, E::Organisation, "identifiers", TextSet, S::Public, Set, "Identifiers", "", "", "organization_identifiers", "identifiers|charity number|registered charity number|registered_charity_number|charity no|company number|charity company registration number|ods code|ods|organisation data service code|cqc id|osm id|org id", "GB-CHC-…, GB-COH-…, ODS codes."},
    {113, E::Organisation, "supports_local_groups", Boolean, S::Public, Latest, "Supports local groups", "", "", "", "supports local groups|anchor|infrastructure", "It helps other groups to start, fund and run themselves."},
    {114, E::Organisation, "listing_permission", Code, S::Partner, Stricter, "May we list it?", "listing_permission", "permission", "", "listing permission|permission|may we list it|consent to list", "Who may see it on what leaves this map."},
    {115, E::Organisation, "permission_by", Text, S::Internal, Group, "Permission given by", "", "permission", "", "permission by", "Who said so."},
    {116, E::Organisation, "permission_on", Day, S::Internal, Group, "Permission given on", "past", "permission", "", "permission on|permission date", "When they said so."},
    {117, E::Organisation, "private", Boolean, S::Internal, Stricter, "Private", "", "", "", "private|confidential|hidden|secret", "Never leaves this map, whoever it is for."},
    {118, E::Organisation, "confirmed_on", Day, S::Partner, Later, "Last confirmed", "past", "confirmed", "assured_date", "confirmed on|last confirmed|last checked|checked|date checked|last updated", "When someone last made sure that this is right."},
    {119, E::Organisation, "confirmed_by", Text, S::Internal, Group, "Confirmed by", "", "confirmed", "", "confirmed by|checked by", "Who made sure."},
    {120, E::Organisation, "confirmed_by_itself", Boolean, S::Partner, Group, "Last confirmation was the group's own", "", "confirmed", "", "confirmed by itself|self confirmed|last confirmed by the group itself", "Whether it was the group who made sure that day."},
    {121, E::Organisation, "confirmed_how", Code, S::Internal, Group, "Confirmed how", "confirmed_how", "confirmed", "", "confirmed how", "In person, by phone, on paper."},
    {122, E::Organisation, "next_review", Day, S::Internal, Latest, "Next review", "", "", "", "next review|review date", "When to ask again."},
    {123, E::Organisation, "safeguarding_lead", Code, S::Internal, Latest, "Safeguarding lead", "assurance", "", "", "safeguarding lead|safeguarding", "What they told us. It never takes a group off the map."},
    {124, E::Organisation, "insurance", Code, S::Internal, Latest, "Insurance", "assurance", "", "", "insurance", "What they told us."},
    {125, E::Organisation, "checks", Code, S::Internal, Latest, "Checks on volunteers", "assurance", "", "", "checks|dbs", "What they told us."},
    {126, E::Organisation, "recognition", Code, S::Public, Latest, "Known from", "recognition", "", "", "recognition", "Recognised locally, or known from a national register only."},
    {127, E::Organisation, "source", Text, S::Partner, Latest, "Source", "", "", "", "source|list", "Where the record first came from."},
    {128, E::Organisation, "languages", CodeSet, S::Public, Set, "Languages", "language", "", "languages", "languages|language|languages spoken", "Languages people are welcomed in."},
    {129, E::Organisation, "location_id", Reference, S::Public, Latest, "Main place", "location", "", "", "", "Where it is found first."},
    {130, E::Organisation, "correspondence_address", LongText, S::Internal, Group, "Correspondence address", "", "correspondence", "", "correspondence address|charity contact address", "Often someone's home: never a place on the map, never public."},
    {131, E::Organisation, "correspondence_postcode", Text, S::Internal, Group, "Correspondence postcode", "", "correspondence", "", "correspondence postcode|charity contact postcode", "As above."},
    {132, E::Organisation, "note", LongText, S::Internal, Latest, "Note", "", "", "", "note|notes|comments|remarks", "Just for us. No patients, no one's health by name."},
    {133, E::Organisation, "tradition", Code, S::Public, Latest, "Tradition", "faith_tradition", "", "", "tradition|faith|religion|denomination|faith tradition", "For a faith group: gives it its own sign on the map."},
    {134, E::Organisation, "source_row", Integer, S::Internal, Latest, "Row in the source", "", "", "", "", "Which row of that list brought it."},
    {135, E::Organisation, "confirmed_itself_on", Day, S::Partner, Later, "The group itself confirmed on", "past", "", "", "", "What a group says of itself counts most: it stays when others confirm later."},
    // Location
    {201, E::Location, "name", Text, S::Public, Latest, "Place name", "", "", "name", "location name|venue name|building|place", "The building or the spot."},
    {202, E::Location, "geom", Point, S::Public, Group, "Position", "", "point", "latitude", "", "Where it is."},
    {203, E::Location, "placed_how", Code, S::Public, Group, "Placed by", "placed_how", "point", "", "placed how", "How the position was found."},
    {204, E::Location, "precision", Code, S::Public, Group, "How precise", "precision", "point", "", "precision|accuracy", "How close to the door the position is."},
    {205, E::Location, "address", LongText, S::Public, Group, "Address", "", "address", "address_1", "address|full address|street address|address 1|address1|where|addressline1|address line 1|address line 2|address line 3|address 2|address 3|address2|address3|addressline2|addressline3|street|town|city|town city|county", "Street and town."},
    {206, E::Location, "postcode", Text, S::Public, Group, "Postcode", "", "address", "postal_code", "postcode|post code|postal code|zip|pcds|pcd", "UK postcode."},
    {207, E::Location, "disclosure", Code, S::Partner, Stricter, "Show it", "disclosure", "", "", "disclosure|show location|location disclosure", "Exactly, roughly, by area only, or not at all."},
    {208, E::Location, "location_type", Code, S::Public, Latest, "Type of place", "location_type", "", "location_type", "location type", "A building, online, no fixed place, or on the move."},
    {209, E::Location, "space_for_hire", Boolean, S::Public, Latest, "Space for hire", "", "", "", "space for hire|room hire|rooms for hire", "Rooms that others can book."},
    {210, E::Location, "capacity", Integer, S::Public, Latest, "Room for", "people", "", "", "capacity|seats", "How many people the largest room holds."},
    {211, E::Location, "step_free", Boolean, S::Public, Latest, "Step-free", "", "", "accessibility", "step free|wheelchair|wheelchair access|accessible", "Step-free from the street to the room."},
    {212, E::Location, "hearing_loop", Boolean, S::Public, Latest, "Hearing loop", "", "", "accessibility", "hearing loop|induction loop", "A working hearing loop."},
    {213, E::Location, "kitchen", Boolean, S::Public, Latest, "Kitchen", "", "", "", "kitchen", "A kitchen that groups may use."},
    {214, E::Location, "hire_cost", Text, S::Public, Latest, "Cost of hire", "", "", "", "hire cost|room cost", "As the venue puts it."},
    {215, E::Location, "hire_times", Text, S::Public, Latest, "When it can be hired", "", "", "", "hire times", "As the venue puts it."},
    {216, E::Location, "nhs_estate", Boolean, S::Public, Latest, "NHS building", "", "", "", "nhs estate|nhs building", "Part of the NHS estate."},
    {217, E::Location, "uprn", Text, S::Public, Latest, "UPRN", "", "", "external_identifier", "uprn", "Unique property reference number."},
    // Way to contact
    {301, E::Contact, "organisation_id", Owner, S::Public, Latest, "Organisation", "organisation", "", "", "", ""},
    {302, E::Contact, "person_id", Owner, S::Internal, Latest, "Person", "person", "", "", "", "A detail that belongs to one named person follows that person's consent."},
    {303, E::Contact, "contact_type", Code, S::Public, Latest, "Type", "contact_type", "", "", "", "Phone, e-mail, website and so on."},
    {304, E::Contact, "value", Text, S::Public, Latest, "Number or address", "", "", "phones", "", "As one would dial or type it."},
    {305, E::Contact, "label", Text, S::Public, Latest, "For", "", "", "", "", "Bookings, the office, out of hours."},
    {306, E::Contact, "sensitivity", Code, S::Partner, Stricter, "Who is this for?", "sensitivity", "", "", "", "Anyone, partners, or just us."},
    {307, E::Contact, "consent_basis", Code, S::Internal, Stricter, "Consent", "consent_basis", "consent", "", "", "Why we may hold and share it."},
    {308, E::Contact, "consent_on", Day, S::Internal, Group, "Consent given on", "past", "consent", "", "", ""},
    {309, E::Contact, "preferred", Boolean, S::Partner, Latest, "Preferred", "", "", "", "", "The way they would rather be reached."},
    // Service
    {401, E::Service, "organisation_id", Owner, S::Public, Latest, "Organisation", "organisation", "", "organization_id", "organisation|organisation name|group", ""},
    {402, E::Service, "name", Text, S::Public, Latest, "What is offered", "", "", "name", "service|service name|name|activity name|what", "A lunch club, a drop-in, a choir."},
    {403, E::Service, "description", LongText, S::Public, Latest, "Description", "", "", "description", "service description|description", "What happens there."},
    {404, E::Service, "activity", Code, S::Public, Latest, "Activity", "activity", "", "taxonomy_term", "activity|service type|service category", "From the list of activities; each is practical, educational, emotional or social."},
    {405, E::Service, "schedule", Text, S::Public, Group, "Repeats", "", "schedule", "schedules", "schedule|rrule", "An RFC 5545 rule, such as FREQ=WEEKLY;BYDAY=MO,WE."},
    {406, E::Service, "opens", Text, S::Public, Group, "From", "", "schedule", "opens_at", "opens|opens at|start time", "HH:MM, as on a clock in the hall."},
    {407, E::Service, "closes", Text, S::Public, Group, "Until", "", "schedule", "closes_at", "closes|closes at|end time", "HH:MM."},
    {408, E::Service, "when_note", Text, S::Public, Latest, "When, in words", "", "", "notes", "when|opening times|opening hours|times|days", "As people say it: first Monday, term time only."},
    {409, E::Service, "eligibility", Text, S::Public, Latest, "For whom", "", "", "", "eligibility|for whom|who for|criteria", ""},
    {410, E::Service, "cost", Text, S::Public, Latest, "Cost", "", "", "cost_options", "cost|price|fee|fees", "As people say it: free, £3, pay what you can."},
    {411, E::Service, "referral", Code, S::Public, Latest, "Referral", "referral", "", "", "referral|referral method|how to refer", ""},
    {412, E::Service, "languages", CodeSet, S::Public, Set, "Languages", "language", "", "languages", "service languages|languages", ""},
    {413, E::Service, "capacity_now", Code, S::Public, Latest, "Room for more?", "capacity", "", "", "capacity|capacity now|availability", "Whether new people can come now."},
    {414, E::Service, "confirmed_on", Day, S::Partner, Later, "Last confirmed", "past", "", "assured_date", "confirmed on", "Unconfirmed services do not count towards reach."},
    {415, E::Service, "identifiers", TextSet, S::Internal, Set, "Identifiers", "", "", "", "", "By which a feed knows it again: ORUK-…"},
    // Where it happens
    {501, E::ServiceAtLocation, "service_id", Owner, S::Public, Latest, "Service", "service", "", "service_id", "", ""},
    {502, E::ServiceAtLocation, "location_id", Owner, S::Public, Latest, "Place", "location", "", "location_id", "", ""},
    {503, E::ServiceAtLocation, "note", Text, S::Public, Latest, "Note", "", "", "description", "", "Back room, side door."},
    // Person
    {601, E::Person, "name", Text, S::Partner, Latest, "Name", "", "", "name", "name|person|full name", "As they wish to be called."},
    {602, E::Person, "organisation_id", Reference, S::Partner, Latest, "With", "organisation", "", "organization_id", "organisation|group", ""},
    {603, E::Person, "role", Code, S::Partner, Latest, "Role", "role", "", "title", "role|title|position", ""},
    {604, E::Person, "languages", CodeSet, S::Partner, Set, "Languages", "language", "", "", "languages", ""},
    {605, E::Person, "consent_basis", Code, S::Internal, Stricter, "Consent", "consent_basis", "consent", "", "consent|consent basis", "Without it a person never leaves this map."},
    {606, E::Person, "consent_on", Day, S::Internal, Group, "Consent given on", "past", "consent", "", "consent on|consent date", ""},
    {607, E::Person, "consent_review", Day, S::Internal, Group, "Ask again by", "", "consent", "", "consent review", ""},
    {608, E::Person, "consent_scope", Code, S::Internal, Stricter, "Consent covers", "sensitivity", "consent", "", "consent scope|consent covers", "Anyone, partners, or just us."},
    {609, E::Person, "note", LongText, S::Internal, Latest, "Note", "", "", "", "note|notes", "Just for us. No patients, no one's health by name."},
    // Connection
    {701, E::Connection, "from_id", Owner, S::Partner, Latest, "From", "organisation", "", "", "from|from organisation", ""},
    {702, E::Connection, "to_id", Owner, S::Partner, Latest, "To", "organisation", "", "", "to|to organisation", ""},
    {703, E::Connection, "what", Code, S::Partner, Latest, "How", "connection_type", "", "", "what|how|connection", ""},
    {704, E::Connection, "strength", Code, S::Internal, Latest, "How close", "strength", "", "", "strength", "Never public."},
    {705, E::Connection, "since", Text, S::Partner, Latest, "Since", "", "", "", "since", ""},
    {706, E::Connection, "note", Text, S::Partner, Latest, "Note", "", "", "", "note|notes", ""},
    // Community
    {801, E::Community, "name", Text, S::Public, Latest, "Name", "", "", "", "name|community", "In their own words."},
    {802, E::Community, "sense", Code, S::Public, Latest, "What holds it together", "community_sense", "", "", "sense", "A place, a culture, a shared experience, a bridge, an absence."},
    {803, E::Community, "description", LongText, S::Public, Latest, "Description", "", "", "", "description", "Strengths first."},
    {804, E::Community, "official_category", Text, S::Partner, Latest, "Official category", "", "", "", "official category", "Only where a form asks for one."},
    {805, E::Community, "core20", Boolean, S::Internal, Latest, "Core20", "", "", "", "core20", "A planning lens, never what a community is called."},
    {806, E::Community, "plus_groups", CodeSet, S::Internal, Set, "PLUS groups", "core_lens", "", "", "plus groups", "A planning lens."},
    {807, E::Community, "clinical_areas", CodeSet, S::Internal, Set, "Clinical areas", "clinical_area", "", "", "clinical areas", "A planning lens."},
    {808, E::Community, "languages", CodeSet, S::Public, Set, "Languages", "language", "", "", "languages", ""},
    // Serves
    {901, E::Serves, "organisation_id", Owner, S::Public, Latest, "Organisation", "organisation", "", "", "", ""},
    {902, E::Serves, "community_id", Owner, S::Public, Latest, "Community", "community", "", "", "", ""},
    {903, E::Serves, "note", Text, S::Public, Latest, "Note", "", "", "", "", ""},
    // Channel
    {1001, E::Channel, "organisation_id", Owner, S::Partner, Latest, "Run by", "organisation", "", "", "organisation", ""},
    {1002, E::Channel, "community_id", Reference, S::Partner, Latest, "Reaches", "community", "", "", "community", ""},
    {1003, E::Channel, "channel", Code, S::Partner, Latest, "Channel", "channel", "", "", "channel|type", "How people are reached."},
    {1004, E::Channel, "name", Text, S::Partner, Latest, "Name", "", "", "", "name", ""},
    {1005, E::Channel, "audience", Text, S::Partner, Latest, "Who sees or hears it", "", "", "", "audience", ""},
    {1006, E::Channel, "size", Integer, S::Partner, Latest, "How many people", "people", "", "", "size", ""},
    {1007, E::Channel, "languages", CodeSet, S::Partner, Set, "Languages", "language", "", "", "languages", ""},
    {1008, E::Channel, "trusted_person", Text, S::Internal, Latest, "Who is trusted to say it", "", "", "", "trusted person|trusted", ""},
    {1009, E::Channel, "what_worked", LongText, S::Partner, Latest, "What worked, and why", "", "", "", "what worked", ""},
    {1010, E::Channel, "audited_on", Day, S::Partner, Latest, "Checked on", "past", "", "", "audited on", ""},
    {1011, E::Channel, "next_audit", Day, S::Partner, Latest, "Check again by", "", "", "", "next audit", "Twelve months on."},
    // Need
    {1101, E::Need, "name", Text, S::Partner, Latest, "What is needed", "", "", "", "name|need", ""},
    {1102, E::Need, "category", Code, S::Partner, Latest, "Category", "need_category", "", "", "category", ""},
    {1103, E::Need, "description", LongText, S::Partner, Latest, "Description", "", "", "", "description", ""},
    {1104, E::Need, "geom", Point, S::Partner, Latest, "Where", "", "", "", "", ""},
    {1105, E::Need, "status", Code, S::Partner, Latest, "Status", "need_status", "", "", "status", ""},
    {1106, E::Need, "heard_on", Day, S::Partner, Latest, "Heard on", "past", "", "", "heard on", ""},
    {1107, E::Need, "organisation_id", Reference, S::Partner, Latest, "Asked for by", "organisation", "", "", "organisation", ""},
    {1108, E::Need, "community_id", Reference, S::Partner, Latest, "For", "community", "", "", "community", ""},
    {1109, E::Need, "answered_by", Text, S::Partner, Latest, "Who answered it", "", "", "", "answered by", ""},
    // Mapping session
    {1201, E::Exercise, "name", Text, S::Partner, Latest, "Name", "", "", "", "", ""},
    {1202, E::Exercise, "purpose", LongText, S::Partner, Latest, "Why", "", "", "", "", "The honest why."},
    {1203, E::Exercise, "place", Text, S::Partner, Latest, "Place", "", "", "", "", ""},
    {1204, E::Exercise, "place_area", Bytes, S::Partner, Latest, "Place, drawn", "", "", "", "", ""},
    {1205, E::Exercise, "held_on", Day, S::Partner, Latest, "Date", "", "", "", "", ""},
    {1206, E::Exercise, "host", Text, S::Partner, Latest, "Host", "", "", "", "", ""},
    {1207, E::Exercise, "facilitator", Text, S::Partner, Latest, "Facilitator", "", "", "", "", ""},
    {1208, E::Exercise, "partners", TextSet, S::Partner, Set, "Partners", "", "", "", "", ""},
    {1209, E::Exercise, "prompts", TextSet, S::Partner, Latest, "Rounds", "", "", "", "", "One prompt a round, in order."},
    {1210, E::Exercise, "ground_rules", LongText, S::Partner, Latest, "Ground rules", "", "", "", "", ""},
    {1211, E::Exercise, "on_the_table", LongText, S::Partner, Latest, "On the table, and not", "", "", "", "", ""},
    {1212, E::Exercise, "looks_after", Text, S::Partner, Latest, "Who looks after the map", "", "", "", "", ""},
    {1213, E::Exercise, "settles", TextSet, S::Partner, Set, "Who settles suggestions", "", "", "", "", ""},
    {1214, E::Exercise, "attribution", Code, S::Partner, Stricter, "How words are recorded", "exercise_attribution", "", "", "", ""},
    {1215, E::Exercise, "parking_list", TextSet, S::Partner, Set, "Parking list", "", "", "", "", ""},
    {1216, E::Exercise, "readers_id", Reference, S::Partner, Latest, "Who sees the wall", "reader_profile", "", "", "", "Partners, or fewer."},
    // Participant
    {1301, E::Participant, "exercise_id", Owner, S::Internal, Latest, "Mapping session", "exercise", "", "", "", ""},
    {1302, E::Participant, "name", Text, S::Internal, Latest, "Name", "", "", "", "", "Optional."},
    {1303, E::Participant, "speaks_for", Text, S::Internal, Latest, "Speaks for", "", "", "", "", ""},
    {1304, E::Participant, "table_name", Text, S::Internal, Latest, "Table", "", "", "", "", ""},
    {1305, E::Participant, "withdrawn", Boolean, S::Internal, Stricter, "Withdrawn", "", "", "", "", "The name goes, the fact stays."},
    // Suggestion
    {1401, E::Proposal, "exercise_id", Reference, S::Internal, Latest, "Mapping session", "exercise", "", "", "", ""},
    {1402, E::Proposal, "participant_id", Reference, S::Internal, Latest, "Said by", "participant", "", "", "", ""},
    {1403, E::Proposal, "subject", Text, S::Internal, Latest, "About", "", "", "", "", "Table and id of the row it would change; empty for something new."},
    {1404, E::Proposal, "content", LongText, S::Internal, Latest, "Content", "", "", "", "", "Field keys and suggested values, JSON."},
    {1405, E::Proposal, "how_sure", Code, S::Internal, Latest, "How sure", "how_sure", "", "", "", ""},
    {1406, E::Proposal, "status", Code, S::Internal, Latest, "Status", "proposal_status", "", "", "", ""},
    {1407, E::Proposal, "reason", Text, S::Internal, Latest, "Why", "", "", "", "", ""},
    {1408, E::Proposal, "off_wall", Boolean, S::Internal, Stricter, "Kept off the wall", "", "", "", "", ""},
    {1409, E::Proposal, "geom", Point, S::Internal, Latest, "Where", "", "", "", "", ""},
    // Conversation
    {1501, E::Engagement, "organisation_id", Reference, S::Internal, Latest, "With", "organisation", "", "", "", ""},
    {1502, E::Engagement, "person_id", Reference, S::Internal, Latest, "Spoke to", "person", "", "", "", ""},
    {1503, E::Engagement, "held_on", Day, S::Internal, Latest, "When", "", "", "", "", ""},
    {1504, E::Engagement, "held_by", Text, S::Internal, Latest, "Who listened", "", "", "", "", ""},
    {1505, E::Engagement, "heard", LongText, S::Internal, Latest, "What we heard", "", "", "", "", ""},
    {1506, E::Engagement, "effect", Code, S::Internal, Latest, "Barrier or help", "heard_effect", "", "", "", ""},
    {1507, E::Engagement, "theme", Code, S::Internal, Latest, "Theme", "theme", "", "", "", ""},
    {1508, E::Engagement, "they_need", LongText, S::Internal, Latest, "What they need", "", "", "", "", ""},
    {1509, E::Engagement, "they_offer", LongText, S::Internal, Latest, "What they offer", "", "", "", "", ""},
    {1510, E::Engagement, "we_can_offer", LongText, S::Internal, Latest, "What we can offer", "", "", "", "", ""},
    {1511, E::Engagement, "time_valued", Text, S::Internal, Latest, "How their time was valued", "", "", "", "", ""},
    {1512, E::Engagement, "way", Code, S::Internal, Latest, "How we talked", "engagement_way", "", "", "", "A visit, a call, a message."},
    // Promise
    {1601, E::Promise, "engagement_id", Owner, S::Internal, Latest, "Conversation", "engagement", "", "", "", ""},
    {1602, E::Promise, "organisation_id", Reference, S::Internal, Latest, "To", "organisation", "", "", "", ""},
    {1603, E::Promise, "what", Text, S::Internal, Latest, "What we said we would do", "", "", "", "", ""},
    {1604, E::Promise, "who", Text, S::Internal, Latest, "Who will do it", "", "", "", "", ""},
    {1605, E::Promise, "due", Day, S::Internal, Latest, "By when", "", "", "", "", ""},
    {1606, E::Promise, "status", Code, S::Internal, Latest, "Status", "promise_status", "", "", "", ""},
    {1607, E::Promise, "fed_back_on", Day, S::Internal, Latest, "Told them on", "", "", "", "", ""},
    // Taken to
    {1701, E::TakenTo, "engagement_id", Owner, S::Internal, Latest, "Conversation", "engagement", "", "", "", ""},
    {1702, E::TakenTo, "to_whom", Text, S::Internal, Latest, "Taken to", "", "", "", "", "A board or a named person."},
    {1703, E::TakenTo, "taken_on", Day, S::Internal, Latest, "On", "", "", "", "", ""},
    {1704, E::TakenTo, "answer", Code, S::Internal, Latest, "Answer", "answer", "", "", "", ""},
    {1705, E::TakenTo, "answer_text", LongText, S::Internal, Latest, "What they said", "", "", "", "", ""},
    {1706, E::TakenTo, "answered_on", Day, S::Internal, Latest, "Answered on", "", "", "", "", ""},
    {1707, E::TakenTo, "told_back_on", Day, S::Internal, Latest, "Told back on", "", "", "", "", ""},
    // Story
    {1801, E::Story, "title", Text, S::Public, Latest, "Title", "", "", "", "title", ""},
    {1802, E::Story, "form", Code, S::Public, Latest, "Form", "story_form", "", "", "form", ""},
    {1803, E::Story, "words", LongText, S::Public, Latest, "Words", "", "", "", "words", "As they were said."},
    {1804, E::Story, "credit", Text, S::Public, Latest, "Credit", "", "", "", "credit", "As they wish to be named, or not."},
    {1805, E::Story, "permission", Code, S::Internal, Stricter, "Permission", "sensitivity", "", "", "permission", "Who may hear it: its whole row leaves for nobody else."},
    {1806, E::Story, "permission_until", Day, S::Internal, Latest, "Permission until", "", "", "", "permission until", "After that day nobody is shown it until they are asked again."},
    {1807, E::Story, "organisation_id", Reference, S::Public, Latest, "Organisation", "organisation", "", "", "organisation", ""},
    {1808, E::Story, "community_id", Reference, S::Public, Latest, "Community", "community", "", "", "community", ""},
    {1809, E::Story, "exercise_id", Reference, S::Partner, Latest, "Mapping session", "exercise", "", "", "", ""},
    {1810, E::Story, "plan_id", Reference, S::Internal, Latest, "Plan", "plan", "", "", "", ""},
    {1811, E::Story, "themes", CodeSet, S::Public, Set, "Themes", "theme", "", "", "themes|theme", ""},
    {1812, E::Story, "place", Text, S::Public, Latest, "Where it happened", "", "", "", "place", "As people call it."},
    // Asked
    {1901, E::Asked, "area_code", Text, S::Partner, Latest, "Area", "", "", "", "", ""},
    {1902, E::Asked, "asked_on", Day, S::Partner, Latest, "When", "", "", "", "", ""},
    {1903, E::Asked, "asked_by", Text, S::Internal, Latest, "Who asked", "", "", "", "", ""},
    {1904, E::Asked, "exercise_id", Reference, S::Partner, Latest, "Mapping session", "exercise", "", "", "", ""},
    {1905, E::Asked, "answer", Code, S::Partner, Latest, "Answer", "asked_answer", "", "", "", ""},
    {1906, E::Asked, "note", Text, S::Partner, Latest, "Note", "", "", "", "", ""},
    // Plan
    {2001, E::Plan, "name", Text, S::Internal, Latest, "Name", "", "", "", "", ""},
    {2002, E::Plan, "audience", Text, S::Internal, Latest, "Who we want to hear from", "", "", "", "", ""},
    {2003, E::Plan, "area", Text, S::Internal, Latest, "Area", "", "", "", "", ""},
    {2004, E::Plan, "status", Code, S::Internal, Latest, "Status", "plan_status", "", "", "", ""},
    // Step
    {2101, E::Step, "plan_id", Owner, S::Internal, Latest, "Plan", "plan", "", "", "", ""},
    {2102, E::Step, "organisation_id", Reference, S::Internal, Latest, "Organisation", "organisation", "", "", "", ""},
    {2103, E::Step, "person_id", Reference, S::Internal, Latest, "Person", "person", "", "", "", ""},
    {2104, E::Step, "channel_id", Reference, S::Internal, Latest, "Channel", "channel", "", "", "", ""},
    {2105, E::Step, "what", Text, S::Internal, Latest, "Next step", "", "", "", "", ""},
    {2106, E::Step, "who", Text, S::Internal, Latest, "Who will do it", "", "", "", "", ""},
    {2107, E::Step, "due", Day, S::Internal, Latest, "By when", "", "", "", "", ""},
    {2108, E::Step, "status", Code, S::Internal, Latest, "Status", "step_status", "", "", "", ""},
    {2109, E::Step, "position", Integer, S::Internal, Latest, "Order", "", "", "", "", ""},
    // Resource
    {2201, E::Resource, "title", Text, S::Public, Latest, "Title", "", "", "", "", ""},
    {2202, E::Resource, "resource_kind", Code, S::Public, Latest, "Type", "resource_kind", "", "", "", "Evidence, guidance, a method, a setting."},
    {2203, E::Resource, "description", LongText, S::Public, Latest, "Description", "", "", "", "", ""},
    {2204, E::Resource, "link", Text, S::Public, Latest, "Link", "", "", "", "", ""},
    {2205, E::Resource, "shared_by", Text, S::Public, Latest, "Shared by", "", "", "", "", ""},
    {2206, E::Resource, "themes", CodeSet, S::Public, Set, "Themes", "theme", "", "", "", ""},
    {2207, E::Resource, "sensitivity", Code, S::Partner, Stricter, "Who may see it", "sensitivity", "", "", "", "Partners, where nobody has said."},
    {2208, E::Resource, "organisation_id", Reference, S::Public, Latest, "Organisation", "organisation", "", "", "", ""},
    {2209, E::Resource, "community_id", Reference, S::Public, Latest, "Community", "community", "", "", "", ""},
    {2210, E::Resource, "exercise_id", Reference, S::Partner, Latest, "Mapping session", "exercise", "", "", "", ""},
    {2211, E::Resource, "plan_id", Reference, S::Internal, Latest, "Plan", "plan", "", "", "", ""},
    // Attachment
    {2301, E::Attachment, "story_id", Owner, S::Public, Latest, "Story", "story", "", "", "", ""},
    {2302, E::Attachment, "resource_id", Owner, S::Public, Latest, "Resource", "resource", "", "", "", ""},
    {2303, E::Attachment, "name", Text, S::Public, Latest, "File name", "", "", "", "", ""},
    {2304, E::Attachment, "media_type", Text, S::Public, Latest, "Media type", "", "", "", "", ""},
    {2305, E::Attachment, "content", Bytes, S::Public, Latest, "Content", "", "", "", "", ""},
    {2306, E::Attachment, "text_alternative", Text, S::Public, Latest, "In words", "", "", "", "", "For those who cannot see or hear it."},
    // About this map: one row, id 1 in every copy
    {2401, E::About, "name", Text, S::Public, Latest, "Name of the map", "", "", "", "", ""},
    {2402, E::About, "purpose", LongText, S::Public, Latest, "What it is for", "", "", "", "", ""},
    {2403, E::About, "looked_after_by", Text, S::Public, Latest, "Who looks after it", "", "", "", "", ""},
    {2404, E::About, "not_for", LongText, S::Public, Latest, "What it is not for", "", "", "", "", ""},
    {2405, E::About, "changes", LongText, S::Public, Latest, "How to be changed or removed", "", "", "", "", ""},
    {2406, E::About, "safeguarding", LongText, S::Public, Latest, "Local safeguarding contact", "", "", "", "", ""},
    {2407, E::About, "attribution", LongText, S::Public, Latest, "Sources", "", "", "", "", "Whose data stands behind the map; printed on it."},
    // Local terms
    {2501, E::Term, "vocabulary", Text, S::Public, Latest, "List", "", "", "", "", ""},
    {2502, E::Term, "code", Text, S::Public, Latest, "Code", "", "", "", "", ""},
    {2503, E::Term, "label", Text, S::Public, Latest, "Label", "", "", "", "", ""},
    {2504, E::Term, "parent", Text, S::Public, Latest, "Belongs to", "", "", "", "", "For an activity: practical, educational, emotional or social."},
    // Note on the map
    {2601, E::MapNote, "text", LongText, S::Public, Latest, "Note", "", "", "", "", "Just for us. No patients, no one's health by name."},
    {2602, E::MapNote, "shape", Bytes, S::Public, Latest, "Where", "", "", "", "", "A point, a line or an outline."},
    {2603, E::MapNote, "sensitivity", Code, S::Public, Stricter, "Who may see it", "sensitivity", "", "", "", "Nobody else, until somebody says so."},
    // View
    {2701, E::View, "name", Text, S::Partner, Latest, "Name", "", "", "", "", ""},
    {2702, E::View, "content", LongText, S::Partner, Latest, "What it shows", "", "", "", "", "Filter, layers and place, JSON."},
    // Who it is for, as people define it: what it leaves out beyond its base
    {2801, E::ReaderProfile, "name", Text, S::Partner, Latest, "Name", "", "", "", "", "For the mosque committee."},
    {2802, E::ReaderProfile, "base", Code, S::Partner, Stricter, "Never more than", "readers", "", "", "", "What these readers may see at most."},
    {2803, E::ReaderProfile, "without_kinds", CodeSet, S::Partner, Set, "Leaves out kinds", "kind", "", "", "", ""},
    {2804, E::ReaderProfile, "without_activities", CodeSet, S::Partner, Set, "Leaves out activities", "activity", "", "", "", "And groups that offer nothing else."},
    {2805, E::ReaderProfile, "without_themes", CodeSet, S::Partner, Set, "Leaves out themes", "theme", "", "", "", ""},
    {2806, E::ReaderProfile, "without_contacts", CodeSet, S::Partner, Set, "Leaves out ways to contact", "contact_type", "", "", "", ""},
    {2807, E::ReaderProfile, "without_records", TextSet, S::Partner, Set, "Leaves out records", "", "", "", "", "Tables: person, story, need …"},
    {2808, E::ReaderProfile, "without_fields", TextSet, S::Partner, Set, "Leaves out fields", "", "", "", "", "Table and column: service.cost …"},
    {2809, E::ReaderProfile, "closest", Code, S::Partner, Stricter, "Places no closer than", "disclosure", "closest", "", "", "Exactly, roughly, by area only, or not at all."},
    {2810, E::ReaderProfile, "radius", Integer, S::Partner, Group, "Roughly means within", "metres", "closest", "", "", ""},
    {2811, E::ReaderProfile, "agreed", Code, S::Partner, Stricter, "Only those that agreed to", "readers", "", "", "", ""},
    {2812, E::ReaderProfile, "area", Bytes, S::Partner, Group, "Only what lies in it", "", "area", "", "", "An outline."},
    {2813, E::ReaderProfile, "area_name", Text, S::Partner, Group, "Only in", "", "area", "", "", "What people call the outline."},
    });
}();
// clang-format on

constexpr std::int64_t entityKey(Entity entity) {
    return static_cast<std::int64_t>(entity);
}

// The fields of one entity, in register order; they stand together.
constexpr std::span<const Field> fieldsOf(Entity entity) {
    static constexpr auto kFirst = [] { // of each entity, and one past the last
        std::array<std::size_t, kEntities.size() + 1> first{};
        for (std::size_t i = kFields.size(); i-- > 0;)
            first[static_cast<std::size_t>(kFields[i].entity) - 1] = i;
        first[kEntities.size()] = kFields.size();
        return first;
    }();
    const std::size_t index = static_cast<std::size_t>(entity) - 1;
    return std::span(kFields).subspan(kFirst[index], kFirst[index + 1] - kFirst[index]);
}

// Null when the log speaks of a field this program does not know.
constexpr const Field *fieldByKey(std::int64_t key) {
    for (const Field &field : kFields)
        if (field.key == key)
            return &field;
    return nullptr;
}

constexpr const Field *findField(Entity entity, std::string_view column) {
    for (const Field &field : fieldsOf(entity))
        if (field.column == column)
            return &field;
    return nullptr;
}

// A field by name where the name is known when compiling; a misspelt one does not compile.
consteval const Field &fieldOf(Entity entity, std::string_view column) {
    return *findField(entity, column);
}

// Where the field stands among its entity's fields.
constexpr std::size_t positionOf(const Field &field) {
    return static_cast<std::size_t>(&field - fieldsOf(field.entity).data());
}

constexpr bool refersToRow(const Field &field) {
    return field.type == FieldType::Owner || field.type == FieldType::Reference;
}

} // namespace placeweave
