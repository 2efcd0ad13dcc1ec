// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/reach.h"

#include <filesystem>

namespace placeweave {

// How the figures were come by, in one sentence that goes with them wherever they go.
std::string assumptionsInWords(const ReachTable &reach);
// "not yet asked", "asked, nothing found", "known"
std::string_view askedInWords(const AskedHere &asked);

// The areas as a table for spreadsheets, the least first, in place of what stood there. What it
// says is what `reach` holds: withhold small counts before.
Result<void> writeGapTable(const ReachTable &reach, const Sought &sought,
                           const std::filesystem::path &target);

} // namespace placeweave
