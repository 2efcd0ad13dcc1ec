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

// "libraries_2026-11 (2).csv" is "libraries": what the same list is called from month to month. A
// sheet of a workbook is a list of its own: "clubs.xlsx, Hale" is "clubs hale".
std::string listKey(std::string_view name);

// How an action calls the lists that it brought, and which those are. No file's name has a line
// like that in it, but many have a comma.
inline constexpr std::string_view kBetweenLists = " | ";
std::vector<std::string> listKeysIn(std::string_view subject);

// Where what stands in a field comes from: which list brought it, and whether somebody has put it
// right since. Derived from the history, which is read once, when first asked.
//
// Of an action that brought several lists the history does not say which of them a value is from.
// What was new belongs to the list that its organisation names as its source; what was set, to the
// list that had brought it before, or else to the first: not to several, or they would overwrite
// one another for ever. Of services and the like, which name no source, it may be any of them.
class FieldOrigins {
public:
    explicit FieldOrigins(MapFile &map) : m_map(map) {}

    using Lists = std::vector<std::string>; // keys
    struct Origin {
        Lists lists;            // any of which may have brought it last; empty for none
        Lists others;           // that came in the same action and may have, if those have not
        bool corrected = false; // changed by other means since
        Value brought;          // what the list said, where it was corrected

        bool isFrom(const std::string &list) const;
    };
    Result<Origin> of(const Field &field, RowId row);
    // What the list called organisations whose name somebody has put right since.
    Result<std::map<RowId, std::string>> correctedNames(const std::string &list);
    // Somebody has emptied it.
    Result<bool> wasEmptied(const Field &field, RowId row);
    // Somebody has removed a way to contact of that type.
    Result<bool> wasRemoved(RowId organisation, const std::string &contactType);
    // Somebody has removed a service of that name, as folded() writes it.
    Result<bool> wasServiceRemoved(RowId organisation, const std::string &name);
    // Somebody has said that a service does not happen at a place.
    Result<bool> wasUnlinked(RowId service, RowId place);
    // The list or lists that brought the row, as in Origin; none for none.
    Result<Lists> listsOf(Entity entity, RowId row);

private:
    struct Range {
        Entity entity;
        std::int64_t first;
        std::int64_t count;
        Lists lists;
    };
    Result<void> learn();
    void learn(const HistoryEntry &entry);
    Result<void> learnSources(const std::vector<HistoryEntry> &history);
    Lists listsOfRow(Entity entity, RowId row) const;
    Origin originOfRow(Entity entity, RowId row) const;
    Origin originOfSet(const Field &field, RowId row, const Lists &lists) const;
    // Of these the ones that the row is from, going by its organisation's source.
    Lists narrowed(Entity entity, RowId row, const Lists &lists) const;

    MapFile &m_map;
    bool m_hasLearnt = false;
    std::map<std::pair<const Field *, RowId>, Origin> m_origins; // of fields that were set
    std::vector<Range> m_ranges;                                 // of rows that lists brought
    // What organisations name as their source, and those of places and ways to contact; only where
    // some action brought several lists.
    std::map<std::pair<Entity, RowId>, std::string> m_sources;
    std::set<std::pair<const Field *, RowId>> m_emptied;
    std::set<std::pair<RowId, std::string>> m_removed;
    std::set<std::pair<RowId, std::string>> m_removedServices;
    std::set<std::pair<RowId, RowId>> m_unlinked; // service, place
};

} // namespace placeweave
