// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/insight/connections.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

constexpr std::size_t kNamed = 10;

struct Options {
    std::string file;
    ConnectionRequest request;
    std::vector<std::string> types;
    std::string nodes;
    std::string edges;
    std::string profile = "partner";
    bool json = false;
};

Result<ConnectionRequest> requestBy(const Options &options) {
    ConnectionRequest request = options.request;
    const Vocabulary &types = vocabulary("connection_type");
    for (const std::string &given : options.types) {
        const Term *term = types.recognise(given);
        if (!term) {
            std::vector<std::string> codes;
            for (const Term &each : types.terms())
                codes.push_back(each.code);
            return fail(ErrorCode::InvalidInput,
                        std::format("There is no connection \"{}\"; there are {}.", given,
                                    joined(codes, ", ")));
        }
        request.types.push_back(term->code);
    }
    return request;
}

constexpr std::string_view kWithheld =
    "Who is connected to whom is withheld from these readers: it is for partners and for us.";

nlohmann::ordered_json toJson(const Connections &all) {
    nlohmann::ordered_json organisations = nlohmann::ordered_json::array();
    if (all.areWithheld) {
        for (const ConnectedOrganisation &each : all.organisations)
            organisations.push_back({{"id", each.id.value},
                                     {"name", each.name},
                                     {"supports_local_groups", each.supportsOthers},
                                     {"nhs", each.isNhs}});
        return {{"withheld", kWithheld},
                {"organisations", std::move(organisations)},
                {"links", nlohmann::ordered_json::array()}};
    }
    for (const ConnectedOrganisation &each : all.organisations)
        organisations.push_back({{"id", each.id.value},
                                 {"name", each.name},
                                 {"links", each.links},
                                 {"lean_on_it", each.leanOnIt},
                                 {"bridge", each.isBridge()},
                                 {"alone", each.standsAlone()},
                                 {"betweenness", each.betweenness},
                                 {"cut_off", each.cutOff},
                                 {"supports_local_groups", each.supportsOthers},
                                 {"nhs", each.isNhs},
                                 {"part", each.component + 1},
                                 {"cluster", each.cluster + 1}});
    nlohmann::ordered_json links = nlohmann::ordered_json::array();
    for (const OrganisationLink &link : all.links) {
        nlohmann::ordered_json row{{"from", all.organisations[link.from].id.value},
                                   {"to", all.organisations[link.to].id.value},
                                   {"how", link.type}};
        if (link.strength)
            row["strength"] = *link.strength;
        links.push_back(std::move(row));
    }
    nlohmann::ordered_json nhs = nlohmann::ordered_json::array();
    for (const NhsMeeting &meeting : all.nhs) {
        std::vector<std::int64_t> through;
        for (const std::uint32_t between : meeting.through)
            through.push_back(all.organisations[between].id.value);
        nhs.push_back({{"site", all.organisations[meeting.site].id.value},
                       {"other", all.organisations[meeting.other].id.value},
                       {"steps", meeting.steps < 0 ? nlohmann::ordered_json()
                                                   : nlohmann::ordered_json(meeting.steps)},
                       {"through", std::move(through)}});
    }
    return {{"parts", all.components},     {"clusters", all.clusters},
            {"loops_left_out", all.loops}, {"organisations", std::move(organisations)},
            {"links", std::move(links)},   {"nhs", std::move(nhs)}};
}

// The first few of those with a figure, the largest first.
void printMost(const Connections &all, std::string_view heading,
               std::uint32_t ConnectedOrganisation::*figure, std::string_view unit) {
    std::vector<const ConnectedOrganisation *> most;
    for (const ConnectedOrganisation &each : all.organisations)
        if (each.*figure > 0)
            most.push_back(&each);
    std::ranges::stable_sort(most, std::ranges::greater(),
                             [&](const ConnectedOrganisation *each) { return each->*figure; });
    if (!most.empty())
        print(heading);
    for (std::size_t i = 0; i < std::min(kNamed, most.size()); ++i)
        print(std::format("  {}: {} {}", most[i]->name, most[i]->*figure, unit));
}

void sayAll(const Connections &all) {
    if (all.areWithheld) {
        print(std::format("{} on our map. {}",
                          counted(static_cast<std::int64_t>(all.organisations.size()),
                                  "organisation", "organisations"),
                          kWithheld));
        return;
    }
    const auto alone =
        std::ranges::count_if(all.organisations, &ConnectedOrganisation::standsAlone);
    print(std::format(
        "{} and {} on our map; {} without any.",
        counted(static_cast<std::int64_t>(all.organisations.size()), "organisation",
                "organisations"),
        counted(static_cast<std::int64_t>(all.links.size()), "connection", "connections"), alone));
    printMost(all, "On whom others lean:", &ConnectedOrganisation::leanOnIt, "lean on it");
    printMost(all, "If it closed, so many would lose touch with the rest:",
              &ConnectedOrganisation::cutOff, "cut off");
    const auto apart =
        std::ranges::count_if(all.nhs, [](const NhsMeeting &meeting) { return meeting.steps < 0; });
    if (!all.nhs.empty())
        print(std::format("Pairs of NHS sites: {}, of which {} are not connected by anyone.",
                          all.nhs.size(), apart));
    if (all.loops > 0)
        say(std::format("  {} of an organisation with itself left out.",
                        counted(all.loops, "connection", "connections")));
}

Result<void> show(const Options &options) {
    PW_TRY(const ConnectionRequest request, requestBy(options));
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const ReaderProfile profile, readerProfileNamed(*map, options.profile));
    PW_TRY(const Disclosure disclosure, Disclosure::of(*map, profile));
    PW_TRY(const Connections all, connectionsOf(*map, request, disclosure));
    PW_CHECK(writeTables(all, {fromUtf8(options.nodes), fromUtf8(options.edges)}));
    if (options.json)
        printJson(toJson(all));
    else
        sayAll(all);
    return {};
}

} // namespace

void addConnections(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("connections", "Who bridges, who stands alone, what others lean on");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("--how", options->types, "Only connections of this kind");
    command
        ->add_option("--strength", options->request.leastStrength,
                     "Only those at least so close, 1 to 3; needs --profile internal")
        ->check(CLI::IsMember({1, 2, 3}));
    command->add_option("--nodes", options->nodes, "Write the organisations as a table");
    command->add_option("--edges", options->edges, "Write the connections as a table");
    addProfile(*command, options->profile);
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exitCode] {
        const auto shown = show(*options);
        exitCode = shown ? kDone : failed(shown.error());
    });
}

} // namespace placeweave::cli
