// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace placeweave {

// "GB-CHC-1234567": a number as it stands in the map, with the scheme that gave it out
// (org-id.guide, and "CQC", "OSM", "ORUK"). `scheme` empty for a cell that names its own. A charity
// number of Scotland or Northern Ireland goes to its own register; a company number gets back its
// zeros.
//
// Empty for what is no such number, though it stands under that heading: "TBC", "not registered",
// 00000000. Two organisations are one by their number alone, so that a word must never pass for it.
std::string identifierOf(std::string_view scheme, std::string_view cell);

} // namespace placeweave
