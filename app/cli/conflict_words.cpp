// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/conflict_words.h"

#include "app/cli/value_words.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

std::string whoAndWhen(const Conflict::Answer &answer) {
    if (!answer.action)
        return "so from the beginning";
    return std::format("{}, {}", answer.author.empty() ? "nobody's name" : answer.author,
                       answer.at.substr(0, 10));
}

} // namespace

std::vector<std::string> conflictsInWords(MapFile &map, const std::vector<Conflict> &conflicts) {
    ValueWords words(map);
    std::vector<std::string> lines;
    for (const Conflict &conflict : conflicts) {
        std::string fields;
        for (const Field *field : conflict.fields)
            fields += std::format("{}{}", fields.empty() ? "" : ", ", field->label);
        const std::string name = words.nameOf(conflict.row.entity, conflict.row.row);
        lines.push_back(std::format("{} {}, {}:", info(conflict.row.entity).label,
                                    name.empty() ? std::to_string(conflict.row.row.value) : name,
                                    fields));
        for (const Conflict::Answer &answer : conflict.answers) {
            std::string values;
            for (std::size_t i = 0; i < answer.values.size(); ++i)
                values += std::format("{}{}", values.empty() ? "" : ", ",
                                      words.shown(*conflict.fields[i], answer.values[i]));
            lines.push_back(std::format("    {} ({}){}", values, whoAndWhen(answer),
                                        answer.stands ? ": this is on the map" : ""));
        }
    }
    return lines;
}

nlohmann::ordered_json conflictsAsJson(const std::vector<Conflict> &conflicts) {
    using nlohmann::ordered_json;
    ordered_json list = ordered_json::array();
    for (const Conflict &conflict : conflicts) {
        ordered_json fields = ordered_json::array();
        for (const Field *field : conflict.fields)
            fields.push_back(field->column);
        ordered_json answers = ordered_json::array();
        for (const Conflict::Answer &answer : conflict.answers) {
            ordered_json values = ordered_json::array();
            for (std::size_t i = 0; i < answer.values.size(); ++i)
                values.push_back(ordered_json::parse(toLog(*conflict.fields[i], answer.values[i]),
                                                     nullptr, false));
            answers.push_back({{"values", std::move(values)},
                               {"author", answer.author},
                               {"at", answer.at},
                               {"action", answer.action.value},
                               {"stands", answer.stands}});
        }
        list.push_back({{"entity", info(conflict.row.entity).table},
                        {"row", conflict.row.row.value},
                        {"fields", std::move(fields)},
                        {"answers", std::move(answers)}});
    }
    return list;
}

} // namespace placeweave::cli
