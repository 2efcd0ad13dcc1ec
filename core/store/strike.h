// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <map>
#include <string>

namespace placeweave::strike {

// Words taken out of what a row's fields once held: a change of op `strike` says how earlier
// changes of its row read from now on, here and in every copy that hears of it, in whatever order
// (docs/decisions/0029-words-struck-out.md). It names actions, never what stood there.

// By field, by action: [old, new] as that action's change tells it now. Action 0: what the row
// began with, as placeweave_original keeps it.
using Readings = std::map<std::int64_t, std::map<std::int64_t, std::string>>;
std::string toLog(const Readings &readings);
// Empty where there is none, or it is none.
Readings fromLog(std::string_view fields);

// Makes the log of the row read as its strikes say; of several the latest counts.
Result<void> apply(Database &database, RowKey key);

} // namespace placeweave::strike
