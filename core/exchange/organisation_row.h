// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/cell_reader.h"
#include "core/exchange/position_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// What one row of a list of organisations holds, not yet in the map: no ids, nothing linked.
struct OrganisationRow {
    Record organisation{Entity::Organisation};
    Record place{Entity::Location};
    bool hasPlace = false;
    std::vector<Record> contacts;
    std::vector<Record> services;         // when it is open, as something that it offers
    std::string code;                     // its record code, where the list is a copy come back
    std::vector<std::string> identifiers; // as they stand in the organisation too
    std::vector<const Field *> assumed;   // of the organisation and its place: no cell says it

    const std::string &name() const {
        return organisation[fieldOf(Entity::Organisation, "name")].text();
    }
    // Of its place, else where its post goes.
    const std::string &postcode() const {
        const std::string &there = place[fieldOf(Entity::Location, "postcode")].text();
        return there.empty()
                   ? organisation[fieldOf(Entity::Organisation, "correspondence_postcode")].text()
                   : there;
    }
    std::optional<LatLon> point() const { return place[fieldOf(Entity::Location, "geom")].point(); }
};

// Reads rows of organisations as a mapping says, and fills in what Placeweave takes for granted:
// how they may be listed and shown (people, informal groups and whatever may be a person, where
// nobody has asked: for partners only, by area), how they were placed, where they come from.
class OrganisationRowReader {
public:
    OrganisationRowReader(const TableMapping &mapping, std::string from);

    enum class Kind { Row, Blank, Refused };
    // `row` comes empty.
    Kind read(const std::vector<std::string_view> &cells, OrganisationRow &row, RemarkLog &remarks);

private:
    struct Column {
        std::size_t index;
        ColumnTarget target;
        CellReader reader; // of a Field, else of nothing in particular
    };
    void readCell(Column &column, std::string_view cell, OrganisationRow &row, RemarkLog &remarks);
    static void readTimes(const Column &column, std::string_view cell, OrganisationRow &row,
                          RemarkLog &remarks);
    // Whether it may be a person: a kind in no list, and nothing else says that it is more.
    static void readIdentifiers(const Column &column, std::string_view cell, OrganisationRow &row,
                                RemarkLog &remarks);
    bool readKind(std::string_view heading, std::string_view cell, OrganisationRow &row,
                  RemarkLog &remarks) const;
    void finish(OrganisationRow &row, bool isPerhapsPerson) const;

    std::vector<Column> m_columns;
    PositionReader m_position;
    std::string m_kind;
    std::string m_from;
};

// Why a row is no organisation, though it stands among them: a line of totals, a note below the
// table. Empty for one that is.
std::string_view asideIn(const OrganisationRow &row, const std::vector<std::string_view> &cells);
// Ways to contact in one cell of the column `heading`, as many as there are; `type` empty for as
// they look. Ids and owner are left to the caller.
void addContacts(std::string_view type, std::string_view heading, std::string_view cell,
                 std::vector<Record> &contacts, RemarkLog &remarks);

} // namespace placeweave
