// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/import_remarks.h"
#include "core/exchange/organisation_row.h"
#include "core/place/postcode_index.h"

namespace placeweave {

// Gives a row without a position that of its postcode, and says so where there is none. A postcode
// that post no longer uses places nobody: whoever had it has moved, or the list is old. Where only
// the address for post is known, the place is that: kept apart from places people go to, and
// shown to nobody.
void placeByPostcode(const PostcodeIndex &postcodes, OrganisationRow &row, RemarkLog &remarks);

struct PlacedByPostcode {
    std::int64_t placed = 0;
    std::int64_t unknown = 0; // their postcode is not in the index, or no longer in use
};
// The same for everything in the map that is still to place, as one action "postcodes.place".
Result<PlacedByPostcode> placeAllByPostcode(MapFile &map, const PostcodeIndex &postcodes,
                                            const Progress &progress = {});

} // namespace placeweave
