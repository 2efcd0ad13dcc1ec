// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// The Charity Commission's public extract: a table of charities and what hangs on it, joined by
// organisation_number (a charity number is shared by all that are linked to the charity). The table
// of trustees is no part of this.
struct CharityExtract {
    TableSource charities;
    std::optional<TableSource> areas = {};           // charity_area_of_operation
    std::optional<TableSource> classifications = {}; // charity_classification
    std::optional<TableSource> otherNames = {};      // charity_other_names
    std::string area = {}; // only charities that say they work there; needs `areas`
};
// Registered main charities as organisations. The addresses that the register has are for
// correspondence, often somebody's home: kept as such, never as a place. Charities are streamed;
// of the other tables a few bytes a charity are kept from the first reading on.
TableToImport charityTable(CharityExtract extract);

// A table of the extract as JSON, as rows of the columns that are read of it.
TableSource charityJson(const TableSource &source);

// What the register's words for what a charity does and whom it helps ("Amateur Sport") say in
// vocabulary("theme"): codes, each with ; after it. Empty where it has no such theme.
std::string themesOf(std::string_view words);
// A code of vocabulary("legal_form") for the register's type of charity, or empty.
std::string_view legalFormOfCharity(std::string_view type);

} // namespace placeweave
