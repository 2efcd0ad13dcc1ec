// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/returned_rows.h"

#include "core/exchange/export.h"

#include "core/base/text.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;

constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
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
                                        const std::vector<Record> &told) const {
    News news;
    for (const Field *field : unit)
        if (std::ranges::contains(m_columns, field) && !row[*field].isEmpty() &&
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
        PW_TRY(const bool isNew, updater.suggestReturned(id, Entity::Organisation, id,
                                                         newsOf(unit, row.organisation, told)));
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

Result<int> ReturnedRows::suggestNew(const Record &service, RowUpdater &updater) {
    PW_TRY(const bool isNew, updater.suggestReturned(service.reference("organisation_id"),
                                                     Entity::Service, RowId{}, allOf(service)));
    return isNew ? 1 : 0;
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
        PW_TRY(const bool isNew, updater.suggestReturned(organisation.id(), Entity::Location, id,
                                                         newsOf(unit, row.place, told)));
        made += isNew ? 1 : 0;
    }
    return made;
}

// Whole, as one, with how it may be shown: of whoever has not said that anyone may see them, by
// area at most.
Result<int> ReturnedRows::suggestNewPlace(const Record &organisation, Record place,
                                          RowUpdater &updater) {
    if (organisation.text("listing_permission") != "anyone" && place.text("disclosure") != "hidden")
        place["disclosure"] = Value("area");
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
