// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/postcode_sources.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/postcode_table.h"
#include "core/exchange/text_source.h"
#include "core/exchange/zip_guard.h"

#include <algorithm>

namespace placeweave {
namespace {

namespace fs = std::filesystem;

bool isTableName(std::string_view name) {
    const std::string lower = folded(name);
    return lower.ends_with(".csv") || lower.ends_with(".csv.gz");
}

bool isZip(const fs::path &file) {
    return folded(toUtf8(file.extension())) == ".zip";
}

Result<std::vector<TableSource>> tablesInFolder(const fs::path &folder) {
    std::vector<TableSource> tables;
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && isTableName(toUtf8(entry->path().filename())))
            tables.push_back(TableSource::ofFile(entry->path()));
    }
    if (problem)
        return fail(ErrorCode::InvalidInput,
                    "The folder could not be read: " + problem.message() + ".", toUtf8(folder));
    std::ranges::sort(tables, {}, &TableSource::file);
    return tables;
}

Result<std::vector<TableSource>> tablesInZip(const fs::path &zip) {
    std::vector<TableSource> tables;
    PW_TRY(const std::vector<std::string> members, membersOfZip(zip, toUtf8(zip.filename())));
    for (const std::string &member : members) {
        if (!folded(member).ends_with(".csv"))
            continue;
        TableSource table = TableSource::ofFile(zip);
        table.name = member.substr(member.rfind('/') + 1);
        table.member = member;
        tables.push_back(std::move(table));
    }
    std::ranges::sort(tables, {}, &TableSource::member);
    return tables;
}

} // namespace

bool isPostcodeFile(const TableSource &source) {
    if (source.member.empty() && isZip(source.file))
        return postcodeTables(source.file).has_value();
    constexpr std::size_t kEnough = 1 << 14; // for two rows of fifty columns, many times over
    const auto head = firstBytes(source, kEnough);
    if (!head)
        return false;
    // Cut at a line, for half a cell may lack its closing quote.
    const std::string_view text(head->data(),
                                std::min(head->find_last_of("\r\n"), head->size() - 1) + 1);
    auto reader = DelimitedReader::open(TableSource::ofText(text, source.name));
    std::vector<std::string_view> cells;
    if (!reader || !reader->next(cells).value_or(false))
        return false;
    const auto table = PostcodeTable::of(cells);
    return table && table->isDirectory();
}

Result<std::vector<TableSource>> postcodeTables(const fs::path &source) {
    std::error_code ignored;
    const auto type = fs::status(source, ignored).type();
    if (type == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, "There is no such file.", toUtf8(source));
    std::vector<TableSource> tables;
    if (type == fs::file_type::directory) {
        PW_TRY(tables, tablesInFolder(source));
    } else if (isZip(source)) {
        PW_TRY(tables, tablesInZip(source));
    } else {
        return std::vector{TableSource::ofFile(source)};
    }
    std::erase_if(tables, [](const TableSource &table) { return !isPostcodeFile(table); });
    if (tables.empty())
        return fail(ErrorCode::InvalidInput,
                    "There is no CSV file of ONSPD, NSPL or Code-Point Open in it.",
                    toUtf8(source));
    return tables;
}

} // namespace placeweave
