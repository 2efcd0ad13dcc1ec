// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an MBTiles file or a GeoPackage of tiles, and what it says of itself.
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_source.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace placeweave;
    // In memory where the system has such a folder; SQLite opens files only.
    static const std::string kFile = "/dev/shm/placeweave-fuzz-" + std::to_string(getpid());
    for (const char *ending : {".mbtiles", ".gpkg"}) {
        const std::filesystem::path file = kFile + ending;
        std::ofstream(file, std::ios::binary | std::ios::trunc)
            .write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
        if (const auto tiles = openTiles(file))
            for (const TileId id : {TileId{0, 0, 0}, TileId{1, 1, 0}, TileId{14, 8000, 5300}}) {
                const auto tile = (*tiles)->tile(id);
                if (tile && *tile && !pictureHead(**tile))
                    std::abort();
            }
        std::filesystem::remove(file);
    }
    return 0;
}
