// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_figures.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

namespace placeweave {
namespace {

Number numberAt(std::string_view text, std::size_t at) {
    Number number;
    number.start = at;
    std::string plain;
    const auto run = [&] {
        std::size_t end = at;
        while (end < text.size() && isAsciiDigit(text[end]))
            ++end;
        const std::string_view digits = text.substr(at, end - at);
        at = end;
        return digits;
    };
    plain = run();
    while (at + 3 < text.size() && text[at] == ',' && plain.size() <= 3) {
        std::size_t end = at + 1;
        while (end < text.size() && isAsciiDigit(text[end]))
            ++end;
        if (end - at != 4)
            break;
        ++at;
        plain += run();
    }
    number.digits = plain.size();
    const bool isPoint = at + 1 < text.size() && text[at] == '.' && isAsciiDigit(text[at + 1]);
    const bool isComma = at + 4 < text.size() && text[at] == ',' && plain.size() <= 2 &&
                         std::ranges::all_of(text.substr(at + 1, 4), isAsciiDigit);
    if (isPoint || isComma) {
        ++at;
        const std::string_view decimals = run();
        number.decimals = static_cast<int>(decimals.size());
        plain += '.';
        plain += decimals;
    }
    number.end = at;
    std::from_chars(plain.data(), plain.data() + plain.size(), number.value,
                    std::chars_format::fixed);
    if (number.start > 0 && text[number.start - 1] == '-')
        number.value = -number.value;
    return number;
}

// How long the sign at the front is: degrees, minutes or seconds, in one of the ways to write them.
std::size_t signLength(std::string_view text, std::initializer_list<std::string_view> signs) {
    const std::size_t space = text.starts_with(' ') ? 1 : 0;
    for (const std::string_view sign : signs)
        if (text.substr(space).starts_with(sign))
            return space + sign.size();
    return 0;
}
std::size_t degreeSign(std::string_view text) {
    if (text.starts_with('d')) // "54d30m25s", not "!3d54.5071!4d" of a link
        if (const std::size_t end = text.find_first_not_of("0123456789.", 1);
            end != text.npos && end > 1 && text[end] == 'm')
            return 1;
    return signLength(text, {"\u00B0", "\u00BA", "degrees", "deg", "d ", "&deg;"});
}
std::size_t minuteSign(std::string_view text) {
    return signLength(text, {"'", "\u2032", "\u2019", "minutes", "min", "m", "&#39;"});
}

// "54 30 25.6 N", "54:30:25.6N" and, as instruments write it, "5430.427N"; and the last of its
// numbers.
std::optional<std::pair<Angle, std::size_t>>
angleWithoutSigns(std::string_view text, const std::vector<Number> &numbers, std::size_t first) {
    constexpr double kWhole = 60;
    std::size_t last = first;
    const auto goesOn = [&] {
        const std::string_view gap =
            text.substr(numbers[last].end, numbers[last + 1].start - numbers[last].end);
        return !gap.empty() && gap.find_first_not_of(" :") == gap.npos;
    };
    while (last < first + 2 && last + 1 < numbers.size() && numbers[last].decimals == 0 && goesOn())
        ++last;
    if (!isDirectionAfter(text, numbers[last].end))
        return std::nullopt;
    double degrees = std::abs(numbers[first].value);
    double minutes = 0;
    double seconds = 0;
    if (last == first) {
        minutes = std::fmod(degrees, 100);
        degrees = std::floor(degrees / 100);
        if (std::abs(numbers[first].value) <= 180 || numbers[first].decimals == 0)
            return std::nullopt;
    } else {
        minutes = numbers[first + 1].value;
        seconds = last == first + 2 ? numbers[last].value : 0;
    }
    if (degrees > 180 || minutes >= kWhole || seconds >= kWhole)
        return std::nullopt;
    const double part = last == first + 2 ? kWhole * kWhole : kWhole;
    return std::pair(Angle{degrees + minutes / kWhole + seconds / (kWhole * kWhole),
                           std::pow(10, -numbers[last].decimals) / part},
                     last);
}

} // namespace

std::vector<Number> numbersIn(std::string_view text) {
    std::vector<Number> numbers;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (isAsciiDigit(text[at])) {
            numbers.push_back(numberAt(text, at));
            at = numbers.back().end - 1;
        }
    return numbers;
}

bool isDirectionAfter(std::string_view text, std::size_t end) {
    const std::size_t at =
        end < text.size() && (text[end] == ' ' || text[end] == ',') ? end + 1 : end;
    return at < text.size() && std::string_view("NSEW").contains(asciiUpper(text[at])) &&
           (at + 1 == text.size() || (!isAsciiLetter(text[at + 1]) && !isAsciiDigit(text[at + 1])));
}

std::vector<Angle> anglesIn(std::string_view text) {
    std::vector<Angle> angles;
    const std::vector<Number> numbers = numbersIn(text);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Number &first = numbers[i];
        const std::size_t sign = degreeSign(text.substr(first.end));
        const double size = std::abs(first.value);
        if (sign == 0 || first.decimals > 0 || i + 1 == numbers.size()) {
            if (const auto said = angleWithoutSigns(text, numbers, i)) {
                angles.push_back(said->first);
                i = said->second;
            } else if (first.decimals >= 3 && size <= 180)
                angles.push_back({first.value, std::pow(10, -first.decimals)});
            continue;
        }
        const auto follows = [&](std::size_t before, std::size_t gap) {
            return before + 1 < numbers.size() &&
                   numbers[before + 1].start <= numbers[before].end + gap + 1;
        };
        if (!follows(i, sign))
            continue;
        const Number &minutes = numbers[i + 1];
        double degrees = size + minutes.value / 60;
        double step = std::pow(10, -minutes.decimals) / 60;
        std::size_t last = i + 1;
        const std::size_t minuteEnd = minuteSign(text.substr(minutes.end));
        if (minutes.decimals == 0 && minuteEnd > 0 && follows(i + 1, minuteEnd)) {
            last = i + 2;
            degrees += numbers[last].value / 3600;
            step = std::pow(10, -numbers[last].decimals) / 3600;
        }
        angles.push_back({first.value < 0 ? -degrees : degrees, step});
        i = last;
    }
    return angles;
}

} // namespace placeweave
