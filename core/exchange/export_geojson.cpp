// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_formats.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

constexpr const Field &kPlacePoint = fieldOf(Entity::Location, "geom");

// Written piece by piece: a tree of the library's for each row takes three times as long. What is
// more than plain letters is left to the library.
void appendText(std::string &out, std::string_view text) {
    const bool isPlain = std::ranges::all_of(text, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
    });
    if (isPlain)
        ((out += '"') += text) += '"';
    else
        out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <class Number>
void appendNumber(std::string &out, Number number) {
    std::array<char, 32> digits{};
    out.append(digits.data(),
               std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void appendValue(std::string &out, const Field &field, const Value &value) {
    if (field.type == FieldType::CodeSet || field.type == FieldType::TextSet) {
        char before = '[';
        for (const std::string &element : setElements(value)) {
            out += std::exchange(before, ',');
            appendText(out, element);
        }
        out += before == '[' ? "[]" : "]";
    } else if (field.type == FieldType::Boolean) {
        out += value.isTrue() ? "true" : "false";
    } else if (value.isInteger()) {
        appendNumber(out, value.integer());
    } else {
        appendText(out, value.text());
    }
}

class FeatureWriter {
public:
    explicit FeatureWriter(const ExportRows &rows) : m_rows(rows) {
        for (const ExportColumn &column : rows.columns()) {
            appendText(m_keys.emplace_back(), column.key);
            m_keys.back() += ':';
        }
    }

    void append(std::string &out, const ExportRow &row) {
        out += R"({"type":"Feature","id":)";
        appendText(out, row.code);
        out += R"(,"geometry":)";
        if (const auto point = row.place ? (*row.place)[kPlacePoint].point() : std::nullopt) {
            out += R"({"type":"Point","coordinates":[)";
            appendNumber(out, point->longitude);
            out += ',';
            appendNumber(out, point->latitude);
            out += "]}";
        } else {
            out += "null";
        }
        out += R"(,"properties":)";
        char before = '{';
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const ExportColumn &column = m_rows.columns()[i];
            const Value *value = column.field ? ExportRows::value(row, column) : nullptr;
            const std::string_view words = column.field || column.isCoordinate()
                                               ? std::string_view()
                                               : m_rows.words(row, column, m_made);
            if (!value && words.empty())
                continue;
            out += std::exchange(before, ',');
            out += m_keys[i];
            if (value)
                appendValue(out, *column.field, *value);
            else
                appendText(out, words);
        }
        out += before == '{' ? "{}}" : "}}";
    }

private:
    const ExportRows &m_rows;
    std::vector<std::string> m_keys; // "\"name\":"
    std::string m_made;
};

} // namespace

// RFC 7946. An organisation without a position is a feature whose geometry is null (section 3.2).
Result<std::int64_t> writeGeoJson(ReplacedFile &file, const Exporting &what) {
    FeatureWriter features(what.rows);
    file.write("{\"type\":\"FeatureCollection\",\"features\":[");
    std::int64_t count = 0;
    std::string line;
    PW_CHECK(what.source([&](const ExportRow &row) {
        line = count == 0 ? "\n" : ",\n";
        features.append(line, row);
        file.write(line);
        ++count;
        return true;
    }));
    file.write("\n]}\n");
    return count;
}

} // namespace placeweave
