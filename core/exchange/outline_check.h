// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/features.h"
#include "core/place/polygon.h"

#include <string>
#include <vector>

namespace placeweave {

// An outline as a map can use it, and what was the matter with it.
struct CheckedOutline {
    Polygons polygons;               // none: there is no outline
    std::vector<std::string> faults; // each the part of a sentence: "its outline crosses itself"
    bool isCut = false;              // at the 180th meridian; a fault of its own
};

// Left out are points that are no numbers, rings of fewer than three points and holes outside their
// ring. What crosses the 180th meridian is cut there. An outline that crosses itself stays as it
// is: where it winds around twice it is taken for outside (even-odd), drawn and asked about alike.
CheckedOutline checkedOutline(const FeatureSource::Feature &feature);
// The same without asking whether it crosses itself: of the ground, where nothing depends on it and
// there are a hundred thousand houses.
CheckedOutline usableOutline(const FeatureSource::Feature &feature);

} // namespace placeweave
