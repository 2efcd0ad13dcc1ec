// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_formats.h"

#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::ordered_json;

ordered_json propertyOf(const ExportColumn &column, const Value &value) {
    if (column.field &&
        (column.field->type == FieldType::CodeSet || column.field->type == FieldType::TextSet))
        return setElements(value);
    if (column.field && column.field->type == FieldType::Boolean)
        return value.isTrue();
    return value.isInteger() ? ordered_json(value.integer()) : ordered_json(value.text());
}

bool isCoordinate(const ExportColumn &column) {
    return column.source == ExportColumn::Source::Latitude ||
           column.source == ExportColumn::Source::Longitude;
}

} // namespace

// RFC 7946. An organisation without a position is a feature whose geometry is null (section 3.2).
Result<std::int64_t> writeGeoJson(ReplacedFile &file, const Exporting &what) {
    const ExportRows &rows = what.rows;
    file.write("{\"type\":\"FeatureCollection\",\"features\":[");
    std::int64_t count = 0;
    PW_CHECK(what.source([&](const ExportRow &row) {
        ordered_json properties = ordered_json::object();
        for (const ExportColumn &column : rows.columns())
            if (const Value value = rows.value(row, column);
                !value.isEmpty() && !isCoordinate(column))
                properties[column.key] = propertyOf(column, value);
        ordered_json geometry;
        if (const auto point = row.place ? (*row.place)["geom"].point() : std::nullopt)
            geometry = {{"type", "Point"}, {"coordinates", {point->longitude, point->latitude}}};
        const ordered_json feature{{"type", "Feature"},
                                   {"id", row.code},
                                   {"geometry", std::move(geometry)},
                                   {"properties", std::move(properties)}};
        file.write(count == 0 ? "\n" : ",\n");
        file.write(feature.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
        ++count;
        return true;
    }));
    file.write("\n]}\n");
    return count;
}

} // namespace placeweave
