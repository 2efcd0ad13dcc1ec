// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/model/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeweave {

// The words that would give withheld places away, and whether a text repeats them: postcodes in any
// spelling, address lines with "Rd" for "Road", coordinates.
class WithheldWords {
public:
    // A place that is told less closely than it is known.
    void withhold(const Record &place);
    // A place that is told exactly anyway: what it has in common with withheld ones is no secret,
    // except in what their own organisations say.
    void tell(const Record &place);
    // After the last of both.
    void settle();

    // Of any withheld place, or closer looked at, of `own`. A name is only suspected of postcodes
    // and numbered lines, for many groups are named after their street.
    bool repeats(std::string_view text, RowId own, bool isName = false) const;

private:
    struct Place {
        std::string postcode;           // "LK12AB"
        std::vector<std::string> lines; // normalised, a space at both ends
        std::vector<std::string> numbered;
        std::optional<LatLon> point;
    };
    static Place wordsOf(const Record &place);

    std::unordered_map<RowId, Place> m_places;
    std::unordered_set<std::string> m_secret; // postcodes and numbered lines of all of them
    std::unordered_set<std::string> m_told;
};

} // namespace placeweave
