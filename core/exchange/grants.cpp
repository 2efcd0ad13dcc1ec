// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/grants.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/json_objects.h"
#include "core/exchange/readable_case.h"
#include "core/exchange/sources/source.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

constexpr std::size_t kListed = 20;

// "Recipient Org:Name", and what flattened JSON makes of it: "recipientOrganization/0/name".
int organisationColumn(const Row &headings, std::string_view role, std::string_view what,
                       std::string_view flattened) {
    const int plain = columnNamed(headings, {std::format("{} org {}", role, what)});
    if (plain >= 0)
        return plain;
    const int numbered = columnNamed(headings, {std::format("{} org 0 {}", role, what)});
    return numbered >= 0
               ? numbered
               : columnNamed(headings, {std::format("{}organization 0 {}", role, flattened)});
}

struct OrganisationColumns {
    OrganisationColumns(const Row &headings, std::string_view role)
        : name(organisationColumn(headings, role, "name", "name")),
          identifier(organisationColumn(headings, role, "identifier", "id")),
          charity(organisationColumn(headings, role, "charity number", "charitynumber")),
          company(organisationColumn(headings, role, "company number", "companynumber")),
          description(organisationColumn(headings, role, "description", "description")),
          website(organisationColumn(headings, role, "web address", "url")),
          street(organisationColumn(headings, role, "street address", "streetaddress")),
          city(organisationColumn(headings, role, "city", "addresslocality")),
          postcode(organisationColumn(headings, role, "postal code", "postalcode")) {}

    Grants::Organisation read(const Row &row) const {
        const auto cell = [&](int column) {
            return std::string(cellOf(row, column));
        };
        return {cell(name),
                cell(identifier),
                cell(charity),
                cell(company),
                cell(description),
                cell(website),
                readableAddress({cellOf(row, street), cellOf(row, city)}),
                cell(postcode)};
    }

    int name, identifier, charity, company, description, website, street, city, postcode;
};

// Numbers are allowed where a text is expected; anything else is nothing.
std::string textIn(const json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end())
        return {};
    if (found->is_string()) {
        const std::string text = found->get<std::string>();
        return std::string(meaningOf(text));
    }
    return found->is_number() ? found->dump() : std::string();
}

// An array of one organisation.
Grants::Organisation organisationIn(const json &grant, const char *key) {
    const auto list = grant.find(key);
    if (list == grant.end() || !list->is_array() || list->empty())
        return {};
    const json &from = list->front();
    return {textIn(from, "name"),
            textIn(from, "id"),
            textIn(from, "charityNumber"),
            textIn(from, "companyNumber"),
            textIn(from, "description"),
            textIn(from, "url"),
            readableAddress({textIn(from, "streetAddress"), textIn(from, "addressLocality")}),
            textIn(from, "postalCode")};
}

// "£12,500"; pence only where there are any.
std::string money(const std::string &amount, std::string_view currency) {
    const auto number = numberIn(amount);
    if (!number || *number < 0 || *number > 1e12)
        return {};
    std::string digits = std::format("{}", static_cast<std::int64_t>(*number));
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    const auto pence = static_cast<int>(std::lround((*number - std::floor(*number)) * 100));
    if (pence > 0 && pence < 100)
        digits += std::format(".{:02}", pence);
    return currency.empty() || currency == "GBP" ? "\xC2\xA3" + digits
                                                 : std::format("{} {}", currency, digits);
}

} // namespace

bool listsGrants(const std::vector<std::string> &headings) {
    const OrganisationColumns recipient(headings, "recipient");
    const OrganisationColumns funder(headings, "funding");
    return recipient.name >= 0 && (funder.name >= 0 || recipient.identifier >= 0);
}

Result<void> Grants::addTable(const TableSource &table) {
    PW_TRY(const auto reader, openRows(table));
    std::vector<std::string_view> cells;
    PW_CHECK(reader->next(cells));
    const Row headings(cells.begin(), cells.end());
    const OrganisationColumns recipient(headings, "recipient");
    const OrganisationColumns funder(headings, "funding");
    const int title = columnNamed(headings, {"title", "grant title"});
    const int amount = columnNamed(headings, {"amount awarded", "amountawarded"});
    const int currency = columnNamed(headings, {"currency"});
    const int date = columnNamed(headings, {"award date", "awarddate"});
    for (;;) {
        PW_TRY(const bool more, reader->next(cells));
        if (!more)
            return {};
        const Row row(cells.begin(), cells.end());
        add({std::string(cellOf(row, title)), std::string(cellOf(row, amount)),
             std::string(cellOf(row, currency)), std::string(cellOf(row, date)),
             recipient.read(row), funder.read(row)});
    }
}

Result<void> Grants::addJson(const TableSource &source) {
    PW_TRY(JsonObjects objects, JsonObjects::open(source, "grants"));
    for (;;) {
        PW_TRY(const auto text, objects.next());
        if (!text)
            return {};
        const json grant = json::parse(*text, nullptr, false);
        if (!grant.is_object())
            return fail(ErrorCode::InvalidInput,
                        std::format("Grant {} is not proper JSON.", objects.number()), source.name);
        add({textIn(grant, "title"), textIn(grant, "amountAwarded"), textIn(grant, "currency"),
             textIn(grant, "awardDate"), organisationIn(grant, "recipientOrganization"),
             organisationIn(grant, "fundingOrganization")});
    }
}

std::size_t Grants::indexOf(Organisation &&organisation) {
    organisation.name = inReadableCase(organisation.name);
    std::erase(organisation.identifier, ' ');           // as it will stand in the map
    if (organisation.identifier.starts_with("GB-CHC-")) // no need to say it twice
        organisation.charityNumber.clear();
    if (organisation.identifier.starts_with("GB-COH-"))
        organisation.companyNumber.clear();
    const std::string key = organisation.identifier.empty() ? "name " + folded(organisation.name)
                                                            : organisation.identifier;
    const auto [found, isNew] = m_byKey.try_emplace(key, m_organisations.size());
    if (isNew)
        m_organisations.push_back(std::move(organisation));
    return found->second;
}

void Grants::add(Grant &&grant) {
    ++m_number;
    if (grant.recipient.name.empty()) {
        m_said.push_back(
            {0,
             {},
             ImportRemark::Reason::SourceSays,
             std::format("Grant {} names no organisation that it went to, and was left out.",
                         m_number)}); // not what for: it may have gone to a person
        return;
    }
    const std::size_t recipient = indexOf(std::move(grant.recipient));
    if (grant.funder.name.empty())
        return;
    const std::size_t funder = indexOf(std::move(grant.funder));
    Funding &funding = m_fundings[{funder, recipient}];
    ++funding.count;
    const std::string day = grant.date.substr(0, 10);
    const std::string year = day.substr(0, 4);
    if (!year.empty() && (funding.firstYear.empty() || year < funding.firstYear))
        funding.firstYear = year;
    std::vector<std::string> words{simplified(grant.title), money(grant.amount, grant.currency),
                                   day};
    std::erase(words, std::string());
    funding.latest.push_back({day, joined(words, ", ")});
    if (funding.latest.size() <= kListed)
        return;
    const auto oldest = std::ranges::min_element(funding.latest, {}, &Given::date);
    funding.latest.erase(oldest);
}

std::vector<TableToImport> Grants::tables(const std::string &name) const {
    const TableMapping organisations =
        fixedMapping(Entity::Organisation, {},
                     {{"Name", "organisation.name"},
                      {"Identifier", "identifier"},
                      {"Charity Number", "identifier.GB-CHC"},
                      {"Company Number", "identifier.GB-COH"},
                      {"Description", "organisation.description"},
                      {"Web Address", "contact.website"},
                      {"Address", "organisation.correspondence_address"},
                      {"Postal Code", "organisation.correspondence_postcode"},
                      {"known from", "organisation.recognition"}});
    const TableMapping connections = fixedMapping(Entity::Connection, {},
                                                  {{"Funding Org", "connection.from_id"},
                                                   {"what", "connection.what"},
                                                   {"Recipient Org", "connection.to_id"},
                                                   {"since", "connection.since"},
                                                   {"Grants", "connection.note"}});
    const auto reference = [this](std::size_t index) {
        const Organisation &organisation = m_organisations[index];
        return organisation.identifier.empty() ? organisation.name : organisation.identifier;
    };

    std::vector<Row> rows{headingsOf(organisations)};
    for (const Organisation &from : m_organisations)
        rows.push_back({from.name, from.identifier, from.charityNumber, from.companyNumber,
                        from.description, from.website, from.address, from.postcode, "register"});
    std::vector<Row> links{headingsOf(connections)};
    for (const auto &[who, funding] : m_fundings) {
        std::vector<Given> latest = funding.latest;
        std::ranges::stable_sort(latest, std::ranges::greater(), &Given::date);
        std::vector<std::string> words;
        for (const Given &given : latest)
            if (!given.words.empty())
                words.push_back(given.words);
        if (funding.count > latest.size())
            words.push_back(std::format("and {} more before", funding.count - latest.size()));
        links.push_back({reference(who.first), "funds", reference(who.second), funding.firstYear,
                         joined(words, "; ")});
    }
    const std::string from = "360Giving grants, " + name;
    std::vector<TableToImport> tables;
    tables.push_back({madeTable(name, std::move(rows)),
                      {.mapping = organisations, .from = from, .said = m_said}});
    if (links.size() > 1)
        tables.push_back(
            {madeTable(name, std::move(links)), {.mapping = connections, .from = from}});
    return tables;
}

} // namespace placeweave
