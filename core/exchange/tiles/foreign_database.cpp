// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/foreign_database.h"

#include <sqlite3.h>

namespace placeweave {

Result<ForeignDatabase> ForeignDatabase::open(const std::filesystem::path &file) {
    ForeignDatabase foreign;
    PW_TRY(foreign.m_database, foreign.told(Database::open(file, Access::ReadOnly)));
    PW_CHECK(foreign.restrict());
    foreign.m_budget = std::make_unique<Budget>();
    foreign.begin();
    sqlite3_progress_handler(
        foreign.m_database.handle(), kHandful,
        [](void *of) {
            Budget &budget = *static_cast<Budget *>(of);
            return budget.progress.isCancelled() || --budget.left < 0 ? 1 : 0;
        },
        foreign.m_budget.get());
    return foreign;
}

// https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
Result<void> ForeignDatabase::restrict() {
    constexpr int kMostBytes = 16 << 20; // of one value or row; a tile may have half of that
    sqlite3 *handle = m_database.handle();
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMostBytes);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    if (sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) != SQLITE_OK ||
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr) != SQLITE_OK)
        return std::unexpected(m_database.lastError("sqlite3_db_config"));
    return m_database.execute("PRAGMA cell_size_check = ON");
}

void ForeignDatabase::begin(const Progress &progress) {
    m_budget->progress = progress;
    m_budget->left = kHandfuls;
}

// What SQLite says is for whoever mends it; the sentence is about tiles, not about maps.
Error ForeignDatabase::inWords(Error error) const {
    if (m_budget && m_budget->progress.isCancelled())
        return {ErrorCode::Cancelled, "Stopped; nothing was changed.", error.context};
    if (m_budget && m_budget->left < 0)
        return {ErrorCode::InvalidInput,
                "It takes too long to find a tile in this file: its table of tiles is none, or "
                "has no index.",
                error.context};
    if (error.code == ErrorCode::Busy || error.code == ErrorCode::NotFound)
        return error;
    return {ErrorCode::Damaged,
            "The file of tiles is damaged, or made in a way that Placeweave cannot read.",
            error.message + " " + error.context};
}

Result<bool> ForeignDatabase::hasTable(std::string_view name) {
    PW_TRY(Statement statement, prepare(R"(
        SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view'))"));
    statement.bind(1, name);
    return step(statement);
}

std::string quotedName(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

} // namespace placeweave
