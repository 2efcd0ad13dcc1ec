// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/headings.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/text_source.h"
#include "core/exchange/zip_guard.h"

#include <algorithm>
#include <format>

namespace placeweave {
namespace {

constexpr std::size_t kHead = 1 << 16;

std::string extensionOf(const TableSource &source) {
    std::filesystem::path name(source.name);
    if (folded(name.extension().string()) == ".gz")
        name = name.stem();
    const std::string extension = folded(name.extension().string());
    return extension.empty() ? std::string() : extension.substr(1);
}

bool isZipped(const std::string &extension) {
    return extension == "zip" || extension == "kmz" || extension == "xlsx" || extension == "xlsm" ||
           extension == "ods";
}

Result<GivenFile::Table> firstRowsOf(std::string sheet, TableSource source) {
    GivenFile::Table table{std::move(sheet), std::move(source), {}, false};
    PW_TRY(const auto rows, openRows(table.source));
    std::vector<std::string_view> cells;
    while (table.firstRows.size() < GivenFile::kFirstRows) {
        PW_TRY(const bool more, rows->next(cells));
        if (!more)
            break;
        table.firstRows.emplace_back(cells.begin(), cells.end());
    }
    return table;
}

Result<std::string> headOf(const TableSource &source) {
    PW_TRY(TextSource text, TextSource::open(source));
    std::string head(kHead, '\0');
    std::size_t filled = 0;
    while (filled + 64 <= head.size()) {
        PW_TRY(const std::size_t got, text.read(head.data() + filled, head.size() - filled));
        if (got == 0)
            break;
        filled += got;
    }
    head.resize(filled);
    return head;
}

// Formats of shapes that are no text, or that are not separated text.
bool isShapes(const GivenFile &file) {
    static constexpr std::string_view kExtensions[] = {"gpkg",    "fgb", "shp",  "dbf", "kml",
                                                       "geojson", "gpx", "json", "osm", "pbf",
                                                       "xml",     "gml", "tab",  "mif"};
    return std::ranges::find(kExtensions, file.extension) != std::end(kExtensions);
}

} // namespace

Result<GivenFile> look(const TableSource &source) {
    GivenFile file{.source = source, .extension = extensionOf(source)};
    if (isZipped(file.extension) && !source.file.empty()) {
        PW_TRY(file.inZip, membersOfZip(source.file, source.name));
        if (file.extension == "zip" || file.extension == "kmz")
            return file;
        PW_TRY(const std::vector<Sheet> sheets, sheetsOf(source));
        for (const Sheet &sheet : sheets) {
            PW_TRY(GivenFile::Table table, firstRowsOf(sheet.name, sheet.table));
            table.isHidden = sheet.isHidden;
            file.tables.push_back(std::move(table));
        }
        return file;
    }
    const bool isBinary = file.extension == "gpkg" || file.extension == "fgb" ||
                          file.extension == "shp" || file.extension == "pbf";
    if (isBinary)
        return file;
    PW_TRY(file.head, headOf(source));
    if (isShapes(file) || looksNested(file.head))
        return file;
    PW_TRY(GivenFile::Table table, firstRowsOf({}, source));
    if (table.firstRows.empty())
        return fail(ErrorCode::InvalidInput, "The table is empty.", source.name);
    file.tables.push_back(std::move(table));
    return file;
}

Result<std::vector<RecognisedSource>> recognise(const std::vector<TableSource> &given,
                                                std::string_view as) {
    std::vector<RecognisedSource> recognised;
    for (const TableSource &source : given) {
        PW_TRY(GivenFile file, look(source));
        const Source *best = nullptr;
        int sure = 0;
        for (const Source *candidate : allSources()) {
            if (as != "auto" && candidate->code != as)
                continue;
            // Told so, it is one: unless another of that name is surer.
            const int score = std::max(candidate->sure(file), as == "auto" ? 0 : 1);
            if (score > sure) {
                best = candidate;
                sure = score;
            }
        }
        if (!best)
            return fail(ErrorCode::InvalidInput,
                        "This is no kind of file that Placeweave can bring in: lists (CSV, Excel, "
                        "OpenDocument), shapes (GeoJSON, KML, GPX, Shapefile, GeoPackage, "
                        "FlatGeobuf), registers and Open Referral feeds.",
                        source.name);
        const auto joined = std::ranges::find_if(recognised, [&](const RecognisedSource &one) {
            return best->joins && one.source == best;
        });
        if (joined != recognised.end())
            joined->files.push_back(std::move(file));
        else
            recognised.push_back({best, sure, {std::move(file)}});
    }
    return recognised;
}

int columnNamed(const Row &headings, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        for (std::size_t i = 0; i < headings.size(); ++i)
            if (headingKey(headings[i]) == key)
                return static_cast<int>(i);
    return -1;
}

std::string_view cellOf(const Row &row, int column) {
    const auto at = static_cast<std::size_t>(column);
    return column < 0 || at >= row.size() ? std::string_view() : meaningOf(row[at]);
}

} // namespace placeweave
