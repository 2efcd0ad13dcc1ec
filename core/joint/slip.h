// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// The "Is this right?" slip: what a map holds of a group, on paper for the group itself, with who
// else gets to see it, and a short code by which it is keyed back in.

enum class SeenBy { Anyone, Partners, JustUs };

struct SlipPart {
    Record record;
    SeenBy seenBy = SeenBy::JustUs;
};

struct Slip {
    std::string code;
    Record organisation;
    SeenBy seenBy = SeenBy::JustUs; // the record as such; parts of it may be seen by fewer
    // Its main place, only where it is no secret: a slip may lie on a table.
    std::optional<SlipPart> place = {};
    bool isPlaceKept = false; // it is known, and shown roughly, by area or not at all
    std::vector<SlipPart> services = {};
    std::vector<SlipPart> contacts = {};
    std::vector<SlipPart> people = {}; // who have agreed to be named
    int keptOff = 0;                   // ways to reach people that nobody has agreed to
};

struct Slips {
    std::vector<Slip> slips;  // in the order asked for
    std::int64_t leftOut = 0; // private ones never go on paper
};
Result<Slips> slipsOf(MapFile &map, const std::vector<RowId> &organisations,
                      const std::string &today);

// A slip that came back: the group has confirmed its record on paper.
struct SlipAnswer {
    RowId organisation;
    std::string filledInBy;
    std::string filledInOn; // YYYY-MM-DD; empty: today
    std::string permission; // code of "listing_permission" that was ticked; empty: none was
};
// One recorded action. InvalidInput for a day that is still to come.
Result<void> takeInSlip(MapFile &map, const SlipAnswer &answer, const std::string &today);

} // namespace placeweave
