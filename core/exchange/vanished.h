// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"
#include "core/store/edit.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace placeweave {

// What one list has named of the map so far; it may come in several tables.
struct NamedRows {
    std::set<RowId> organisations;
    std::set<RowId> byOtherName; // organisations, by a name that they also go by
    std::set<RowId> services;
};
using NamedByLists = std::map<std::string, NamedRows>; // by listKey()

// Suggests, of what each list brought in an earlier import, that it has gone: organisations and
// services that no table of this import names any more. Counted in the outcome of the list's last
// table of that kind. To be called after the last row of all tables; `outcomes` are theirs, in
// order.
Result<void> noteVanished(MapFile &map, Edit &edit, const std::vector<TableToImport> &tables,
                          const NamedByLists &named, std::vector<ImportOutcome> &outcomes);

} // namespace placeweave
