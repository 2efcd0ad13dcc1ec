// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_mapping.h"
#include "core/exchange/table_source.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeweave {

// Tables that are made rather than read as they stand, for what is nested, joined or without
// headings.

using Row = std::vector<std::string>;

// The first row holds the headings.
TableSource madeTable(std::string name, std::vector<Row> rows);

// What a row is that is passed over, and what it calls itself (RowReader::onPassedOver). Without a
// word of why nobody is told: another table speaks of it.
struct LeftAside {
    std::string_view why = {};
    std::string name = {};
};
// Nothing for a row that is kept, as it was left.
using RowChange = std::function<std::optional<LeftAside>(Row &)>;

// The rows of `from`, each as `change` leaves it.
// `headings` come first, as row 0, so that rows keep the numbers they have in their file; where
// `hasHeadings`, the first row of `from` is dropped.
TableSource changedTable(TableSource from, Row headings, bool hasHeadings, RowChange change);

// Whether there is a row under the headings of a made table.
Result<bool> hasRows(const TableSource &table);

// A mapping that is known beforehand: {"heading", "target as columnTarget() reads it"}.
TableMapping
fixedMapping(Entity entity, std::string kind,
             std::initializer_list<std::pair<std::string_view, std::string_view>> columns);
// The headings of it, in order.
Row headingsOf(const TableMapping &mapping);

} // namespace placeweave
