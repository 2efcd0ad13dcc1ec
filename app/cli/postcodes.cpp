// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/place_by_postcode.h"
#include "core/exchange/postcode_build.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/postcodes_online.h"
#include "core/place/postcode_index.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

constexpr std::size_t kRefusalsSaid = 20;

struct BuildOptions {
    std::vector<std::string> sources;
    std::string out;
    bool json = false;
};

struct LookupOptions {
    std::string index;
    std::vector<std::string> postcodes;
    bool json = false;
};

struct OnlineOptions {
    std::string map;
    std::string author;
    PostcodeService service;
    bool dryRun = false;
    bool json = false;
};

nlohmann::ordered_json toJson(const PostcodeBuild &built) {
    auto refusals = nlohmann::ordered_json::array();
    for (const PostcodeRefusal &refusal : built.refusals)
        refusals.push_back(
            {{"file", refusal.file}, {"row", refusal.row}, {"reason", sentence(refusal)}});
    return {{"made", built.made},
            {"rows", built.rows},
            {"postcodes", built.kept},
            {"terminated", built.terminated},
            {"without_position", built.withoutPosition},
            {"repeated", built.repeated},
            {"refused", built.refused},
            {"report", std::move(refusals)}};
}

Result<int> build(const BuildOptions &options) {
    std::vector<TableSource> tables;
    for (const std::string &source : options.sources) {
        PW_TRY(const std::vector<TableSource> found, postcodeTables(fromUtf8(source)));
        tables.insert(tables.end(), found.begin(), found.end());
    }
    PW_TRY(const PostcodeBuild built,
           buildPostcodeIndex(tables, fromUtf8(options.out), shownProgress("Reading")));
    for (std::size_t i = 0; i < std::min(built.refusals.size(), kRefusalsSaid); ++i)
        say("  " + sentence(built.refusals[i]));
    if (const auto more = built.refused - static_cast<std::int64_t>(kRefusalsSaid); more > 0)
        say(std::format("  and {} more.", more));
    say(std::format("{}: {} from {}: {} terminated, {} without a position; {} refused.",
                    options.out, counted(built.kept, "postcode", "postcodes"),
                    counted(built.rows, "row", "rows"), built.terminated, built.withoutPosition,
                    built.refused));
    if (built.earlier)
        say(std::format("It takes the place of {} from {}.",
                        counted(built.earlier->size, "postcode", "postcodes"),
                        built.earlier->made));
    if (options.json)
        printJson(toJson(built));
    return built.refused > 0 ? kDoneWithRefusals : kDone;
}

std::string monthText(int yearAndMonth) {
    return std::format("{}-{:02}", yearAndMonth / 100, yearAndMonth % 100);
}

// As it is written everywhere, where it can be one.
std::string postcodeText(const std::string &given) {
    const auto postcode = Postcode::parse(given);
    return postcode ? postcode->text() : simplified(given);
}

nlohmann::ordered_json toJson(const std::string &given, const std::optional<PostcodePlace> &place) {
    nlohmann::ordered_json answer{{"postcode", postcodeText(given)},
                                  {"found", place.has_value()},
                                  {"lat", nullptr},
                                  {"lon", nullptr},
                                  {"quality", nullptr},
                                  {"quality_text", nullptr},
                                  {"terminated", nullptr}};
    if (!place)
        return answer;
    if (place->point) {
        answer["lat"] = place->point->latitude;
        answer["lon"] = place->point->longitude;
    }
    if (place->quality > 0) {
        answer["quality"] = place->quality;
        answer["quality_text"] = postcodeQualityText(place->quality);
    }
    if (place->terminated)
        answer["terminated"] = monthText(*place->terminated);
    return answer;
}

std::string toLine(const std::string &given, const std::optional<PostcodePlace> &place) {
    if (!place)
        return std::format("{}\t{}", postcodeText(given),
                           Postcode::parse(given) ? "not known" : "no postcode");
    std::string line = postcodeText(given) + "\t";
    line += place->point
                ? std::format("{:.6f}, {:.6f}", place->point->latitude, place->point->longitude)
                : "no position";
    if (place->point && place->quality > 0)
        line +=
            std::format("\tquality {}: {}", place->quality, postcodeQualityText(place->quality));
    if (place->terminated)
        line += "\tterminated " + monthText(*place->terminated);
    return line;
}

Result<int> lookUp(const LookupOptions &options) {
    PW_TRY(const PostcodeIndex index, PostcodeIndex::open(fromUtf8(options.index)));
    auto answers = nlohmann::ordered_json::array();
    bool allFound = true;
    for (const std::string &given : options.postcodes) {
        const auto place = index.find(given);
        allFound = allFound && place;
        if (options.json)
            answers.push_back(toJson(given, place));
        else
            print(toLine(given, place));
    }
    if (options.json)
        printJson(answers);
    return allFound ? kDone : kDoneWithRefusals;
}

std::string sentPostcodes(const OnlineOptions &options, std::int64_t count) {
    return std::format("{}: {} {} to {}", options.map, counted(count, "postcode", "postcodes"),
                       options.dryRun ? "would be sent" : "sent", options.service.address);
}

std::string leftOut(std::int64_t count) {
    return std::format("{} left out: the map does not show everybody where {}.",
                       counted(count, "organisation", "organisations"),
                       count == 1 ? "it is" : "they are");
}

void sayPlaced(const OnlineOptions &options, std::int64_t sent, const PlacedByPostcode &placed) {
    std::string said = sentPostcodes(options, sent) + ".";
    if (!options.dryRun)
        said += std::format(" {} placed; {} without a postcode that is known, {} with one that is "
                            "no longer in use.",
                            counted(placed.placed, "organisation", "organisations"), placed.unknown,
                            placed.ended);
    if (placed.leftOut > 0)
        said += " " + leftOut(placed.leftOut);
    say(options.dryRun ? said + " This was a trial: nothing was sent." : said);
}

// A trial sends nothing: what would be sent is what people want to know beforehand.
Result<PlacedByPostcode> placeOnline(MapFile &map, const PostcodesToAsk &ask,
                                     const OnlineOptions &options) {
    if (options.dryRun)
        return PlacedByPostcode{.leftOut = ask.leftOut};
    PW_TRY(const FetchedPostcodes fetched,
           fetchPostcodes(ask.postcodes, options.service, shownProgress("Asking")));
    return placeAllByPostcode(map, fetched, shownProgress("Placing"));
}

Result<int> online(const OnlineOptions &options) {
    PW_TRY(const auto map,
           options.dryRun ? openToRead(options.map) : openMap(options.map, Access::ReadWrite));
    map->setAuthor(options.author);
    PW_TRY(const PostcodesToAsk ask, postcodesToAsk(*map, shownProgress("Reading")));
    PW_TRY(const PlacedByPostcode placed, placeOnline(*map, ask, options));
    const std::int64_t sent = std::ssize(ask.postcodes);
    sayPlaced(options, sent, placed);
    if (options.json)
        printJson({{"sent", sent},
                   {"placed", placed.placed},
                   {"unknown", placed.unknown},
                   {"ended", placed.ended},
                   {"left_out", placed.leftOut}});
    return kDone;
}

void addBuild(CLI::App &postcodes, int &exitCode) {
    auto *command = postcodes.add_subcommand("build", "Make an index of a published directory");
    auto options = std::make_shared<BuildOptions>();
    command
        ->add_option("SOURCE", options->sources,
                     "ONSPD, NSPL or Code-Point Open: CSV files, also gzipped; their folder; their "
                     "zip file")
        ->required();
    command->add_option("--out", options->out, "The index to write")->required();
    command->add_flag("--json", options->json, "Counts as JSON");
    command->callback([options, &exitCode] {
        const auto done = build(*options);
        exitCode = done ? *done : failed(done.error());
    });
}

void addLookup(CLI::App &postcodes, int &exitCode) {
    auto *command = postcodes.add_subcommand("lookup", "Where postcodes are, without a network");
    auto options = std::make_shared<LookupOptions>();
    command->add_option("INDEX", options->index, "The index")->required();
    command->add_option("POSTCODE", options->postcodes, "Quoted, or without its space")->required();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto done = lookUp(*options);
        exitCode = done ? *done : failed(done.error());
    });
}

void addOnline(CLI::App &postcodes, int &exitCode) {
    auto *command = postcodes.add_subcommand(
        "online", "Place what is waiting in a map by asking postcodes.io, and no one else");
    auto options = std::make_shared<OnlineOptions>();
    command->add_option("MAP", options->map, "The map")->required();
    command
        ->add_option("--from", options->service.address,
                     "Another server that answers as postcodes.io does")
        ->capture_default_str();
    command->add_option("--author", options->author, "Who is doing it, for the history");
    command->add_flag("--dry-run", options->dryRun, "Say how many would be sent, and send none");
    command->add_flag("--json", options->json, "Counts as JSON");
    command->callback([options, &exitCode] {
        const auto done = online(*options);
        exitCode = done ? *done : failed(done.error());
    });
}

} // namespace

void addPostcodes(CLI::App &app, int &exitCode) {
    auto *postcodes = app.add_subcommand(
        "postcodes", "Build and ask an index of the country's postcodes, or ask postcodes.io");
    postcodes->require_subcommand(1);
    addBuild(*postcodes, exitCode);
    addLookup(*postcodes, exitCode);
    addOnline(*postcodes, exitCode);
}

} // namespace placeweave::cli
