// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/service_places.h"

#include "core/base/text.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>

namespace placeweave {
namespace {

// Two records of one spot: one address, or one position.
bool isSamePlace(const Record &a, const Record &b) {
    constexpr double kSameSpotMetres = 30;
    const auto isSame = [&](const char *column) {
        return a[column].isEmpty() || b[column].isEmpty() ||
               folded(a.text(column)) == folded(b.text(column));
    };
    if (!isSame("address") || !isSame("postcode") || !isSame("name"))
        return false;
    const auto here = a["geom"].point();
    const auto there = b["geom"].point();
    if (here && there)
        return distanceMetres(*here, *there) <= kSameSpotMetres;
    const auto bothSay = [&](const char *column) {
        return !a[column].isEmpty() && !b[column].isEmpty();
    };
    return bothSay("address") || bothSay("postcode");
}

} // namespace

Result<void> ServicePlaces::begin() {
    PW_TRY(m_shared, SharedPlaces::of(m_map));
    return {};
}

Result<void> ServicePlaces::placeNew(RowId service, RowId organisation,
                                     const std::optional<Record> &place) {
    m_new.insert(service);
    PW_CHECK(add(service, organisation, place));
    return {};
}

Result<bool> ServicePlaces::placeAgain(RowId service, RowId organisation,
                                       const std::optional<Record> &place, RowUpdater &updater) {
    if (m_new.contains(service))
        return add(service, organisation, place);
    // One that merely stands at its organisation says nothing of where else it was.
    PW_TRY(const bool isOurs, updater.brought(Entity::Service, service));
    return isOurs && place ? move(service, organisation, *place, updater) : Result<bool>(false);
}

// The place of its organisation where it is that one, or where the row says nothing.
Result<RowId> ServicePlaces::placeOf(RowId organisation, const std::optional<Record> &told) {
    PW_TRY(const Record owner, m_map.record(Entity::Organisation, organisation));
    const RowId main = owner.reference("location_id");
    if (!told)
        return main;
    Value disclosure("exact");
    if (main) {
        PW_TRY(const Record there, m_map.record(Entity::Location, main));
        if (isSamePlace(there, *told))
            return main;
        disclosure = there["disclosure"]; // somebody hidden is not to be found through a service
    }
    Record place = *told;
    if (place["disclosure"].isEmpty())
        place["disclosure"] = disclosure;
    const std::uint64_t key = SharedPlaces::keyOf(place);
    if (const RowId shared = m_shared.find(key))
        return shared;
    PW_TRY(const RowId added, m_edit.insert(place));
    m_shared.add(key, added);
    return added;
}

Result<bool> ServicePlaces::add(RowId service, RowId organisation,
                                const std::optional<Record> &place) {
    PW_TRY(const RowId where, placeOf(organisation, place));
    return link(service, where);
}

Result<bool> ServicePlaces::link(RowId service, RowId place) {
    PW_TRY(const auto there, m_map.recordsOf(Entity::ServiceAtLocation, "service_id", service));
    if (!place || std::ranges::any_of(there, [&](const Record &where) {
            return where.reference("location_id") == place;
        }))
        return false;
    Record happens(Entity::ServiceAtLocation);
    happens["service_id"] = Value(service.value);
    happens["location_id"] = Value(place.value);
    PW_CHECK(m_edit.insert(happens));
    return true;
}

Result<bool> ServicePlaces::move(RowId service, RowId organisation, const Record &place,
                                 RowUpdater &updater) {
    PW_TRY(const auto there, m_map.recordsOf(Entity::ServiceAtLocation, "service_id", service));
    RowId same;
    for (const Record &where : there) {
        PW_TRY(const Record known, m_map.record(Entity::Location, where.reference("location_id")));
        PW_TRY(const bool isCorrected, updater.wasCorrected(Entity::Location, known.id()));
        if (isCorrected) { // somebody knows better where it happens
            m_told.erase(service);
            m_settled.insert(service);
        }
        if (isSamePlace(known, place))
            same = known.id();
    }
    if (m_settled.contains(service))
        return false;
    std::vector<RowId> &told = m_told[service];
    if (same) {
        told.push_back(same);
        return false;
    }
    PW_TRY(const RowId where, placeOf(organisation, place));
    told.push_back(where);
    PW_TRY(const bool wasRemoved, updater.wasUnlinked(service, where));
    return wasRemoved ? Result<bool>(false) : link(service, where);
}

Result<void> ServicePlaces::finish(RowUpdater &updater) {
    for (const auto &[service, told] : m_told)
        PW_CHECK(leave(service, told, updater));
    return {};
}

Result<void> ServicePlaces::leave(RowId service, const std::vector<RowId> &told,
                                  RowUpdater &updater) {
    PW_TRY(const auto there, m_map.recordsOf(Entity::ServiceAtLocation, "service_id", service));
    for (const Record &where : there) {
        const RowId place = where.reference("location_id");
        PW_TRY(const bool isOurs, updater.brought(Entity::ServiceAtLocation, where.id()));
        if (!isOurs || std::ranges::contains(told, place))
            continue;
        PW_CHECK(m_edit.remove(Entity::ServiceAtLocation, where.id()));
        PW_TRY(const bool isUsed, updater.isUsed(place));
        if (!isUsed)
            PW_CHECK(m_edit.remove(Entity::Location, place));
    }
    return {};
}

} // namespace placeweave
