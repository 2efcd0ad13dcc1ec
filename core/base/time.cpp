// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <format>
#include <vector>

namespace placeweave {
namespace {

using std::chrono::year_month_day;

std::string format(year_month_day day) {
    return std::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::optional<year_month_day> calendarDay(int year, int month, int day) {
    const year_month_day result{std::chrono::year{year},
                                std::chrono::month{static_cast<unsigned>(month)},
                                std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || day < 1 || year < 1000 || year > 9999 || !result.ok())
        return std::nullopt;
    return result;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<int> monthByName(std::string_view word) {
    constexpr std::array kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                 "jul", "aug", "sep", "oct", "nov", "dec"};
    if (word.size() < 3)
        return std::nullopt;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (word.substr(0, 3) == kMonths[i])
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

// Two-digit years are this century up to thirty years ahead of now, else the last one.
int wholeYear(int year) {
    if (year >= 100)
        return year;
    return year > 56 ? 1900 + year : 2000 + year;
}

std::optional<year_month_day> exactDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    return calendarDay(*year, *month, *day);
}

} // namespace

std::int64_t nowMilliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string nowInstant() {
    using namespace std::chrono;
    return std::format("{:%FT%TZ}", floor<milliseconds>(system_clock::now()));
}

std::string today() {
    using namespace std::chrono;
    const auto now = system_clock::now();
    try {
        return std::format("{:%F}", floor<days>(locate_zone("Europe/London")->to_local(now)));
    } catch (const std::runtime_error &) { // no time zone database on this machine
        return std::format("{:%F}", floor<days>(now));
    }
}

namespace {

// "10am", "7pm".
bool isHour(std::string_view part) {
    return part.size() > 2 && (part.ends_with("am") || part.ends_with("pm")) &&
           number(part.substr(0, part.size() - 2));
}

// "(Tue) 12th of May '26, 10:30 am" comes down to its three parts.
std::vector<std::string> partsOfDay(std::string text) {
    constexpr std::string_view kWeekdays = "mon tue wed thu fri sat sun";
    text.resize(std::min(text.size(), text.find(" at "))); // and what follows is the time
    for (char &c : text)
        if (std::string_view("/.,-()'").contains(c))
            c = ' ';
    for (std::size_t at = text.find("\u2019"); at != std::string::npos; at = text.find("\u2019"))
        text.erase(at, std::string_view("\u2019").size());
    std::vector<std::string> parts = split(text, ' ');
    std::erase_if(parts, [&](const std::string &part) {
        const bool isWeekday = part.size() >= 3 &&
                               kWeekdays.contains(std::string_view(part).substr(0, 3)) &&
                               !monthByName(part) && number(part) == std::nullopt;
        return isWeekday || part.contains(':') || isHour(part) || part == "of" || part == "am" ||
               part == "pm";
    });
    for (std::string &part : parts)
        for (const std::string_view suffix : {"st", "nd", "rd", "th"})
            if (part.size() > 2 && part.ends_with(suffix) && part[0] >= '0' && part[0] <= '9')
                part.resize(part.size() - 2);
    return parts;
}

} // namespace

std::optional<std::string> parseDay(std::string_view given) {
    std::string text = folded(given);
    // "2026-11-24T10:00:00" and "2026-11-24 10:00": the day is what counts.
    if (text.size() > 10 && (text[10] == 't' || text[10] == ' '))
        if (const auto day = exactDay(std::string_view(text).substr(0, 10)))
            return format(*day);
    constexpr std::size_t kYearDigits = 4;
    constexpr std::size_t kAllDigits = 8;
    if (text.size() == kAllDigits && number(text)) // 20260512
        text.insert(kYearDigits + 2, 1, '-').insert(kYearDigits, 1, '-');
    std::vector<std::string> parts = partsOfDay(std::move(text));
    if (parts.size() == 2 && parts[1].size() == kYearDigits) // "November 2026", "11/2026"
        parts.insert(parts.begin(), "1");
    if (parts.size() != 3)
        return std::nullopt;
    if (monthByName(parts[0])) // "May 12, 2026"
        std::swap(parts[0], parts[1]);
    const auto first = number(parts[0]);
    const auto last = number(parts[2]);
    auto month = number(parts[1]);
    if (!month)
        month = monthByName(parts[1]);
    if (!first || !last || !month)
        return std::nullopt;
    const auto day = parts[0].size() == kYearDigits ? calendarDay(*first, *month, *last)
                                                    : calendarDay(wholeYear(*last), *month, *first);
    return day ? std::optional(format(*day)) : std::nullopt;
}

bool isDay(std::string_view text) {
    return exactDay(text).has_value();
}

std::optional<int> daysBetween(std::string_view from, std::string_view to) {
    const auto first = exactDay(from);
    const auto last = exactDay(to);
    if (!first || !last)
        return std::nullopt;
    return static_cast<int>((std::chrono::sys_days(*last) - std::chrono::sys_days(*first)).count());
}

std::string daysBefore(std::string_view day, int days) {
    const auto from = exactDay(day);
    if (!from)
        return std::string(day);
    return format(year_month_day(std::chrono::sys_days(*from) - std::chrono::days(days)));
}

} // namespace placeweave
