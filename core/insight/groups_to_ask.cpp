// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/groups_to_ask.h"

#include "core/insight/homes.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <algorithm>
#include <unordered_set>

namespace placeweave {
namespace {

bool isWorthAsking(const AssetIndex &index, std::uint32_t row) {
    static const auto kPublicService = vocabulary("kind").indexOf("public_service");
    return (index.flags(row) & (asset_flag::kClosed | asset_flag::kCorrespondence)) == 0 &&
           index.kind(row) != kPublicService;
}

std::vector<std::uint32_t> asked(const AssetIndex &index, const AssetFilter &filter) {
    std::vector<std::uint32_t> rows = index.matching(filter);
    std::erase_if(rows, [&](std::uint32_t row) { return !isWorthAsking(index, row); });
    return rows;
}

} // namespace

std::vector<RowId> groupsToAsk(const AssetIndex &index, std::span<const Area> areas, double metres,
                               std::size_t most) {
    std::vector<std::uint32_t> rows;
    std::unordered_set<std::uint32_t> seen;
    for (const Area &area : areas) {
        AssetFilter inside;
        inside.areas = {area.outline};
        std::vector<std::uint32_t> found = asked(index, inside);
        const auto centre = centreOf(area.outline);
        if (!centre)
            continue;
        if (found.empty()) {
            AssetFilter near;
            near.near = AssetFilter::Near{*centre, metres};
            found = asked(index, near);
        }
        std::ranges::stable_sort(found, {}, [&](std::uint32_t row) {
            const auto point = index.point(row);
            return point ? distanceMetres(*centre, *point) : metres;
        });
        for (const std::uint32_t row : found)
            if (seen.insert(row).second)
                rows.push_back(row);
    }
    std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) {
        return (index.flags(row) & asset_flag::kRegisterOnly) != 0;
    });
    rows.resize(std::min(rows.size(), most));
    std::vector<RowId> organisations;
    for (const std::uint32_t row : rows)
        organisations.push_back(index.id(row));
    return organisations;
}

} // namespace placeweave
