// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/value_words.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <array>
#include <format>

namespace placeweave::cli {
namespace {

std::string degrees(LatLon point) {
    return std::format("{:.5f}, {:.5f}", point.latitude, point.longitude);
}

// What people know a row by.
constexpr std::array kNaming{"name", "title", "value", "what", "address", "postcode"};

} // namespace

void ValueWords::noteGone(const HistoryEntry::RowChange &row) {
    for (const std::string_view column : kNaming)
        for (const HistoryEntry::FieldChange &change : row.fields)
            if (change.field && change.field->column == column && !change.before.isEmpty())
                m_gone.try_emplace({row.entity, row.row}, shown(*change.field, change.before));
}

std::string ValueWords::nameOf(Entity entity, RowId id) {
    const auto record = m_map.record(entity, id);
    if (!record) {
        const auto gone = m_gone.find({entity, id});
        return gone == m_gone.end() ? std::string() : gone->second;
    }
    for (const std::string_view column : kNaming)
        if (const Field *field = findField(entity, column);
            field && (*record)[*field].isText() && !(*record)[*field].isEmpty())
            return shown(*field, (*record)[*field]);
    const Field *point = findField(entity, "geom");
    return point && (*record)[*point].point() ? degrees(*(*record)[*point].point()) : std::string();
}

std::string ValueWords::shown(const Field &field, const Value &value) {
    if (value.isEmpty())
        return "nothing";
    switch (field.type) {
    case FieldType::Code:
        return vocabulary(field.detail).label(value.text());
    case FieldType::CodeSet:
    case FieldType::TextSet: {
        std::vector<std::string> labels = setElements(value);
        for (std::string &label : labels)
            label = vocabulary(field.detail).label(label);
        return joined(labels, ", ");
    }
    case FieldType::Boolean:
        return value.isTrue() ? "yes" : "no";
    case FieldType::Owner:
    case FieldType::Reference: {
        const EntityInfo &target = *entityByTable(field.detail);
        const std::string name = nameOf(target.entity, RowId{value.integer()});
        return name.empty() ? std::format("{} {}", folded(target.label), value.integer()) : name;
    }
    case FieldType::Point:
        return value.point() ? degrees(*value.point()) : "nothing";
    case FieldType::Bytes:
        return value.bytes() ? std::format("{} bytes", value.bytes()->data.size()) : "nothing";
    case FieldType::Day:
    case FieldType::Integer:
        return value.isInteger() ? std::to_string(value.integer()) : value.text();
    case FieldType::Text:
    case FieldType::LongText:
        break;
    }
    return toLog(field, value); // in quotes, on one line
}

} // namespace placeweave::cli
