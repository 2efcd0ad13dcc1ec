// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tiles/foreign_database.h"
#include "core/exchange/tiles/tile_source.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace placeweave {

// What the formats of openTiles() share. `name` is the file's, for sentences.

inline constexpr std::string_view kPmtilesMagic = "PMTiles";

Result<std::unique_ptr<TileSource>> openPmtiles(const std::filesystem::path &file);
// Over bytes that outlive it.
Result<std::unique_ptr<TileSource>> pmtilesOver(std::span<const std::byte> bytes,
                                                const std::string &name);
Result<std::unique_ptr<TileSource>> openMbtiles(ForeignDatabase database, const std::string &name);
Result<std::unique_ptr<TileSource>> openGeoPackageTiles(ForeignDatabase database,
                                                        const std::string &name);

std::unexpected<Error> refuseVectorTiles(const std::string &name);
std::unexpected<Error> refuseNoPictures(const std::string &name);
std::unexpected<Error> refuseNoTiles(const std::string &name);
std::unexpected<Error> refuseLargeTile(TileId id);

// Degrees, if they can be true; a hair beyond the edge of the world is cut off.
std::optional<LatLonBox> soundBounds(double west, double south, double east, double north);

// The resolution that a picture of this width stands for.
inline int tileSizeOf(int width) {
    return width > 256 ? 512 : 256;
}

} // namespace placeweave
