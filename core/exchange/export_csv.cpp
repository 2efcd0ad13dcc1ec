// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_formats.h"

#include "core/exchange/cell.h"

#include <algorithm>

namespace placeweave {
namespace {

// Of full width, too: where those are usual, spreadsheets read them as the others.
bool startsFormula(std::string_view cell) {
    constexpr auto kWide = std::to_array<std::string_view>({"＝", "＋", "－", "＠"});
    return !cell.empty() && (std::string_view("=+-@\t\r").contains(cell.front()) ||
                             std::ranges::any_of(kWide, [cell](std::string_view sign) {
                                 return cell.starts_with(sign);
                             }));
}

// "+44 161 496 0000", "-2.35", "+1": nothing that a spreadsheet would run.
bool isHarmless(std::string_view cell) {
    return numberIn(cell).has_value() || looksLikePhone(cell);
}

bool wouldRun(std::string_view cell) {
    return startsFormula(cell) && !isHarmless(cell);
}

void appendCell(std::string &line, std::string_view cell) {
    if (!line.empty())
        line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (std::size_t quote = cell.find('"'); quote != cell.npos; quote = cell.find('"')) {
        line.append(cell, 0, quote + 1) += '"';
        cell.remove_prefix(quote + 1);
    }
    line.append(cell) += '"';
}

} // namespace

std::string safeCell(std::string_view cell) {
    if (wouldRun(cell))
        return "'" + std::string(cell);
    return std::string(cell);
}

Result<std::int64_t> writeCsv(ReplacedFile &file, const Exporting &what) {
    const ExportRows &rows = what.rows;
    if (what.request.withByteOrderMark)
        file.write("\xEF\xBB\xBF");
    std::string line;
    for (const ExportColumn &column : rows.columns())
        appendCell(line, column.label);
    file.write(line += "\r\n");
    std::int64_t count = 0;
    std::string made;
    PW_CHECK(what.source([&](const ExportRow &row) {
        line.clear();
        for (const ExportColumn &column : rows.columns()) {
            const std::string_view cell = rows.words(row, column, made);
            if (wouldRun(cell))
                appendCell(line, safeCell(cell));
            else
                appendCell(line, cell);
        }
        file.write(line += "\r\n");
        ++count;
        return true;
    }));
    return count;
}

} // namespace placeweave
