// SPDX-License-Identifier: GPL-3.0-or-later
// Grants in the 360Giving standard, as funders publish them and GrantNav gives them out.
#include "core/exchange/grants.h"
#include "core/exchange/sources/source.h"

#include <algorithm>
#include <format>

namespace placeweave::sources {
namespace {

bool isJson(const GivenFile &file) {
    return file.tables.empty() && file.head.contains("\"grants\"") &&
           (file.head.contains("\"recipientOrganization\"") ||
            file.head.contains("\"recipientIndividual\"") ||
            file.head.contains("\"fundingOrganization\""));
}

bool isList(const GivenFile::Table &table) {
    return !table.firstRows.empty() && listsGrants(table.firstRows[0]);
}

// Councils leave a workbook with one address in it where the grants were before.
std::string_view addressInstead(const GivenFile &file) {
    for (const GivenFile::Table &table : file.tables)
        if (table.firstRows.size() > 1)
            if (const int at = columnNamed(table.firstRows[0], {"data redirect url"}); at >= 0)
                return cellOf(table.firstRows[1], at);
    return {};
}

int sure(const GivenFile &file) {
    if (isJson(file))
        return 95;
    if (std::ranges::any_of(file.tables, isList))
        return 90;
    return addressInstead(file).empty() ? 0 : 80;
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions & /*options*/) {
    Grants grants;
    for (const GivenFile &file : files) {
        if (const std::string_view address = addressInstead(file); !address.empty())
            return fail(ErrorCode::NotFound,
                        std::format("This workbook holds no grants, only the address where they "
                                    "are now: {}. Download that file and bring it in.",
                                    address),
                        file.source.name);
        if (file.tables.empty())
            PW_CHECK(grants.addJson(file.source));
        for (const GivenFile::Table &table : file.tables)
            if (isList(table))
                PW_CHECK(grants.addTable(table.source));
    }
    const std::string &name = files.front().source.name;
    if (grants.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    "There are no grants to organisations in this file. Lists in the 360Giving "
                    "standard have a column \"Recipient Org:Name\".",
                    name);
    return grants.tables(name);
}

} // namespace

extern const Source grants_360giving;
const Source grants_360giving{"360giving", "grants in the 360Giving standard", sure, tables, true};

} // namespace placeweave::sources
