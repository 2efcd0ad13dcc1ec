// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"

#include <set>
#include <string>

namespace placeweave {

// What a workbook says of itself beside its cells, and GDAL does not tell.
struct WorkbookMarks {
    std::set<std::string> hiddenSheets; // by name
    bool countsFrom1904 = false;        // days; Excel on old Macs
};
// Nothing where it cannot be read: the workbook then stands as it is.
WorkbookMarks marksOf(const TableSource &workbook);

} // namespace placeweave
