// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/export.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string out;
    std::string profile = "public";
    bool json = false;
};

void sayBlanked(const std::vector<BlankedText> &blanked) {
    for (const BlankedText &text : blanked)
        say(std::format("  {} {}: \"{}\" repeats a withheld address and was left out",
                        info(text.entity).label, text.row.value, text.field->label));
}

Result<void> write(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    const Profile profile = profileByName(options.profile).value_or(Profile::Public);
    auto written = exportMap(*map, {fromUtf8(options.out), profile, {}}, shownProgress("Writing"));
    if (!written && written.error().context.empty())
        written.error().context = options.out;
    PW_TRY(const ExportOutcome outcome, std::move(written));
    say(std::format("{}: {}, for {}.", options.out,
                    counted(outcome.rows, "organisation", "organisations"), options.profile));
    sayLeftOut(outcome.leftOut);
    sayBlanked(outcome.blanked);
    if (options.json) {
        nlohmann::ordered_json leftOut = nlohmann::ordered_json::array();
        for (const auto &[reason, count] : outcome.leftOut)
            leftOut.push_back({{"count", count}, {"why", sentence(reason, count)}});
        printJson({{"rows", outcome.rows}, {"profile", options.profile}, {"left_out", leftOut}});
    }
    return {};
}

} // namespace

void addExport(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("export", "Write organisations as CSV, GeoJSON or GeoPackage");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("--out", options->out, "X.csv, X.geojson or X.gpkg")->required();
    addProfile(*command, options->profile);
    command->add_flag("--json", options->json, "What was written and left out, as JSON");
    command->callback([options, &exitCode] {
        const auto written = write(*options);
        exitCode = written ? kDone : failed(written.error());
    });
}

} // namespace placeweave::cli
