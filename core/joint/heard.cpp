// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/heard.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/store/edit.h"

#include <algorithm>
#include <unordered_map>

namespace placeweave {
namespace {

using Stage = HeardThing::Stage;

Stage stageOf(const Record &taken) {
    if (!taken["told_back_on"].isEmpty())
        return Stage::ToldBack;
    const std::string &answer = taken.text("answer");
    return answer.empty() || answer == "waiting" ? Stage::Taken : Stage::Answered;
}

// Several may have been asked: what is still open with one of them is still open.
void settleStage(HeardThing &thing, const std::string &today) {
    if (thing.takenTo.empty())
        return;
    thing.stage = Stage::ToldBack;
    for (const Record &taken : thing.takenTo) {
        const Stage stage = stageOf(taken);
        thing.stage = std::min(thing.stage, stage);
        if (stage == Stage::Taken)
            thing.weeksWaiting = std::max(
                thing.weeksWaiting, daysBetween(taken.text("taken_on"), today).value_or(0) / 7);
    }
}

std::string firstWords(const std::string &text) {
    constexpr std::size_t kLongest = 60; // bytes; as much as an undo button has room for
    std::string words = simplified(text);
    if (words.size() <= kLongest)
        return words;
    std::size_t end = words.rfind(' ', kLongest);
    if (end == std::string::npos || end == 0)
        return {};
    return words.substr(0, end) + "…";
}

Result<std::unordered_map<RowId, std::vector<std::string>>> communitiesReached(MapFile &map) {
    std::unordered_map<RowId, std::string> names;
    PW_CHECK(map.forEach(Entity::Community, [&](const Record &row) {
        names.emplace(row.id(), row.text("name"));
        return true;
    }));
    std::unordered_map<RowId, std::vector<std::string>> reached;
    PW_CHECK(map.forEach(Entity::Serves, [&](const Record &row) {
        if (const auto name = names.find(row.reference("community_id")); name != names.end())
            reached[row.reference("organisation_id")].push_back(name->second);
        return true;
    }));
    return reached;
}

} // namespace

Result<std::vector<HeardThing>> heardThings(MapFile &map, const Disclosure &readers,
                                            const std::string &today) {
    PW_TRY(const auto communities, communitiesReached(map));
    std::vector<HeardThing> things;
    std::unordered_map<RowId, std::size_t> at;
    PW_CHECK(readers.forEach(Entity::Engagement, [&](const Record &row) {
        if (row["heard"].isEmpty())
            return true;
        at.emplace(row.id(), things.size());
        things.push_back({.engagement = row});
        return true;
    }));
    PW_CHECK(readers.forEach(Entity::TakenTo, [&](const Record &row) {
        if (const auto thing = at.find(row.reference("engagement_id")); thing != at.end())
            things[thing->second].takenTo.push_back(row);
        return true;
    }));
    for (HeardThing &thing : things) {
        const RowId from = thing.engagement.reference("organisation_id");
        if (const auto row = map.record(Entity::Organisation, from))
            thing.from = row->text("name");
        if (const auto reached = communities.find(from); reached != communities.end())
            thing.communities = reached->second;
        std::ranges::stable_sort(thing.takenTo, std::ranges::greater(),
                                 [](const Record &taken) { return taken.text("taken_on"); });
        settleStage(thing, today);
    }
    std::ranges::stable_sort(things, std::ranges::greater(), [](const HeardThing &thing) {
        return std::pair(thing.engagement.text("held_on"), thing.engagement.id());
    });
    return things;
}

Result<void> takeTo(MapFile &map, const std::vector<RowId> &engagements, const std::string &whom,
                    const std::string &on) {
    if (engagements.empty() || trimmed(whom).empty())
        return fail(ErrorCode::InvalidInput, "Say to which board or person it is taken.");
    PW_TRY(Edit edit, Edit::begin(map, "heard.take", simplified(whom)));
    for (const RowId engagement : engagements) {
        Record row(Entity::TakenTo);
        row["engagement_id"] = Value(engagement.value);
        row["to_whom"] = Value(simplified(whom));
        row["taken_on"] = Value(on);
        row["answer"] = Value("waiting");
        PW_CHECK(edit.insert(row));
    }
    PW_CHECK(edit.commit());
    return {};
}

Result<void> noteAnswer(MapFile &map, RowId takenTo, const std::string &answer,
                        const std::string &words, const std::string &on) {
    if (answer == "no" && trimmed(words).empty())
        return fail(ErrorCode::InvalidInput, "Say why the answer is no.");
    PW_TRY(const Record row, map.record(Entity::TakenTo, takenTo));
    PW_TRY(Edit edit, Edit::begin(map, "heard.answer", row.text("to_whom")));
    PW_CHECK(edit.set(fieldOf(Entity::TakenTo, "answer"), takenTo, Value(answer)));
    PW_CHECK(edit.set(fieldOf(Entity::TakenTo, "answer_text"), takenTo, Value(trimmed(words))));
    PW_CHECK(edit.set(fieldOf(Entity::TakenTo, "answered_on"), takenTo, Value(on)));
    PW_CHECK(edit.commit());
    return {};
}

Result<void> noteToldBack(MapFile &map, RowId takenTo, const std::string &on) {
    PW_TRY(const Record row, map.record(Entity::TakenTo, takenTo));
    PW_TRY(const Record heard, map.record(Entity::Engagement, row.reference("engagement_id")));
    PW_TRY(Edit edit, Edit::begin(map, "heard.told_back", firstWords(heard.text("heard"))));
    PW_CHECK(edit.set(fieldOf(Entity::TakenTo, "told_back_on"), takenTo, Value(on)));
    PW_CHECK(edit.commit());
    return {};
}

} // namespace placeweave
