// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/conflict_words.h"
#include "app/cli/talk.h"
#include "app/cli/value_words.h"
#include "app/cli/verbs.h"

#include "core/base/text.h"
#include "core/store/revert.h"

#include <format>
#include <map>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::int64_t organisation = 0;
    std::int64_t exercise = 0;
    bool conflicts = false;
    int limit = 100;
    bool json = false;
};

// The words for what was done.
std::string wordsFor(std::string_view verb) {
    static const std::map<std::string_view, std::string_view> kWords{
        {"outside", "changed in another program"},
        {"field.set", "changed"},
        {"field.revert", "put back"},
        {"conflict.settle", "settled between two answers"},
        {"bulk.set", "changed together"},
        {"import", "imported"},
        {"copy", "copied"},
        {"undo", "undone"},
        {"redo", "done again"},
        {"map.create", "map made"},
        {"map.start", "map started"},
        {"asked.mark", "marked as asked"},
        {"pin.move", "pin moved"},
        {"pin.place", "pin placed"},
        {"pin.none", "no fixed place"},
        {"about.change", "about this map changed"},
        {"about.set", "about this map changed"},
    };
    static const std::map<std::string_view, std::string_view> kActs{
        {"add", "added"}, {"remove", "deleted"}, {"confirm", "confirmed"}, {"erase", "erased"}};
    if (const auto words = kWords.find(verb); words != kWords.end())
        return std::string(words->second);
    const std::size_t dot = verb.find('.');
    const EntityInfo *entity = entityByTable(verb.substr(0, dot));
    const auto act = dot == verb.npos ? kActs.end() : kActs.find(verb.substr(dot + 1));
    if (!entity || act == kActs.end())
        return std::string(verb); // of a newer program
    return std::format("{} {}", folded(entity->label), act->second);
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

// Puts entries into words.
class Telling {
public:
    Telling(MapFile &map, const std::vector<HistoryEntry> &entries) : m_words(map) {
        for (const HistoryEntry &entry : entries)
            for (const HistoryEntry::RowChange &row : entry.rows)
                if (row.op == "delete")
                    m_words.noteGone(row);
    }

    void tell(const HistoryEntry &entry) {
        print(std::format("{}  {}{}{}{}", entry.at, wordsFor(entry.verb),
                          entry.subject.empty() ? "" : ": " + entry.subject,
                          entry.author.empty() ? "" : " (" + entry.author + ")",
                          entry.undone ? "  [undone]" : ""));
        for (const HistoryEntry::RowChange &row : entry.rows)
            tell(row);
    }

private:
    void tell(const HistoryEntry::RowChange &row) {
        const EntityInfo &entity = info(row.entity);
        if (row.count > 1) {
            print(std::format("    {} {}: {}", entity.plural, wordFor(row.op), row.count));
            return;
        }
        const std::string name = m_words.nameOf(row.entity, row.row);
        print(std::format("    {} {}{}", entity.label, name.empty() ? "" : name + " ",
                          wordFor(row.op)));
        for (const HistoryEntry::FieldChange &change : row.fields)
            print(change.field ? std::format("        {}: {} -> {}", change.field->label,
                                             m_words.shown(*change.field, change.before),
                                             m_words.shown(*change.field, change.after))
                               : "        an unknown field");
    }

    ValueWords m_words;
};

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

Result<std::vector<HistoryEntry>> entriesFor(MapFile &map, const Options &options) {
    if (options.exercise)
        return historyOfExercise(map, RowId{options.exercise}, options.limit);
    return options.organisation
               ? map.historyOf(Entity::Organisation, RowId{options.organisation}, options.limit)
               : map.history(options.limit);
}

Result<void> showConflicts(MapFile &map, RowId organisation, bool asJson) {
    PW_TRY(std::vector<Conflict> open, conflicts(map));
    if (organisation)
        std::erase_if(open, [&](const Conflict &one) {
            return one.row != RowKey{Entity::Organisation, organisation};
        });
    if (asJson) {
        printJson(conflictsAsJson(open));
        return {};
    }
    for (const std::string &line : conflictsInWords(map, open))
        print(line);
    return {};
}

Result<void> show(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    const RowId organisation{options.organisation};
    if (organisation)
        PW_CHECK(map->record(Entity::Organisation, organisation));
    if (options.conflicts)
        return showConflicts(*map, organisation, options.json);
    PW_TRY(const std::vector<HistoryEntry> entries, entriesFor(*map, options));
    if (!options.json) {
        Telling telling(*map, entries);
        for (const HistoryEntry &entry : entries)
            telling.tell(entry);
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
    command->add_option("--exercise", options->exercise, "Only of this mapping session, by its id");
    command->add_flag("--conflicts", options->conflicts,
                      "Instead: what has two answers that nobody has settled");
    command->add_option("--limit", options->limit, "At most so many actions")
        ->check(oneOrMore())
        ->capture_default_str();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto done = show(*options);
        exitCode = done ? kDone : failed(done.error());
    });
}

} // namespace placeweave::cli
