// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"
#include "core/store/map_file.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// One organisation with everything a card shows of it, read in one go on the worker and then passed
// about as a plain value.
struct RecordBundle {
    Record organisation;
    std::optional<Record> place;           // its main one
    std::vector<AreaStore::Holding> areas; // that its main place lies in
    std::vector<Record> contacts;
    std::vector<Record> services;
    std::map<RowId, std::vector<Record>> whereServicesHappen; // ServiceAtLocation by service
    std::vector<Record> people;
    std::map<RowId, std::vector<Record>> contactsOfPeople;
    std::vector<Record> connections; // from it, then to it
    std::vector<Record> serves;
    std::vector<Record> channels;
    // Rows that those above speak of.
    std::map<RowId, Record> locations;
    std::map<RowId, Record> communities;
    std::map<RowId, std::string> organisationNames;

    RowId id() const { return organisation.id(); }
    const std::string &name() const { return organisation.text("name"); }
};

Result<RecordBundle> loadBundle(MapFile &map, RowId organisation);

// A location in a few words: its name, address or postcode.
std::string placeInWords(const Record &location);

} // namespace placeweave
