// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/sample.h"

#include <format>

namespace placeweave::cli {

void addSample(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("sample", "Write the sample place, an invented island");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "The new map")->required();
    command->callback([file, &exitCode] {
        auto written = writeSample(fromUtf8(*file), shownProgress("Writing"));
        if (!written) // whatever it is called while it is being written
            written.error().context = *file;
        if (written)
            say(std::format("{}: the sample place was written.", *file));
        exitCode = written ? kDone : failed(written.error());
    });
}

} // namespace placeweave::cli
