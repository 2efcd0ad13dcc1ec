// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/exchange/tiles/html_text.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_formats.h"
#include "core/exchange/tiles/tile_table.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace placeweave {
namespace {

// Metres from the middle of Web Mercator to each of its edges.
constexpr double kHalfWorld = 20037508.342789244;
// How far, in widths of a tile, a picture may be drawn from where it belongs.
constexpr double kTolerance = 0.01;

struct Metres {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
};

// A table of tiles as gpkg_contents and gpkg_tile_matrix_set describe it.
struct Pyramid {
    std::string table;
    std::string title;
    std::string crs; // "EPSG:27700"
    Metres grid;     // where the tiles begin and end
    Metres shown;    // what they show, by what is said
};

// One zoom: its squares are those of the web's grid from `column` and `row` on.
struct Level {
    std::int64_t storedZoom = 0; // need not be the web's
    std::int64_t column = 0;
    std::int64_t row = 0;
    bool isUsed = false;
};
using Levels = std::array<Level, kMaxTileZoom + 1>; // by the web's zoom

Metres metresIn(const Statement &statement, int first) {
    return {statement.real(first), statement.real(first + 1), statement.real(first + 2),
            statement.real(first + 3)};
}

Result<std::vector<Pyramid>> readPyramids(ForeignDatabase &database) {
    PW_TRY(Statement statement, database.prepare(R"(
        SELECT s.min_x, s.min_y, s.max_x, s.max_y, c.min_x, c.min_y, c.max_x, c.max_y,
               c.table_name, c.identifier, r.organization AS organisation,
               r.organization_coordsys_id AS code
        FROM gpkg_contents AS c
        JOIN gpkg_tile_matrix_set AS s ON s.table_name = c.table_name
        LEFT JOIN gpkg_spatial_ref_sys AS r ON r.srs_id = s.srs_id
        WHERE c.data_type = 'tiles'
        ORDER BY c.table_name LIMIT 100)"));
    std::vector<Pyramid> pyramids;
    for (;;) {
        PW_TRY(const bool found, database.step(statement));
        if (!found)
            return pyramids;
        std::string organisation = asUtf8(statement.text("organisation"));
        for (char &c : organisation)
            c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        pyramids.push_back({statement.text("table_name"), textOfHtml(statement.text("identifier")),
                            std::format("{}:{}", organisation, statement.integer("code")),
                            metresIn(statement, 0), metresIn(statement, 4)});
    }
}

// Names that Web Mercator goes by.
bool isWebMercator(std::string_view crs) {
    static constexpr std::array<std::string_view, 5> kNames{"EPSG:3857", "EPSG:900913", "EPSG:3785",
                                                            "ESRI:102100", "ESRI:102113"};
    return std::ranges::contains(kNames, crs);
}

// A whole number that `value` is but for the tolerance.
std::optional<std::int64_t> wholeNumber(double value) {
    const double whole = std::round(value);
    if (!(std::abs(value - whole) <= kTolerance) || std::abs(whole) > 0x1p31)
        return std::nullopt;
    return static_cast<std::int64_t>(whole);
}

struct Matrix {
    std::int64_t zoom = 0;
    std::int64_t width = 0; // in tiles
    std::int64_t height = 0;
    double tileWidth = 0; // metres
    double tileHeight = 0;
};

// Where the matrix lies on the web's grid, with its zoom there; nothing where it does not.
std::optional<std::pair<int, Level>> levelOf(const Matrix &matrix, const Metres &grid) {
    if (!(matrix.tileWidth > 0 && matrix.tileHeight > 0) || matrix.width < 1 || matrix.height < 1)
        return std::nullopt;
    const double exact = std::log2(2 * kHalfWorld / matrix.tileWidth);
    if (!(exact > -0.5 && exact < kMaxTileZoom + 0.5))
        return std::nullopt;
    const auto zoom = static_cast<int>(std::lround(exact));
    const auto squares = std::int64_t{1} << zoom;
    const double side = 2 * kHalfWorld / static_cast<double>(squares);
    // A size that is slightly wrong adds up from tile to tile.
    const double drift =
        std::max(std::abs(matrix.tileWidth / side - 1) * static_cast<double>(matrix.width),
                 std::abs(matrix.tileHeight / side - 1) * static_cast<double>(matrix.height));
    const auto column = wholeNumber((grid.west + kHalfWorld) / side);
    const auto row = wholeNumber((kHalfWorld - grid.north) / side);
    if (!(drift <= kTolerance) || !column || !row || *column < 0 || *row < 0 ||
        matrix.width > squares - *column || matrix.height > squares - *row)
        return std::nullopt;
    return std::pair(zoom, Level{matrix.zoom, *column, *row, true});
}

Result<Levels> readLevels(ForeignDatabase &database, const Pyramid &pyramid) {
    PW_TRY(Statement statement, database.prepare(R"(
        SELECT zoom_level, matrix_width, matrix_height, tile_width, tile_height, pixel_x_size,
               pixel_y_size
        FROM gpkg_tile_matrix WHERE table_name = ? ORDER BY zoom_level LIMIT 100)"));
    statement.bind(1, pyramid.table);
    Levels levels;
    for (;;) {
        PW_TRY(const bool found, database.step(statement));
        if (!found)
            return levels;
        const Matrix matrix{statement.integer("zoom_level"), statement.integer("matrix_width"),
                            statement.integer("matrix_height"),
                            statement.real(statement.column("tile_width")) *
                                statement.real(statement.column("pixel_x_size")),
                            statement.real(statement.column("tile_height")) *
                                statement.real(statement.column("pixel_y_size"))};
        const auto level = levelOf(matrix, pyramid.grid);
        if (level && !levels[static_cast<std::size_t>(level->first)].isUsed)
            levels[static_cast<std::size_t>(level->first)] = level->second;
    }
}

std::optional<LatLonBox> boundsOf(const Metres &metres) {
    const auto isInside = [](double value) {
        return std::abs(value) <= kHalfWorld * (1 + 1e-9); // false for what is no number
    };
    if (!isInside(metres.west) || !isInside(metres.south) || !isInside(metres.east) ||
        !isInside(metres.north))
        return std::nullopt;
    const auto point = [](double x, double y) {
        return fromMercator({(x / kHalfWorld + 1) / 2, (1 - y / kHalfWorld) / 2});
    };
    const LatLon southWest = point(metres.west, metres.south);
    const LatLon northEast = point(metres.east, metres.north);
    return soundBounds(southWest.longitude, southWest.latitude, northEast.longitude,
                       northEast.latitude);
}

class GeoPackageTiles : public TileSource {
public:
    GeoPackageTiles(TileSourceInfo info, TileTable table, const Levels &levels)
        : TileSource(std::move(info)), m_table(std::move(table)), m_levels(levels) {}

private:
    // Rows are counted from the north, as on the web.
    Result<std::optional<std::string>> read(TileId id, const Progress &progress) override {
        const Level &level = m_levels[static_cast<std::size_t>(id.zoom)];
        if (!level.isUsed)
            return std::nullopt;
        return m_table.tile(level.storedZoom, id.x - level.column, id.y - level.row, id, progress);
    }

    TileTable m_table;
    Levels m_levels;
};

struct Zooms {
    int lowest = kMaxTileZoom + 1;
    int highest = -1;
};

// Levels are often announced and left empty.
Result<Zooms> zoomsWithTiles(TileTable &table, Levels &levels) {
    Zooms zooms;
    for (int zoom = 0; zoom <= kMaxTileZoom; ++zoom) {
        Level &level = levels[static_cast<std::size_t>(zoom)];
        if (!level.isUsed)
            continue;
        PW_TRY(level.isUsed, table.hasZoom(level.storedZoom));
        if (level.isUsed) {
            zooms.lowest = std::min(zooms.lowest, zoom);
            zooms.highest = zoom;
        }
    }
    return zooms;
}

Result<std::unique_ptr<TileSource>> openPyramid(ForeignDatabase database, const Pyramid &pyramid,
                                                Levels levels, const std::string &name) {
    PW_TRY(TileTable table, TileTable::of(std::move(database), pyramid.table));
    PW_TRY(const Zooms zooms, zoomsWithTiles(table, levels));
    if (zooms.highest < 0)
        return refuseNoTiles(name);
    PW_TRY(const auto rows, table.some(levels[static_cast<std::size_t>(zooms.highest)].storedZoom));
    std::optional<PictureHead> head;
    for (const TileTable::Row &row : rows)
        head = head ? head : pictureHead(row.bytes);
    if (!head)
        return refuseNoPictures(name);
    TileSourceInfo info{.name = pyramid.title.empty() ? name : pyramid.title,
                        .attribution = {}, // GeoPackage has no place for one
                        .minZoom = zooms.lowest,
                        .maxZoom = zooms.highest,
                        .bounds = boundsOf(pyramid.shown),
                        .tileSize = tileSizeOf(head->width)};
    return std::make_unique<GeoPackageTiles>(std::move(info), std::move(table), levels);
}

} // namespace

// The first of its tables that lies on the web's grid.
Result<std::unique_ptr<TileSource>> openGeoPackageTiles(ForeignDatabase database,
                                                        const std::string &name) {
    PW_TRY(const std::vector<Pyramid> pyramids, readPyramids(database));
    if (pyramids.empty())
        return refuseNoTiles(name);
    for (const Pyramid &pyramid : pyramids) {
        if (!isWebMercator(pyramid.crs))
            continue;
        PW_TRY(const Levels levels, readLevels(database, pyramid));
        if (std::ranges::any_of(levels, &Level::isUsed))
            return openPyramid(std::move(database), pyramid, levels, name);
    }
    return fail(ErrorCode::InvalidInput,
                std::format("The tiles in {} lie on a grid of their own ({}), which is not the "
                            "web's; Placeweave shows tiles on the web's grid (EPSG:3857).",
                            name, pyramids.front().crs),
                name);
}

} // namespace placeweave
