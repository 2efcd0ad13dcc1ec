// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <string>
#include <vector>

namespace placeweave {

// Two answers to one question: people who did not know of each other have changed one field, or
// fields that change as one, to different values. Derived from the history whenever it is asked
// for, never stored, so it is the same on every copy and is not forgotten by the next merge;
// settling it is what is recorded.
struct Conflict {
    struct Answer {
        std::vector<Value> values; // of `fields`
        ActionId action;           // none: it was so from the beginning
        std::string author;
        std::string at; // UTC, RFC 3339
        bool stands = false;
    };
    RowKey row;
    std::vector<const Field *> fields; // in which the answers differ
    std::vector<Answer> answers;       // two or more, the one that stands first, then the latest
};

// What nobody has settled, by row. Sets never conflict: they are joined element by element.
Result<std::vector<Conflict>> conflicts(MapFile &map);
Result<std::vector<Conflict>> conflictsOf(MapFile &map, RowKey row);

// One recorded action, undone as one: then the question is open again. NotFound when the question
// has changed meanwhile.
Result<ActionId> settle(MapFile &map, const Conflict &conflict, std::size_t answer);

} // namespace placeweave
