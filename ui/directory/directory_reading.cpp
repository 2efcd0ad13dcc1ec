// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/directory/directory_reading.h"

#include "ui/record/value_text.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <format>

namespace placeweave::directory {

namespace {

std::string keyOf(const Field &field, const Value &value) {
    if (value.isEmpty())
        return {};
    if (field.detail == "kind" &&
        field.entity == Entity::Organisation) // as the vocabulary has them
        if (const auto position = vocabulary("kind").indexOf(value.text()))
            return std::format("{:05}", *position);
    if (field.type == FieldType::Integer || field.type == FieldType::Boolean)
        return std::format("{:020}", value.integer());
    if (field.type == FieldType::Day)
        return value.text();
    return folded(shownText(field, value).toStdString());
}

} // namespace

Result<SortKeys> sortKeys(const Disclosure &told, const Field &field) {
    SortKeys keys;
    if (!told.shows(field))
        return keys;
    Result<void> read;
    PW_CHECK(told.forEach(Entity::Organisation, [&](const Record &organisation) {
        Value value;
        if (field.entity == Entity::Organisation) {
            value = organisation[field];
        } else {
            const auto place = told.disclosedPlace(organisation);
            if (!place) {
                read = std::unexpected(place.error());
                return false;
            }
            if (*place)
                value = (**place)[field];
        }
        if (std::string key = keyOf(field, value); !key.empty())
            keys.emplace(organisation.id(), std::move(key));
        return true;
    }));
    PW_CHECK(read);
    return keys;
}

Result<SortKeys> sortKeys(MapFile &map, const Field &field) {
    SortKeys keys;
    SortKeys ofPlaces;
    if (field.entity == Entity::Location) {
        PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
            if (std::string key = keyOf(field, place[field]); !key.empty())
                ofPlaces.emplace(place.id(), std::move(key));
            return true;
        }));
    }
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
        if (field.entity == Entity::Organisation) {
            if (std::string key = keyOf(field, organisation[field]); !key.empty())
                keys.emplace(organisation.id(), std::move(key));
        } else if (const auto found = ofPlaces.find(organisation.reference("location_id"));
                   found != ofPlaces.end()) {
            keys.emplace(organisation.id(), found->second);
        }
        return true;
    }));
    return keys;
}

} // namespace placeweave::directory
