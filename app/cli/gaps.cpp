// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/cell.h"
#include "core/insight/gap_table.h"
#include "core/insight/gap_words.h"
#include "core/insight/list_topic.h"
#include "core/insight/plus_communities.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

constexpr std::size_t kAreasSaid = 20;

struct Options {
    std::string file;
    ReachRequest request;
    std::string category;
    std::string activity;
    std::string kind;
    std::string at;
    std::string dropped;
    std::string profile = "public";
    std::string csv;
    bool communities = false;
    bool plusOnly = false;
    bool json = false;
};

Result<Sought> termOf(Sought::By by, const char *name, const std::string &given) {
    const Vocabulary &terms = vocabulary(name);
    if (const Term *term = terms.recognise(given))
        return Sought{by, term->code};
    // "mental-health services": as the name of a list would be read.
    const std::string words =
        by == Sought::By::Activity ? activityFromListName(given) : std::string();
    if (!words.empty())
        return Sought{by, words};
    std::vector<std::string> codes;
    for (const Term &each : terms.terms())
        codes.push_back(each.code);
    return fail(ErrorCode::InvalidInput, std::format("There is no {} \"{}\"; there are {}.", name,
                                                     given, joined(codes, ", ")));
}

Result<Sought> soughtBy(const Options &options) {
    if (!options.category.empty())
        return termOf(Sought::By::Category, "category", options.category);
    if (!options.activity.empty())
        return termOf(Sought::By::Activity, "activity", options.activity);
    if (!options.kind.empty())
        return termOf(Sought::By::Kind, "kind", options.kind);
    return Sought{};
}

Result<ReachRequest> requestBy(const Options &options) {
    ReachRequest request = options.request;
    PW_TRY(request.sought, soughtBy(options));
    if (!options.at.empty()) {
        request.at = wallTimeIn(options.at);
        if (!request.at)
            return fail(ErrorCode::InvalidInput,
                        std::format("\"{}\" is no day and time; write \"Saturday 10:00\", "
                                    "\"2026-12-08 10:00\", or a day alone.",
                                    options.at));
        if (isFarAway(*request.at, today()))
            return fail(ErrorCode::InvalidInput,
                        std::format("\"{}\" is more than ten years away: nobody knows what is open "
                                    "then.",
                                    options.at));
    }
    if (!options.dropped.empty()) {
        request.dropped = positionIn(options.dropped);
        if (!request.dropped || !isOnEarth(*request.dropped))
            return fail(ErrorCode::InvalidInput,
                        std::format("\"{}\" is no latitude and longitude; write 53.4,-2.3.",
                                    options.dropped));
    }
    return request;
}

nlohmann::ordered_json rounded(const std::optional<double> &value, double steps = 1) {
    if (!value)
        return {};
    if (steps == 1)
        return std::llround(*value);
    return std::round(*value * steps) / steps;
}

nlohmann::ordered_json toJson(const ReachTable &reach, const AreaReach &area,
                              const Sought &sought) {
    const Offer *nearest = area.nearest ? &reach.offers[*area.nearest] : nullptr;
    nlohmann::ordered_json out{
        {"code", area.code},
        {"name", area.name},
        {"population", rounded(area.population)},
        {"within", area.within},
        {"nearest_m", rounded(area.nearestMetres)},
        {"nearest", nearest ? nlohmann::ordered_json(nearest->name) : nlohmann::ordered_json()},
        {"score", rounded(area.score, 10)},
        {"why", whyInWords(area, sought, reach.at)},
        {"inside", area.inside},
        {"per_1000", rounded(area.perThousand, 100)},
        {"walk_min", rounded(walkMinutes(area))},
        {"way_m", rounded(area.wayMetres)},
        {"way_nearest", area.wayNearest
                            ? nlohmann::ordered_json(reach.offers[*area.wayNearest].name)
                            : nlohmann::ordered_json()},
        {"nearest_is_rough", nearest && nearest->isApproximate},
        {"imd_decile",
         area.decile ? nlohmann::ordered_json(*area.decile) : nlohmann::ordered_json()},
        {"core20", area.decile ? nlohmann::ordered_json(area.isCore20) : nlohmann::ordered_json()},
        {"people_within", rounded(area.peopleWithin)},
        {"asked", askedInWords(area.asked)},
        {"asked_on",
         area.asked.on.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(area.asked.on)}};
    if (area.isPopulationWithheld)
        out["population_is"] = "fewer than 5";
    else if (area.tellsSmallCount && !area.population)
        out["population_is"] = "not told";
    if (area.peopleGained)
        out["people_gained"] = rounded(area.peopleGained);
    return out;
}

// Whom something new at the dropped pin would reach.
struct Gained {
    double people = 0;
    std::vector<std::string> areas;
};

Gained gainedBy(const ReachTable &reach) {
    Gained gained;
    for (const AreaReach &area : reach.areas)
        if (area.peopleGained.value_or(0) > 0) {
            gained.people += *area.peopleGained;
            gained.areas.push_back(area.code);
        }
    return gained;
}

nlohmann::ordered_json toJson(const ReachTable &reach, const ReachRequest &request,
                              const Options &options) {
    nlohmann::ordered_json areas = nlohmann::ordered_json::array();
    for (const AreaReach &area : reach.areas)
        areas.push_back(toJson(reach, area, request.sought));
    nlohmann::ordered_json notCounted = nlohmann::ordered_json::array();
    for (const auto &[why, count] : reach.notCounted)
        notCounted.push_back({{"count", count}, {"why", notCountedInWords(why, count)}});
    nlohmann::ordered_json out{{"set", request.set},
                               {"sought", nounOf(request.sought, request.at)},
                               {"profile", options.profile},
                               {"within_m", rounded(reach.withinMetres)},
                               {"counted", reach.offers.size()},
                               {"assumptions",
                                {{"words", assumptionsInWords(reach)},
                                 {"line", "straight"},
                                 {"detour", kDetour},
                                 {"walking_km_h", kWalkingMetresAMinute * 60 / 1000},
                                 {"along_roads", reach.hasRoads},
                                 {"population", reach.population},
                                 {"imd_decile", reach.decile}}},
                               {"not_counted", std::move(notCounted)},
                               {"impossible_figures", reach.impossible},
                               {"areas", std::move(areas)}};
    if (request.dropped) {
        const Gained gained = gainedBy(reach);
        out["what_if"] = {{"lat", request.dropped->latitude},
                          {"lon", request.dropped->longitude},
                          {"people_gained", std::llround(gained.people)},
                          {"areas", gained.areas}};
    }
    return out;
}

// Who is known in each area, who reaches them and what those do not speak.
void addCommunities(const PlusCommunities &all, nlohmann::ordered_json &document) {
    nlohmann::ordered_json communities = nlohmann::ordered_json::array();
    for (const CommunityReach &each : all.communities)
        communities.push_back({{"name", each.name},
                               {"reached_by", each.reachedBy.size()},
                               {"areas", each.areas},
                               {"languages", each.languages},
                               {"languages_nobody_speaks", each.unspoken}});
    document["communities"] = std::move(communities);
    for (nlohmann::ordered_json &area : document["areas"]) {
        const auto known =
            std::ranges::find(all.areas, area["code"].get<std::string>(), &AreaCommunities::code);
        nlohmann::ordered_json names = nlohmann::ordered_json::array();
        if (known != all.areas.end())
            for (const std::uint32_t community : known->communities)
                names.push_back(all.communities[community].name);
        area["communities"] = std::move(names);
        area["languages_nobody_speaks"] =
            known == all.areas.end() ? std::vector<std::string>() : known->unspoken;
    }
}

void sayCommunities(const PlusCommunities &all) {
    for (const CommunityReach &each : all.communities) {
        std::vector<std::string> unspoken;
        for (const std::string &code : each.unspoken)
            unspoken.push_back(vocabulary("language").label(code));
        if (each.reachedBy.empty()) { // whatever they speak
            print(each.name + ": no group on our map");
            continue;
        }
        print(std::format(
            "{}: on our map reached by {}{}", each.name,
            counted(static_cast<std::int64_t>(each.reachedBy.size()), "group", "groups"),
            unspoken.empty() ? std::string()
                             : ", of which none welcomes people in " + joined(unspoken, ", ")));
    }
}

void sayHow(const ReachTable &reach, const ReachRequest &request) {
    say(std::format("{} on our map: {} counted.", nounOf(request.sought, request.at),
                    counted(static_cast<std::int64_t>(reach.offers.size()), "place", "places")));
    for (const auto &[why, count] : reach.notCounted)
        say("  Not counted: " + notCountedInWords(why, count) + ".");
    say(assumptionsInWords(reach));
    for (std::size_t i = 0; i < std::min(kAreasSaid, reach.impossible.size()); ++i)
        say("  Taken as not known: " + reach.impossible[i] + ".");
    if (reach.impossible.size() > kAreasSaid)
        say(std::format("  and {} more.", reach.impossible.size() - kAreasSaid));
    if (reach.population.empty())
        say("These areas have no figure for how many people live there; load one with placeweave "
            "indicator --name Population.");
    if (request.dropped) {
        const Gained gained = gainedBy(reach);
        say(std::format("There it would reach {} who have none within walking distance on our map, "
                        "in {}.",
                        withCommas(std::llround(gained.people)) + " people",
                        counted(static_cast<std::int64_t>(gained.areas.size()), "area", "areas")));
    }
}

Result<void> show(const Options &options) {
    PW_TRY(const ReachRequest request, requestBy(options));
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const ReaderProfile profile, readerProfileNamed(*map, options.profile));
    PW_TRY(const Disclosure disclosure, Disclosure::of(*map, profile));
    PW_TRY(ReachTable reach, reachOf(*map, request, disclosure, today()));
    if (profile.base != Profile::Internal)
        withholdSmallCounts(reach, request);
    sayHow(reach, request);
    if (!options.csv.empty()) {
        PW_CHECK(writeGapTable(reach, request.sought, fromUtf8(options.csv)));
        say(std::format("{}: {}, for {}.", options.csv,
                        counted(static_cast<std::int64_t>(reach.areas.size()), "area", "areas"),
                        options.profile));
    }
    std::optional<PlusCommunities> communities;
    if (options.communities || options.plusOnly) {
        PW_TRY(communities, communitiesOf(*map, request.set, options.plusOnly, disclosure));
    }
    if (options.json) {
        nlohmann::ordered_json document = toJson(reach, request, options);
        if (communities)
            addCommunities(*communities, document);
        printJson(document);
    }
    if (options.json || !options.csv.empty())
        return {};
    for (std::size_t i = 0; i < std::min(kAreasSaid, reach.areas.size()); ++i) {
        const AreaReach &area = reach.areas[i];
        print(std::format("{}. {}, {}: {}", i + 1, area.name.empty() ? area.code : area.name,
                          area.code, whyInWords(area, request.sought, request.at)));
    }
    if (communities)
        sayCommunities(*communities);
    if (reach.areas.size() > kAreasSaid)
        say(std::format("and {} more; --json and --csv have them all.",
                        reach.areas.size() - kAreasSaid));
    return {};
}

} // namespace

void addGaps(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("gaps", "Rank areas by how little of something is near");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("--set", options->request.set, "Areas to rank, by what they are called")
        ->required();
    auto *sought = command->add_option_group("what", "What is looked for");
    sought->require_option(0, 1);
    sought->add_option("--category", options->category,
                       "practical, educational, emotional or social");
    sought->add_option("--activity", options->activity, "An activity, such as \"food support\"");
    sought->add_option("--kind", options->kind, "A kind of organisation");
    command
        ->add_option("--within", options->request.withinMetres,
                     "Walking distance in metres, in a straight line")
        ->check(oneOrMore());
    command->add_option("--at", options->at,
                        "Only what is open then: \"Saturday 10:00\", or on one day: "
                        "\"2026-12-08\"");
    command->add_option("--drop", options->dropped,
                        "LAT,LON: whom would it reach if it were offered there too?");
    command->add_option("--population", options->request.population,
                        "The figure that says how many people live in an area");
    command->add_option("--deprivation", options->request.decile,
                        "The figure that is the national decile of deprivation");
    command->add_flag("--core20", options->request.core20Only,
                      "Only areas among the most deprived fifth");
    command->add_flag("--unasked-first", options->request.unaskedFirst,
                      "Areas where nobody has asked yet come first");
    command->add_flag("--recognised", options->request.recognisedOnly,
                      "Without what is known from a national register only");
    command->add_flag("--communities", options->communities,
                      "Who is known in each area, and in which languages nobody welcomes them");
    command->add_flag("--plus", options->plusOnly,
                      "The same of PLUS groups and Core20 alone; needs --profile internal");
    addProfile(*command, options->profile);
    command->add_option("--csv", options->csv, "Write the areas as a table");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto shown = show(*options);
        exitCode = shown ? kDone : failed(shown.error());
    });
}

} // namespace placeweave::cli
