// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"

namespace placeweave {

// Two records of one organisation become one, within `edit`. What `other` has and `kept` has not
// is filled in, lists are joined, everything that belongs or refers to `other` goes over; of two
// ways to contact or connections that say the same, one is left. Then `other` is removed. The
// stricter of two permissions and ways of showing a place stands.
Result<void> mergeOrganisations(MapFile &map, Edit &edit, RowId kept, RowId other);

} // namespace placeweave
