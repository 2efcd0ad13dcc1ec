// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/joint/bundle.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string out;
    std::string profile = "partner";
    std::string forWhom;
    bool json = false;
};

Result<void> write(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const ReaderProfile profile, readerProfileNamed(*map, options.profile));
    const BundleRequest request{profile, options.forWhom, fromUtf8(options.out)};
    auto written = writeBundle(*map, request, shownProgress("Writing"));
    if (!written && written.error().context.empty())
        written.error().context = options.out;
    PW_TRY(const BundleOutcome outcome, std::move(written));
    say(std::format("{}: {} of {}, for {}{}.", options.out,
                    counted(outcome.changes, "change", "changes"),
                    counted(outcome.rows, "record", "records"),
                    options.forWhom.empty() ? "" : options.forWhom + ", ", options.profile));
    if (outcome.takenBack > 0)
        say(std::format("  {} sent earlier may not be seen any more: the bundle asks for {} to be "
                        "put away",
                        counted(outcome.takenBack, "record", "records"),
                        outcome.takenBack == 1 ? "it" : "them"));
    sayLeftOut(outcome.leftOut);
    if (options.json) {
        nlohmann::ordered_json leftOut = nlohmann::ordered_json::array();
        for (const auto &[reason, count] : outcome.leftOut)
            leftOut.push_back({{"count", count}, {"why", sentence(reason, count)}});
        printJson({{"actions", outcome.actions},
                   {"changes", outcome.changes},
                   {"rows", outcome.rows},
                   {"taken_back", outcome.takenBack},
                   {"profile", options.profile},
                   {"left_out", leftOut}});
    }
    return {};
}

} // namespace

void addBundle(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand(
        "bundle", "Write what a partner may know of the map and its history, for `merge`");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("--out", options->out, "The bundle, X.pwbundle")->required();
    addProfile(*command, options->profile);
    command->add_option("--for", options->forWhom,
                        "Whom it goes to; what they were sent is remembered by this name");
    command->add_flag("--json", options->json, "What was written and left out, as JSON");
    command->callback([options, &exitCode] {
        const auto written = write(*options);
        exitCode = written ? kDone : failed(written.error());
    });
}

} // namespace placeweave::cli
