// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/exchange/export_rows.h"
#include "core/exchange/replaced_file.h"

#include <cstdint>
#include <functional>

namespace placeweave {

class MapFile;

// One writer a format, one file a writer. Each takes its rows from `source`; how many there were.
using RowVisit = std::function<bool(const ExportRow &)>;
using RowSource = std::function<Result<void>(const RowVisit &)>;

// What a writer may ask for. What it did not find room for, it counts in `outcome`.
struct Exporting {
    MapFile &map;
    const Disclosure &disclosure;
    const ExportRows &rows;
    const RowSource &source;
    const ExportRequest &request;
    ExportOutcome &outcome;
};

// As far as it was asked for.
LeftOut leftOutOf(const Disclosure &disclosure, const ExportRequest &request);

Result<std::int64_t> writeCsv(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeGeoJson(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeGeoPackage(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeXlsx(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeKml(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeShapefile(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeOruk(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeOrukFolder(ReplacedFile &file, const Exporting &what);
Result<std::int64_t> writeWebMap(ReplacedFile &file, const Exporting &what);

} // namespace placeweave
