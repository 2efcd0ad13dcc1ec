// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/polygon.h"

namespace placeweave {

// An edge from one end of the flat map to the other: the whole world, and Antarctica, are drawn so,
// and cross nothing.
bool goesRoundTheWorld(LatLon a, LatLon b);

// Whether a ring crosses the 180th meridian: an edge goes half round the world or more the short
// way, or a point lies beyond 180 degrees.
bool crossesAntimeridian(const Polygons &polygons);
// The same outlines cut there, with all longitudes within 180 degrees, so that they can be drawn
// and asked about in the plane. A cut runs along the meridian. What does not cross comes back as it
// is. A ring about a pole is not understood: it stays a band across the world.
Polygons cutAtAntimeridian(Polygons polygons);

} // namespace placeweave
