// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <set>
#include <string>
#include <string_view>

namespace placeweave {

class MapFile;

// Whose a list is, as its licence asks to be said wherever what it brought is shown. Known by what
// the list is called, which each organisation keeps as its source; empty for a partner's own.
std::string_view creditOfList(std::string_view list);

// Of all that the map's organisations came from.
Result<std::set<std::string>> creditsOfLists(MapFile &map);

} // namespace placeweave
