// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/suggestion.h"
#include "core/store/map_file.h"

#include <vector>

namespace placeweave {

// Where copies have met: organisations that came by merging and are the same, or perhaps the same,
// as one that was here. `other` is the one that was added first, which stays if they are made one:
// so two copies that both decide before they meet again decide alike. Derived when asked for: a
// suggestion that merging itself wrote would be another one in every copy. Those that somebody has
// answered (settleMet) are not named again.
Result<std::vector<Suggestion>> perhapsMet(MapFile &map);

} // namespace placeweave
