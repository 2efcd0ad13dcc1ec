// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

struct ReportedImport {
    std::string source; // as it is to be called in the report
    ImportOutcome outcome;
};

// What became of each row, and why, as a CSV file for a spreadsheet (RowFate and remarks).
Result<void> writeImportReport(const std::vector<ReportedImport> &imports,
                               const std::filesystem::path &file);

} // namespace placeweave
