// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_mapping.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

// The first rows of a table, column by column.
struct SampledTable {
    std::vector<std::string> headings;
    std::int64_t headingRow = 0;
    std::vector<std::vector<std::string>> columns; // cells that mean something
    std::size_t rows = 0;
};

// What the values say, over what the headings said: a heading can mislead, and many columns have
// none that is known.
void guessByValues(const SampledTable &sampled, TableMapping &mapping);

// A postcode, an address of the web, a number: no heading, and no name.
bool looksLikeData(const std::string &cell);

} // namespace placeweave
