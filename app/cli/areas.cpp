// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/areas_import.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string source;
    AreasRequest request;
    bool json = false;
};

Result<void> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const AreasOutcome outcome,
           importAreas(*map, TableSource::ofFile(fromUtf8(options.source)), options.request,
                       shownProgress("Reading")));
    for (const std::string &sentence : outcome.skipped)
        say("  " + sentence);
    for (const std::string &sentence : outcome.mended)
        say("  " + sentence);
    say(std::format("{}: {} by {} and {}.", options.request.set,
                    counted(outcome.areas, "area", "areas"), outcome.codeColumn,
                    outcome.nameColumn));
    if (options.json)
        printJson({{"set", options.request.set},
                   {"areas", outcome.areas},
                   {"code", outcome.codeColumn},
                   {"name", outcome.nameColumn},
                   {"skipped", outcome.skipped},
                   {"mended", outcome.mended}});
    return {};
}

} // namespace

void addAreas(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("areas", "Load boundaries: wards, small areas, localities");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("SOURCE", options->source, "GeoJSON, Shapefile, GeoPackage ...")
        ->required();
    command->add_option("--set", options->request.set, "What the areas are called together")
        ->required();
    command->add_option("--code", options->request.codeColumn, "Column of their codes");
    command->add_option("--name", options->request.nameColumn, "Column of their names");
    command->add_option("--attribution", options->request.attribution, "Printed with the map");
    command->add_option("--layer", options->request.layer,
                        "Layer of the file; else the first with areas");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? kDone : failed(loaded.error());
    });
}

} // namespace placeweave::cli
