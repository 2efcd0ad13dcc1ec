// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/geometry_blob.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace placeweave {
namespace {

constexpr std::int32_t kWgs84 = 4326;
constexpr std::size_t kHeaderBytes = 8;
constexpr std::size_t kPointBytes = 21; // of WKB

template <class T>
void append(std::string &out, T value) {
    static_assert(std::endian::native == std::endian::little, "blobs are written little-endian");
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
}

double doubleAt(std::string_view bytes, std::size_t at, bool littleEndian) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes.data() + at, sizeof bits);
    if (!littleEndian)
        bits = std::byteswap(bits);
    return std::bit_cast<double>(bits);
}

} // namespace

std::string geometryBlob(std::string_view wkb, const LatLonBox *envelope) {
    std::string blob("GP\0", 3);
    blob +=
        static_cast<char>(envelope ? 0x03 : 0x01); // little-endian, envelope [minx maxx miny maxy]
    append(blob, kWgs84);
    if (envelope) {
        append(blob, envelope->west);
        append(blob, envelope->east);
        append(blob, envelope->south);
        append(blob, envelope->north);
    }
    return blob.append(wkb);
}

std::string pointBlob(LatLon point) {
    std::string wkb;
    append(wkb, std::uint8_t{1});
    append(wkb, std::uint32_t{1});
    append(wkb, point.longitude);
    append(wkb, point.latitude);
    return geometryBlob(wkb, nullptr);
}

std::string_view wkbOfBlob(std::string_view blob) {
    if (blob.size() < kHeaderBytes || !blob.starts_with("GP"))
        return {};
    constexpr std::size_t kEnvelopeBytes[] = {0, 32, 48, 48, 64};
    const auto envelope = (static_cast<std::uint8_t>(blob[3]) >> 1) & 7U;
    if (envelope > 4 || blob.size() < kHeaderBytes + kEnvelopeBytes[envelope])
        return {};
    return blob.substr(kHeaderBytes + kEnvelopeBytes[envelope]);
}

std::optional<LatLon> pointFromBlob(std::string_view blob) {
    const std::string_view wkb = wkbOfBlob(blob);
    if (wkb.size() < kPointBytes)
        return std::nullopt;
    const bool littleEndian = wkb[0] == 1;
    std::uint32_t type = 0;
    std::memcpy(&type, wkb.data() + 1, sizeof type);
    if (!littleEndian)
        type = std::byteswap(type);
    if (type % 1000 != 1) // with Z or M it is still a point
        return std::nullopt;
    const LatLon point{doubleAt(wkb, 13, littleEndian), doubleAt(wkb, 5, littleEndian)};
    // An empty point is two NaN.
    return isOnEarth(point) ? std::optional(point) : std::nullopt;
}

// Two NaN.
bool isEmptyPointBlob(std::string_view blob) {
    const std::string_view wkb = wkbOfBlob(blob);
    if (wkb.size() < kPointBytes)
        return false;
    const bool littleEndian = wkb[0] == 1;
    return std::isnan(doubleAt(wkb, 5, littleEndian)) &&
           std::isnan(doubleAt(wkb, 13, littleEndian));
}

} // namespace placeweave
