// SPDX-License-Identifier: GPL-3.0-or-later
// Points and outlines of other mapping programs: each shape is a row, with a point on it.
#include "core/exchange/features.h"

#include "core/base/text.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/tiles/html_text.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave::sources {
namespace {

constexpr std::array<std::string_view, 10> kExtensions{"geojson", "json", "kml", "kmz", "gpx",
                                                       "shp",     "gpkg", "fgb", "gml", "topojson"};

int sure(const GivenFile &file) {
    if (std::ranges::any_of(file.inZip, [](const std::string &member) {
            return member.ends_with(".shp") || member.ends_with(".SHP");
        }))
        return 60;
    if (file.extension == "json" || file.extension.empty())
        return file.head.contains("\"FeatureCollection\"") || file.head.contains("\"Topology\"")
                   ? 60
                   : 0;
    return std::ranges::find(kExtensions, file.extension) == kExtensions.end() ? 0 : 50;
}

std::string number(double degrees) {
    return std::format("{:.7f}", degrees);
}

class FeatureRows final : public RowReader {
public:
    FeatureRows(FeatureSource source, bool isKml) : m_source(std::move(source)) {
        const int code = columnNamed(m_source.columns(), {"record code"});
        if (isKml && code < 0) // ours are plain
            m_balloon = columnNamed(m_source.columns(), {"description"});
    }

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (!m_hasBegun) {
            m_hasBegun = true;
            m_cells = m_source.columns();
            m_cells.insert(m_cells.end(), {"latitude", "longitude", "precision"});
        } else {
            PW_TRY(auto feature, m_source.next());
            if (!feature)
                return false;
            ++m_row;
            m_cells = std::move(feature->values);
            if (m_balloon >= 0) {
                std::string &words = m_cells[static_cast<std::size_t>(m_balloon)];
                if (words.contains("</") || words.contains("<br"))
                    words = textOfHtml(words, kLongestDescription);
            }
            // One that is nowhere is told as a table's is, in a remark.
            const auto point = feature->point ? feature->point : feature->offEarth;
            m_cells.push_back(point ? number(point->latitude) : "");
            m_cells.push_back(point ? number(point->longitude) : "");
            m_cells.emplace_back(feature->isWide ? "area" : "");
        }
        cells.assign(m_cells.begin(), m_cells.end());
        return true;
    }
    std::int64_t row() const override { return m_row; }
    std::int64_t total() const override { return m_source.count(); }

private:
    static constexpr std::ptrdiff_t kLongestDescription = 4000;

    FeatureSource m_source;
    int m_balloon = -1; // the column of what KML shows in one, with tags
    std::vector<std::string> m_cells;
    std::int64_t m_row = 0;
    bool m_hasBegun = false;
};

TableSource rowsOf(const TableSource &file, const std::string &layer, bool isOnly) {
    const auto open = [file, layer]() -> Result<std::unique_ptr<RowReader>> {
        PW_TRY(FeatureSource source, FeatureSource::open(file, layer));
        const std::string name = folded(file.name);
        const bool isKml = name.ends_with(".kml") || name.ends_with(".kmz");
        return std::make_unique<FeatureRows>(std::move(source), isKml);
    };
    return {.file = {},
            .name = isOnly ? file.name : std::format("{}, {}", file.name, layer),
            .rows = open};
}

// The shape itself says best where it is, whatever columns of coordinates stand beside it.
void takeShape(TableMapping &mapping) {
    using Role = ColumnTarget::Role;
    for (ColumnMapping &column : mapping.columns)
        if (column.target.role == Role::Latitude || column.target.role == Role::Longitude ||
            column.target.role == Role::Easting || column.target.role == Role::Northing ||
            column.target.role == Role::Position)
            column.target = {};
    const std::size_t first = mapping.columns.size() - 3;
    mapping.columns[first].target = {Role::Latitude, nullptr, {}};
    mapping.columns[first + 1].target = {Role::Longitude, nullptr, {}};
    mapping.columns[first + 2].target = {Role::Field, &fieldOf(Entity::Location, "precision"), {}};
    for (std::size_t i = first; i < mapping.columns.size(); ++i)
        mapping.columns[i].sure = ColumnMapping::Sure::Yes;
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions & /*options*/) {
    std::vector<TableToImport> found;
    for (const GivenFile &file : files) {
        PW_TRY(const std::vector<std::string> layers, FeatureSource::layers(file.source));
        for (const std::string &layer : layers) {
            TableSource rows = rowsOf(file.source, layer, layers.size() == 1);
            PW_TRY(TableMapping mapping, guessMapping(rows));
            takeShape(mapping);
            found.push_back({std::move(rows), {.mapping = std::move(mapping)}});
        }
    }
    if (found.empty())
        return fail(ErrorCode::InvalidInput, "There are no points or outlines in this file.",
                    files.front().source.name);
    return found;
}

} // namespace

extern const Source features;
const Source features{"features", "points or outlines from a mapping program", sure, tables};

} // namespace placeweave::sources
