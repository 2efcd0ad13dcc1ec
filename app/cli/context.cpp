// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/context_import.h"
#include "core/exchange/ground_words.h"

#include <format>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string source;
    ContextRequest request;
};

Result<void> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const ContextOutcome outcome,
           importContext(*map, TableSource::ofFile(fromUtf8(options.source)), options.request,
                         shownProgress("Reading")));
    say(std::format("{}: {}.", options.request.theme, counted(outcome.shapes, "shape", "shapes")));
    for (const ContextOutcome::Layer &layer : outcome.layers)
        if (outcome.layers.size() > 1)
            say(std::format("  {} from the layer {}", layer.shapes, layer.name));
    if (outcome.leftOut > 0)
        say(std::format("{} left out: nothing of {} can be drawn.",
                        counted(outcome.leftOut, "shape was", "shapes were"),
                        outcome.leftOut == 1 ? "it" : "them"));
    if (outcome.mended > 0)
        say(std::format("Of {} some points, rings or holes could not be used, or they were cut at "
                        "the 180th meridian.",
                        counted(outcome.mended, "shape", "shapes")));
    if (outcome.isTakenForBritishGrid)
        say("The coordinates were read as metres of the British National Grid.");
    if (outcome.replaced > 0)
        say(std::format("{} of {} there before; these took {} place.",
                        counted(outcome.replaced, "shape", "shapes"),
                        std::string(groundLabel(options.request.theme)) +
                            (outcome.replaced == 1 ? " was" : " were"),
                        outcome.replaced == 1 ? "its" : "their"));
    return {};
}

} // namespace

void addContext(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("context", "Load part of the ground: roads, water, green ...");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command
        ->add_option("SOURCE", options->source,
                     "GeoJSON, GeoPackage, an extract of OpenStreetMap ...")
        ->required();
    command
        ->add_option("--theme", options->request.theme,
                     "land, water, green, built_up, building, road or name")
        ->required();
    command
        ->add_option("--layer", options->request.layers,
                     "Layer of the file to take, as often as needed; else all that fit the theme "
                     "by their shapes and their names")
        ->allow_extra_args(false);
    command->add_option("--attribution", options->request.attribution,
                        "Whose map it is: printed with every map that shows it");
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? kDone : failed(loaded.error());
    });
}

} // namespace placeweave::cli
