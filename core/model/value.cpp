// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/value.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <cassert>
#include <limits>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

// Bad UTF-8 is replaced rather than thrown over.
std::string dump(const json &value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool fits32(const json &number) {
    return number.is_number_integer() &&
           number.get<std::int64_t>() >= std::numeric_limits<std::int32_t>::min() &&
           number.get<std::int64_t>() <= std::numeric_limits<std::int32_t>::max();
}

// ["a","b"] of plain letters, as nearly every set is: at a tenth of the cost.
bool readPlainSet(std::string_view text, std::vector<std::string> &elements) {
    if (!text.starts_with("[\"") || !text.ends_with("\"]") || text.size() < 4)
        return false;
    text = text.substr(2, text.size() - 4);
    while (true) {
        const std::size_t end = text.find('"');
        const std::string_view element = text.substr(0, end);
        for (const char letter : element)
            if (letter == '\\' || letter < 0x20 || letter == 0x7F)
                return false; // also what is no ASCII
        elements.emplace_back(element);
        if (end == std::string_view::npos)
            return true;
        if (text.substr(end, 3) != "\",\"")
            return false;
        text.remove_prefix(end + 3);
    }
}

} // namespace

std::optional<LatLon> Value::point() const {
    const auto *point = std::get_if<LatLon>(&m_data);
    return point ? std::optional(*point) : std::nullopt;
}

std::vector<std::string> setElements(const Value &value) {
    std::vector<std::string> elements;
    if (value.isEmpty())
        return elements;
    if (readPlainSet(value.text(), elements))
        return elements;
    elements.clear();
    const json array = json::parse(value.text(), nullptr, false);
    if (array.is_array())
        for (const json &element : array)
            if (element.is_string())
                elements.push_back(element.get<std::string>());
    return elements;
}

Value setValue(const std::vector<std::string> &elements) {
    return elements.empty() ? Value() : Value(dump(json(elements)));
}

const Value &Record::operator[](std::string_view column) const {
    const Field *field = findField(m_entity, column);
    assert(field && "no such field in the register");
    return (*this)[*field];
}

Value &Record::operator[](std::string_view column) {
    const Field *field = findField(m_entity, column);
    assert(field && "no such field in the register");
    return (*this)[*field];
}

std::string toLog(const Field &field, const Value &value) {
    if (value.isEmpty())
        return "null";
    if (const auto point = value.point()) {
        const FixedLatLon fixed = toFixed(*point);
        return dump(json::array({fixed.latitude, fixed.longitude}));
    }
    if (const Bytes *bytes = value.bytes())
        return dump(base64(bytes->data));
    if (value.isInteger())
        return std::to_string(value.integer());
    if (field.type == FieldType::CodeSet || field.type == FieldType::TextSet)
        return dump(json(setElements(value)));
    return dump(value.text());
}

std::optional<Value> fromLog(const Field &field, std::string_view fragment) {
    const json value = json::parse(fragment, nullptr, false);
    if (value.is_discarded())
        return std::nullopt;
    if (value.is_null())
        return Value();
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Owner:
    case FieldType::Reference:
        if (!value.is_number_integer())
            return std::nullopt;
        return Value(value.get<std::int64_t>());
    case FieldType::Point:
        if (!value.is_array() || value.size() != 2 || !fits32(value[0]) || !fits32(value[1]))
            return std::nullopt;
        return Value(fromFixed({value[0].get<std::int32_t>(), value[1].get<std::int32_t>()}));
    case FieldType::Bytes:
        if (!value.is_string())
            return std::nullopt;
        return Value(Bytes{fromBase64(value.get<std::string>())});
    case FieldType::CodeSet:
    case FieldType::TextSet:
        if (!value.is_array())
            return std::nullopt;
        return value.empty() ? Value() : Value(dump(value));
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Code:
        if (!value.is_string())
            return std::nullopt;
        return Value(value.get<std::string>());
    case FieldType::Day: // days are compared; one that is none would come after all of them
        if (!value.is_string() || !daysBetween(value.get<std::string>(), value.get<std::string>()))
            return std::nullopt;
        return Value(value.get<std::string>());
    }
    return std::nullopt;
}

} // namespace placeweave
