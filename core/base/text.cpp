// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "core/base/plain_point.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utf8proc.h>

namespace placeweave {
namespace {

bool isSpace(unsigned char c) {
    return c <= 0x20 || c == 0x7F;
}

// A tab or a line break, as a space is; any other control character shows nothing.
bool isUnseen(unsigned char c) {
    return (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F;
}

// Most names are ASCII, and a quarter of a million of them are folded on open.
bool foldAscii(std::string_view text, std::string &out) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80)
            return false;
        if (isUnseen(byte))
            continue;
        if (isSpace(byte)) {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
        } else {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
        }
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return true;
}

// Letters that Unicode does not decompose, as people without the key for them type them. Lower
// case: looked up after case folding, in UTF-8.
struct PlainLetter {
    std::string_view letter;
    std::string_view plain;
};
constexpr std::array kPlainLetters{
    PlainLetter{"\xC3\xA6", "ae"}, // ae
    PlainLetter{"\xC3\xB0", "d"},  // eth
    PlainLetter{"\xC3\xB8", "o"},  // o with stroke
    PlainLetter{"\xC3\xBE", "th"}, // thorn
    PlainLetter{"\xC4\x91", "d"},  // d with stroke
    PlainLetter{"\xC4\xA7", "h"},  // h with stroke
    PlainLetter{"\xC4\xB1", "i"},  // i without dot
    PlainLetter{"\xC5\x82", "l"},  // l with stroke
    PlainLetter{"\xC5\x93", "oe"}, // oe
    PlainLetter{"\xC5\xA7", "t"},  // t with stroke
};

std::string withPlainLetters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto plain =
            std::ranges::find(kPlainLetters, text.substr(0, 2), &PlainLetter::letter);
        if (plain == kPlainLetters.end()) {
            out += text.front();
            text.remove_prefix(1);
        } else {
            out += plain->plain;
            text.remove_prefix(2);
        }
    }
    return out;
}

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::int32_t plainPoint(std::int32_t point) {
    constexpr std::int32_t kBoldFigures = 0x1D7CE; // and four more kinds of ten after them
    constexpr std::int32_t kWide = 0xFF01;         // '!' and on
    constexpr std::int32_t kBlankBraille = 0x2800;
    if (point < 0x80)
        return isUnseen(static_cast<unsigned char>(point)) ? 0 : point;
    if (point >= kWide && point <= kWide + ('~' - '!'))
        return point - kWide + '!';
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_ND: {
        if (point >= kBoldFigures && point < kBoldFigures + 50)
            return '0' + (point - kBoldFigures) % 10;
        // The ten of an alphabet begin a row of sixteen, or end it.
        const bool beginsRow = utf8proc_category(point & ~0xF) == UTF8PROC_CATEGORY_ND;
        return '0' + (point & 0xF) - (beginsRow ? 0 : 6);
    }
    case UTF8PROC_CATEGORY_ZS:
        return ' ';
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return '\n';
    case UTF8PROC_CATEGORY_CC:
        return point == 0x85 ? '\n' : 0; // the end of a line
    case UTF8PROC_CATEGORY_CF:
        return 0;
    default:
        break;
    }
    if (point == kBlankBraille)
        return ' ';
    return utf8proc_get_property(point)->ignorable != 0 ? 0 : point;
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    if (foldAscii(text, out))
        return out;
    utf8proc_uint8_t *mapped = nullptr;
    // A set of flags that the library types as an enum.
    // NOLINTBEGIN(clang-analyzer-optin.core.EnumCastOutOfRange)
    const auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
        UTF8PROC_CASEFOLD | UTF8PROC_STRIPCC | UTF8PROC_IGNORE);
    // NOLINTEND(clang-analyzer-optin.core.EnumCastOutOfRange)
    const utf8proc_ssize_t length = utf8proc_map_custom(
        reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &mapped, options,
        [](utf8proc_int32_t point, void *) -> utf8proc_int32_t { return plainPoint(point); },
        nullptr);
    if (length < 0) {
        std::free(mapped);
        return std::string(text);
    }
    const std::string whole(reinterpret_cast<const char *>(mapped),
                            static_cast<std::size_t>(length));
    std::free(mapped);
    return simplified(withPlainLetters(whole));
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    // The no-break space is what Excel and web pages leave behind.
    if (text.starts_with("\xC2\xA0"))
        return trimmed(text.substr(2));
    if (text.ends_with("\xC2\xA0"))
        return trimmed(text.substr(0, text.size() - 2));
    return text;
}

std::string simplified(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool noBreakSpace =
            byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
        if (isSpace(byte) || noBreakSpace) {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
            i += noBreakSpace ? 1 : 0;
        } else {
            out += static_cast<char>(byte);
        }
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

bool isUtf8(std::string_view bytes) {
    const auto *data = reinterpret_cast<const utf8proc_uint8_t *>(bytes.data());
    auto left = static_cast<utf8proc_ssize_t>(bytes.size());
    while (left > 0) {
        if (*data < 0x80) {
            ++data;
            --left;
            continue;
        }
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(data, left, &codepoint);
        if (used <= 0)
            return false;
        data += used;
        left -= used;
    }
    return true;
}

std::string asUtf8(std::string_view bytes) {
    if (isUtf8(bytes))
        return std::string(bytes);
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | (byte >> 6));
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        const std::string_view piece = trimmed(text.substr(0, end));
        if (!piece.empty())
            pieces.emplace_back(piece);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return pieces;
}

std::string joined(const std::vector<std::string> &pieces, std::string_view separator) {
    std::string out;
    for (const std::string &piece : pieces) {
        if (!out.empty())
            out += separator;
        out += piece;
    }
    return out;
}

std::string base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8) |
                    (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? kBase64[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return out;
}

std::string fromBase64(std::string_view text) {
    std::string out;
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t digit = kBase64.find(c);
        if (digit == std::string_view::npos)
            break;
        group = (group << 6) | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((group >> bits) & 0xFF);
        }
    }
    return out;
}

} // namespace placeweave
