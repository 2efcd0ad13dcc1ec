// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace placeweave {

// In quotation marks, those within doubled (RFC 4180).
std::string quotedCell(std::string_view text);
// A text as a cell of a comma-separated table: in quotation marks, and nothing that a spreadsheet
// would run.
std::string csvCell(std::string_view text);

} // namespace placeweave
