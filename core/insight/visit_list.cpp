// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/visit_list.h"

#include "core/base/text.h"
#include "core/exchange/person_words.h"
#include "core/insight/walks.h"
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

Result<void> putInOrder(MapFile &map, VisitList &list) {
    std::vector<LatLon> places;
    for (const PlanStop &stop : list.stops)
        places.push_back(stop.point.value_or(LatLon{})); // each of these has one
    std::vector<std::vector<Walks::Walk>> walks;
    WaysBetween between = straightBetween(places);
    if (list.travel == Travel::OnFoot) {
        PW_TRY(const std::vector<ContextFeature> context, map.areas().context());
        walks = Walks::between(WalkingNetwork(context), places);
        for (std::size_t from = 0; from < places.size(); ++from)
            for (std::size_t to = 0; to < places.size(); ++to)
                between[from][to] = walks[from][to].metres;
    }
    const std::vector<std::size_t> order = visitOrder(between);
    list.metres = lengthOfVisits(between, order);
    if (list.travel == Travel::OnFoot)
        for (std::size_t i = 1; i < order.size(); ++i)
            list.besideRoads += !walks[order[i - 1]][order[i]].isAlongRoads;
    std::vector<PlanStop> inOrder;
    for (const std::size_t position : order)
        inOrder.push_back(std::move(list.stops[position]));
    list.stops = std::move(inOrder);
    return {};
}

} // namespace

Result<VisitList> visitListOf(MapFile &map, RowId plan, const Disclosure &readers,
                              const std::string &today, Travel travel) {
    VisitList list;
    list.travel = travel;
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
    PW_CHECK(putInOrder(map, list));
    return list;
}

} // namespace placeweave
