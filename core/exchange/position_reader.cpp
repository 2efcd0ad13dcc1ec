// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/position_reader.h"

#include "core/exchange/cell.h"
#include "core/place/projection.h"

#include <cmath>
#include <format>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;
using Role = ColumnTarget::Role;

// Great Britain, Northern Ireland and the isles around them, generously.
constexpr LatLonBox kBritishIsles{-11, 48.5, 3, 62};

std::string_view cellAt(const std::vector<std::string_view> &cells, std::size_t index) {
    return index < cells.size() ? meaningOf(cells[index]) : std::string_view();
}

bool isNullIsland(LatLon point) {
    return std::abs(point.latitude) < 0.01 && std::abs(point.longitude) < 0.01;
}

} // namespace

PositionReader::PositionReader(const TableMapping &mapping) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ColumnMapping &column = mapping.columns[i];
        switch (column.target.role) {
        case Role::Latitude:
            m_latitude = {i, column.heading};
            break;
        case Role::Longitude:
            m_longitude = {i, column.heading};
            break;
        case Role::Easting:
            m_easting = {i, column.heading};
            break;
        case Role::Northing:
            m_northing = {i, column.heading};
            break;
        case Role::Position:
            m_position = {i, column.heading};
            break;
        default:
            break;
        }
    }
}

// Swapped is certain where the point as given is far away and, turned round, lies in these isles:
// the two boxes have nothing in common.
std::optional<LatLon> PositionReader::checked(LatLon point, std::string_view column,
                                              std::string_view shown, RemarkLog &remarks) const {
    if (isNullIsland(point)) {
        remarks.add(Reason::NullIsland, column, shown);
        return std::nullopt;
    }
    const LatLon turned{point.longitude, point.latitude};
    if (!kBritishIsles.contains(point) && kBritishIsles.contains(turned)) {
        remarks.add(Reason::SwappedPosition, column, shown);
        return turned;
    }
    if (!isOnEarth(point)) {
        remarks.add(Reason::NotAPosition, column, shown);
        return std::nullopt;
    }
    return point;
}

std::optional<LatLon> PositionReader::read(const std::vector<std::string_view> &cells,
                                           RemarkLog &remarks) const {
    if (const auto cell = cellAt(cells, m_position.index); !cell.empty()) {
        if (const auto point = positionIn(cell))
            return checked(*point, m_position.heading, cell, remarks);
        remarks.add(Reason::NotAPosition, m_position.heading, cell);
        return std::nullopt;
    }
    const std::string_view latitude = cellAt(cells, m_latitude.index);
    const std::string_view longitude = cellAt(cells, m_longitude.index);
    if (!latitude.empty() || !longitude.empty()) {
        const auto north = degreesIn(latitude);
        const auto east = degreesIn(longitude);
        const std::string shown = std::format("{}, {}", latitude, longitude);
        if (north && east)
            return checked({*north, *east}, m_latitude.heading, shown, remarks);
        remarks.add(Reason::NotAPosition, m_latitude.heading, shown);
        return std::nullopt;
    }
    const std::string_view easting = cellAt(cells, m_easting.index);
    const std::string_view northing = cellAt(cells, m_northing.index);
    if (easting.empty() && northing.empty())
        return std::nullopt;
    const auto east = numberIn(easting);
    const auto north = numberIn(northing);
    const std::string shown = std::format("{}, {}", easting, northing);
    if (east && north && *east == 0 && *north == 0) {
        remarks.add(Reason::NullIsland, m_easting.heading, shown);
        return std::nullopt;
    }
    if (east && north && isOnBritishGrid({*east, *north}))
        if (const auto point = fromBritishGrid({*east, *north}))
            return *point;
    remarks.add(Reason::NotAPosition, m_easting.heading, shown);
    return std::nullopt;
}

} // namespace placeweave
