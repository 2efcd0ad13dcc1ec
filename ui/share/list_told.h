// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/directory/asset_list_model.h"

#include "core/exchange/disclosure.h"

#include <QPointF>

#include <functional>
#include <optional>
#include <vector>

namespace placeweave {

class Session;

// Which organisations leave, and in what order: as the list that was looked at last, by what the
// readers see.
struct ListTold {
    bool isOnlyFiltered = false; // what the filter leaves, instead of everything
    AssetListModel::Order order = AssetListModel::Order::ByName;
    int column = 0; // by which the directory is sorted, where that was the list; else 0
    bool isDescending = false;
    QPointF from; // east, north; where nearest is nearest to

    // Whom the filter leaves, as readers are told of them; and all that it matches.
    struct Filtered {
        std::optional<std::vector<RowId>> only;
        std::optional<std::vector<RowId>> among;
    };
    // Of the session as it stands now; may be asked on another thread, and later.
    using Chosen = std::function<Result<Filtered>(MapFile &, const Disclosure &)>;
    Chosen chosen(Session &session) const;
};

} // namespace placeweave
