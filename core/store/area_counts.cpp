// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/area_counts.h"

#include "core/store/geometry_blob.h"

namespace placeweave {

Result<std::int64_t> contextCount(Database &database, const std::string &theme) {
    PW_TRY(Statement select, database.prepare("SELECT count(*) FROM context WHERE theme = ?"));
    select.bind(1, std::string_view(theme));
    PW_CHECK(select.step());
    return select.integer(0);
}

Result<std::vector<std::string>> codesOfSet(Database &database, std::int64_t set) {
    PW_TRY(Statement select, database.prepare("SELECT code FROM area WHERE area_set = ?"));
    select.bind(1, set);
    std::vector<std::string> codes;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return codes;
        codes.emplace_back(select.text(0));
    }
}

Result<std::vector<LatLonBox>> whereThingsAre(Database &database, const std::string &exceptSet) {
    std::vector<LatLonBox> boxes(1); // of all places
    PW_TRY(Statement places, database.prepare("SELECT geom FROM location WHERE geom IS NOT NULL"));
    while (true) {
        PW_TRY(const bool more, places.step());
        if (!more)
            break;
        if (const auto point = pointFromBlob(places.blob(0)))
            boxes.front().add(*point);
    }
    PW_TRY(Statement sets,
           database.prepare("SELECT min(minx), min(miny), max(maxx), max(maxy) "
                            "FROM area JOIN rtree_area_geom AS box ON box.id = area.id "
                            "JOIN area_set ON area_set.id = area.area_set "
                            "WHERE area_set.name <> ? GROUP BY area.area_set"));
    sets.bind(1, std::string_view(exceptSet));
    while (true) {
        PW_TRY(const bool more, sets.step());
        if (!more)
            return boxes;
        boxes.push_back({sets.real(0), sets.real(1), sets.real(2), sets.real(3)});
    }
}

} // namespace placeweave
