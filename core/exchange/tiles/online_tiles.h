// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tiles/tile_source.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace placeweave {

struct OnlineTilesOptions {
    // "https://tile.example.org/{z}/{x}/{y}.png"; {r} is left out. Others are refused.
    std::string address;
    std::string name;        // the host's where empty
    std::string attribution; // HTML or plain text
    int minZoom = 0;
    int maxZoom = 19; // at most kMaxOnlineZoom
    int tileSize = 256;
    // Where tiles are kept; made when missing. May be shared by servers, and by programs.
    std::filesystem::path cacheFolder;
    std::int64_t cacheBytes = std::int64_t{200} << 20; // beyond, what was not used for longest goes
    std::chrono::seconds keptFor = std::chrono::days(7); // then it is asked for again
    std::chrono::milliseconds timeLimit{10'000};         // for one tile
    std::int64_t tileBytes = std::int64_t{2} << 20;
    // For tests, which do not wait.
    std::function<std::chrono::sys_seconds()> now = [] {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    };
};

inline constexpr int kMaxOnlineZoom = 24;

// Tiles of a web server. The one that runs it learns which squares somebody looks at, so it is for
// people to switch on. A tile that is kept goes before the server while it is young, and in its
// place when the server cannot be reached. What the server does not have (404) is not asked for
// again by this object. A server that wants a pause (429, 503: as long as it says), does not let us
// in, does not answer or answers with anything else than a tile is asked by no object of this
// process until some time has gone by, twice as long each time.
//
// tile() fails with a sentence that names the server: NotFound where asking again may help, else
// InvalidInput.
Result<std::unique_ptr<TileSource>> openOnlineTiles(const OnlineTilesOptions &options);

} // namespace placeweave
