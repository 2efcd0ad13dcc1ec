// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/area_store.h"
#include "core/store/asset_index.h"

#include <span>
#include <vector>

namespace placeweave {

// Whom one would go and listen to where the map is thin: groups that are found in the areas, and
// for an area that has none those nearest to its middle, within `metres`. Neither who has closed
// nor a public service (context, not a community group) nor where only post goes. Each once, those
// that are known locally before those from a register, at most `most`.
std::vector<RowId> groupsToAsk(const AssetIndex &index, std::span<const Area> areas, double metres,
                               std::size_t most);

} // namespace placeweave
