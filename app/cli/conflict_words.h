// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/conflicts.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace placeweave::cli {

// A line for what it is about and one for each answer.
std::vector<std::string> conflictsInWords(MapFile &map, const std::vector<Conflict> &conflicts);
nlohmann::ordered_json conflictsAsJson(const std::vector<Conflict> &conflicts);

} // namespace placeweave::cli
