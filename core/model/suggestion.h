// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

// What a waiting suggestion (a row of `proposal`) is about: its subject and content, understood.
struct Suggestion {
    enum class Kind {
        PerhapsSame, // `organisation` may be `other` once more
        Change,      // a list says something else about `row` than a person has written
        Returned,    // somebody who was given a copy says otherwise, or something more, about `row`
        Vanished,    // `row`, an organisation or a service, is no longer in the list it came from
    };
    Kind kind = Kind::PerhapsSame;
    Entity entity = Entity::Organisation; // of `row`
    // None: a row to be added to `organisation`. Where a service happens (ServiceAtLocation) has
    // the fields of a place that it happens at from then on.
    RowId row = {};
    RowId organisation = {}; // whose record shows it; `row` itself where that is one
    RowId other = {};        // PerhapsSame only
    double likeness = 0;
    std::vector<std::pair<const Field *, Value>> fields = {}; // of Change and Returned
    std::string source = {};                                  // the list

    // It has `fields`, to be used or not.
    bool changesFields() const { return kind == Kind::Change || kind == Kind::Returned; }
};

// As a row to be inserted, status "waiting".
Record proposalOf(const Suggestion &suggestion);
// Nothing for what was put forward in other ways (a mapping session) or by a newer program.
std::optional<Suggestion> suggestionOf(const Record &proposal);

} // namespace placeweave
