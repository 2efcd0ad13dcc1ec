// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/give_and_take.h"

#include "core/base/time.h"
#include "core/store/map_file.h"

#include <algorithm>

namespace placeweave {
namespace {

constexpr std::size_t kMostGotBack = 4; // said of each

struct Dated {
    std::string day;
    std::string what;
};

// Nothing of value is nothing got back.
bool isSomething(const std::string &timeValued) {
    return !timeValued.empty() && timeValued != "not_valued" && timeValued != "thanks";
}

} // namespace

bool isOpenPromise(const Record &promise) {
    const std::string &status = promise.text("status");
    return status.empty() || status == "open";
}

Result<std::unordered_map<RowId, GiveAndTake>> givenAndTaken(MapFile &map,
                                                             const std::string &today) {
    std::unordered_map<RowId, GiveAndTake> all;
    std::unordered_map<RowId, std::vector<Dated>> got;
    std::unordered_map<RowId, RowId> withWhom; // of conversations
    const std::string halfAYearAgo = daysBefore(today, kHalfAYear);
    PW_CHECK(map.forEach(Entity::Engagement, [&](const Record &row) {
        const RowId with = row.reference("organisation_id");
        const std::string &day = row.text("held_on");
        if (!with)
            return true;
        withWhom.emplace(row.id(), with);
        if (day > today)
            return true; // nobody has asked on a day that is still to come
        GiveAndTake &one = all[with];
        if (day >= one.lastOn) {
            one.lastOn = day;
            one.lastBy = row.text("held_by");
        }
        one.inSixMonths += !day.empty() && day >= halfAYearAgo;
        if (isSomething(row.text("time_valued")))
            got[with].push_back({day, row.text("time_valued")});
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Promise, [&](const Record &row) {
        RowId to = row.reference("organisation_id");
        if (const auto held = withWhom.find(row.reference("engagement_id"));
            !to && held != withWhom.end())
            to = held->second;
        if (!to)
            return true;
        const std::string &status = row.text("status");
        if (isOpenPromise(row))
            all[to].open.push_back(row.text("what"));
        else if (status == "kept" || status == "fed_back")
            got[to].push_back({row.text("fed_back_on"), row.text("what")});
        return true;
    }));
    for (auto &[organisation, things] : got) {
        std::ranges::stable_sort(things, std::ranges::greater(), &Dated::day);
        for (Dated &thing : things)
            if (all[organisation].gotBack.size() < kMostGotBack)
                all[organisation].gotBack.push_back(std::move(thing.what));
    }
    return all;
}

} // namespace placeweave
