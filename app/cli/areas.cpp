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

void sayReplaced(const ReplacedAreas &replaced) {
    say(std::format("{} of that name {} there before; these took {} place.",
                    counted(replaced.areas, "area", "areas"), replaced.areas == 1 ? "was" : "were",
                    replaced.areas == 1 ? "its" : "their"));
    for (const ReplacedAreas::Figures &figures : replaced.figures)
        say(std::format("  {}: {} without an area now.", figures.name,
                        counted(figures.areasLost, "code is", "codes are")));
}

Error otherCodes(const std::string &set, const ReplacedAreas &there) {
    std::string sentence =
        std::format("\"{}\" has {} already, and this file has {} of {} codes, so it may be of "
                    "something else.",
                    set, counted(there.areas, "area", "areas"),
                    there.codesKept == 0 ? std::string("none") : std::to_string(there.codesKept),
                    there.areas == 1 ? "its" : "their");
    for (const ReplacedAreas::Figures &figures : there.figures)
        sentence += std::format(" Of the figures \"{}\" {} be left without an area.", figures.name,
                                counted(figures.areasLost, "code would", "codes would"));
    return {ErrorCode::InvalidInput,
            sentence + " Choose another name (--set), or say that they are to be replaced "
                       "(--replace). Nothing was changed.",
            {}};
}

nlohmann::json jsonOf(const ReplacedAreas &replaced) {
    nlohmann::json figures = nlohmann::json::object();
    for (const ReplacedAreas::Figures &lost : replaced.figures)
        figures[lost.name] = lost.areasLost;
    return {{"areas", replaced.areas},
            {"codes_kept", replaced.codesKept},
            {"figures_without_area", figures}};
}

Result<ExitCode> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const AreasOutcome outcome,
           importAreas(*map, TableSource::ofFile(fromUtf8(options.source)), options.request,
                       shownProgress("Reading")));
    if (outcome.wouldReplaceOthers)
        return std::unexpected(
            otherCodes(options.request.set, outcome.replaced.value_or(ReplacedAreas())));
    for (const std::string &sentence : outcome.skipped)
        say("  " + sentence);
    for (const std::string &sentence : outcome.mended)
        say("  " + sentence);
    for (const std::string &sentence : outcome.remarks)
        say(sentence);
    say(std::format("{}: {} by {} and {}.", options.request.set,
                    counted(outcome.areas, "area", "areas"), outcome.codeColumn,
                    outcome.nameColumn));
    if (outcome.replaced)
        sayReplaced(*outcome.replaced);
    if (options.json)
        printJson({{"set", options.request.set},
                   {"areas", outcome.areas},
                   {"code", outcome.codeColumn},
                   {"name", outcome.nameColumn},
                   {"skipped", outcome.skipped},
                   {"mended", outcome.mended},
                   {"remarks", outcome.remarks},
                   {"replaced", outcome.replaced ? jsonOf(*outcome.replaced) : nullptr}});
    return outcome.skipped.empty() ? kDone : kDoneWithRefusals;
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
    command->add_flag("--replace", options->request.replacesOthers,
                      "Replace a set of that name even if it has other codes");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? *loaded : failed(loaded.error());
    });
}

} // namespace placeweave::cli
