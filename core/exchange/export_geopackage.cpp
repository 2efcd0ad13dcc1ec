// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_formats.h"

#include "core/base/machine.h"
#include "core/base/time.h"
#include "core/exchange/quiet_gdal.h"
#include "core/store/database.h"
#include "core/store/geometry_blob.h"
#include "core/store/packed_rtree.h"

#include <algorithm>
#include <format>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

constexpr const Field &kPlacePoint = fieldOf(Entity::Location, "geom");

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

bool createField(OGRLayer &layer, const ExportColumn &column) {
    OGRFieldDefn definition(column.key.c_str(), OFTString);
    if (column.field && column.field->type == FieldType::Integer)
        definition.SetType(OFTInteger64);
    if (column.field && column.field->type == FieldType::Day)
        definition.SetType(OFTDate);
    if (column.field && column.field->type == FieldType::Boolean) {
        definition.SetType(OFTInteger);
        definition.SetSubType(OFSTBoolean);
    }
    definition.SetAlternativeName(column.label.c_str());
    return layer.CreateField(&definition) == OGRERR_NONE;
}

constexpr std::string_view kLayer = "organisations";

bool createLayer(GDALDataset &dataset, const std::vector<ExportColumn> &columns) {
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer *layer = dataset.CreateLayer(kLayer.data(), &wgs84, wkbPoint, nullptr);
    return layer && std::ranges::all_of(columns, [&](const ExportColumn &column) {
               return column.isCoordinate() || createField(*layer, column);
           });
}

class RowWriter {
public:
    static Result<RowWriter> of(Database &database, const ExportRows &rows) {
        std::string sql = std::format("INSERT INTO {} (geom", kLayer);
        std::string marks = "?";
        for (const ExportColumn &column : rows.columns())
            if (!column.isCoordinate()) {
                sql += std::format(", \"{}\"", column.key);
                marks += ", ?";
            }
        PW_TRY(Statement insert, database.prepare(sql + ") VALUES (" + marks + ")"));
        return RowWriter(std::move(insert), rows);
    }

    Result<void> write(const ExportRow &row) {
        if (const auto point = row.place ? (*row.place)[kPlacePoint].point() : std::nullopt) {
            m_insert.bindBlob(1, pointBlob(*point));
            m_points.push_back({m_count + 1, *point}); // their numbers count from 1
        }
        int parameter = 1;
        for (const ExportColumn &column : m_rows->columns()) {
            if (column.isCoordinate())
                continue;
            ++parameter; // of what is empty it stays NULL
            const Value *value = column.field ? ExportRows::value(row, column) : nullptr;
            if (value)
                bind(parameter, *column.field, *value);
            else if (!column.field)
                bindWords(parameter, m_rows->words(row, column, m_made));
        }
        ++m_count;
        return m_insert.run();
    }

    std::int64_t count() const { return m_count; }
    std::vector<IndexedPoint> takePoints() { return std::move(m_points); }

private:
    RowWriter(Statement insert, const ExportRows &rows)
        : m_insert(std::move(insert)), m_rows(&rows) {}

    void bind(int parameter, const Field &field, const Value &value) {
        if (value.isInteger())
            m_insert.bind(parameter, value.integer());
        else if (field.type != FieldType::Day || isDay(value.text())) // no date, no date column
            m_insert.bindView(parameter, value.text());
    }

    void bindWords(int parameter, std::string_view words) {
        if (!words.empty())
            m_insert.bind(parameter, words);
    }

    Statement m_insert;
    const ExportRows *m_rows;
    std::string m_made;
    std::vector<IndexedPoint> m_points;
    std::int64_t m_count = 0;
};

// What GDAL adds of itself to rows that go in by it.
Result<void> describe(Database &database, std::int64_t count, std::vector<IndexedPoint> points) {
    PW_TRY(Statement rows,
           database.prepare("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?"));
    PW_CHECK(rows.bind(1, count).bind(2, kLayer).run());
    LatLonBox box;
    for (const IndexedPoint &each : points)
        box.add(each.point);
    if (box.isEmpty())
        return {};
    PW_TRY(Statement extent,
           database.prepare("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                            "WHERE table_name = ?"));
    PW_CHECK(extent.bind(1, box.west)
                 .bind(2, box.south)
                 .bind(3, box.east)
                 .bind(4, box.north)
                 .bind(5, kLayer)
                 .run());
    return packRTree(database, std::format("rtree_{}_geom", kLayer), std::move(points));
}

Result<std::int64_t> writeRows(const std::filesystem::path &file, const Exporting &what) {
    PW_TRY(Database database, Database::open(file, Access::ReadWrite));
    // Nobody sees it before it is whole and on the disk.
    PW_CHECK(database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"));
    PW_CHECK(database.disableTriggers()); // that count each row
    PW_TRY(Transaction transaction, Transaction::begin(database));
    PW_TRY(RowWriter writer, RowWriter::of(database, what.rows));
    Result<void> written;
    PW_CHECK(what.source([&](const ExportRow &row) {
        written = writer.write(row);
        return written.has_value();
    }));
    PW_CHECK(std::move(written));
    PW_CHECK(describe(database, writer.count(), writer.takePoints()));
    PW_CHECK(transaction.commit());
    return writer.count();
}

Error problem(const QuietGdal &quiet, const ReplacedFile &file) {
    const std::string complaint = quiet.complaint();
    const bool isFull = complaint.contains("full") || isDiskFull(file.path());
    return {isFull ? ErrorCode::DiskFull : ErrorCode::Internal,
            isFull ? "The disk is full; the file was not written."
                   : "The GeoPackage could not be written. " + complaint,
            {}};
}

} // namespace

// GDAL makes the file and its tables; the rows go in by a statement of our own, which takes a third
// of the time (docs/decisions/0035).
Result<std::int64_t> writeGeoPackage(ReplacedFile &file, const Exporting &what) {
    const QuietGdal quiet;
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (!driver)
        return fail(ErrorCode::Unsupported, "GDAL was built without GeoPackage.");
    // GDAL refuses to create over the empty file that holds the name.
    std::error_code ignored;
    std::filesystem::remove(file.path(), ignored);
    Dataset dataset(driver->Create(toUtf8(file.path()).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    const bool isMade = dataset && createLayer(*dataset, what.rows.columns());
    dataset.reset();
    if (!isMade || !quiet.complaint().empty())
        return std::unexpected(problem(quiet, file));
    return writeRows(file.path(), what);
}

} // namespace placeweave
