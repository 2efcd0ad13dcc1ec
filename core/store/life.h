// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log.h"

#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeweave {

struct RowKey {
    Entity entity = Entity::Organisation;
    RowId row;
    auto operator<=>(const RowKey &) const = default;
};

// What the changes of one row come to by themselves; whether it is in the map may depend on others
// (Reckoning).
struct Life {
    // Of actions: clock, then replica. {} is before all of them.
    using Order = std::pair<std::int64_t, std::int64_t>;

    Record record;       // references as they were written, whether or not their target lives
    bool exists = false; // was ever inserted or restored
    bool isErased = false;
    Order lastLife;
    Order lastDelete;
};

// A set as `after` changed it from `before`, where others have made `current` of it.
Value mergedElements(const Value &current, const Value &before, const Value &after);

// The next change of a row whose earlier ones have been applied, or that holds its originals.
void apply(const log::Change &change, Life::Order order, Life &life);
// The same with its fields read already.
void apply(const log::Change &change, const std::vector<log::FieldChange> &fields,
           Life::Order order, Life &life);

// Changes of one row in the order in which they apply. An action has at most one of a row, but for
// what it inserts and deletes.
struct OrderedChange {
    Life::Order order;
    log::Change change;
    auto key() const {
        return std::tuple(order.first, order.second, change.action.value, change.op != "insert");
    }
};

// Rows that were changed in more than one editing run, so perhaps by people who did not know of
// each other.
Result<std::vector<RowKey>> rowsOfSeveralRuns(Database &database);

} // namespace placeweave

template <>
struct std::hash<placeweave::RowKey> {
    std::size_t operator()(const placeweave::RowKey &key) const noexcept {
        return std::hash<std::int64_t>{}(key.row.value * 31 + placeweave::entityKey(key.entity));
    }
};
