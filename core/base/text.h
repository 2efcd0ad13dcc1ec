// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Of ASCII alone, whatever the locale.
constexpr bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool isAsciiLetter(char c) {
    return isSmallLetter(c) || (c >= 'A' && c <= 'Z');
}
constexpr char asciiUpper(char c) {
    return isSmallLetter(c) ? static_cast<char>(c - 32) : c;
}

// Lets a hash table of strings be asked with a view of one.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

// For finding: lower case, without accents, letters with strokes and ligatures as plain ones,
// Unicode compatibility forms joined, every run of white space one space, figures of any alphabet
// as 0-9, without what cannot be seen (plain_point.h). Invalid UTF-8 comes through byte by byte, so
// nothing becomes unfindable.
std::string folded(std::string_view text);

// Without white space and control characters at both ends.
std::string_view trimmed(std::string_view text);

// Runs of white space (line breaks in spreadsheet headers included) become one space.
std::string simplified(std::string_view text);

bool isUtf8(std::string_view bytes);
// As it is when it is UTF-8, else read as Latin-1: no byte is lost.
std::string asUtf8(std::string_view bytes);

// Pieces between separators, trimmed, empty ones dropped.
std::vector<std::string> split(std::string_view text, char separator);

std::string joined(const std::vector<std::string> &pieces, std::string_view separator);

std::string base64(std::string_view bytes);
// Nothing sensible comes of invalid input: it stops at the first foreign character.
std::string fromBase64(std::string_view text);

} // namespace placeweave
