// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/machine.h"
#include "core/base/mapped_file.h"
#include "core/exchange/tiles/gunzip.h"
#include "core/exchange/tiles/html_text.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/pmtiles_directory.h"
#include "core/exchange/tiles/tile_formats.h"

#include <algorithm>
#include <format>
#include <list>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

// The root counts as one.
constexpr int kMaxDepth = 4;
// Unpacked. Leaves of whole-planet files have a tenth of that.
constexpr std::size_t kMaxDirectoryBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxMetadataBytes = std::size_t{4} << 20;

Result<std::string> unpacked(std::string_view bytes, PmtilesPacking packing, std::size_t most) {
    switch (packing) {
    case PmtilesPacking::Gzip:
        return gunzip(bytes, most);
    case PmtilesPacking::Unknown: // that it is none at all shows in what it holds
    case PmtilesPacking::None:
        if (bytes.size() > most)
            return fail(ErrorCode::Damaged, "A part of the file is far larger than it can be.");
        return std::string(bytes);
    default:
        return fail(ErrorCode::InvalidInput,
                    "The tiles are packed in a way (Brotli or Zstandard) that Placeweave cannot "
                    "unpack. Ask for the file with gzip packing, or with none.");
    }
}

// Directories that were read lately: neighbouring tiles are in the same few.
class DirectoryCache {
public:
    const PmtilesDirectory *find(std::uint64_t offset) {
        const auto at = std::ranges::find(m_kept, offset, &Kept::offset);
        if (at == m_kept.end())
            return nullptr;
        m_kept.splice(m_kept.begin(), m_kept, at);
        return &m_kept.front().directory;
    }
    // Stays where it is until the next one is kept.
    const PmtilesDirectory *keep(std::uint64_t offset, PmtilesDirectory directory) {
        m_entries += directory.size();
        m_kept.push_front({offset, std::move(directory)});
        while (m_kept.size() > 1 && (m_kept.size() > kMostKept || m_entries > kMostEntries)) {
            m_entries -= m_kept.back().directory.size();
            m_kept.pop_back();
        }
        return &m_kept.front().directory;
    }

private:
    static constexpr std::size_t kMostKept = 32;
    static constexpr std::size_t kMostEntries = 1'000'000;
    struct Kept {
        std::uint64_t offset;
        PmtilesDirectory directory;
    };
    std::list<Kept> m_kept; // the latest first
    std::size_t m_entries = 0;
};

// The bytes of one file, and the way to a tile in them.
class PmtilesArchive {
public:
    static Result<PmtilesArchive> over(std::span<const std::byte> file, const std::string &name) {
        PmtilesArchive archive(file, name);
        PW_TRY(archive.m_header, PmtilesHeader::of(file, name));
        PW_TRY(archive.m_root, archive.directory(archive.m_header.root.of(file)));
        return archive;
    }

    const PmtilesHeader &header() const { return m_header; }
    Result<std::optional<std::string>> tile(std::uint64_t id, TileId of);
    Result<std::string> firstTile();
    // An empty object where there is none, or nothing that can be read.
    json metadata() const;

private:
    PmtilesArchive(std::span<const std::byte> file, std::string name)
        : m_file(file), m_name(std::move(name)) {}

    Result<PmtilesDirectory> directory(std::optional<std::string_view> packed) const;
    Result<const PmtilesDirectory *> leaf(const PmtilesEntry &entry);
    Result<std::string> bytesOf(const PmtilesEntry &entry) const;
    // Those who read bytes do not know whose they are.
    template <class T>
    Result<T> about(Result<T> result) const {
        if (!result)
            return fail(result.error().code, result.error().message, m_name);
        return result;
    }
    std::unexpected<Error> tooDeep() const {
        return fail(ErrorCode::Damaged,
                    "The directory of the tiles is damaged: it leads round in circles.", m_name);
    }

    std::span<const std::byte> m_file;
    std::string m_name;
    PmtilesHeader m_header;
    PmtilesDirectory m_root;
    DirectoryCache m_leaves;
};

Result<PmtilesDirectory> PmtilesArchive::directory(std::optional<std::string_view> packed) const {
    if (!packed)
        return fail(ErrorCode::Damaged,
                    "The directory of the tiles is damaged: a part of it is beyond the end.",
                    m_name);
    PW_TRY(const std::string bytes,
           about(unpacked(*packed, m_header.directoryPacking, kMaxDirectoryBytes)));
    return about(pmtilesDirectory(bytes));
}

Result<const PmtilesDirectory *> PmtilesArchive::leaf(const PmtilesEntry &entry) {
    if (const PmtilesDirectory *kept = m_leaves.find(entry.offset))
        return kept;
    const auto leaves = std::as_bytes(std::span(m_header.leaves.of(m_file).value_or("")));
    PW_TRY(PmtilesDirectory directory, directory(entry.section().of(leaves)));
    return m_leaves.keep(entry.offset, std::move(directory));
}

Result<std::string> PmtilesArchive::bytesOf(const PmtilesEntry &entry) const {
    const auto tiles = std::as_bytes(std::span(m_header.tiles.of(m_file).value_or("")));
    const auto bytes = entry.section().of(tiles);
    if (!bytes)
        return fail(ErrorCode::Damaged, "A tile is said to lie beyond the end of the file.",
                    m_name);
    return about(unpacked(*bytes, m_header.tilePacking, kMaxTileBytes));
}

Result<std::optional<std::string>> PmtilesArchive::tile(std::uint64_t id, TileId of) {
    const PmtilesDirectory *directory = &m_root;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const PmtilesEntry *entry = findEntry(*directory, id);
        if (!entry)
            return std::nullopt;
        if (entry->runLength == 0) {
            PW_TRY(directory, leaf(*entry));
            continue;
        }
        if (id - entry->id >= entry->runLength)
            return std::nullopt;
        if (entry->length > kMaxTileBytes)
            return refuseLargeTile(of);
        return bytesOf(*entry);
    }
    return tooDeep();
}

Result<std::string> PmtilesArchive::firstTile() {
    const PmtilesDirectory *directory = &m_root;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        if (directory->empty())
            return refuseNoTiles(m_name);
        const PmtilesEntry &first = directory->front();
        if (first.runLength > 0)
            return bytesOf(first);
        PW_TRY(directory, leaf(first));
    }
    return tooDeep();
}

json PmtilesArchive::metadata() const {
    const auto packed = m_header.metadata.of(m_file);
    if (!packed || packed->empty())
        return json::object();
    const auto text = unpacked(*packed, m_header.directoryPacking, kMaxMetadataBytes);
    json parsed = text ? json::parse(*text, nullptr, false) : json::object();
    return parsed.is_object() ? parsed : json::object();
}

std::string textIn(const json &metadata, const char *key) {
    const auto at = metadata.find(key);
    return at != metadata.end() && at->is_string() ? textOfHtml(at->get_ref<const std::string &>())
                                                   : std::string();
}

Result<void> checkKind(const PmtilesHeader &header, const std::string &name) {
    switch (header.kind) {
    case PmtilesKind::Mvt:
    case PmtilesKind::MapLibre:
        return refuseVectorTiles(name);
    case PmtilesKind::Unknown: // the first tile will tell
    case PmtilesKind::Png:
    case PmtilesKind::Jpeg:
    case PmtilesKind::Webp:
        break;
    case PmtilesKind::Avif:
    default:
        return refuseNoPictures(name);
    }
    if (header.minZoom > header.maxZoom || header.maxZoom > kMaxTileZoom)
        return fail(ErrorCode::Damaged, "The file of tiles is damaged: its zooms make no sense.",
                    name);
    return {};
}

class Pmtiles : public TileSource {
public:
    Pmtiles(TileSourceInfo info, MappedFile file, PmtilesArchive archive)
        : TileSource(std::move(info)), m_file(std::move(file)), m_archive(std::move(archive)) {}

private:
    Result<std::optional<std::string>> read(TileId id, const Progress &) override {
        return m_archive.tile(pmtilesId(id), id);
    }

    MappedFile m_file; // what the archive looks into; none where the bytes are somebody else's
    PmtilesArchive m_archive;
};

Result<std::unique_ptr<TileSource>> pmtilesOf(MappedFile file, std::span<const std::byte> bytes,
                                              const std::string &name) {
    // Before the directory, for what is packed in an unknown way may be the wrong kind as well.
    PW_TRY(const PmtilesHeader header, PmtilesHeader::of(bytes, name));
    PW_CHECK(checkKind(header, name));
    PW_TRY(PmtilesArchive archive, PmtilesArchive::over(bytes, name));
    PW_TRY(const std::string first, archive.firstTile());
    const auto head = pictureHead(first);
    if (!head)
        return isGzip(first) ? refuseVectorTiles(name) : refuseNoPictures(name);
    const json metadata = archive.metadata();
    TileSourceInfo info{.name = textIn(metadata, "name"),
                        .attribution = textIn(metadata, "attribution"),
                        .minZoom = header.minZoom,
                        .maxZoom = header.maxZoom,
                        .bounds = header.bounds,
                        .tileSize = tileSizeOf(head->width)};
    if (info.name.empty())
        info.name = name;
    return std::make_unique<Pmtiles>(std::move(info), std::move(file), std::move(archive));
}

} // namespace

Result<std::unique_ptr<TileSource>> openPmtiles(const std::filesystem::path &file) {
    PW_TRY(MappedFile mapped, MappedFile::open(file));
    const std::span<const std::byte> bytes = mapped.bytes();
    return pmtilesOf(std::move(mapped), bytes, toUtf8(file.filename()));
}

Result<std::unique_ptr<TileSource>> pmtilesOver(std::span<const std::byte> bytes,
                                                const std::string &name) {
    return pmtilesOf({}, bytes, name);
}

} // namespace placeweave
