// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace placeweave {

// Points by squares of about 500 m; most of a map are near none, which a bit for each hash of a
// square says before a table of them is asked.
class SecretPoints {
public:
    bool isEmpty() const { return m_squares.empty(); }
    void add(LatLon point);
    // In its square or one of the eight about it.
    bool hasAny(LatLon around) const;
    std::optional<double> nearest(LatLon point) const; // metres, among those of about there

private:
    const std::vector<LatLon> *in(std::int64_t square) const;
    static constexpr std::size_t kBits = std::size_t{1} << 20;
    std::unordered_map<std::int64_t, std::vector<LatLon>> m_squares;
    std::vector<bool> m_bits; // empty before the first
};

} // namespace placeweave
