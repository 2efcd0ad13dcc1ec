// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/asset_index.h"

#include <algorithm>
#include <format>
#include <limits>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::vector<std::string> words;
    std::string kind;
    std::string near;
    double within = 0;
    bool json = false;
};

struct Found {
    std::uint32_t row;
    std::optional<double> metres;
};

Result<AssetFilter> filterOf(const Options &options, MapFile &map) {
    AssetFilter filter;
    filter.text = joined(options.words, " ");
    if (!filter.text.empty()) {
        PW_TRY(filter.alsoMatching, map.organisationsWithWords(filter.text));
    }
    if (!options.kind.empty()) {
        const Vocabulary &kinds = vocabulary("kind");
        const Term *term = kinds.recognise(options.kind);
        if (!term) {
            std::vector<std::string> codes;
            for (const Term &each : kinds.terms())
                codes.push_back(each.code);
            return fail(ErrorCode::InvalidInput,
                        std::format("There is no kind \"{}\"; there are {}.", options.kind,
                                    joined(codes, ", ")));
        }
        filter.kinds.push_back(*kinds.indexOf(term->code));
    }
    return filter;
}

// The nearest first; those without a place last, where the filter leaves them in.
std::vector<Found> byDistance(const AssetIndex &index, const std::vector<std::uint32_t> &rows,
                              const std::optional<AssetFilter::Near> &near) {
    std::vector<Found> found;
    for (const std::uint32_t row : rows) {
        const auto point = index.point(row);
        const auto metres =
            near && point ? std::optional(distanceMetres(near->centre, *point)) : std::nullopt;
        found.push_back({row, metres});
    }
    static constexpr double kFar = std::numeric_limits<double>::infinity();
    if (near)
        std::ranges::stable_sort(found, {}, [](const Found &f) { return f.metres.value_or(kFar); });
    return found;
}

nlohmann::ordered_json toJson(const AssetIndex &index, const Found &found) {
    const auto point = index.point(found.row);
    const std::uint16_t kind = index.kind(found.row);
    const auto optional = [](const std::optional<double> &value) {
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
    };
    return {{"id", index.id(found.row).value},
            {"name", index.name(found.row)},
            {"kind", kind == AssetIndex::kNoKind
                         ? nlohmann::ordered_json()
                         : nlohmann::ordered_json(vocabulary("kind").terms()[kind].code)},
            {"lat", optional(point ? std::optional(point->latitude) : std::nullopt)},
            {"lon", optional(point ? std::optional(point->longitude) : std::nullopt)},
            {"distance_m",
             optional(found.metres ? std::optional(std::round(*found.metres)) : std::nullopt)}};
}

void printLine(const AssetIndex &index, const Found &found) {
    const std::uint16_t kind = index.kind(found.row);
    print(std::format("{}  {}{}{}", index.id(found.row).value, index.name(found.row),
                      kind == AssetIndex::kNoKind
                          ? std::string()
                          : std::format(", {}", vocabulary("kind").terms()[kind].label),
                      found.metres ? std::format(", {:.0f} m away", *found.metres) : ""));
}

Result<std::optional<AssetFilter::Near>> nearOf(const Options &options) {
    if (options.near.empty() && options.within > 0)
        return fail(ErrorCode::InvalidInput, "--within needs --near.");
    if (options.near.empty())
        return std::optional<AssetFilter::Near>();
    const auto centre = positionIn(options.near);
    if (!centre || !isOnEarth(*centre))
        return fail(
            ErrorCode::InvalidInput,
            std::format("\"{}\" is no latitude and longitude; write 53.4,-2.3.", options.near));
    return AssetFilter::Near{*centre, options.within};
}

// Whether some would be found, had they more than an address for post.
bool leavesOutPost(const AssetIndex &index, AssetFilter filter) {
    filter.near.reset();
    return std::ranges::any_of(index.matching(filter), [&](std::uint32_t row) {
        return (index.flags(row) & asset_flag::kCorrespondence) != 0;
    });
}

Result<void> show(const Options &options) {
    PW_TRY(const std::optional<AssetFilter::Near> near, nearOf(options));
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(AssetFilter filter, filterOf(options, *map));
    filter.near = near;
    PW_TRY(const auto index, AssetIndex::build(*map));
    const std::vector<Found> found = byDistance(*index, index->matching(filter), near);
    if (near && leavesOutPost(*index, filter))
        say("Organisations with no more than an address for post are left out: that is often "
            "somebody's home, and no place to go to.");
    if (!options.json) {
        for (const Found &each : found)
            printLine(*index, each);
        say(found.empty()
                ? "Nothing on this map."
                : counted(static_cast<std::int64_t>(found.size()), "is", "are") + " on this map.");
        return {};
    }
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Found &each : found)
        list.push_back(toJson(*index, each));
    printJson(list);
    return {};
}

} // namespace

void addFind(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("find", "Find organisations by name, words, kind and distance");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("WORDS", options->words,
                        "Letters of the name, or words of the description");
    command->add_option("--kind", options->kind, "Only of this kind");
    command->add_option("--near", options->near, "LATITUDE,LONGITUDE: the nearest first");
    command->add_option("--within", options->within, "Metres from there")->check(zeroOrMore());
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto done = show(*options);
        exitCode = done ? kDone : failed(done.error());
    });
}

} // namespace placeweave::cli
