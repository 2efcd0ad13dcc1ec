// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/tile_source.h"

#include "core/base/machine.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_formats.h"
#include "core/place/projection.h"

#include <algorithm>
#include <format>
#include <fstream>

namespace placeweave {
namespace {

enum class Format { None, Pmtiles, Sqlite };

// By its first bytes: endings are often wrong or missing.
Format formatOf(const std::filesystem::path &file) {
    constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return Format::None;
    std::string head(kSqliteMagic.size(), '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    if (head.starts_with(kPmtilesMagic))
        return Format::Pmtiles;
    return head == kSqliteMagic ? Format::Sqlite : Format::None;
}

enum class Tables { None, Mbtiles, GeoPackage };

Result<Tables> tablesOf(ForeignDatabase &database) {
    PW_TRY(const bool isGeoPackage, database.hasTable("gpkg_contents"));
    if (isGeoPackage) {
        PW_TRY(Statement statement,
               database.prepare("SELECT 1 FROM gpkg_contents WHERE data_type = 'tiles' LIMIT 1"));
        PW_TRY(const bool hasTiles, database.step(statement));
        if (hasTiles)
            return Tables::GeoPackage;
    }
    PW_TRY(const bool isMbtiles, database.hasTable("tiles"));
    return isMbtiles ? Tables::Mbtiles : Tables::None;
}

Result<std::unique_ptr<TileSource>> openDatabase(const std::filesystem::path &file) {
    const std::string name = toUtf8(file.filename());
    PW_TRY(ForeignDatabase database, ForeignDatabase::open(file));
    PW_TRY(const Tables tables, tablesOf(database));
    switch (tables) {
    case Tables::Mbtiles:
        return openMbtiles(std::move(database), name);
    case Tables::GeoPackage:
        return openGeoPackageTiles(std::move(database), name);
    case Tables::None:
        break;
    }
    return refuseNoTiles(name);
}

} // namespace

LatLonBox boxOf(TileId id) {
    const double squares = static_cast<double>(std::uint64_t{1} << id.zoom);
    LatLonBox box;
    box.add(fromMercator({id.x / squares, id.y / squares}));
    box.add(fromMercator({(id.x + 1.0) / squares, (id.y + 1.0) / squares}));
    return box;
}

Result<std::optional<std::string>> TileSource::tile(TileId id, const Progress &progress) {
    if (!isTile(id))
        return std::nullopt;
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    PW_TRY(std::optional<std::string> bytes, read(id, progress));
    if (!bytes)
        return bytes;
    const auto head = pictureHead(*bytes);
    if (!head)
        return fail(ErrorCode::Damaged, "A tile of the map is damaged: it is no picture.",
                    info().name);
    if (head->width > kMaxTileSide || head->height > kMaxTileSide)
        return fail(ErrorCode::InvalidInput,
                    std::format("A tile of the map says that it is {} by {} pixels large, which "
                                "no tile is; it is not shown.",
                                head->width, head->height),
                    info().name);
    return bytes;
}

Result<std::unique_ptr<TileSource>> openTiles(const std::filesystem::path &file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return fail(ErrorCode::NotFound, "There is no such file.", toUtf8(file));
    switch (formatOf(file)) {
    case Format::Pmtiles:
        return openPmtiles(file);
    case Format::Sqlite:
        return openDatabase(file);
    case Format::None:
        break;
    }
    return fail(ErrorCode::InvalidInput,
                "This is no file of map tiles: Placeweave shows PMTiles, MBTiles and GeoPackages "
                "that hold pictures.",
                toUtf8(file));
}

bool mayBeTiles(const std::filesystem::path &file) {
    const Format format = formatOf(file);
    if (format != Format::Sqlite)
        return format == Format::Pmtiles;
    auto database = ForeignDatabase::open(file);
    return database && tablesOf(*database).value_or(Tables::None) != Tables::None;
}

std::unexpected<Error> refuseVectorTiles(const std::string &name) {
    return fail(ErrorCode::InvalidInput,
                std::format("{} holds vector tiles; Placeweave shows picture tiles.", name), name);
}

std::unexpected<Error> refuseNoPictures(const std::string &name) {
    return fail(ErrorCode::InvalidInput,
                std::format("The tiles in {} are no pictures that Placeweave can show: those are "
                            "PNG, JPEG and WebP.",
                            name),
                name);
}

std::unexpected<Error> refuseNoTiles(const std::string &name) {
    return fail(ErrorCode::InvalidInput, std::format("{} holds no picture tiles.", name), name);
}

std::unexpected<Error> refuseLargeTile(TileId id) {
    return fail(ErrorCode::InvalidInput,
                std::format("A tile of the map is larger than {} MB; it is not shown.",
                            kMaxTileBytes >> 20),
                std::format("{}/{}/{}", id.zoom, id.x, id.y));
}

std::optional<LatLonBox> soundBounds(double west, double south, double east, double north) {
    constexpr double kHair = 1e-3; // degrees
    const LatLonBox box{std::max(west, -180.0), std::max(south, -90.0), std::min(east, 180.0),
                        std::min(north, 90.0)};
    const bool isNear = west >= -180 - kHair && south >= -90 - kHair && east <= 180 + kHair &&
                        north <= 90 + kHair; // false for what is no number
    return isNear && box.west < box.east && box.south < box.north ? std::optional(box)
                                                                  : std::nullopt;
}

} // namespace placeweave
