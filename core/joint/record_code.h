// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// The short code of an organisation on paper, "K7M 4QX 9": six letters and digits that nobody
// mistakes for others (no I, L, O or U), and one that catches a slip of the pen. The same in every
// copy of a map, and no key to anything else.
std::string recordCodeOf(const MapFile &map, RowId organisation);

// Whoever has that code, however it was typed: nobody for one that was mistyped. In a large map two
// may share one, so that the person who keys it in chooses by name.
Result<std::vector<RowId>> organisationsByCode(MapFile &map, std::string_view typed);

// Whether it could be a code at all, whoever's it is.
bool isRecordCode(std::string_view typed);

} // namespace placeweave
