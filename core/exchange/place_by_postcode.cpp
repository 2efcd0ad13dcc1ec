// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/place_by_postcode.h"

#include "core/store/edit.h"

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

} // namespace

void placeByPostcode(const PostcodeIndex &postcodes, OrganisationRow &row, RemarkLog &remarks) {
    const std::string &type = row.place[kType].text();
    if (row.point() || type == "virtual" || type == "no_fixed_place" || type == "mobile")
        return;
    const std::string ofPlace = row.place[kPostcode].text();
    const std::string &postcode =
        ofPlace.empty() ? row.organisation[kPostPostcode].text() : ofPlace;
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
    if (ofPlace.empty() && !row.place.id()) {
        row.place[kType] = Value("correspondence");
        row.place[kDisclosure] = Value("hidden");
    } else if (row.place[kDisclosure].isEmpty()) {
        row.place[kDisclosure] = Value("exact");
    }
}

Result<PlacedByPostcode> placeAllByPostcode(MapFile &map, const PostcodeIndex &postcodes,
                                            const Progress &progress) {
    PW_TRY(Edit edit, Edit::begin(map, "postcodes.place", postcodes.made()));
    PW_TRY(const std::vector<Record> organisations, map.records(Entity::Organisation));
    PlacedByPostcode done;
    ImportOutcome said;
    RemarkLog remarks(said);
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled, "It was stopped; nothing was changed.");
        progress.report(static_cast<std::int64_t>(i), std::ssize(organisations));
        OrganisationRow row;
        row.organisation = organisations[i];
        const RowId placeId = row.organisation.reference("location_id");
        if (placeId) {
            PW_TRY(row.place, map.record(Entity::Location, placeId));
        }
        if (row.point())
            continue;
        placeByPostcode(postcodes, row, remarks);
        if (!row.point())
            continue;
        ++done.placed;
        if (!placeId) {
            PW_TRY(const RowId made, edit.insert(row.place));
            PW_CHECK(edit.set(kMainPlace, row.organisation.id(), Value(made.value)));
            continue;
        }
        for (const Field *field : {&kPoint, &kPlacedHow, &kPrecision})
            PW_CHECK(edit.set(*field, placeId, row.place[*field]));
    }
    done.unknown = said.remarkCount;
    PW_CHECK(edit.commit());
    return done;
}

} // namespace placeweave
