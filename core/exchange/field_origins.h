// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeweave {

// "libraries_2026-11 (2).csv" is "libraries": what the same list is called from month to month.
std::string listKey(std::string_view name);

// Where what stands in a field comes from: which list brought it, and whether somebody has put it
// right since. Derived from the history, which is read once, when first asked.
class FieldOrigins {
public:
    explicit FieldOrigins(MapFile &map) : m_map(map) {}

    struct Origin {
        std::string list;       // keys of the import that brought it last, each between line ends
        bool corrected = false; // changed by other means since
        Value brought;          // what the list said, where it was corrected
    };
    Result<Origin> of(const Field &field, RowId row);
    // Somebody has emptied it.
    Result<bool> wasEmptied(const Field &field, RowId row);
    // Somebody has removed a way to contact of that type.
    Result<bool> wasRemoved(RowId organisation, const std::string &contactType);
    // The import that brought the row, as in Origin; empty for none.
    Result<std::string> listOf(Entity entity, RowId row);

private:
    struct Range {
        Entity entity;
        std::int64_t first;
        std::int64_t count;
        std::string list;
    };
    Result<void> learn();
    void learn(const HistoryEntry &entry);
    std::string listOfRow(Entity entity, RowId row) const;

    MapFile &m_map;
    bool m_hasLearnt = false;
    std::map<std::pair<const Field *, RowId>, Origin> m_origins; // of fields that were set
    std::vector<Range> m_ranges;                                 // of rows that lists brought
    std::set<std::pair<const Field *, RowId>> m_emptied;
    std::set<std::pair<RowId, std::string>> m_removed;
};

} // namespace placeweave
