// SPDX-License-Identifier: GPL-3.0-or-later
// The NHS Organisation Data Service's list of everybody who prescribes: 27 columns without headings
// (some tools put them back). GP practices are those of prescribing setting 4.
#include "core/base/text.h"
#include "core/exchange/readable_case.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/zip_members.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave::sources {
namespace {

constexpr std::size_t kColumns = 27;
constexpr std::string_view kActive = "A";
constexpr std::string_view kPractice = "4";

// Where columns stand, counted from 0.
struct Columns {
    int code = 0;
    int name = 1;
    int geography = 3; // the ICB's code
    std::array<int, 5> address{4, 5, 6, 7, 8};
    int postcode = 9;
    int status = 12;
    int parent = 14; // the sub-ICB location's code
    int telephone = 17;
    int setting = 25;
    bool hasHeadings = false;
};

std::string_view meaningOfStatus(std::string_view status) {
    return status == "C"   ? "closed"
           : status == "D" ? "dormant"
           : status == "P" ? "proposed"
                           : "not open";
}

bool isDigits(std::string_view text, std::size_t length) {
    return text.size() == length &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "A81001"
bool looksLikePracticeCode(std::string_view text) {
    return text.size() == 6 && text[0] >= 'A' && text[0] <= 'Z' && isDigits(text.substr(1), 5);
}

bool isRowOfList(const Row &row) {
    const Columns at;
    const std::string_view status = cellOf(row, at.status);
    return row.size() == kColumns && looksLikePracticeCode(cellOf(row, at.code)) &&
           isDigits(cellOf(row, 10), 8) && status.size() == 1 &&
           std::string_view("ACDP").contains(status) && !cellOf(row, at.setting).empty();
}

Columns columnsUnder(const Row &headings) {
    Columns at{.hasHeadings = true};
    at.code = columnNamed(headings, {"organisation code", "organisationcode", "code", "ods code"});
    at.name = columnNamed(headings, {"name", "organisation name"});
    at.geography = columnNamed(
        headings, {"high level health geography", "highlevelhealthgeography", "icb", "icb code"});
    for (std::size_t line = 0; line < at.address.size(); ++line)
        for (const std::string_view word : {"address line ", "addressline", "address ", "address"})
            if (at.address[line] = columnNamed(headings, {std::format("{}{}", word, line + 1)});
                at.address[line] >= 0)
                break;
    at.postcode = columnNamed(headings, {"postcode"});
    at.status = columnNamed(headings, {"status code", "statuscode", "status"});
    at.parent = columnNamed(
        headings, {"commissioner", "parent", "commissioner parent", "sub icb location code"});
    at.telephone = columnNamed(
        headings, {"contact telephone number", "telephone", "telephone number", "phone"});
    at.setting = columnNamed(
        headings, {"prescribing setting", "prescribingsetting", "practice type", "practicetype"});
    return at;
}

bool isHeadings(const Row &row) {
    const Columns at = columnsUnder(row);
    return at.code >= 0 && at.name >= 0 && at.status >= 0 && at.setting >= 0;
}

bool isList(const GivenFile::Table &table) {
    return std::ranges::any_of(table.firstRows, isRowOfList) ||
           (!table.firstRows.empty() && isHeadings(table.firstRows[0]));
}

int sure(const GivenFile &file) {
    if (file.extension == "zip")
        return std::ranges::any_of(
                   file.inZip,
                   [](const std::string &member) { return memberName(member) == "epraccur.csv"; })
                   ? 100
                   : 0;
    return std::ranges::any_of(file.tables, isList) ? 95 : 0;
}

TableMapping mapping(bool hasHeadings) {
    TableMapping mapping = fixedMapping(Entity::Organisation, "public_service",
                                        {{"Name", "organisation.name"},
                                         {"Organisation Code", "identifier.GB-NHS"},
                                         {"Address", "location.address"},
                                         {"Postcode", "location.postcode"},
                                         {"Telephone", "contact.phone"},
                                         {"known from", "organisation.recognition"}});
    mapping.headingRow = hasHeadings ? 1 : 0;
    return mapping;
}

TableToImport practices(const TableSource &list, const Columns &at, const std::string &givenArea) {
    const auto keep = [at, area = folded(givenArea)](Row &row) -> std::optional<LeftAside> {
        const auto cell = [&](int column) {
            return cellOf(row, column);
        };
        const bool isThere =
            area.empty() || folded(cell(at.parent)) == area || folded(cell(at.geography)) == area;
        const std::string_view why = cell(at.setting) != kPractice ? "not a GP practice"
                                     : cell(at.status) != kActive ? meaningOfStatus(cell(at.status))
                                     : !isThere                   ? "in another area"
                                                                  : "";
        if (!why.empty())
            return LeftAside{why, inReadableCase(cell(at.name))};
        const auto &lines = at.address;
        row = {inReadableCase(cell(at.name)),
               std::string(cell(at.code)),
               readableAddress({cell(lines[0]), cell(lines[1]), cell(lines[2]), cell(lines[3]),
                                cell(lines[4])}),
               std::string(cell(at.postcode)),
               std::string(cell(at.telephone)),
               "register"};
        return std::nullopt;
    };
    TableMapping meaning = mapping(at.hasHeadings);
    TableSource rows = changedTable(list, headingsOf(meaning), at.hasHeadings, keep);
    // Of another area it is another list: what is not in it has not gone.
    std::string from = "NHS list of GP practices (epraccur)";
    if (!givenArea.empty())
        from += ", " + givenArea;
    return {std::move(rows), {.mapping = std::move(meaning), .from = std::move(from)}};
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions &options) {
    std::vector<TableToImport> found;
    for (const GivenFile &given : files) {
        PW_TRY(const std::vector<GivenFile> inside,
               insideOf(given, [](std::string_view name) { return name == "epraccur.csv"; }));
        for (const GivenFile &file : inside)
            for (const GivenFile::Table &table : file.tables) {
                const bool hasHeadings = isHeadings(table.firstRows.front());
                const Columns at = hasHeadings ? columnsUnder(table.firstRows[0]) : Columns();
                if (!hasHeadings && table.firstRows.front().size() != kColumns)
                    continue;
                found.push_back(practices(table.source, at, options.area));
                PW_TRY(const bool hasAny, hasRows(found.back().source));
                if (!hasAny)
                    return fail(ErrorCode::InvalidInput,
                                options.area.empty()
                                    ? "The list has no GP practice that is open."
                                    : "The list has no open GP practice there. It names areas by "
                                      "ICB or sub-ICB location, such as QOP or 02A.",
                                given.source.name);
            }
    }
    if (found.empty())
        return fail(ErrorCode::InvalidInput,
                    "This is not the NHS list of GP practices: that has 27 columns, the first "
                    "with codes such as A81001.",
                    files.front().source.name);
    return found;
}

} // namespace

extern const Source epraccur;
const Source epraccur{"epraccur", "the NHS list of GP practices (epraccur)", sure, tables, false,
                      true};

} // namespace placeweave::sources
