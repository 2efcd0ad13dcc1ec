// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace placeweave {

// Which rows of places are one building, however each says it: the same address in any spelling,
// with a postcode or without; the same property number; the same number in the same street within
// 30 m; or a point within a few steps, where neither is the middle of a postcode.
class Buildings {
public:
    using Number = std::uint32_t; // of a place, in the order they were added

    void add(const Record &place);
    // Calls back for each of those that were added and stand where `place` does; for some twice.
    void forEachAt(const Record &place, const std::function<void(Number)> &visit) const;
    Number size() const { return m_size; }

private:
    struct Standing {
        LatLon point;
        Number place = 0;
    };
    Number m_size = 0;
    std::unordered_map<std::string, std::vector<Number>> m_byKey;
    // By street and number, which several towns may have.
    std::unordered_map<std::string, std::vector<Standing>> m_numbered;
    std::unordered_map<std::int64_t, std::vector<Standing>> m_squares;
};

} // namespace placeweave
