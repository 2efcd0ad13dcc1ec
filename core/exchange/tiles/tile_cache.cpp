// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/tile_cache.h"

#include "core/base/machine.h"
#include "core/base/sha1.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_source.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <vector>

namespace placeweave {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;

constexpr std::string_view kEnding = ".tile";
constexpr std::size_t kHead = 8; // the time of fetching: seconds since 1970, the lowest byte first

std::string headOf(sys_seconds time) {
    auto seconds = static_cast<std::uint64_t>(time.time_since_epoch().count());
    std::string head;
    for (std::size_t i = 0; i < kHead; ++i, seconds >>= 8)
        head += static_cast<char>(seconds & 0xFF);
    return head;
}

sys_seconds timeIn(std::string_view head) {
    std::uint64_t seconds = 0;
    for (std::size_t i = kHead; i-- > 0;)
        seconds = seconds << 8 | static_cast<unsigned char>(head[i]);
    return sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

void markUsed(const fs::path &file, sys_seconds now) {
    std::error_code ignored; // a medium that keeps no times forgets by chance
    fs::last_write_time(file, std::chrono::clock_cast<std::chrono::file_clock>(now), ignored);
}

struct Entry {
    fs::path file;
    fs::file_time_type used;
    std::int64_t bytes = 0;
};

// Ours and no others, with what was left half written when a computer went out.
std::vector<Entry> entriesOf(const fs::path &folder) {
    std::vector<Entry> entries;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem)) {
        std::error_code gone;
        if (at->path().extension() != kEnding || !at->is_regular_file(gone))
            continue;
        Entry entry{at->path(), at->last_write_time(gone),
                    static_cast<std::int64_t>(at->file_size(gone))};
        if (!gone)
            entries.push_back(std::move(entry));
    }
    return entries;
}

std::int64_t bytesOf(const std::vector<Entry> &entries) {
    std::int64_t bytes = 0;
    for (const Entry &entry : entries)
        bytes += entry.bytes;
    return bytes;
}

} // namespace

Result<TileCache> TileCache::in(const fs::path &folder, std::int64_t most) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (folder.empty() || problem)
        return fail(ErrorCode::ReadOnly, "The folder for map tiles could not be made.",
                    toUtf8(folder));
    TileCache cache(folder, most);
    cache.m_bytes = bytesOf(entriesOf(folder));
    return cache;
}

fs::path TileCache::fileOf(std::string_view key) const {
    std::string name;
    for (const std::uint8_t byte : sha1(key))
        name += std::format("{:02x}", byte);
    return m_folder / (name + std::string(kEnding));
}

std::optional<TileCache::Kept> TileCache::find(std::string_view key, sys_seconds now) {
    const fs::path file = fileOf(key);
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    if (missing || size < kHead || size > kHead + kMaxTileBytes)
        return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return std::nullopt;
    const sys_seconds fetched = timeIn(bytes);
    bytes.erase(0, kHead);
    if (!pictureHead(bytes))
        return std::nullopt;
    markUsed(file, now);
    return Kept{std::move(bytes), fetched};
}

Result<void> TileCache::keep(std::string_view key, std::string_view bytes, sys_seconds now) {
    const fs::path path = fileOf(key);
    PW_TRY(ReplacedFile file, ReplacedFile::beside(path));
    file.write(headOf(now));
    file.write(bytes);
    PW_CHECK(file.commit());
    markUsed(path, now);
    m_bytes += static_cast<std::int64_t>(kHead + bytes.size());
    if (m_bytes > m_most)
        tidyUp();
    return {};
}

// Some more than needed, for a folder of many files takes long to look through.
void TileCache::tidyUp() {
    std::vector<Entry> entries = entriesOf(m_folder);
    std::ranges::sort(entries, {}, &Entry::used);
    m_bytes = bytesOf(entries);
    const std::int64_t enough = m_most - m_most / 10;
    if (m_bytes <= m_most)
        return;
    for (const Entry &entry : entries) {
        if (m_bytes <= enough)
            return;
        std::error_code problem; // in use by another program: the next one goes instead
        if (fs::remove(entry.file, problem) || !problem)
            m_bytes -= entry.bytes;
    }
}

} // namespace placeweave
