// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/outreach_plan.h"

#include <cstdint>
#include <vector>

namespace placeweave {

enum class Travel { OnFoot, ByCar };

// What goes out of the door on paper: whom a plan still goes to, in an order to go round in.
struct VisitList {
    Record plan{Entity::Plan};
    Travel travel = Travel::OnFoot;
    std::vector<PlanStop> stops;     // with a place, in the order to visit them
    std::vector<PlanStop> elsewhere; // without one that may be told: to be rung, or asked after
    // From the first stop to the last: as one walks (core/insight/walks.h), or by car in straight
    // lines.
    double metres = 0;
    int besideRoads = 0; // on foot: ways from one to the next along which no road on the map leads
    std::int64_t leftOut = 0; // private ones, and people who have not agreed, never go on paper
    std::string safeguarding; // whom to ring, as the map says; may be empty
    std::int64_t closed = 0;  // organisations; nobody is sent to them
};

// Steps that are done or not needed any more are no stops. Somebody is named as trusted only where
// they have agreed to be named. `readers` are whoever holds the paper.
Result<VisitList> visitListOf(MapFile &map, RowId plan, const Disclosure &readers,
                              const std::string &today, Travel travel);

} // namespace placeweave
