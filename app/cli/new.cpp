// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"

#include <format>

namespace placeweave::cli {

void addNew(CLI::App &app, int &exitCode) {
    struct Options {
        std::string file;
        std::string name;
        std::string author;
    };
    auto *command = app.add_subcommand("new", "Make an empty map");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The new map")->required();
    command->add_option("--name", options->name, "What the map is called; else as the file");
    command->add_option("--author", options->author, "Who is making it");
    command->callback([options, &exitCode] {
        const std::filesystem::path file = fromUtf8(options->file);
        const std::string name = options->name.empty() ? toUtf8(file.stem()) : options->name;
        const auto made = MapFile::create(file, {name, options->author});
        if (made)
            say(std::format("{}: an empty map was made.", options->file));
        exitCode = made ? kDone : failed(made.error());
    });
}

} // namespace placeweave::cli
