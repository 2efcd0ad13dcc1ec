// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

namespace placeweave {

// After something was erased and committed: nothing of it is left in the cache of words, in free
// pages or in the WAL.
Result<void> compact(MapFile &map);

} // namespace placeweave
