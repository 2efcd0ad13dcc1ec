// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace placeweave {

// The id of a row: 53 bits, so that it is exact in QML and JavaScript. Upper 32 bits are the block
// of the replica that made it, lower 21 a counter (docs/format.md).
struct RowId {
    std::int64_t value = 0;

    static constexpr int kCounterBits = 21;
    static constexpr std::int64_t kBlockSize = std::int64_t{1} << kCounterBits;

    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const RowId &) const = default;
};

struct ActionId {
    std::int64_t value = 0;
    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const ActionId &) const = default;
};

// RFC 4122 text form, lower case. Random (version 4) for a map, computed (version 5) for a row.
std::string randomUuid();
std::string nameUuid(const std::string &namespaceUuid, const std::string &name);

// Random bits from the system's own source.
std::uint64_t randomBits();

} // namespace placeweave

template <>
struct std::hash<placeweave::RowId> {
    std::size_t operator()(placeweave::RowId id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
