// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_formats.h"

#include "core/base/machine.h"
#include "core/exchange/quiet_gdal.h"

#include <algorithm>
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

bool isCoordinate(const ExportColumn &column) {
    return column.source == ExportColumn::Source::Latitude ||
           column.source == ExportColumn::Source::Longitude;
}

class LayerWriter {
public:
    LayerWriter(OGRLayer &layer, const ExportRows &rows) : m_layer(layer), m_rows(rows) {}

    bool createFields() {
        return std::ranges::all_of(m_rows.columns(), [this](const ExportColumn &column) {
            return isCoordinate(column) || createField(m_layer, column);
        });
    }

    bool write(const ExportRow &row) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(m_layer.GetLayerDefn()));
        int index = 0;
        for (const ExportColumn &column : m_rows.columns()) {
            if (isCoordinate(column))
                continue;
            if (const Value *value = ExportRows::value(row, column); !value)
                setWords(*feature, index, m_rows.words(row, column, m_made));
            else if (value->isInteger())
                feature->SetField(index, static_cast<GIntBig>(value->integer()));
            else
                feature->SetField(index, value->text().c_str());
            ++index;
        }
        if (const auto point = row.place ? (*row.place)[kPlacePoint].point() : std::nullopt) {
            const OGRPoint at(point->longitude, point->latitude);
            feature->SetGeometry(&at);
        }
        return m_layer.CreateFeature(feature.get()) == OGRERR_NONE;
    }

private:
    // Of what is no value of a field.
    void setWords(OGRFeature &feature, int index, std::string_view words) {
        if (words.empty())
            return;
        m_made = words;
        feature.SetField(index, m_made.c_str());
    }

    OGRLayer &m_layer;
    const ExportRows &m_rows;
    std::string m_made;
};

Error problem(const QuietGdal &quiet, const ReplacedFile &file) {
    const std::string complaint = quiet.complaint();
    const bool isFull = complaint.contains("full") || isDiskFull(file.path());
    return {isFull ? ErrorCode::DiskFull : ErrorCode::Internal,
            isFull ? "The disk is full; the file was not written."
                   : "The GeoPackage could not be written. " + complaint,
            {}};
}

} // namespace

Result<std::int64_t> writeGeoPackage(ReplacedFile &file, const Exporting &what) {
    const ExportRows &rows = what.rows;
    const QuietGdal quiet;
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (!driver)
        return fail(ErrorCode::Unsupported, "GDAL was built without GeoPackage.");
    // GDAL refuses to create over the empty file that holds the name.
    std::error_code ignored;
    std::filesystem::remove(file.path(), ignored);
    Dataset dataset(driver->Create(toUtf8(file.path()).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset)
        return std::unexpected(problem(quiet, file));
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer *layer = dataset->CreateLayer("organisations", &wgs84, wkbPoint, nullptr);
    if (!layer || dataset->StartTransaction() != OGRERR_NONE)
        return std::unexpected(problem(quiet, file));
    LayerWriter writer(*layer, rows);
    bool goesWell = writer.createFields();
    std::int64_t count = 0;
    PW_CHECK(what.source([&](const ExportRow &row) {
        goesWell = goesWell && writer.write(row);
        ++count;
        return goesWell;
    }));
    goesWell = goesWell && dataset->CommitTransaction() == OGRERR_NONE;
    dataset.reset();
    return goesWell && quiet.complaint().empty() ? Result<std::int64_t>(count)
                                                 : std::unexpected(problem(quiet, file));
}

} // namespace placeweave
