// SPDX-License-Identifier: GPL-3.0-or-later
// When a service happens: HSDS schedules follow RFC 5545 section 3.3.10, one object a rule.
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/oruk_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::hsds {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kDays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 7> kDayNames{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};

std::optional<int> wholeNumber(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

struct Rule {
    std::string frequency; // WEEKLY or MONTHLY
    int interval = 1;
    std::string start;                  // YYYYMMDD of one that it fell on, where that tells which
    std::vector<std::string> days;      // MO; of months also 1MO, -1FR
    std::vector<std::string> monthDays; // of months
    std::string opens;
    std::string closes;

    bool says() const { return !frequency.empty(); }
    bool isAt(const Rule &other) const {
        return frequency == other.frequency && interval == other.interval && start == other.start &&
               monthDays == other.monthDays && opens == other.opens && closes == other.closes;
    }
};

// "10:00:00", "9:30", "10:00Z" as HH:MM.
std::string clockTime(const std::string &text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || text.size() < colon + 3)
        return {};
    const auto hours = wholeNumber(std::string_view(text).substr(0, colon));
    const auto minutes = wholeNumber(std::string_view(text).substr(colon + 1, 2));
    if (!hours || !minutes || *hours < 0 || *hours > 24 || *minutes < 0 || *minutes > 59)
        return {};
    return std::format("{:02}:{:02}", *hours, *minutes);
}

bool isDay(std::string_view day, bool withOrdinal) {
    if (day.size() < 2 || !std::ranges::contains(kDays, day.substr(day.size() - 2)))
        return false;
    std::string_view ordinal = day.substr(0, day.size() - 2);
    if (ordinal.empty())
        return true;
    if (ordinal.starts_with('+'))
        ordinal.remove_prefix(1);
    const auto number = wholeNumber(ordinal);
    return withOrdinal && number && *number != 0 && *number >= -5 && *number <= 5;
}

Rule ruleOf(const json &schedule) {
    Rule rule;
    const auto upper = [](std::string text) {
        for (char &c : text)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return text;
    };
    rule.frequency = upper(textOf(schedule, "freq"));
    const bool isMonthly = rule.frequency == "MONTHLY";
    for (std::string &day : split(upper(textOf(schedule, "byday")), ','))
        if (isDay(day, isMonthly) && !std::ranges::contains(rule.days, day))
            rule.days.push_back(std::move(day));
    if (isMonthly) // RFC 5545: BYMONTHDAY must not stand in a weekly rule, though feeds have it
        for (std::string &day : split(textOf(schedule, "bymonthday"), ','))
            if (const auto number = wholeNumber(day);
                number && *number != 0 && *number >= -31 && *number <= 31)
                rule.monthDays.push_back(std::move(day));
    if (rule.frequency.empty() && !rule.days.empty())
        rule.frequency = "WEEKLY";
    if (rule.frequency != "WEEKLY" && !isMonthly)
        rule.frequency.clear();
    if (const auto every = wholeNumber(textOf(schedule, "interval")); every && *every > 1)
        rule.interval = std::min(*every, 99);
    // HSDS: dtstart is the first event, valid_from only the day from which the schedule counts.
    if (rule.interval > 1)
        if (const auto day = parseDay(textOf(schedule, "dtstart").substr(0, 10)))
            for (const char c : *day)
                rule.start += c == '-' ? "" : std::string(1, c);
    rule.opens = clockTime(textOf(schedule, "opens_at"));
    rule.closes = clockTime(textOf(schedule, "closes_at"));
    return rule;
}

std::string written(const Rule &rule) {
    if (!rule.says())
        return {};
    std::string text = "FREQ=" + rule.frequency;
    if (rule.interval > 1)
        text += std::format(";INTERVAL={}", rule.interval);
    if (!rule.days.empty())
        text += ";BYDAY=" + joined(rule.days, ",");
    if (!rule.monthDays.empty())
        text += ";BYMONTHDAY=" + joined(rule.monthDays, ",");
    if (!rule.start.empty())
        text += ";DTSTART=" + rule.start;
    return text;
}

// "Mon, Wed 10:00-12:00": of a second rule, for which a service has no field.
std::string inWords(const Rule &rule) {
    std::vector<std::string> days;
    for (const std::string &day : rule.days) {
        const auto which = std::ranges::find(kDays, std::string_view(day).substr(day.size() - 2));
        days.push_back(day.substr(0, day.size() - 2) +
                       std::string(kDayNames[static_cast<std::size_t>(which - kDays.begin())]));
    }
    std::string words = joined(days, ", ");
    if (!rule.opens.empty())
        words += (words.empty() ? "" : " ") + rule.opens;
    if (!rule.opens.empty() && !rule.closes.empty())
        words += "-" + rule.closes;
    return words;
}

} // namespace

Times timesOf(const json &service) {
    Rule first;
    std::vector<std::string> words;
    const auto add = [&words](std::string piece) {
        if (!piece.empty() && !std::ranges::contains(words, piece))
            words.push_back(std::move(piece));
    };
    for (const json *schedule : objectsIn(service, "schedules")) {
        Rule rule = ruleOf(*schedule);
        if (!first.says())
            first = std::move(rule);
        else if (rule.isAt(first))
            for (std::string &day : rule.days) {
                if (!std::ranges::contains(first.days, day))
                    first.days.push_back(std::move(day));
            }
        else
            add(inWords(rule));
        for (const char *key : {"description", "notes"})
            add(simplified(textOf(*schedule, key)));
    }
    if (first.frequency == "WEEKLY")
        std::ranges::sort(first.days, {}, [](const std::string &day) {
            return std::ranges::find(kDays, std::string_view(day));
        });
    return {written(first), first.opens, first.closes, joined(words, "; ")};
}

} // namespace placeweave::hsds
