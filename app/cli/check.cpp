// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include <format>

namespace placeweave::cli {

void addCheck(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("check", "Look for anything wrong with a map's file");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "The map")->required();
    command->callback([file, &exitCode] {
        const auto problems = openMap(*file, Access::ReadOnly).and_then([](const auto &map) {
            return map->problems(shownProgress("Checking"));
        });
        if (!problems) {
            exitCode = failed(problems.error());
            return;
        }
        for (const std::string &problem : *problems)
            print(problem);
        if (problems->empty())
            print(std::format("{}: nothing is wrong with it.", *file));
        exitCode = problems->empty() ? kDone : kDoneWithRefusals;
    });
}

} // namespace placeweave::cli
