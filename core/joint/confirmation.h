// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"
#include "core/store/edit.h"

#include <string>

namespace placeweave {

// Somebody has said that a record is right.
struct Confirmation {
    std::string on; // YYYY-MM-DD
    std::string by;
    bool isByItself = false; // by the organisation
    std::string how;         // code; may be empty
};

// Into the organisation's record; the one rule for whatever confirms, a call, a slip or a room. The
// latest day counts, for a slip may lie in a drawer for months; of one day, the group's own word.
// When the group itself said so last is kept apart and nobody else's word touches it.
Result<void> confirm(Edit &edit, const Record &organisation, const Confirmation &confirmation);

// The day, or empty.
std::string confirmedByItselfOn(const Record &organisation);

} // namespace placeweave
