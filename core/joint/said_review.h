// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/exercise.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeweave {

// Looking through what was said in a mapping session. Nothing of it is on the map until one of
// these functions puts it there; each is one recorded action, and undone as one.

// From this likeness on, two names are held beside each other: "Thornley Tenants" and "Thornley
// Residents".
inline constexpr double kAlikeNames = 0.72;

// A thing that was said, with what the map holds that it may be.
struct SaidCase {
    enum class Kind : std::uint8_t { New, Change, PerhapsThere, Sensitive };
    struct Alike {
        RowId organisation;
        std::string name;
        double likeness = 0; // 0 to 1
        // To tell whether they are one: as whoever sees the wall may know it, for partners look
        // through it together. All empty where they may not.
        std::optional<Record> told = {};
        std::optional<Record> place = {};
        std::vector<Record> services = {};
        std::vector<Record> contacts = {};
    };
    SaidEntry entry;
    Kind kind = Kind::New;
    std::string about;             // name of the organisation that it is about
    std::string kindOfAbout;       // its kind, a code
    std::vector<Alike> alike;      // of a group: on the map, the most alike first
    std::vector<RowId> saidBefore; // of a group: the same was said, by these proposals
    std::vector<RowId> waitsFor;   // of a connection: groups said that are not on the map
    bool isAboutGone = false;      // of a group that was on the map, and is not any more
};

// Those that wait: what groups say of themselves first, then new, changes, perhaps there already,
// sensitive ones; within each as they were said.
Result<std::vector<SaidCase>> saidToReview(MapFile &map, RowId exercise);

// Whoever settles, as they said who they are. InvalidInput where that is not enough of those who
// were agreed on (settlersMissing), but for what a group says of itself: that needs nobody.
using Settlers = std::vector<std::string>;

// One of several that could not be settled with the others.
struct StayedSaid {
    enum class Why : std::uint8_t {
        NeedsGroup, // a connection with a group that is not on the map
        GroupGone,  // about one that is not on the map any more
        Settled,    // by somebody else meanwhile
        NotAgreed,  // not enough of those are there who were agreed on
    };
    RowId proposal;
    std::string name;
    Why why;
};
struct SaidSettled {
    ActionId action;
    int settled = 0;
    std::vector<StayedSaid> stayed;
};

// Each goes on the map as something that nobody has been asked about yet: for partners, by area.
// What cannot be settled stays behind and keeps back nothing else; where nothing can, that is an
// error: NotFound when somebody has settled it meanwhile or the group is gone, else InvalidInput.
Result<SaidSettled> addSaid(MapFile &map, std::span<const RowId> proposals, const Settlers &by);
// With other words, kind or place than were taken down.
Result<ActionId> addSaidChanged(MapFile &map, RowId proposal, const Said &changed,
                                const Settlers &by);
// A group that turned out to be this one, which was so said to be there: its name becomes another
// name of it.
Result<ActionId> addSaidTo(MapFile &map, RowId proposal, RowId organisation, const Settlers &by);
// "parked", which decides nothing and is anybody's to do, or "not_added"; of several as above.
Result<SaidSettled> leaveSaid(MapFile &map, std::span<const RowId> proposals,
                              std::string_view status, const std::string &reason,
                              const Settlers &by);

} // namespace placeweave
