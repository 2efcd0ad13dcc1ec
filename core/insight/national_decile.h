// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/area_store.h"

#include <optional>
#include <span>
#include <string_view>

namespace placeweave {

// Whether an indicator is the national decile of multiple deprivation with 1 the most deprived, as
// far as its name says: it says deprivation or IMD, and decile. The index of one domain, of
// children or of older people is another thing, and so are local deciles.
bool namesNationalDecile(std::string_view indicator);

// "Core20" of NHS England's Core20PLUS5: the most deprived fifth of the nation.
inline constexpr double kCore20Decile = 2;
constexpr bool isCore20(double decile) {
    return decile <= kCore20Decile;
}

// That indicator; of several the latest by the year in its name or its source, else the one that
// was loaded last.
std::optional<Indicator> nationalDecile(std::span<const Indicator> indicators);
// Of an area set.
std::optional<Indicator> nationalDecile(std::span<const Indicator> indicators, std::int64_t set);

} // namespace placeweave
