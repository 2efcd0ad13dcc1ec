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
    IndicatorRequest request;
    bool json = false;
};

Result<int> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const IndicatorOutcome outcome,
           importIndicator(*map, TableSource::ofFile(fromUtf8(options.source)), options.request));
    for (const std::string &sentence : outcome.skipped)
        say("  " + sentence);
    say(std::format("{}: {} of {} have a value, from \"{}\".",
                    options.request.name.empty() ? outcome.valueColumn : options.request.name,
                    counted(outcome.matched, "area", "areas"), options.request.set,
                    outcome.valueColumn));
    if (options.json)
        printJson({{"set", options.request.set},
                   {"rows", outcome.rows},
                   {"matched", outcome.matched},
                   {"code", outcome.codeColumn},
                   {"value", outcome.valueColumn},
                   {"skipped", outcome.skipped}});
    return outcome.skipped.empty() ? kDone : kDoneWithRefusals;
}

} // namespace

void addIndicator(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("indicator", "Load a figure for each area");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("SOURCE", options->source, "A table with codes and values")->required();
    command->add_option("--set", options->request.set, "Areas that it is about")->required();
    command->add_option("--code", options->request.codeColumn,
                        "Column of codes, or how its heading begins");
    command->add_option("--value", options->request.valueColumn,
                        "Column of values, or how its heading begins");
    command->add_option("--name", options->request.name, "What the figure is called");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? *loaded : failed(loaded.error());
    });
}

} // namespace placeweave::cli
