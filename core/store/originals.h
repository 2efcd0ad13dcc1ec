// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <boost/container/flat_map.hpp>
#include <functional>
#include <map>
#include <string>

namespace placeweave {

// What a row began with, as placeweave_original keeps it: only what neither its table nor its
// changes tell. A field that is not named is not known here.
struct KeptOriginals {
    boost::container::flat_map<const Field *, Value> values;
    std::map<std::string, std::string> unknown; // of newer programs, JSON

    bool isEmpty() const { return values.empty() && unknown.empty(); }
};

namespace originals {

KeptOriginals fromJson(Entity entity, std::string_view json);
std::string toJson(const KeptOriginals &kept);
// What is kept and what is told: what was there first stays, but something says more than nothing.
void learn(KeptOriginals &kept, KeptOriginals told);

Result<void> forEachKept(Database &database,
                         const std::function<void(RowKey, const KeptOriginals &)> &visit);

// The originals of the rows from `first` on that a map's tables and placeweave_original tell;
// fields that have changed are told by their changes. By row; rows without any are left out.
Result<void> forEachOf(MapFile &map, Entity entity, RowId first, std::int64_t count,
                       const std::function<Result<void>(RowId, KeptOriginals &&)> &visit);

} // namespace originals

} // namespace placeweave
