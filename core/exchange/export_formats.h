// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/exchange/export_rows.h"
#include "core/exchange/replaced_file.h"

#include <cstdint>
#include <functional>

namespace placeweave {

// One writer a format, one file a writer. Each takes its rows from `source`; how many there were.
using RowVisit = std::function<bool(const ExportRow &)>;
using RowSource = std::function<Result<void>(const RowVisit &)>;

Result<std::int64_t> writeCsv(ReplacedFile &file, const ExportRows &rows, const RowSource &source);
Result<std::int64_t> writeGeoJson(ReplacedFile &file, const ExportRows &rows,
                                  const RowSource &source);
Result<std::int64_t> writeGeoPackage(ReplacedFile &file, const ExportRows &rows,
                                     const RowSource &source);

} // namespace placeweave
