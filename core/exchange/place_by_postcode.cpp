// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/place_by_postcode.h"

#include "core/store/edit.h"
#include "core/store/map_file.h"

#include <array>
#include <unordered_set>
#include <vector>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

constexpr const Field &kPostPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kPlacedHow = fieldOf(Entity::Location, "placed_how");
constexpr const Field &kPrecision = fieldOf(Entity::Location, "precision");
constexpr const Field &kType = fieldOf(Entity::Location, "location_type");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");

// As the Office for National Statistics counts; from 6 on it is the middle of a sector, or old.
constexpr int kWorstOfPostcode = 5;

constexpr const Field &kMainPlace = fieldOf(Entity::Organisation, "location_id");

bool isNowhere(const Record &place) {
    const std::string &type = place[kType].text();
    return type == "virtual" || type == "no_fixed_place" || type == "mobile";
}

struct Waiting {
    RowId organisation;
    RowId place; // may be none
    std::string postPostcode;
};

Result<std::vector<Waiting>> stillWaiting(MapFile &map) {
    constexpr std::array<const Field *, 1> kOfPlace{&kPoint};
    std::unordered_set<RowId> placed;
    PW_CHECK(map.forEach(Entity::Location, kOfPlace, [&](const Record &place) {
        if (place[kPoint].point())
            placed.insert(place.id());
        return true;
    }));
    constexpr std::array kOfOrganisation{&kPostPostcode, &kMainPlace};
    std::vector<Waiting> waiting;
    PW_CHECK(map.forEach(Entity::Organisation, kOfOrganisation, [&](const Record &organisation) {
        if (const RowId place{organisation[kMainPlace].integer()}; !placed.contains(place))
            waiting.push_back({organisation.id(), place, organisation[kPostPostcode].text()});
        return true;
    }));
    return waiting;
}

// The place that was found, into the map.
Result<void> keep(Edit &edit, const OrganisationRow &row) {
    const RowId place = row.place.id();
    if (!place) {
        PW_TRY(const RowId made, edit.insert(row.place));
        return edit.set(kMainPlace, row.organisation.id(), Value(made.value));
    }
    for (const Field *field : {&kPoint, &kPlacedHow, &kPrecision})
        PW_CHECK(edit.set(*field, place, row.place[*field]));
    return {};
}

} // namespace

// A place that is in the map already may be shown: it must not be put where post goes, which is
// often someone's home.
const std::string &postcodeToPlaceBy(const OrganisationRow &row) {
    const std::string &ofPlace = row.place[kPostcode].text();
    const bool isPlaceOfPost = !row.place.id() || row.place[kType].text() == "correspondence";
    return ofPlace.empty() && isPlaceOfPost ? row.organisation[kPostPostcode].text() : ofPlace;
}

void placeByPostcode(const PostcodeLookup &postcodes, OrganisationRow &row, RemarkLog &remarks) {
    if (row.point() || isNowhere(row.place))
        return;
    const std::string postcode = postcodeToPlaceBy(row);
    if (postcode.empty())
        return remarks.add(Reason::PostcodeMissing);
    const auto place = postcodes.find(postcode);
    if (!place)
        return remarks.add(Reason::PostcodeUnknown, {}, postcode);
    if (place->terminated)
        return remarks.add(Reason::PostcodeEnded, {}, postcode);
    if (!place->point)
        return remarks.add(Reason::PostcodeNowhere, {}, postcode);
    row.place[kPoint] = Value(*place->point);
    row.place[kPlacedHow] = Value("postcode");
    row.place[kPrecision] = Value(place->quality > kWorstOfPostcode ? "area" : "postcode");
    row.hasPlace = true;
    if (row.place[kPostcode].isEmpty() && !row.place.id()) {
        row.place[kType] = Value("correspondence");
        row.place[kDisclosure] = Value("hidden");
    } else if (row.place[kDisclosure].isEmpty()) {
        row.place[kDisclosure] = Value("exact");
    }
}

Result<void> forEachToPlace(MapFile &map, const Progress &progress,
                            const std::function<Result<void>(OrganisationRow &&row)> &visit) {
    PW_TRY(const std::vector<Waiting> waiting, stillWaiting(map));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled, "It was stopped; nothing was changed.");
        progress.report(static_cast<std::int64_t>(i), std::ssize(waiting));
        OrganisationRow row;
        row.organisation.setId(waiting[i].organisation);
        row.organisation[kPostPostcode] = Value(waiting[i].postPostcode);
        if (waiting[i].place) {
            PW_TRY(row.place, map.record(Entity::Location, waiting[i].place));
        }
        // Its place may have been found since, with another who is there.
        if (!row.point() && !isNowhere(row.place))
            PW_CHECK(visit(std::move(row)));
    }
    return {};
}

Result<PlacedByPostcode> placeAllByPostcode(MapFile &map, const PostcodeLookup &postcodes,
                                            const Progress &progress) {
    PW_TRY(Edit edit, Edit::begin(map, "postcodes.place", postcodes.made()));
    PlacedByPostcode done;
    PW_CHECK(forEachToPlace(map, progress, [&](OrganisationRow &&row) -> Result<void> {
        if (!postcodes.wasAsked(postcodeToPlaceBy(row))) {
            ++done.leftOut;
            return {};
        }
        ImportOutcome said;
        RemarkLog remarks(said);
        placeByPostcode(postcodes, row, remarks);
        if (row.point()) {
            ++done.placed;
            return keep(edit, row);
        }
        const bool isEnded = said.remarks.front().reason == Reason::PostcodeEnded;
        ++(isEnded ? done.ended : done.unknown);
        return {};
    }));
    PW_CHECK(edit.commit());
    return done;
}

} // namespace placeweave
