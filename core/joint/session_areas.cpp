// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/session_areas.h"

#include "core/base/time.h"
#include "core/model/said.h"
#include "core/store/area_store.h"
#include "core/store/edit.h"

#include <algorithm>
#include <map>

namespace placeweave {
namespace {

constexpr std::string_view kNothingFound = "asked_nothing_found";

// What the session knows to be somewhere: all that is on the map, and all that was said with a pin.
Result<std::vector<LatLon>> knownPoints(MapFile &map, const AssetIndex &index, RowId exercise,
                                        const Polygons &place) {
    std::vector<LatLon> points;
    AssetFilter there;
    there.within = place;
    for (const std::uint32_t row : index.matching(there))
        if (const auto point = index.point(row); point && !(index.flags(row) & asset_flag::kClosed))
            points.push_back(*point);
    PW_CHECK(map.forEach(Entity::Proposal, [&](const Record &proposal) {
        if (const auto said = saidOf(proposal); said && said->exercise == exercise && said->point)
            points.push_back(*said->point);
        return true;
    }));
    return points;
}

// Of this session, by area.
Result<std::map<std::string, RowId>> markedIn(MapFile &map, RowId exercise) {
    std::map<std::string, RowId> marked;
    PW_CHECK(map.forEach(Entity::Asked, [&](const Record &asked) {
        if (asked.reference("exercise_id") == exercise)
            marked.emplace(asked.text("area_code"), asked.id());
        return true;
    }));
    return marked;
}

} // namespace

Result<Polygons> placeOf(const Record &exercise) {
    const Bytes *wkb = exercise["place_area"].bytes();
    return wkb ? polygonsFromWkb(wkb->data) : Polygons();
}

Result<std::vector<SessionArea>> areasOf(MapFile &map, const AssetIndex &index, RowId exercise,
                                         std::int64_t set) {
    PW_TRY(const Record session, map.record(Entity::Exercise, exercise));
    PW_TRY(const Polygons place, placeOf(session));
    std::vector<SessionArea> found;
    if (place.empty())
        return found;
    PW_TRY(const std::vector<LatLon> known, knownPoints(map, index, exercise, place));
    PW_TRY(const auto marked, markedIn(map, exercise));
    PW_TRY(const std::vector<Area> areas, map.areas().areas(set));
    const LatLonBox around = boundsOf(place);
    for (const Area &area : areas) {
        const LatLonBox box = boundsOf(area.outline);
        if (area.outline.empty())
            continue;
        const LatLon middle = pointInside(area.outline);
        if (!around.contains(middle) || !contains(place, middle))
            continue;
        const bool isKnown = std::ranges::any_of(known, [&](const LatLon &point) {
            return box.contains(point) && contains(area.outline, point);
        });
        found.push_back({area.code, area.name, isKnown, marked.contains(area.code)});
    }
    return found;
}

Result<ActionId> markAsked(MapFile &map, const AssetIndex &index, RowId exercise,
                           std::int64_t set) {
    PW_TRY(const Record session, map.record(Entity::Exercise, exercise));
    const std::string now = today();
    const std::string day = session.text("held_on").empty() ? now : session.text("held_on");
    if (day > now)
        return fail(ErrorCode::InvalidInput,
                    "This session is still to come. Areas can be marked once somebody has asked.");
    PW_TRY(const std::vector<SessionArea> areas, areasOf(map, index, exercise, set));
    if (areas.empty())
        return fail(ErrorCode::InvalidInput,
                    "None of these areas lies in the session's place on the map.");
    PW_TRY(const auto marked, markedIn(map, exercise));
    PW_TRY(Edit edit, Edit::begin(map, "asked.mark", session.text("name")));
    edit.setExercise(exercise);
    for (const SessionArea &area : areas) {
        const Value answer(std::string(area.isKnown ? "known" : kNothingFound));
        if (const auto row = marked.find(area.code); row != marked.end()) {
            PW_CHECK(edit.set(fieldOf(Entity::Asked, "answer"), row->second, answer));
            PW_CHECK(edit.set(fieldOf(Entity::Asked, "asked_on"), row->second, Value(day)));
            continue;
        }
        Record asked(Entity::Asked);
        asked["area_code"] = Value(area.code);
        asked["asked_on"] = Value(day);
        asked["asked_by"] = session["host"];
        asked["exercise_id"] = Value(exercise.value);
        asked["answer"] = answer;
        PW_CHECK(edit.insert(asked));
    }
    return edit.commit();
}

Result<ActionId> setPlace(MapFile &map, RowId exercise, std::int64_t set, const std::string &code) {
    PW_TRY(const std::vector<Area> areas, map.areas().areas(set));
    const auto area = std::ranges::find(areas, code, &Area::code);
    if (area == areas.end() || area->outline.empty())
        return fail(ErrorCode::NotFound, "There is no such area on this map any more.", code);
    PW_TRY(const Record session, map.record(Entity::Exercise, exercise));
    PW_TRY(Edit edit, Edit::begin(map, "exercise.change", session.text("name")));
    PW_CHECK(edit.set(fieldOf(Entity::Exercise, "place"), exercise,
                      Value(area->name.empty() ? area->code : area->name)));
    PW_CHECK(edit.set(fieldOf(Entity::Exercise, "place_area"), exercise,
                      Value(Bytes{toWkb(area->outline)})));
    return edit.commit();
}

} // namespace placeweave
