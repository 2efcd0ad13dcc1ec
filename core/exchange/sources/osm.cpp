// SPDX-License-Identifier: GPL-3.0-or-later
// Places from OpenStreetMap: extracts (.osm, .osm.pbf, both also gzipped) and the GeoJSON that
// Overpass gives. Named things that are assets of a community come in, the rest is passed over.
#include "core/exchange/features.h"
#include "core/exchange/osm_places.h"
#include "core/exchange/sources/source.h"

#include <algorithm>
#include <format>

namespace placeweave::sources {
namespace {

bool isOverpass(const GivenFile &file) {
    const std::string_view head = file.head;
    if (!head.contains("\"FeatureCollection\""))
        return false;
    const bool hasIds =
        head.contains("\"node/") || head.contains("\"way/") || head.contains("\"relation/");
    return hasIds || head.contains("\"overpass");
}

bool isExtract(const GivenFile &file) {
    return file.extension == "pbf" || file.head.contains("<osm ") || file.head.contains("<osm>");
}

int sure(const GivenFile &file) {
    if (file.extension == "pbf") // told by its name alone
        return 90;
    return isExtract(file) ? 100 : isOverpass(file) ? 90 : 0;
}

// "OSM-way-123". GDAL puts a way that is an area and a relation into one layer, with a column each;
// Overpass writes "way/123".
std::string identifierOf(const OsmTags &values, const std::string &layer) {
    const auto value = [&](std::string_view key) {
        const auto found = values.find(key);
        return found == values.end() ? std::string() : found->second;
    };
    if (const std::string way = value("osm_way_id"); !way.empty())
        return "OSM-way-" + way;
    if (const std::string id = value("osm_id"); !id.empty())
        return std::format("OSM-{}-{}", layer == "points" ? "node" : "relation", id);
    std::string id = value("@id").empty() ? value("id") : value("@id");
    if (!id.contains('/') && !value("type").empty())
        id = value("type") + "/" + id;
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::string()
                                      : "OSM-" + id.substr(0, slash) + "-" + id.substr(slash + 1);
}

class PlaceRows final : public RowReader {
public:
    PlaceRows(TableSource file, std::vector<std::string> layers)
        : m_file(std::move(file)), m_layers(std::move(layers)) {}

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (!m_hasBegun) {
            m_hasBegun = true;
            m_cells = headingsOf(osmMapping());
            cells.assign(m_cells.begin(), m_cells.end());
            return true;
        }
        for (;;) {
            if (!m_source) {
                if (m_nextLayer == m_layers.size())
                    return m_row > 0 ? Result<bool>(false) : noneFound();
                PW_TRY(FeatureSource source, FeatureSource::open(m_file, m_layers[m_nextLayer++]));
                m_source.emplace(std::move(source));
            }
            PW_TRY(const auto feature, m_source->next());
            if (!feature)
                m_source.reset();
            else if (take(*feature))
                break;
        }
        ++m_row;
        cells.assign(m_cells.begin(), m_cells.end());
        return true;
    }
    std::int64_t row() const override { return m_row; }

private:
    bool take(const FeatureSource::Feature &feature) {
        if (!m_source)
            return false;
        const OsmTags tags = osmTagsOf(m_source->columns(), feature);
        const std::optional<LatLon> &point = feature.point;
        if (!tags.contains("name") || !point)
            return false;
        const auto asset = assetOf(tags);
        if (!asset)
            return false;
        m_cells = osmRow(tags, *asset, identifierOf(tags, m_layers[m_nextLayer - 1]));
        m_cells.push_back(std::format("{:.7f}", point->latitude));
        m_cells.push_back(std::format("{:.7f}", point->longitude));
        return true;
    }
    Result<bool> noneFound() const {
        return fail(ErrorCode::InvalidInput,
                    "There are no named places in this file that a map of a community is made of: "
                    "places to meet, to worship, to learn, to get help or to be outdoors.",
                    m_file.name);
    }

    TableSource m_file;
    std::vector<std::string> m_layers;
    std::size_t m_nextLayer = 0;
    std::optional<FeatureSource> m_source; // of the layer before
    Row m_cells;
    std::int64_t m_row = 0;
    bool m_hasBegun = false;
};

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions & /*options*/) {
    std::vector<TableToImport> found;
    for (const GivenFile &file : files) {
        std::vector<std::string> layers{"points", "multipolygons"}; // lines are roads and rivers
        if (!isExtract(file)) {
            PW_TRY(layers, FeatureSource::layers(file.source));
        }
        const auto open = [source = file.source, layers]() -> Result<std::unique_ptr<RowReader>> {
            return std::make_unique<PlaceRows>(source, layers);
        };
        found.push_back({{.file = {}, .name = file.source.name, .rows = open},
                         {.mapping = osmMapping(), .from = "OpenStreetMap, " + file.source.name}});
    }
    return found;
}

} // namespace

extern const Source osm;
const Source osm{"osm", "places from OpenStreetMap", sure, tables};

} // namespace placeweave::sources
