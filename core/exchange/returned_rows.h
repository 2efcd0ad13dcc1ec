// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/exchange/organisation_row.h"
#include "core/exchange/row_update.h"
#include "core/exchange/table_mapping.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeweave {

// A table that was given out, comes back with what somebody has put right in it: a row is known by
// its record code, and what is new in it waits as suggestions. Nothing is overwritten, and a cell
// that was emptied says nothing, for much leaves empty.
class ReturnedRows {
public:
    static Result<ReturnedRows> of(MapFile &map, const TableMapping &mapping);

    RowId find(std::string_view code) const; // none for a code of another map; of the table's kind
    // How many suggestions were made.
    Result<int> suggestNews(RowId organisation, const OrganisationRow &row, RowUpdater &updater);
    Result<int> suggestNews(const Record &service, const Record &row, RowUpdater &updater);
    // One that somebody has written below those that were given out; `place` where the row tells.
    Result<int> suggestNew(const Record &service, const std::optional<Record> &place,
                           RowUpdater &updater);
    // Where a service happens, as one row of it says: another place, or the same put right.
    Result<int> suggestWhere(const Record &service, const Record &place, RowUpdater &updater);

private:
    using News = std::vector<std::pair<const Field *, Value>>;

    ReturnedRows(MapFile &map, const TableMapping &mapping);
    // What the row says and none of `told` does; nobody says what was `assumed`.
    News newsOf(const RowUpdater::Unit &unit, const Record &row, const std::vector<Record> &told,
                const RowUpdater::Unit &assumed = {}) const;
    static News allOf(const Record &row); // of one that is not there yet
    Result<int> suggestNewPlace(const Record &organisation, Record place, RowUpdater &updater);
    Result<int> suggestPlace(const Record &organisation, const OrganisationRow &row,
                             RowUpdater &updater);
    // What readers of each kind were told of a place of a service.
    std::vector<Record> toldOf(const Record &place) const;
    Result<bool> isOnlyThere(RowId service, RowId place) const;
    Result<void> settleHowShown(RowId organisation, Record &place) const;
    Result<int> suggestContacts(RowId organisation, const OrganisationRow &row,
                                RowUpdater &updater);

    MapFile *m_map;
    std::vector<const Field *> m_columns; // what the table can tell
    std::unordered_map<std::string, RowId> m_byCode;
    // What readers of each kind were told: a place that was moved or cut short is no news.
    std::vector<Disclosure> m_told;
};

} // namespace placeweave
