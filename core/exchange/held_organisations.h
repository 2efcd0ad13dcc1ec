// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/organisation_match.h"
#include "core/exchange/protected_places.h"
#include "core/exchange/removed_organisations.h"
#include "core/exchange/shared_places.h"

#include <map>
#include <string>

namespace placeweave {

// What an import has to know of what the map holds, before its first row. Each table is read once,
// and of it only what is needed: most imports bring a few rows to many.
struct HeldOrganisations {
    // `correctedNames`: by which names the list that is coming knows some of them
    // (FieldOrigins::correctedNames), besides those that they have now.
    static Result<HeldOrganisations> of(MapFile &map,
                                        const std::map<RowId, std::string> &correctedNames = {});

    OrganisationMatch match;
    RemovedOrganisations removed;
    SharedPlaces places;
    ProtectedPlaces secret;
};

} // namespace placeweave
