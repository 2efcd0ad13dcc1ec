// SPDX-License-Identifier: GPL-3.0-or-later
// The text form of mappings: what people keep, correct and pass on.
#include "core/exchange/headings.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/table_mapping.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;
using Sure = ColumnMapping::Sure;
using nlohmann::ordered_json;

constexpr std::uintmax_t kMaxFile = 4 << 20; // of a table with a great many columns

constexpr auto kRoleNames = std::to_array<std::pair<Role, std::string_view>>({
    {Role::Latitude, "latitude"},
    {Role::Longitude, "longitude"},
    {Role::Easting, "easting"},
    {Role::Northing, "northing"},
    {Role::Position, "position"},
    {Role::Contact, "contact"},
    {Role::Identifier, "identifier"},
    {Role::Organisations, "organisations"},
    {Role::RecordCode, "record_code"},
});

std::string_view nameOf(Sure sure) {
    return sure == Sure::Yes ? "yes" : sure == Sure::Maybe ? "maybe" : "no";
}

std::optional<ColumnTarget> qualifiedTarget(Entity table, std::string_view before,
                                            std::string_view after) {
    if (before == "contact") {
        const Term *type = vocabulary("contact_type").recognise(after);
        return type ? std::optional(ColumnTarget{Role::Contact, nullptr, type->code})
                    : std::nullopt;
    }
    if (before == "identifier" || before == "identifiers") {
        const std::string known = schemeOf(headingKey(after));
        return ColumnTarget{Role::Identifier, nullptr, known.empty() ? std::string(after) : known};
    }
    const EntityInfo *entity = entityByTable(before);
    const bool hasPlace = table == Entity::Organisation || table == Entity::Service;
    const bool fits =
        entity && (entity->entity == table || (hasPlace && entity->entity == Entity::Location));
    const Field *field = fits ? findField(entity->entity, after) : nullptr;
    const Field *times = &fieldOf(Entity::Service, "when_note");
    if (table == Entity::Organisation && before == info(Entity::Service).table &&
        after == times->column)
        field = times;
    return field ? std::optional(ColumnTarget{Role::Field, field, {}}) : std::nullopt;
}

// `place` tells columns of the same heading apart.
ColumnMapping *findColumn(TableMapping &mapping, const std::string &heading, std::size_t place) {
    if (place < mapping.columns.size() && mapping.columns[place].heading == heading)
        return &mapping.columns[place];
    for (ColumnMapping &column : mapping.columns)
        if (column.heading == heading)
            return &column;
    for (ColumnMapping &column : mapping.columns)
        if (headingKey(column.heading) == headingKey(heading))
            return &column;
    return nullptr;
}

// What to do about what does not fit: an error ends it, none goes on.
using Unfit = std::function<Result<void>(UnfitColumn, std::string sentence)>;

Result<void> applyColumn(const std::string &heading, std::size_t place, const ordered_json &to,
                         TableMapping &mapping, const Unfit &unfit) {
    ColumnMapping *column = findColumn(mapping, heading, place);
    const std::string text = to.is_string() ? to.get<std::string>() : std::string();
    if (!column)
        return unfit(
            {heading, text, true},
            std::format("The mapping names a column \"{}\", which the table does not have.",
                        heading));
    const auto target = columnTarget(mapping.entity, text);
    if (!target || (!to.is_string() && !to.is_null()))
        return unfit({heading, text, false},
                     std::format("The mapping sends column \"{}\" to \"{}\", which is no field of "
                                 "{}.",
                                 heading, text, info(mapping.entity).table));
    // What a person says takes the place of a guess.
    if (target->role != Role::Unused && !target->takesSeveral())
        for (ColumnMapping &other : mapping.columns)
            if (other.target == *target) {
                other.target = {};
                other.sure = Sure::No;
            }
    column->target = *target;
    column->sure = Sure::Yes;
    return {};
}

Result<void> applyColumns(const ordered_json &columns, TableMapping &mapping, const Unfit &unfit) {
    if (columns.is_array()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const ordered_json &entry = columns[i];
            if (!entry.is_object() || !entry.contains("column") || !entry["column"].is_string())
                return fail(ErrorCode::InvalidInput,
                            "Each entry of \"columns\" in the mapping needs a \"column\".");
            PW_CHECK(applyColumn(entry["column"].get<std::string>(), i,
                                 entry.contains("to") ? entry["to"] : ordered_json(), mapping,
                                 unfit));
        }
        return {};
    }
    if (!columns.is_object())
        return fail(ErrorCode::InvalidInput, "\"columns\" of the mapping is no list of columns.");
    for (const auto &[heading, to] : columns.items())
        PW_CHECK(applyColumn(heading, mapping.columns.size(), to, mapping, unfit));
    return {};
}

Result<void> applyDocument(std::string_view json, TableMapping &mapping, const Unfit &unfit) {
    const ordered_json document = ordered_json::parse(json, nullptr, false);
    if (!document.is_object())
        return fail(ErrorCode::InvalidInput,
                    "The mapping is no JSON object of columns and what they mean.");
    const bool isWhole = document.contains("columns");
    if (isWhole && document.contains("kind") && document["kind"].is_string()) {
        const std::string kind = document["kind"].get<std::string>();
        const Term *term = vocabulary("kind").recognise(kind);
        if (!term && !kind.empty())
            PW_CHECK(
                unfit({{}, kind, false},
                      std::format("The mapping names a kind \"{}\", which there is not.", kind)));
        else
            mapping.kind = term ? term->code : std::string();
    }
    return applyColumns(isWhole ? document["columns"] : document, mapping, unfit);
}

} // namespace

bool ColumnTarget::takesSeveral() const {
    if (role == Role::Contact || role == Role::Identifier || role == Role::Organisations)
        return true;
    return role == Role::Field &&
           (field == &fieldOf(Entity::Location, "address") ||
            field == &fieldOf(Entity::Organisation, "correspondence_address") ||
            field->type == FieldType::CodeSet || field->type == FieldType::TextSet);
}

std::string toText(const ColumnTarget &target) {
    if (target.role == Role::Unused)
        return {};
    if (target.role == Role::Field)
        return std::format("{}.{}", info(target.field->entity).table, target.field->column);
    std::string text;
    for (const auto &[role, name] : kRoleNames)
        if (role == target.role)
            text = name;
    return target.detail.empty() ? text : text + "." + target.detail;
}

std::optional<ColumnTarget> columnTarget(Entity table, std::string_view given) {
    const std::string_view text = trimmed(given);
    if (text.empty() || text == "-" || text == "ignore" || text == "unused")
        return ColumnTarget{};
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos)
        return qualifiedTarget(table, text.substr(0, dot), text.substr(dot + 1));
    for (const auto &[role, name] : kRoleNames)
        if (name == text)
            return ColumnTarget{role, nullptr, {}};
    const HeadingMatch match = matchHeading(table, text);
    return match.strength > 0 ? std::optional(match.target) : std::nullopt;
}

Result<void> applyMapping(std::string_view json, TableMapping &mapping) {
    return applyDocument(json, mapping,
                         [](const UnfitColumn & /*column*/, std::string sentence) -> Result<void> {
                             return fail(ErrorCode::InvalidInput, std::move(sentence));
                         });
}

Result<std::vector<UnfitColumn>> applyKeptMapping(std::string_view json, TableMapping &mapping) {
    std::vector<UnfitColumn> unfit;
    PW_CHECK(applyDocument(
        json, mapping, [&](UnfitColumn column, const std::string & /*sentence*/) -> Result<void> {
            if (!column.isGone || !column.target.empty())
                unfit.push_back(std::move(column));
            return {};
        }));
    return unfit;
}

std::optional<Entity> entityOfMapping(std::string_view json) {
    const ordered_json document = ordered_json::parse(json, nullptr, false);
    if (!document.is_object() || !document.contains("columns") || !document.contains("as") ||
        !document["as"].is_string())
        return std::nullopt;
    const EntityInfo *entity = entityByTable(document["as"].get<std::string>());
    return entity ? std::optional(entity->entity) : std::nullopt;
}

std::string mappingToJson(const TableMapping &mapping) {
    ordered_json columns = ordered_json::array();
    for (const ColumnMapping &column : mapping.columns)
        columns.push_back({{"column", column.heading},
                           {"to", toText(column.target)},
                           {"sure", nameOf(column.sure)}});
    const ordered_json document{{"as", info(mapping.entity).table},
                                {"kind", mapping.kind},
                                {"columns", std::move(columns)}};
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<TableMapping> mappingByFile(const std::filesystem::path &file, const TableSource &source) {
    std::error_code problem;
    if (std::filesystem::file_size(file, problem) > kMaxFile || problem)
        return fail(ErrorCode::InvalidInput,
                    problem ? "The file could not be opened." : "This is no mapping file.",
                    toUtf8(file));
    std::ifstream stream(file, std::ios::binary);
    const std::string json(std::istreambuf_iterator<char>(stream), {});
    PW_TRY(TableMapping mapping, guessMapping(source, entityOfMapping(json)));
    if (auto applied = applyMapping(json, mapping); !applied) {
        applied.error().context = toUtf8(file);
        return std::unexpected(std::move(applied).error());
    }
    return mapping;
}

Result<void> writeMappingFile(const std::filesystem::path &file, const TableMapping &mapping) {
    PW_TRY(ReplacedFile replaced, ReplacedFile::beside(file));
    replaced.write(mappingToJson(mapping));
    return replaced.commit();
}

} // namespace placeweave
