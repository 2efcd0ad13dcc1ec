// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode.h"

#include <algorithm>
#include <array>
#include <span>

namespace placeweave {
namespace {

constexpr std::size_t kLongest = 7;
constexpr std::uint32_t kLetters = 26;
constexpr std::uint32_t kSecondLetters = kLetters + 1;     // none, A to Z
constexpr std::uint32_t kSecondPlaces = 1 + 10 + kLetters; // none, 0 to 9, A to Z
// Outward codes that are letters only: Girobank's, and Newport's before 1984. Directories of
// terminated postcodes have both.
constexpr std::array<std::string_view, 2> kLettersOnly{"GIR", "NPT"};
constexpr std::uint32_t kOrdinary =
    Postcode::kDistricts - static_cast<std::uint32_t>(kLettersOnly.size());

// A look-up costs little more than a miss of the processor's cache, so that reading what was typed
// must not branch on every character: 0 to 9 for a digit, 10 to 35 for a letter of either case.
constexpr std::uint8_t kSpace = 64;
constexpr std::uint8_t kForeign = 128;
constexpr std::array<std::uint8_t, 256> kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kForeign);
    for (std::uint8_t i = 0; i < 10; ++i)
        values['0' + i] = i;
    for (std::uint8_t i = 0; i < kLetters; ++i)
        values['A' + i] = values['a' + i] = static_cast<std::uint8_t>(10 + i);
    // The last two are a no-break space in UTF-8, as web pages have it.
    for (const std::size_t space : {0x20, 0x09, 0xC2, 0xA0})
        values[space] = kSpace;
    return values;
}();

bool isDigit(std::uint8_t value) {
    return value < 10;
}
bool isLetter(std::uint8_t value) {
    return value >= 10;
}
std::uint32_t letter(std::uint8_t value) {
    return value - 10U;
}

// The letters and digits of the text, of a length that a postcode may have; else nothing.
struct Squeezed {
    std::array<std::uint8_t, kLongest + 2> values{}; // one too many, and what follows that
    std::size_t size = 0;
};
std::optional<Squeezed> squeezed(std::string_view text) {
    Squeezed out;
    std::uint8_t seen = 0;
    for (const char c : text) {
        const std::uint8_t value = kValues[static_cast<std::uint8_t>(c)];
        seen |= value;
        out.values[out.size] = value;
        out.size += value < kSpace && out.size < kLongest + 1 ? 1 : 0;
    }
    if ((seen & kForeign) != 0 || out.size < 5 || out.size > kLongest)
        return std::nullopt;
    return out;
}

std::optional<std::uint32_t> lettersOnly(const std::uint8_t *outward, std::size_t size) {
    const auto isSame = [](std::uint8_t value, char c) {
        return value == kValues[static_cast<std::uint8_t>(c)];
    };
    for (std::uint32_t i = 0; i < kLettersOnly.size(); ++i)
        if (std::ranges::equal(std::span(outward, size), kLettersOnly[i], isSame))
            return kOrdinary + i;
    return std::nullopt;
}

std::optional<std::uint32_t> districtOf(const std::uint8_t *outward, std::size_t size) {
    const bool hasTwoLetters = isLetter(outward[1]);
    const std::size_t at = hasTwoLetters ? 2 : 1; // where the digit has to be
    if (size - at > 2 || size == at || !isLetter(outward[0]) || !isDigit(outward[at]))
        return lettersOnly(outward, size);
    const std::uint32_t area =
        letter(outward[0]) * kSecondLetters + (hasTwoLetters ? 1 + letter(outward[1]) : 0);
    const std::uint32_t second = size - at == 2 ? 1U + outward[at + 1] : 0;
    return (area * 10 + outward[at]) * kSecondPlaces + second;
}

std::string outwardOf(std::uint32_t district) {
    if (district >= kOrdinary)
        return std::string(kLettersOnly[(district - kOrdinary) % kLettersOnly.size()]);
    const std::uint32_t second = district % kSecondPlaces;
    const std::uint32_t first = district / kSecondPlaces % 10;
    const std::uint32_t area = district / kSecondPlaces / 10;
    std::string out(1, static_cast<char>('A' + area / kSecondLetters));
    if (area % kSecondLetters > 0)
        out += static_cast<char>('A' + area % kSecondLetters - 1);
    out += static_cast<char>('0' + first);
    if (second > 10)
        out += static_cast<char>('A' + second - 11);
    else if (second > 0)
        out += static_cast<char>('0' + second - 1);
    return out;
}

} // namespace

std::optional<Postcode> Postcode::parse(std::string_view text) {
    const auto whole = squeezed(text);
    if (!whole)
        return std::nullopt;
    const std::uint8_t *outward = whole->values.data();
    const std::uint8_t *inward = outward + whole->size - 3;
    const auto district = districtOf(outward, whole->size - 3);
    if (!district || !isDigit(inward[0]) || !isLetter(inward[1]) || !isLetter(inward[2]))
        return std::nullopt;
    const std::uint32_t unit =
        (inward[0] * kLetters + letter(inward[1])) * kLetters + letter(inward[2]);
    return Postcode{*district * kUnits + unit};
}

std::string Postcode::text() const {
    const std::uint32_t unit = number % kUnits;
    std::string out = outwardOf(number / kUnits) + ' ';
    out += static_cast<char>('0' + unit / (kLetters * kLetters));
    out += static_cast<char>('A' + unit / kLetters % kLetters);
    out += static_cast<char>('A' + unit % kLetters);
    return out;
}

std::string_view postcodeQualityText(int quality) {
    switch (quality) {
    case 1:
        return "within the building nearest to the middle of the postcode";
    case 2:
        return "within the building nearest to the middle of the postcode, found by eye (Scotland)";
    case 3:
        return "within about 50 metres";
    case 4:
        return "the middle of the postcode's addresses";
    case 5:
        return "estimated from the postcodes around it";
    case 6:
        return "the middle of the postcode sector, as for PO boxes";
    case 8:
        return "the last position known of a postcode terminated long ago";
    case 9:
        return "no position";
    default:
        return {};
    }
}

} // namespace placeweave
