// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/areas_import.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string source;
    IndicatorRequest request;
    std::vector<std::string> where; // "COLUMN=VALUE"
    bool json = false;
};

void sayCodes(const std::vector<std::string> &codes, std::string_view one, std::string_view many) {
    constexpr std::size_t kCodesSaid = 20;
    if (codes.empty())
        return;
    const std::vector<std::string> first(
        codes.begin(),
        codes.begin() + static_cast<std::ptrdiff_t>(std::min(kCodesSaid, codes.size())));
    say(std::format("  {}: {}{}", codes.size() == 1 ? one : many, joined(first, ", "),
                    codes.size() > kCodesSaid ? std::format(" and {} more; --json names them all",
                                                            codes.size() - kCodesSaid)
                                              : std::string()));
}

Result<IndicatorRequest> requestOf(const Options &options) {
    IndicatorRequest request = options.request;
    for (const std::string &each : options.where) {
        const std::size_t equals = each.find('=');
        if (equals == std::string::npos || equals == 0)
            return fail(ErrorCode::InvalidInput,
                        std::format("--where takes a column and what stands in it, such as "
                                    "\"sex=Persons\"; \"{}\" is no such thing.",
                                    each));
        request.where.emplace_back(each.substr(0, equals), each.substr(equals + 1));
    }
    return request;
}

// One sentence, however many rows.
std::string sayRepeated(const IndicatorOutcome &outcome) {
    if (outcome.toldApartBy.empty())
        return std::format("{} in the table more than once; the first value of each counts.",
                           counted(outcome.repeated, "area stands", "areas stand"));
    return std::format("Each area has {} rows, which the column \"{}\" tells apart ({}), and those "
                       "with \"{}\" were taken: add --where \"{}={}\" to say so, or another.",
                       outcome.toldApart.size(), outcome.toldApartBy,
                       joined(outcome.toldApart, ", "), outcome.toldApart.front(),
                       outcome.toldApartBy, outcome.toldApart.front());
}

Result<int> load(const Options &options) {
    PW_TRY(const IndicatorRequest request, requestOf(options));
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    PW_TRY(const IndicatorOutcome outcome,
           importIndicator(*map, TableSource::ofFile(fromUtf8(options.source)), request));
    for (const std::string &sentence : outcome.skipped)
        say("  " + sentence);
    sayCodes(outcome.areasWithout, "no row names this area", "no row names these areas");
    sayCodes(outcome.codesUnknown, "this code is no area of the set; perhaps it is of other years",
             "these codes are no areas of the set; perhaps they are of other years");
    if (outcome.repeated > 0)
        say("  " + sayRepeated(outcome));
    say(std::format("{}: {} of {} have a value, from \"{}\".",
                    options.request.name.empty() ? outcome.valueColumn : options.request.name,
                    counted(outcome.matched, "area", "areas"), options.request.set,
                    outcome.valueColumn));
    if (options.json)
        printJson({{"set", options.request.set},
                   {"rows", outcome.rows},
                   {"matched", outcome.matched},
                   {"code", outcome.codeColumn},
                   {"value", outcome.valueColumn},
                   {"areas_without", outcome.areasWithout},
                   {"codes_unknown", outcome.codesUnknown},
                   {"skipped", outcome.skipped},
                   {"repeated", outcome.repeated},
                   {"told_apart_by", outcome.toldApartBy},
                   {"told_apart", outcome.toldApart}});
    return outcome.skipped.empty() && outcome.codesUnknown.empty() && outcome.repeated == 0
               ? kDone
               : kDoneWithRefusals;
}

} // namespace

void addIndicator(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("indicator", "Load a figure for each area");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("SOURCE", options->source, "A table with codes and values")->required();
    command->add_option("--set", options->request.set, "Areas that it is about")->required();
    command->add_option("--code", options->request.codeColumn,
                        "Column of codes, or how its heading begins");
    command->add_option("--value", options->request.valueColumn,
                        "Column of values, or how its heading begins");
    command->add_option("--where", options->where,
                        "COLUMN=VALUE: only rows that have this there (may be said several times)");
    command->add_option("--name", options->request.name, "What the figure is called");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto loaded = load(*options);
        exitCode = loaded ? *loaded : failed(loaded.error());
    });
}

} // namespace placeweave::cli
