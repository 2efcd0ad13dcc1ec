// SPDX-License-Identifier: GPL-3.0-or-later
// The register of charities of England and Wales: the public extract, whose tables come as a file
// each (JSON or tab-separated, zipped or not), and the one flat list that partners make of it.
#include "core/base/text.h"
#include "core/exchange/charity_extract.h"
#include "core/exchange/headings.h"
#include "core/exchange/json_objects.h"
#include "core/exchange/readable_case.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/zip_members.h"

#include <algorithm>
#include <array>

namespace placeweave::sources {
namespace {

using Role = ColumnTarget::Role;

enum class Part { None, Charities, Areas, Classifications, OtherNames, Trustees, Other, FlatList };

// Tables of the extract that are read, by the name between "publicextract." and the next dot.
constexpr auto kParts = std::to_array<std::pair<std::string_view, Part>>({
    {"charity", Part::Charities},
    {"charity_area_of_operation", Part::Areas},
    {"charity_classification", Part::Classifications},
    {"charity_other_names", Part::OtherNames},
    {"charity_trustee", Part::Trustees},
});

Part partNamed(std::string_view file) {
    constexpr std::string_view kPrefix = "publicextract.";
    if (!file.starts_with(kPrefix))
        return Part::None;
    file.remove_prefix(kPrefix.size());
    const std::string_view table = file.substr(0, file.find('.'));
    for (const auto &[name, part] : kParts)
        if (name == table)
            return part;
    return Part::Other;
}

bool isJson(const GivenFile &file) {
    return file.tables.empty() && !file.head.empty();
}

Part partWith(const Row &headings) {
    const auto has = [&](std::string_view key) {
        return columnNamed(headings, {key}) >= 0;
    };
    if (has("trustee id") || (has("trustee name") && has("organisation number")))
        return Part::Trustees;
    if (has("organisation number") && has("linked charity number"))
        return has("charity registration status")   ? Part::Charities
               : has("geographic area description") ? Part::Areas
               : has("classification description")  ? Part::Classifications
               : has("charity name type")           ? Part::OtherNames
                                                    : Part::Other;
    return has("registered charity number") && has("charity name") ? Part::FlatList : Part::None;
}

// A list may have a title above its headings.
Part partOf(const GivenFile::Table &table) {
    for (const Row &row : table.firstRows)
        if (const Part part = partWith(row); part != Part::None)
            return part;
    return Part::None;
}

Part partOfJson(const GivenFile &file) {
    const Row keys = keysOfFirst(file.head);
    if (keys.empty()) // the first record is longer than the head, or there is none
        return partNamed(folded(file.source.name));
    const Part part = partWith(keys);
    return part == Part::FlatList ? Part::None : part;
}

int sure(const GivenFile &file) {
    const auto isOfExtract = [](const std::string &member) {
        return partNamed(memberName(member)) != Part::None;
    };
    if (file.extension == "zip")
        return std::ranges::any_of(file.inZip, isOfExtract) ? 100 : 0;
    if (isJson(file))
        return partOfJson(file) == Part::None ? 0 : 100;
    int best = 0;
    for (const GivenFile::Table &table : file.tables)
        if (const Part part = partOf(table); part != Part::None)
            best = std::max(best, part == Part::FlatList ? 90 : 100);
    return best;
}

// --- the flat list ---

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kLegalForm = fieldOf(Entity::Organisation, "legal_form");
constexpr const Field &kFocus = fieldOf(Entity::Organisation, "focus");
constexpr const Field &kAddress = fieldOf(Entity::Organisation, "correspondence_address");
constexpr const Field &kPostcode = fieldOf(Entity::Organisation, "correspondence_postcode");

ColumnTarget toField(const Field &field) {
    return {Role::Field, &field, {}};
}

// What the register means by a heading, over what lists in general mean by it. Whatever address it
// has is for correspondence; of a place nothing is known.
ColumnTarget targetOf(const ColumnMapping &column, const TableMapping &mapping) {
    const std::string key = headingKey(column.heading);
    if (key.starts_with("charity contact address"))
        return toField(kAddress);
    if (key == "charity type")
        return toField(kLegalForm);
    if (key == "what" || key.starts_with("classification"))
        return toField(kFocus);
    const ColumnTarget &target = column.target;
    if (target.field == &fieldOf(Entity::Location, "address"))
        return toField(kAddress);
    if (target.field == &fieldOf(Entity::Location, "postcode"))
        return mapping.uses(kPostcode) ? ColumnTarget{} : toField(kPostcode);
    const bool isOfPlace = target.field && target.field->entity == Entity::Location;
    const bool isPosition = target.role == Role::Latitude || target.role == Role::Longitude ||
                            target.role == Role::Easting || target.role == Role::Northing ||
                            target.role == Role::Position;
    return isOfPlace || isPosition ? ColumnTarget{} : target;
}

std::string readableCell(const std::string &cell, const ColumnTarget &target) {
    if (target.field == &kName)
        return inReadableCase(cell);
    if (target.field == &kAddress)
        return readableAddress({cell});
    if (target.field == &kLegalForm)
        return std::string(legalFormOfCharity(cell));
    if (target.field == &kFocus) {
        std::string themes = themesOf(cell);
        for (const std::string &piece : split(cell, cell.contains(';') ? ';' : ','))
            themes += themesOf(piece);
        return themes;
    }
    return cell;
}

Result<TableToImport> flatList(const TableSource &list) {
    PW_TRY(TableMapping mapping, guessMapping(list, Entity::Organisation));
    for (ColumnMapping &column : mapping.columns)
        column.target = targetOf(column, mapping);
    mapping.kind.clear(); // "charities" says nothing about how they work
    const auto columns = mapping.columns;
    mapping.columns.push_back({"known from",
                               toField(fieldOf(Entity::Organisation, "recognition")),
                               ColumnMapping::Sure::Yes,
                               {"register"}});
    TableSource rows = changedTable(
        list, headingsOf(mapping), true, [columns](Row &row) -> std::optional<LeftAside> {
            const bool isBlank = std::ranges::all_of(
                row, [](const std::string &cell) { return trimmed(cell).empty(); });
            row.resize(columns.size());
            for (std::size_t i = 0; i < columns.size(); ++i)
                row[i] =
                    readableCell(std::string(cellOf(row, static_cast<int>(i))), columns[i].target);
            row.emplace_back(isBlank ? "" : "register");
            return std::nullopt;
        });
    return TableToImport{std::move(rows), {.mapping = std::move(mapping)}};
}

// --- all of them ---

// What is given, sorted into the tables of one extract and the flat lists beside it.
struct Given {
    CharityExtract extract;
    bool hasCharities = false;
    bool hasTrustees = false;
    bool hasExtract = false;
    std::vector<TableSource> flatLists;

    void add(Part part, TableSource source) {
        hasExtract = hasExtract || (part != Part::FlatList && part != Part::None);
        switch (part) {
        case Part::Charities:
            extract.charities = std::move(source);
            hasCharities = true;
            break;
        case Part::Areas:
            extract.areas = std::move(source);
            break;
        case Part::Classifications:
            extract.classifications = std::move(source);
            break;
        case Part::OtherNames:
            extract.otherNames = std::move(source);
            break;
        case Part::Trustees:
            hasTrustees = true; // and not so much as kept
            break;
        case Part::FlatList:
            flatLists.push_back(std::move(source));
            break;
        case Part::None:
        case Part::Other:
            break;
        }
    }
    void add(const GivenFile &file) {
        if (file.extension == "zip") {
            for (const std::string &member : file.inZip) {
                const std::string name = memberName(member);
                const TableSource source = memberOf(file, member);
                add(partNamed(name), name.ends_with(".json") ? charityJson(source) : source);
            }
        } else if (isJson(file)) {
            add(partOfJson(file), charityJson(file.source));
        }
        for (const GivenFile::Table &table : file.tables) {
            const Part part = partOf(table);
            // Of a single table that is no such thing, somebody said that it is.
            const bool isSaid = part == Part::None && file.tables.size() == 1;
            add(isSaid ? Part::FlatList : part, table.source);
        }
    }
};

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions &options) {
    Given given;
    for (const GivenFile &file : files)
        given.add(file);
    const std::string &name = files.front().source.name;
    if (given.hasTrustees && !given.hasCharities && given.flatLists.empty())
        return fail(ErrorCode::InvalidInput,
                    "This is the register's table of trustees. They are people, and details of "
                    "trustees are never imported.",
                    name);
    if (given.hasExtract && !given.hasCharities)
        return fail(ErrorCode::InvalidInput,
                    "The table of charities itself is missing: add publicextract.charity.", name);
    std::vector<TableToImport> found;
    if (given.hasCharities) {
        given.extract.area = options.area;
        found.push_back(charityTable(std::move(given.extract)));
    }
    if (!options.area.empty() && !given.flatLists.empty())
        return fail(ErrorCode::InvalidInput,
                    "This table does not say where charities work, so it cannot be narrowed to an "
                    "area. The whole extract of the register can, with its table of areas.",
                    given.flatLists.front().name);
    for (const TableSource &list : given.flatLists) {
        PW_TRY(TableToImport table, flatList(list));
        found.push_back(std::move(table));
    }
    if (found.empty())
        return fail(ErrorCode::InvalidInput,
                    "There is no table of the register of charities in this file.", name);
    return found;
}

} // namespace

extern const Source charity_register;
const Source charity_register{
    "charity-register", "the Charity Commission's register", sure, tables, true, true};

} // namespace placeweave::sources
