// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/model/vocabulary.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::int64_t organisation = 0;
    int limit = 100;
    bool json = false;
};

std::string shown(const Field *field, const Value &value) {
    if (value.isEmpty())
        return "nothing";
    if (field && field->type == FieldType::Code)
        return vocabulary(field->detail).label(value.text());
    return field ? toLog(*field, value) : std::string("something");
}

std::string_view wordFor(std::string_view op) {
    if (op == "insert")
        return "added";
    if (op == "delete")
        return "deleted";
    if (op == "restore")
        return "restored";
    if (op == "erase")
        return "erased";
    return op == "settle" ? "settled" : "changed";
}

void printEntry(const HistoryEntry &entry) {
    print(std::format(
        "{}  {}{}{}{}", entry.at, entry.verb, entry.subject.empty() ? "" : ": " + entry.subject,
        entry.author.empty() ? "" : " (" + entry.author + ")", entry.undone ? "  [undone]" : ""));
    for (const HistoryEntry::RowChange &row : entry.rows) {
        const EntityInfo &entity = info(row.entity);
        print(std::format("    {} {}", row.count == 1 ? entity.label : entity.plural,
                          row.count == 1 ? wordFor(row.op)
                                         : std::format("{}: {}", wordFor(row.op), row.count)));
        for (const HistoryEntry::FieldChange &change : row.fields)
            print(std::format(
                "        {}: {} -> {}", change.field ? change.field->label : "an unknown field",
                shown(change.field, change.before), shown(change.field, change.after)));
    }
}

nlohmann::ordered_json toJson(const HistoryEntry &entry) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const HistoryEntry::RowChange &row : entry.rows) {
        nlohmann::ordered_json fields = nlohmann::ordered_json::object();
        for (const HistoryEntry::FieldChange &change : row.fields)
            if (change.field)
                fields[std::string(change.field->column)] = {
                    nlohmann::ordered_json::parse(toLog(*change.field, change.before), nullptr,
                                                  false),
                    nlohmann::ordered_json::parse(toLog(*change.field, change.after), nullptr,
                                                  false)};
        rows.push_back({{"entity", info(row.entity).table},
                        {"row", row.row.value},
                        {"count", row.count},
                        {"op", row.op},
                        {"fields", std::move(fields)}});
    }
    return {{"action", entry.action.value}, {"verb", entry.verb}, {"subject", entry.subject},
            {"author", entry.author},       {"at", entry.at},     {"undone", entry.undone},
            {"rows", std::move(rows)}};
}

Result<void> show(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadOnly));
    const RowId organisation{options.organisation};
    if (organisation)
        PW_CHECK(map->record(Entity::Organisation, organisation));
    PW_TRY(const std::vector<HistoryEntry> entries,
           organisation ? map->historyOf(Entity::Organisation, organisation, options.limit)
                        : map->history(options.limit));
    if (!options.json) {
        for (const HistoryEntry &entry : entries)
            printEntry(entry);
        return {};
    }
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const HistoryEntry &entry : entries)
        list.push_back(toJson(entry));
    printJson(list);
    return {};
}

} // namespace

void addHistory(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("history", "Say who changed what, newest first");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("--organisation", options->organisation, "Only of this one, by its id");
    command->add_option("--limit", options->limit, "At most so many actions")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto done = show(*options);
        exitCode = done ? kDone : failed(done.error());
    });
}

} // namespace placeweave::cli
