// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <string>
#include <vector>

namespace placeweave {

class MapFile;

struct Promised {
    std::string what;
    std::string who; // will do it
    std::string due; // YYYY-MM-DD or empty
};

// A visit or a call, as it is written down afterwards: an engagement, with what came of it.
struct Conversation {
    RowId organisation;
    RowId person; // spoken to
    RowId step;   // of a plan, whose next step it was
    std::string stepStatus = "done";
    std::string way;    // code of "engagement_way": a visit, a call, a message
    std::string heldOn; // YYYY-MM-DD; empty: today
    std::string heldBy;
    std::string heard;
    std::string effect; // code of "heard_effect"
    std::string theme;  // code of "theme"
    std::string theyNeed;
    std::string needCategory; // code of "need_category": then it is a need that partners may see
    std::string theyOffer;
    std::string weCanOffer;
    std::string timeValued; // code of "how_valued"
    std::vector<Promised> promises;
    // The group said that what we hold is still right: confirmed by itself, in the way they talked.
    bool confirmsRecord = false;
};

// One recorded action: the conversation, its promises, the need where it is one for others to
// answer, and that the step is taken. InvalidInput when it says nothing, or was on a day still to
// come.
Result<RowId> logConversation(MapFile &map, const Conversation &conversation,
                              const std::string &today);

// --- promises ---

struct OutstandingPromise {
    Record promise;
    RowId organisation; // none for one made to all who were in a room
    std::string to;
    std::string madeOn;      // YYYY-MM-DD, of the conversation
    int daysOver = 0;        // beyond the day it was due; negative before
    bool isToBeTold = false; // kept or not: those it was made to have not been told yet
};
struct PromisesBy {
    std::string who;                          // empty: nobody has taken it on
    std::vector<OutstandingPromise> promises; // what is due first comes first
};
// What is not done, and what is done and was not told back yet, by who will do it: those with what
// is longest overdue first, nobody's before all.
Result<std::vector<PromisesBy>> promisesOutstanding(MapFile &map, const std::string &today);

// `status`: a code of "promise_status". "fed_back" says also that they were told today.
Result<void> settlePromise(MapFile &map, RowId promise, const std::string &status,
                           const std::string &today);

} // namespace placeweave
