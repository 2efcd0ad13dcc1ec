// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/postcode_table.h"

#include "core/base/text.h"
#include "core/exchange/headings.h"
#include "core/place/projection.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <initializer_list>
#include <vector>

namespace placeweave {
namespace {

using Reason = PostcodeFault::Reason;

// The United Kingdom and the Crown dependencies, generously: a point elsewhere is a mistake.
constexpr LatLonBox kBritishIsles{-11, 48.5, 3, 62};
constexpr int kNoPositionQuality = 9;
// What ONS writes where it has no position is 99.999999, 0.
constexpr double kNoLatitude = 99.9;

std::string_view cellAt(std::span<const std::string_view> cells, std::size_t index) {
    return index < cells.size() ? trimmed(cells[index]) : std::string_view();
}

template <class Number>
std::optional<Number> plainNumber(std::string_view cell) {
    Number value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

std::optional<double> finite(std::string_view cell) {
    const auto value = plainNumber<double>(cell);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

// 1 to 9 as ONS has it. Ordnance Survey writes the same in tens, 10 to 90.
std::optional<int> qualityIn(std::string_view cell) {
    const auto value = plainNumber<int>(cell);
    if (value && *value >= 1 && *value <= 9)
        return value;
    if (value && *value >= 10 && *value <= 90 && *value % 10 == 0)
        return *value / 10;
    return std::nullopt;
}

std::optional<int> monthIn(std::string_view cell) {
    const auto value = plainNumber<int>(cell);
    const bool isMonth =
        value && *value >= 190001 && *value <= 220012 && *value % 100 >= 1 && *value % 100 <= 12;
    return isMonth ? value : std::nullopt;
}

std::unexpected<PostcodeFault> refuse(Reason reason, std::string_view cell) {
    return std::unexpected(PostcodeFault{reason, std::string(cell)});
}

using ReadPoint = std::expected<std::optional<LatLon>, PostcodeFault>;

ReadPoint pointByDegrees(std::string_view latitude, std::string_view longitude) {
    const auto north = finite(latitude);
    const auto east = finite(longitude);
    const bool saysNone =
        north && east && ((*north > kNoLatitude && *north < 100) || (*north == 0 && *east == 0));
    if (saysNone)
        return std::nullopt;
    if (!north || !east || !isOnEarth({*north, *east}))
        return refuse(Reason::NotAPosition, std::format("{}, {}", latitude, longitude));
    if (!kBritishIsles.contains({*north, *east}))
        return refuse(Reason::NotInTheBritishIsles, std::format("{}, {}", latitude, longitude));
    return LatLon{*north, *east};
}

ReadPoint pointByGrid(std::string_view easting, std::string_view northing, Postcode postcode) {
    const auto east = finite(easting);
    const auto north = finite(northing);
    if (east && north && *east == 0 && *north == 0)
        return std::nullopt;
    const std::string shown = std::format("{}, {}", easting, northing);
    if (postcode.text().starts_with("BT"))
        return refuse(Reason::IrishGrid, shown);
    if (!east || !north || !isOnBritishGrid({*east, *north}))
        return refuse(Reason::NotAPosition, shown);
    const auto point = fromBritishGrid({*east, *north});
    if (!point)
        return refuse(Reason::NotAPosition, shown);
    return *point;
}

// Postcode, quality, easting, northing and six codes.
bool looksLikeCodePoint(std::span<const std::string_view> row) {
    if (row.size() < 10 || !Postcode::parse(row[0]))
        return false;
    const auto quality = plainNumber<int>(trimmed(row[1]));
    const auto east = finite(trimmed(row[2]));
    const auto north = finite(trimmed(row[3]));
    return quality && *quality >= 10 && qualityIn(trimmed(row[1])) && east && north &&
           isOnBritishGrid({*east, *north});
}

// The column of the first of the names that there is.
std::size_t columnOf(const std::vector<std::string> &keys,
                     std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const auto found = std::ranges::find(keys, name); found != keys.end())
            return static_cast<std::size_t>(found - keys.begin());
    return static_cast<std::size_t>(-1);
}

} // namespace

std::optional<PostcodeTable> PostcodeTable::of(std::span<const std::string_view> firstRow) {
    PostcodeTable table;
    if (looksLikeCodePoint(firstRow)) {
        table.m_isCodePoint = table.m_isDirectory = true;
        table.m_postcode = 0;
        table.m_quality = 1;
        table.m_easting = 2;
        table.m_northing = 3;
        return table;
    }
    std::vector<std::string> keys;
    for (const std::string_view heading : firstRow)
        keys.push_back(headingKey(heading));
    // ONS renamed its columns more than once; the newest name first.
    const std::size_t official = columnOf(keys, {"pcds", "pcd8", "pcd7", "pcd", "pcd2"});
    table.m_postcode = official != kNone ? official : columnOf(keys, {"postcode", "post code"});
    table.m_latitude = columnOf(keys, {"lat", "latitude"});
    table.m_longitude = columnOf(keys, {"long", "longitude", "lon", "lng"});
    table.m_easting = columnOf(keys, {"east1m", "oseast1m", "easting", "eastings"});
    table.m_northing = columnOf(keys, {"north1m", "osnrth1m", "northing", "northings"});
    table.m_quality = columnOf(
        keys, {"gridind", "osgrdind", "positional quality indicator", "positional quality"});
    table.m_introduced = columnOf(keys, {"dointr"});
    table.m_terminated = columnOf(keys, {"doterm"});
    const bool hasDegrees = table.m_latitude != kNone && table.m_longitude != kNone;
    const bool hasGrid = table.m_easting != kNone && table.m_northing != kNone;
    if (table.m_postcode == kNone || (!hasDegrees && !hasGrid))
        return std::nullopt;
    table.m_isDirectory =
        official != kNone && (table.m_terminated != kNone || table.m_quality != kNone);
    return table;
}

std::expected<PostcodeRow, PostcodeFault>
PostcodeTable::read(std::span<const std::string_view> cells) const {
    const std::string_view code = cellAt(cells, m_postcode);
    const auto postcode = Postcode::parse(code);
    if (!postcode)
        return refuse(Reason::NotAPostcode, code);
    PostcodeRow row{*postcode, {}};

    if (const auto cell = cellAt(cells, m_quality); !cell.empty()) {
        const auto quality = qualityIn(cell);
        if (!quality)
            return refuse(Reason::NotAQuality, cell);
        row.place.quality = *quality;
    }
    if (const auto cell = cellAt(cells, m_terminated); !cell.empty()) {
        row.place.terminated = monthIn(cell);
        if (!row.place.terminated)
            return refuse(Reason::NotAMonth, cell);
    }
    row.changed = std::max(monthIn(cellAt(cells, m_introduced)).value_or(0),
                           row.place.terminated.value_or(0));

    const auto latitude = cellAt(cells, m_latitude);
    const auto longitude = cellAt(cells, m_longitude);
    const auto easting = cellAt(cells, m_easting);
    const auto northing = cellAt(cells, m_northing);
    ReadPoint point = std::nullopt;
    if (row.place.quality != kNoPositionQuality) {
        if (!latitude.empty() || !longitude.empty())
            point = pointByDegrees(latitude, longitude);
        else if (!easting.empty() || !northing.empty())
            point = pointByGrid(easting, northing, *postcode);
    }
    if (!point)
        return std::unexpected(std::move(point).error());
    row.place.point = *point;
    if (!row.place.point)
        row.place.quality = kNoPositionQuality;
    return row;
}

bool isPostcodeFile(std::span<const std::string> firstRow) {
    const std::vector<std::string_view> views(firstRow.begin(), firstRow.end());
    const auto table = PostcodeTable::of(views);
    return table && table->isDirectory();
}

} // namespace placeweave
