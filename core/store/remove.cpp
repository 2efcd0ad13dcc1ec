// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with a row that is deleted. One row or all that an import brought: the same way, in
// runs of ids that follow each other, so that a quarter of a million take seconds.
#include "core/store/edit.h"
#include "core/store/rows.h"

#include <algorithm>
#include <format>
#include <ranges>

namespace placeweave {
namespace {

struct Run {
    RowId first;
    RowId last;
};

std::vector<Run> runsOf(const std::vector<RowId> &ascending) {
    std::vector<Run> runs;
    for (const RowId id : ascending)
        if (!runs.empty() && runs.back().last.value + 1 == id.value)
            runs.back().last = id;
        else
            runs.push_back({id, id});
    return runs;
}

} // namespace

Result<std::vector<RowId>> Edit::rowsReferring(const Field &field, const std::vector<RowId> &ids) {
    PW_TRY(Statement * select, statement(std::format("SELECT id FROM {} WHERE {} BETWEEN ? AND ?",
                                                     info(field.entity).table, field.column)));
    std::vector<RowId> referring;
    for (const Run &run : runsOf(ids)) {
        select->bind(1, run.first.value).bind(2, run.last.value);
        PW_TRY(const std::vector<RowId> of, rows::idsIn(*select));
        referring.insert(referring.end(), of.begin(), of.end());
    }
    std::ranges::sort(referring);
    return referring;
}

// Rows that these own go first, references to them are emptied.
Result<void> Edit::detach(Entity entity, const std::vector<RowId> &ids) {
    for (const Field &field : kFields) {
        if (!refersToRow(field) || field.detail != info(entity).table)
            continue;
        PW_TRY(const std::vector<RowId> referring, rowsReferring(field, ids));
        if (referring.empty())
            continue;
        if (field.type == FieldType::Owner) {
            PW_CHECK(removeAll(field.entity, referring));
            continue;
        }
        for (const RowId row : referring)
            PW_CHECK(set(field, row, Value()));
    }
    return {};
}

void Edit::noteRemoval(const Record &record) {
    RowChange &change = changeOf({record.entity(), record.id()}, "delete");
    FieldChanges gone;
    for (const Field &field : fieldsOf(record.entity())) {
        const auto noted = change.fields.find(&field);
        if (noted != change.fields.end()) // set before in this action: the value it had then
            gone.emplace(&field, std::pair{noted->second.first, Value()});
        else if (!record[field].isEmpty())
            gone.emplace(&field, std::pair{record[field], Value()});
    }
    change.fields.clear();
    change.written = logFields(gone);
}

// Two ways can lead to one child; the first has taken it along. Returns main places that were
// theirs.
Result<std::vector<RowId>> Edit::removeRows(Entity entity, const std::vector<RowId> &ids) {
    const Field *placeOf = findField(entity, "location_id");
    std::vector<RowId> places;
    for (const Run &run : std::views::reverse(runsOf(ids))) {
        PW_CHECK(queueWords(entity, run.first, run.last));
        PW_TRY(Statement * select,
               statement(rows::selectFrom(entity) + " WHERE id BETWEEN ? AND ? ORDER BY id DESC"));
        select->bind(1, run.first.value).bind(2, run.last.value);
        while (true) {
            PW_TRY(const bool more, select->step());
            if (!more)
                break;
            const Record record = rows::read(*select, entity);
            noteRemoval(record);
            if (placeOf && entity == Entity::Organisation && !record[*placeOf].isEmpty())
                places.push_back(RowId{record[*placeOf].integer()});
        }
        select->reset();
        PW_TRY(Statement * drop, statement(std::format("DELETE FROM {} WHERE id BETWEEN ? AND ?",
                                                       info(entity).table)));
        PW_CHECK(drop->bind(1, run.first.value).bind(2, run.last.value).run());
    }
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    return places;
}

Result<void> Edit::removeUnusedPlaces(const std::vector<RowId> &places) {
    PW_TRY(Statement * used,
           statement("SELECT EXISTS (SELECT 1 FROM organisation WHERE location_id = ?1) OR "
                     "EXISTS (SELECT 1 FROM service_at_location WHERE location_id = ?1)"));
    std::vector<RowId> unused;
    for (const RowId place : places) {
        used->reset();
        PW_CHECK(used->bind(1, place.value).step());
        if (used->integer(0) == 0)
            unused.push_back(place);
    }
    used->reset();
    PW_CHECK(removeRows(Entity::Location, unused));
    return {};
}

Result<void> Edit::removeAll(Entity entity, const std::vector<RowId> &ids) {
    PW_CHECK(detach(entity, ids));
    PW_TRY(const std::vector<RowId> places, removeRows(entity, ids));
    return removeUnusedPlaces(places);
}

Result<void> Edit::remove(Entity entity, RowId id) {
    if (entity == Entity::Organisation)
        PW_CHECK(present(fieldOf(Entity::Organisation, "name"), id)); // or there is no such row
    return removeAll(entity, {id});
}

} // namespace placeweave
