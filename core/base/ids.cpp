// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include "core/base/sha1.h"

#include <array>
#include <format>
#include <random>

namespace placeweave {
namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

std::string toText(Bytes16 bytes, std::uint8_t version) {
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += std::format("{:02x}", bytes[i]);
    }
    return text;
}

std::string parse(const std::string &uuid) {
    std::string raw;
    std::string digits;
    for (const char c : uuid)
        if (c != '-')
            digits += c;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        raw += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
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
