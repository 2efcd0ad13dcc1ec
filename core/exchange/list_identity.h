// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <optional>
#include <vector>

namespace placeweave {

// What may be each table's earlier self, under another name.
using EarlierLists = std::vector<std::optional<EarlierList>>;

// A list is known by its name (listKey), and several partners may keep a "groups.csv". One that
// names few of those whom a list of its name brought, and is mostly about others itself, is
// another: it gets a name of its own, by which it is found the next time. So neither overwrites
// what the other says, and nobody vanishes from a list where they never were. Said of the table;
// the first guess of a mapping is kept in its options.
//
// The other way round, a list whose name is new may be one that is there. That is only told: it
// comes in as another unless somebody says so (ImportOptions::from).
Result<EarlierLists> tellListsApart(MapFile &map, std::vector<TableToImport> &tables);

} // namespace placeweave
