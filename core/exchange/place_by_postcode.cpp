// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/place_by_postcode.h"

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

// As the Office for National Statistics counts: beyond it, the middle of a sector or an estimate.
constexpr int kWorstOfPostcode = 6;

} // namespace

void placeByPostcode(const PostcodeIndex &postcodes, OrganisationRow &row, RemarkLog &remarks) {
    const std::string &type = row.place[kType].text();
    if (row.point() || type == "virtual" || type == "no_fixed_place" || type == "mobile")
        return;
    const std::string ofPlace = row.place[kPostcode].text();
    const std::string &postcode =
        ofPlace.empty() ? row.organisation[kPostPostcode].text() : ofPlace;
    if (postcode.empty())
        return;
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
    if (ofPlace.empty()) {
        row.place[kType] = Value("correspondence");
        row.place[kDisclosure] = Value("hidden");
    } else if (row.place[kDisclosure].isEmpty()) {
        row.place[kDisclosure] = Value("exact");
    }
}

} // namespace placeweave
