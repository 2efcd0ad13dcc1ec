// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_matching.h"

#include "core/base/text.h"
#include "core/place/projection.h"

#include <algorithm>
#include <limits>
#include <tuple>
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

struct Matching {
    std::string name; // folded
    RowId id;
    std::uint32_t row = 0;
};

void arrange(std::vector<Matching> &told, const AssetIndex &index, const Disclosure &disclosure,
             const ToldOrder &order) {
    constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
    constexpr const Field &kConfirmed = fieldOf(Entity::Organisation, "confirmed_on");
    using By = ToldOrder::By;
    std::ranges::sort(told, {}, [](const Matching &one) { return std::tie(one.name, one.id); });
    if (order.by == By::Kind && disclosure.shows(kKind))
        std::ranges::stable_sort(told, {},
                                 [&](const Matching &one) { return index.kind(one.row); });
    if (order.by == By::LongestUnchecked && disclosure.shows(kConfirmed))
        std::ranges::stable_sort(
            told, {}, [&](const Matching &one) { return std::string(index.confirmedOn(one.row)); });
    if (order.by == By::Keys) {
        const auto keyOf = [&](const Matching &one) {
            const auto found = order.keys.find(one.id);
            return found == order.keys.end() ? std::string_view() : std::string_view(found->second);
        };
        std::ranges::stable_sort(told, [&](const Matching &a, const Matching &b) {
            const std::string_view first = keyOf(a);
            const std::string_view second = keyOf(b);
            if (first.empty() || second.empty())
                return second.empty() && !first.empty();
            return order.isDescending ? first > second : first < second;
        });
    }
    if (order.by != By::Nearest)
        return;
    std::vector<std::pair<double, Matching>> away;
    for (Matching &one : told) {
        const auto point = disclosure.place(one.id).point;
        away.emplace_back(point ? distanceMetres(order.from, *point)
                                : std::numeric_limits<double>::max(),
                          std::move(one));
    }
    std::ranges::stable_sort(away, {}, &std::pair<double, Matching>::first);
    told.clear();
    for (auto &[metres, one] : away)
        told.push_back(std::move(one));
}

} // namespace

std::vector<RowId> toldMatching(const AssetIndex &index, const AssetFilter &filter,
                                const Disclosure &disclosure, const ToldOrder &order) {
    AssetFilter anywhere = filter;
    anywhere.areas.clear();
    anywhere.within.clear();
    anywhere.near.reset();
    anywhere.box = {};
    const bool isOfPlaces = asksWhere(filter);
    std::vector<Matching> matching;
    for (const std::uint32_t row : index.matching(anywhere)) {
        const RowId id = index.id(row);
        if (!disclosure.shows(Entity::Organisation, id))
            continue;
        // Where only post goes is often somebody's home, and no answer to where one can go.
        const bool isPost = (index.flags(row) & asset_flag::kCorrespondence) != 0;
        const auto point = isOfPlaces && !isPost ? disclosure.place(id).point : std::nullopt;
        if (!isOfPlaces || (point && isThere(filter, *point)))
            matching.push_back({folded(index.name(row)), id, row});
    }
    arrange(matching, index, disclosure, order);
    std::vector<RowId> told;
    told.reserve(matching.size());
    for (const Matching &one : matching)
        told.push_back(one.id);
    return told;
}

} // namespace placeweave
