// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/store/lives_in_file.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// What of a row's history may leave with a bundle, change by change. A field that the readers may
// not see, or see otherwise than it is, is absent with all that it ever was. Of the others, values
// go back in time for as long as the readers might have seen them:
//
// - not further than to where somebody lifted a protection of the row or of what it is about, or
//   moved it from one place to another;
// - not past a value that would not be let through today.
//
// There the change leaves as [new], without what was before. The internal profile keeps nothing
// back of a row that it shows.
class RowHistory {
public:
    RowHistory(MapFile &map, const Disclosure &disclosure) : m_map(map), m_disclosure(disclosure) {}

    enum class Seen { Nothing, OnlyThatItIsPrivate, OnlyThatItIsGone, All };
    struct Plan {
        Seen seen = Seen::Nothing;
        bool isInMap = false;
        bool keepsBack = false;                     // a field that holds something is absent
        bool wasDeleted = false;                    // once, so that signs of life matter
        std::map<std::int64_t, std::string> fields; // by change: as it leaves
        KeptOriginals originals;                    // as far as the present row tells them
        std::optional<LatLon> shownPoint;
    };
    // `wasSent`: whether the readers have had the row.
    Result<Plan> of(RowKey key, bool wasSent);

private:
    Result<Plan> ofPresent(const Record &record);
    Result<Plan> ofGone(RowKey key, bool wasSent);
    Result<bool> belongsToHidden(const Record &record, int depth);
    Result<Life::Order> openSince(const Record &record, int depth);
    bool passes(const Record &record, const Field &field, const Value &value) const;
    struct Named; // one change of one field
    bool planField(const Record &record, const Field &field, const std::vector<Named> &changes,
                   Life::Order openSince, Plan &plan) const;
    Result<LivesInFile *> lives();
    Result<void> readGonePlaces();

    MapFile &m_map;
    const Disclosure &m_disclosure;
    Reconciling m_reconciling;
    std::unique_ptr<LivesInFile> m_lives;
    // Who was at a place when they were deleted.
    std::optional<std::multimap<RowId, RowId>> m_gonePlaces;
};

} // namespace placeweave
