// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/schedule.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <libical/ical.h>
#include <memory>
#include <span>

namespace placeweave {
namespace {

constexpr int kMinutesADay = 24 * 60;
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

// The days of the week on which the rule falls in the year from `today`; nothing where the rule
// tells none.
std::optional<std::array<bool, 7>> daysOf(const std::string &text, const std::string &today) {
    icalrecurrencetype rule = icalrecurrencetype_from_string(text.c_str());
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> scale(rule.rscale,
                                                                         &icalmemory_free_buffer);
    const auto day = parseDay(today);
    if (!day || !tellsDays(rule))
        return std::nullopt;
    if (neverFalls(rule))
        return std::nullopt;
    rule.interval = 1; // which of every two weeks is not told
    rule.count = 0;
    std::string compact = *day;
    std::erase(compact, '-');
    const icaltimetype start = icaltime_from_string(compact.c_str());
    icaltimetype end = start;
    end.year += 1;
    if (icaltime_is_null_time(rule.until) != 0 || icaltime_compare(rule.until, end) > 0)
        rule.until = end; // no need to look further
    std::array<bool, 7> days{};
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
        icalrecur_iterator_new(rule, start));
    if (!iterator)
        return std::nullopt;
    for (icaltimetype at = icalrecur_iterator_next(iterator.get());
         icaltime_is_null_time(at) == 0 && icaltime_compare_date_only(at, end) < 0;
         at = icalrecur_iterator_next(iterator.get())) {
        const int sunday = icaltime_day_of_week(at) - 1; // 0 is Sunday
        days[static_cast<std::size_t>((sunday + 6) % 7)] = true;
        if (!std::ranges::contains(days, false))
            break;
    }
    return days;
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
    if (pieces.empty() || pieces.size() > 2 || pieces[0].size() < 2)
        return std::nullopt;
    const auto day = std::ranges::find_if(
        kDays, [&](std::string_view name) { return name.starts_with(pieces[0]); });
    if (day == kDays.end())
        return std::nullopt;
    WallTime time{static_cast<int>(day - kDays.begin()), -1};
    if (pieces.size() == 2) {
        const auto minute = minuteOf(pieces[1]);
        if (!minute || *minute == kMinutesADay)
            return std::nullopt;
        time.minute = *minute;
    }
    return time;
}

bool OpenWeek::opensAt(WallTime time) const {
    if (time.minute < 0)
        return opensOn(time.weekday);
    const auto isOpen = [](const std::vector<Span> &spans, int minute) {
        return std::ranges::any_of(
            spans, [&](const Span &span) { return span.from <= minute && minute < span.until; });
    };
    const auto before = static_cast<std::size_t>((time.weekday + 6) % 7);
    return isOpen(days[static_cast<std::size_t>(time.weekday)], time.minute) ||
           isOpen(days[before], time.minute + kMinutesADay);
}

OpenWeek openWeek(std::span<const ServiceTimes> services, const std::string &today) {
    OpenWeek week;
    for (const ServiceTimes &service : services) {
        if (service.rule.empty())
            continue;
        const auto days = daysOf(service.rule, today);
        if (!days)
            continue;
        week.isKnown = true;
        for (std::size_t day = 0; day < days->size(); ++day)
            if ((*days)[day])
                week.days[day].push_back(spanOf(service));
    }
    return week;
}

} // namespace placeweave
