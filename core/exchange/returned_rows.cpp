// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/returned_rows.h"

#include "core/exchange/export.h"

#include "core/base/text.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"
#include "core/store/record_readers.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;

constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
// Its disclosure with it: somebody hidden is not to be found through what they offer.
constexpr std::array kWherePlaceIs{&fieldOf(Entity::Location, "name"),
                                   &fieldOf(Entity::Location, "address"),
                                   &kPostcode,
                                   &kPoint,
                                   &fieldOf(Entity::Location, "placed_how"),
                                   &fieldOf(Entity::Location, "precision"),
                                   &fieldOf(Entity::Location, "disclosure"),
                                   &fieldOf(Entity::Location, "location_type")};
constexpr const Field &kService = fieldOf(Entity::ServiceAtLocation, "service_id");
constexpr const Field &kContactType = fieldOf(Entity::Contact, "contact_type");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");
constexpr double kSameSpotMetres = 5; // tables round

// As it was told, though a spreadsheet may have touched spaces and line breaks.
bool saysTheSame(const Value &row, const Value &told) {
    if (row == told)
        return true;
    if (const auto a = row.point(), b = told.point(); a && b)
        return distanceMetres(*a, *b) < kSameSpotMetres;
    if (!row.isText() || !told.isText())
        return false;
    return simplified(row.text()) == simplified(told.text()) || row.text() == safeCell(told.text());
}

} // namespace

ReturnedRows::ReturnedRows(MapFile &map, const TableMapping &mapping) : m_map(&map) {
    for (const ColumnMapping &column : mapping.columns)
        if (column.target.role == Role::Field)
            m_columns.push_back(column.target.field);
    if (mapping.uses(Role::Latitude) || mapping.uses(Role::Easting) || mapping.uses(Role::Position))
        m_columns.push_back(&kPoint);
}

Result<ReturnedRows> ReturnedRows::of(MapFile &map, const TableMapping &mapping) {
    ReturnedRows returned(map, mapping);
    for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal}) {
        PW_TRY(Disclosure told, Disclosure::of(map, profile));
        returned.m_told.push_back(std::move(told));
    }
    PW_CHECK(map.forEach(mapping.entity, [&](const Record &row) {
        returned.m_byCode.emplace(map.uuidOf(mapping.entity, row.id()), row.id());
        return true;
    }));
    return returned;
}

RowId ReturnedRows::find(std::string_view code) const {
    const auto found = m_byCode.find(std::string(code));
    return found == m_byCode.end() ? RowId{} : found->second;
}

ReturnedRows::News ReturnedRows::newsOf(const RowUpdater::Unit &unit, const Record &row,
                                        const std::vector<Record> &told,
                                        const RowUpdater::Unit &assumed) const {
    News news;
    for (const Field *field : unit)
        if (std::ranges::contains(m_columns, field) && !row[*field].isEmpty() &&
            !std::ranges::contains(assumed, field) &&
            std::ranges::none_of(told, [&](const Record &record) {
                return saysTheSame(row[*field], record[*field]);
            }))
            news.emplace_back(field, row[*field]);
    return news;
}

ReturnedRows::News ReturnedRows::allOf(const Record &row) {
    News all;
    for (const Field &field : fieldsOf(row.entity()))
        if (!row[field].isEmpty())
            all.emplace_back(&field, row[field]);
    return all;
}

Result<int> ReturnedRows::suggestNews(RowId id, const OrganisationRow &row, RowUpdater &updater) {
    PW_TRY(const Record organisation, m_map->record(Entity::Organisation, id));
    std::vector<Record> told{organisation};
    for (const Disclosure &disclosure : m_told)
        if (auto record = disclosure.disclosed(organisation))
            told.push_back(*std::move(record));
    int made = 0;
    // A list does not speak of these of a record that is there; a group does, of itself.
    std::vector<RowUpdater::Unit> units = RowUpdater::unitsOf(Entity::Organisation);
    units.push_back({&fieldOf(Entity::Organisation, "listing_permission")});
    for (const RowUpdater::Unit &unit : units) {
        PW_TRY(const bool isNew,
               updater.suggestReturned(id, Entity::Organisation, id,
                                       newsOf(unit, row.organisation, told, row.assumed)));
        made += isNew ? 1 : 0;
    }
    PW_TRY(const int ofPlace, suggestPlace(organisation, row, updater));
    PW_TRY(const int ofContacts, suggestContacts(id, row, updater));
    return made + ofPlace + ofContacts;
}

Result<int> ReturnedRows::suggestNews(const Record &service, const Record &row,
                                      RowUpdater &updater) {
    std::vector<Record> told{service};
    for (const Disclosure &disclosure : m_told)
        if (auto record = disclosure.disclosed(service))
            told.push_back(*std::move(record));
    int made = 0;
    for (const RowUpdater::Unit &unit : RowUpdater::unitsOf(Entity::Service)) {
        PW_TRY(const bool isNew,
               updater.suggestReturned(service.reference("organisation_id"), Entity::Service,
                                       service.id(), newsOf(unit, row, told)));
        made += isNew ? 1 : 0;
    }
    return made;
}

Result<int> ReturnedRows::suggestNew(const Record &service, const std::optional<Record> &place,
                                     RowUpdater &updater) {
    const RowId organisation = service.reference("organisation_id");
    News news = allOf(service);
    if (place) {
        Record there = *place;
        PW_CHECK(settleHowShown(organisation, there));
        std::ranges::move(allOf(there), std::back_inserter(news));
    }
    PW_TRY(const bool isNew,
           updater.suggestReturned(organisation, Entity::Service, RowId{}, std::move(news)));
    return isNew ? 1 : 0;
}

std::vector<Record> ReturnedRows::toldOf(const Record &place) const {
    std::vector<Record> told{place};
    for (const Disclosure &disclosure : m_told)
        if (auto record = disclosure.disclosed(place))
            told.push_back(*std::move(record));
    return told;
}

// Nobody else is there, so that it can be put right without moving them.
Result<bool> ReturnedRows::isOnlyThere(RowId service, RowId place) const {
    PW_TRY(const auto organisations, m_map->recordsOf(Entity::Organisation, "location_id", place));
    PW_TRY(const auto links, m_map->recordsOf(Entity::ServiceAtLocation, "location_id", place));
    return organisations.empty() && std::ranges::all_of(links, [&](const Record &link) {
               return link.reference("service_id") == service;
           });
}

// A service may stand in several rows, one for each place. One that says nothing of any is that
// place again; else it speaks of the one that it has most in common with.
Result<int> ReturnedRows::suggestWhere(const Record &service, const Record &place,
                                       RowUpdater &updater) {
    const RowId organisation = service.reference("organisation_id");
    const RowUpdater::Unit whole = allFieldsOf(Entity::Location);
    PW_TRY(const auto links,
           m_map->recordsOf(Entity::ServiceAtLocation, "service_id", service.id()));
    const Record *link = nullptr;
    Record there(Entity::Location);
    News news;
    for (const Record &each : links) {
        PW_TRY(Record known, m_map->record(Entity::Location, each.reference("location_id")));
        News otherwise = newsOf(whole, place, toldOf(known));
        if (otherwise.empty())
            return 0;
        const auto asked = std::ranges::count_if(whole, [&](const Field *field) {
            return std::ranges::contains(m_columns, field) && !place[*field].isEmpty();
        });
        const bool isAnother = links.size() > 1 && std::ssize(otherwise) == asked;
        if (isAnother || (link && otherwise.size() >= news.size()))
            continue;
        link = &each;
        there = std::move(known);
        news = std::move(otherwise);
    }
    if (!link) {
        Record added = place;
        PW_CHECK(settleHowShown(organisation, added));
        news = allOf(added);
        news.emplace_back(&kService, Value(service.id().value));
        PW_TRY(const bool isNew, updater.suggestReturned(organisation, Entity::ServiceAtLocation,
                                                         RowId{}, std::move(news)));
        return isNew ? 1 : 0;
    }
    PW_TRY(const bool isAlone, isOnlyThere(service.id(), there.id()));
    if (isAlone) {
        PW_TRY(const bool isNew, updater.suggestReturned(organisation, Entity::Location, there.id(),
                                                         std::move(news)));
        return isNew ? 1 : 0;
    }
    // Others stay where they are. What the row says as it was told may have been cut short or moved
    // for whoever got it, so it is taken from the map. Another postcode is somewhere else.
    Record elsewhere(Entity::Location);
    for (const Field *field : kWherePlaceIs)
        elsewhere[*field] = there[*field];
    const auto isNews = [&](const Field &field) {
        return std::ranges::contains(news, &field, &News::value_type::first);
    };
    if (isNews(kPoint) || isNews(kPostcode))
        for (const std::string_view column : {"geom", "placed_how", "precision"})
            elsewhere[column] = isNews(kPoint) ? place[column] : Value();
    for (const auto &[field, value] : news)
        elsewhere[*field] = value;
    PW_TRY(const bool isNew, updater.suggestReturned(organisation, Entity::ServiceAtLocation,
                                                     link->id(), allOf(elsewhere)));
    return isNew ? 1 : 0;
}

// As its organisation is; of whoever has not said that anyone may see them, by area at most.
Result<void> ReturnedRows::settleHowShown(RowId id, Record &place) const {
    PW_TRY(const Record organisation, m_map->record(Entity::Organisation, id));
    if (const RowId main = organisation.reference("location_id");
        main && place["disclosure"].isEmpty()) {
        PW_TRY(const Record there, m_map->record(Entity::Location, main));
        place["disclosure"] = there["disclosure"];
    }
    const std::string &shown = place.text("disclosure");
    if (organisation.text("listing_permission") != "anyone" && shown != "hidden")
        place["disclosure"] = Value("area");
    return {};
}

Result<int> ReturnedRows::suggestPlace(const Record &organisation, const OrganisationRow &row,
                                       RowUpdater &updater) {
    if (!row.hasPlace)
        return 0;
    const RowId id = organisation.reference("location_id");
    if (!id)
        return suggestNewPlace(organisation, row.place, updater);
    PW_TRY(const Record there, m_map->record(Entity::Location, id));
    std::vector<Record> told{there};
    for (const Disclosure &disclosure : m_told) {
        PW_TRY(auto place, disclosure.disclosedPlace(organisation));
        if (place)
            told.push_back(*std::move(place));
    }
    int made = 0;
    std::vector<RowUpdater::Unit> units = RowUpdater::unitsOf(Entity::Location);
    units.push_back({&fieldOf(Entity::Location, "disclosure")});
    for (const RowUpdater::Unit &unit : units) {
        PW_TRY(const bool isNew,
               updater.suggestReturned(organisation.id(), Entity::Location, id,
                                       newsOf(unit, row.place, told, row.assumed)));
        made += isNew ? 1 : 0;
    }
    return made;
}

// Whole, as one, with how it may be shown.
Result<int> ReturnedRows::suggestNewPlace(const Record &organisation, Record place,
                                          RowUpdater &updater) {
    PW_CHECK(settleHowShown(organisation.id(), place));
    PW_TRY(const bool isNew,
           updater.suggestReturned(organisation.id(), Entity::Location, RowId{}, allOf(place)));
    return isNew ? 1 : 0;
}

// The only one of its kind is the same one with another number; else it is one more.
Result<int> ReturnedRows::suggestContacts(RowId organisation, const OrganisationRow &row,
                                          RowUpdater &updater) {
    PW_TRY(const auto there, m_map->recordsOf(Entity::Contact, "organisation_id", organisation));
    int made = 0;
    for (const Record &contact : row.contacts) {
        const auto isSame = [&](const Record &other) {
            return folded(other[kContactValue].text()) == folded(contact[kContactValue].text());
        };
        const auto isOfType = [&](const Record &other) {
            return other[kContactType] == contact[kContactType];
        };
        if (std::ranges::any_of(there, isSame))
            continue;
        const bool isOnlyOne = std::ranges::count_if(there, isOfType) == 1 &&
                               std::ranges::count_if(row.contacts, isOfType) == 1;
        News news = isOnlyOne ? News{{&kContactValue, contact[kContactValue]}} : allOf(contact);
        const RowId id = isOnlyOne ? std::ranges::find_if(there, isOfType)->id() : RowId{};
        PW_TRY(const bool isNew,
               updater.suggestReturned(organisation, Entity::Contact, id, std::move(news)));
        made += isNew ? 1 : 0;
    }
    return made;
}

} // namespace placeweave
