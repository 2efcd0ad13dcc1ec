// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/areas_import.h"

#include <format>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string source;
    std::string theme;
};

Result<void> load(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const std::int64_t count,
           importContext(*map, TableSource::ofFile(fromUtf8(options.source)), options.theme));
    say(std::format("{}: {}.", options.theme, counted(count, "shape", "shapes")));
    return {};
}

} // namespace

void addContext(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("context", "Load part of the ground: roads, water, green ...");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("SOURCE", options->source, "GeoJSON, GeoPackage ...")->required();
    command
        ->add_option("--theme", options->theme,
                     "land, water, green, built_up, building, road or name")
        ->required();
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? kDone : failed(loaded.error());
    });
}

} // namespace placeweave::cli
