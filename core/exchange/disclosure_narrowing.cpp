// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile leaves out beyond its base; read disclosure_rules.cpp first.
#include "core/exchange/disclosure_state.h"

#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {
namespace {

bool holdsAny(const Field &field, const Value &value, const std::vector<std::string> &codes) {
    if (codes.empty() || value.isEmpty())
        return false;
    const auto isLeftOut = [&](const std::string &said) {
        // Other programs may have written the code in words.
        const Term *term = vocabulary(field.detail).recognise(said);
        return std::ranges::contains(codes, term ? term->code : said);
    };
    if (field.type == FieldType::CodeSet)
        return std::ranges::any_of(setElements(value), isLeftOut);
    return field.type == FieldType::Code && isLeftOut(value.text());
}

bool isIn(const Polygons &area, const Shape &shape) {
    bool hasAny = false;
    for (const auto &path : shape.paths)
        for (const LatLon point : path) {
            hasAny = true;
            if (!contains(area, point))
                return false;
        }
    return hasAny;
}

} // namespace

bool Disclosure::State::leavesOut(Entity entity) const {
    // What others get is not for these readers to know; suggestions say in their own words what
    // they are about.
    if (entity == Entity::ReaderProfile || entity == Entity::Proposal)
        return readers.isNarrowed();
    return std::ranges::contains(readers.records, entity);
}

bool Disclosure::State::leavesOutByCode(const Record &record) const {
    if (!readers.isNarrowed())
        return false;
    return std::ranges::any_of(fieldsOf(record.entity()), [&](const Field &field) {
        if (field.type != FieldType::Code && field.type != FieldType::CodeSet)
            return false;
        const std::vector<std::string> *codes = field.detail == "kind"       ? &readers.kinds
                                                : field.detail == "activity" ? &readers.activities
                                                : field.detail == "theme"    ? &readers.themes
                                                : field.detail == "contact_type" ? &readers.contacts
                                                                                 : nullptr;
        return codes && holdsAny(field, record[field], *codes);
    });
}

bool Disclosure::State::leavesOutOrganisation(const Record &organisation) const {
    if (!base)
        return false;
    return leavesOutByCode(organisation) || m_offerNothingElse.contains(organisation.id()) ||
           leavesOutByArea(organisation);
}

// Asked of the place as the base shows it: that something is in a small area would else tell where
// it is hidden.
bool Disclosure::State::isInArea(const Place *used) const {
    if (!readers.area)
        return true;
    const Place *told = used && base ? base->place(used->id) : nullptr;
    if (!told || !told->isShown || !told->point)
        return false;
    if (told->told == Detail::Exact)
        return contains(*readers.area, *told->point);
    return told->told == Detail::Approximate &&
           contains(*readers.area, base->moved(*told->point, *told));
}

// What has a place must lie in the area; what belongs to somebody goes with them; of what has
// neither nobody knows that it lies there, but for what is about the whole map.
bool Disclosure::State::leavesOutByArea(const Record &record) const {
    if (!readers.area)
        return false;
    switch (record.entity()) {
    case Entity::Organisation: {
        const ShownPlace shown = base->shownPlace(record.id());
        return !shown.point || !contains(*readers.area, *shown.point);
    }
    case Entity::MapNote: {
        const Bytes *wkb = record["shape"].bytes();
        const auto shape = wkb ? shapeFromWkb(wkb->data) : Result<Shape>(Shape());
        return !shape || !isIn(*readers.area, *shape);
    }
    case Entity::Need:
        if (const auto point = record["geom"].point())
            return !contains(*readers.area, *point);
        return !record.reference("organisation_id");
    case Entity::Person:
    case Entity::Channel:
    case Entity::Story:
    case Entity::Engagement:
    case Entity::Promise:
        return !record.reference("organisation_id");
    case Entity::ServiceAtLocation:
        return !isInArea(place(record.reference("location_id")));
    case Entity::Community:
        return !m_reached.contains(record.id());
    case Entity::Exercise:
    case Entity::Asked:
    case Entity::Plan:
    case Entity::View:
        return true;
    default:
        return false;
    }
}

// Before organisations: whoever offers only what is left out would be named without a word of it.
Result<void> Disclosure::State::readWhoOffersNothingElse() {
    if (readers.activities.empty())
        return {};
    constexpr const Field &kActivity = fieldOf(Entity::Service, "activity");
    constexpr const Field *kOfService[] = {&fieldOf(Entity::Service, "organisation_id"),
                                           &kActivity};
    std::unordered_set<RowId> offerMore;
    PW_CHECK(map->forEach(Entity::Service, kOfService, [&](const Record &row) {
        const bool isLeftOut = holdsAny(kActivity, row[kActivity], readers.activities);
        (isLeftOut ? m_offerNothingElse : offerMore).insert(row.reference("organisation_id"));
        return true;
    }));
    for (const RowId organisation : offerMore)
        m_offerNothingElse.erase(organisation);
    return {};
}

Result<void> Disclosure::State::readWhoIsReached() {
    if (!readers.area)
        return {};
    return map->forEach(Entity::Serves, [&](const Record &row) {
        if (const Organisation *by = organisation(row.reference("organisation_id"));
            by && by->isShown)
            m_reached.insert(row.reference("community_id"));
        return true;
    });
}

} // namespace placeweave
