// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <array>
#include <format>
#include <map>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::int64_t organisation = 0;
    int limit = 100;
    bool json = false;
};

// The words for what was done.
std::string wordsFor(std::string_view verb) {
    static const std::map<std::string_view, std::string_view> kWords{
        {"outside", "changed in another program"},
        {"field.set", "changed"},
        {"bulk.set", "changed together"},
        {"import", "imported"},
        {"copy", "copied"},
        {"undo", "undone"},
        {"redo", "done again"},
        {"map.create", "map made"},
        {"map.start", "map started"},
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

std::string degrees(LatLon point) {
    return std::format("{:.5f}, {:.5f}", point.latitude, point.longitude);
}

// What people know a row by.
constexpr std::array kNaming{"name", "title", "value", "what", "address", "postcode"};

// Puts entries into words. Rows that are gone speak through their deletion.
class Telling {
public:
    Telling(MapFile &map, const std::vector<HistoryEntry> &entries) : m_map(map) {
        for (const HistoryEntry &entry : entries)
            for (const HistoryEntry::RowChange &row : entry.rows)
                if (row.op == "delete")
                    noteGone(row);
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
    void noteGone(const HistoryEntry::RowChange &row) {
        for (const std::string_view column : kNaming)
            for (const HistoryEntry::FieldChange &change : row.fields)
                if (change.field && change.field->column == column && !change.before.isEmpty())
                    m_gone.try_emplace({row.entity, row.row}, shown(*change.field, change.before));
    }

    void tell(const HistoryEntry::RowChange &row) {
        const EntityInfo &entity = info(row.entity);
        if (row.count > 1) {
            print(std::format("    {} {}: {}", entity.plural, wordFor(row.op), row.count));
            return;
        }
        const std::string name = nameOf(row.entity, row.row);
        print(std::format("    {} {}{}", entity.label, name.empty() ? "" : name + " ",
                          wordFor(row.op)));
        for (const HistoryEntry::FieldChange &change : row.fields)
            print(change.field ? std::format("        {}: {} -> {}", change.field->label,
                                             shown(*change.field, change.before),
                                             shown(*change.field, change.after))
                               : "        an unknown field");
    }

    // In quotes, or a position; empty for a row that nobody gave a name.
    std::string nameOf(Entity entity, RowId id) {
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
        return point && (*record)[*point].point() ? degrees(*(*record)[*point].point())
                                                  : std::string();
    }

    std::string shown(const Field &field, const Value &value) {
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
            return name.empty() ? std::format("{} {}", folded(target.label), value.integer())
                                : name;
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

    MapFile &m_map;
    std::map<std::pair<Entity, RowId>, std::string> m_gone;
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

Result<void> show(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    const RowId organisation{options.organisation};
    if (organisation)
        PW_CHECK(map->record(Entity::Organisation, organisation));
    PW_TRY(const std::vector<HistoryEntry> entries,
           organisation ? map->historyOf(Entity::Organisation, organisation, options.limit)
                        : map->history(options.limit));
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
