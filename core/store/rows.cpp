// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rows.h"

#include "core/model/reading.h"
#include "core/store/geometry_blob.h"

#include <cmath>

namespace placeweave::rows {
namespace {

std::optional<Value> wholeNumber(double number) {
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond, doubles leave integers out
    if (!(std::abs(number) <= kExact))
        return std::nullopt;
    return Value(static_cast<std::int64_t>(std::llround(number)));
}

std::optional<Value> numberFrom(const Statement &row, int column, const Field &field) {
    std::optional<Value> number;
    switch (row.storage(column)) {
    case Statement::Storage::Null:
        return Value();
    case Statement::Storage::Integer:
        number = Value(row.integer(column));
        break;
    case Statement::Storage::Real:
        number = wholeNumber(row.real(column));
        break;
    case Statement::Storage::Text:
        number = readText(field, row.text(column));
        break;
    case Statement::Storage::Blob:
        break; // no number, whatever it holds
    }
    if (number && !number->isEmpty() && field.type == FieldType::Boolean)
        return Value(number->isTrue());
    // Of what protects somebody, whatever is no clear "no" was wanted.
    if (!number && field.type == FieldType::Boolean && field.merge == MergeRule::Stricter)
        return Value(true);
    return number;
}

} // namespace

std::string selectFrom(Entity entity) {
    std::string sql = "SELECT id";
    for (const Field &field : fieldsOf(entity))
        sql.append(", ").append(field.column);
    return sql.append(" FROM ").append(info(entity).table);
}

std::string selectFrom(Entity entity, std::span<const Field *const> fields) {
    std::string sql = "SELECT id";
    for (const Field *field : fields)
        sql.append(", ").append(field->column);
    return sql.append(" FROM ").append(info(entity).table);
}

std::string insertInto(Entity entity) {
    std::string sql = "INSERT INTO ";
    sql.append(info(entity).table).append(" (id");
    std::string marks = "?";
    for (const Field &field : fieldsOf(entity)) {
        sql.append(", ").append(field.column);
        marks += ", ?";
    }
    return sql.append(") VALUES (").append(marks).append(")");
}

void readInto(Value &held, const Statement &row, int column, const Field &field) {
    if (row.isNull(column)) {
        held = Value();
        return;
    }
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Owner:
    case FieldType::Reference:
        held = numberFrom(row, column, field).value_or(Value());
        return;
    case FieldType::Point: {
        const auto point = pointFromBlob(row.blob(column));
        held = point ? Value(*point) : Value();
        return;
    }
    case FieldType::Bytes:
        held = Value(Bytes{std::string(row.blob(column))});
        return;
    case FieldType::Day:
        held.setText(row.text(column).substr(0, 10)); // GIS programs may add a time
        return;
    default:
        held.setText(row.text(column));
    }
}

Value readValue(const Statement &row, int column, const Field &field) {
    Value value;
    readInto(value, row, column, field);
    return value;
}

std::optional<Value> understand(const Statement &row, int column, const Field &field) {
    if (row.isNull(column))
        return Value();
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Owner:
    case FieldType::Reference:
        return numberFrom(row, column, field);
    case FieldType::Point: {
        const std::string_view blob = row.blob(column);
        const auto point = pointFromBlob(blob);
        if (!point && !isEmptyPointBlob(blob))
            return std::nullopt;
        return point ? Value(*point) : Value();
    }
    case FieldType::Bytes:
        return row.blob(column).empty() ? Value() : readValue(row, column, field);
    default:
        return readText(field, row.text(column));
    }
}

bool isStoredAs(const Statement &row, int column, const Value &value) {
    using Storage = Statement::Storage;
    const Storage storage = row.storage(column);
    if (value.isEmpty())
        return storage == Storage::Null;
    if (value.isInteger())
        return storage == Storage::Integer && row.integer(column) == value.integer();
    if (value.isText())
        return storage == Storage::Text && row.text(column) == value.text();
    if (storage != Storage::Blob)
        return false;
    if (const Bytes *bytes = value.bytes())
        return row.blob(column) == bytes->data;
    const auto point = value.point();
    return point && row.blob(column) == pointBlob(*point);
}

Result<std::vector<RowId>> idsIn(Statement &select) {
    std::vector<RowId> ids;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            break;
        ids.push_back(RowId{select.integer(0)});
    }
    select.reset();
    return ids;
}

Record read(const Statement &row, Entity entity) {
    Record record(entity, RowId{row.integer(0)});
    int column = 1;
    for (const Field &field : fieldsOf(entity))
        record[field] = readValue(row, column++, field);
    return record;
}

void bind(Statement &statement, int parameter, const Value &value) {
    if (value.isEmpty())
        statement.bindNull(parameter);
    else if (const auto point = value.point())
        statement.bindBlob(parameter, pointBlob(*point));
    else if (const Bytes *bytes = value.bytes())
        statement.bindBlob(parameter, bytes->data);
    else if (value.isInteger())
        statement.bind(parameter, value.integer());
    else
        statement.bind(parameter, std::string_view(value.text()));
}

void bindView(Statement &statement, const Record &record) {
    statement.bind(1, record.id().value);
    int parameter = 2;
    for (const Field &field : fieldsOf(record.entity())) {
        const Value &value = record[field];
        if (value.isText() && !value.isEmpty())
            statement.bindView(parameter, value.text());
        else if (!value.isEmpty()) // cleared bindings are NULL
            bind(statement, parameter, value);
        ++parameter;
    }
}

} // namespace placeweave::rows
