// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_import.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/headings.h"
#include "core/exchange/linked_import.h"
#include "core/exchange/list_identity.h"
#include "core/exchange/organisation_import.h"
#include "core/exchange/organisation_stream.h"
#include "core/exchange/row_update.h"
#include "core/exchange/stoppable_reading.h"
#include "core/exchange/vanished.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <set>

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
        return fail(
            ErrorCode::InvalidInput,
            std::format("No column of the table looks like the name of {}. Say which one it "
                        "is in a mapping.",
                        mapping.entity == Entity::Organisation ? "an organisation"
                                                               : "what it lists"),
            source.name);
    return {};
}

Result<void> goOn(const Progress &progress, std::int64_t done, std::int64_t total) {
    progress.report(done, total);
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "The import was stopped; nothing was changed.");
    return {};
}

Result<void> importOrganisations(MapFile &map, Edit &edit, const TableToImport &table,
                                 NamedRows &named, const RowUpdater::ColumnsOfLists &together,
                                 const Progress &progress, ImportOutcome &outcome,
                                 RemarkLog &remarks) {
    OrganisationStream stream(table.source, outcome.mapping, table.list(), table.options.wantsRows);
    PW_TRY(OrganisationImport import,
           OrganisationImport::begin(map, edit, table, named, together, outcome));
    for (;;) {
        PW_TRY(std::optional<OrganisationStream::Batch> batch, stream.next());
        if (!batch)
            break;
        outcome.rows += batch->refused;
        outcome.refused += batch->refused;
        for (const auto &[why, count] : batch->said.passedOver)
            outcome.passedOver[why] += count;
        std::ranges::move(batch->said.fates, std::back_inserter(outcome.fates));
        if (table.options.wantsRows)
            for (const ImportRemark &remark : batch->said.remarks)
                if (remark.refuses())
                    outcome.fates.push_back({remark.row, RowFate::What::Refused, {}});
        remarks.take(std::move(batch->said));
        for (std::size_t i = 0; i < batch->rows.size(); ++i) {
            remarks.setRow(batch->numbers[i]);
            PW_CHECK(import.add(std::move(batch->rows[i]), remarks));
        }
        PW_CHECK(goOn(progress, batch->bytesRead, batch->bytesTotal));
    }
    remarks.setRow(0);
    PW_CHECK(import.finish(remarks));
    std::ranges::stable_sort(outcome.fates, {}, &RowFate::row);
    return {};
}

// What a row calls itself, for the report.
std::string_view nameIn(const std::vector<std::string_view> &cells, const TableMapping &mapping) {
    for (std::size_t i = 0; i < std::min(cells.size(), mapping.columns.size()); ++i)
        if (const Field *field = mapping.columns[i].target.field;
            field && (field->column == "name" || field->column == "title"))
            return meaningOf(cells[i]);
    return cells.empty() ? std::string_view() : meaningOf(cells.front());
}

// Before a row, to tell what became of it.
struct Counts {
    explicit Counts(const ImportOutcome &outcome)
        : rows(outcome.rows), added(outcome.added), changed(outcome.changed), same(outcome.same) {}
    RowFate::What whatCameOf(const ImportOutcome &after) const {
        using enum RowFate::What;
        return after.added > added       ? New
               : after.changed > changed ? Changed
               : after.same > same       ? Same
                                         : Refused;
    }
    std::int64_t rows;
    std::int64_t added;
    std::int64_t changed;
    std::int64_t same;
};

Result<void> importLinked(MapFile &map, Edit &edit, const TableToImport &table, NamedRows &named,
                          const Progress &progress, ImportOutcome &outcome, RemarkLog &remarks) {
    PW_TRY(LinkedImport import, LinkedImport::begin(map, edit, table, named, outcome));
    PW_TRY(const auto reader, openRows(table.source));
    reader->onPassedOver([&](PassedOver passed) {
        notePassedOver(outcome, std::move(passed), table.options.wantsRows);
    });
    std::vector<std::string_view> cells;
    for (;;) {
        PW_TRY(const bool more, reader->next(cells));
        if (!more)
            break;
        if (reader->row() <= outcome.mapping.headingRow)
            continue;
        remarks.setRow(reader->row());
        const Counts before(outcome);
        PW_CHECK(import.add(cells, remarks));
        if (table.options.wantsRows && outcome.rows > before.rows)
            outcome.fates.push_back({reader->row(), before.whatCameOf(outcome),
                                     std::string(nameIn(cells, outcome.mapping))});
        if (reader->row() % kRowsBetweenReports == 0)
            PW_CHECK(goOn(progress, reader->done(), reader->total()));
    }
    remarks.setRow(0);
    PW_CHECK(import.finish());
    if (reader->strayBytes() > 0)
        remarks.add(Reason::Unreadable, {}, std::to_string(reader->strayBytes()));
    return {};
}

Result<void> importRows(MapFile &map, Edit &edit, const TableToImport &table, NamedRows &named,
                        const RowUpdater::ColumnsOfLists &together, const Progress &progress,
                        ImportOutcome &outcome) {
    RemarkLog remarks(outcome);
    for (const ImportRemark &said : table.options.said) {
        outcome.rows += said.refuses() ? 1 : 0;
        outcome.refused += said.refuses() ? 1 : 0;
        outcome.remarks.push_back(said);
        ++outcome.remarkCount;
    }
    for (const ColumnMapping &column : outcome.mapping.columns) {
        if (isAboutTrustees(column.heading))
            remarks.add(Reason::TrusteeData, column.heading);
        const bool isLeftOut = column.target.role == ColumnTarget::Role::Unused;
        if (column.unfit && isLeftOut && !column.samples.empty())
            remarks.add(Reason::FitsNothing, column.heading, column.samples.front());
    }
    return outcome.mapping.entity == Entity::Organisation
               ? importOrganisations(map, edit, table, named, together, progress, outcome, remarks)
               : importLinked(map, edit, table, named, progress, outcome, remarks);
}

Result<ImportOutcome> importOne(MapFile &map, Edit &edit, const TableToImport &table,
                                TableMapping mapping, NamedRows &named,
                                const RowUpdater::ColumnsOfLists &together,
                                const Progress &progress) {
    ImportOutcome outcome;
    outcome.mapping = std::move(mapping);
    PW_CHECK(checkMapping(outcome.mapping, table.source));
    PW_CHECK(importRows(map, edit, table, named, together, progress, outcome));
    if (outcome.rows == 0)
        return fail(ErrorCode::InvalidInput, "The table has headings, but no rows.",
                    table.source.name);
    return outcome;
}

std::set<const Field *> fieldsIn(const TableMapping &mapping) {
    std::set<const Field *> fields;
    for (const ColumnMapping &column : mapping.columns)
        if (column.target.role == ColumnTarget::Role::Field)
            fields.insert(column.target.field);
    return fields;
}

// Tables of one list are one.
std::string namesOf(const std::vector<TableToImport> &tables) {
    std::vector<std::string> names;
    for (const TableToImport &table : tables)
        if (!std::ranges::contains(names, table.list()))
            names.push_back(table.list());
    return joined(names, kBetweenLists);
}

} // namespace

Result<ImportOutcome> importTable(MapFile &map, const TableSource &source,
                                  const ImportOptions &options, const Progress &progress) {
    PW_TRY(std::vector<ImportOutcome> outcomes, importTables(map, {{source, options}}, progress));
    return std::move(outcomes.front());
}

Result<std::vector<ImportOutcome>>
importTables(MapFile &map, const std::vector<TableToImport> &given, const Progress &progress) {
    const StoppableReading reading(progress, StoppableReading::Tells::Nothing);
    std::vector<TableToImport> tables = given;
    PW_TRY(EarlierLists earlier, tellListsApart(map, tables));
    PW_TRY(Edit edit, Edit::begin(map, "import", namesOf(tables)));
    std::vector<TableMapping> mappings;
    RowUpdater::ColumnsOfLists together;
    for (const TableToImport &table : tables) {
        PW_TRY(TableMapping mapping, mappingFor(table.source, table.options));
        if (mapping.entity == Entity::Organisation)
            together[listKey(table.list())].merge(fieldsIn(mapping));
        mappings.push_back(std::move(mapping));
    }
    std::vector<ImportOutcome> outcomes;
    NamedByLists named;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        PW_TRY(ImportOutcome outcome,
               importOne(map, edit, tables[i], std::move(mappings[i]),
                         named[listKey(tables[i].list())], together, progress));
        outcome.earlier = std::move(earlier[i]);
        outcomes.push_back(std::move(outcome));
    }
    PW_CHECK(noteVanished(map, edit, tables, named, outcomes));
    for (ImportOutcome &outcome : outcomes)
        std::ranges::stable_sort(outcome.remarks, {}, &ImportRemark::row);
    const bool isDryRun =
        std::ranges::any_of(tables, [](const auto &table) { return table.options.dryRun; });
    if (isDryRun)
        return outcomes;
    PW_TRY(const ActionId action, edit.commit());
    for (ImportOutcome &outcome : outcomes)
        outcome.action = action;
    return outcomes;
}

} // namespace placeweave
