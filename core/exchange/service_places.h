// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/row_update.h"
#include "core/exchange/shared_places.h"
#include "core/store/edit.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace placeweave {

// Where services happen, as the rows of a list say. A service may stand in several rows, one for
// each place; without a place it happens where its organisation is. Of one that the map had, the
// list that brought it moves it too; where others say it happens, stays.
class ServicePlaces {
public:
    ServicePlaces(MapFile &map, Edit &edit) : m_map(map), m_edit(edit) {}
    // Before the first row.
    Result<void> begin();
    // Of a service that this list has just brought.
    Result<void> placeNew(RowId service, RowId organisation, const std::optional<Record> &place);
    // Of one that was there, or had a row before; true where it did not happen there yet.
    Result<bool> placeAgain(RowId service, RowId organisation, const std::optional<Record> &place,
                            RowUpdater &updater);
    // Takes services from where they no longer happen; after the last row.
    Result<void> finish(RowUpdater &updater);

private:
    Result<RowId> placeOf(RowId organisation, const std::optional<Record> &told);
    Result<bool> add(RowId service, RowId organisation, const std::optional<Record> &place);
    Result<bool> link(RowId service, RowId place);
    Result<bool> move(RowId service, RowId organisation, const Record &place, RowUpdater &updater);
    Result<void> leave(RowId service, const std::vector<RowId> &told, RowUpdater &updater);

    MapFile &m_map;
    Edit &m_edit;
    SharedPlaces m_shared;
    std::set<RowId> m_new;
    std::set<RowId> m_settled;                  // services whose places somebody has put right
    std::map<RowId, std::vector<RowId>> m_told; // where services that were there happen, by rows
};

} // namespace placeweave
