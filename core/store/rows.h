// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"
#include "core/store/database.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave::rows {

// Records to SQL and back, generated from the field register. Inside core/store only.

// "SELECT id, <fields in register order> FROM <table>".
std::string selectFrom(Entity entity);
// The same with only these fields, in their order.
std::string selectFrom(Entity entity, std::span<const Field *const> fields);
// "INSERT INTO <table> (id, <fields>) VALUES (?, ?, ...)".
std::string insertInto(Entity entity);

// Of a row of selectFrom(). Values of the wrong type, as other programs may leave them, become
// empty or their nearest meaning; nothing fails.
Record read(const Statement &row, Entity entity);
// The ids in the first column of all that is left of it, which is reset then.
Result<std::vector<RowId>> idsIn(Statement &select);
Value readValue(const Statement &row, int column, const Field &field);
// The same in the room of what was held before.
void readInto(Value &held, const Statement &row, int column, const Field &field);
// With more effort, for what another program has left there: nothing when it cannot be understood
// as a value of the field's type.
std::optional<Value> understand(const Statement &row, int column, const Field &field);
// Whether bind() would store just what is there.
bool isStoredAs(const Statement &row, int column, const Value &value);

void bind(Statement &statement, int parameter, const Value &value);
// All of a record to a freshly reset insertInto(); its texts must outlive the statement's run.
void bindView(Statement &statement, const Record &record);

} // namespace placeweave::rows
