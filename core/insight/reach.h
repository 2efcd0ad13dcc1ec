// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/insight/asked.h"
#include "core/insight/homes.h"
#include "core/insight/offers.h"
#include "core/insight/schedule.h"
#include "core/place/walking.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

// A quarter of an hour on foot.
inline constexpr double kReachMinutes = 15;

struct ReachRequest {
    Sought sought;
    std::string set;                                           // of areas, by name
    double withinMetres = straightMetresWithin(kReachMinutes); // in a straight line
    std::string population = {};                               // indicator; empty: by its name
    std::string decile = {};                                   // indicator; empty: by its name
    bool recognisedOnly = false;        // without what is known from a register only
    bool core20Only = false;            // only areas among the most deprived fifth
    bool unaskedFirst = false;          // areas where nobody has asked yet come first
    std::optional<WallTime> at = {};    // only what is open then
    std::optional<LatLon> dropped = {}; // as if it were offered here too: who would it reach?
};

// Why an area stands where it stands, as values; gap_words.h says them in English.
struct GapReason {
    enum class What {
        Strong,        // `words`: what is most there already, of any activity
        People,        // `figure` people
        NoPeople,      // the figures say that nobody lives there
        PeopleUnknown, // no figure for it
        PeopleNotTold, // a small count elsewhere would follow from it
        Decile,        // `figure`, 1 to 10
        Nearest,       // `figure` metres in a straight line
        OnFoot,        // `figure` minutes to the nearest on foot, along the map's roads
        NoneOnMap,     // nothing of it anywhere on the map
        NoOutline,     // the area has none, so nothing can be measured
        CentreOutside, // the middle of its people, from which it is measured, lies outside it
        NoneWeekend,   // none of those within reach opens at a weekend
        SomeWeekends,  // those that do open at some weekends only
        TimesUnknown,  // when those within reach are open is not known
        NotYetAsked,
        NothingFound, // asked on `words`
        KnownHere,    // asked on `words`
    };
    What what = What::People;
    double figure = 0;
    std::vector<std::string> words = {}; // activity codes, or a day
};

struct AreaReach {
    std::string code;
    std::string name;
    std::optional<LatLon> centre;
    std::optional<double> population;
    bool isPopulationWithheld = false; // too few to be told
    // A small count, here or beside it, would follow from this one (suppression.h).
    bool tellsSmallCount = false;
    bool holdsSmallCount = false; // in a smaller area within it
    std::optional<int> decile;    // national, of multiple deprivation
    bool isCore20 = false;
    std::uint32_t inside = 0; // offers whose place lies in it
    std::uint32_t within = 0; // offers within walking distance of its centre, along roads if any
    std::optional<double> nearestMetres;
    std::optional<std::uint32_t> nearest; // position in ReachTable::offers
    // The nearest on foot along the map's roads, where it has them and they lead there.
    std::optional<double> wayMetres;
    std::optional<std::uint32_t> wayNearest; // position in ReachTable::offers
    std::optional<double> perThousand;       // inside, for each 1,000 people
    // Of its people, how many live within walking distance, as far as smaller areas tell.
    std::optional<double> peopleWithin;
    std::optional<double> peopleGained; // of the dropped pin: those it alone would reach
    AskedHere asked;
    double score = 0;               // 0 to 100, the higher the less there is (docs/guide)
    std::vector<GapReason> reasons; // strengths first
};

struct ReachTable {
    std::vector<AreaReach> areas; // the least first
    std::vector<Offer> offers;    // what counted
    std::map<NotCounted, std::int64_t> notCounted;
    double withinMetres = 0;
    std::optional<WallTime> at = {}; // only what is open then was counted
    std::int64_t sometimes = 0;      // of those, who are on some such days only
    std::string population;          // names of the indicators taken; empty where there is none
    std::string decile;
    bool hasRoads = false;        // ways on foot were measured along the map's roads
    bool hasSmallerAreas = false; // where people live was told by smaller areas of the map
    // Figures that cannot be, taken as not known: "E01006074: IMD decile 11 is no decile ...".
    std::vector<std::string> impossible = {};
};

// How well the areas of a set are reached by what was sought, on this map, by those whom a
// disclosure is for. Fails when there is no such set or indicator.
Result<ReachTable> reachOf(MapFile &map, const ReachRequest &request, const Disclosure &disclosure,
                           const std::string &today, const Progress &progress = {});

// Takes out what may not leave: counts of people that are small, or from which a small one would
// follow, in this table or that of a set of larger areas (suppression.h); and of areas with so few
// people how deprived they are. For the map's own people it is not needed.
void withholdSmallCounts(ReachTable &reach, const ReachRequest &request);

// On foot to the nearest: along the map's roads where they lead there, else by the straight line
// (core/place/walking.h).
std::optional<double> walkMinutes(const AreaReach &area);

// 0 to 100: 50 for how far the nearest is on foot (d / (d + walking distance), so 25 where it is
// just within it), 25 for how few there are within it (1 / (1 + n)), 25 for deprivation ((10 -
// decile) / 9; half where it is not known). 0 where nobody lives.
double thinness(const AreaReach &area, double withinMetres);

} // namespace placeweave
