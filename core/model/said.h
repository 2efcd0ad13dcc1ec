// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace placeweave {

// What somebody put forward in a mapping session, as it was taken down: a row of `proposal`,
// understood. It changes nothing on the map until it is settled (core/joint/said_review.h).
struct Said {
    enum class What : std::uint8_t {
        Group,      // one that is not on the map
        Offer,      // something that `organisation` offers
        StillThere, // `organisation` is as the map has it
        Stopped,    // `organisation` is not there any more; words say what is known of it
        Need,       // a need or a gap
        Link,       // two that have to do with each other
        Remark,     // said, and nothing for the map
    };
    enum class Where : std::uint8_t { NotSaid, Here, Roughly, NoFixedPlace };
    // Of a link: one on the map, or one that was said too.
    struct End {
        std::string name;
        RowId organisation;
        RowId said; // the proposal that says so
        friend bool operator==(const End &, const End &) = default;
    };

    RowId exercise;
    What what = What::Group;
    std::string words;  // the group's name, what is offered, what is needed; of a link, a note
    std::string kind;   // a code: of a group its kind, of an offer its activity, of a need its
                        // category, of a link its type; may be empty
    RowId organisation; // that it is about; of a group, the one it became when it was added
    std::array<End, 2> ends;
    Where where = Where::NotSaid;
    std::optional<LatLon> point;
    std::string square;      // of the printed sheet, "C4"
    RowId participant;       // only where words are recorded by name
    std::string voice;       // "Table 2", "Larkmere CVS": as the session agreed to record it
    std::string howSure;     // code
    bool isOfItself = false; // a group about itself
    bool isOffWall = false;
    std::string prompt;    // that it answers
    std::string at;        // UTC
    std::string settledBy; // whoever settled it, as they said who they are

    friend bool operator==(const Said &, const Said &) = default;
};

// As a row to be inserted, status "waiting".
Record proposalOf(const Said &said);
// Nothing for suggestions that came in other ways, or from a newer program.
std::optional<Said> saidOf(const Record &proposal);

// Whether it speaks of that organisation.
bool isAbout(const Said &said, RowId organisation);

} // namespace placeweave
