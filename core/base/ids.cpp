// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include "core/base/sha1.h"

#include <array>
#include <random>
#include <string_view>

namespace placeweave {
namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

constexpr std::string_view kHex = "0123456789abcdef";

// Each row that leaves gets one: a table of figures, for formatting them took most of the time.
std::string toText(Bytes16 bytes, std::uint8_t version) {
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[bytes[i] >> 4];
        text += kHex[bytes[i] & 0x0F];
    }
    return text;
}

std::uint8_t halfByte(char digit) {
    if (digit >= 'a' && digit <= 'f')
        return static_cast<std::uint8_t>(digit - 'a' + 10);
    if (digit >= 'A' && digit <= 'F')
        return static_cast<std::uint8_t>(digit - 'A' + 10);
    return static_cast<std::uint8_t>(digit >= '0' && digit <= '9' ? digit - '0' : 0);
}

std::string parse(std::string_view uuid) {
    std::string raw;
    raw.reserve(16);
    bool isHigh = true;
    for (const char c : uuid) {
        if (c == '-')
            continue;
        if (isHigh)
            raw += static_cast<char>(halfByte(c) << 4);
        else
            raw.back() = static_cast<char>(raw.back() | halfByte(c));
        isHigh = !isHigh;
    }
    return raw;
}

} // namespace

std::uint64_t randomBits() {
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
}

std::string randomUuid() {
    Bytes16 bytes{};
    for (std::size_t half = 0; half < 2; ++half) {
        const std::uint64_t bits = randomBits();
        for (std::size_t i = 0; i < 8; ++i)
            bytes[half * 8 + i] = static_cast<std::uint8_t>(bits >> (8 * i));
    }
    return toText(bytes, 4);
}

std::string nameUuid(const std::string &namespaceUuid, const std::string &name) {
    const Sha1Digest digest = sha1(parse(namespaceUuid) + name);
    Bytes16 bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = digest[i];
    return toText(bytes, 5);
}

} // namespace placeweave
