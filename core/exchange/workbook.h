// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"

#include <string>
#include <vector>

namespace placeweave {

// The sheets of an Excel (.xlsx) or OpenDocument (.ods) workbook that hold anything, as tables of
// text. Formulas give the value that was saved with them; nothing is ever run.
struct Sheet {
    std::string name;
    TableSource table;
    bool isHidden = false; // whoever made it did not mean it to be seen
};
Result<std::vector<Sheet>> sheetsOf(const TableSource &workbook);

} // namespace placeweave
