// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/freshness.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/joint/confirmation.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

using State = RecordAge::State;

// How much of a record each makes up; together 100. What people need to get there counts most.
constexpr std::array<int, kLackings> kWeights{12, 14, 14, 12, 14, 8, 8, 6, 4, 4, 4};

constexpr int weightOf(Lacking what) {
    return kWeights[static_cast<std::size_t>(what)];
}

// What belongs to organisations, as far as completeness asks.
struct Belongings {
    struct Place {
        bool isKnown = false; // placed, or nowhere that could be
        bool isPhysical = true;
        bool hasAccess = false;
    };
    std::unordered_map<RowId, Place> places;
    std::unordered_set<RowId> offering;
    std::unordered_set<RowId> timed;
    std::unordered_set<RowId> reachable;

    Result<void> read(MapFile &map) {
        PW_CHECK(map.forEach(Entity::Location, [&](const Record &row) {
            const std::string &type = row.text("location_type");
            const bool isElsewhere = type == "virtual" || type == "no_fixed_place" ||
                                     type == "mobile" || row.text("disclosure") == "hidden";
            places[row.id()] = {!row["geom"].isEmpty() || isElsewhere, !isElsewhere,
                                row["step_free"].isInteger()};
            return true;
        }));
        PW_CHECK(map.forEach(Entity::Service, [&](const Record &row) {
            const RowId organisation = row.reference("organisation_id");
            if (!row["activity"].isEmpty() || !row["name"].isEmpty())
                offering.insert(organisation);
            if (!row["schedule"].isEmpty() || !row["when_note"].isEmpty() ||
                !row["opens"].isEmpty())
                timed.insert(organisation);
            return true;
        }));
        return map.forEach(Entity::Contact, [&](const Record &row) {
            if (!row["value"].isEmpty())
                reachable.insert(row.reference("organisation_id"));
            return true;
        });
    }
};

void complete(const Record &row, const Belongings &belongings, RecordAge &age) {
    const auto place = belongings.places.find(row.reference("location_id"));
    const bool hasPlace = place != belongings.places.end() && place->second.isKnown;
    const bool needsAccess = !hasPlace || place->second.isPhysical;
    const std::array<bool, kLackings> there{!row["listing_permission"].isEmpty() &&
                                                row.text("listing_permission") != "not_asked",
                                            hasPlace,
                                            belongings.offering.contains(row.id()),
                                            belongings.timed.contains(row.id()),
                                            belongings.reachable.contains(row.id()),
                                            !row["description"].isEmpty(),
                                            !row["kind"].isEmpty(),
                                            !needsAccess || (hasPlace && place->second.hasAccess),
                                            !row["languages"].isEmpty(),
                                            !row["focus"].isEmpty(),
                                            row["size"].isInteger()};
    for (std::size_t i = 0; i < there.size(); ++i) {
        const auto what = static_cast<Lacking>(i);
        if (there[i])
            age.completeness += weightOf(what);
        else
            age.lacking.push_back(what);
    }
}

RecordAge ageOf(const Record &row, const std::string &today) {
    RecordAge age;
    age.organisation = row.id();
    age.name = row.text("name");
    age.confirmedOn = row.text("confirmed_on");
    age.nextReview = row.text("next_review");
    age.itselfOn = confirmedByItselfOn(row);
    age.partner = row["confirmed_by"].isEmpty() ? row.text("source") : row.text("confirmed_by");
    age.days = daysBetween(age.confirmedOn, today);
    if (!age.days)
        age.state = State::Never;
    else if (*age.days < 0)
        age.state = State::InFuture;
    else
        age.state = *age.days > kFreshDays ? State::Old : State::Fresh;
    if (age.state == State::InFuture || age.state == State::Never)
        age.days.reset();
    const auto ownDays = daysBetween(age.itselfOn, today);
    age.byItself = ownDays && *ownDays >= 0 && *ownDays <= kFreshDays;
    const bool reviewHasCome = !age.nextReview.empty() && age.nextReview <= today;
    age.isDue = age.state != State::Fresh || reviewHasCome;
    return age;
}

void count(Freshness &freshness) {
    for (const RecordAge &age : freshness.organisations) {
        freshness.fresh += age.state == State::Fresh ? 1 : 0;
        freshness.old += age.state == State::Old ? 1 : 0;
        freshness.never += age.state == State::Never ? 1 : 0;
        freshness.inFuture += age.state == State::InFuture ? 1 : 0;
        freshness.byItself += age.state == State::Fresh && age.byItself ? 1 : 0;
    }
}

void gatherReviews(Freshness &freshness) {
    std::map<std::string, ReviewList> byPartner; // by folded name: people do not write alike
    for (std::uint32_t i = 0; i < freshness.organisations.size(); ++i) {
        const RecordAge &age = freshness.organisations[i];
        if (!age.isDue)
            continue;
        ReviewList &list = byPartner[folded(age.partner)];
        if (list.organisations.empty())
            list.partner = age.partner;
        list.organisations.push_back(i);
    }
    for (auto &[name, list] : byPartner)
        freshness.reviews.push_back(std::move(list));
    std::ranges::stable_sort(freshness.reviews, std::ranges::greater(),
                             [](const ReviewList &list) { return list.organisations.size(); });
}

std::optional<ChannelDue> dueOf(const Record &row, const std::string &today) {
    ChannelDue due{row.id(),
                   row.reference("organisation_id"),
                   row.text("name"),
                   row.text("audited_on"),
                   row.text("next_audit"),
                   0};
    const auto since = daysBetween(due.auditedOn, today);
    if (!since || *since < 0)
        due.auditedOn.clear(); // never, or on a day still to come
    // Twelve months on, whatever later day somebody has put down.
    const std::string yearAgo = daysBefore(today, kFreshDays);
    const bool isYearOver = due.auditedOn.empty() || due.auditedOn < yearAgo;
    const bool dayHasCome = !due.due.empty() && due.due <= today;
    if (!isYearOver && !dayHasCome)
        return std::nullopt;
    const std::string afterAYear =
        due.auditedOn.empty() ? std::string() : daysBefore(due.auditedOn, -kFreshDays);
    if (!dayHasCome || (!afterAYear.empty() && afterAYear < due.due))
        due.due = afterAYear;
    due.daysOver = daysBetween(due.due, today).value_or(0);
    return due;
}

} // namespace

Result<Freshness> freshnessOf(MapFile &map, const std::string &today) {
    Freshness freshness;
    Belongings belongings;
    PW_CHECK(belongings.read(map));
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &row) {
        if (row.text("status") == "closed")
            return true;
        RecordAge age = ageOf(row, today);
        complete(row, belongings, age);
        freshness.organisations.push_back(std::move(age));
        return true;
    }));
    std::ranges::stable_sort(
        freshness.organisations, std::ranges::greater(),
        [](const RecordAge &age) { return std::pair(!age.days, age.days.value_or(0)); });
    count(freshness);
    gatherReviews(freshness);
    PW_CHECK(map.forEach(Entity::Channel, [&](const Record &row) {
        if (auto due = dueOf(row, today))
            freshness.channels.push_back(*std::move(due));
        return true;
    }));
    std::ranges::stable_sort(freshness.channels, std::ranges::greater(), [](const ChannelDue &due) {
        return std::pair(due.due.empty(), due.daysOver);
    });
    return freshness;
}

} // namespace placeweave
