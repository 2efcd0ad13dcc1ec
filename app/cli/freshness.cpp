// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/insight/freshness.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    bool json = false;
};

std::string_view wordOf(Lacking what) {
    switch (what) {
    case Lacking::Permission:
        return "whether it may be listed";
    case Lacking::Place:
        return "where it is";
    case Lacking::Offer:
        return "what it does";
    case Lacking::Times:
        return "when";
    case Lacking::Contact:
        return "how to reach it";
    case Lacking::Description:
        return "a sentence about it";
    case Lacking::Kind:
        return "what kind it is";
    case Lacking::Access:
        return "whether it is step-free";
    case Lacking::Languages:
        return "its languages";
    case Lacking::Focus:
        return "what it cares about";
    case Lacking::Size:
        return "how many people it brings together";
    }
    return {};
}

std::string_view wordOf(RecordAge::State state) {
    switch (state) {
    case RecordAge::State::Fresh:
        return "confirmed within a year";
    case RecordAge::State::Old:
        return "confirmed over a year ago";
    case RecordAge::State::Never:
        return "never confirmed";
    case RecordAge::State::InFuture:
        return "confirmed on a day that is still to come";
    }
    return {};
}

nlohmann::ordered_json orNull(const std::string &text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

nlohmann::ordered_json toJson(const RecordAge &age) {
    std::vector<std::string_view> ask;
    for (const Lacking what : age.lacking)
        ask.push_back(wordOf(what));
    return {{"id", age.organisation.value},
            {"name", age.name},
            {"state", wordOf(age.state)},
            {"days", age.days ? nlohmann::ordered_json(*age.days) : nlohmann::ordered_json()},
            {"by_itself", age.byItself},
            {"due", age.isDue},
            {"partner", orNull(age.partner)},
            {"complete", age.completeness},
            {"ask", ask}};
}

nlohmann::ordered_json toJson(const Freshness &freshness) {
    nlohmann::ordered_json organisations = nlohmann::ordered_json::array();
    for (const RecordAge &age : freshness.organisations)
        organisations.push_back(toJson(age));
    nlohmann::ordered_json reviews = nlohmann::ordered_json::array();
    for (const ReviewList &list : freshness.reviews) {
        std::vector<std::int64_t> ids;
        for (const std::uint32_t i : list.organisations)
            ids.push_back(freshness.organisations[i].organisation.value);
        reviews.push_back({{"partner", orNull(list.partner)}, {"organisations", std::move(ids)}});
    }
    nlohmann::ordered_json channels = nlohmann::ordered_json::array();
    for (const ChannelDue &due : freshness.channels)
        channels.push_back({{"id", due.channel.value},
                            {"name", due.name},
                            {"audited_on", orNull(due.auditedOn)},
                            {"due", orNull(due.due)},
                            {"days_over", due.daysOver}});
    return {{"fresh", freshness.fresh},        {"old", freshness.old},
            {"never", freshness.never},        {"in_future", freshness.inFuture},
            {"by_itself", freshness.byItself}, {"organisations", std::move(organisations)},
            {"reviews", std::move(reviews)},   {"channels", std::move(channels)}};
}

void sayAll(const Freshness &freshness) {
    print(std::format("{} confirmed within a year, {} of them by the group itself; {} over a year "
                      "ago; {} never.",
                      freshness.fresh, freshness.byItself, freshness.old, freshness.never));
    if (freshness.inFuture > 0)
        print(std::format("{} confirmed on a day that is still to come: look at the date.",
                          freshness.inFuture));
    for (const ReviewList &list : freshness.reviews)
        print(std::format("To look at again, {}: {}",
                          list.partner.empty() ? "nobody's yet" : list.partner,
                          counted(static_cast<std::int64_t>(list.organisations.size()),
                                  "organisation", "organisations")));
    print(std::format(
        "{} to be checked: twelve months are over, or nobody ever has.",
        counted(static_cast<std::int64_t>(freshness.channels.size()), "channel", "channels")));
}

Result<void> show(const Options &options) {
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const Freshness freshness, freshnessOf(*map, today()));
    if (options.json)
        printJson(toJson(freshness));
    else
        sayAll(freshness);
    return {};
}

} // namespace

void addFreshness(CLI::App &app, int &exitCode) {
    auto *command =
        app.add_subcommand("freshness", "How old what a map holds is, and what to ask next");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_flag("--json", options->json, "Each record, as JSON; for the map's own people");
    command->callback([options, &exitCode] {
        const auto shown = show(*options);
        exitCode = shown ? kDone : failed(shown.error());
    });
}

} // namespace placeweave::cli
