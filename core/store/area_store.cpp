// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/area_store.h"

#include "core/base/time.h"
#include "core/store/geometry_blob.h"
#include "core/store/rows.h"

#include <format>
#include <set>

namespace placeweave {
namespace {

LatLonBox boundsOf(const Shape &shape) {
    LatLonBox box;
    for (const auto &path : shape.paths)
        for (const LatLon point : path)
            box.add(point);
    return box;
}

// Our connection fires no triggers, so the R-tree is filled beside its table.
Result<void> index(Database &database, std::string_view table, std::int64_t id,
                   const LatLonBox &box) {
    if (box.isEmpty())
        return {};
    PW_TRY(Statement insert,
           database.prepare(std::format(
               "INSERT INTO rtree_{}_geom (id, minx, maxx, miny, maxy) VALUES (?, ?, ?, ?, ?)",
               table)));
    return insert.bind(1, id)
        .bind(2, box.west)
        .bind(3, box.east)
        .bind(4, box.south)
        .bind(5, box.north)
        .run();
}

// What GIS programs read as the layer's extent.
Result<void> updateContents(Database &database, std::string_view table) {
    PW_TRY(Statement update, database.prepare(std::format(
                                 "UPDATE gpkg_contents SET last_change = ?, "
                                 "(min_x, max_x, min_y, max_y) = (SELECT min(minx), max(maxx), "
                                 "min(miny), max(maxy) FROM rtree_{0}_geom) "
                                 "WHERE table_name = '{0}'",
                                 table)));
    return update.bind(1, std::string_view(nowInstant())).run();
}

Result<void> bindAndRun(Statement &statement, std::initializer_list<Value> values) {
    int parameter = 1;
    for (const Value &value : values)
        rows::bind(statement, parameter++, value);
    return statement.run();
}

} // namespace

Result<std::vector<AreaSet>> AreaStore::sets() {
    PW_TRY(Statement select, m_database->prepare(R"sql(
        SELECT area_set.id, area_set.name, area_set.source, area_set.attribution,
               (SELECT count(*) FROM area WHERE area.area_set = area_set.id)
        FROM area_set ORDER BY area_set.id
    )sql"));
    std::vector<AreaSet> sets;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return sets;
        sets.push_back({select.integer(0), std::string(select.text(1)), std::string(select.text(2)),
                        std::string(select.text(3)), select.integer(4)});
    }
}

Result<std::vector<Area>> AreaStore::areas(std::int64_t set) {
    PW_TRY(Statement select,
           m_database->prepare(
               "SELECT id, code, name, geom FROM area WHERE area_set = ? ORDER BY id"));
    select.bind(1, set);
    std::vector<Area> areas;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return areas;
        auto outline = polygonsFromWkb(wkbOfBlob(select.blob(3)));
        areas.push_back({select.integer(0), std::string(select.text(1)),
                         std::string(select.text(2)), outline ? *std::move(outline) : Polygons()});
    }
}

Result<std::vector<AreaStore::Holding>> AreaStore::areasAt(LatLon point) {
    PW_TRY(Statement select,
           m_database->prepare(
               "SELECT area_set.name, area.code, area.name, area.geom FROM rtree_area_geom AS box "
               "JOIN area ON area.id = box.id JOIN area_set ON area_set.id = area.area_set "
               "WHERE minx <= ?1 AND maxx >= ?1 AND miny <= ?2 AND maxy >= ?2 "
               "ORDER BY (SELECT count(*) FROM area AS other WHERE other.area_set = area_set.id), "
               "area_set.name"));
    select.bind(1, point.longitude).bind(2, point.latitude);
    std::vector<Holding> holding;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return holding;
        const auto outline = polygonsFromWkb(wkbOfBlob(select.blob(3)));
        if (outline && contains(*outline, point))
            holding.push_back({std::string(select.text(0)), std::string(select.text(1)),
                               std::string(select.text(2))});
    }
}

Result<std::int64_t> AreaStore::replaceSet(const AreaSet &set, const std::vector<Area> &areas) {
    PW_TRY(Transaction transaction, Transaction::begin(*m_database));
    PW_TRY(Statement old, m_database->prepare("SELECT id FROM area_set WHERE name = ?"));
    old.bind(1, std::string_view(set.name));
    PW_TRY(const bool known, old.step());
    std::int64_t id = known ? old.integer(0) : 0;
    old.reset();
    if (known) { // its id stays, so that indicators on it stay too
        for (const std::string_view sql :
             {"DELETE FROM rtree_area_geom WHERE id IN (SELECT id FROM area WHERE area_set = ?)",
              "DELETE FROM area WHERE area_set = ?"}) {
            PW_TRY(Statement drop, m_database->prepare(sql));
            PW_CHECK(drop.bind(1, id).run());
        }
        PW_TRY(Statement update,
               m_database->prepare("UPDATE area_set SET source = ?, attribution = ?, loaded_at = ? "
                                   "WHERE id = ?"));
        PW_CHECK(bindAndRun(update, {set.source, set.attribution, nowInstant(), id}));
    } else {
        PW_TRY(const auto last, m_database->integer("SELECT max(id) FROM area_set"));
        id = last.value_or(0) + 1;
        PW_TRY(Statement insert,
               m_database->prepare("INSERT INTO area_set (id, name, source, attribution, "
                                   "loaded_at) VALUES (?, ?, ?, ?, ?)"));
        PW_CHECK(bindAndRun(insert, {id, set.name, set.source, set.attribution, nowInstant()}));
    }
    PW_TRY(const auto last, m_database->integer("SELECT max(id) FROM area"));
    std::int64_t areaId = last.value_or(0);
    PW_TRY(Statement insert,
           m_database->prepare(
               "INSERT INTO area (id, geom, area_set, code, name) VALUES (?, ?, ?, ?, ?)"));
    for (const Area &area : areas) {
        const LatLonBox box = placeweave::boundsOf(area.outline);
        PW_CHECK(insert.bind(1, ++areaId)
                     .bindBlob(2, geometryBlob(toWkb(area.outline), &box))
                     .bind(3, id)
                     .bind(4, std::string_view(area.code))
                     .bind(5, std::string_view(area.name))
                     .run());
        PW_CHECK(index(*m_database, "area", areaId, box));
    }
    PW_CHECK(updateContents(*m_database, "area"));
    PW_CHECK(transaction.commit());
    return id;
}

Result<std::vector<Indicator>> AreaStore::indicators() {
    PW_TRY(Statement select,
           m_database->prepare("SELECT id, area_set, name, source FROM indicator ORDER BY id"));
    std::vector<Indicator> indicators;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return indicators;
        indicators.push_back({select.integer(0), select.integer(1), std::string(select.text(2)),
                              std::string(select.text(3))});
    }
}

Result<std::int64_t>
AreaStore::replaceIndicator(const Indicator &indicator,
                            const std::vector<std::pair<std::string, double>> &values) {
    PW_TRY(Transaction transaction, Transaction::begin(*m_database));
    std::set<std::string, std::less<>> codes;
    {
        PW_TRY(Statement select, m_database->prepare("SELECT code FROM area WHERE area_set = ?"));
        select.bind(1, indicator.areaSet);
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                break;
            codes.emplace(select.text(0));
        }
    }
    for (const std::string_view sql : {"DELETE FROM indicator_value WHERE indicator IN "
                                       "(SELECT id FROM indicator WHERE area_set = ? AND name = ?)",
                                       "DELETE FROM indicator WHERE area_set = ? AND name = ?"}) {
        PW_TRY(Statement drop, m_database->prepare(sql));
        PW_CHECK(bindAndRun(drop, {indicator.areaSet, indicator.name}));
    }
    PW_TRY(const auto last, m_database->integer("SELECT max(id) FROM indicator"));
    const std::int64_t id = last.value_or(0) + 1;
    PW_TRY(Statement insert,
           m_database->prepare("INSERT INTO indicator (id, area_set, name, source, loaded_at) "
                               "VALUES (?, ?, ?, ?, ?)"));
    PW_CHECK(bindAndRun(insert,
                        {id, indicator.areaSet, indicator.name, indicator.source, nowInstant()}));
    PW_TRY(Statement add,
           m_database->prepare(
               "INSERT INTO indicator_value (indicator, code, value) VALUES (?, ?, ?)"));
    std::int64_t matched = 0;
    for (const auto &[code, value] : values) {
        if (!codes.contains(code))
            continue;
        PW_CHECK(add.bind(1, id).bind(2, std::string_view(code)).bind(3, value).run());
        ++matched;
    }
    PW_CHECK(transaction.commit());
    return matched;
}

Result<std::vector<std::pair<std::string, double>>> AreaStore::values(std::int64_t indicator) {
    PW_TRY(Statement select,
           m_database->prepare("SELECT code, value FROM indicator_value WHERE indicator = ?"));
    select.bind(1, indicator);
    std::vector<std::pair<std::string, double>> values;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return values;
        values.emplace_back(select.text(0), select.real(1));
    }
}

Result<void> AreaStore::replaceContext(const std::string &theme,
                                       const std::vector<ContextFeature> &features,
                                       const std::string &attribution) {
    PW_TRY(Transaction transaction, Transaction::begin(*m_database));
    for (const std::string_view sql :
         {"DELETE FROM rtree_context_geom WHERE id IN (SELECT id FROM context WHERE theme = ?)",
          "DELETE FROM context WHERE theme = ?",
          "DELETE FROM placeweave_context_credit WHERE theme = ?"}) {
        PW_TRY(Statement drop, m_database->prepare(sql));
        PW_CHECK(drop.bind(1, std::string_view(theme)).run());
    }
    PW_TRY(const auto last, m_database->integer("SELECT max(id) FROM context"));
    std::int64_t id = last.value_or(0);
    PW_TRY(
        Statement insert,
        m_database->prepare(
            "INSERT INTO context (id, geom, theme, kind, name, rank) VALUES (?, ?, ?, ?, ?, ?)"));
    for (const ContextFeature &feature : features) {
        PW_TRY(const Shape shape, shapeFromWkb(feature.wkb));
        const LatLonBox box = boundsOf(shape);
        insert.bind(1, ++id).bindBlob(
            2, geometryBlob(feature.wkb, shape.type == Shape::Type::Points ? nullptr : &box));
        rows::bind(insert, 3, Value(theme));
        rows::bind(insert, 4, Value(feature.kind));
        rows::bind(insert, 5, Value(feature.name));
        PW_CHECK(insert.bind(6, std::int64_t{feature.rank}).run());
        PW_CHECK(index(*m_database, "context", id, box));
    }
    if (!attribution.empty()) {
        PW_TRY(Statement credit,
               m_database->prepare(
                   "INSERT INTO placeweave_context_credit (theme, attribution) VALUES (?, ?)"));
        PW_CHECK(bindAndRun(credit, {theme, attribution}));
    }
    PW_CHECK(updateContents(*m_database, "context"));
    return transaction.commit();
}

Result<std::map<std::string, std::string>> AreaStore::contextCredits() {
    PW_TRY(Statement select,
           m_database->prepare("SELECT theme, attribution FROM placeweave_context_credit"));
    std::map<std::string, std::string> credits;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return credits;
        credits.emplace(select.text(0), select.text(1));
    }
}

Result<std::vector<ContextFeature>> AreaStore::context() {
    PW_TRY(Statement select,
           m_database->prepare("SELECT theme, kind, name, rank, geom FROM context ORDER BY id"));
    std::vector<ContextFeature> features;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return features;
        features.push_back({std::string(select.text(0)), std::string(select.text(1)),
                            std::string(select.text(2)), static_cast<int>(select.integer(3)),
                            std::string(wkbOfBlob(select.blob(4)))});
    }
}

} // namespace placeweave
