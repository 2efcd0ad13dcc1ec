// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/reading.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

std::optional<std::int64_t> exactInteger(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// "40", "1,200", "about 40", "30-50" (the first).
std::optional<Value> readInteger(std::string_view text) {
    constexpr std::size_t kMostDigits = 12;
    if (const auto exact = exactInteger(text))
        return Value(*exact);
    std::string digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isThousandsComma = !digits.empty() && text[at] == ',' && text.size() - at > 3 &&
                                      isAsciiDigit(text[at + 1]) && isAsciiDigit(text[at + 2]) &&
                                      isAsciiDigit(text[at + 3]);
        if (isAsciiDigit(text[at]))
            digits += text[at];
        else if (!digits.empty() && !isThousandsComma)
            break;
    }
    const auto number = digits.size() > kMostDigits ? std::nullopt : exactInteger(digits);
    return number ? std::optional<Value>(*number) : std::nullopt;
}

std::optional<Value> readBoolean(const Field &field, std::string_view text) {
    constexpr std::array kYes{"yes", "y", "true", "t", "1", "1.0", "x", "on", "ok"};
    constexpr std::array kNo{"no", "n", "false", "f", "0", "0.0", "off", "none"};
    const std::string word = folded(text);
    if (std::ranges::contains(kYes, word))
        return Value(true);
    if (std::ranges::contains(kNo, word))
        return Value(false);
    // Whatever stands under "private" and is no "no" means that somebody wanted it kept in.
    return field.merge == MergeRule::Stricter ? std::optional<Value>(true) : std::nullopt;
}

// A code that is in no list may be a local term, or a newer program's: it stays, unless it says who
// may see something.
Value readCode(const Field &field, std::string_view text) {
    const Vocabulary &words = vocabulary(field.detail);
    if (const Term *term = words.find(text))
        return Value(term->code);
    if (const Term *term = words.recognise(text))
        return Value(term->code);
    if (field.merge != MergeRule::Stricter || words.terms().empty())
        return Value(text);
    if (const Term *notAsked = words.find("not_asked"))
        return Value(notAsked->code);
    return Value(std::ranges::max(words.terms(), {}, [&](const Term &term) {
                     return words.protection(term.code);
                 }).code);
}

std::optional<Value> readSet(const Field &field, std::string_view text) {
    std::vector<std::string> elements;
    const auto keep = [&](std::string element) {
        if (!element.empty() && !std::ranges::contains(elements, element))
            elements.push_back(std::move(element));
    };
    if (const json array = json::parse(text, nullptr, false); array.is_array()) {
        for (const json &element : array)
            keep(element.is_string() ? element.get<std::string>() : element.dump());
        return setValue(elements);
    }
    const Vocabulary &words = vocabulary(field.detail);
    const bool isCodes = field.type == FieldType::CodeSet;
    const char separator = text.contains(';') ? ';' : text.contains('|') ? '|' : ',';
    for (const std::string &piece : isCodes &&words.recognise(text) ? std::vector{std::string(text)}
                                                                    : split(text, separator)) {
        const Term *term = isCodes ? words.recognise(piece) : nullptr;
        if (isCodes && !term)
            return std::nullopt;
        keep(term ? term->code : piece);
    }
    return setValue(elements);
}

std::optional<Value> readMeaning(const Field &field, std::string_view text) {
    switch (field.type) {
    case FieldType::Code:
        return readCode(field, text);
    case FieldType::CodeSet:
    case FieldType::TextSet:
        return readSet(field, text);
    case FieldType::Integer:
        return readInteger(text);
    case FieldType::Boolean:
        return readBoolean(field, text);
    case FieldType::Day: {
        const auto day = parseDay(text);
        return day ? std::optional<Value>(*day) : std::nullopt;
    }
    case FieldType::Owner:
    case FieldType::Reference: {
        const auto id = exactInteger(text);
        return id ? std::optional<Value>(*id) : std::nullopt;
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Point:
    case FieldType::Bytes:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<Value> readText(const Field &field, std::string_view text) {
    const std::string whole = asUtf8(text);
    if (field.type == FieldType::Text || field.type == FieldType::LongText)
        return Value(whole);
    const std::string_view meant = trimmed(whole);
    return meant.empty() ? Value() : readMeaning(field, meant);
}

} // namespace placeweave
