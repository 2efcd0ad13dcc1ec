// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/export_formats.h"
#include "core/store/map_file.h"

#include <format>
#include <iterator>

namespace placeweave {
namespace {

constexpr std::int64_t kRowsBetweenReports = 1024;

} // namespace

const std::vector<ExportFormatInfo> &exportFormats() {
    static constexpr std::string_view kNoRows =
        "People, connections, channels, needs and stories stay behind; of services and communities "
        "the names are in it.";
    static constexpr std::string_view kNoOutlines =
        "Outlines of where an organisation is active stay behind.";
    static const std::vector<ExportFormatInfo> kFormats{
        {ExportFormat::Csv, ".csv", "CSV table", {kNoRows, kNoOutlines}},
        {ExportFormat::Xlsx,
         ".xlsx",
         "Excel workbook",
         {"Texts of more than 32,767 letters are cut, for a cell holds no more.",
          "Mapping sessions, plans and conversations stay behind.", kNoOutlines}},
        {ExportFormat::Kml, ".kml", "KML for Google Earth", {kNoRows, kNoOutlines}},
        {ExportFormat::Shapefile,
         ".shp.zip",
         "Shapefile",
         {"Names of columns have ten letters; FIELDS.txt beside them says what each means.",
          "Texts of more than 254 bytes are cut, for a column holds no more.", kNoRows,
          kNoOutlines}},
        {ExportFormat::Oruk,
         ".oruk.json",
         "Open Referral UK 3.0",
         {"People, connections, channels, needs, stories and communities stay behind.",
          "Size, reach, nature, legal form, status, languages and tradition of an organisation "
          "have "
          "no place in the standard.",
          "The kind of an organisation, its further themes and whether a place is step-free are in "
          "it for others, but do not come back.",
          "Times that follow no weekly or monthly rule are told in words.", kNoOutlines}},
        {ExportFormat::OrukFolder,
         ".oruk",
         "Open Referral UK 3.0, a folder for a web server",
         {"What the single file cannot hold; bring that one in again, rather than the folder.",
          "A web server that works nothing out gives whole lists: no search, no pages."},
         false,
         true},
        {ExportFormat::GeoJson, ".geojson", "GeoJSON", {kNoRows, kNoOutlines}},
        {ExportFormat::GeoPackage, ".gpkg", "GeoPackage", {kNoRows, kNoOutlines}},
        {ExportFormat::WebMap,
         ".html",
         "Web map",
         {"It is for reading: a web map cannot be brought in again."},
         false},
    };
    return kFormats;
}

const ExportFormatInfo *exportFormatOf(const std::filesystem::path &file) {
    const std::string name = folded(toUtf8(file.filename()));
    for (const ExportFormatInfo &format : exportFormats())
        if (name.ends_with(format.ending))
            return &format;
    return nullptr;
}

static Result<std::int64_t> write(ExportFormat format, ReplacedFile &file, const Exporting &what) {
    switch (format) {
    case ExportFormat::Csv:
        return writeCsv(file, what);
    case ExportFormat::Xlsx:
        return writeXlsx(file, what);
    case ExportFormat::GeoJson:
        return writeGeoJson(file, what);
    case ExportFormat::GeoPackage:
        return writeGeoPackage(file, what);
    case ExportFormat::Kml:
        return writeKml(file, what);
    case ExportFormat::Shapefile:
        return writeShapefile(file, what);
    case ExportFormat::Oruk:
        return writeOruk(file, what);
    case ExportFormat::OrukFolder:
        return writeOrukFolder(file, what);
    case ExportFormat::WebMap:
        return writeWebMap(file, what);
    }
    return fail(ErrorCode::Unsupported, "No such format.");
}

// Their writers ask nothing of the map, so that rows may be read while others are written.
static bool isOfRowsAlone(ExportFormat format) {
    return format == ExportFormat::Csv || format == ExportFormat::GeoJson ||
           format == ExportFormat::GeoPackage;
}

LeftOut leftOutOf(const Disclosure &disclosure, const ExportRequest &request) {
    return request.among ? disclosure.leftOutAmong(*request.among) : disclosure.leftOut();
}

static std::string allEndings() {
    std::string list;
    for (const ExportFormatInfo &format : exportFormats()) {
        if (!list.empty())
            list += &format == &exportFormats().back() ? " or " : ", ";
        list += format.ending;
    }
    return list;
}

// Before anything is read: whether it can be written at all.
static Result<ReplacedFile> placeFor(const MapFile &map, const ExportRequest &request) {
    const ExportFormatInfo *format = exportFormatOf(request.file);
    if (!format)
        return fail(ErrorCode::Unsupported, std::format("The file has to end in {}.", allEndings()),
                    toUtf8(request.file));
    if (isSameFile(map.path(), request.file))
        return fail(ErrorCode::InvalidInput, "The export would overwrite the map itself.",
                    toUtf8(request.file));
    return ReplacedFile::beside(request.file, format->isFolder);
}

static Result<ExportOutcome> exportInto(ReplacedFile &file, MapFile &map,
                                        const Disclosure &disclosure, const ExportRequest &request,
                                        const Progress &progress) {
    const ExportFormat format = exportFormatOf(request.file)->format;
    PW_TRY(ExportRows rows, ExportRows::of(map, disclosure));
    PW_TRY(const std::int64_t all, map.count(Entity::Organisation));
    const std::int64_t total = request.only ? std::ssize(*request.only) : all;
    std::int64_t done = 0;
    const RowSource source = [&](const RowVisit &visit) {
        const auto visitNext = [&](const ExportRow &row) {
            if (++done % kRowsBetweenReports == 0)
                progress.report(done, total);
            return !progress.isCancelled() && visit(row);
        };
        return isOfRowsAlone(format) ? rows.forEachAhead(request.only, visitNext)
                                     : rows.forEach(request.only, visitNext);
    };
    ExportOutcome outcome;
    PW_TRY(outcome.rows, write(format, file, {map, disclosure, rows, source, request, outcome}));
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
    PW_CHECK(file.commit());
    outcome.leftOut = leftOutOf(disclosure, request);
    outcome.blanked =
        request.among ? disclosure.blankedAmong(*request.among) : disclosure.blanked();
    return outcome;
}

Result<ExportOutcome> exportMap(MapFile &map, const Disclosure &disclosure,
                                const ExportRequest &request, const Progress &progress) {
    PW_TRY(ReplacedFile file, placeFor(map, request));
    return exportInto(file, map, disclosure, request, progress);
}

Result<ExportOutcome> exportMap(MapFile &map, const ExportRequest &request,
                                const Progress &progress) {
    PW_TRY(ReplacedFile file, placeFor(map, request));
    PW_TRY(const Disclosure disclosure, Disclosure::of(map, request.profile));
    return exportInto(file, map, disclosure, request, progress);
}

} // namespace placeweave
