// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"
#include "core/store/database.h"

#include <span>
#include <vector>

namespace placeweave {

std::vector<const Field *> allFieldsOf(Entity entity);

// Rows of one table looked up one after the other, a statement for all: what MapFile::record()
// prepares anew each time costs more than the row. Belongs to the thread of its database, which
// must outlive it.
class RecordsById {
public:
    // With only these fields read and the others empty.
    static Result<RecordsById> of(Database &database, Entity entity,
                                  std::span<const Field *const> fields);

    // NotFound when there is no such row.
    Result<Record> at(RowId id);

private:
    RecordsById(Statement select, Entity entity, std::span<const Field *const> fields);

    Statement m_select;
    Entity m_entity;
    std::vector<const Field *> m_fields;
};

// With only these fields read and the others empty; where `filled` names some, only rows in which
// one of those is.
struct WantedRows {
    Entity entity = Entity::Organisation;
    std::span<const Field *const> fields;
    std::span<const Field *const> filled = {};
};

// Rows of a table by id, into records of the caller's: MapFile::forEach() has one of its own, which
// whoever keeps rows would have to copy. Likewise.
class RecordsInOrder {
public:
    static Result<RecordsInOrder> of(Database &database, const WantedRows &wanted);

    // False when there are no more. Whatever the record held before is gone.
    Result<bool> next(Record &record);

private:
    RecordsInOrder(Statement select, const WantedRows &wanted);

    Statement m_select;
    std::vector<const Field *> m_fields;
    std::vector<const Field *> m_others;
};

} // namespace placeweave
