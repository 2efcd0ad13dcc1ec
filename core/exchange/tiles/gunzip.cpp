// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/gunzip.h"

#include "core/exchange/quiet_gdal.h"
#include "core/exchange/tiles/picture.h"

#include <cpl_conv.h>
#include <cstdint>

namespace placeweave {

Result<std::string> gunzip(std::string_view packed, std::size_t most) {
    constexpr std::size_t kLeast = 18;       // of an empty file: RFC 1952 section 2.3
    constexpr std::size_t kBestRatio = 1033; // deflate packs no tighter
    const QuietGdal quiet;
    if (packed.size() < kLeast || !isGzip(packed))
        return fail(ErrorCode::Damaged, "A packed part of the file is damaged.");
    std::size_t size = 0; // the last four bytes say it
    for (std::size_t i = 1; i <= 4; ++i)
        size = size << 8 | static_cast<unsigned char>(packed[packed.size() - i]);
    if (size > most || size / kBestRatio > packed.size())
        return fail(ErrorCode::Damaged,
                    "A packed part of the file would be far larger than it can be.");
    // One more than needed: none at all would mean "make room yourself".
    std::string unpacked(size + 1, '\0');
    std::size_t got = 0;
    if (!CPLZLibInflate(packed.data(), packed.size(), unpacked.data(), unpacked.size(), &got) ||
        got != size)
        return fail(ErrorCode::Damaged, "A packed part of the file is damaged.");
    unpacked.resize(size);
    return unpacked;
}

} // namespace placeweave
