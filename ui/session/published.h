// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/worker.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace placeweave {

// What the worker tells the window after it has written: the next snapshot, and what could be
// undone and redone now.
struct Published {
    std::shared_ptr<const AssetIndex> index;
    HistoryEntry undoable;
    HistoryEntry redoable;
    std::int64_t stillToPlace = 0;
    std::int64_t toReview = 0; // suggestions that wait
    bool isAfresh = false;     // everything was read, for rows may have come from elsewhere
    std::string mapName;
};

// Brings desk.index up to the last action, reading only what those actions touched where that is
// little; `afresh` reads everything. On the worker.
Result<Published> publish(Desk &desk, bool afresh = false);

// The organisations on the list and on the map, as one: rows of that very snapshot.
struct Shown {
    using Rows = std::shared_ptr<const std::vector<std::uint32_t>>;
    std::shared_ptr<const AssetIndex> index;
    Rows rows;
    Rows nameRank; // of every row of the snapshot: its place from A to Z
};

// Sorting a quarter of a million names takes a moment: done once a snapshot, off the GUI thread.
Shown::Rows nameRanks(const AssetIndex &index);
// The rows shown, from A to Z; quick enough for the GUI thread.
std::vector<std::uint32_t> rowsByName(const Shown &shown);

} // namespace placeweave
