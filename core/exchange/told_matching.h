// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/store/asset_index.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace placeweave {

// As a list has them, from A to Z among equals. Asked of what the readers are told: by what they do
// not see of a record it is not sorted for them either.
struct ToldOrder {
    enum class By { Name, Nearest, LongestUnchecked, Kind, Keys } by = By::Name;
    LatLon from; // of Nearest
    // Of Keys: what each is sorted by, as readers are told of it; those without one come last.
    std::unordered_map<RowId, std::string> keys = {};
    bool isDescending = false;
};

// Those that match, in that order, as far as readers may be told. Where the filter asks where
// something is, that is asked of its place as they see it: a list of all within 200 metres of a
// corner would else tell who is hidden there.
std::vector<RowId> toldMatching(const AssetIndex &index, const AssetFilter &filter,
                                const Disclosure &disclosure, const ToldOrder &order = {});

} // namespace placeweave
