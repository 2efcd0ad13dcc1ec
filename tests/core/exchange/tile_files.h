// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tiles/tile_source.h"
#include "tests/temporary_folder.h"

#include <fstream>
#include <string>
#include <string_view>

namespace placeweave {

// The head of a PNG picture, which is what tiles are known by, and a label to know it by.
inline std::string pngOf(const std::string &label, unsigned width = 256) {
    std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
    for (int side = 0; side < 2; ++side)
        for (int shift = 24; shift >= 0; shift -= 8)
            png += static_cast<char>(width >> shift & 0xFF);
    return png + label;
}

inline void writeBytes(const std::filesystem::path &file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// The label of a tile; empty where there is none.
inline std::string labelOf(TileSource &tiles, TileId id) {
    const auto bytes = valueOf(tiles.tile(id));
    return bytes ? bytes->substr(24) : std::string();
}

template <class T>
std::string sentenceOf(const Result<T> &result) {
    return result ? std::string() : result.error().message;
}

} // namespace placeweave
