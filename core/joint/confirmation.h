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

// Into the organisation's record, unless it has a newer one: a slip may lie in a drawer for months.
Result<void> confirm(Edit &edit, const Record &organisation, const Confirmation &confirmation);

} // namespace placeweave
