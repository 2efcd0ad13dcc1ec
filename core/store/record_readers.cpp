// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_readers.h"

#include "core/store/rows.h"

#include <algorithm>
#include <format>

namespace placeweave {

std::vector<const Field *> allFieldsOf(Entity entity) {
    std::vector<const Field *> fields;
    for (const Field &field : fieldsOf(entity))
        fields.push_back(&field);
    return fields;
}

static void fill(Record &record, const Statement &row, std::span<const Field *const> fields) {
    int column = 1;
    for (const Field *field : fields)
        rows::readInto(record[*field], row, column++, *field);
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

RecordsInOrder::RecordsInOrder(Statement select, const WantedRows &wanted)
    : m_select(std::move(select)), m_fields(wanted.fields.begin(), wanted.fields.end()) {
    for (const Field &field : fieldsOf(wanted.entity))
        if (!std::ranges::contains(m_fields, &field))
            m_others.push_back(&field);
}

Result<RecordsInOrder> RecordsInOrder::of(Database &database, const WantedRows &wanted) {
    std::string sql = rows::selectFrom(wanted.entity, wanted.fields);
    std::string_view before = " WHERE ";
    for (const Field *field : wanted.filled) {
        sql.append(before).append(field->column).append(" IS NOT NULL");
        before = " OR ";
    }
    PW_TRY(Statement select, database.prepare(sql + " ORDER BY id"));
    return RecordsInOrder(std::move(select), wanted);
}

Result<bool> RecordsInOrder::next(Record &record) {
    PW_TRY(const bool isThere, m_select.step());
    if (!isThere)
        return false;
    record.setId(RowId{m_select.integer(0)});
    fill(record, m_select, m_fields);
    for (const Field *field : m_others)
        record[*field] = Value();
    return true;
}

} // namespace placeweave
