// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_report.h"

#include "core/exchange/csv_cell.h"
#include "core/exchange/replaced_file.h"

#include <format>
#include <map>

namespace placeweave {
namespace {

std::string_view wordOf(RowFate::What what) {
    using enum RowFate::What;
    switch (what) {
    case New:
        return "new";
    case Unsure:
        return "new, perhaps there already";
    case Changed:
        return "changed";
    case Same:
        return "the same";
    case Asked:
        return "asked: it waits as a suggestion";
    case Refused:
        return "refused";
    case PassedOver:
        return "passed over";
    }
    return {};
}

std::string whyOf(const RowFate &fate) {
    if (fate.why.empty())
        return {};
    return fate.what == RowFate::What::PassedOver
               ? std::format("Row {}: it is {}.", fate.row, fate.why)
               : std::format("Row {}: {}.", fate.row, fate.why);
}

} // namespace

Result<void> writeImportReport(const std::vector<ReportedImport> &imports,
                               const std::filesystem::path &target) {
    PW_TRY(ReplacedFile file, ReplacedFile::beside(target));
    file.write("\xEF\xBB\xBF"
               "File,Row,Name,What became of it,Column,Why\r\n");
    const auto line = [&](const std::string &source, std::int64_t row, std::string_view name,
                          std::string_view what, std::string_view column, std::string_view why) {
        file.write(std::format("{},{},{},{},{},{}\r\n", csvCell(source),
                               row > 0 ? std::to_string(row) : std::string(), csvCell(name), what,
                               csvCell(column), csvCell(why)));
    };
    for (const auto &[source, outcome] : imports) {
        std::multimap<std::int64_t, const ImportRemark *> remarks;
        for (const ImportRemark &remark : outcome.remarks)
            remarks.emplace(remark.row, &remark);
        for (const RowFate &fate : outcome.fates) {
            auto [at, end] = remarks.equal_range(fate.row);
            if (at == end || !fate.why.empty())
                line(source, fate.row, fate.name, wordOf(fate.what), {}, whyOf(fate));
            for (; at != end; at = remarks.erase(at))
                line(source, fate.row, fate.name, wordOf(fate.what), at->second->column,
                     sentence(*at->second));
        }
        for (const auto &[row, remark] : remarks)
            line(source, row, {}, remark->refuses() ? "refused" : "", remark->column,
                 sentence(*remark));
    }
    return file.commit();
}

} // namespace placeweave
