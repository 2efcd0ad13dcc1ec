// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"

namespace placeweave {

// Two records of one organisation become one, within `edit`. What `other` has and `kept` has not
// is filled in, lists are joined, everything that belongs or refers to `other` goes over; of two
// people of one name, ways to contact or connections that are the same, one is left that says what
// both said (join_fields.h). Then `other` is removed. The stricter of two permissions, consents and
// ways of showing a place stands. Services of one name both stay.
Result<void> mergeOrganisations(MapFile &map, Edit &edit, RowId kept, RowId other);

} // namespace placeweave
