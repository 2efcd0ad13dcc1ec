// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"
#include "core/store/map_file.h"

#include <QString>

namespace placeweave {

// By whom a row is known to people: its own name, what was said, both that have to do with each
// other, or the organisation that it belongs to; else what kind of row it is. Empty when there is
// no such row (any more).
QString rowName(MapFile &map, RowKey key);

} // namespace placeweave
