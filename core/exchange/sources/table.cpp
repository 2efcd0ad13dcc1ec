// SPDX-License-Identifier: GPL-3.0-or-later
// Any list of organisations, or of what belongs to them: separated text, or sheets of a workbook.
#include "core/base/text.h"
#include "core/exchange/export_rows.h"
#include "core/exchange/sources/source.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace placeweave::sources {
namespace {

int sure(const GivenFile &file) {
    return file.tables.empty() ? 0 : 10;
}

// How surely a sheet is a list, rather than a cover page, notes, a look-up or a summary: of one
// sheet, the import itself says why not.
enum class ListSign { None, Perhaps, Yes };

ListSign listSignOf(const GivenFile::Table &table) {
    constexpr std::ptrdiff_t kFewestColumns = 2;
    if (table.sheet == kNoteSheet)
        return ListSign::None;
    const auto mapping = guessMapping(table.source);
    if (!mapping)
        return ListSign::None;
    const Field *name = findField(mapping->entity, "name");
    if (name && !mapping->uses(*name))
        return ListSign::None;
    const auto isSure = [&](const ColumnMapping &column) {
        return column.target.field == name && column.sure == ColumnMapping::Sure::Yes;
    };
    const auto used = std::ranges::count_if(mapping->columns, [](const ColumnMapping &column) {
        return column.target.role != ColumnTarget::Role::Unused;
    });
    return (!name || std::ranges::any_of(mapping->columns, isSure)) && used >= kFewestColumns
               ? ListSign::Yes
               : ListSign::Perhaps;
}

ImportRemark leftOut(const GivenFile::Table &table, std::string_view why) {
    return {0,
            {},
            ImportRemark::Reason::SourceSays,
            std::format("The sheet \"{}\" of {} {}, and was left out.", table.sheet,
                        table.source.name.substr(0, table.source.name.rfind(", " + table.sheet)),
                        why)};
}

Result<std::vector<TableToImport>> sheetsNamed(const GivenFile &file,
                                               const std::vector<std::string> &names) {
    std::vector<TableToImport> found;
    std::vector<std::string> there;
    for (const GivenFile::Table &table : file.tables) {
        there.push_back('"' + table.sheet + '"');
        if (std::ranges::contains(names, table.sheet))
            found.push_back({table.source});
    }
    if (found.empty())
        return fail(
            ErrorCode::InvalidInput,
            std::format("The workbook has no sheet of that name; it has {}.", joined(there, ", ")),
            file.source.name);
    return found;
}

Result<std::vector<TableToImport>> listsIn(const GivenFile &file) {
    if (file.tables.size() == 1)
        return std::vector<TableToImport>{{file.tables.front().source}};
    std::vector<ListSign> signs;
    for (const GivenFile::Table &table : file.tables)
        signs.push_back(table.isHidden ? ListSign::None : listSignOf(table));
    const bool isAnySure = std::ranges::contains(signs, ListSign::Yes);
    std::vector<TableToImport> found;
    std::vector<ImportRemark> said;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const GivenFile::Table &table = file.tables[i];
        if (signs[i] == ListSign::Yes || (!isAnySure && signs[i] == ListSign::Perhaps))
            found.push_back({table.source});
        else if (table.sheet != kNoteSheet)
            said.push_back(
                leftOut(table, table.isHidden ? "is hidden" : "does not look like a list"));
    }
    if (!found.empty())
        found.front().options.said = std::move(said);
    // The same list whether or not there is a sheet of notes beside it.
    if (found.size() == 1)
        found.front().options.from = file.source.name;
    return found;
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions &options) {
    std::vector<TableToImport> found;
    for (const GivenFile &file : files) {
        const bool isWorkbook = !file.tables.empty() && !file.tables.front().sheet.empty();
        PW_TRY(std::vector<TableToImport> tables, isWorkbook && !options.sheets.empty()
                                                      ? sheetsNamed(file, options.sheets)
                                                      : listsIn(file));
        std::ranges::move(tables, std::back_inserter(found));
    }
    if (found.empty())
        return fail(
            ErrorCode::InvalidInput,
            "No sheet of the workbook that is shown looks like a list: none has a column of "
            "names. Name one with --sheet to take it as it is.",
            files.front().source.name);
    return found;
}

} // namespace

extern const Source table;
const Source table{"table", "a list", sure, tables};

} // namespace placeweave::sources
