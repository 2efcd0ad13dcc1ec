// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/strike.h"

#include "core/store/edit.h"
#include "core/store/log.h"
#include "core/store/originals.h"

#include <charconv>
#include <format>
#include <nlohmann/json.hpp>
#include <optional>

namespace placeweave::strike {
namespace {

using nlohmann::json;

std::string dumped(const json &value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<std::int64_t> numberOf(const std::string &key) {
    std::int64_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    return read.ptr == key.data() + key.size() ? std::optional(number) : std::nullopt;
}

// Each field's reading by the action that the change belongs to. Nothing where all read so already.
std::optional<std::string> reread(std::string_view fields, const Readings &readings,
                                  std::int64_t action) {
    json values = json::parse(fields, nullptr, false);
    if (!values.is_object())
        return std::nullopt;
    bool isNew = false;
    for (const auto &[key, byAction] : readings) {
        const auto stands = values.find(std::to_string(key));
        const auto reading = byAction.find(action);
        if (stands == values.end() || reading == byAction.end())
            continue;
        const json pair = json::parse(reading->second, nullptr, false);
        if (!pair.is_array() || pair.empty())
            continue;
        // Where one of them does not tell what was before, nobody is to learn it here.
        const json now = action == 0                                 ? pair.front()
                         : stands->is_array() && stands->size() == 1 ? json::array({pair.back()})
                                                                     : pair;
        isNew = isNew || *stands != now;
        *stands = now;
    }
    return isNew ? std::optional(dumped(values)) : std::nullopt;
}

} // namespace

std::string toLog(const Readings &readings) {
    json fields = json::object();
    for (const auto &[key, byAction] : readings)
        for (const auto &[action, pair] : byAction)
            fields[std::to_string(key)][std::to_string(action)] = json::parse(pair, nullptr, false);
    return dumped(fields);
}

Readings fromLog(std::string_view fields) {
    Readings readings;
    const json all = json::parse(fields, nullptr, false);
    if (!all.is_object())
        return readings;
    for (const auto &[key, byAction] : all.items()) {
        const auto field = numberOf(key);
        if (!field || !byAction.is_object())
            continue;
        for (const auto &[id, pair] : byAction.items())
            if (const auto action = numberOf(id); action && pair.is_array())
                readings[*field][*action] = dumped(pair);
    }
    return readings;
}

Result<void> apply(Database &database, RowKey key) {
    PW_TRY(Statement strikes,
           database.prepare("SELECT change.fields FROM change JOIN action ON action.id = "
                            "change.action WHERE change.entity = ? AND change.row = ? AND "
                            "change.op = 'strike' AND change.fields IS NOT NULL ORDER BY "
                            "action.clock, action.replica"));
    strikes.bind(1, entityKey(key.entity)).bind(2, key.row.value);
    Readings readings;
    while (true) {
        PW_TRY(const bool more, strikes.step());
        if (!more)
            break;
        for (const auto &[field, byAction] : fromLog(strikes.text(0)))
            for (const auto &[action, pair] : byAction)
                readings[field][action] = pair;
    }
    if (readings.empty())
        return {};
    PW_TRY(Statement select,
           database.prepare("SELECT id, action, fields FROM change WHERE entity = ? AND row = ? "
                            "AND op NOT IN ('insert', 'erase', 'strike') AND fields IS NOT NULL"));
    select.bind(1, entityKey(key.entity)).bind(2, key.row.value);
    std::map<std::int64_t, std::string> anew;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            break;
        if (auto fields = reread(select.text(2), readings, select.integer(1)))
            anew.emplace(select.integer(0), *std::move(fields));
    }
    PW_TRY(Statement update, database.prepare("UPDATE change SET fields = ? WHERE id = ?"));
    for (const auto &[id, fields] : anew) {
        PW_CHECK(update.bind(1, std::string_view(fields)).bind(2, id).run());
        update.reset();
    }
    PW_TRY(Statement began,
           database.prepare("SELECT fields FROM placeweave_original WHERE entity = ? AND row = ?"));
    PW_TRY(const bool isKept, began.bind(1, entityKey(key.entity)).bind(2, key.row.value).step());
    const auto fields = isKept ? reread(began.text(0), readings, 0) : std::nullopt;
    if (!fields)
        return {};
    PW_TRY(Statement keep, database.prepare("UPDATE placeweave_original SET fields = ? WHERE "
                                            "entity = ? AND row = ?"));
    return keep.bind(1, std::string_view(*fields))
        .bind(2, entityKey(key.entity))
        .bind(3, key.row.value)
        .run();
}

} // namespace placeweave::strike

namespace placeweave {

Result<void> Edit::strike(const Field &field, RowId id,
                          const std::function<std::optional<Value>(const Value &)> &without) {
    const auto record = m_map->record(field.entity, id);
    const Value now = record ? (*record)[field] : Value();
    const auto struckOut = [&](const Value &value) -> std::optional<Value> {
        return value.isEmpty() || value == now ? std::nullopt : without(value);
    };
    strike::Readings readings;
    PW_TRY(const auto changes, log::changesOfRow(m_map->database(), field.entity, id));
    for (const log::Change &change : changes)
        for (const log::FieldChange &one : log::fieldChangesOf(change)) {
            if (one.field != &field || change.op == "erase")
                continue;
            const auto before = struckOut(one.before);
            const auto after = struckOut(one.after);
            if (before || after)
                readings[field.key][change.action.value] =
                    std::format("[{},{}]", placeweave::toLog(field, before.value_or(one.before)),
                                placeweave::toLog(field, after.value_or(one.after)));
        }
    PW_TRY(Statement * began, statement("SELECT fields FROM placeweave_original WHERE entity = ? "
                                        "AND row = ?"));
    PW_TRY(const bool isKept, began->bind(1, entityKey(field.entity)).bind(2, id.value).step());
    if (isKept) {
        const KeptOriginals kept = originals::fromJson(field.entity, began->text(0));
        const auto value = kept.values.find(&field);
        if (value != kept.values.end())
            if (const auto other = struckOut(value->second))
                readings[field.key][0] = std::format("[{}]", placeweave::toLog(field, *other));
    }
    began->reset();
    if (readings.empty())
        return {};
    m_erases = true;
    m_subject.clear();
    changeOf({field.entity, id}, "strike").readings.merge(readings);
    return {};
}

} // namespace placeweave
