// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/buildings.h"
#include "core/model/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Whether somebody at a place wants it shown no closer than it is, or is a person; else that it is
// shown by area only may be mere precaution, for they have not been asked yet.
bool wantsProtection(const Record &organisation);

// The addresses that a map keeps to itself, so that a later list does not give them away as the
// place of somebody else: a refuge may stand in a register of charities too.
class ProtectedPlaces {
public:
    // How closely the place may be shown: the code of its protected namesake, when that is stricter
    // than what the place says of itself. Empty when nothing stands in the way.
    std::string_view disclosureFor(const Record &place) const;
    bool protects(const Record &place) const { return !disclosureFor(place).empty(); }
    // Takes over the stricter disclosure; whether it did.
    bool protect(Record &place) const;
    // One of the map. A place that is shown by area only as a precaution is no secret: the hall
    // that groups meet in who have not been asked may be shown for those who may be.
    void add(const Record &place);

    // The first one of the map that was added and stands there: the lowest id, when they are added
    // by id. Nothing for none.
    RowId firstAt(const Record &place) const;

private:
    struct Known {
        RowId id;
        std::string disclosure;
    };
    Buildings m_buildings;
    std::vector<Known> m_places; // by Buildings::Number
};

} // namespace placeweave
