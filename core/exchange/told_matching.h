// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/store/asset_index.h"

#include <vector>

namespace placeweave {

// Those that match, from A to Z, as far as readers may be told. Where the filter asks where
// something is, that is asked of its place as they see it: a list of all within 200 metres of a
// corner would else tell who is hidden there.
std::vector<RowId> toldMatching(const AssetIndex &index, const AssetFilter &filter,
                                const Disclosure &disclosure);

} // namespace placeweave
