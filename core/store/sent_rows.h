// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <string>
#include <vector>

namespace placeweave {

// The mark of what was sent to whom, under which profile: so that what must not be seen any more
// can be taken back. Stays with this copy.
struct RowRange {
    Entity entity = Entity::Organisation;
    RowId first;
    std::int64_t count = 1;
};
struct TakenBack {
    RowKey row;
    std::int64_t clock = 0;
    bool isBack = false; // may be seen again since
};
struct SentRows {
    std::vector<RowRange> ranges;
    std::vector<TakenBack> takenBack;
};

Result<SentRows> sentRows(MapFile &map, const std::string &partner, const std::string &profile);
// Adds to what was noted before.
Result<void> noteSentRows(MapFile &map, const std::string &partner, const std::string &profile,
                          const SentRows &sent);

} // namespace placeweave
