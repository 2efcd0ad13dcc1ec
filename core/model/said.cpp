// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/said.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <utility>

namespace placeweave {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<Said::What, std::string_view>, 7> kWhats{
    {{Said::What::Group, "group"},
     {Said::What::Offer, "offer"},
     {Said::What::StillThere, "still_there"},
     {Said::What::Stopped, "stopped"},
     {Said::What::Need, "need"},
     {Said::What::Link, "link"},
     {Said::What::Remark, "remark"}}};
constexpr std::array<std::pair<Said::Where, std::string_view>, 4> kWheres{
    {{Said::Where::NotSaid, ""},
     {Said::Where::Here, "here"},
     {Said::Where::Roughly, "roughly"},
     {Said::Where::NoFixedPlace, "no_fixed_place"}}};

template <class Code>
std::string_view nameOf(std::span<const std::pair<Code, std::string_view>> names, Code code) {
    return std::ranges::find(names, code, &std::pair<Code, std::string_view>::first)->second;
}
template <class Code>
std::optional<Code> codeOf(std::span<const std::pair<Code, std::string_view>> names,
                           std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<Code, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::string textIn(const ordered_json &object, const char *name) {
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>()
                                                             : std::string();
}
RowId rowIn(const ordered_json &object, const char *name) {
    return object.contains(name) && object[name].is_number_integer()
               ? RowId{object[name].get<std::int64_t>()}
               : RowId{};
}

} // namespace

Record proposalOf(const Said &said) {
    ordered_json content{{"about", "said"}, {"what", nameOf<Said::What>(kWhats, said.what)}};
    const auto put = [&](const char *name, const std::string &text) {
        if (!text.empty())
            content[name] = text;
    };
    put("words", said.words);
    put("kind", said.kind);
    if (said.organisation)
        content["organisation"] = said.organisation.value;
    if (said.what == Said::What::Link)
        for (const Said::End &end : said.ends) {
            ordered_json told{{"name", end.name}};
            if (end.organisation)
                told["organisation"] = end.organisation.value;
            if (end.said)
                told["said"] = end.said.value;
            content["ends"].push_back(std::move(told));
        }
    put("where", std::string(nameOf<Said::Where>(kWheres, said.where)));
    put("square", said.square);
    put("voice", said.voice);
    if (said.isOfItself)
        content["of_itself"] = true;
    put("prompt", said.prompt);
    put("at", said.at);
    put("settled_by", said.settledBy);

    Record proposal(Entity::Proposal);
    proposal["exercise_id"] = Value(said.exercise.value);
    if (said.participant)
        proposal["participant_id"] = Value(said.participant.value);
    if (said.organisation)
        proposal["subject"] = Value(std::format("organisation/{}", said.organisation.value));
    proposal["content"] =
        Value(content.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
    proposal["how_sure"] = Value(said.howSure);
    proposal["status"] = Value("waiting");
    proposal["off_wall"] = said.isOffWall ? Value(true) : Value();
    if (said.point)
        proposal["geom"] = Value(*said.point);
    return proposal;
}

std::optional<Said> saidOf(const Record &proposal) {
    const ordered_json content = ordered_json::parse(proposal.text("content"), nullptr, false);
    if (!content.is_object() || textIn(content, "about") != "said")
        return std::nullopt;
    const auto what = codeOf<Said::What>(kWhats, textIn(content, "what"));
    if (!what)
        return std::nullopt;
    Said said;
    said.exercise = proposal.reference("exercise_id");
    said.what = *what;
    said.words = textIn(content, "words");
    said.kind = textIn(content, "kind");
    said.organisation = rowIn(content, "organisation");
    if (content.contains("ends") && content["ends"].is_array())
        for (std::size_t i = 0; i < std::min(said.ends.size(), content["ends"].size()); ++i)
            if (const ordered_json &end = content["ends"][i]; end.is_object())
                said.ends[i] = {textIn(end, "name"), rowIn(end, "organisation"),
                                rowIn(end, "said")};
    said.where = codeOf<Said::Where>(kWheres, textIn(content, "where")).value_or(Said::Where{});
    said.point = proposal["geom"].point();
    said.square = textIn(content, "square");
    said.participant = proposal.reference("participant_id");
    said.voice = textIn(content, "voice");
    said.howSure = proposal.text("how_sure");
    said.isOfItself = content.contains("of_itself") && content["of_itself"] == true;
    said.isOffWall = proposal["off_wall"].isTrue();
    said.prompt = textIn(content, "prompt");
    said.at = textIn(content, "at");
    said.settledBy = textIn(content, "settled_by");
    return said;
}

bool isAbout(const Said &said, RowId organisation) {
    return said.organisation == organisation ||
           std::ranges::contains(said.ends, organisation, &Said::End::organisation);
}

} // namespace placeweave
