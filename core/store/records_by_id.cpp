// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records_by_id.h"

#include "core/store/rows.h"

#include <format>

namespace placeweave {

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
    int column = 1;
    for (const Field *field : m_fields)
        record[*field] = rows::readValue(m_select, column++, *field);
    m_select.reset(); // a statement that stands on a row keeps others from writing
    return record;
}

} // namespace placeweave
