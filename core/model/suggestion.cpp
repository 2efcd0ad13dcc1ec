// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/suggestion.h"

#include <array>
#include <charconv>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::ordered_json;
using Kind = Suggestion::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 4> kKinds{
    {{Kind::PerhapsSame, "perhaps_same"},
     {Kind::Change, "change"},
     {Kind::Returned, "returned"},
     {Kind::Vanished, "vanished"}}};

std::optional<std::pair<Entity, RowId>> rowIn(std::string_view subject) {
    const std::size_t slash = subject.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    RowId row;
    const std::string_view digits = subject.substr(slash + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), row.value).ptr !=
        digits.data() + digits.size())
        return std::nullopt;
    const EntityInfo *entity = entityByTable(subject.substr(0, slash));
    return entity ? std::optional(std::pair(entity->entity, row)) : std::nullopt;
}

} // namespace

Record proposalOf(const Suggestion &suggestion) {
    ordered_json content;
    for (const auto &[kind, name] : kKinds)
        if (kind == suggestion.kind)
            content["about"] = name;
    content["organisation"] = suggestion.organisation.value;
    if (suggestion.other) {
        content["other"] = suggestion.other.value;
        content["likeness"] = static_cast<int>(suggestion.likeness * 100);
    }
    for (const auto &[field, value] : suggestion.fields)
        content["set"][std::to_string(field->key)] = ordered_json::parse(toLog(*field, value));
    content["source"] = suggestion.source;
    Record proposal(Entity::Proposal);
    proposal["subject"] =
        Value(std::format("{}/{}", info(suggestion.entity).table, suggestion.row.value));
    proposal["content"] =
        Value(content.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
    proposal["status"] = Value("waiting");
    return proposal;
}

std::optional<Suggestion> suggestionOf(const Record &proposal) {
    const auto row = rowIn(proposal.text("subject"));
    const ordered_json content = ordered_json::parse(proposal.text("content"), nullptr, false);
    if (!row || !content.is_object())
        return std::nullopt;
    Suggestion suggestion{.entity = row->first, .row = row->second};
    bool isKnown = false;
    for (const auto &[kind, name] : kKinds)
        if (content.contains("about") && content["about"] == name) {
            suggestion.kind = kind;
            isKnown = true;
        }
    if (!isKnown)
        return std::nullopt;
    const auto number = [&](const char *name) {
        return content.contains(name) && content[name].is_number_integer()
                   ? content[name].get<std::int64_t>()
                   : 0;
    };
    suggestion.organisation = RowId{number("organisation")};
    suggestion.other = RowId{number("other")};
    suggestion.likeness = static_cast<double>(number("likeness")) / 100;
    if (content.contains("source") && content["source"].is_string())
        suggestion.source = content["source"].get<std::string>();
    if (content.contains("set") && content["set"].is_object())
        for (const auto &[key, value] : content["set"].items()) {
            int fieldKey = 0;
            std::from_chars(key.data(), key.data() + key.size(), fieldKey);
            const Field *field = fieldByKey(fieldKey);
            if (const auto read = field ? fromLog(*field, value.dump()) : std::nullopt)
                suggestion.fields.emplace_back(field, *read);
        }
    return suggestion;
}

} // namespace placeweave
