// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/readable_case.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>
#include <vector>

namespace placeweave {
namespace {

using Character = utf8proc_int32_t;
using Characters = std::vector<Character>;

constexpr Character kCurlyApostrophe = 0x2019;

// Initials that could be read as words. Those without a vowel are told by that.
constexpr auto kInitials = std::to_array<std::string_view>(
    {"ADHD", "AFC",     "AIDS", "ASD", "BAME", "BME",  "CAFOD", "CAMHS", "CIC",    "CIO",  "COPD",
     "DIY",  "ESOL",    "EU",   "HIV", "ICB",  "ICW",  "II",    "III",   "ISKCON", "IV",   "IX",
     "LCO",  "LGBTQIA", "OAP",  "OOH", "PTA",  "PTFA", "RAF",   "RNIB",  "RNID",   "RNLI", "RSPCA",
     "SEN",  "SSAFA",   "UCKG", "UK",  "URC",  "USA",  "VCFSE", "VCSE",  "VI",     "VII",  "VIII",
     "WEA",  "WI",      "XI",   "XII", "YFC",  "YHA",  "YMCA",  "YWCA"});
// Without a vowel, but words all the same.
constexpr auto kShortened =
    std::to_array<std::string_view>({"BLDG", "CTR", "CWM", "CWTCH", "DR", "GRP", "HLTH", "HSE",
                                     "JR", "LN", "LTD", "MR", "MRS", "RD", "REVD", "SR", "ST"});
// Small within a name, unless they begin it.
constexpr auto kSmall = std::to_array<std::string_view>(
    {"A",  "AN", "AND",  "AS", "AT", "BY", "CUM", "DE", "DEL",   "FOR",  "FROM",
     "IN", "LE", "NEXT", "OF", "ON", "OR", "THE", "TO", "UNDER", "UPON", "WITH"});
// "Co-operative", "Pre-school": what follows the hyphen is no word of its own.
constexpr auto kPrefixes =
    std::to_array<std::string_view>({"ANTI", "CO", "EX", "NON", "PRE", "RE"});

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N> &words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

Characters decoded(std::string_view text) {
    Characters characters;
    while (!text.empty()) {
        Character one = 0;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &one);
        characters.push_back(used > 0 ? one : 0xFFFD);
        text.remove_prefix(used > 0 ? static_cast<std::size_t>(used) : 1);
    }
    return characters;
}

std::string encoded(const Characters &characters) {
    std::string text;
    for (const Character one : characters) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto used = utf8proc_encode_char(one, bytes.data());
        text.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(used));
    }
    return text;
}

bool isLetter(Character c) {
    const auto category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}
bool isDigit(Character c) {
    return c >= '0' && c <= '9';
}
bool isApostrophe(Character c) {
    return c == '\'' || c == kCurlyApostrophe;
}
bool isOfWord(Character c) {
    return isLetter(c) || isDigit(c) || isApostrophe(c) ||
           utf8proc_category(c) == UTF8PROC_CATEGORY_MN;
}

bool isInCapitals(const Characters &text) {
    const auto isSmall = [](Character c) {
        return utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
    };
    const auto isCapital = [](Character c) {
        return utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
    };
    return std::ranges::none_of(text, isSmall) && std::ranges::count_if(text, isCapital) > 1;
}

Characters small(Characters word) {
    std::ranges::transform(word, word.begin(), utf8proc_tolower);
    return word;
}

Characters capitalised(Characters word) {
    Characters out = small(word);
    if (!word.empty())
        out.front() = word.front();
    // McDonald, but not MC or McR
    if (word.size() > 4 && word[0] == 'M' && word[1] == 'C')
        out[2] = word[2];
    return out;
}

bool isInitials(std::string_view word) {
    if (isAmong(kInitials, word))
        return true;
    constexpr std::string_view kVowels = "AEIOUY";
    return word.size() <= 5 && !isAmong(kShortened, word) && std::ranges::all_of(word, [=](char c) {
               return c >= 'A' && c <= 'Z' && !kVowels.contains(c);
           });
}

// "42ND" as "42nd"; "U3A" and "M33" stay.
Characters withDigits(const Characters &word) {
    const auto letters = std::ranges::find_if_not(word, isDigit);
    const std::string rest = encoded({letters, word.end()});
    const bool isOrdinal =
        letters != word.begin() && (rest == "ST" || rest == "ND" || rest == "RD" || rest == "TH");
    return isOrdinal ? small(word) : word;
}

// Around the word: what comes before it decides about small words.
struct Place {
    bool startsPhrase = true;
    bool followsPrefix = false;
    bool isBetweenDots = false;
};

Characters changedPlain(const Characters &word, const Place &place) {
    const std::string plain = encoded(word);
    if (std::ranges::any_of(word, isDigit))
        return withDigits(word);
    if (place.isBetweenDots && word.size() == 1)
        return word;
    if (place.followsPrefix || (!place.startsPhrase && isAmong(kSmall, plain)))
        return small(word);
    return isInitials(plain) ? word : capitalised(word);
}

Characters changed(const Characters &word, const Place &place) {
    const auto apostrophe = std::ranges::find_if(word, isApostrophe);
    if (apostrophe == word.end())
        return changedPlain(word, place);
    const Characters before(word.begin(), apostrophe);
    const Characters after(apostrophe + 1, word.end());
    Characters out = before.empty() ? Characters() : changedPlain(before, place);
    out.push_back(*apostrophe);
    // O'Brien and 'Stars', but John's and Qur'an
    const bool isOwnWord = before.size() < 2 && after.size() > 2;
    const Characters end = isOwnWord ? capitalised(after) : small(after);
    out.insert(out.end(), end.begin(), end.end());
    return out;
}

// Between two spaces: "(ST.", "STOKE-ON-TRENT", "C.I.C.".
Characters changedChunk(const Characters &chunk, bool startsPhrase) {
    const std::string text = encoded(chunk);
    if (looksLikeWebsite(text) || looksLikeEmail(text))
        return small(chunk);
    if (text == "C/O")
        return small(chunk);
    Characters out;
    Place place{.startsPhrase = startsPhrase};
    for (std::size_t at = 0; at < chunk.size();) {
        const std::size_t from = at;
        while (at < chunk.size() && isOfWord(chunk[at]))
            ++at;
        if (at == from) {
            const Character c = chunk[at++];
            out.push_back(c);
            place.startsPhrase = startsPhrase && out.size() == 1;
            place.startsPhrase = place.startsPhrase || c == '(' || c == '/' || c == '"' || c == '[';
            continue;
        }
        const Characters word(chunk.begin() + static_cast<std::ptrdiff_t>(from),
                              chunk.begin() + static_cast<std::ptrdiff_t>(at));
        const bool isDotBefore = from > 0 && chunk[from - 1] == '.';
        place.isBetweenDots = isDotBefore || (at < chunk.size() && chunk[at] == '.');
        const Characters done = changed(word, place);
        out.insert(out.end(), done.begin(), done.end());
        place.startsPhrase = false;
        place.followsPrefix =
            at < chunk.size() && chunk[at] == '-' && isAmong(kPrefixes, encoded(word));
    }
    return out;
}

void tidyBrackets(std::string &text) {
    for (std::size_t at; (at = text.find(" )")) != std::string::npos;)
        text.erase(at, 1);
    for (std::size_t at; (at = text.find("( ")) != std::string::npos;)
        text.erase(at + 1, 1);
}

} // namespace

std::string inReadableCase(std::string_view text) {
    std::string tidy = simplified(text);
    if (!isUtf8(tidy) || !isInCapitals(decoded(tidy)))
        return tidy;
    tidyBrackets(tidy);
    std::vector<std::string> chunks;
    bool startsPhrase = true;
    for (const std::string &chunk : split(tidy, ' ')) {
        chunks.push_back(encoded(changedChunk(decoded(chunk), startsPhrase)));
        startsPhrase = chunk.ends_with(':') || chunk == "-" || chunk == "\xE2\x80\x93";
    }
    return joined(chunks, " ");
}

std::string readableAddress(std::initializer_list<std::string_view> lines) {
    std::vector<std::string> kept;
    for (const std::string_view line : lines)
        for (const std::string &piece : split(line, ',')) {
            std::string readable = inReadableCase(meaningOf(piece));
            if (!readable.empty() && std::ranges::find(kept, readable) == kept.end())
                kept.push_back(std::move(readable));
        }
    return joined(kept, ", ");
}

} // namespace placeweave
