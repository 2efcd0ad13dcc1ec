// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace placeweave {

// One way to get in touch that may be used.
struct ReachWay {
    std::string type;  // code of "contact_type"
    std::string value; // as one would dial or type it
    std::string label; // "Bookings"
    bool isPreferred = false;
    RowId person; // whose it is; none when it is the organisation's own
    std::string personName;
};

struct WaysToReach {
    // By organisation, the preferred ones first, then phone, e-mail and the rest.
    std::unordered_map<RowId, std::vector<ReachWay>> ways;
    // Whoever belongs to an organisation and may be named, by organisation.
    std::unordered_map<RowId, std::vector<Record>> people;
    std::int64_t leftOut = 0; // ways that nobody has agreed to, or not for these readers

    const std::vector<ReachWay> &of(RowId organisation) const;
    // The first of that type; empty when there is none.
    std::string first(RowId organisation, std::string_view type) const;
};

// Before anybody is rung or written to: only ways whose consent covers it. What the readers of the
// disclosure may see; and for the map's own people too nothing that was not asked, was taken back
// or has run out, of an organisation's ways as of a person's.
Result<WaysToReach> waysToReach(MapFile &map, const Disclosure &readers, const std::string &today);

} // namespace placeweave
