// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/conflict_words.h"
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/joint/met_organisations.h"
#include "core/store/merge.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::vector<std::string> others;
    bool json = false;
};

std::string away(std::int64_t milliseconds) {
    constexpr std::int64_t kDay = 24LL * 3600 * 1000;
    return counted(milliseconds / kDay, "day", "days");
}

void sayOutcome(const MergeOutcome &outcome) {
    say(std::format("{} merged, {} here already.", counted(outcome.applied, "change", "changes"),
                    outcome.same == 1 ? "1 was" : std::format("{} were", outcome.same)));
    if (outcome.withdrawn > 0)
        say(std::format("{} may not be seen here any more and was put away.",
                        counted(outcome.withdrawn, "record", "records")));
    if (outcome.aheadActions > 0)
        say(std::format("{} made on a computer whose clock is {} ahead{}. They count as later than "
                        "what others do until then.",
                        counted(outcome.aheadActions, "change was", "changes were"),
                        away(outcome.aheadMilliseconds),
                        outcome.aheadAuthor.empty() ? "" : " (" + outcome.aheadAuthor + ")"));
}

Result<void> merge(const Options &options) {
    std::vector<std::filesystem::path> files;
    for (const std::string &other : options.others)
        files.push_back(fromUtf8(other));
    std::unique_ptr<MapFile> map;
    std::error_code ignored;
    if (!std::filesystem::exists(fromUtf8(options.file), ignored)) {
        PW_TRY(map, beginWithBundle(fromUtf8(options.file), files.front(), {},
                                    shownProgress("Merging")));
        say(std::format("{}: a new copy of the map, begun with {}.", options.file,
                        options.others.front()));
    } else {
        PW_TRY(map, openMap(options.file, Access::ReadWrite));
    }
    PW_TRY(const MergeOutcome outcome, mergeInto(*map, files, shownProgress("Merging")));
    sayOutcome(outcome);
    PW_TRY(const std::vector<Suggestion> met, perhapsMet(*map));
    if (!met.empty())
        say(std::format("{} came with others and may be one with a record that was here. Nothing "
                        "was made one: look at them in the window, under “to look at”.",
                        counted(std::ssize(met), "organisation", "organisations")));
    PW_TRY(const std::vector<Conflict> open, conflicts(*map));
    if (!open.empty())
        say(std::format("{} two answers; somebody is to settle which stands:",
                        counted(std::ssize(open), "question has", "questions have")));
    if (!options.json) {
        for (const std::string &line : conflictsInWords(*map, open))
            print(line);
        return {};
    }
    printJson({{"applied", outcome.applied},
               {"same", outcome.same},
               {"conflicts", open.size()},
               {"rows", outcome.rows},
               {"withdrawn", outcome.withdrawn},
               {"perhaps_same", met.size()},
               {"clock_ahead", outcome.aheadActions},
               {"two_answers", conflictsAsJson(open)}});
    return {};
}

} // namespace

void addMerge(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand(
        "merge", "Bring in what other copies of this map know: bundles, or whole copies");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map; where there is none, one begins here")
        ->required();
    command->add_option("BUNDLE", options->others, "X.pwbundle, or a copy of the map")->required();
    command->add_flag("--json", options->json, "What came in and what has two answers, as JSON");
    command->callback([options, &exitCode] {
        const auto merged = merge(*options);
        exitCode = merged ? kDone : failed(merged.error());
    });
}

} // namespace placeweave::cli
