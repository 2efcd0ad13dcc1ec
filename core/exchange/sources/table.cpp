// SPDX-License-Identifier: GPL-3.0-or-later
// Any list of organisations, or of what belongs to them: separated text, or sheets of a workbook.
#include "core/exchange/export_rows.h"
#include "core/exchange/sources/source.h"

namespace placeweave::sources {
namespace {

int sure(const GivenFile &file) {
    return file.tables.empty() ? 0 : 10;
}

// Sheets with a cover page or notes are no lists; of one sheet, the import itself says why not.
bool isList(const GivenFile::Table &table) {
    if (table.sheet == kNoteSheet)
        return false;
    const auto mapping = guessMapping(table.source);
    const Field *name = mapping ? findField(mapping->entity, "name") : nullptr;
    return mapping && (!name || mapping->uses(*name));
}

Result<std::vector<TableToImport>> tables(std::span<const GivenFile> files,
                                          const SourceOptions & /*options*/) {
    std::vector<TableToImport> found;
    for (const GivenFile &file : files)
        for (const GivenFile::Table &table : file.tables)
            if (file.tables.size() == 1 || isList(table))
                found.push_back({table.source});
    if (found.empty())
        return fail(ErrorCode::InvalidInput,
                    "No sheet of the workbook looks like a list: none has a column of names.",
                    files.front().source.name);
    return found;
}

} // namespace

extern const Source table;
const Source table{"table", "a list", sure, tables};

} // namespace placeweave::sources
