// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/export_formats.h"
#include "core/store/map_file.h"

namespace placeweave {
namespace {

constexpr std::int64_t kRowsBetweenReports = 1024;

} // namespace

std::optional<ExportFormat> exportFormatOf(const std::filesystem::path &file) {
    const std::string extension = folded(file.extension().string());
    if (extension == ".csv")
        return ExportFormat::Csv;
    if (extension == ".geojson")
        return ExportFormat::GeoJson;
    if (extension == ".gpkg")
        return ExportFormat::GeoPackage;
    return std::nullopt;
}

Result<ExportOutcome> exportMap(MapFile &map, const ExportRequest &request,
                                const Progress &progress) {
    const auto format = exportFormatOf(request.file);
    if (!format)
        return fail(ErrorCode::Unsupported, "The file has to end in .csv, .geojson or .gpkg.",
                    toUtf8(request.file));
    if (isSameFile(map.path(), request.file))
        return fail(ErrorCode::InvalidInput, "The export would overwrite the map itself.",
                    toUtf8(request.file));
    PW_TRY(ReplacedFile file, ReplacedFile::beside(request.file));
    PW_TRY(Disclosure disclosure, Disclosure::of(map, request.profile));
    PW_TRY(ExportRows rows, ExportRows::of(map, disclosure));
    PW_TRY(const std::int64_t total, map.count(Entity::Organisation));
    std::int64_t done = 0;
    const RowSource source = [&](const RowVisit &visit) {
        return rows.forEach(request.only, [&](const ExportRow &row) {
            if (++done % kRowsBetweenReports == 0)
                progress.report(done, total);
            return !progress.isCancelled() && visit(row);
        });
    };
    ExportOutcome outcome;
    switch (*format) {
    case ExportFormat::Csv: {
        PW_TRY(outcome.rows, writeCsv(file, rows, source));
        break;
    }
    case ExportFormat::GeoJson: {
        PW_TRY(outcome.rows, writeGeoJson(file, rows, source));
        break;
    }
    case ExportFormat::GeoPackage: {
        PW_TRY(outcome.rows, writeGeoPackage(file, rows, source));
        break;
    }
    }
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
    PW_CHECK(file.commit());
    outcome.leftOut = disclosure.leftOut();
    outcome.blanked = disclosure.blanked();
    return outcome;
}

} // namespace placeweave
