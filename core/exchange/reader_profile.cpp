// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/reader_profile.h"

#include "core/base/text.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::ReaderProfile, "name");
constexpr const Field &kBase = fieldOf(Entity::ReaderProfile, "base");
constexpr const Field &kKinds = fieldOf(Entity::ReaderProfile, "without_kinds");
constexpr const Field &kActivities = fieldOf(Entity::ReaderProfile, "without_activities");
constexpr const Field &kThemes = fieldOf(Entity::ReaderProfile, "without_themes");
constexpr const Field &kContacts = fieldOf(Entity::ReaderProfile, "without_contacts");
constexpr const Field &kRecords = fieldOf(Entity::ReaderProfile, "without_records");
constexpr const Field &kLeftOutFields = fieldOf(Entity::ReaderProfile, "without_fields");
constexpr const Field &kClosest = fieldOf(Entity::ReaderProfile, "closest");
constexpr const Field &kRadius = fieldOf(Entity::ReaderProfile, "radius");
constexpr const Field &kAgreed = fieldOf(Entity::ReaderProfile, "agreed");
constexpr const Field &kArea = fieldOf(Entity::ReaderProfile, "area");
constexpr const Field &kAreaName = fieldOf(Entity::ReaderProfile, "area_name");

constexpr const Field &kPosition = fieldOf(Entity::Location, "geom");
constexpr const Field &kMainPlace = fieldOf(Entity::Organisation, "location_id");

constexpr std::array kDetails{
    std::pair{PlaceDetail::Exact, "exact"}, std::pair{PlaceDetail::Approximate, "approximate"},
    std::pair{PlaceDetail::District, "area"}, std::pair{PlaceDetail::Nothing, "hidden"}};

// "service.cost"
const Field *fieldNamed(std::string_view name) {
    const std::size_t point = name.find('.');
    const EntityInfo *entity = point == name.npos ? nullptr : entityByTable(name.substr(0, point));
    return entity ? findField(entity->entity, name.substr(point + 1)) : nullptr;
}

Value setOf(const std::vector<std::string> &elements) {
    return elements.empty() ? Value() : setValue(elements);
}

std::vector<std::string> standingNames(const std::vector<ReaderProfile> &profiles) {
    std::vector<std::string> names{"public", "partner", "internal"};
    for (const ReaderProfile &profile : profiles)
        names.push_back('"' + profile.name + '"');
    return names;
}

} // namespace

std::optional<Profile> profileByName(std::string_view name) {
    for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal})
        if (nameOf(profile) == name)
            return profile;
    return std::nullopt;
}

std::string_view nameOf(Profile profile) {
    return profile == Profile::Public    ? "public"
           : profile == Profile::Partner ? "partner"
                                         : "internal";
}

PlaceDetail placeDetailOf(std::string_view disclosure) {
    if (disclosure.empty())
        return PlaceDetail::Exact;
    const auto found =
        std::ranges::find_if(kDetails, [&](const auto &each) { return each.second == disclosure; });
    return found == kDetails.end() ? PlaceDetail::Nothing : found->first;
}

int radiusOf(std::int64_t atLeast) {
    constexpr int kMost = kLeastRadius << 10; // beyond any county
    int radius = kLeastRadius;
    while (radius < atLeast && radius < kMost)
        radius *= 2;
    return radius;
}

bool ReaderProfile::isNarrowed() const {
    return !kinds.empty() || !activities.empty() || !themes.empty() || !contacts.empty() ||
           !records.empty() || !fields.empty() || closest != PlaceDetail::Exact || agreed || area;
}

std::string ReaderProfile::key() const {
    return id ? std::format("{}/{}", info(Entity::ReaderProfile).table, id.value)
              : std::string(nameOf(base));
}

// What is not understood shows less, never more: a base or a consent in words that we do not know
// is anyone's, an outline that cannot be read holds nothing.
ReaderProfile readerProfileOf(const Record &row) {
    ReaderProfile profile(profileByName(row[kBase].text()).value_or(Profile::Public));
    profile.id = row.id();
    profile.name = std::string(trimmed(row[kName].text()));
    profile.kinds = setElements(row[kKinds]);
    profile.activities = setElements(row[kActivities]);
    profile.themes = setElements(row[kThemes]);
    profile.contacts = setElements(row[kContacts]);
    for (const std::string &table : setElements(row[kRecords]))
        if (const EntityInfo *entity = entityByTable(table))
            profile.records.push_back(entity->entity);
        else
            profile.otherRecords.push_back(table);
    for (const std::string &name : setElements(row[kLeftOutFields]))
        if (const Field *field = fieldNamed(name))
            profile.fields.push_back(field);
        else
            profile.otherFields.push_back(name);
    profile.closest = placeDetailOf(row[kClosest].text());
    // Without its position a place is told by its district, without itself not at all.
    if (std::ranges::contains(profile.fields, &kPosition))
        profile.closest = std::min(profile.closest, PlaceDetail::District);
    if (std::ranges::contains(profile.fields, &kMainPlace))
        profile.closest = PlaceDetail::Nothing;
    profile.radius = radiusOf(row[kRadius].integer());
    if (!row[kAgreed].isEmpty())
        profile.agreed = profileByName(row[kAgreed].text()).value_or(Profile::Public);
    if (!row[kArea].isEmpty()) {
        const Bytes *wkb = row[kArea].bytes();
        profile.area = wkb ? polygonsFromWkb(wkb->data).value_or(Polygons()) : Polygons();
    }
    profile.areaName = std::string(trimmed(row[kAreaName].text()));
    return profile;
}

Record recordOf(const ReaderProfile &profile) {
    Record row(Entity::ReaderProfile, profile.id);
    row[kName] = Value(profile.name);
    row[kBase] = Value(std::string(nameOf(profile.base)));
    row[kKinds] = setOf(profile.kinds);
    row[kActivities] = setOf(profile.activities);
    row[kThemes] = setOf(profile.themes);
    row[kContacts] = setOf(profile.contacts);
    std::vector<std::string> names = profile.otherRecords;
    for (const Entity entity : profile.records)
        names.emplace_back(info(entity).table);
    row[kRecords] = setOf(names);
    names = profile.otherFields;
    for (const Field *field : profile.fields)
        names.push_back(std::format("{}.{}", info(field->entity).table, field->column));
    row[kLeftOutFields] = setOf(names);
    if (profile.closest != PlaceDetail::Exact)
        row[kClosest] = std::ranges::find_if(kDetails, [&](const auto &each) {
                            return each.first == profile.closest;
                        })->second;
    if (profile.closest == PlaceDetail::Approximate)
        row[kRadius] = Value(std::int64_t{profile.radius});
    if (profile.agreed)
        row[kAgreed] = Value(std::string(nameOf(*profile.agreed)));
    if (profile.area) {
        row[kArea] = Value(Bytes{toWkb(*profile.area)});
        row[kAreaName] = Value(profile.areaName);
    }
    return row;
}

Result<std::vector<ReaderProfile>> readerProfiles(MapFile &map) {
    std::vector<ReaderProfile> profiles;
    PW_CHECK(map.forEach(Entity::ReaderProfile, [&](const Record &row) {
        profiles.push_back(readerProfileOf(row));
        return true;
    }));
    std::ranges::stable_sort(profiles, {},
                             [](const ReaderProfile &profile) { return folded(profile.name); });
    return profiles;
}

Result<ReaderProfile> readerProfileNamed(MapFile &map, std::string_view name) {
    if (const auto known = profileByName(name))
        return ReaderProfile(*known);
    PW_TRY(const std::vector<ReaderProfile> profiles, readerProfiles(map));
    const std::string wanted = folded(trimmed(name));
    const auto isIt = [&](const ReaderProfile &each) {
        return folded(each.name) == wanted;
    };
    const auto count = wanted.empty() ? 0 : std::ranges::count_if(profiles, isIt);
    if (count == 1)
        return *std::ranges::find_if(profiles, isIt);
    if (count > 1) // two partners have thought of the same name: which one is meant nobody knows
        return fail(ErrorCode::InvalidInput,
                    std::format("The map has {} profiles called \"{}\"; give one of them another "
                                "name first.",
                                count, name));
    return fail(ErrorCode::InvalidInput, std::format("The map has no profile \"{}\"; there are {}.",
                                                     name, joined(standingNames(profiles), ", ")));
}

Result<ReaderProfile> readerProfileAt(MapFile &map, RowId id) {
    const auto row = map.record(Entity::ReaderProfile, id);
    if (row)
        return readerProfileOf(*row);
    if (row.error().code != ErrorCode::NotFound)
        return std::unexpected(row.error());
    return ReaderProfile(Profile::Partner);
}

bool mayBeLeftOut(Entity entity) {
    // Places are told less closely instead; what the map is for stands on all that leaves.
    constexpr std::array kNever{Entity::Organisation, Entity::Location, Entity::About,
                                Entity::Term,         Entity::Proposal, Entity::ReaderProfile,
                                Entity::View};
    return !std::ranges::contains(kNever, entity);
}

bool mayBeLeftOut(const Field &field) {
    const bool isTitle = field.column == "name" || field.column == "title";
    const bool isWay = field.entity == Entity::Contact &&
                       (field.column == "value" || field.column == "contact_type");
    return !refersToRow(field) && !isTitle && !isWay && &field != &kPosition &&
           (mayBeLeftOut(field.entity) || field.entity == Entity::Organisation ||
            field.entity == Entity::Location);
}

} // namespace placeweave
