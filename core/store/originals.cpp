// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/originals.h"

#include "core/store/rows.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <nlohmann/json.hpp>
#include <set>

namespace placeweave::originals {

KeptOriginals fromJson(Entity entity, std::string_view text) {
    KeptOriginals kept;
    const nlohmann::json fields = nlohmann::json::parse(text, nullptr, false);
    if (!fields.is_object())
        return kept;
    for (const auto &[key, value] : fields.items()) {
        std::int64_t number = 0;
        const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
        const Field *field = read.ptr == key.data() + key.size() ? fieldByKey(number) : nullptr;
        if (!field) {
            kept.unknown.emplace(
                key, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        } else if (field->entity == entity) {
            if (auto known = fromLog(*field, value.dump()))
                kept.values.emplace(field, *std::move(known));
        }
    }
    return kept;
}

std::string toJson(const KeptOriginals &kept) {
    std::string json = "{";
    const auto add = [&](std::string_view key, std::string_view value) {
        json += std::format("{}{}:{}", json.size() > 1 ? "," : "", key, value);
    };
    for (const auto &[field, value] : kept.values)
        add(std::format("\"{}\"", field->key), toLog(*field, value));
    for (const auto &[key, value] : kept.unknown)
        add(nlohmann::json(key).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
            value);
    return json + "}";
}

void learn(KeptOriginals &kept, KeptOriginals told) {
    for (auto &[field, value] : told.values)
        if (const auto found = kept.values.find(field);
            found != kept.values.end() && found->second.isEmpty())
            found->second = std::move(value);
    kept.values.merge(told.values);
    kept.unknown.merge(told.unknown);
}

Result<void> forEachKept(Database &database,
                         const std::function<void(RowKey, const KeptOriginals &)> &visit) {
    PW_TRY(Statement select,
           database.prepare("SELECT entity, row, fields FROM placeweave_original"));
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return {};
        if (const EntityInfo *entity = entityByKey(select.integer(0)))
            visit({entity->entity, RowId{select.integer(1)}},
                  fromJson(entity->entity, select.text(2)));
    }
}

namespace {

using ByRow = std::map<RowId, KeptOriginals>;

Result<ByRow> keptOf(Database &database, Entity entity, RowId first, std::int64_t count) {
    PW_TRY(Statement select,
           database.prepare("SELECT row, fields FROM placeweave_original WHERE entity = ? AND row "
                            "BETWEEN ? AND ?"));
    select.bind(1, entityKey(entity)).bind(2, first.value).bind(3, first.value + count - 1);
    ByRow kept;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return kept;
        kept.emplace(RowId{select.integer(0)}, fromJson(entity, select.text(1)));
    }
}

Result<std::map<RowId, std::set<const Field *>>> changedOf(Database &database, Entity entity,
                                                           RowId first, std::int64_t count) {
    PW_TRY(Statement select,
           database.prepare("SELECT row, fields FROM change WHERE entity = ? AND row BETWEEN ? AND "
                            "? AND op <> 'insert' AND fields IS NOT NULL"));
    select.bind(1, entityKey(entity)).bind(2, first.value).bind(3, first.value + count - 1);
    std::map<RowId, std::set<const Field *>> changed;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return changed;
        log::Change change;
        change.entityKey = entityKey(entity);
        change.fields = select.text(1);
        for (const log::FieldChange &one : log::fieldChangesOf(change))
            changed[RowId{select.integer(0)}].insert(one.field);
    }
}

} // namespace

Result<void> forEachOf(MapFile &map, Entity entity, RowId first, std::int64_t count,
                       const std::function<Result<void>(RowId, KeptOriginals &&)> &visit) {
    PW_TRY(ByRow kept, keptOf(map.database(), entity, first, count));
    PW_TRY(const auto changed, changedOf(map.database(), entity, first, count));
    PW_TRY(Statement select,
           map.database().prepare(rows::selectFrom(entity) + " WHERE id BETWEEN ? AND ?"));
    select.bind(1, first.value).bind(2, first.value + count - 1);
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            break;
        const Record record = rows::read(select, entity);
        const auto since = changed.find(record.id());
        KeptOriginals told;
        if (const auto own = kept.find(record.id()); own != kept.end())
            told = std::move(kept.extract(own).mapped());
        for (const Field &field : fieldsOf(entity))
            if (!record[field].isEmpty() &&
                (since == changed.end() || !since->second.contains(&field)))
                told.values.try_emplace(&field, record[field]);
        if (!told.isEmpty())
            PW_CHECK(visit(record.id(), std::move(told)));
    }
    for (auto &[row, told] : kept) // of rows that are not in the table
        PW_CHECK(visit(row, std::move(told)));
    return {};
}

} // namespace placeweave::originals
