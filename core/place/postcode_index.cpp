// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode_index.h"

#include "core/base/machine.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <functional>
#include <limits>

namespace placeweave {
namespace {

constexpr std::string_view kMagic = "PWPOSTCD";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderSize = 24;
constexpr std::size_t kBlock = 16; // postcodes
constexpr std::size_t kNumberSize = 4;
constexpr std::size_t kPlaceSize = 10;
constexpr std::size_t kBlockSize = kBlock * (kNumberSize + kPlaceSize);
constexpr std::size_t kLineSize = 64; // of the processor's cache
// Numbers are compared as signed ones: processors compare sixteen of those faster.
constexpr std::int32_t kFilling = std::numeric_limits<std::int32_t>::max(); // after the last
static_assert(kFilling > std::int64_t{Postcode::kCount});
constexpr std::int32_t kNoPosition = std::numeric_limits<std::int32_t>::min();
constexpr unsigned kQualityBits = 4;
constexpr int kFirstYear = 1900;
constexpr int kMonths = 1 << (16 - kQualityBits); // 0 is for a postcode in use

template <class T>
T littleEndian(T value) {
    return std::endian::native == std::endian::little ? value : std::byteswap(value);
}

// As it is stored.
template <class T>
T readAt(std::span<const std::byte> bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

template <class T>
T numberAt(std::span<const std::byte> bytes, std::size_t offset) {
    return littleEndian(readAt<T>(bytes, offset));
}

template <class T>
void append(std::string &out, T value) {
    value = littleEndian(value);
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
    std::optional<int> month((kFirstYear + (months - 1) / 12) * 100 + (months - 1) % 12 + 1);
    if (months == 0)
        month.reset();
    return month;
}

std::unexpected<Error> damaged(const std::string &name) {
    return fail(ErrorCode::InvalidInput, "The postcode index is damaged. Build it again.", name);
}

// Where everything lies follows from the header's two sizes.
struct Layout {
    Layout(std::uint64_t madeSize, std::uint64_t postcodes)
        : blocks(postcodes / kBlock + (postcodes % kBlock > 0 ? 1 : 0)),
          firstsAt(aligned(kHeaderSize + madeSize)),
          blocksAt(aligned(firstsAt + blocks * kNumberSize)), size(blocksAt + blocks * kBlockSize) {
    }

    static std::uint64_t aligned(std::uint64_t at) {
        return (at + kLineSize - 1) / kLineSize * kLineSize;
    }

    std::uint64_t blocks;
    std::uint64_t firstsAt;
    std::uint64_t blocksAt;
    std::uint64_t size; // of the file
};

struct Header {
    std::string made;
    std::uint64_t count = 0;
};

// Sound as far as it goes: the file is exactly as large as it says.
Result<Header> readHeader(std::span<const std::byte> bytes, const std::string &name) {
    if (bytes.size() < kMagic.size() ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        return fail(ErrorCode::InvalidInput, "This is no postcode index.", name);
    if (bytes.size() < kHeaderSize)
        return damaged(name);
    const auto version = numberAt<std::uint32_t>(bytes, 8);
    if (version > kVersion)
        return fail(ErrorCode::Unsupported,
                    "The postcode index was built by a newer Placeweave. Build it again, or update "
                    "Placeweave.",
                    name);
    const auto madeSize = numberAt<std::uint32_t>(bytes, 12);
    const auto count = numberAt<std::uint64_t>(bytes, 16);
    // No more postcodes than bytes, so that no sum of the layout can overflow.
    if (version == 0 || count > bytes.size() || Layout(madeSize, count).size != bytes.size())
        return damaged(name);
    std::string made(reinterpret_cast<const char *>(bytes.data()) + kHeaderSize, madeSize);
    if (!isUtf8(made))
        return damaged(name);
    return Header{std::move(made), count};
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
    PW_TRY(Header header, readHeader(bytes, name));
    const Layout layout(header.made.size(), header.count);
    PostcodeIndex index;
    index.m_bytes = bytes;
    index.m_count = static_cast<std::size_t>(header.count);
    index.m_blocksAt = static_cast<std::size_t>(layout.blocksAt);
    index.m_made = std::move(header.made);
    std::vector<std::int32_t> firsts(static_cast<std::size_t>(layout.blocks));
    for (std::size_t i = 0; i < firsts.size(); ++i)
        firsts[i] = numberAt<std::int32_t>(bytes, layout.firstsAt + i * kNumberSize);
    if (std::ranges::adjacent_find(firsts, std::greater_equal()) != firsts.end() ||
        (!firsts.empty() &&
         (firsts.front() < 0 || firsts.back() >= std::int64_t{Postcode::kCount})))
        return damaged(name);
    index.buildSteps(std::move(firsts));
    return index;
}

void PostcodeIndex::buildSteps(std::vector<std::int32_t> firsts) {
    m_steps.push_back(std::move(firsts));
    while (m_steps.back().size() > kBlock) {
        const std::vector<std::int32_t> &below = m_steps.back();
        std::vector<std::int32_t> step;
        for (std::size_t i = 0; i < below.size(); i += kBlock)
            step.push_back(below[i]);
        m_steps.push_back(std::move(step));
    }
    for (std::vector<std::int32_t> &step : m_steps)
        while (step.size() % kBlock != 0)
            step.push_back(kFilling);
}

std::optional<PostcodePlace> PostcodeIndex::find(std::string_view postcode) const {
    const auto parsed = Postcode::parse(postcode);
    return parsed ? find(*parsed) : std::nullopt;
}

std::optional<PostcodePlace> PostcodeIndex::find(Postcode postcode) const {
    const auto sought = static_cast<std::int32_t>(postcode.number);
    if (m_count == 0 || postcode.number >= Postcode::kCount || sought < m_steps.front().front())
        return std::nullopt;
    // Of each sixteen the last that is not beyond the number sought; the first never is. Counting
    // all, without a branch, beats searching among sixteen.
    std::size_t at = 0;
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        at *= kBlock;
        std::int32_t notBeyond = 0;
        for (const std::int32_t number :
             std::span<const std::int32_t, kBlock>(step->data() + at, kBlock))
            notBeyond += number <= sought ? 1 : 0;
        at += static_cast<std::size_t>(notBeyond) - 1;
    }
    // Copied whole: all its cache lines are then on their way at once, rather than the place's only
    // after the numbers have come.
    const std::size_t block = m_blocksAt + at * kBlockSize;
    const auto numbers = readAt<std::array<std::int32_t, kBlock>>(m_bytes, block);
    const auto places =
        readAt<std::array<std::byte, kBlock * kPlaceSize>>(m_bytes, block + sizeof numbers);
    std::size_t found = 0; // counted from 1
    for (std::size_t i = 0; i < kBlock; ++i)
        found += littleEndian(numbers[i]) == sought ? i + 1 : 0;
    if (found == 0 || found > kBlock) // a damaged block may have it several times
        return std::nullopt;
    const std::size_t place = (found - 1) * kPlaceSize;
    return PackedPostcode{
        postcode,
        {numberAt<std::int32_t>(places, place), numberAt<std::int32_t>(places, place + 4)},
        numberAt<std::uint16_t>(places, place + 8)}
        .place();
}

std::string encodePostcodes(std::span<const PackedPostcode> postcodes, std::string_view made) {
    assert(std::ranges::is_sorted(postcodes, {}, &PackedPostcode::postcode));
    const Layout layout(made.size(), postcodes.size());
    std::string out;
    out.reserve(static_cast<std::size_t>(layout.size));
    out += kMagic;
    append(out, kVersion);
    append(out, static_cast<std::uint32_t>(made.size()));
    append(out, std::uint64_t{postcodes.size()});
    out += made;
    out.resize(static_cast<std::size_t>(layout.firstsAt));
    for (std::size_t i = 0; i < postcodes.size(); i += kBlock)
        append(out, postcodes[i].postcode.number);
    out.resize(static_cast<std::size_t>(layout.blocksAt));
    for (std::size_t first = 0; first < postcodes.size(); first += kBlock) {
        std::array<PackedPostcode, kBlock> block;
        block.fill({Postcode{static_cast<std::uint32_t>(kFilling)}, {kNoPosition, kNoPosition}, 0});
        std::ranges::copy(
            postcodes.subspan(first).first(std::min(kBlock, postcodes.size() - first)),
            block.begin());
        for (const PackedPostcode &each : block)
            append(out, each.postcode.number);
        for (const PackedPostcode &each : block) {
            append(out, each.point.latitude);
            append(out, each.point.longitude);
            append(out, each.status);
        }
    }
    return out;
}

} // namespace placeweave
