// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"
#include "tests/temporary_folder.h"

namespace placeweave {

// A new map in a folder of its own, and the edits that tests make most.
class StoreTest : public testing::Test {
protected:
    TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder / "map.gpkg";
    std::unique_ptr<MapFile> m_map = newMap(m_file);

    struct Added {
        RowId organisation;
        RowId location;
    };

    Added add(const std::string &name, LatLon point = {54.5, -3.9}) {
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.add", name));
        Record location(Entity::Location);
        location["geom"] = Value(point);
        location["precision"] = Value("address");
        const RowId place = valueOf(edit.insert(location));
        Record organisation(Entity::Organisation);
        organisation["name"] = Value(name);
        organisation["location_id"] = Value(place.value);
        const RowId id = valueOf(edit.insert(organisation));
        valueOf(edit.commit());
        return {id, place};
    }

    RowId addContact(RowId organisation, const std::string &phone) {
        Edit edit = valueOf(Edit::begin(*m_map, "contact.add"));
        Record contact(Entity::Contact);
        contact["organisation_id"] = Value(organisation.value);
        contact["contact_type"] = Value("phone");
        contact["value"] = Value(phone);
        const RowId id = valueOf(edit.insert(contact));
        valueOf(edit.commit());
        return id;
    }

    ActionId set(const Field &field, RowId id, const Value &value) {
        Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
        valueOf(edit.set(field, id, value));
        return valueOf(edit.commit());
    }

    ActionId remove(Entity entity, RowId id) {
        Edit edit = valueOf(Edit::begin(*m_map, "remove"));
        valueOf(edit.remove(entity, id));
        return valueOf(edit.commit());
    }

    std::string nameOf(RowId id) {
        return valueOf(m_map->record(Entity::Organisation, id)).text("name");
    }

    bool exists(Entity entity, RowId id) { return m_map->record(entity, id).has_value(); }

    void reopen() {
        m_map.reset();
        m_map = valueOf(MapFile::open(m_file, Access::ReadWrite));
    }
};

inline constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
inline constexpr const Field &kSize = fieldOf(Entity::Organisation, "size");
inline constexpr const Field &kFocus = fieldOf(Entity::Organisation, "focus");
inline constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
inline constexpr const Field &kDescription = fieldOf(Entity::Organisation, "description");

} // namespace placeweave
