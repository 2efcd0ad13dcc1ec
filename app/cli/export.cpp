// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/filter_options.h"
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/draw/web_symbols.h"
#include "core/exchange/export.h"
#include "core/exchange/private_matter.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string out;
    std::string profile = "public";
    FilterOptions filter;
    bool withoutMark = false;
    bool json = false;
};

void sayBlanked(const std::vector<BlankedText> &blanked) {
    for (const BlankedText &text : blanked)
        say(std::format("  {} {}: \"{}\" {} and was left out", info(text.entity).label,
                        text.row.value, text.field->label, sentence(text)));
}

void sayPointedOut(const std::vector<PointedOut> &texts) {
    std::int64_t naming = 0;
    for (const PointedOut &text : texts) {
        const bool namesNotAsked = text.matter == PrivateMatter::NotAskedYet;
        naming += namesNotAsked ? 1 : 0;
        say(std::format(
            "  {} {}: \"{}\" {}; please look at it", info(text.entity).label, text.row.value,
            text.field->label,
            text.matter == PrivateMatter::NhsNumber   ? "looks as if it held an NHS number"
            : text.matter == PrivateMatter::BirthDate ? "looks as if it held a date of birth"
            : namesNotAsked                           ? "names a group that nobody has asked yet"
                                                      : "looks as if it held a home address"));
    }
    if (naming > 0)
        say(std::format("  {} in it a group that nobody has asked yet",
                        counted(naming, "text names", "texts name")));
}

Result<void> write(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const ReaderProfile profile, readerProfileNamed(*map, options.profile));
    PW_TRY(const Disclosure disclosure, Disclosure::of(*map, profile));
    ExportRequest request{fromUtf8(options.out), profile, {}};
    PW_TRY(ChosenOrganisations chosen, chosenBy(options.filter, *map, disclosure));
    request.only = std::move(chosen.only);
    request.among = std::move(chosen.among);
    request.withByteOrderMark = !options.withoutMark;
    request.symbols = webSymbols();
    auto written = exportMap(*map, disclosure, request, shownProgress("Writing"));
    if (!written && written.error().context.empty())
        written.error().context = options.out;
    PW_TRY(const ExportOutcome outcome, std::move(written));
    say(std::format("{}: {}, for {}.", options.out,
                    counted(outcome.rows, "organisation", "organisations"), options.profile));
    sayLeftOut(outcome.leftOut);
    sayBlanked(outcome.blanked);
    PW_TRY(const auto pointed, pointedOut(*map, disclosure, request.only));
    sayPointedOut(pointed);
    if (outcome.cut > 0)
        say(std::format("  {} cut, for the format holds no longer ones",
                        counted(outcome.cut, "text was", "texts were")));
    const std::vector<std::string_view> &cannotHold = exportFormatOf(request.file)->cannotHold;
    for (const std::string_view what : cannotHold)
        say(std::format("  {}", what));
    if (options.json) {
        nlohmann::ordered_json leftOut = nlohmann::ordered_json::array();
        for (const auto &[reason, count] : outcome.leftOut)
            leftOut.push_back({{"count", count}, {"why", sentence(reason, count)}});
        nlohmann::ordered_json texts = nlohmann::ordered_json::array();
        for (const BlankedText &text : outcome.blanked)
            texts.push_back({{"table", info(text.entity).table},
                             {"id", text.row.value},
                             {"field", text.field->column},
                             {"why", sentence(text)}});
        printJson({{"rows", outcome.rows},
                   {"profile", options.profile},
                   {"left_out", leftOut},
                   {"texts_left_out", texts},
                   {"cannot_hold", cannotHold},
                   {"cut", outcome.cut},
                   {"pointed_out", pointed.size()}});
    }
    return {};
}

} // namespace

void addExport(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand(
        "export", "Write organisations as a table, a web map or for other programs");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command
        ->add_option("--out", options->out,
                     "X.csv, .xlsx, .geojson, .gpkg, .kml, .shp.zip, .oruk.json or .html")
        ->required();
    addProfile(*command, options->profile);
    addFilter(*command, options->filter);
    command->add_flag("--without-bom", options->withoutMark,
                      "Of CSV: no byte order mark, for programs that trip over it");
    command->add_flag("--json", options->json, "What was written and left out, as JSON");
    command->callback([options, &exitCode] {
        const auto written = write(*options);
        exitCode = written ? kDone : failed(written.error());
    });
}

} // namespace placeweave::cli
