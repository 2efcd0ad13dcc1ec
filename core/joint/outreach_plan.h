// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/joint/give_and_take.h"
#include "core/joint/ways_to_reach.h"

#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// An outreach plan: who we want to hear from, and the organisations through which; of each the next
// step, who will do it and by when. Each function that writes is one recorded action.

// Nobody goes to so many; what is more than that is left to be chosen.
inline constexpr std::size_t kMostInAPlan = 80;

struct PlanWish {
    std::string name;
    std::string audience; // who we want to hear from
    std::string area;     // in words
    std::string firstStep;
    std::string who;
    std::vector<RowId> organisations;
};
// With a step for each organisation: with whoever is trusted there, by the channel and the person
// that reach most directly. InvalidInput without a name, or with more than kMostInAPlan.
Result<RowId> startPlan(MapFile &map, const PlanWish &wish);
// Those that are in it already stay as they are; how many were added.
Result<int> addToPlan(MapFile &map, RowId plan, const std::vector<RowId> &organisations,
                      const std::string &firstStep);

struct PlanSummary {
    RowId id;
    std::string name;
    std::string audience;
    std::string area;
    std::string status;
    int steps = 0;
    int done = 0;        // or not needed any more
    std::string nextDue; // YYYY-MM-DD of what is still to do; empty for none
    int overdue = 0;     // steps
};
// Those under way first, what is due soonest before the rest.
Result<std::vector<PlanSummary>> plansOf(MapFile &map, const std::string &today);

// One organisation of a plan, as far as those who go there need to know it.
struct PlanStop {
    Record step;
    std::string name = {};
    std::string kind = {};
    std::string place = {}; // in words
    std::optional<LatLon> point = {};
    std::vector<std::string> languages =
        {};                   // codes: of the channel, else of the person, else its own
    std::string person = {};  // whom to ask for
    std::string trusted = {}; // who is trusted to say it, of the channel
    std::string channel = {}; // code of "channel"
    std::string channelName = {};
    std::vector<ReachWay> ways = {}; // that may be used
    GiveAndTake gaveAndTook = {};
    bool isOverdue = false;
    bool isClosed = false; // the organisation is not there any more
    bool mayLeave = true;  // on paper; what is private never does, whoever it is for
};
// In the order of the plan. Steps whose organisation is gone keep their words. Of an organisation
// that the readers do not get there is no stop; the map's own people get what is private too, by
// its name alone.
Result<std::vector<PlanStop>> stopsOf(MapFile &map, RowId plan, const Disclosure &readers,
                                      const std::string &today);

bool isStepOver(const Record &step); // done, or not needed any more

} // namespace placeweave
