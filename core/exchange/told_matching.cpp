// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_matching.h"

#include "core/base/text.h"
#include "core/place/projection.h"

#include <algorithm>
#include <utility>

namespace placeweave {
namespace {

bool asksWhere(const AssetFilter &filter) {
    return !filter.areas.empty() || !filter.within.empty() ||
           (filter.near && filter.near->metres > 0) || !filter.box.isEmpty();
}

bool isThere(const AssetFilter &filter, LatLon point) {
    if (filter.near && filter.near->metres > 0 &&
        distanceMetres(filter.near->centre, point) > filter.near->metres)
        return false;
    if (!filter.within.empty() && !contains(filter.within, point))
        return false;
    if (!filter.box.isEmpty() && !filter.box.contains(point))
        return false;
    return filter.areas.empty() || std::ranges::any_of(filter.areas, [&](const Polygons &area) {
               return contains(area, point);
           });
}

} // namespace

std::vector<RowId> toldMatching(const AssetIndex &index, const AssetFilter &filter,
                                const Disclosure &disclosure) {
    AssetFilter anywhere = filter;
    anywhere.areas.clear();
    anywhere.within.clear();
    anywhere.near.reset();
    anywhere.box = {};
    const bool isOfPlaces = asksWhere(filter);
    std::vector<std::pair<std::string, RowId>> named;
    for (const std::uint32_t row : index.matching(anywhere)) {
        const RowId id = index.id(row);
        if (!disclosure.shows(Entity::Organisation, id))
            continue;
        // Where only post goes is often somebody's home, and no answer to where one can go.
        const bool isPost = (index.flags(row) & asset_flag::kCorrespondence) != 0;
        const auto point = isOfPlaces && !isPost ? disclosure.place(id).point : std::nullopt;
        if (!isOfPlaces || (point && isThere(filter, *point)))
            named.emplace_back(folded(index.name(row)), id);
    }
    std::ranges::sort(named);
    std::vector<RowId> told;
    told.reserve(named.size());
    for (const auto &[name, id] : named)
        told.push_back(id);
    return told;
}

} // namespace placeweave
