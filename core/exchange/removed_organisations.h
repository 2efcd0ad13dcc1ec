// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/organisation_match.h"

#include <map>

namespace placeweave {

class MapFile;

// Organisations that somebody took out of the map, for as long as that stands: a list that still
// names one does not bring it back. Known by what the history kept of them, and matched as those of
// the map are. Of what was erased for good nothing was kept to know it by.
class RemovedOrganisations {
public:
    static Result<RemovedOrganisations> of(MapFile &map);

    struct Found {
        bool isRemoved = false;
        RowId keptAs = {}; // the organisation that it was found to be; none for one that is gone
    };
    Found find(const OrganisationMatch::Key &key, const OrganisationRow &row) const;

private:
    OrganisationMatch m_match;
    std::map<RowId, RowId> m_keptAs;
};

} // namespace placeweave
