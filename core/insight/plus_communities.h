// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// A community as the map knows it beside those who reach it: a lens for planning. The official
// categories are never what it is called.
struct CommunityReach {
    RowId community;
    std::string name;                   // in its own words
    std::vector<std::string> groups;    // codes of vocabulary("core_lens"), where they may be told
    bool isCore20 = false;              // where it may be told
    std::vector<std::string> languages; // codes it speaks
    std::vector<RowId> reachedBy;       // organisations that serve it or run a channel to it
    std::vector<std::string> areas;     // codes of areas of the set where those are found
    // Languages it speaks in which none of those who reach it welcomes people.
    std::vector<std::string> unspoken;
};

// Of an area: who is known there, by the groups that are in it, and what is spoken.
struct AreaCommunities {
    std::string code;
    std::string name;
    std::vector<std::uint32_t> communities; // positions in PlusCommunities::communities
    std::vector<std::string> languages;     // that groups in it welcome people in
    std::vector<std::string> unspoken;      // of its communities, that none of them does
};

struct PlusCommunities {
    std::vector<CommunityReach> communities; // those whom fewest reach first
    std::vector<AreaCommunities> areas;      // of the set, in its order; where anyone is known
};

// Which communities those who may see this know of, who reaches them and in which languages; by the
// areas of a set where that is named. `plusOnly` keeps those with a PLUS group or Core20, and fails
// for readers who may not know of these.
Result<PlusCommunities> communitiesOf(MapFile &map, const std::string &set, bool plusOnly,
                                      const Disclosure &disclosure);

} // namespace placeweave
