// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode.h"

#include <array>

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

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}
std::uint32_t digit(char c) {
    return static_cast<std::uint32_t>(c - '0');
}
std::uint32_t letter(char c) {
    return static_cast<std::uint32_t>(c - 'A');
}

// The capitals and digits of the text; nothing when there is anything else, or too much.
struct Squeezed {
    std::array<char, kLongest> characters{};
    std::size_t size = 0;
};
std::optional<Squeezed> squeezed(std::string_view text) {
    Squeezed out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == ' ' || c == '\t')
            continue;
        if (text.substr(i, 2) == "\xC2\xA0") { // no-break space, as web pages have it
            ++i;
            continue;
        }
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if ((!isDigit(c) && !isLetter(c)) || out.size == kLongest)
            return std::nullopt;
        out.characters[out.size++] = c;
    }
    return out;
}

std::optional<std::uint32_t> districtOf(std::string_view outward) {
    for (std::uint32_t i = 0; i < kLettersOnly.size(); ++i)
        if (outward == kLettersOnly[i])
            return kOrdinary + i;
    if (outward.empty() || !isLetter(outward[0]))
        return std::nullopt;
    std::uint32_t area = letter(outward[0]) * kSecondLetters;
    outward.remove_prefix(1);
    if (!outward.empty() && isLetter(outward[0])) {
        area += 1 + letter(outward[0]);
        outward.remove_prefix(1);
    }
    if (outward.empty() || outward.size() > 2 || !isDigit(outward[0]))
        return std::nullopt;
    std::uint32_t second = 0;
    if (outward.size() == 2)
        second = isDigit(outward[1]) ? 1 + digit(outward[1]) : 11 + letter(outward[1]);
    return (area * 10 + digit(outward[0])) * kSecondPlaces + second;
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
    if (!whole || whole->size < 5)
        return std::nullopt;
    const std::string_view code(whole->characters.data(), whole->size);
    const std::string_view inward = code.substr(code.size() - 3);
    const auto district = districtOf(code.substr(0, code.size() - 3));
    if (!district || !isDigit(inward[0]) || !isLetter(inward[1]) || !isLetter(inward[2]))
        return std::nullopt;
    const std::uint32_t unit =
        (digit(inward[0]) * kLetters + letter(inward[1])) * kLetters + letter(inward[2]);
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
