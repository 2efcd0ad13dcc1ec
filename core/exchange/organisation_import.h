// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/held_organisations.h"
#include "core/exchange/organisation_row.h"
#include "core/exchange/returned_rows.h"
#include "core/exchange/row_update.h"
#include "core/exchange/vanished.h"

#include <vector>

namespace placeweave {

// Brings rows of organisations into an edit, a batch at a time: new rows with their places and ways
// to contact, known rows as what they fill. Counts in the outcome.
class OrganisationImport {
public:
    static Result<OrganisationImport> begin(MapFile &map, Edit &edit, const TableToImport &table,
                                            NamedRows &named,
                                            const RowUpdater::ColumnsOfLists &together,
                                            ImportOutcome &outcome);

    Result<void> add(OrganisationRow &&row, RemarkLog &remarks);
    // What is still waiting; call once.
    Result<void> finish(RemarkLog &remarks);

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
        std::int64_t number;  // of the row
        bool isSecond;        // an earlier row was about the same one
        std::string_view how; // it was placed, where a postcode placed it
        OrganisationRow row;
    };

    OrganisationImport(MapFile &map, Edit &edit, const TableToImport &table, NamedRows &named,
                       ImportOutcome &outcome, HeldOrganisations held, RowUpdater updater);
    // Whether the row was one that this map gave out.
    Result<bool> takeReturned(OrganisationRow &row, RemarkLog &remarks);
    Result<void> addNew(const OrganisationMatch::Key &key, OrganisationRow &&row,
                        const OrganisationMatch::Found &found);
    Result<void> updateKnown(const Known &known, RemarkLog &remarks);
    void note(std::int64_t row, RowFate::What what, const std::string &name,
              std::string_view why = {});
    // How it was placed, where that is by a postcode; empty else.
    std::string_view placeByPostcodes(OrganisationRow &row, RemarkLog &remarks);
    Result<RowId> placeOf(OrganisationRow &row);
    Result<void> flush(RemarkLog &remarks);
    Result<void> insertAll(std::vector<Record> &records);

    MapFile &m_map;
    Edit &m_edit;
    const ImportOptions &m_options;
    NamedRows &m_named;
    ImportOutcome &m_outcome;
    HeldOrganisations m_held; // and what came in since
    RowUpdater m_updater;
    std::optional<ReturnedRows> m_returned; // once a row has a record code
    IdRun m_organisationIds;
    IdRun m_placeIds;
    IdRun m_contactIds;
    IdRun m_serviceIds;
    IdRun m_linkIds;
    std::vector<Record> m_organisations; // of the batch, with their ids
    std::vector<Record> m_newPlaces;
    std::vector<Record> m_contacts;
    std::vector<Record> m_services;
    std::vector<Record> m_links; // where they happen
    std::vector<Known> m_known;
    std::vector<Record> m_placeFacts; // what rows add to a place they share
};

} // namespace placeweave
