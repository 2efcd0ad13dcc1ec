// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeweave {

class MapFile;

// The addresses that a map keeps to itself, so that a later list does not give them away as the
// place of somebody else: a refuge may stand in a register of charities too.
//
// A place that is shown by area only because the groups there have not been asked yet is no secret;
// the hall that they meet in may be shown for those who may be.
class ProtectedPlaces {
public:
    static Result<ProtectedPlaces> of(MapFile &map);

    // How closely the place may be shown: the code of its protected namesake, when that is stricter
    // than what the place says of itself. Empty when nothing stands in the way.
    std::string_view disclosureFor(const Record &place) const;
    bool protects(const Record &place) const { return !disclosureFor(place).empty(); }
    // Takes over the stricter disclosure; whether it did.
    bool protect(Record &place) const;
    // A place that came in since.
    void add(const Record &place);

private:
    std::unordered_map<std::string, std::string> m_disclosures; // the strictest, by address
};

} // namespace placeweave
