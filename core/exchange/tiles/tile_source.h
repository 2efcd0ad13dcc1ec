// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace placeweave {

// One square of the web's grid (Web Mercator, "XYZ"): at zoom z the world is 2^z squares wide and
// high, x counted from 180 W, y from the north.
struct TileId {
    int zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;

    friend bool operator==(const TileId &, const TileId &) = default;
};

inline constexpr int kMaxTileZoom = 30;
// Whether the grid has such a square at all.
inline bool isTile(TileId id) {
    return id.zoom >= 0 && id.zoom <= kMaxTileZoom && (std::uint64_t{id.x} >> id.zoom) == 0 &&
           (std::uint64_t{id.y} >> id.zoom) == 0;
}
// The ground it shows.
LatLonBox boxOf(TileId id);

struct TileSourceInfo {
    std::string name;
    // Whom to name beside the map, on screen and on paper; plain text. May be empty.
    std::string attribution;
    int minZoom = 0;
    int maxZoom = 0;
    std::optional<LatLonBox> bounds; // nothing where the source does not say, or talks nonsense
    // Pixels along the side of a picture, 256 or 512: how sharp it is. The grid is the same.
    int tileSize = 256;
};

// Pictures of a base map. Each object is for one thread at a time; two objects, of the same file
// too, know nothing of each other. tile() may wait for a disk or a server, so not on the GUI
// thread.
class TileSource {
public:
    virtual ~TileSource() = default;
    TileSource(const TileSource &) = delete;
    TileSource &operator=(const TileSource &) = delete;

    const TileSourceInfo &info() const { return m_info; }
    // The bytes of a PNG, JPEG or WebP file of at most kMaxTileSide pixels each way, as its head
    // says; what follows the head is for the decoder to doubt. Nothing where the source has no such
    // tile. Fails with a sentence for people, or with Cancelled; another tile may still be there.
    Result<std::optional<std::string>> tile(TileId id, const Progress &progress = {});

protected:
    explicit TileSource(TileSourceInfo info) : m_info(std::move(info)) {}

private:
    // Of a square that isTile().
    virtual Result<std::optional<std::string>> read(TileId id, const Progress &progress) = 0;

    TileSourceInfo m_info;
};

inline constexpr int kMaxTileSide = 4096;
inline constexpr std::size_t kMaxTileBytes = std::size_t{8} << 20;

// A file of picture tiles, known by what is in it: PMTiles version 3, MBTiles, or a GeoPackage with
// tiles on the web's grid. InvalidInput, with a sentence that says why, for vector tiles, other
// grids and everything else; Damaged; NotFound. The file must stay as it is while the source lives
// (core/base/mapped_file.h).
Result<std::unique_ptr<TileSource>> openTiles(const std::filesystem::path &file);

// A look at the first bytes and, of an SQLite file, at the names of its tables: enough to tell
// tiles from lists when a file is dropped. openTiles() may still refuse it.
bool mayBeTiles(const std::filesystem::path &file);

} // namespace placeweave
