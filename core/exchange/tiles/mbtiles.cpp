// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/exchange/tiles/html_text.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_formats.h"
#include "core/exchange/tiles/tile_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace placeweave {
namespace {

using Metadata = std::map<std::string, std::string, std::less<>>;

// MBTiles 1.3 counts rows from the south ("TMS").
std::int64_t flipped(std::int64_t row, int zoom) {
    return (std::int64_t{1} << zoom) - 1 - row;
}

// The table that the specification demands; many a file goes without.
Result<Metadata> readMetadata(ForeignDatabase &database) {
    Metadata metadata;
    PW_TRY(const bool isThere, database.hasTable("metadata"));
    if (!isThere)
        return metadata;
    auto statement = database.prepare(R"(
        SELECT CAST(name AS TEXT) AS name, substr(CAST(value AS TEXT), 1, 10000) AS value
        FROM metadata LIMIT 100)");
    if (!statement) // of that name, but another table
        return metadata;
    for (;;) {
        PW_TRY(const bool found, database.step(*statement));
        if (!found)
            return metadata;
        metadata.emplace(statement->text("name"), statement->text("value"));
    }
}

std::string_view valueIn(const Metadata &metadata, std::string_view name) {
    const auto at = metadata.find(name);
    return at == metadata.end() ? std::string_view() : at->second;
}

// "west,south,east,north".
std::optional<LatLonBox> boundsIn(const Metadata &metadata) {
    const std::vector<std::string> parts = split(valueIn(metadata, "bounds"), ',');
    std::array<double, 4> numbers{};
    if (parts.size() != numbers.size())
        return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string &part = parts[i];
        const auto [end, problem] =
            std::from_chars(part.data(), part.data() + part.size(), numbers[i]);
        if (problem != std::errc() || end != part.data() + part.size())
            return std::nullopt;
    }
    return soundBounds(numbers[0], numbers[1], numbers[2], numbers[3]);
}

bool overlaps(const LatLonBox &a, const LatLonBox &b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

// Latitude first, a box left over from another map: where there is a tile, there is the map.
bool holdsTiles(const LatLonBox &bounds, const std::vector<TileTable::Row> &rows, int zoom) {
    return std::ranges::all_of(rows, [&](const TileTable::Row &row) {
        const TileId id{zoom, static_cast<std::uint32_t>(row.column),
                        static_cast<std::uint32_t>(flipped(row.row, zoom))};
        return !isTile(id) || overlaps(bounds, boxOf(id));
    });
}

std::optional<PictureHead> pictureIn(const std::vector<TileTable::Row> &rows) {
    for (const TileTable::Row &row : rows)
        if (const auto head = pictureHead(row.bytes))
            return head;
    return std::nullopt;
}

bool isVector(const Metadata &metadata, const std::vector<TileTable::Row> &rows) {
    const std::string format = folded(valueIn(metadata, "format"));
    return format == "pbf" || format.contains("mvt") || format.contains("vector") ||
           std::ranges::any_of(rows, [](const auto &row) { return isGzip(row.bytes); });
}

class Mbtiles : public TileSource {
public:
    Mbtiles(TileSourceInfo info, TileTable table)
        : TileSource(std::move(info)), m_table(std::move(table)) {}

private:
    Result<std::optional<std::string>> read(TileId id, const Progress &progress) override {
        return m_table.tile(id.zoom, id.x, flipped(id.y, id.zoom), id, progress);
    }

    TileTable m_table;
};

} // namespace

// What the tiles are is believed before what is said about them.
Result<std::unique_ptr<TileSource>> openMbtiles(ForeignDatabase database, const std::string &name) {
    PW_TRY(const Metadata metadata, readMetadata(database));
    PW_TRY(TileTable table, TileTable::of(std::move(database), "tiles"));
    PW_TRY(const auto lowest, table.lowestZoom());
    PW_TRY(const auto highest, table.highestZoom());
    if (!lowest || !highest)
        return refuseNoTiles(name);
    int maxZoom = static_cast<int>(*highest);
    PW_TRY(std::vector<TileTable::Row> rows, table.some(maxZoom));
    const bool holdsVectors = isVector(metadata, rows);
    auto head = pictureIn(rows);
    // One stray tile far down condemns no map.
    while (!head && maxZoom > *lowest) {
        PW_TRY(rows, table.some(--maxZoom));
        head = pictureIn(rows);
    }
    if (!head)
        return holdsVectors ? refuseVectorTiles(name) : refuseNoPictures(name);
    TileSourceInfo info{.name = textOfHtml(valueIn(metadata, "name")),
                        .attribution = textOfHtml(valueIn(metadata, "attribution")),
                        .minZoom = static_cast<int>(*lowest),
                        .maxZoom = maxZoom,
                        .bounds = boundsIn(metadata),
                        .tileSize = tileSizeOf(head->width)};
    if (info.name.empty())
        info.name = name;
    if (info.bounds && !holdsTiles(*info.bounds, rows, maxZoom))
        info.bounds.reset();
    return std::make_unique<Mbtiles>(std::move(info), std::move(table));
}

} // namespace placeweave
