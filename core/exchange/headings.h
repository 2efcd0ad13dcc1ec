// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_mapping.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// What a heading says by itself, before any value is looked at.

// Lower case, one space between words whatever stood there ("Post_Code*" is "post code").
std::string headingKey(std::string_view heading);

struct HeadingMatch {
    ColumnTarget target;
    int strength = 0; // 0 no match; a column's own name beats a label, that an alias
};
HeadingMatch matchHeading(Entity table, std::string_view heading);
// All columns at once: of two that claim one target the stronger keeps it.
std::vector<HeadingMatch> matchHeadings(Entity table, const std::vector<std::string> &headings);

// A code of vocabulary("kind") that words in a file's name or a heading speak of, or empty:
// "general_practices.csv" lists public services.
std::string kindFromWords(std::string_view words);
// The kind that a cell names, outright or among other words ("Local authority run library"); empty
// also where other words are of a person, who is not to be taken for a group.
std::string kindInCell(std::string_view cell);
// What a table of that name lists, where the name says it: "services.csv", "people".
std::optional<Entity> entityFromWords(std::string_view words);

// "GB-CHC" for "charity no": the scheme of the numbers under a heading; empty when it names none.
std::string schemeOf(std::string_view headingKey);

// About the trustees of a charity: never imported.
bool isAboutTrustees(std::string_view heading);

} // namespace placeweave
