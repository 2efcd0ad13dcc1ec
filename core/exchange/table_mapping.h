// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/table_source.h"
#include "core/model/field_register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// What one column of a table means. Its text form, in mapping files: "organisation.name",
// "location.postcode", "latitude", "contact.phone", "identifier.GB-CHC", "organisations"; empty for
// a column that is not used.
struct ColumnTarget {
    enum class Role {
        Unused,
        Field,    // `field`; one that refers to a row is filled by that row's name
        Latitude, // decimal degrees
        Longitude,
        Easting, // EPSG:27700, metres
        Northing,
        Position,      // "53.4, -2.3" in one cell
        Contact,       // `detail`: a contact type, or empty for "as the cell looks"
        Identifier,    // `detail`: the scheme put before the number, or empty
        RecordCode,    // of what this map gave out: whoever comes back is known by it
        Organisations, // names of the organisations that serve a community, ; between
    };
    Role role = Role::Unused;
    const Field *field = nullptr;
    std::string detail;

    // Several columns may go to one target: lines of an address, numbers, names.
    bool takesSeveral() const;
    friend bool operator==(const ColumnTarget &, const ColumnTarget &) = default;
};

std::string toText(const ColumnTarget &target);
// As toText writes it; without the entity ("postcode", "phone") where that is clear.
std::optional<ColumnTarget> columnTarget(Entity table, std::string_view text);

struct ColumnMapping {
    enum class Sure { No, Maybe, Yes };
    std::string heading;
    ColumnTarget target;
    Sure sure = Sure::No;
    std::vector<std::string> samples; // the first few different values
    // What the heading speaks of, where no value is anything of the sort: then it is not used.
    const Field *unfit = nullptr;
};

// How a table is read: data, so that it can be shown, corrected and kept for the next time.
struct TableMapping {
    Entity entity = Entity::Organisation; // what a row is
    std::string kind;                     // of organisations whose row names none; may be empty
    std::int64_t headingRow = 1;          // as a spreadsheet numbers it; 0: there are no headings
    std::vector<ColumnMapping> columns;   // one for each column, in order

    bool uses(ColumnTarget::Role role) const;
    bool uses(const Field &field) const;
};

// From the headings (the register's columns, labels and aliases), the first few hundred rows and
// the source's name. `as` when the caller knows what a row is. Fails for a source without any row.
// Some of what stands in the columns of a mapping that came with its table, to be looked at.
Result<void> addSamples(TableMapping &mapping, const TableSource &source);
Result<TableMapping> guessMapping(const TableSource &source, std::optional<Entity> as = {});

// A mapping file over a guess: what it names is settled, the rest stays as guessed. Takes what
// mappingToJson writes, and {"columns": {"Heading": "target"}} or {"Heading": "target"} by hand.
Result<void> applyMapping(std::string_view json, TableMapping &mapping);
// What a kept mapping says of a column and cannot be done any more.
struct UnfitColumn {
    std::string heading; // empty: it is the kind of rows that name none
    std::string target;  // as the mapping has it
    bool isGone = false; // the table has no such column; else there is no such target
};
// The same with a mapping that was kept from the last time: what does not fit the table any more is
// left out and said; the rest is applied. A column that was not used is not missed.
Result<std::vector<UnfitColumn>> applyKeptMapping(std::string_view json, TableMapping &mapping);
// What a row is by a mapping file, where it says so.
std::optional<Entity> entityOfMapping(std::string_view json);
// Headings and what they mean; none of the cells, for mapping files are passed on.
std::string mappingToJson(const TableMapping &mapping);
// How the source is read by a mapping file, and the file of a mapping.
Result<TableMapping> mappingByFile(const std::filesystem::path &file, const TableSource &source);
Result<void> writeMappingFile(const std::filesystem::path &file, const TableMapping &mapping);

} // namespace placeweave
