// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// Instants are UTC RFC 3339 ("2026-11-24T09:46:54.123Z"), days "YYYY-MM-DD": sortable as text.
std::string nowInstant();
std::int64_t nowMilliseconds();
// The day in Europe/London where the time zone is known, else UTC.
std::string today();

// A day as people write it: 2026-11-24, 24/11/2026, 24.11.26, Tuesday 24th of Nov '26, Nov 24,
// 2026, with a time of day behind it or without, November 2026 and 11/2026 (the 1st). British
// order; nothing for a day that is not in the calendar.
std::optional<std::string> parseDay(std::string_view text);
// Whether it is one as it is kept: "YYYY-MM-DD", in the calendar.
bool isDay(std::string_view text);

// Whole days from `from` to `to`, both "YYYY-MM-DD"; nothing when either is not a day.
std::optional<int> daysBetween(std::string_view from, std::string_view to);

// The day so many days earlier; the same text when it is no day.
std::string daysBefore(std::string_view day, int days);

} // namespace placeweave
