// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>

namespace placeweave {

class MapFile;

// Places that rows share: one for each address, postcode, position and way of showing it.
class SharedPlaces {
public:
    static Result<SharedPlaces> of(MapFile &map);
    // 0 where a row says too little to tell.
    static std::uint64_t keyOf(const Record &place);
    RowId find(std::uint64_t key) const;
    void add(std::uint64_t key, RowId id);

private:
    boost::unordered_flat_map<std::uint64_t, RowId> m_places;
};

} // namespace placeweave
