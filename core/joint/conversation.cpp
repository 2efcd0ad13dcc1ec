// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/conversation.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/joint/confirmation.h"
#include "core/joint/give_and_take.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>

namespace placeweave {
namespace {

bool saysNothing(const Conversation &said) {
    return trimmed(said.heard).empty() && trimmed(said.theyNeed).empty() &&
           trimmed(said.theyOffer).empty() && trimmed(said.weCanOffer).empty() &&
           said.promises.empty() && !said.confirmsRecord;
}

Record engagementOf(const Conversation &said, const std::string &day) {
    Record row(Entity::Engagement);
    if (said.organisation)
        row["organisation_id"] = Value(said.organisation.value);
    if (said.person)
        row["person_id"] = Value(said.person.value);
    const std::pair<const char *, const std::string *> texts[] = {
        {"way", &said.way},
        {"held_on", &day},
        {"held_by", &said.heldBy},
        {"heard", &said.heard},
        {"effect", &said.effect},
        {"theme", &said.theme},
        {"they_need", &said.theyNeed},
        {"they_offer", &said.theyOffer},
        {"we_can_offer", &said.weCanOffer},
        {"time_valued", &said.timeValued}};
    for (const auto &[column, text] : texts)
        row[column] = Value(trimmed(*text));
    return row;
}

Result<void> insertPromises(Edit &edit, const Conversation &said, RowId engagement) {
    for (const Promised &promised : said.promises) {
        if (trimmed(promised.what).empty())
            continue;
        Record row(Entity::Promise);
        row["engagement_id"] = Value(engagement.value);
        if (said.organisation)
            row["organisation_id"] = Value(said.organisation.value);
        row["what"] = Value(simplified(promised.what));
        row["who"] = Value(simplified(promised.who));
        row["due"] = Value(promised.due);
        row["status"] = Value("open");
        PW_CHECK(edit.insert(row));
    }
    return {};
}

Result<void> insertNeed(Edit &edit, const Conversation &said, const std::string &day) {
    if (trimmed(said.theyNeed).empty() || said.needCategory.empty())
        return {};
    Record row(Entity::Need);
    row["name"] = Value(simplified(said.theyNeed));
    row["category"] = Value(said.needCategory);
    row["status"] = Value("heard");
    row["heard_on"] = Value(day);
    if (said.organisation)
        row["organisation_id"] = Value(said.organisation.value);
    PW_CHECK(edit.insert(row));
    return {};
}

// What a way of talking makes of a confirmation: a call confirms by phone, a letter on paper.
std::string confirmedHow(std::string_view way) {
    const Term *term = vocabulary("engagement_way").find(way);
    return std::string(term ? term->more("confirms") : std::string_view());
}

// Whom promises were made to, by conversation.
struct Made {
    RowId to;
    std::string on;
};

std::optional<OutstandingPromise> outstanding(const Record &row, const std::string &today,
                                              const std::unordered_map<RowId, Made> &made,
                                              MapFile &map) {
    const std::string &status = row.text("status");
    const bool isOpen = isOpenPromise(row);
    const bool isSettled = status == "kept" || status == "not_kept";
    if (!isOpen && !(isSettled && row["fed_back_on"].isEmpty()))
        return std::nullopt;
    OutstandingPromise promise{row, row.reference("organisation_id"), {}, {}, 0, !isOpen};
    if (const auto held = made.find(row.reference("engagement_id")); held != made.end()) {
        promise.madeOn = held->second.on;
        if (!promise.organisation)
            promise.organisation = held->second.to;
    }
    if (promise.organisation)
        if (const auto to = map.record(Entity::Organisation, promise.organisation))
            promise.to = to->text("name");
    promise.daysOver =
        daysBetween(row.text("due"), today).value_or(std::numeric_limits<int>::min());
    return promise;
}

} // namespace

Result<RowId> logConversation(MapFile &map, const Conversation &said, const std::string &today) {
    if (saysNothing(said))
        return fail(ErrorCode::InvalidInput,
                    "Write down what was heard, needed, offered or promised.");
    const std::string day = said.heldOn.empty() ? today : said.heldOn;
    if (day > today)
        return fail(ErrorCode::InvalidInput, "That day is still to come.", day);
    std::string subject = said.theme;
    Record with(Entity::Organisation);
    if (said.organisation) {
        PW_TRY(with, map.record(Entity::Organisation, said.organisation));
        subject = with.text("name");
    }
    PW_TRY(Edit edit, Edit::begin(map, "conversation.log", subject));
    PW_TRY(const RowId engagement, edit.insert(engagementOf(said, day)));
    PW_CHECK(insertPromises(edit, said, engagement));
    PW_CHECK(insertNeed(edit, said, day));
    if (said.step)
        PW_CHECK(edit.set(fieldOf(Entity::Step, "status"), said.step, Value(said.stepStatus)));
    if (said.confirmsRecord && said.organisation)
        PW_CHECK(confirm(edit, with, {day, said.heldBy, true, confirmedHow(said.way)}));
    PW_CHECK(edit.commit());
    return engagement;
}

Result<std::vector<PromisesBy>> promisesOutstanding(MapFile &map, const std::string &today) {
    std::unordered_map<RowId, Made> made;
    PW_CHECK(map.forEach(Entity::Engagement, [&](const Record &row) {
        made.emplace(row.id(), Made{row.reference("organisation_id"), row.text("held_on")});
        return true;
    }));
    PW_TRY(const auto rows, map.records(Entity::Promise));
    std::map<std::string, PromisesBy> byWhom; // by folded name: people do not write alike
    for (const Record &row : rows) {
        auto promise = outstanding(row, today, made, map);
        if (!promise)
            continue;
        PromisesBy &by = byWhom[folded(row.text("who"))];
        if (by.promises.empty())
            by.who = row.text("who");
        by.promises.push_back(*std::move(promise));
    }
    std::vector<PromisesBy> all;
    for (auto &[who, by] : byWhom) {
        std::ranges::stable_sort(by.promises, std::ranges::greater(),
                                 &OutstandingPromise::daysOver);
        all.push_back(std::move(by));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), [](const PromisesBy &by) {
        return std::pair(by.who.empty(), by.promises.front().daysOver);
    });
    return all;
}

Result<void> settlePromise(MapFile &map, RowId promise, const std::string &status,
                           const std::string &today) {
    PW_TRY(const Record row, map.record(Entity::Promise, promise));
    PW_TRY(Edit edit, Edit::begin(map, "promise.settle", row.text("what")));
    const bool isTold = status == "fed_back";
    // One that was not kept stays so when they have been told.
    if (!isTold || row.text("status") != "not_kept")
        PW_CHECK(edit.set(fieldOf(Entity::Promise, "status"), promise, Value(status)));
    if (isTold)
        PW_CHECK(edit.set(fieldOf(Entity::Promise, "fed_back_on"), promise, Value(today)));
    PW_CHECK(edit.commit());
    return {};
}

} // namespace placeweave
