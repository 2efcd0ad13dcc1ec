// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include <format>

namespace placeweave::cli {
namespace {

Result<std::vector<std::string>> problemsOf(const std::string &file) {
    PW_TRY(const auto map, openToRead(file));
    PW_TRY(const std::int64_t outside, map->rowsChangedOutside());
    if (outside > 0) // no damage: this map could not be written to
        say(std::format("{} changed in another program and {} not yet in the history.",
                        counted(outside, "row was", "rows were"), outside == 1 ? "is" : "are"));
    return map->problems(shownProgress("Checking"));
}

} // namespace

void addCheck(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("check", "Look for anything wrong with a map's file");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "The map")->required();
    command->callback([file, &exitCode] {
        const auto problems = problemsOf(*file);
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
