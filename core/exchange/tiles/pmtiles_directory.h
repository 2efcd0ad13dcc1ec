// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tiles/tile_source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// The parts of a PMTiles file (version 3, section numbers of its specification), as bytes alone:
// nothing here reads a file. Everything they say is doubted.

struct PmtilesSection {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    // Its part of `whole`; nothing where that is too short.
    std::optional<std::string_view> of(std::span<const std::byte> whole) const;
};

enum class PmtilesPacking : std::uint8_t { Unknown, None, Gzip, Brotli, Zstd };
enum class PmtilesKind : std::uint8_t { Unknown, Mvt, Png, Jpeg, Webp, Avif, MapLibre };

// Section 3.
struct PmtilesHeader {
    static constexpr std::size_t kSize = 127;

    PmtilesSection root;
    PmtilesSection metadata;
    PmtilesSection leaves;
    PmtilesSection tiles;
    PmtilesPacking directoryPacking = PmtilesPacking::Unknown; // of the metadata too
    PmtilesPacking tilePacking = PmtilesPacking::Unknown;
    PmtilesKind kind = PmtilesKind::Unknown;
    int minZoom = 0;
    int maxZoom = 0;
    std::optional<LatLonBox> bounds;

    // Fails for another version and where a section lies beyond the end.
    static Result<PmtilesHeader> of(std::span<const std::byte> file, const std::string &name);
};

// Section 4.2: `runLength` tiles from `id` on are the same picture; 0 of them is a leaf directory.
struct PmtilesEntry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0; // in the section of tiles, or of leaves
    std::uint32_t length = 0;
    std::uint32_t runLength = 0;

    PmtilesSection section() const { return {offset, length}; }
};

// In the order of their ids.
using PmtilesDirectory = std::vector<PmtilesEntry>;

// Unpacked bytes. Damaged for numbers that run over or out, ids that do not rise, and more entries
// than there are bytes for.
Result<PmtilesDirectory> pmtilesDirectory(std::string_view bytes);
// The entry that may know of it: the last that begins no later. Null where there is none.
const PmtilesEntry *findEntry(const PmtilesDirectory &directory, std::uint64_t id);

// Section 4.1: squares of all lower zooms first, then along a Hilbert curve. Of one that isTile().
std::uint64_t pmtilesId(TileId tile);

} // namespace placeweave
