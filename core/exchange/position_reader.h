// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/exchange/import_remarks.h"

#include <optional>
#include <string_view>
#include <vector>

namespace placeweave {

// Finds the position of a row in its cells, whatever the table gives it as; remarks on what is no
// position or had to be put right.
class PositionReader {
public:
    explicit PositionReader(const TableMapping &mapping);

    std::optional<LatLon> read(const std::vector<std::string_view> &cells,
                               RemarkLog &remarks) const;

private:
    struct Column {
        std::size_t index = kNone;
        std::string heading;
    };
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::optional<LatLon> checked(LatLon point, std::string_view column, std::string_view shown,
                                  RemarkLog &remarks) const;

    Column m_latitude;
    Column m_longitude;
    Column m_easting;
    Column m_northing;
    Column m_position;
};

} // namespace placeweave
