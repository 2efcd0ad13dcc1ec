// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_reader.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/oruk_json.h"

#include <algorithm>
#include <format>

namespace placeweave::hsds {
namespace {

using nlohmann::json;
using Reason = ImportRemark::Reason;

constexpr auto kReplace = json::error_handler_t::replace;

bool hasAny(const json &item, std::initializer_list<const char *> keys) {
    return std::ranges::any_of(keys, [&](const char *key) { return item.contains(key); });
}

// By what only such a thing has: the objects of HSDS do not name their type.
std::string kindOf(const json &item, std::string_view file) {
    if (!item.is_object())
        return "entry";
    if (hasAny(item, {"content", "totalElements"}))
        return "page of Open Referral UK 1.0";
    if (item.contains("payload") || item.contains("definitions"))
        return "page of the Open Referral UK dashboard";
    if (item.contains("service") || (item.contains("location") && !item.contains("name")) ||
        (item.contains("service_id") && item.contains("location_id")))
        return "service at a location";
    if (hasAny(item, {"service_at_locations", "organization", "organization_id", "schedules",
                      "cost_options", "minimum_age", "assured_date", "fees"}))
        return "service";
    if (hasAny(item, {"organization_identifiers", "website", "logo", "parent_organization_id",
                      "legal_status", "services"}))
        return "organisation";
    if (hasAny(item, {"openapi_url", "profile"}))
        return "description of a feed";
    if (item.contains("location_type"))
        return "location";
    if (hasAny(item, {"term_uri", "taxonomy", "taxonomy_id", "parent_id", "term"}))
        return "taxonomy term";
    if (hasAny(item, {"taxonomy_terms", "version"}))
        return "taxonomy";
    if (item.contains("status"))
        return "service";
    if (!hasAny(item, {"id", "name"}))
        return "entry";
    return file.contains("taxonom")   ? "taxonomy"
           : file.contains("service") ? "service"
                                      : "organisation";
}

void fill(std::string &there, std::string &&from) {
    if (there.empty())
        there = std::move(from);
}

void fill(std::vector<std::string> &there, std::vector<std::string> &&from) {
    for (std::string &element : from)
        if (!std::ranges::contains(there, element))
            there.push_back(std::move(element));
}

std::string named(const std::string &name) {
    return name.empty() ? std::string() : std::format(" (\"{}\")", name);
}

} // namespace

void DirectoryReader::remark(Reason reason, std::string sentence) {
    if (m_said.size() < ImportOutcome::kMaxRemarks)
        m_said.push_back({0, {}, reason, std::move(sentence)});
}

void DirectoryReader::refuse(At &at, std::string_view why) {
    at.isSound = false;
    remark(Reason::BreaksFormat, std::format("{} {}, so it was not imported.", at.what, why));
}

void DirectoryReader::add(const TableSource &source) {
    m_files.push_back({.name = source.name});
    const auto page = readItems(source, [this](json &&item) -> Result<void> {
        m_kind = kindOf(item, m_files.back().name);
        const std::int64_t number = ++m_files.back().items;
        At at{.what = std::format("{}: {} {}", m_files.back().name, m_kind, number)};
        readItem(item, at);
        m_files.back().sound += at.isSound ? 1 : 0;
        return {};
    });
    const File &file = m_files.back();
    if (!page)
        m_broken.push_back(std::format("{}: {}", file.name, page.error().message));
    else
        readPage(*page);
    if (file.vagueTerms > 0)
        remark(Reason::SourceSays,
               std::format("{}: {} of its taxonomy terms without a description.", file.name,
                           file.vagueTerms));
    for (const auto &[country, count] : file.abroad)
        remark(
            Reason::SourceSays,
            std::format("{}: {} of its places give \"{}\" as their country; their addresses were "
                        "read as ones in the United Kingdom.",
                        file.name, count, country));
    if (file.items > 0 && file.sound == 0)
        m_broken.push_back(
            file.items == 1
                ? std::format(
                      "{}: what it holds has a fault, so nothing of it could be brought in.",
                      file.name)
                : std::format("{}: each of the {} entries has a fault, so none of them could be "
                              "brought in.",
                              file.name, file.items));
}

void DirectoryReader::readItem(const json &item, At &at) {
    if (m_kind == "service") {
        readService(item, {}, at);
    } else if (m_kind == "organisation") {
        readOrganisation(item, at);
    } else if (m_kind == "service at a location") {
        readServiceAtLocation(item, at);
    } else if (m_kind == "location") {
        readPlace(item);
    } else if (m_kind == "taxonomy term") {
        readTerm(item);
    } else if (m_kind == "taxonomy") {
        for (const json *term : objectsIn(item, "taxonomy_terms"))
            readTerm(*term);
    } else if (m_kind == "description of a feed") {
        readDescription(item, at);
    } else if (m_kind.starts_with("page of Open Referral UK 1")) {
        refuse(at, "is of the first version of the standard; ask for the feed in version 3.0");
    } else if (m_kind.ends_with("dashboard")) {
        remark(Reason::SourceSays, std::format("{}: it is a {}, with nothing to bring in.",
                                               m_files.back().name, m_kind));
    } else if (m_kind == "entry") {
        refuse(at, "has nothing of a service, an organisation or a taxonomy");
    }
}

// Only what makes a difference is said: everything that is there was read, whatever was announced.
void DirectoryReader::readPage(const Page &page) {
    const File &file = m_files.back();
    if (!page.isPage || page.items == 0)
        return;
    if (page.totalItems && *page.totalItems < page.items)
        remark(Reason::SourceSays, std::format("{}: it says that there are {}, and holds {}; all "
                                               "were read.",
                                               file.name, *page.totalItems, page.items));
    Pages &pages = m_pages[m_kind];
    pages.items += page.items;
    pages.announced = std::max(pages.announced, page.totalItems.value_or(0));
    if (pages.file.empty())
        pages.file = file.name;
}

void DirectoryReader::readDescription(const json &object, At &at) {
    at.what = m_files.back().name;
    if (textOf(object, "profile").empty())
        refuse(at, "describes a feed without naming the profile that it follows");
    const std::string address = textOf(object, "openapi_url");
    if (!address.empty() && !looksLikeWebsite(address))
        remark(Reason::SourceSays, std::format("{}: the address of its description (\"{}\") is no "
                                               "web address.",
                                               at.what, address));
}

void DirectoryReader::readTerm(const json &term) {
    if (const std::string id = idOf(term); !id.empty())
        m_terms.try_emplace(id, simplified(textOf(term, "name")));
    m_files.back().vagueTerms += textOf(term, "description").empty() ? 1 : 0;
}

std::string DirectoryReader::email(const json &object, const std::string &of) {
    const auto found = object.find("email");
    if (found == object.end() || found->is_null())
        return {};
    std::string text = textOf(object, "email");
    if (text.starts_with("mailto:"))
        text.erase(0, 7);
    if (found->is_string() && (text.empty() || looksLikeEmail(text)))
        return text;
    if (m_doubted.insert(idOf(object) + found->dump(-1, ' ', false, kReplace)).second)
        remark(Reason::SourceSays,
               found->is_structured()
                   ? std::format(
                         "{} gives a list where its e-mail address should be; it was left out.", of)
                   : std::format(
                         "{} gives \"{}\" as its e-mail address, which nobody can write to; it "
                         "was left out.",
                         of, found->is_string() ? text : found->dump(-1, ' ', false, kReplace)));
    return {};
}

std::string DirectoryReader::website(const json &object, const char *key, const std::string &of) {
    std::string text = simplified(textOf(object, key));
    if (text.empty() || looksLikeWebsite(text))
        return text;
    if (m_doubted.insert(idOf(object) + text).second)
        remark(Reason::SourceSays,
               std::format("{} gives \"{}\" as its web address, which no browser can open; it was "
                           "left out.",
                           of, text));
    return {};
}

Organisation &DirectoryReader::organisationOf(const std::string &id) {
    const auto [at, isNew] = m_organisationById.try_emplace(id, m_organisations.size());
    if (isNew)
        m_organisations.emplace_back().id = id;
    return m_organisations[at->second];
}

void DirectoryReader::readOrganisation(const json &object, At &at) {
    std::string name = simplified(textOf(object, "name"));
    const std::string id = idOf(object);
    if (id.empty())
        refuse(at, std::format("{}has no id", name.empty() ? "" : named(name).substr(1) + " "));
    else if (name.empty())
        refuse(at, std::format("(id {}) has no name", id));
    if (!at.isSound)
        return;
    const std::string of = at.what + named(name);
    Organisation &organisation = organisationOf(id);
    if (!organisation.name.empty() && organisation.name != name &&
        !std::ranges::contains(organisation.otherNames, name)) {
        remark(Reason::SourceSays, std::format("{}: the same id is also that of \"{}\"; both "
                                               "names were kept.",
                                               of, organisation.name));
        organisation.otherNames.push_back(name);
    }
    for (const std::string &piece : split(textOf(object, "alternate_name"), ';'))
        if (std::string other = simplified(piece);
            !other.empty() && other != name &&
            !std::ranges::contains(organisation.otherNames, other))
            organisation.otherNames.push_back(std::move(other));
    fill(organisation.name, std::move(name));
    fill(organisation.description, textOf(object, "description"));
    fill(organisation.email, email(object, of));
    fill(organisation.website, website(object, "website", of));
    fill(organisation.phones, phonesOf(object));
    fill(organisation.identifiers, identifiersOf(object));
    const auto words = termsOf(object).words;
    fill(organisation.focus, firstKnown("theme", words));
    // Other feeds have such words for other things; they can only make it more careful.
    if (std::string may = firstKnown("listing_permission", words); may != "anyone")
        fill(organisation.permission, std::move(may));
    if (std::string shown = firstKnown("disclosure", words); shown != "exact")
        fill(organisation.shown, std::move(shown));
    readPlaces(object, organisation.places);
    int number = 0;
    for (const json *service : objectsIn(object, "services")) {
        At nested{.what = std::format("{}, service {}", at.what, ++number)};
        readService(*service, id, nested);
    }
}

std::string DirectoryReader::readPlace(const json &location) {
    Place place = placeOf(location);
    if (const std::string country = countryAbroadOf(location); !country.empty())
        ++m_files.back().abroad[country];
    if (place.id.empty() && place.name.empty() && place.address.empty() && place.latitude.empty())
        return {};
    if (place.id.empty())
        place.id = std::format("without id {}", m_places.size());
    const auto [at, isNew] = m_places.try_emplace(place.id, place);
    Place &there = at->second;
    fill(there.name, std::move(place.name));
    fill(there.uprn, std::move(place.uprn));
    fill(there.type, std::move(place.type));
    if (there.address.empty() && there.postcode.empty()) {
        there.address = std::move(place.address);
        there.postcode = std::move(place.postcode);
    }
    if (there.latitude.empty() || there.longitude.empty()) {
        there.latitude = std::move(place.latitude);
        there.longitude = std::move(place.longitude);
    }
    return there.id;
}

void DirectoryReader::readPlaces(const json &object, std::vector<std::string> &places) {
    const auto take = [&](std::string id) {
        if (!id.empty() && !std::ranges::contains(places, id))
            places.push_back(std::move(id));
    };
    for (const json *location : objectsIn(object, "locations"))
        take(readPlace(*location));
    for (const json *link : objectsIn(object, "service_at_locations")) {
        const json *location = objectIn(*link, "location");
        take(location ? readPlace(*location) : idOf(*link, "location_id"));
    }
}

void DirectoryReader::readService(const json &object, const std::string &organisation, At &at) {
    std::string name = simplified(textOf(object, "name"));
    const std::string id = idOf(object);
    if (id.empty())
        refuse(at, std::format("{}has no id", name.empty() ? "" : named(name).substr(1) + " "));
    else if (name.empty())
        refuse(at, std::format("(id {}) has no name", id));
    const std::string of = at.what + named(name);
    std::string mail = email(object, of);
    std::string web = website(object, "url", of);
    if (!at.isSound)
        return;
    std::string belongsTo = organisation.empty() ? idOf(object, "organization_id") : organisation;
    if (const json *owner = objectIn(object, "organization")) {
        fill(belongsTo, idOf(*owner));
        if (!textOf(*owner, "name").empty()) { // with an id alone it is a reference
            At nested{.what = at.what + ", its organisation"};
            readOrganisation(*owner, nested);
        }
    }
    const auto [found, isNew] = m_serviceById.try_emplace(id, m_services.size());
    if (isNew) {
        m_services.emplace_back().id = id;
        m_services.back().at = at.what;
    }
    Service &service = m_services[found->second];
    fill(service.organisation, std::move(belongsTo));
    fill(service.name, std::move(name));
    fill(service.description, textOf(object, "description"));
    fill(service.status, folded(textOf(object, "status")));
    if (service.times.rule.empty() && service.times.inWords.empty())
        service.times = timesOf(object);
    fill(service.cost, costOf(object));
    fill(service.eligibility, eligibilityOf(object));
    fill(service.languages, languagesOf(object));
    fill(service.confirmedOn, textOf(object, "assured_date"));
    fill(service.email, std::move(mail));
    fill(service.website, std::move(web));
    fill(service.phones, phonesOf(object));
    Terms terms = termsOf(object);
    fill(service.terms.ids, std::move(terms.ids));
    fill(service.terms.words, std::move(terms.words));
    readPlaces(object, service.places);
}

void DirectoryReader::readServiceAtLocation(const json &object, At &at) {
    std::string place = idOf(object, "location_id");
    if (const json *location = objectIn(object, "location"))
        place = readPlace(*location);
    std::string service = idOf(object, "service_id");
    if (const json *nested = objectIn(object, "service")) {
        service = idOf(*nested);
        At inner{.what = at.what + ", its service"};
        readService(*nested, {}, inner);
        at.isSound = inner.isSound;
    } else if (service.empty()) {
        refuse(at, "names no service");
    }
    if (!service.empty() && !place.empty())
        m_placesOfServices[service].push_back(std::move(place));
}

} // namespace placeweave::hsds
