// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace placeweave {

class AssetIndex;

// Milliseconds for all of England by kind in 1280 x 800, fonts and legend included, from a snapshot
// to pixels. Where the window is built.
double drawEngland(const std::shared_ptr<const AssetIndex> &index);

} // namespace placeweave
