// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/tile_table.h"

#include "core/exchange/tiles/tile_formats.h"

#include <format>

namespace placeweave {
namespace {

// Bytes are not read at all where there are too many.
std::string columnsOfTile() {
    return std::format("length(tile_data) AS size, "
                       "CASE WHEN length(tile_data) <= {} THEN tile_data END AS bytes",
                       kMaxTileBytes);
}

} // namespace

Result<TileTable> TileTable::of(ForeignDatabase database, std::string_view table) {
    TileTable tiles(std::move(database), quotedName(table));
    PW_TRY(tiles.m_find, tiles.m_database.prepare(std::format(R"(
        SELECT {} FROM {} WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1)",
                                                              columnsOfTile(), tiles.m_quoted)));
    return tiles;
}

Result<std::optional<std::string>> TileTable::tile(std::int64_t zoom, std::int64_t column,
                                                   std::int64_t row, TileId shownAs,
                                                   const Progress &progress) {
    m_database.begin(progress);
    m_find.reset();
    m_find.bind(1, zoom).bind(2, column).bind(3, row);
    PW_TRY(const bool found, m_database.step(m_find));
    std::optional<std::string> bytes;
    if (found && m_find.integer("size") > 0)
        bytes = m_find.isNull(m_find.column("bytes"))
                    ? std::string()
                    : std::string(m_find.blob(m_find.column("bytes")));
    m_find.reset(); // holds a lock on the file until then
    if (bytes && (bytes->empty() || bytes->size() > kMaxTileBytes))
        return refuseLargeTile(shownAs);
    return bytes;
}

Result<std::optional<std::int64_t>> TileTable::zoomBy(std::string_view function) {
    m_database.begin();
    // One at a time, for SQLite then looks at one end of the index and no further.
    PW_TRY(Statement statement, m_database.prepare(std::format(R"(
        SELECT {}(zoom_level) AS zoom FROM {} WHERE zoom_level BETWEEN 0 AND {})",
                                                               function, m_quoted, kMaxTileZoom)));
    PW_TRY(const bool found, m_database.step(statement));
    const int zoom = statement.column("zoom");
    if (!found || statement.isNull(zoom))
        return std::nullopt;
    return statement.integer(zoom);
}

Result<bool> TileTable::hasZoom(std::int64_t zoom) {
    m_database.begin();
    PW_TRY(Statement statement, m_database.prepare(std::format(
                                    "SELECT 1 FROM {} WHERE zoom_level = ? LIMIT 1", m_quoted)));
    statement.bind(1, zoom);
    return m_database.step(statement);
}

Result<std::vector<TileTable::Row>> TileTable::some(std::int64_t zoom) {
    m_database.begin();
    PW_TRY(Statement statement, m_database.prepare(std::format(R"(
        SELECT tile_column, tile_row, {} FROM {} WHERE zoom_level = ? LIMIT 16)",
                                                               columnsOfTile(), m_quoted)));
    statement.bind(1, zoom);
    std::vector<Row> rows;
    for (;;) {
        PW_TRY(const bool found, m_database.step(statement));
        if (!found)
            return rows;
        rows.push_back({statement.integer("tile_column"), statement.integer("tile_row"),
                        std::string(statement.blob(statement.column("bytes")))});
    }
}

} // namespace placeweave
