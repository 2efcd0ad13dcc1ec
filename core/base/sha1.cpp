// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha1.h"

#include "core/base/sha_message.h"

#include <bit>

namespace placeweave {

Sha1Digest sha1(std::string_view bytes) {
    const std::string message = shaMessage(bytes);
    std::array<std::uint32_t, 5> hash{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 80> words{};
        for (std::size_t i = 0; i < 64; ++i)
            words[i / 4] = (words[i / 4] << 8) | static_cast<std::uint8_t>(message[block + i]);
        for (std::size_t i = 16; i < 80; ++i)
            words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        auto [a, b, c, d, e] = hash;
        for (std::size_t i = 0; i < 80; ++i) {
            std::uint32_t mix = 0;
            std::uint32_t round = 0;
            if (i < 20) {
                mix = (b & c) | (~b & d);
                round = 0x5A827999;
            } else if (i < 40) {
                mix = b ^ c ^ d;
                round = 0x6ED9EBA1;
            } else if (i < 60) {
                mix = (b & c) | (b & d) | (c & d);
                round = 0x8F1BBCDC;
            } else {
                mix = b ^ c ^ d;
                round = 0xCA62C1D6;
            }
            const std::uint32_t next = std::rotl(a, 5) + mix + e + round + words[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        }
        hash = {hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e};
    }
    Sha1Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(hash[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

} // namespace placeweave
