// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/picture.h"

#include <cstddef>
#include <cstdint>

namespace placeweave {
namespace {

using namespace std::string_view_literals;

// 0 beyond the end.
std::uint32_t byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number = number << 8 | byteAt(bytes, at + i);
    return number;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = count; i-- > 0;)
        number = number << 8 | byteAt(bytes, at + i);
    return number;
}

std::optional<PictureHead> headOf(PictureKind kind, std::uint32_t width, std::uint32_t height) {
    constexpr std::uint32_t kMost = 0x7FFF'FFFF;
    if (width == 0 || height == 0 || width > kMost || height > kMost)
        return std::nullopt;
    return PictureHead{kind, static_cast<int>(width), static_cast<int>(height)};
}

// PNG section 11.2.1: IHDR is the first chunk.
std::optional<PictureHead> pngHead(std::string_view bytes) {
    if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR")
        return std::nullopt;
    return headOf(PictureKind::Png, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4));
}

// A start of frame (ITU T.81 table B.1), which is where a JPEG says its size.
bool isFrame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureHead> jpegHead(std::string_view bytes) {
    for (std::size_t at = 2; at + 9 <= bytes.size();) {
        if (byteAt(bytes, at) != 0xFF)
            return std::nullopt;
        const std::uint32_t marker = byteAt(bytes, at + 1);
        if (marker == 0xFF) { // filling
            ++at;
            continue;
        }
        if (isFrame(marker))
            return headOf(PictureKind::Jpeg, bigEndian(bytes, at + 7, 2),
                          bigEndian(bytes, at + 5, 2));
        const std::uint32_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

// RFC 9649 section 2.7: simple, lossless and extended files say their size in three ways.
std::optional<PictureHead> webpHead(std::string_view bytes) {
    if (bytes.size() < 30)
        return std::nullopt;
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8 " && bytes.substr(23, 3) == "\x9D\x01\x2A"sv)
        return headOf(PictureKind::Webp, littleEndian(bytes, 26, 2) & 0x3FFF,
                      littleEndian(bytes, 28, 2) & 0x3FFF);
    if (chunk == "VP8L" && byteAt(bytes, 20) == 0x2F) {
        const std::uint32_t sizes = littleEndian(bytes, 21, 4);
        return headOf(PictureKind::Webp, (sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
    }
    if (chunk == "VP8X")
        return headOf(PictureKind::Webp, littleEndian(bytes, 24, 3) + 1,
                      littleEndian(bytes, 27, 3) + 1);
    return std::nullopt;
}

} // namespace

std::optional<PictureHead> pictureHead(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
        return pngHead(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF"sv))
        return jpegHead(bytes);
    if (bytes.size() > 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8).starts_with("WEBP"sv))
        return webpHead(bytes);
    return std::nullopt;
}

} // namespace placeweave
