// SPDX-License-Identifier: GPL-3.0-or-later
// The NHS list of Primary Care Networks: the ePCN workbook with its two sheets, or the exports that
// took its place, which have the same columns and no headings. Networks come in as organisations,
// practices as members of them; the practices themselves come from epraccur.
#include "core/base/text.h"
#include "core/exchange/readable_case.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/zip_members.h"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>
#include <set>

namespace placeweave::sources {
namespace {

enum class Part { None, Networks, Partners };

bool isCode(std::string_view text, char first) {
    return text.size() == 6 && (first == 0 ? text[0] >= 'A' && text[0] <= 'Z' : text[0] == first) &&
           std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

// Where columns stand, counted from 0; as they are where there are no headings.
struct PartnerColumns {
    int practice = 0;
    int network = 4;
    int networkName = 5;
    int areaCode = 6; // sub-ICB location
    int areaName = 7;
    int start = 8;
    int end = 9;
};
struct NetworkColumns {
    int code = 0;
    int name = 1;
    int areaCode = 2;
    int areaName = 3;
    int closed = 5;
    std::array<int, 5> address{6, 7, 8, 9, 10};
    int postcode = 11;
};
constexpr std::size_t kPartnerWidth = 11;
constexpr std::size_t kNetworkWidth = 12;

PartnerColumns partnersUnder(const Row &headings) {
    return {
        columnNamed(headings, {"partner organisation code"}),
        columnNamed(headings, {"pcn code"}),
        columnNamed(headings, {"pcn name"}),
        columnNamed(headings, {"pcn parent sub icb location code", "pcn parent ccg code"}),
        columnNamed(headings, {"pcn parent sub icb location name", "pcn parent ccg name"}),
        columnNamed(headings, {"practice to pcn relationship start date"}),
        columnNamed(headings, {"practice to pcn relationship end date"}),
    };
}

NetworkColumns networksUnder(const Row &headings) {
    return {
        columnNamed(headings, {"pcn code"}),
        columnNamed(headings, {"pcn name"}),
        columnNamed(headings, {"current sub icb location code", "sub icb location code",
                               "current clinical commissioning group code"}),
        columnNamed(headings, {"sub icb location name", "current sub icb location name",
                               "clinical commissioning group name"}),
        columnNamed(headings, {"close date", "closed date", "pcn close date"}),
        {columnNamed(headings, {"address line 1"}), columnNamed(headings, {"address line 2"}),
         columnNamed(headings, {"address line 3"}), columnNamed(headings, {"address line 4"}),
         columnNamed(headings, {"address line 5"})},
        columnNamed(headings, {"postcode"}),
    };
}

struct Sheet {
    Part part = Part::None;
    bool hasHeadings = false;
};

Sheet sheetOf(const GivenFile::Table &table) {
    if (table.firstRows.empty())
        return {};
    const Row &first = table.firstRows[0];
    const PartnerColumns partners = partnersUnder(first);
    if (partners.practice >= 0 && partners.network >= 0)
        return {Part::Partners, true};
    const NetworkColumns networks = networksUnder(first);
    if (networks.code >= 0 && networks.name >= 0 && networks.closed >= 0)
        return {Part::Networks, true};
    if (first.size() == kPartnerWidth && isCode(cellOf(first, 0), 0) &&
        isCode(cellOf(first, 4), 'U'))
        return {Part::Partners, false};
    if (first.size() == kNetworkWidth && isCode(cellOf(first, 0), 'U'))
        return {Part::Networks, false};
    return {};
}

bool isExport(std::string_view member) {
    return member.starts_with("epcn") && member.ends_with(".csv");
}

int sure(const GivenFile &file) {
    if (file.extension == "zip")
        return std::ranges::any_of(
                   file.inZip,
                   [](const std::string &member) { return isExport(memberName(member)); })
                   ? 95
                   : 0;
    return std::ranges::any_of(
               file.tables,
               [](const GivenFile::Table &table) { return sheetOf(table).part != Part::None; })
               ? 95
               : 0;
}

std::string identifier(std::string_view code) {
    return "GB-NHS-" + std::string(code);
}

// A network that closed is in the list for good, with its day; so are practices that left.
bool hasEnded(std::string_view day) {
    return !day.empty();
}

constexpr std::string_view kElsewhere = "in another area";

bool isWanted(const Row &row, int areaCode, int areaName, const std::string &area) {
    return area.empty() || folded(cellOf(row, areaCode)) == area ||
           folded(cellOf(row, areaName)) == area;
}

// The two sheets, and any area, are lists of their own: what is not in one has not gone.
std::string listName(std::string_view sheet, const std::string &area) {
    return std::format("NHS list of Primary Care Networks (ePCN), {}{}{}", sheet,
                       area.empty() ? "" : ", ", area);
}

// --- networks as organisations ---

TableMapping networkMapping(bool hasHeadings) {
    TableMapping mapping = fixedMapping(Entity::Organisation, "public_service",
                                        {{"PCN Name", "organisation.name"},
                                         {"PCN Code", "identifier"},
                                         {"Address", "location.address"},
                                         {"Postcode", "location.postcode"},
                                         {"known from", "organisation.recognition"}});
    mapping.headingRow = hasHeadings ? 1 : 0;
    return mapping;
}

TableToImport networks(const TableSource &source, bool hasHeadings, std::string from,
                       RowChange change) {
    TableMapping mapping = networkMapping(hasHeadings);
    TableSource rows = changedTable(source, headingsOf(mapping), hasHeadings, std::move(change));
    return {std::move(rows), {.mapping = std::move(mapping), .from = std::move(from)}};
}

RowChange networkOfDetails(const NetworkColumns &at, const std::string &area) {
    return [at, area](Row &row) -> std::optional<LeftAside> {
        const auto cell = [&](int column) {
            return cellOf(row, column);
        };
        if (hasEnded(cell(at.closed)))
            return LeftAside{"closed", inReadableCase(cell(at.name))};
        if (!isWanted(row, at.areaCode, at.areaName, area))
            return LeftAside{kElsewhere, inReadableCase(cell(at.name))};
        const auto &lines = at.address;
        row = {inReadableCase(cell(at.name)), identifier(cell(at.code)),
               readableAddress({cell(lines[0]), cell(lines[1]), cell(lines[2]), cell(lines[3]),
                                cell(lines[4])}),
               std::string(cell(at.postcode)), "register"};
        return std::nullopt;
    };
}

// The first time that partners name a network, unless it is known already. The list of partners
// has no addresses of networks.
RowChange networkOfPartners(const PartnerColumns &at, const std::string &area,
                            std::set<std::string> known) {
    return [at, area, known = std::move(known)](Row &row) mutable -> std::optional<LeftAside> {
        const std::string code(cellOf(row, at.network));
        if (code.empty() || hasEnded(cellOf(row, at.end)) ||
            !isWanted(row, at.areaCode, at.areaName, area) || !known.insert(code).second)
            return LeftAside(); // the table of members speaks of every row
        row = {inReadableCase(cellOf(row, at.networkName)), identifier(code), {}, {}, "register"};
        return std::nullopt;
    };
}

// --- practices as members ---

// "20200701", "2020-07-01" and "01/07/2020" alike.
std::string yearIn(std::string_view day) {
    for (std::size_t at = 0; at + 4 <= day.size(); ++at) {
        const std::string_view year = day.substr(at, 4);
        if ((year.starts_with("19") || year.starts_with("20")) &&
            std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; }))
            return std::string(year);
    }
    return {};
}

TableToImport members(const TableSource &source, bool hasHeadings, const PartnerColumns &at,
                      const std::string &area, const std::set<std::string> &closed) {
    TableMapping mapping =
        fixedMapping(Entity::Connection, {},
                     {{"Partner Organisation Code", "connection.from_id"},
                      {"is", "connection.what"},
                      {"PCN Code", "connection.to_id"},
                      {"Practice to PCN Relationship Start Date", "connection.since"}});
    mapping.headingRow = hasHeadings ? 1 : 0;
    const auto change = [at, area, closed](Row &row) -> std::optional<LeftAside> {
        const std::string network(cellOf(row, at.network));
        const std::string_view why = network.empty()                 ? "a member of no network"
                                     : hasEnded(cellOf(row, at.end)) ? "a member no longer"
                                     : closed.contains(network) ? "a member of a closed network"
                                     : !isWanted(row, at.areaCode, at.areaName, area)
                                         ? kElsewhere
                                         : std::string_view();
        if (!why.empty())
            return LeftAside{why, std::string(cellOf(row, at.practice))};
        row = {identifier(cellOf(row, at.practice)), "member_of", identifier(network),
               yearIn(cellOf(row, at.start))};
        return std::nullopt;
    };
    TableSource rows = changedTable(source, headingsOf(mapping), hasHeadings, change);
    return {std::move(rows), {.mapping = std::move(mapping)}};
}

// --- all of it ---

Result<void> forEachRow(const TableSource &source, bool hasHeadings,
                        const std::function<void(const Row &)> &visit) {
    PW_TRY(const auto reader, openRows(source));
    std::vector<std::string_view> cells;
    for (bool isFirst = true;; isFirst = false) {
        PW_TRY(const bool more, reader->next(cells));
        if (!more)
            return {};
        if (!isFirst || !hasHeadings)
            visit({cells.begin(), cells.end()});
    }
}

struct Networks {
    std::set<std::string> listed; // in the list of networks, open or closed
    std::set<std::string> closed;
};

Result<void> readNetworks(const TableSource &source, bool hasHeadings, const NetworkColumns &at,
                          Networks &networks) {
    return forEachRow(source, hasHeadings, [&](const Row &row) {
        const std::string code(cellOf(row, at.code));
        networks.listed.insert(code);
        if (hasEnded(cellOf(row, at.closed)))
            networks.closed.insert(code);
    });
}

// A table without a row would be refused.
Result<void> addIfAny(TableToImport table, std::vector<TableToImport> &found) {
    PW_TRY(const bool hasAny, hasRows(table.source));
    if (hasAny)
        found.push_back(std::move(table));
    return {};
}

Result<std::vector<TableToImport>> tablesOf(const std::vector<GivenFile::Table> &sheets,
                                            const std::string &area) {
    std::vector<TableToImport> found;
    Networks known;
    for (const GivenFile::Table &table : sheets) {
        const auto [part, hasHeadings] = sheetOf(table);
        if (part != Part::Networks)
            continue;
        const NetworkColumns at =
            hasHeadings ? networksUnder(table.firstRows[0]) : NetworkColumns();
        PW_CHECK(readNetworks(table.source, hasHeadings, at, known));
        PW_CHECK(addIfAny(networks(table.source, hasHeadings, listName("networks", area),
                                   networkOfDetails(at, area)),
                          found));
    }
    std::vector<TableToImport> memberships;
    for (const GivenFile::Table &table : sheets) {
        const auto [part, hasHeadings] = sheetOf(table);
        if (part != Part::Partners)
            continue;
        const PartnerColumns at =
            hasHeadings ? partnersUnder(table.firstRows[0]) : PartnerColumns();
        PW_CHECK(addIfAny(networks(table.source, hasHeadings, listName("core partners", area),
                                   networkOfPartners(at, area, known.listed)),
                          found));
        PW_CHECK(addIfAny(members(table.source, hasHeadings, at, area, known.closed), memberships));
    }
    std::ranges::move(memberships, std::back_inserter(found));
    return found;
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions &options) {
    std::vector<GivenFile::Table> sheets;
    for (const GivenFile &given : files) {
        PW_TRY(const std::vector<GivenFile> inside, insideOf(given, isExport));
        for (const GivenFile &file : inside)
            std::ranges::copy_if(
                file.tables, std::back_inserter(sheets),
                [](const GivenFile::Table &table) { return sheetOf(table).part != Part::None; });
    }
    const std::string &name = files.front().source.name;
    if (sheets.empty())
        return fail(ErrorCode::InvalidInput,
                    "This is not the NHS list of Primary Care Networks: it has no sheet of "
                    "networks or of core partners.",
                    name);
    PW_TRY(std::vector<TableToImport> found, tablesOf(sheets, folded(options.area)));
    if (found.empty())
        return fail(ErrorCode::InvalidInput,
                    options.area.empty()
                        ? "The list has no network that is open."
                        : "The list has no open network there. It names areas by sub-ICB "
                          "location, such as 02A.",
                    name);
    return found;
}

} // namespace

extern const Source epcn;
const Source epcn{"epcn", "the NHS list of Primary Care Networks (ePCN)", sure, tables, true, true};

} // namespace placeweave::sources
