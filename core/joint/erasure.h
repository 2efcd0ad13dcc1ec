// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <string>
#include <vector>

namespace placeweave {

// A text that goes on naming somebody who is to be erased.
struct Mention {
    RowKey row;
    const Field *field = nullptr;
    RowId organisation;  // whose text it is; none where it belongs to no organisation
    std::string ofWhom;  // name of that organisation, else what kind of row it is
    std::string text;    // a few words around the name
    bool isPast = false; // stands in the history only
    // One word can be many things: whether taking it out of the history by itself is safe.
    bool isSureName = false;
};

// Texts that an erasure of the organisation, or person, will leave: of rows that do not belong to
// it, those that say its name or one of its other names; present ones first. Names shorter than
// three letters are passed over.
Result<std::vector<Mention>> mentionsOf(MapFile &map, RowKey who);

// It and all that belongs to it goes, from the history too, here and in every copy that merges with
// this one. One recorded action that cannot be undone; `reason` stays in the history. First, as an
// action of its own, the name is taken out of what these texts of others said once; what they say
// now is for people to change.
Result<ActionId> eraseForGood(MapFile &map, RowKey who, const std::string &reason,
                              const std::vector<Mention> &struckOut = {});

} // namespace placeweave
