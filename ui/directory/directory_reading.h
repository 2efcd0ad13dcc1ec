// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/store/map_file.h"

#include <string>
#include <unordered_map>

namespace placeweave::directory {

// What every organisation sorts by in a column that is not in the index: folded text, days as they
// are, numbers with leading zeros. One pass over the file, on the worker.
using SortKeys = std::unordered_map<RowId, std::string>;
Result<SortKeys> sortKeys(MapFile &map, const Field &field);
// The same of what readers are told, and of every column; none where they do not see it.
Result<SortKeys> sortKeys(const Disclosure &told, const Field &field);

} // namespace placeweave::directory
