// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/whereabouts.h"

#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"
#include "core/store/geometry_blob.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <format>

namespace placeweave {
namespace {

struct Place {
    std::int64_t id = 0;
    LatLon point;
};

Result<std::vector<Place>> placesById(Database &database) {
    PW_TRY(Statement select, database.prepare("SELECT id, geom FROM location ORDER BY id"));
    std::vector<Place> places;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return places;
        if (const auto point = pointFromBlob(select.blob(1)))
            places.push_back({select.integer(0), *point});
    }
}

} // namespace

Result<std::vector<Whereabouts>> whereabouts(MapFile &map, std::int64_t fewest) {
    PW_TRY(const auto count,
           map.database().integer(
               std::format("SELECT count(*) FROM (SELECT 1 FROM organisation LIMIT {})", fewest)));
    if (count.value_or(0) < fewest)
        return {};
    // Both tables from end to end: SQLite would take a fifth longer to join them.
    PW_TRY(const std::vector<Place> places, placesById(map.database()));
    PW_TRY(Statement select,
           map.database().prepare("SELECT id, kind, location_id FROM organisation "
                                  "WHERE location_id IS NOT NULL ORDER BY id"));
    const Vocabulary &kinds = vocabulary("kind");
    std::vector<Whereabouts> all;
    auto place = places.begin();
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return all;
        const std::int64_t wanted = select.integer(2);
        // What was written together lies together: mostly it is the next one.
        if (place == places.end() || place->id != wanted)
            place = std::ranges::lower_bound(places, wanted, {}, &Place::id);
        if (place == places.end() || place->id != wanted)
            continue;
        all.push_back({RowId{select.integer(0)},
                       kinds.indexOf(select.text(1)).value_or(AssetIndex::kNoKind), place->point});
        ++place;
    }
}

} // namespace placeweave
