// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/import_remarks.h"
#include "core/exchange/organisation_row.h"
#include "core/place/postcode.h"

#include <functional>

namespace placeweave {

// Gives a row without a position that of its postcode, and says so where there is none. A postcode
// that post no longer uses places nobody: whoever had it has moved, or the list is old. Where only
// the address for post is known, the place is that: kept apart from places people go to, and
// shown to nobody.
void placeByPostcode(const PostcodeLookup &postcodes, OrganisationRow &row, RemarkLog &remarks);

struct PlacedByPostcode {
    std::int64_t placed = 0;
    std::int64_t unknown = 0; // they have no postcode, or one that is not known or has no position
    std::int64_t ended = 0;   // theirs is no longer in use
    std::int64_t leftOut = 0; // theirs was not looked up
};
// The same for everything in the map that is still to place, as one action "postcodes.place".
Result<PlacedByPostcode> placeAllByPostcode(MapFile &map, const PostcodeLookup &postcodes,
                                            const Progress &progress = {});

// Of its place; that of its post only where that is no other place. May be empty.
const std::string &postcodeToPlaceBy(const OrganisationRow &row);

// Each organisation without a position, with its main place where it has one.
Result<void> forEachToPlace(MapFile &map, const Progress &progress,
                            const std::function<Result<void>(OrganisationRow &&row)> &visit);

} // namespace placeweave
