// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <cstdint>
#include <optional>
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
// or has run out, of an organisation's ways as of a person's; nor a group's own number that is that
// of somebody who has not agreed to it.
Result<WaysToReach> waysToReach(MapFile &map, const Disclosure &readers, const std::string &today);

// Where an organisation is, as far as paper and tables for the map's own people may tell it: they
// are left on a bus. What is hidden stays off them, and so does anybody's home.
Result<std::optional<Record>> placeOnPaper(MapFile &map, const Disclosure &readers,
                                           const Record &organisation);

} // namespace placeweave
