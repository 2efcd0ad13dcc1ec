// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/model/field_register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace placeweave {

// Bytes of a drawn area (ISO WKB) or of an attachment; apart from text so that it is never shown.
struct Bytes {
    std::string data;
    friend bool operator==(const Bytes &, const Bytes &) = default;
};

// What a field can hold. Empty, integers (also booleans and row ids), text (also codes, days and
// JSON arrays), a position, bytes.
class Value {
public:
    Value() = default;
    Value(std::int64_t number) : m_data(number) {}
    Value(int number) : m_data(std::int64_t{number}) {}
    Value(bool yes) : m_data(std::int64_t{yes}) {}
    Value(std::string text) : m_data(std::move(text)) {}
    Value(const char *text) : m_data(std::string(text)) {}
    Value(std::string_view text) : m_data(std::string(text)) {}
    Value(LatLon point) : m_data(rounded(point)) {}
    Value(Bytes bytes) : m_data(std::move(bytes)) {}

    // Nothing, or empty text: stored as NULL either way.
    bool isEmpty() const {
        const auto *text = std::get_if<std::string>(&m_data);
        return text ? text->empty() : std::holds_alternative<std::monostate>(m_data);
    }
    std::int64_t integer() const { // 0 when it holds no integer
        const auto *number = std::get_if<std::int64_t>(&m_data);
        return number ? *number : 0;
    }
    bool isTrue() const { return integer() != 0; }
    const std::string &text() const { // empty when it holds no text
        const auto *text = std::get_if<std::string>(&m_data);
        return text ? *text : kNoText;
    }
    // As by assignment, in the room of the text it held before: for rows read by the million.
    void setText(std::string_view text) {
        if (auto *held = std::get_if<std::string>(&m_data))
            held->assign(text);
        else
            m_data = std::string(text);
    }
    std::optional<LatLon> point() const;
    const Bytes *bytes() const { return std::get_if<Bytes>(&m_data); }
    bool isInteger() const { return std::holds_alternative<std::int64_t>(m_data); }
    bool isText() const { return std::holds_alternative<std::string>(m_data); }

    // Empty text equals nothing.
    friend bool operator==(const Value &a, const Value &b) {
        return (a.isEmpty() && b.isEmpty()) || a.m_data == b.m_data;
    }

private:
    static inline const std::string kNoText;
    std::variant<std::monostate, std::int64_t, std::string, LatLon, Bytes> m_data;
};

// JSON arrays of CodeSet and TextSet fields: sorted is up to the caller, order is kept.
std::vector<std::string> setElements(const Value &value);
Value setValue(const std::vector<std::string> &elements);

// One row of a map as values, in the order of the register.
class Record {
public:
    Record() = default;
    Record(Entity entity, RowId id = {})
        : m_entity(entity), m_id(id), m_values(fieldsOf(entity).size()) {}

    Entity entity() const { return m_entity; }
    RowId id() const { return m_id; }
    void setId(RowId id) { m_id = id; }

    const Value &operator[](const Field &field) const { return m_values[positionOf(field)]; }
    Value &operator[](const Field &field) { return m_values[positionOf(field)]; }
    // By column; a misspelt column is a programmer's mistake.
    const Value &operator[](std::string_view column) const;
    Value &operator[](std::string_view column);
    const std::string &text(std::string_view column) const { return (*this)[column].text(); }
    RowId reference(std::string_view column) const { return {(*this)[column].integer()}; }

    friend bool operator==(const Record &, const Record &) = default;

private:
    Entity m_entity = Entity::Organisation;
    RowId m_id;
    std::vector<Value> m_values;
};

// The canonical text of a value in the log: a JSON fragment (docs/format.md, "Values in the log").
std::string toLog(const Field &field, const Value &value);
// Empty when the fragment is not a value of that field's type.
std::optional<Value> fromLog(const Field &field, std::string_view json);

} // namespace placeweave
