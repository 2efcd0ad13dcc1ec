// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode_index.h"

#include "core/base/machine.h"
#include "core/base/text.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

namespace placeweave {
namespace {

constexpr std::string_view kMagic = "PWPOSTCD";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderSize = 40;
constexpr std::size_t kNumberSize = 4;
constexpr std::size_t kPlaceSize = 10;
constexpr std::size_t kStep = 256; // numbers between two of the stepping stones
constexpr std::int32_t kNoPosition = std::numeric_limits<std::int32_t>::min();
constexpr unsigned kQualityBits = 4;
constexpr int kFirstYear = 1900;
constexpr int kMonths = 1 << (16 - kQualityBits); // 0 is for a postcode in use

template <class T>
T asLittleEndian(T value) {
    return std::endian::native == std::endian::little ? value : std::byteswap(value);
}

template <class T>
T readAt(std::span<const std::byte> bytes, std::size_t offset) {
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return asLittleEndian(value);
}

template <class T>
void append(std::string &out, T value) {
    value = asLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
}

// Months since the end of 1899, from 1; 0 for none and for what cannot be kept.
int toMonths(std::optional<int> yearAndMonth) {
    if (!yearAndMonth)
        return 0;
    const int month = *yearAndMonth % 100;
    const int months = (*yearAndMonth / 100 - kFirstYear) * 12 + month;
    return month >= 1 && month <= 12 && months > 0 && months < kMonths ? months : 0;
}

std::optional<int> fromMonths(int months) {
    if (months == 0)
        return std::nullopt;
    return (kFirstYear + (months - 1) / 12) * 100 + (months - 1) % 12 + 1;
}

std::unexpected<Error> damaged(const std::string &name) {
    return fail(ErrorCode::InvalidInput, "The postcode index is damaged. Build it again.", name);
}

} // namespace

PackedPostcode PackedPostcode::of(Postcode postcode, const PostcodePlace &place) {
    PackedPostcode packed{postcode, {kNoPosition, kNoPosition}, 0};
    if (place.point && isOnEarth(*place.point))
        packed.point = toFixed(*place.point);
    const int quality = place.quality >= 0 && place.quality <= 9 ? place.quality : 0;
    packed.status =
        static_cast<std::uint16_t>(toMonths(place.terminated) << kQualityBits | quality);
    return packed;
}

PostcodePlace PackedPostcode::place() const {
    PostcodePlace place;
    if (const LatLon there = fromFixed(point); isOnEarth(there))
        place.point = there;
    const int quality = status & ((1 << kQualityBits) - 1);
    place.quality = quality <= 9 ? quality : 0;
    place.terminated = fromMonths(status >> kQualityBits);
    return place;
}

Result<PostcodeIndex> PostcodeIndex::open(const std::filesystem::path &file) {
    PW_TRY(MappedFile mapped, MappedFile::open(file));
    PW_TRY(PostcodeIndex index, over(mapped.bytes(), toUtf8(file)));
    index.m_file = std::move(mapped);
    return index;
}

Result<PostcodeIndex> PostcodeIndex::over(std::span<const std::byte> bytes,
                                          const std::string &name) {
    PostcodeIndex index;
    index.m_bytes = bytes;
    PW_CHECK(index.readHeader(name));
    if (!index.takeNumbers())
        return damaged(name);
    return index;
}

Result<void> PostcodeIndex::readHeader(const std::string &name) {
    const std::size_t size = m_bytes.size();
    if (size < kMagic.size() || std::memcmp(m_bytes.data(), kMagic.data(), kMagic.size()) != 0)
        return fail(ErrorCode::InvalidInput, "This is no postcode index.", name);
    if (size < kHeaderSize)
        return damaged(name);
    const auto version = readAt<std::uint32_t>(m_bytes, 8);
    if (version > kVersion)
        return fail(ErrorCode::Unsupported,
                    "The postcode index was built by a newer Placeweave. Build it again, or update "
                    "Placeweave.",
                    name);
    const auto madeSize = readAt<std::uint32_t>(m_bytes, 12);
    const auto count = readAt<std::uint64_t>(m_bytes, 16);
    const auto numbersAt = readAt<std::uint64_t>(m_bytes, 24);
    const auto placesAt = readAt<std::uint64_t>(m_bytes, 32);
    // In this order none of the sums can overflow.
    if (version == 0 || madeSize > size - kHeaderSize || numbersAt < kHeaderSize + madeSize ||
        numbersAt > size || placesAt < numbersAt || placesAt > size ||
        count > (placesAt - numbersAt) / kNumberSize || count != (size - placesAt) / kPlaceSize ||
        (size - placesAt) % kPlaceSize != 0)
        return damaged(name);
    m_made.assign(reinterpret_cast<const char *>(m_bytes.data()) + kHeaderSize, madeSize);
    if (!isUtf8(m_made))
        return damaged(name);
    m_count = static_cast<std::size_t>(count);
    m_numbersAt = static_cast<std::size_t>(numbersAt);
    m_placesAt = static_cast<std::size_t>(placesAt);
    return {};
}

// False unless the numbers ascend and are those of postcodes.
bool PostcodeIndex::takeNumbers() {
    m_stepping.reserve(m_count / kStep + 1);
    bool ascends = true;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::uint32_t number = numberAt(i);
        ascends = ascends && (i == 0 || number > last);
        last = number;
        if (i % kStep == 0)
            m_stepping.push_back(number);
    }
    return ascends && last < Postcode::kCount;
}

std::uint32_t PostcodeIndex::numberAt(std::size_t position) const {
    return readAt<std::uint32_t>(m_bytes, m_numbersAt + position * kNumberSize);
}

std::optional<PostcodePlace> PostcodeIndex::find(std::string_view postcode) const {
    const auto parsed = Postcode::parse(postcode);
    return parsed ? find(*parsed) : std::nullopt;
}

std::optional<PostcodePlace> PostcodeIndex::find(Postcode postcode) const {
    const auto beyond = std::ranges::upper_bound(m_stepping, postcode.number);
    if (beyond == m_stepping.begin())
        return std::nullopt;
    // The last number of the step that is not beyond the one sought.
    std::size_t at = static_cast<std::size_t>(beyond - m_stepping.begin() - 1) * kStep;
    for (std::size_t left = std::min(kStep, m_count - at); left > 1;) {
        const std::size_t half = left / 2;
        at += numberAt(at + half) <= postcode.number ? half : 0;
        left -= half;
    }
    if (numberAt(at) != postcode.number)
        return std::nullopt;
    const std::size_t place = m_placesAt + at * kPlaceSize;
    return PackedPostcode{
        postcode,
        {readAt<std::int32_t>(m_bytes, place), readAt<std::int32_t>(m_bytes, place + 4)},
        readAt<std::uint16_t>(m_bytes, place + 8)}
        .place();
}

std::string encodePostcodes(std::span<const PackedPostcode> postcodes, std::string_view made) {
    assert(std::ranges::is_sorted(postcodes, {}, &PackedPostcode::postcode));
    const std::size_t numbersAt = kHeaderSize + made.size();
    const std::size_t placesAt = numbersAt + postcodes.size() * kNumberSize;
    std::string out;
    out.reserve(placesAt + postcodes.size() * kPlaceSize);
    out += kMagic;
    append(out, kVersion);
    append(out, static_cast<std::uint32_t>(made.size()));
    append(out, std::uint64_t{postcodes.size()});
    append(out, std::uint64_t{numbersAt});
    append(out, std::uint64_t{placesAt});
    out += made;
    for (const PackedPostcode &each : postcodes)
        append(out, each.postcode.number);
    for (const PackedPostcode &each : postcodes) {
        append(out, each.point.latitude);
        append(out, each.point.longitude);
        append(out, each.status);
    }
    return out;
}

} // namespace placeweave
