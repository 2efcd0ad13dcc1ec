// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace placeweave {

// Whether words for a kind of organisation, in no list, mean one person: "retired neighbour",
// "Champion (unpaid)". Their address is a home.
bool looksLikeAPerson(std::string_view kind);
// Whether a kind of organisation is one person: a code, or words of another program.
bool isIndividual(const std::string &kind);

} // namespace placeweave
