// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/pmtiles_directory.h"

#include "core/exchange/tiles/tile_formats.h"

#include <algorithm>
#include <format>
#include <limits>

namespace placeweave {
namespace {

std::uint64_t littleEndian(std::span<const std::byte> bytes, std::size_t at, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t i = count; i-- > 0;)
        number = number << 8 | std::to_integer<std::uint64_t>(bytes[at + i]);
    return number;
}

double degreesAt(std::span<const std::byte> bytes, std::size_t at) {
    const auto number = static_cast<std::uint32_t>(littleEndian(bytes, at, 4));
    return static_cast<std::int32_t>(number) / 1e7;
}

std::unexpected<Error> damaged(const char *why) {
    return fail(ErrorCode::Damaged, std::format("The directory of the tiles is damaged: {}.", why));
}

// Numbers of seven bits a byte, the lowest first (LEB128).
class NumberReader {
public:
    explicit NumberReader(std::string_view bytes) : m_bytes(bytes) {}

    Result<std::uint64_t> next() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_bytes.empty())
                return damaged("it ends too early");
            const auto byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            const std::uint64_t bits = byte & 0x7FU;
            if (shift == 63 && bits > 1)
                break;
            number |= bits << shift;
            if (byte < 0x80)
                return number;
        }
        return damaged("a number is too large");
    }
    Result<std::uint32_t> nextSmall() {
        PW_TRY(const std::uint64_t number, next());
        if (number > std::numeric_limits<std::uint32_t>::max())
            return damaged("a number is too large");
        return static_cast<std::uint32_t>(number);
    }
    std::size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
};

Result<void> readIds(NumberReader &numbers, PmtilesDirectory &directory) {
    std::uint64_t id = 0;
    for (PmtilesEntry &entry : directory) {
        PW_TRY(const std::uint64_t step, numbers.next());
        if (step > std::numeric_limits<std::uint64_t>::max() - id)
            return damaged("a number is too large");
        if (step == 0 && &entry != &directory.front())
            return damaged("its tiles are out of order");
        id += step;
        entry.id = id;
    }
    return {};
}

// Zero stands for "right behind the one before".
Result<void> readOffsets(NumberReader &numbers, PmtilesDirectory &directory) {
    std::uint64_t behind = 0;
    for (PmtilesEntry &entry : directory) {
        PW_TRY(const std::uint64_t number, numbers.next());
        if (number == 0 && &entry == &directory.front())
            return damaged("its first tile is nowhere");
        entry.offset = number == 0 ? behind : number - 1;
        if (entry.offset > std::numeric_limits<std::uint64_t>::max() - entry.length)
            return damaged("a number is too large");
        behind = entry.offset + entry.length;
    }
    return {};
}

Result<void> checkSection(const PmtilesSection &section, std::span<const std::byte> file,
                          const std::string &name) {
    if (section.of(file))
        return {};
    return fail(ErrorCode::Damaged, "The file of tiles is cut short; fetch or copy it again.",
                name);
}

} // namespace

std::optional<std::string_view> PmtilesSection::of(std::span<const std::byte> whole) const {
    if (length == 0) // and may be said to be anywhere
        return std::string_view();
    if (offset > whole.size() || length > whole.size() - offset)
        return std::nullopt;
    return std::string_view(reinterpret_cast<const char *>(whole.data()) + offset,
                            static_cast<std::size_t>(length));
}

Result<PmtilesHeader> PmtilesHeader::of(std::span<const std::byte> file, const std::string &name) {
    const std::size_t magic = kPmtilesMagic.size();
    if (file.size() <= magic || PmtilesSection{0, magic}.of(file) != kPmtilesMagic)
        return fail(ErrorCode::InvalidInput, "This is no PMTiles file.", name);
    if (const auto version = std::to_integer<int>(file[magic]); version != 3)
        return fail(ErrorCode::InvalidInput,
                    std::format("The tiles are in version {} of PMTiles; Placeweave reads "
                                "version 3.",
                                version),
                    name);
    if (file.size() < kSize)
        return fail(ErrorCode::Damaged, "The file of tiles is cut short; fetch or copy it again.",
                    name);
    const auto sectionAt = [&](std::size_t at) {
        return PmtilesSection{littleEndian(file, at, 8), littleEndian(file, at + 8, 8)};
    };
    PmtilesHeader header;
    header.root = sectionAt(8);
    header.metadata = sectionAt(24);
    header.leaves = sectionAt(40);
    header.tiles = sectionAt(56);
    header.directoryPacking = static_cast<PmtilesPacking>(file[0x61]);
    header.tilePacking = static_cast<PmtilesPacking>(file[0x62]);
    header.kind = static_cast<PmtilesKind>(file[0x63]);
    header.minZoom = std::to_integer<int>(file[0x64]);
    header.maxZoom = std::to_integer<int>(file[0x65]);
    header.bounds = soundBounds(degreesAt(file, 0x66), degreesAt(file, 0x6A), degreesAt(file, 0x6E),
                                degreesAt(file, 0x72));
    for (const PmtilesSection &section :
         {header.root, header.metadata, header.leaves, header.tiles})
        PW_CHECK(checkSection(section, file, name));
    return header;
}

Result<PmtilesDirectory> pmtilesDirectory(std::string_view bytes) {
    constexpr std::size_t kLeastBytes = 4; // of an entry: four numbers
    NumberReader numbers(bytes);
    PW_TRY(const std::uint64_t count, numbers.next());
    if (count > numbers.left() / kLeastBytes)
        return damaged("it claims more tiles than it has room for");
    PmtilesDirectory directory(static_cast<std::size_t>(count));
    PW_CHECK(readIds(numbers, directory));
    for (PmtilesEntry &entry : directory) {
        PW_TRY(entry.runLength, numbers.nextSmall());
    }
    for (PmtilesEntry &entry : directory) {
        PW_TRY(entry.length, numbers.nextSmall());
        if (entry.length == 0)
            return damaged("a tile has no bytes");
    }
    PW_CHECK(readOffsets(numbers, directory));
    return directory;
}

const PmtilesEntry *findEntry(const PmtilesDirectory &directory, std::uint64_t id) {
    const auto after = std::ranges::upper_bound(directory, id, {}, &PmtilesEntry::id);
    return after == directory.begin() ? nullptr : &*std::prev(after);
}

std::uint64_t pmtilesId(TileId tile) {
    // 1 + 4 + 16 + ... tiles of the zooms below.
    std::uint64_t id = ((std::uint64_t{1} << (2 * tile.zoom)) - 1) / 3;
    std::uint32_t x = tile.x;
    std::uint32_t y = tile.y;
    for (int bit = tile.zoom - 1; bit >= 0; --bit) {
        const std::uint32_t side = std::uint32_t{1} << bit;
        const bool isEast = (x & side) != 0;
        const bool isSouth = (y & side) != 0;
        const std::uint64_t quarter = (isEast ? 3U : 0U) ^ (isSouth ? 1U : 0U);
        id += quarter << (2 * bit);
        // The curve enters each quarter turned; only the bits below count from here on.
        if (!isSouth) {
            if (isEast) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return id;
}

} // namespace placeweave
