// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/cell_reader.h"
#include "core/exchange/position_reader.h"
#include "core/exchange/returned_rows.h"
#include "core/exchange/row_update.h"
#include "core/exchange/service_places.h"
#include "core/exchange/vanished.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeweave {

// Names of rows that other tables refer to, accents and case aside. The first of a name counts. An
// organisation goes by its identifiers too.
class NameIndex {
public:
    static Result<NameIndex> of(MapFile &map, Entity entity);
    RowId find(std::string_view name) const;

private:
    std::unordered_map<std::string, RowId> m_byName;
};

// Brings rows of what belongs to organisations into an edit: services, people, connections,
// communities with who serves them, channels, needs, stories. They name organisations and
// communities that are in the map already. A row is known by an identifier that a feed gave it, or
// by the fields that identifyingFields() names; RowUpdater says what becomes of it then. A service
// that a feed knew by a number which it no longer has may be one that it has under a new one.
class LinkedImport {
public:
    static Result<LinkedImport> begin(MapFile &map, Edit &edit, const TableToImport &table,
                                      NamedRows &named, ImportOutcome &outcome);

    Result<void> add(const std::vector<std::string_view> &cells, RemarkLog &remarks);
    // Takes services from where they no longer happen; call after the last row.
    Result<void> finish();

private:
    struct Column {
        std::size_t index;
        ColumnTarget target;
        CellReader reader;
    };
    // What one row says, before it is known whether it is new.
    struct Row {
        Record record;
        std::vector<Record> contacts;
        std::vector<RowId> servedBy;
        std::optional<Record> place; // of a service
        RowId returned;              // a service that was given out
        bool hasCode = false;        // of this map or another
        bool isBlank = true;

        Record &placeToFill() { return place ? *place : place.emplace(Entity::Location); }
    };

    LinkedImport(MapFile &map, Edit &edit, const TableToImport &table, NamedRows &named,
                 ImportOutcome &outcome);
    // Which services the table names, by their identifiers.
    Result<void> lookAhead(const TableToImport &table);
    // False when the row is refused.
    bool read(const std::vector<std::string_view> &cells, Row &row, RemarkLog &remarks);
    bool readReference(const Column &column, std::string_view cell, Row &row, RemarkLog &remarks);
    void readPermission(Column &column, std::string_view cell, Row &row, RemarkLog &remarks);
    std::vector<RowId> organisationsIn(std::string_view cell, const std::string &heading,
                                       RemarkLog &remarks);
    bool isComplete(const Row &row, RemarkLog &remarks) const;
    std::string keyOf(const Record &record) const;
    void remember(const Record &record, RowId id);
    void rememberIdentifiers(const Record &service, RowId id);
    bool isAnother(const Record &there, const Record &told) const;
    // The row that this one is again.
    Result<std::optional<Record>> knownAs(const Record &told) const;
    Result<void> addNew(Row &row);
    // A service that was given out, or stands among such without a code: what it says waits. False
    // for others, which any list may bring.
    Result<bool> takeReturned(const Row &row, RemarkLog &remarks);
    void readCode(const std::vector<std::string_view> &cells, Row &row) const;
    Result<bool> addServed(RowId community, const std::vector<RowId> &organisations);

    MapFile &m_map;
    Edit &m_edit;
    ImportOutcome &m_outcome;
    std::vector<Column> m_columns;
    PositionReader m_position;
    RowUpdater m_updater;
    NameIndex m_organisations;
    NameIndex m_communities;
    ServicePlaces m_places;
    std::optional<ReturnedRows> m_returned; // where a table of services has record codes
    std::unordered_map<std::string, std::vector<RowId>> m_known; // by key
    std::unordered_map<std::string, RowId> m_byIdentifier;       // of services
    NamedRows &m_named;                                          // by rows of this list
    std::unordered_set<std::string> m_identifiersHere;
    bool m_knowsAllIdentifiers = false;
};

} // namespace placeweave
