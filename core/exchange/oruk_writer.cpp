// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_writer.h"

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/oruk_schedule.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::hsds {
namespace {

using nlohmann::ordered_json;

// Of our own vocabularies: the same term has the same id on every map.
const std::string kTerms = "5e1c2f0a-6a1d-5b7e-9c64-1f0d2b7a9e53";

struct Taxonomy {
    const char *vocabulary;
    const char *name;
    const char *description;
};
constexpr std::array kTaxonomies{
    Taxonomy{"activity", "Placeweave activities", "What a service does."},
    Taxonomy{"category", "Placeweave categories",
             "Whether support is practical, educational, emotional or social."},
    Taxonomy{"kind", "Placeweave kinds of organisation",
             "What sort of organisation it is, by how it works."},
    Taxonomy{"theme", "Placeweave themes", "What an organisation cares about."},
    Taxonomy{"listing_permission", "Permission to be listed",
             "Who may see it, as it said; of a file for partners."},
    Taxonomy{"disclosure", "How the place is shown",
             "How closely its place may be shown; of a file for partners."}};

void put(ordered_json &object, const char *key, std::string_view value) {
    if (std::string clean = cleanText(value); !clean.empty())
        object[key] = std::move(clean);
}

std::string taxonomyId(const char *name) {
    return nameUuid(kTerms, name);
}

std::string termId(std::string_view name, std::string_view code) {
    return nameUuid(kTerms, std::format("{}/{}", name, code));
}

ordered_json termOf(const Taxonomy &taxonomy, const Term &term) {
    ordered_json object{{"id", termId(taxonomy.vocabulary, term.code)},
                        {"name", term.label},
                        {"description", term.help.empty() ? term.label : term.help},
                        {"taxonomy", taxonomy.name},
                        {"taxonomy_id", taxonomyId(taxonomy.vocabulary)},
                        {"term", term.code}};
    if (const std::string_view above = term.more("category"); !above.empty())
        object["parent_id"] = termId("category", above);
    return object;
}

void addTerm(ordered_json &owner, const char *ownerType, std::string_view vocabularyName,
             std::string_view code) {
    const Term *term = vocabulary(vocabularyName).find(code);
    const auto *taxonomy = std::ranges::find(kTaxonomies, vocabularyName, [](const Taxonomy &t) {
        return std::string_view(t.vocabulary);
    });
    if (!term || taxonomy == kTaxonomies.end())
        return;
    const std::string id = owner["id"].get<std::string>();
    owner["attributes"].push_back({{"id", nameUuid(id, std::format("{}/{}", vocabularyName, code))},
                                   {"link_id", id},
                                   {"link_entity", ownerType},
                                   {"link_type", vocabularyName},
                                   {"taxonomy_term_id", termId(vocabularyName, code)},
                                   {"taxonomy_term", termOf(*taxonomy, *term)}});
}

// "GB-CHC-1234567" as the list GB-CHC and its number.
ordered_json identifierOf(const std::string &organisation, const std::string &identifier) {
    const std::size_t dash = identifier.find_last_of("-:");
    const bool isSplit = dash != std::string::npos && dash > 0 && dash + 1 < identifier.size();
    const std::string scheme = isSplit ? identifier.substr(0, dash) : std::string();
    ordered_json object{{"id", nameUuid(organisation, "identifier/" + identifier)},
                        {"organization_id", organisation}};
    put(object, "identifier_scheme", scheme);
    object["identifier_type"] = scheme.empty() ? "Identifier" : cleanText(scheme);
    object["identifier"] = cleanText(isSplit ? identifier.substr(dash + 1) : identifier);
    return object;
}

// Online is virtual; all else is somewhere, if only by area.
const char *locationType(std::string_view code) {
    return code == "virtual" ? "virtual" : code == "correspondence" ? "postal" : "physical";
}

// The profile requires each line of an address; what we do not know is empty, never made up.
ordered_json addressOf(const Record &place, const std::string &location) {
    std::vector<std::string> lines = split(place.text("address"), ',');
    for (std::string &line : lines)
        line = simplified(line);
    std::string city;
    if (lines.size() > 1) {
        city = lines.back();
        lines.pop_back();
    }
    return {{"id", nameUuid(location, "address")},
            {"location_id", location},
            {"address_1", cleanText(joined(lines, ", "))},
            {"city", cleanText(city)},
            {"state_province", ""},
            {"postal_code", cleanText(place.text("postcode"))},
            {"country", "GB"},
            {"address_type", locationType(place.text("location_type"))}};
}

ordered_json languagesOf(const Record &row, const std::string &owner) {
    ordered_json list = ordered_json::array();
    for (const std::string &code : setElements(row["languages"])) {
        ordered_json language{{"id", nameUuid(owner, "language/" + code)}};
        put(language, "code", code);
        put(language, "name", vocabulary("language").label(code));
        list.push_back(std::move(language));
    }
    return list;
}

bool isFree(std::string_view cost) {
    const std::string words = folded(cost);
    return words == "free" || words == "no charge" || words == "none";
}

} // namespace

Writer::Writer(MapFile &map, RelatedRows related) : m_map(&map), m_related(std::move(related)) {}

Result<Writer> Writer::of(MapFile &map, const Disclosure &disclosure) {
    PW_TRY(RelatedRows related, RelatedRows::of(disclosure));
    return Writer(map, std::move(related));
}

std::string Writer::idOf(const Record &row) const {
    return m_map->uuidOf(row.entity(), row.id());
}

std::string Writer::contactOf(RowId organisation, std::string_view type) const {
    for (const Record &contact : m_related.contacts(organisation))
        if (contact.text("contact_type") == type)
            if (std::string link = linkTo(type, contact.text("value")); !link.empty())
                return type == "email" ? link.substr(7) : link;
    return {};
}

ordered_json Writer::phonesOf(RowId organisation) const {
    ordered_json phones = ordered_json::array();
    for (const Record &contact : m_related.contacts(organisation))
        if (contact.text("contact_type") == "phone") {
            ordered_json phone{{"id", idOf(contact)}, {"number", cleanText(contact.text("value"))}};
            put(phone, "description", contact.text("label"));
            phones.push_back(std::move(phone));
        }
    return phones;
}

ordered_json Writer::location(const Record &place, const std::string &id) const {
    ordered_json object{{"id", id}, {"location_type", locationType(place.text("location_type"))}};
    put(object, "name", place.text("name"));
    if (const auto point = place["geom"].point()) {
        object["latitude"] = point->latitude;
        object["longitude"] = point->longitude;
    }
    if (!place["uprn"].isEmpty()) {
        put(object, "external_identifier", place.text("uprn"));
        object["external_identifier_type"] = "UPRN";
    }
    if (!place["address"].isEmpty() || !place["postcode"].isEmpty())
        object["addresses"] = ordered_json::array({addressOf(place, id)});
    ordered_json access = ordered_json::array();
    for (const auto &[column, words] :
         {std::pair{"step_free", "Step-free from the street to the room"},
          std::pair{"hearing_loop", "A working hearing loop"}})
        if (place[column].isTrue())
            access.push_back({{"id", nameUuid(id, column)},
                              {"location_id", id},
                              {"description", words},
                              {"accessibility", words}});
    if (!access.empty())
        object["accessibility"] = std::move(access);
    return object;
}

ordered_json Writer::serviceAlone(const Record &service, const ExportRow &owner) const {
    const std::string id = idOf(service);
    const RowId organisation = owner.organisation.id();
    ordered_json object{{"id", id}, {"organization_id", owner.code}};
    object["name"] = cleanText(service.text("name"));
    put(object, "description", service.text("description"));
    put(object, "url", contactOf(organisation, "website"));
    put(object, "email", contactOf(organisation, "email"));
    object["status"] = owner.organisation.text("status") == "closed" ? "defunct" : "active";
    put(object, "eligibility_description", service.text("eligibility"));
    put(object, "assured_date", service.text("confirmed_on"));
    if (ordered_json schedules = schedulesOf(service, id); !schedules.empty())
        object["schedules"] = std::move(schedules);
    if (ordered_json languages = languagesOf(service, id); !languages.empty())
        object["languages"] = std::move(languages);
    if (const std::string &cost = service.text("cost"); !cost.empty()) {
        ordered_json option{{"id", nameUuid(id, "cost")}, {"service_id", id}};
        if (isFree(cost))
            option["amount"] = 0;
        else
            put(option, "amount_description", cost);
        object["cost_options"] = ordered_json::array({std::move(option)});
    }
    if (ordered_json phones = phonesOf(organisation); !phones.empty())
        object["contacts"] = ordered_json::array(
            {{{"id", nameUuid(id, "contact")}, {"service_id", id}, {"phones", std::move(phones)}}});
    ordered_json places = ordered_json::array();
    for (const RelatedRows::Where &where : m_related.placesOf(service.id())) {
        ordered_json at{
            {"id", idOf(where.link)}, {"service_id", id}, {"location_id", idOf(*where.place)}};
        put(at, "description", where.link.text("note"));
        at["location"] = location(*where.place, idOf(*where.place));
        places.push_back(std::move(at));
    }
    if (!places.empty())
        object["service_at_locations"] = std::move(places);
    addTerm(object, "service", "activity", service.text("activity"));
    return object;
}

ordered_json Writer::service(const Record &service, const ExportRow &owner) const {
    ordered_json object = serviceAlone(service, owner);
    object["organization"] = organisation(owner, Depth::Alone);
    return object;
}

ordered_json Writer::organisation(const ExportRow &row, Depth depth) const {
    const Record &record = row.organisation;
    ordered_json object{{"id", row.code}};
    object["name"] = cleanText(record.text("name"));
    object["description"] = cleanText(record.text("description"));
    const std::vector<std::string> others = setElements(record["other_names"]);
    put(object, "alternate_name", joined(others, "; "));
    put(object, "email", contactOf(record.id(), "email"));
    put(object, "website", contactOf(record.id(), "website"));
    for (const std::string &identifier : setElements(record["identifiers"]))
        object["organization_identifiers"].push_back(identifierOf(row.code, identifier));
    addTerm(object, "organization", "kind", record.text("kind"));
    // The standard is for what anyone may see. What partners get says what it must not become: read
    // into another map it would else start as shown to anyone.
    if (const std::string &may = record.text("listing_permission"); !may.empty() && may != "anyone")
        addTerm(object, "organization", "listing_permission", may);
    if (row.place)
        if (const std::string &shown = row.place->text("disclosure");
            !shown.empty() && shown != "exact")
            addTerm(object, "organization", "disclosure", shown);
    for (const std::string &theme : setElements(record["focus"]))
        addTerm(object, "organization", "theme", theme);
    if (ordered_json phones = phonesOf(record.id()); !phones.empty())
        object["phones"] = std::move(phones);
    // One that may tell less of its place than others there has a place of its own: no id may tie
    // the two together.
    if (row.place)
        object["locations"] = ordered_json::array(
            {location(*row.place, record["location_id"].isEmpty() ? nameUuid(row.code, "place")
                                                                  : idOf(*row.place))});
    if (depth == Depth::WithServices)
        for (const Record &service : m_related.services(record.id()))
            object["services"].push_back(serviceAlone(service, row));
    return object;
}

ordered_json Writer::taxonomies() {
    ordered_json all = ordered_json::array();
    for (const Taxonomy &taxonomy : kTaxonomies) {
        ordered_json object{{"id", taxonomyId(taxonomy.vocabulary)},
                            {"name", taxonomy.name},
                            {"description", taxonomy.description},
                            {"version", "1"},
                            {"taxonomy_terms", ordered_json::array()}};
        for (const Term &term : vocabulary(taxonomy.vocabulary).terms())
            object["taxonomy_terms"].push_back(termOf(taxonomy, term));
        all.push_back(std::move(object));
    }
    return all;
}

std::string text(const ordered_json &object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace placeweave::hsds
