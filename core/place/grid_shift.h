// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/place/projection.h"

namespace placeweave {

// Ordnance Survey's OSTN15: how far the National Grid lies from the same projection of ETRS89
// (which is WGS84 for our purpose), metres, to add to an ETRS89 easting and northing. The table is
// compiled in from Debian's libgeo-coordinates-osgb-perl where the build found it.
std::optional<EastingNorthing> gridShiftAt(EastingNorthing etrs89);
bool hasGridShift();

} // namespace placeweave
