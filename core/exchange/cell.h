// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// What people write into one cell of a spreadsheet, understood.

// Trimmed, and without the apostrophe that keeps a formula from running; empty for "NA", "n/a",
// "-", "null", "TBC" and the like, and for what a broken formula leaves ("#REF!").
std::string_view meaningOf(std::string_view cell);
// Of one that names somebody: "Null" and "Nan" are names, "null" and "NULL" are none.
std::string_view nameIn(std::string_view cell);

// "None", "not registered", "various", "x": what people write where they have no number, no
// postcode and no phone. In other columns such words may mean something.
bool isPlaceholder(std::string_view cell);

bool looksLikePostcode(std::string_view cell);
bool looksLikeEmail(std::string_view cell);
bool looksLikeWebsite(std::string_view cell);
bool looksLikePhone(std::string_view cell);

// "m334nd" as "M33 4ND"; anything else as it is.
std::string tidyPostcode(std::string_view cell);
// "M33" of "M33 4ND" or "M33"; empty when it is no postcode.
std::string outwardPostcode(std::string_view postcode);
// Gives back the 0 that a spreadsheet took from a number.
std::string tidyPhone(std::string_view cell);

// With thousands commas or spaces, a decimal comma, a pound sign, a per cent sign.
std::optional<double> numberIn(std::string_view cell);
// "1,012,345".
bool hasThousandsCommas(std::string_view cell);
// "40", "1,200", "about 40", "30-50" (the first).
std::optional<std::int64_t> wholeNumberIn(std::string_view cell);
// Degrees: also with minutes and seconds, a decimal comma, a typographic minus, or N, S, E or W
// after them.
std::optional<double> degreesIn(std::string_view cell);
std::optional<bool> yesNoIn(std::string_view cell);
// UTF-8 that some program before took for Windows-1252: "CafÃ©", "Â£5", "Menâ€™s".
bool looksGarbled(std::string_view cell);
// "53.4, -2.3" or "POINT (-2.3 53.4)".
std::optional<LatLon> positionIn(std::string_view cell);

} // namespace placeweave
