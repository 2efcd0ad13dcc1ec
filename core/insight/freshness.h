// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// After so many days what is held is to be asked about again.
inline constexpr int kFreshDays = 365;

// What is worth asking a group about, most worth first.
enum class Lacking {
    Permission, // whether it may be listed
    Place,      // where it is, or that it has no fixed place
    Offer,      // what it does
    Times,      // when
    Contact,    // how to reach it
    Description,
    Kind,
    Access, // step-free or not
    Languages,
    Focus,
    Size,
};
inline constexpr int kLackings = 11;

struct RecordAge {
    enum class State {
        Fresh,    // confirmed within a year
        Old,      // longer ago
        Never,    // by nobody, ever
        InFuture, // on a day that is still to come: nobody can have
    };
    RowId organisation;
    std::string name;
    State state = State::Never;
    std::optional<int> days; // since it was confirmed
    bool byItself = false;   // by the group itself, within a year; others may have done so since
    std::string confirmedOn; // YYYY-MM-DD
    std::string itselfOn;    // the last day on which the group itself said so, or empty
    std::string nextReview;  // YYYY-MM-DD or empty
    bool isDue = false;      // old, never confirmed, or its own day for a review has come
    // Who would look at it again: who confirmed it last, else the list that brought it.
    std::string partner;
    int completeness = 0;         // 0 to 100
    std::vector<Lacking> lacking; // worth asking next, most worth first
};

struct ReviewList {
    std::string partner;                      // empty: nobody's yet
    std::vector<std::uint32_t> organisations; // positions in Freshness::organisations
};

struct ChannelDue {
    RowId channel;
    RowId organisation;
    std::string name;
    std::string auditedOn; // empty: never
    std::string due;       // YYYY-MM-DD; empty: since ever
    int daysOver = 0;
};

struct Freshness {
    std::vector<RecordAge> organisations; // the longest unchecked first, those never checked before
    std::vector<ReviewList> reviews;      // of what is due, the longest list first
    std::vector<ChannelDue> channels;     // due, the longest overdue first
    std::int64_t fresh = 0;
    std::int64_t old = 0;
    std::int64_t never = 0;
    std::int64_t inFuture = 0;
    std::int64_t byItself = 0; // of the fresh ones
};

// How old what a map holds is, as of `today`. Closed groups are not asked any more. For the map's
// own people: who confirmed what never leaves.
Result<Freshness> freshnessOf(MapFile &map, const std::string &today);

} // namespace placeweave
