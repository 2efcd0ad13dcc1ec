// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    bool json = false;
};

Result<void> show(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const MapCounts counts, map->counts());
    PW_TRY(const std::string name, map->name());
    if (options.json) {
        printJson({{"name", name},
                   {"organisations", counts.organisations},
                   {"locations", counts.locations},
                   {"services", counts.services},
                   {"people", counts.people},
                   {"connections", counts.connections},
                   {"areas", counts.areas},
                   {"changes", counts.changes},
                   {"schema", counts.schema}});
        return {};
    }
    print(name);
    print("  " + counted(counts.organisations, "organisation", "organisations"));
    print("  " + counted(counts.locations, "location", "locations"));
    print("  " + counted(counts.services, "service", "services"));
    print("  " + counted(counts.people, "person", "people"));
    print("  " + counted(counts.connections, "connection", "connections"));
    print("  " + counted(counts.areas, "area", "areas"));
    print("  " + counted(counts.changes, "recorded change", "recorded changes"));
    print(std::format("  schema version {}", counts.schema));
    return {};
}

} // namespace

void addInfo(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("info", "Say what a map holds");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto shown = show(*options);
        exitCode = shown ? kDone : failed(shown.error());
    });
}

} // namespace placeweave::cli
