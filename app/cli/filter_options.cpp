// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/filter_options.h"

#include "app/cli/talk.h"
#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/told_matching.h"
#include "core/model/vocabulary.h"

#include <format>

namespace placeweave::cli {
namespace {

Result<std::vector<std::uint16_t>> termsOf(const char *list,
                                           const std::vector<std::string> &names) {
    const Vocabulary &terms = vocabulary(list);
    std::vector<std::uint16_t> found;
    for (const std::string &name : names) {
        const Term *term = terms.recognise(name);
        if (!term) {
            std::vector<std::string> codes;
            for (const Term &each : terms.terms())
                codes.push_back(each.code);
            return fail(ErrorCode::InvalidInput, std::format("There is no {} \"{}\"; there are {}.",
                                                             list, name, joined(codes, ", ")));
        }
        found.push_back(*terms.indexOf(term->code));
    }
    return found;
}

} // namespace

void addFilter(CLI::App &command, FilterOptions &options) {
    command.add_option("--find", options.words, "Only those with these words");
    command.add_option("--kind", options.kinds, "Only these kinds; may be repeated");
    command.add_option("--activity", options.activities,
                       "Only those that offer this; may be repeated");
    command.add_option("--near", options.near, "Only those around LAT,LON; with --within");
    command.add_option("--within", options.within, "Metres")->check(zeroOrMore());
}

Result<ChosenOrganisations> chosenBy(const FilterOptions &options, MapFile &map,
                                     const Disclosure &disclosure) {
    if (options.near.empty() != (options.within <= 0))
        return fail(ErrorCode::InvalidInput, "--near and --within belong together.");
    if (options.words.empty() && options.kinds.empty() && options.activities.empty() &&
        options.near.empty())
        return ChosenOrganisations();
    AssetFilter filter;
    filter.text = joined(options.words, " ");
    if (!filter.text.empty()) {
        PW_TRY(filter.alsoMatching, map.organisationsWithWords(filter.text));
    }
    PW_TRY(filter.kinds, termsOf("kind", options.kinds));
    PW_TRY(filter.activities, termsOf("activity", options.activities));
    if (!options.near.empty()) {
        const auto centre = positionIn(options.near);
        if (!centre || !isOnEarth(*centre))
            return fail(
                ErrorCode::InvalidInput,
                std::format("\"{}\" is no latitude and longitude; write 53.4,-2.3.", options.near));
        filter.near = AssetFilter::Near{*centre, options.within};
    }
    PW_TRY(const auto index, AssetIndex::build(map));
    ChosenOrganisations chosen;
    chosen.only = toldMatching(*index, filter, disclosure);
    chosen.among = *chosen.only;
    for (const std::uint32_t row : index->matching(filter))
        chosen.among->push_back(index->id(row));
    return chosen;
}

} // namespace placeweave::cli
