// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

namespace placeweave {

// Puts one field, with those that change with it, back to what it was before that action, whatever
// has been made of it since: a new action. None where it is so already. NotFound where the action
// says nothing of the field, or the row is gone. A whole action is taken back by MapFile::undo().
Result<ActionId> revertField(MapFile &map, ActionId action, const Field &field, RowId row);

// What was done in a mapping session, newest first; `limit` 0 for all.
Result<std::vector<HistoryEntry>> historyOfExercise(MapFile &map, RowId exercise, int limit);

} // namespace placeweave
