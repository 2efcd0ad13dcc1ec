// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/organisation_row.h"
#include "core/store/edit.h"

#include <set>
#include <utility>
#include <vector>

namespace placeweave {

// Puts what an import knows into the empty fields of rows that are there. What somebody has filled
// stays; what somebody has emptied, or a way to contact that somebody has removed, stays away.
class GapFiller {
public:
    GapFiller(MapFile &map, Edit &edit) : m_map(map), m_edit(edit) {}

    // Whether anything changed.
    Result<bool> fill(const Record &there, const Record &from);
    struct Filled {
        bool changed = false;
        bool isPlaced = false; // it now has a position
    };
    // An organisation with its main place and ways to contact.
    Result<Filled> fillOrganisation(RowId id, const OrganisationRow &row);
    // Facts about places; each record has the id of the place it speaks of.
    Result<void> fillPlaces(const std::vector<Record> &places);

private:
    Result<bool> fillPlace(const Record &organisation, const OrganisationRow &row, bool &isPlaced);
    Result<bool> addContacts(const Record &organisation, const OrganisationRow &row);
    Result<bool> wasEmptied(const Field &field, RowId id);
    Result<bool> wasRemoved(RowId organisation, const std::string &contactType);
    Result<void> learn();

    MapFile &m_map;
    Edit &m_edit;
    bool m_hasLearnt = false; // the history is read only when there is a gap to fill
    std::set<std::pair<const Field *, RowId>> m_emptied;
    std::set<std::pair<RowId, std::string>> m_removed;
};

} // namespace placeweave
