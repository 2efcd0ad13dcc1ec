// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// Tiles kept in a folder, each in a file of its own that is whole or not there. A file's time is
// when it was last used; when it was fetched stands before the picture. One thread; several caches
// may use the same folder, and each then counts what the others write when it next tidies up.
class TileCache {
public:
    struct Kept {
        std::string bytes;
        std::chrono::sys_seconds fetched;
    };

    // `most` bytes are kept, give or take one tile.
    static Result<TileCache> in(const std::filesystem::path &folder, std::int64_t most);

    // Of what `key` stands for, whatever it is made of; marks it as used `now`. Nothing where it is
    // missing, damaged or no picture.
    std::optional<Kept> find(std::string_view key, std::chrono::sys_seconds now);
    Result<void> keep(std::string_view key, std::string_view bytes, std::chrono::sys_seconds now);

private:
    TileCache(std::filesystem::path folder, std::int64_t most)
        : m_folder(std::move(folder)), m_most(most) {}
    std::filesystem::path fileOf(std::string_view key) const;
    void tidyUp();

    std::filesystem::path m_folder;
    std::int64_t m_most;
    std::int64_t m_bytes = 0; // in the folder, when it was last looked through and since
};

} // namespace placeweave
