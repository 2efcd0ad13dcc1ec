// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/schedule.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <format>
#include <libical/ical.h>
#include <memory>
#include <span>

namespace placeweave {
namespace {

constexpr int kMinutesADay = 24 * 60;
constexpr std::array<std::string_view, 12> kMonthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday"};

std::optional<int> numberOf(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(number)
                                                                        : std::nullopt;
}

// "HH:MM", up to 24:00.
std::optional<int> minuteOf(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const int hours = numberOf(text.substr(0, colon)).value_or(-1);
    const int minutes = numberOf(text.substr(colon + 1)).value_or(-1);
    if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || (hours == 24 && minutes > 0))
        return std::nullopt;
    return hours * 60 + minutes;
}

OpenWeek::Span spanOf(const ServiceTimes &service) {
    const auto from = minuteOf(service.opens);
    const auto until = minuteOf(service.closes);
    OpenWeek::Span span;
    span.from = from.value_or(0);
    span.until = until.value_or(kMinutesADay);
    if (until && span.until <= span.from)
        span.until += kMinutesADay; // past midnight
    return span;
}

struct FreeIterator {
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};

bool has(const short *values) {
    return values[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

// Whether the days follow from the rule alone, whenever it began.
bool tellsDays(const icalrecurrencetype &rule) {
    switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
        return true;
    case ICAL_WEEKLY_RECURRENCE:
        return has(rule.by_day);
    case ICAL_MONTHLY_RECURRENCE:
        return has(rule.by_day) || has(rule.by_month_day);
    case ICAL_YEARLY_RECURRENCE:
        return has(rule.by_day) || has(rule.by_year_day) ||
               (has(rule.by_month) && has(rule.by_month_day));
    default:
        return false;
    }
}

std::span<const short> valuesOf(std::span<const short> by) {
    return by.first(
        static_cast<std::size_t>(std::ranges::find(by, ICAL_RECURRENCE_ARRAY_MAX) - by.begin()));
}

// A sixth Saturday of a month, the 31st of February: looking for one takes seconds.
bool neverFalls(const icalrecurrencetype &rule) {
    constexpr std::array kLongest{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    constexpr int kMostInAMonth = 5;
    const auto weekdays = valuesOf(rule.by_day);
    const bool isPastEveryWeek =
        rule.freq == ICAL_MONTHLY_RECURRENCE && !weekdays.empty() &&
        std::ranges::all_of(weekdays, [](short day) {
            return std::abs(icalrecurrencetype_day_position(day)) > kMostInAMonth;
        });
    const auto months = valuesOf(rule.by_month);
    const auto days = valuesOf(rule.by_month_day);
    const bool isPastEveryMonth =
        !months.empty() && !days.empty() && std::ranges::all_of(months, [&](short month) {
            const bool isMonth = month >= 1 && month <= 12;
            return !isMonth || std::ranges::all_of(days, [&](short day) {
                return std::abs(day) > kLongest[static_cast<std::size_t>(month - 1)];
            });
        });
    return isPastEveryWeek || isPastEveryMonth;
}

// Whether it falls on every day of the week that it names.
bool isEvery(const icalrecurrencetype &rule) {
    if (rule.interval > 1 || has(rule.by_month) || has(rule.by_month_day) || has(rule.by_set_pos))
        return false;
    const auto weekdays = valuesOf(rule.by_day);
    const bool isOfMonth = std::ranges::any_of(
        weekdays, [](short day) { return icalrecurrencetype_day_position(day) != 0; });
    return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
           (rule.freq == ICAL_MONTHLY_RECURRENCE && !weekdays.empty() && !isOfMonth);
}

bool fallsEveryYear(const icalrecurrencetype &rule) {
    switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
        return rule.interval <= 366;
    case ICAL_WEEKLY_RECURRENCE:
        return rule.interval <= 52;
    case ICAL_MONTHLY_RECURRENCE:
        return rule.interval <= 12;
    default:
        return rule.interval <= 1;
    }
}

icaltimetype dateOf(std::string day) {
    std::erase(day, '-');
    return icaltime_from_string(day.c_str());
}

int weekdayOf(icaltimetype day) {
    const int sunday = icaltime_day_of_week(day) - 1; // 0 is Sunday
    return (sunday + 6) % 7;
}

// A rule without the day it began on, which RFC 5545 keeps apart from it (section 3.8.2.4).
struct Begun {
    std::string rule;
    std::optional<std::string> on; // YYYY-MM-DD
};
Begun begunIn(const std::string &text) {
    constexpr std::string_view kStart = "DTSTART=";
    constexpr std::string_view kFirst = "1970"; // nobody counts from before, and it takes long
    Begun begun;
    for (const std::string &part : split(text, ';')) {
        if (part.starts_with(kStart) && part.size() >= kStart.size() + 8) {
            const std::string day = part.substr(kStart.size(), 8);
            if (day >= kFirst)
                begun.on =
                    parseDay(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2));
        } else {
            begun.rule += (begun.rule.empty() ? "" : ";") + part;
        }
    }
    return begun;
}

struct Days {
    std::array<bool, 7> on{};
    bool isEvery = true;
};

// The days of the week on which the rule falls in the year from `today`, or on `date` and the day
// before it; nothing where the rule tells none.
std::optional<Days> daysOf(const ServiceTimes &service, const std::string &today,
                           const std::string &date) {
    const Begun begun = begunIn(service.rule);
    icalrecurrencetype rule = icalrecurrencetype_from_string(begun.rule.c_str());
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> scale(rule.rscale,
                                                                         &icalmemory_free_buffer);
    const auto day = parseDay(date.empty() ? today : date);
    if (!day || !(tellsDays(rule) || begun.on) || !fallsEveryYear(rule) || neverFalls(rule))
        return std::nullopt;
    const auto since = begun.on ? begun.on : parseDay(service.since);
    const bool isCounted = rule.count > 0;
    if (isCounted && !since)
        return std::nullopt; // when the first was is not known
    Days days;
    const bool isPhaseKnown = begun.on || rule.interval <= 1;
    days.isEvery = isEvery(rule) || (!date.empty() && isPhaseKnown);
    if (!isCounted && !begun.on)
        rule.interval = 1; // which of every two weeks is not told
    icaltimetype from = dateOf(*day);
    icaltimetype end = from;
    if (date.empty()) {
        end.year += 1;
    } else {
        icaltime_adjust(&from, -1, 0, 0, 0);
        icaltime_adjust(&end, 1, 0, 0, 0);
    }
    const bool isFromThen = begun.on || (isCounted && *since < *day);
    const icaltimetype start = isFromThen ? dateOf(*since) : from;
    // No need to look further; a rule that counts has no other end.
    if (!isCounted &&
        (icaltime_is_null_time(rule.until) != 0 || icaltime_compare(rule.until, end) > 0))
        rule.until = end;
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
        icalrecur_iterator_new(rule, start));
    if (!iterator)
        return std::nullopt;
    for (icaltimetype at = icalrecur_iterator_next(iterator.get());
         icaltime_is_null_time(at) == 0 && icaltime_compare_date_only(at, end) < 0;
         at = icalrecur_iterator_next(iterator.get())) {
        if (icaltime_compare_date_only(at, from) < 0)
            continue;
        days.on[static_cast<std::size_t>(weekdayOf(at))] = true;
        if (!std::ranges::contains(days.on, false))
            break;
    }
    return days;
}

// Whether any of the spans of a week, each as `counts` it, holds that time.
template <class Counts>
bool isOpenAt(const OpenWeek &week, const WallTime &time, Counts counts) {
    const auto isOpen = [&](int weekday, int minute) {
        return std::ranges::any_of(
            week.days[static_cast<std::size_t>(weekday)], [&](const OpenWeek::Span &span) {
                return counts(span) && (minute < 0 || (span.from <= minute && minute < span.until));
            });
    };
    return isOpen(time.weekday, time.minute) ||
           (time.minute >= 0 && isOpen((time.weekday + 6) % 7, time.minute + kMinutesADay));
}

} // namespace

WallTime londonWallTime(std::int64_t unixMilliseconds) {
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(unixMilliseconds)};
    local_time<milliseconds> local;
    try {
        local = locate_zone("Europe/London")->to_local(instant);
    } catch (const std::runtime_error &) { // no time zones on this machine: UTC
        local = local_time<milliseconds>(instant.time_since_epoch());
    }
    const auto day = floor<days>(local);
    return {static_cast<int>(weekday(day).iso_encoding()) - 1,
            static_cast<int>(duration_cast<minutes>(local - day).count())};
}

std::optional<WallTime> wallTimeIn(std::string_view words) {
    std::vector<std::string> pieces = split(folded(words), ' ');
    constexpr std::size_t kDayLength = 10; // "2026-12-08T10:00"
    if (pieces.size() == 1 && pieces[0].size() > kDayLength && pieces[0][kDayLength] == 't') {
        pieces.push_back(pieces[0].substr(kDayLength + 1));
        pieces[0].resize(kDayLength);
    }
    WallTime time{0, -1};
    if (pieces.size() > 1 && pieces.back().contains(':')) {
        const auto minute = minuteOf(pieces.back());
        if (!minute || *minute == kMinutesADay)
            return std::nullopt;
        time.minute = *minute;
        pieces.pop_back();
    }
    const std::string said = joined(pieces, " ");
    if (const auto date = parseDay(said)) {
        time.date = *date;
        time.weekday = weekdayOf(dateOf(*date));
        return time;
    }
    const auto day = std::ranges::find_if(
        kDays, [&](std::string_view name) { return said.size() > 1 && name.starts_with(said); });
    if (day == kDays.end())
        return std::nullopt;
    time.weekday = static_cast<int>(day - kDays.begin());
    return time;
}

bool isFarAway(const WallTime &time, const std::string &today) {
    constexpr int kTenYears = 3653;
    return !time.date.empty() && std::abs(daysBetween(today, time.date).value_or(0)) > kTenYears;
}

std::string inWords(const WallTime &time) {
    std::string day(kDays[static_cast<std::size_t>(time.weekday)]);
    day[0] = static_cast<char>(day[0] - ('a' - 'A'));
    if (!time.date.empty()) {
        const icaltimetype date = dateOf(time.date);
        const std::string_view month = kMonthNames[static_cast<std::size_t>(date.month - 1)];
        day += std::format(" {} {} {}", date.day, month, date.year);
    }
    return time.minute < 0
               ? "on " + day
               : std::format("on {} at {}:{:02}", day, time.minute / 60, time.minute % 60);
}

bool OpenWeek::opensAt(const WallTime &time) const {
    return isOpenAt(*this, time, [](const Span &) { return true; });
}

bool OpenWeek::opensEveryTimeAt(const WallTime &time) const {
    return isOpenAt(*this, time, [](const Span &span) { return span.isEvery; });
}

OpenWeek openWeek(std::span<const ServiceTimes> services, const std::string &today,
                  const std::string &date) {
    OpenWeek week;
    week.isKnown = !services.empty();
    for (const ServiceTimes &service : services) {
        const auto days = service.rule.empty() ? std::nullopt : daysOf(service, today, date);
        week.isKnown = week.isKnown && days;
        if (!days)
            continue;
        OpenWeek::Span span = spanOf(service);
        span.isEvery = days->isEvery;
        for (std::size_t day = 0; day < days->on.size(); ++day)
            if (days->on[day])
                week.days[day].push_back(span);
    }
    return week;
}

} // namespace placeweave
