// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/table_source.h"

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

namespace placeweave::hsds {

// What a page says of itself. Feeds are known to lie about every number of it: `items` was counted.
struct Page {
    bool isPage = false; // it has "contents"; else the file is one thing, or a bare list of things
    std::optional<std::int64_t> totalItems;
    std::optional<std::int64_t> totalPages;
    std::optional<std::int64_t> number;
    std::optional<bool> isFirst;
    std::optional<bool> isLast;
    std::optional<bool> isEmpty;
    std::int64_t items = 0;
};

// No feed of a directory comes near these; what goes beyond them is refused.
inline constexpr std::int64_t kMaxFileBytes = std::int64_t{1} << 30; // of text, unpacked
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
inline constexpr int kMaxDepth = 64;
inline constexpr std::int64_t kMaxValuesOfItem = 2'000'000;

using ItemReader = std::function<Result<void>(nlohmann::json &&item)>;

// Hands over the services, organisations, ... of one file of a feed (HSDS 3.x JSON), one after the
// other; only one is held in memory. Numbers that no double holds come as text. Fails with a
// sentence and the line where the file is no JSON, breaks off or goes beyond a limit, and with
// whatever `reader` fails with.
Result<Page> readItems(const TableSource &source, const ItemReader &reader);

} // namespace placeweave::hsds
