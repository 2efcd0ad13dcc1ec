// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/text_as_read.h"

#include "core/base/plain_point.h"
#include "core/base/text.h"
#include "core/exchange/tiles/html_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utf8proc.h>

namespace placeweave {
namespace {

// What need not read as it is written.
constexpr auto kToLookAt = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte)
        bytes[byte] = byte < ' ' || byte >= 0x7F || byte == '%' || byte == '&' || byte == '<';
    for (const char space : {'\t', '\n', '\r'})
        bytes[static_cast<unsigned char>(space)] = false;
    return bytes;
}();

// The sign that "%20" stands for, at the front; none for a control character.
int percentSign(std::string_view text) {
    constexpr std::size_t kLength = 3;
    if (text.size() < kLength || text[0] != '%')
        return -1;
    int byte = 0;
    const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + kLength, byte, 16);
    const bool isWhole = problem == std::errc() && end == text.data() + kLength;
    return isWhole && byte >= ' ' && byte != 0x7F ? byte : -1;
}

// Empty where there is nothing to decode.
std::string withoutPercentSigns(std::string_view text) {
    std::string plain;
    bool isDecoded = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int sign = percentSign(text.substr(at));
        plain += sign < 0 ? text[at] : static_cast<char>(sign);
        at += sign < 0 ? 0 : 2;
        isDecoded = isDecoded || sign >= 0;
    }
    return isDecoded ? plain : std::string();
}

bool mayBeHtml(std::string_view text) {
    const std::size_t last = text.find_last_of(";>");
    return last != text.npos && text.find_first_of("&<") < last;
}

void append(std::string &text, std::int32_t point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(point, bytes.data());
    text.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(count));
}

// As it is where it shows another.
std::int32_t pointOfNumbers(std::int32_t point, bool isAfterFigure) {
    switch (point) {
    case 0xB7: // middle dot
        return isAfterFigure ? '.' : ' ';
    case 0x66B: // Arabic decimal point
        return '.';
    case 0x60C: // Arabic comma
    case 0x66C:
        return ',';
    case 0x2212: // minus
        return '-';
    default:
        return utf8proc_category(point) == UTF8PROC_CATEGORY_PD ? '-' : point;
    }
}

} // namespace

bool readsAsWritten(std::string_view text) {
    for (const char letter : text) // every text of a map
        if (kToLookAt[static_cast<unsigned char>(letter)])
            return false;
    return true;
}

std::string asSeen(std::string_view text) {
    const std::string utf8 = isUtf8(text) ? std::string() : asUtf8(text);
    std::string_view rest = utf8.empty() ? text : std::string_view(utf8);
    std::string seen;
    seen.reserve(rest.size());
    while (!rest.empty()) {
        std::int32_t point = static_cast<unsigned char>(rest.front());
        utf8proc_ssize_t bytes = 1;
        if (point >= 0x80)
            bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(rest.data()),
                                     static_cast<utf8proc_ssize_t>(rest.size()), &point);
        if (bytes <= 0) // a surrogate
            break;
        rest.remove_prefix(static_cast<std::size_t>(bytes));
        if (const std::int32_t plain = plainPoint(point); plain != 0)
            append(seen, plain < 0x80
                             ? plain
                             : pointOfNumbers(plain, !seen.empty() && isAsciiDigit(seen.back())));
    }
    return seen;
}

std::vector<std::string> readingsOf(std::string_view text) {
    std::vector<std::string> readings{asSeen(text)};
    const std::string decoded = withoutPercentSigns(text);
    if (!decoded.empty())
        readings.push_back(asSeen(decoded));
    const std::string_view html = decoded.empty() ? text : std::string_view(decoded);
    if (mayBeHtml(html))
        readings.push_back(asSeen(wholeTextOfHtml(asUtf8(html))));
    return readings;
}

} // namespace placeweave
