// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/areas_import.h"

#include <algorithm>
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

void sayCodes(const std::vector<std::string> &codes, std::string_view one, std::string_view many) {
    constexpr std::size_t kCodesSaid = 20;
    if (codes.empty())
        return;
    const std::vector<std::string> first(
        codes.begin(),
        codes.begin() + static_cast<std::ptrdiff_t>(std::min(kCodesSaid, codes.size())));
    say(std::format("  {}: {}{}", codes.size() == 1 ? one : many, joined(first, ", "),
                    codes.size() > kCodesSaid ? std::format(" and {} more; --json names them all",
                                                            codes.size() - kCodesSaid)
                                              : std::string()));
}

Result<int> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const IndicatorOutcome outcome,
           importIndicator(*map, TableSource::ofFile(fromUtf8(options.source)), options.request));
    for (const std::string &sentence : outcome.skipped)
        say("  " + sentence);
    sayCodes(outcome.areasWithout, "no row names this area", "no row names these areas");
    sayCodes(outcome.codesUnknown, "this code is no area of the set; perhaps it is of other years",
             "these codes are no areas of the set; perhaps they are of other years");
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
                   {"areas_without", outcome.areasWithout},
                   {"codes_unknown", outcome.codesUnknown},
                   {"skipped", outcome.skipped}});
    return outcome.skipped.empty() && outcome.codesUnknown.empty() ? kDone : kDoneWithRefusals;
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
