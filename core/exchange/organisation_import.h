// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/fill_gaps.h"
#include "core/exchange/organisation_match.h"
#include "core/exchange/organisation_row.h"

#include <vector>

namespace placeweave {

// Brings rows of organisations into an edit, a batch at a time: new rows with their places and ways
// to contact, known rows as what they fill. Counts in the outcome.
class OrganisationImport {
public:
    static Result<OrganisationImport> begin(MapFile &map, Edit &edit, ImportOutcome &outcome);

    Result<void> add(OrganisationRow &&row, RemarkLog &remarks);
    // What is still waiting; call once after the last row.
    Result<void> finish() { return flush(); }

private:
    // Ids handed out one by one from a run that was reserved as a whole, so that the batches of an
    // import stay few ranges in the log.
    class IdRun {
    public:
        Result<RowId> take(Edit &edit);

    private:
        std::int64_t m_next = 0;
        std::int64_t m_left = 0;
    };
    struct Known {
        RowId id;
        OrganisationRow row;
    };

    OrganisationImport(MapFile &map, Edit &edit, ImportOutcome &outcome, OrganisationMatch match,
                       SharedPlaces places);
    Result<void> addNew(const OrganisationMatch::Key &key, OrganisationRow &&row);
    Result<RowId> placeOf(OrganisationRow &row);
    Result<void> flush();
    Result<void> insertAll(std::vector<Record> &records);

    Edit &m_edit;
    ImportOutcome &m_outcome;
    OrganisationMatch m_match;
    SharedPlaces m_places;
    GapFiller m_filler;
    IdRun m_organisationIds;
    IdRun m_placeIds;
    IdRun m_contactIds;
    std::vector<Record> m_organisations; // of the batch, with their ids
    std::vector<Record> m_newPlaces;
    std::vector<Record> m_contacts;
    std::vector<Known> m_known;
    std::vector<Record> m_placeFacts; // what rows add to a place they share
};

} // namespace placeweave
