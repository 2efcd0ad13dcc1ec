// SPDX-License-Identifier: GPL-3.0-or-later
// A shapefile is several files; they travel in one zip, with what their short column names mean.
#include "core/exchange/export_formats.h"
#include "core/exchange/related_rows.h"

#include "core/base/ids.h"
#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/headings.h"
#include "core/exchange/quiet_gdal.h"

#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <format>
#include <fstream>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr std::size_t kMostNameBytes = 10; // of a column, dBASE
constexpr std::size_t kMostTextBytes = 254;
constexpr std::array kParts{"shp", "shx", "dbf", "prj", "cpg"};

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

// Gone with what is in it.
class Workplace {
public:
    explicit Workplace(const ReplacedFile &file)
        : m_path(file.path().parent_path() / (".shapefile." + randomUuid().substr(0, 8))) {
        std::error_code ignored;
        std::filesystem::create_directory(m_path, ignored);
    }
    Workplace(const Workplace &) = delete;
    Workplace &operator=(const Workplace &) = delete;
    ~Workplace() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

// A name that means the same when it comes back in, where there is one short enough: the column's
// own, or one that people use. "supports_local_groups" as "anchor".
std::string knownName(const ExportColumn &column) {
    if (column.key.size() <= kMostNameBytes || !column.field)
        return column.key.substr(0, kMostNameBytes);
    for (std::string name : split(column.field->aliases, '|')) {
        if (name.size() > kMostNameBytes)
            continue;
        const HeadingMatch match = matchHeading(Entity::Organisation, name);
        std::ranges::replace(name, ' ', '_');
        if (match.target.field == column.field)
            return name;
    }
    return column.key.substr(0, kMostNameBytes);
}

// No two alike: "confirmed_", then "confirme_2".
std::vector<std::string> shortNames(const std::vector<ExportColumn> &columns) {
    std::vector<std::string> names;
    std::unordered_set<std::string> taken;
    for (const ExportColumn &column : columns) {
        std::string name = knownName(column);
        const std::string stem = name;
        for (int number = 2; !taken.insert(name).second; ++number) {
            const std::string end = std::format("_{}", number);
            name = stem.substr(0, kMostNameBytes - end.size()) + end;
        }
        names.push_back(std::move(name));
    }
    return names;
}

bool isWhole(const ExportColumn &column) {
    return column.field && column.field->type == FieldType::Integer;
}

std::string explained(const ExportRows &rows, const std::vector<std::string> &names) {
    std::string text = "What the columns mean. A shapefile allows names of ten letters.\r\n\r\n";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += std::format("{:<10}  {}{}{}\r\n", names[i], rows.columns()[i].label,
                            rows.columns()[i].field && !rows.columns()[i].field->help.empty() ? ": "
                                                                                              : "",
                            rows.columns()[i].field ? rows.columns()[i].field->help : "");
    return text;
}

Error problem(const QuietGdal &quiet, const ReplacedFile &file) {
    const std::string complaint = quiet.complaint();
    const bool isFull =
        complaint.contains("full") || complaint.contains("No space") || isDiskFull(file.path());
    return {isFull ? ErrorCode::DiskFull : ErrorCode::Internal,
            isFull ? "The disk is full; the file was not written."
                   : "The shapefile could not be written. " + complaint,
            {}};
}

class ShapeWriter {
public:
    ShapeWriter(OGRLayer &layer, const ExportRows &rows, ExportOutcome &outcome)
        : m_layer(layer), m_rows(rows), m_outcome(outcome) {}

    bool createFields(const std::vector<std::string> &names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            OGRFieldDefn definition(names[i].c_str(),
                                    isWhole(m_rows.columns()[i]) ? OFTInteger64 : OFTString);
            if (m_layer.CreateField(&definition, FALSE) != OGRERR_NONE)
                return false;
        }
        return true;
    }

    bool write(const ExportRow &row) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(m_layer.GetLayerDefn()));
        for (std::size_t i = 0; i < m_rows.columns().size(); ++i) {
            const ExportColumn &column = m_rows.columns()[i];
            const std::string whole = cleanText(m_rows.text(row, column));
            const std::string text(cutTo(whole, kMostTextBytes));
            m_outcome.cut += text.size() < whole.size() ? 1 : 0;
            if (!text.empty())
                feature->SetField(static_cast<int>(i), text.c_str());
        }
        if (const auto point = row.place ? (*row.place)["geom"].point() : std::nullopt) {
            const OGRPoint at(point->longitude, point->latitude);
            feature->SetGeometry(&at);
        }
        return m_layer.CreateFeature(feature.get()) == OGRERR_NONE;
    }

private:
    OGRLayer &m_layer;
    const ExportRows &m_rows;
    ExportOutcome &m_outcome;
};

bool pack(void *zip, const std::filesystem::path &file, const std::string &name) {
    std::ifstream in(file, std::ios::binary);
    if (!in || CPLCreateFileInZip(zip, name.c_str(), nullptr) != CE_None)
        return false;
    std::array<char, 1 << 16> piece{};
    bool goesWell = true;
    while (goesWell && in) {
        in.read(piece.data(), piece.size());
        goesWell = in.gcount() == 0 ||
                   CPLWriteFileInZip(zip, piece.data(), static_cast<int>(in.gcount())) == CE_None;
    }
    return CPLCloseFileInZip(zip) == CE_None && goesWell && !in.bad();
}

} // namespace

Result<std::int64_t> writeShapefile(ReplacedFile &file, const Exporting &what) {
    const QuietGdal quiet;
    const Workplace workplace(file);
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    if (!driver)
        return fail(ErrorCode::Unsupported, "GDAL was built without shapefiles.");
    const std::filesystem::path shapes = workplace.path() / "organisations.shp";
    Dataset dataset(driver->Create(toUtf8(shapes).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset)
        return std::unexpected(problem(quiet, file));
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    constexpr std::array<const char *, 3> kOptions{"ENCODING=UTF-8", "RESIZE=YES", nullptr};
    OGRLayer *layer = dataset->CreateLayer("organisations", &wgs84, wkbPoint,
                                           const_cast<char **>(kOptions.data()));
    if (!layer)
        return std::unexpected(problem(quiet, file));
    const std::vector<std::string> names = shortNames(what.rows.columns());
    ShapeWriter writer(*layer, what.rows, what.outcome);
    bool goesWell = writer.createFields(names);
    std::int64_t count = 0;
    PW_CHECK(what.source([&](const ExportRow &row) {
        goesWell = goesWell && writer.write(row);
        ++count;
        return goesWell;
    }));
    dataset.reset();
    if (!goesWell)
        return std::unexpected(problem(quiet, file));
    std::ofstream(workplace.path() / "FIELDS.txt", std::ios::binary) << explained(what.rows, names);
    void *zip = CPLCreateZip(toUtf8(file.path()).c_str(), nullptr);
    goesWell = zip && pack(zip, workplace.path() / "FIELDS.txt", "FIELDS.txt");
    for (const char *part : kParts)
        goesWell = goesWell && pack(zip, workplace.path() / (std::string("organisations.") + part),
                                    std::string("organisations.") + part);
    goesWell = zip && CPLCloseZip(zip) == CE_None && goesWell;
    return goesWell ? Result<std::int64_t>(count) : std::unexpected(problem(quiet, file));
}

} // namespace placeweave
