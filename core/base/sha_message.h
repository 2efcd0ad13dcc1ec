// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeweave {

// The bytes as SHA-1 and SHA-256 take them (FIPS 180-4, 5.1.1): padded to blocks of 64, their
// length in bits at the end.
inline std::string shaMessage(std::string_view bytes) {
    std::string message(bytes);
    const std::uint64_t bitCount = std::uint64_t{bytes.size()} * 8;
    message += static_cast<char>(0x80);
    while (message.size() % 64 != 56)
        message += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        message += static_cast<char>(bitCount >> shift);
    return message;
}

} // namespace placeweave
