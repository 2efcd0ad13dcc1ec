// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/visit_list.h"

#include "core/base/text.h"
#include "core/exchange/person_words.h"
#include "core/place/visit_order.h"
#include "core/store/map_file.h"

#include <unordered_set>

namespace placeweave {
namespace {

// Whoever has agreed to be named, by folded name: channels hold the trusted one as plain text.
std::unordered_set<std::string> namesWithConsent(const WaysToReach &reach) {
    std::unordered_set<std::string> names;
    for (const auto &[organisation, people] : reach.people)
        for (const Record &person : people)
            names.insert(folded(person.text("name")));
    return names;
}

// Somebody who acts in their own way stands on no paper without their word, and their home never.
bool mayStandOnPaper(const Record &organisation, const PlanStop &stop) {
    if (!isIndividual(organisation.text("kind")))
        return true;
    const std::string &permission = organisation.text("listing_permission");
    return permission == "anyone" || permission == "partners" ||
           (permission != "no" && !stop.ways.empty());
}

Result<void> keepOffPaper(MapFile &map, const Disclosure &readers, PlanStop &stop) {
    const RowId id = stop.step.reference("organisation_id");
    if (!id || !readers.shows(Entity::Organisation, id))
        return {};
    PW_TRY(const Record row, map.record(Entity::Organisation, id));
    stop.mayLeave = stop.mayLeave && mayStandOnPaper(row, stop);
    PW_TRY(const auto place, placeOnPaper(map, readers, row));
    if (!place) {
        stop.place.clear();
        stop.point.reset();
    }
    return {};
}

void putInOrder(VisitList &list) {
    std::vector<LatLon> places;
    for (const PlanStop &stop : list.stops)
        places.push_back(stop.point.value_or(LatLon{})); // each of these has one
    const std::vector<std::size_t> order = visitOrder(places);
    list.metres = lengthOfVisits(places, order);
    std::vector<PlanStop> inOrder;
    for (const std::size_t position : order)
        inOrder.push_back(std::move(list.stops[position]));
    list.stops = std::move(inOrder);
}

} // namespace

Result<VisitList> visitListOf(MapFile &map, RowId plan, const Disclosure &readers,
                              const std::string &today) {
    VisitList list;
    PW_TRY(list.plan, map.record(Entity::Plan, plan));
    if (const auto about = map.record(Entity::About, RowId{1}))
        list.safeguarding = simplified(about->text("safeguarding"));
    PW_TRY(auto stops, stopsOf(map, plan, readers, today));
    PW_TRY(const WaysToReach reach, waysToReach(map, readers, today));
    const auto agreed = namesWithConsent(reach);
    for (PlanStop &stop : stops) {
        if (isStepOver(stop.step))
            continue;
        if (stop.isClosed) {
            ++list.closed;
            continue;
        }
        PW_CHECK(keepOffPaper(map, readers, stop));
        if (!stop.mayLeave) {
            ++list.leftOut;
            continue;
        }
        if (!agreed.contains(folded(stop.trusted)))
            stop.trusted.clear();
        (stop.point ? list.stops : list.elsewhere).push_back(std::move(stop));
    }
    putInOrder(list);
    return list;
}

} // namespace placeweave
