// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_import.h"

#include "core/exchange/headings.h"
#include "core/exchange/linked_import.h"
#include "core/exchange/organisation_import.h"
#include "core/store/map_file.h"

#include <format>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

constexpr std::int64_t kRowsBetweenReports = 1024;

Result<TableMapping> mappingFor(const TableSource &source, const ImportOptions &options) {
    return options.mapping ? Result<TableMapping>(*options.mapping) : guessMapping(source);
}

// Without a name column every row would be refused; say that once instead.
Result<void> checkMapping(const TableMapping &mapping, const TableSource &source) {
    const Field *name = findField(mapping.entity, "name");
    if (name && mapping.entity != Entity::Channel && !mapping.uses(*name))
        return fail(ErrorCode::InvalidInput,
                    std::format("No column of the table looks like the name of {}. Say which one it "
                                "is in a mapping.",
                                mapping.entity == Entity::Organisation ? "an organisation"
                                                                       : "what it lists"),
                    source.name);
    return {};
}

template <class Import>
Result<void> readRows(DelimitedReader &reader, std::int64_t headingRow, Import &import,
                      RemarkLog &remarks, const Progress &progress) {
    std::vector<std::string_view> cells;
    for (;;) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            return {};
        if (reader.row() <= headingRow)
            continue;
        remarks.setRow(reader.row());
        PW_CHECK(import.add(cells, remarks));
        if (reader.row() % kRowsBetweenReports != 0)
            continue;
        progress.report(reader.bytesRead(), reader.bytesTotal());
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled, "The import was stopped; nothing was changed.");
    }
}

Result<void> importRows(MapFile &map, Edit &edit, const TableSource &source,
                        const ImportOptions &options, const Progress &progress,
                        ImportOutcome &outcome) {
    PW_TRY(DelimitedReader reader, DelimitedReader::open(source));
    RemarkLog remarks(outcome);
    for (const ColumnMapping &column : outcome.mapping.columns)
        if (isAboutTrustees(column.heading))
            remarks.add(Reason::TrusteeData, column.heading);
    const std::int64_t headingRow = outcome.mapping.headingRow;
    if (outcome.mapping.entity == Entity::Organisation) {
        const std::string from = options.from.empty() ? source.name : options.from;
        PW_TRY(OrganisationImport import, OrganisationImport::begin(map, edit, outcome, from));
        PW_CHECK(readRows(reader, headingRow, import, remarks, progress));
        PW_CHECK(import.finish());
    } else {
        PW_TRY(LinkedImport import, LinkedImport::begin(map, edit, outcome));
        PW_CHECK(readRows(reader, headingRow, import, remarks, progress));
    }
    remarks.setRow(0);
    if (reader.strayBytes() > 0)
        remarks.add(Reason::Unreadable, {}, std::to_string(reader.strayBytes()));
    return {};
}

} // namespace

Result<ImportOutcome> importTable(MapFile &map, const TableSource &source,
                                  const ImportOptions &options, const Progress &progress) {
    ImportOutcome outcome;
    PW_TRY(outcome.mapping, mappingFor(source, options));
    PW_CHECK(checkMapping(outcome.mapping, source));
    PW_TRY(Edit edit, Edit::begin(map, "import", source.name));
    PW_CHECK(importRows(map, edit, source, options, progress, outcome));
    if (outcome.rows == 0)
        return fail(ErrorCode::InvalidInput, "The table has headings, but no rows.", source.name);
    if (!options.dryRun) {
        PW_TRY(outcome.action, edit.commit());
    }
    return outcome;
}

} // namespace placeweave
