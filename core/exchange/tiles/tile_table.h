// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tiles/foreign_database.h"
#include "core/exchange/tiles/tile_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// The table that MBTiles and GeoPackages have in common: zoom_level, tile_column, tile_row and
// tile_data, each counted as the format does. May be a view.
class TileTable {
public:
    struct Row {
        std::int64_t column = 0;
        std::int64_t row = 0;
        std::string bytes; // empty where the tile is, or is too large
    };

    static Result<TileTable> of(ForeignDatabase database, std::string_view table);

    // Nothing where there is none, or it is empty. `shownAs` is for what is said about it.
    Result<std::optional<std::string>> tile(std::int64_t zoom, std::int64_t column,
                                            std::int64_t row, TileId shownAs,
                                            const Progress &progress);
    // The lowest and the highest zoom between 0 and kMaxTileZoom, by the tiles themselves; nothing
    // where there is no tile.
    Result<std::optional<std::int64_t>> lowestZoom() { return zoomBy("MIN"); }
    Result<std::optional<std::int64_t>> highestZoom() { return zoomBy("MAX"); }
    Result<bool> hasZoom(std::int64_t zoom);
    // A few of them, to see what they are.
    Result<std::vector<Row>> some(std::int64_t zoom);

private:
    TileTable(ForeignDatabase database, std::string quoted)
        : m_database(std::move(database)), m_quoted(std::move(quoted)) {}
    Result<std::optional<std::int64_t>> zoomBy(std::string_view function);

    ForeignDatabase m_database;
    std::string m_quoted;
    Statement m_find; // goes before the database
};

} // namespace placeweave
