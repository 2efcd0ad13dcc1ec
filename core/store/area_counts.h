// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <cstdint>
#include <string>

namespace placeweave {

// How much of the published data a map holds, without reading it.

// Shapes of a theme of the ground.
Result<std::int64_t> contextCount(Database &database, const std::string &theme);

} // namespace placeweave
