// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/cell.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placeweave {
namespace {

// Capital letters and digits; empty when there is anything else beside spaces.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ')
            continue;
        if (!isAsciiDigit(c) && !isAsciiLetter(c))
            return {};
        out += asciiUpper(c);
    }
    return out;
}

// A9, A99, A9A, AA9, AA99, AA9A (Royal Mail's forms of the outward code).
bool isOutward(std::string_view code) {
    std::size_t at = 0;
    while (at < code.size() && isAsciiLetter(code[at]))
        ++at;
    if (at == 0 || at > 2 || at == code.size() || !isAsciiDigit(code[at]))
        return false;
    return code.size() - at == 1 || code.size() - at == 2;
}

bool isInward(std::string_view code) {
    return code.size() == 3 && isAsciiDigit(code[0]) && isAsciiLetter(code[1]) &&
           isAsciiLetter(code[2]);
}

// Both parts of a full postcode, or nothing.
struct PostcodeParts {
    std::string outward;
    std::string inward;
};
std::optional<PostcodeParts> postcodeIn(std::string_view cell) {
    if (cell.size() > 10)
        return std::nullopt;
    const std::string code = squeezed(trimmed(cell));
    if (code.size() < 5 || code.size() > 7)
        return std::nullopt;
    PostcodeParts parts{code.substr(0, code.size() - 3), code.substr(code.size() - 3)};
    if (!isInward(parts.inward) || (!isOutward(parts.outward) && parts.outward != "GIR"))
        return std::nullopt;
    return parts;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::optional<double> plainNumber(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// 53.4, 53°24', 53°24.5' or 53°24'30": degrees, then what is left of them.
std::optional<double> sexagesimal(std::string_view text) {
    constexpr std::string_view kDegree = "\xC2\xB0";
    const std::size_t sign = text.find(kDegree);
    if (sign == std::string_view::npos)
        return plainNumber(text);
    const auto degrees = plainNumber(text.substr(0, sign));
    std::string_view rest = text.substr(sign + kDegree.size());
    if (!degrees)
        return std::nullopt;
    double more = 0;
    double part = 60;
    for (const char mark : {'\'', '"'}) {
        if (const std::size_t end = rest.find(mark); end != std::string_view::npos) {
            const auto value = plainNumber(rest.substr(0, end));
            if (!value || *value < 0 || *value >= 60)
                return std::nullopt;
            more += *value / part;
            rest.remove_prefix(end + 1);
        }
        part *= 60;
    }
    if (!rest.empty())
        return std::nullopt;
    return std::signbit(*degrees) ? *degrees - more : *degrees + more;
}

} // namespace

std::string_view meaningOf(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").contains(cell[1]))
        cell.remove_prefix(1);
    constexpr std::size_t kLongest = 11;
    if (cell.size() > kLongest)
        return cell;
    constexpr std::array kNothing{"na",     "n/a",     "#n/a",    "-",      "--",     "null",
                                  "nil",    "?",       ".",       "nan",    "tbc",    "tba",
                                  "tbd",    "#ref!",   "#num!",   "#name?", "#null!", "#value!",
                                  "#calc!", "#spill!", "#div/0!", "err:502"};
    std::string lower;
    for (const char c : cell)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::ranges::find(kNothing, lower) != kNothing.end() ? std::string_view() : cell;
}

bool isPlaceholder(std::string_view cell) {
    constexpr std::array kWords{"none",
                                "no",
                                "nope",
                                "unknown",
                                "not known",
                                "n/k",
                                "nk",
                                "various",
                                "pending",
                                "awaiting",
                                "applied for",
                                "x",
                                "xx",
                                "xxx",
                                "0",
                                "00",
                                "000",
                                "n",
                                "not registered",
                                "unregistered",
                                "not applicable",
                                "not available",
                                "not yet",
                                "no number",
                                "no phone",
                                "no email",
                                "no website",
                                "see above",
                                "as above",
                                "withheld",
                                "private",
                                "ex directory",
                                "cio",
                                "to be confirmed",
                                "notregistered",
                                "notapplicable",
                                "notyet",
                                "notknown",
                                "tobeconfirmed"};
    constexpr std::size_t kLongestWord = 15;
    cell = trimmed(cell);
    return meaningOf(cell).empty() || (cell.size() <= kLongestWord && !cell.contains('@') &&
                                       std::ranges::contains(kWords, folded(cell)));
}

std::string_view nameIn(std::string_view cell) {
    const std::string_view meaning = meaningOf(cell);
    const std::string_view name = trimmed(cell);
    const bool isCapitalised =
        name.size() > 2 && name[0] >= 'A' && name[0] <= 'Z' &&
        std::ranges::all_of(name.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
    return meaning.empty() && isCapitalised ? name : meaning;
}

bool looksLikePostcode(std::string_view cell) {
    return postcodeIn(cell).has_value();
}

bool looksLikeEmail(std::string_view cell) {
    cell = trimmed(cell);
    const std::size_t at = cell.find('@');
    return at != std::string_view::npos && at > 0 && cell.find('@', at + 1) == cell.npos &&
           cell.find('.', at + 2) != cell.npos && cell.find(' ') == cell.npos &&
           !cell.ends_with('.') && !cell.contains("://");
}

bool looksLikeWebsite(std::string_view cell) {
    const std::string text = folded(cell);
    if (text.contains(' ') || text.size() < 4)
        return false;
    if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        return text.contains('.');
    const std::string host = text.substr(0, text.find('/'));
    return !host.contains('@') &&
           (host.ends_with(".uk") || host.ends_with(".com") || host.ends_with(".org") ||
            host.ends_with(".net") || host.ends_with(".wales") || host.ends_with(".scot"));
}

bool looksLikePhone(std::string_view cell) {
    cell = trimmed(cell);
    const auto digits = std::ranges::count_if(cell, isAsciiDigit);
    const bool onlyThese = std::ranges::all_of(
        cell, [](char c) { return isAsciiDigit(c) || std::string_view(" +()-./").contains(c); });
    return onlyThese && digits >= 10 && digits <= 15 &&
           (cell.starts_with('0') || cell.starts_with('+') || cell.starts_with('(') ||
            digits == 10) &&
           std::ranges::count(cell, '.') < 2;
}

std::string tidyPostcode(std::string_view cell) {
    const auto parts = postcodeIn(cell);
    return parts ? parts->outward + " " + parts->inward : simplified(cell);
}

std::string outwardPostcode(std::string_view postcode) {
    if (const auto parts = postcodeIn(postcode))
        return parts->outward;
    const std::string code = squeezed(trimmed(postcode));
    return isOutward(code) ? code : std::string();
}

std::string tidyPhone(std::string_view cell) {
    std::string phone = simplified(cell);
    if (phone.ends_with(".0")) // a number column of a spreadsheet
        phone.resize(phone.size() - 2);
    if (phone.size() == 10 && phone[0] != '0' && std::ranges::all_of(phone, isAsciiDigit))
        phone.insert(phone.begin(), '0');
    return phone;
}

bool hasThousandsCommas(std::string_view cell) {
    constexpr std::size_t kGroup = 3;
    const std::size_t first = cell.find(',');
    if (first == 0 || first > kGroup || first == std::string_view::npos)
        return false;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const bool isComma = at >= first && (at - first) % (kGroup + 1) == 0;
        if (isComma ? cell[at] != ',' : !isAsciiDigit(cell[at]))
            return false;
    }
    return (cell.size() - first) % (kGroup + 1) == 0;
}

std::optional<double> numberIn(std::string_view cell) {
    std::string text = simplified(cell);
    replaceAll(text, "\xE2\x88\x92", "-"); // U+2212
    replaceAll(text, "\xC2\xA3", "");      // pound sign
    std::erase_if(text, [](char c) { return c == ' ' || c == '%'; });
    const std::string_view digits =
        std::string_view(text).substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    const std::size_t comma = digits.rfind(',');
    const std::size_t stop = digits.rfind('.');
    const bool isDecimalComma =
        comma != std::string_view::npos &&
        (stop == std::string_view::npos
             ? std::ranges::count(digits, ',') == 1 && !hasThousandsCommas(digits)
             : comma > stop); // 1.234,5
    if (isDecimalComma) {
        std::erase(text, '.');
        std::ranges::replace(text, ',', '.');
    }
    std::erase(text, ',');
    return text.empty() ? std::nullopt : plainNumber(text);
}

std::optional<std::int64_t> wholeNumberIn(std::string_view cell) {
    constexpr std::size_t kMaxDigits = 12;
    std::string digits;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const bool isThousandsComma = !digits.empty() && cell[at] == ',' && at + 3 < cell.size() &&
                                      isAsciiDigit(cell[at + 1]) && isAsciiDigit(cell[at + 2]) &&
                                      isAsciiDigit(cell[at + 3]);
        if (isAsciiDigit(cell[at]))
            digits += cell[at];
        else if (!digits.empty() && !isThousandsComma)
            break;
    }
    std::int64_t value = 0;
    if (digits.empty() || digits.size() > kMaxDigits)
        return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<double> degreesIn(std::string_view cell) {
    std::string text = simplified(cell);
    replaceAll(text, "\xE2\x88\x92", "-");
    replaceAll(text, "\xC2\xBA", "\xC2\xB0"); // an ordinal sign for the degree sign
    for (const std::string_view minutes : {"\xE2\x80\xB2", "\xE2\x80\x99", "\xE2\x80\x98"})
        replaceAll(text, minutes, "'");
    for (const std::string_view seconds : {"\xE2\x80\xB3", "\xE2\x80\x9D", "''"})
        replaceAll(text, seconds, "\"");
    std::erase(text, ' ');
    if (text.empty())
        return std::nullopt;
    bool turns = false;
    const char last = asciiUpper(text.back());
    if (text.size() > 1 && (last == 'N' || last == 'E' || last == 'S' || last == 'W')) {
        turns = last == 'S' || last == 'W';
        text.pop_back();
    }
    if (!text.contains('.') && std::ranges::count(text, ',') == 1)
        std::ranges::replace(text, ',', '.');
    const auto value = sexagesimal(text);
    return value && turns ? -*value : value;
}

std::optional<bool> yesNoIn(std::string_view cell) {
    const std::string word = folded(cell);
    constexpr std::array kYes{"yes", "y",  "true",         "t",           "1", "x",
                              "1.0", "ok", "\xE2\x9C\x93", "\xE2\x9C\x94"};
    constexpr std::array kNo{"no", "n", "false", "f", "0", "0.0", "none"};
    if (std::ranges::find(kYes, word) != kYes.end())
        return true;
    if (std::ranges::find(kNo, word) != kNo.end())
        return false;
    return std::nullopt;
}

std::optional<LatLon> positionIn(std::string_view cell) {
    std::string text = folded(cell);
    const bool isWkt = text.starts_with("point");
    if (isWkt)
        text.erase(0, 5);
    std::erase_if(text, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
    for (char &c : text)
        c = c == ',' || c == ';' ? ' ' : c;
    const std::vector<std::string> numbers = split(text, ' ');
    if (numbers.size() != 2)
        return std::nullopt;
    const auto first = degreesIn(numbers[0]);
    const auto second = degreesIn(numbers[1]);
    if (!first || !second)
        return std::nullopt;
    return isWkt ? LatLon{*second, *first} : LatLon{*first, *second};
}

bool looksGarbled(std::string_view cell) {
    // The first byte of two, C2 or C3, as a letter; then one that continues, itself as a sign.
    for (const std::string_view first : {"\u00C2", "\u00C3"})
        for (std::size_t at = cell.find(first); at != std::string_view::npos;
             at = cell.find(first, at + 1)) {
            const std::string_view next = cell.substr(at + first.size());
            if (next.size() >= 2 && next[0] == '\xC2' &&
                static_cast<unsigned char>(next[1]) >= 0xA0)
                return true;
        }
    // Quotation marks and dashes: three bytes, E2 80 and one more.
    return cell.contains("\u00E2\u20AC");
}

} // namespace placeweave
