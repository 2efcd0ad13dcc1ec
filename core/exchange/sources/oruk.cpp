// SPDX-License-Identifier: GPL-3.0-or-later
// Files of an Open Referral UK feed (HSDS-UK-3.0, read tolerantly of HSDS 3.1): pages of services,
// services in full, organisations, services at locations, taxonomies; in any number together.
#include "core/base/machine.h"
#include "core/base/sha1.h"
#include "core/base/text.h"
#include "core/exchange/feed.h"
#include "core/exchange/field_origins.h"
#include "core/exchange/oruk_reader.h"
#include "core/exchange/sources/source.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <format>

namespace placeweave::sources {
namespace {

using hsds::Directory;
using hsds::Organisation;
using hsds::Place;
using hsds::Service;

bool says(std::string_view head, std::string_view key) {
    return head.contains("\"" + std::string(key) + "\"");
}

int sure(const GivenFile &file) {
    const std::string_view head = trimmed(file.head);
    const bool isNested = head.starts_with('{') || head.starts_with('[');
    if (!isNested || says(head, "FeatureCollection") || says(head, "Topology"))
        return 0;
    const bool isPage = says(head, "contents") || says(head, "content");
    if (isPage && (says(head, "total_items") || says(head, "total_pages") ||
                   says(head, "page_number") || says(head, "totalElements")))
        return 90;
    if ((says(head, "openapi_url") && says(head, "version")) || head.contains("oruk:dataType"))
        return 85;
    constexpr std::string_view kOwnWords[] = {"organization",
                                              "organization_id",
                                              "organization_identifiers",
                                              "parent_organization_id",
                                              "service_id",
                                              "schedules",
                                              "service_at_locations",
                                              "location_type",
                                              "postal_code",
                                              "cost_options",
                                              "taxonomy_term",
                                              "taxonomy_terms",
                                              "term_uri",
                                              "parent_id",
                                              "assured_date",
                                              "address_1"};
    const auto found =
        std::ranges::count_if(kOwnWords, [&](auto word) { return says(head, word); });
    return found >= 2 ? 75 : found == 1 ? 40 : 0;
}

TableMapping organisationMapping() {
    return fixedMapping(Entity::Organisation, {},
                        {{"id", "identifier"},
                         {"name", "organisation.name"},
                         {"other names", "organisation.other_names"},
                         {"description", "organisation.description"},
                         {"focus", "organisation.focus"},
                         {"organization_identifiers", "identifier"},
                         {"email", "contact.email"},
                         {"website", "contact.website"},
                         {"phones", "contact.phone"},
                         {"listing permission", "organisation.listing_permission"},
                         {"show location", "location.disclosure"},
                         {"location", "location.name"},
                         {"address", "location.address"},
                         {"postal_code", "location.postcode"},
                         {"latitude", "latitude"},
                         {"longitude", "longitude"},
                         {"location_type", "location.location_type"},
                         {"uprn", "location.uprn"}});
}

// Names of organisations come twice in a feed, so services go by the id of theirs.
TableMapping serviceMapping() {
    return fixedMapping(Entity::Service, {},
                        {{"organization", ""},
                         {"organization_id", "service.organisation_id"},
                         {"name", "service.name"},
                         {"description", "service.description"},
                         {"activity", "service.activity"},
                         {"schedule", "service.schedule"},
                         {"opens_at", "service.opens"},
                         {"closes_at", "service.closes"},
                         {"when", "service.when_note"},
                         {"eligibility", "service.eligibility"},
                         {"cost", "service.cost"},
                         {"languages", "service.languages"},
                         {"room", "service.capacity_now"},
                         {"assured_date", "service.confirmed_on"},
                         {"id", "service.identifiers"},
                         {"location", "location.name"},
                         {"address", "location.address"},
                         {"postal_code", "location.postcode"},
                         {"latitude", "latitude"},
                         {"longitude", "longitude"},
                         {"location_type", "location.location_type"},
                         {"uprn", "location.uprn"}});
}

// The last cells of both kinds of row.
void addPlace(const Place *place, Row &row) {
    const Place none;
    const Place &p = place ? *place : none;
    const Term *type = vocabulary("location_type").recognise(p.type);
    row.insert(row.end(), {p.name, p.address, p.postcode, p.latitude, p.longitude,
                           type ? type->code : std::string(), p.uprn});
}

const Place *placeAt(const Directory &directory, const std::string &id) {
    const auto found = directory.places.find(id);
    return found == directory.places.end() ? nullptr : &found->second;
}

// The ; at the end says that this is a list, whatever commas its names have.
std::string listed(const std::vector<std::string> &names) {
    return names.empty() ? std::string() : joined(names, ";") + ";";
}

// "ORUK-…": a UUID is nobody else's; the 1 of one feed is another's 1, too.
std::string identifierIn(const std::string &list, const std::string &id) {
    constexpr std::size_t kShort = 12;
    if (id.size() > kShort || id.empty())
        return id.empty() ? std::string() : "ORUK-" + id;
    const Sha1Digest digest = sha1(listKey(list));
    std::string feed;
    for (const std::uint8_t byte : std::span(digest).first(4))
        feed += std::format("{:02x}", byte);
    return "ORUK-" + feed + "-" + id;
}

std::vector<Row> organisationRows(const Directory &directory, const std::string &list) {
    std::vector<Row> rows{headingsOf(organisationMapping())};
    for (const Organisation &organisation : directory.organisations) {
        Row &row = rows.emplace_back();
        row = {identifierIn(list, organisation.id),
               organisation.name,
               listed(organisation.otherNames),
               organisation.description,
               organisation.focus,
               organisation.identifiers,
               organisation.email,
               organisation.website,
               organisation.phones,
               organisation.permission,
               organisation.shown};
        addPlace(organisation.places.empty() ? nullptr
                                             : placeAt(directory, organisation.places.front()),
                 row);
    }
    return rows;
}

std::vector<Row> serviceRows(const Directory &directory, const std::string &list) {
    std::unordered_map<std::string_view, std::string_view> names;
    for (const Organisation &organisation : directory.organisations)
        names.emplace(organisation.id, organisation.name);
    std::vector<Row> rows{headingsOf(serviceMapping())};
    const std::size_t width = rows.front().size();
    constexpr std::size_t kDescription = 3;
    constexpr std::size_t kId = 14;
    for (const Service &service : directory.services) {
        const auto name = names.find(service.organisation);
        Row row{std::string(name == names.end() ? std::string_view() : name->second),
                identifierIn(list, service.organisation),
                service.name,
                service.description,
                service.activity,
                service.times.rule,
                service.times.opens,
                service.times.closes,
                service.times.inWords,
                service.eligibility,
                service.cost,
                service.languages,
                service.status == "temporarily closed" ? "paused" : "",
                service.confirmedOn,
                identifierIn(list, service.id) + (service.id.empty() ? "" : ";")};
        if (service.places.empty()) {
            row.resize(width);
            rows.push_back(std::move(row));
            continue;
        }
        for (const std::string &place : service.places) {
            Row &placed = rows.emplace_back(row);
            addPlace(placeAt(directory, place), placed);
            // Further rows say only whose service it is, which, and where.
            for (std::size_t i = kDescription; i < kId; ++i)
                row[i].clear();
        }
    }
    return rows;
}

// The pages of a live feed are one list, by the same name next month.
std::string listOf(const std::string &name) {
    return name.substr(0, name.find(kPageOfFeed));
}

// Files of one folder are one list, called as the folder is: any of them alone says little.
std::string nameOf(std::span<const GivenFile> files) {
    std::string first = listOf(files.front().source.name);
    const std::filesystem::path folder = files.front().source.file.parent_path().filename();
    const bool isOneFolder = std::ranges::all_of(files, [&](const GivenFile &file) {
        return !file.source.file.empty() && file.source.file.parent_path().filename() == folder;
    });
    if (files.size() == 1 || first != files.front().source.name)
        return first;
    return std::format("{} ({} files)", isOneFolder && !folder.empty() ? toUtf8(folder) : first,
                       files.size());
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions & /*options*/) {
    hsds::DirectoryReader reader;
    for (const GivenFile &file : files)
        reader.add(file.source);
    PW_TRY(Directory directory, reader.finish());
    const std::string from = nameOf(files);
    std::vector<TableToImport> found;
    if (!directory.organisations.empty())
        found.push_back(
            {madeTable("organisations of " + from, organisationRows(directory, from)),
             {.mapping = organisationMapping(), .from = from, .isWhole = directory.isWhole}});
    if (!directory.services.empty())
        found.push_back(
            {madeTable("services of " + from, serviceRows(directory, from)),
             {.mapping = serviceMapping(), .from = from, .isWhole = directory.isWhole}});
    found.back().options.said = std::move(directory.said);
    return found;
}

} // namespace

extern const Source oruk;
const Source oruk{"oruk", "an Open Referral UK feed", sure, tables, true};

} // namespace placeweave::sources
