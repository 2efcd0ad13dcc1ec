// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/list_told.h"

#include "ui/directory/directory_reading.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/exchange/told_matching.h"

#include <algorithm>

namespace placeweave {
namespace {

ToldOrder::By orderOf(AssetListModel::Order order) {
    switch (order) {
    case AssetListModel::Order::ByName:
        return ToldOrder::By::Name;
    case AssetListModel::Order::Nearest:
        return ToldOrder::By::Nearest;
    case AssetListModel::Order::LongestUnchecked:
        return ToldOrder::By::LongestUnchecked;
    case AssetListModel::Order::ByKind:
        return ToldOrder::By::Kind;
    }
    return ToldOrder::By::Name;
}

// A column of the directory, by what the readers see of it.
Result<ToldOrder> withKeys(ToldOrder order, const Field *column, const Disclosure &disclosure) {
    if (column) {
        order.by = ToldOrder::By::Keys;
        PW_TRY(order.keys, directory::sortKeys(disclosure, *column));
    }
    return order;
}

} // namespace

// In the order of the list, filtered or not. The filter is taken as it stands now, and asked of
// places as the readers see them; those that it finds by words of long texts are on the list
// already.
ListTold::Chosen ListTold::chosen(Session &session) const {
    if (!session.index())
        return [](MapFile &, const Disclosure &) {
            return Filtered();
        };
    const ToldOrder sorted{
        .by = orderOf(order), .from = LatLon{from.y(), from.x()}, .isDescending = isDescending};
    const Field *field = column == 0 ? nullptr : fieldByKey(column);
    if (!isOnlyFiltered || session.filter()->isEmpty())
        return [sorted, field, index = session.index()](
                   MapFile &, const Disclosure &disclosure) -> Result<Filtered> {
            PW_TRY(const ToldOrder told, withKeys(sorted, field, disclosure));
            return Filtered{toldMatching(*index, {}, disclosure, told), {}};
        };
    AssetFilter filter = session.filter()->toAssetFilter();
    std::vector<RowId> shown;
    for (const std::uint32_t row : *session.shown()->rows)
        shown.push_back(session.shown()->index->id(row));
    if (!filter.text.empty())
        filter.alsoMatching.insert(filter.alsoMatching.end(), shown.begin(), shown.end());
    std::ranges::sort(filter.alsoMatching);
    return [sorted, field, filter = std::move(filter), index = session.index(),
            shown = std::move(shown)](MapFile &, const Disclosure &disclosure) -> Result<Filtered> {
        Filtered filtered;
        PW_TRY(const ToldOrder told, withKeys(sorted, field, disclosure));
        filtered.only = toldMatching(*index, filter, disclosure, told);
        filtered.among = *filtered.only;
        filtered.among->insert(filtered.among->end(), shown.begin(), shown.end());
        return filtered;
    };
}

} // namespace placeweave
