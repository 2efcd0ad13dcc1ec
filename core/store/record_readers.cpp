// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_readers.h"

#include "core/store/rows.h"

#include <format>

namespace placeweave {

static void fill(Record &record, const Statement &row, std::span<const Field *const> fields) {
    int column = 1;
    for (const Field *field : fields)
        record[*field] = rows::readValue(row, column++, *field);
}

RecordsById::RecordsById(Statement select, Entity entity, std::span<const Field *const> fields)
    : m_select(std::move(select)), m_entity(entity), m_fields(fields.begin(), fields.end()) {}

Result<RecordsById> RecordsById::of(Database &database, Entity entity,
                                    std::span<const Field *const> fields) {
    PW_TRY(Statement select, database.prepare(rows::selectFrom(entity, fields) + " WHERE id = ?"));
    return RecordsById(std::move(select), entity, fields);
}

Result<Record> RecordsById::at(RowId id) {
    m_select.bind(1, id.value);
    PW_TRY(const bool isThere, m_select.step());
    if (!isThere) {
        m_select.reset();
        return fail(ErrorCode::NotFound, "There is no such row.",
                    std::format("{} {}", info(m_entity).table, id.value));
    }
    Record record(m_entity, id);
    fill(record, m_select, m_fields);
    m_select.reset(); // a statement that stands on a row keeps others from writing
    return record;
}

RecordsInOrder::RecordsInOrder(Statement select, std::span<const Field *const> fields)
    : m_select(std::move(select)), m_fields(fields.begin(), fields.end()) {}

Result<RecordsInOrder> RecordsInOrder::of(Database &database, Entity entity,
                                          std::span<const Field *const> fields) {
    PW_TRY(Statement select, database.prepare(rows::selectFrom(entity, fields) + " ORDER BY id"));
    return RecordsInOrder(std::move(select), fields);
}

Result<bool> RecordsInOrder::next(Record &record) {
    PW_TRY(const bool isThere, m_select.step());
    if (!isThere)
        return false;
    record.setId(RowId{m_select.integer(0)});
    fill(record, m_select, m_fields);
    return true;
}

} // namespace placeweave
