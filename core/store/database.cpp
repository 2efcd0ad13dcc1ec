// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <sqlite3.h>

namespace placeweave {
namespace {

constexpr int kBusyMilliseconds = 5000;

ErrorCode codeOf(int extended) {
    switch (extended & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::ReadOnly;
    case SQLITE_NOTADB:
        return ErrorCode::NotAMap;
    case SQLITE_CORRUPT:
        return ErrorCode::Damaged;
    case SQLITE_CANTOPEN:
        return ErrorCode::NotFound;
    case SQLITE_IOERR:
        return ErrorCode::DiskFull;
    default:
        return ErrorCode::Internal;
    }
}

// What happens to people's files is said in their words; the rest is for whoever mends it.
const char *sentenceFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Busy:
        return "Another program is using the file. Try again in a moment.";
    case ErrorCode::DiskFull:
        return "The disk is full, or cannot be written any more.";
    case ErrorCode::ReadOnly:
        return "The file or its folder may only be read.";
    case ErrorCode::NotAMap:
        return "This file is no GeoPackage.";
    case ErrorCode::Damaged:
        return "Parts of the file cannot be read. Copies of earlier days may lie beside it, in the "
               "folder of its backups.";
    case ErrorCode::NotFound:
        return "The file cannot be opened: it or its folder is missing or protected.";
    default:
        return nullptr;
    }
}

Error errorOf(sqlite3 *handle, std::string context) {
    const int code = sqlite3_extended_errcode(handle);
    if (const char *sentence = sentenceFor(codeOf(code))) {
        const char *file = sqlite3_db_filename(handle, "main");
        return {codeOf(code), sentence, file && *file ? std::string(file) : std::move(context)};
    }
    return {codeOf(code),
            std::string(sqlite3_errmsg(handle)) + " (SQLite " + std::to_string(code) + ")",
            std::move(context)};
}

} // namespace

// --- Statement ---

void Statement::Finalise::operator()(sqlite3_stmt *statement) const {
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(m_statement.get(), parameter, value);
    return *this;
}

Statement &Statement::bind(int parameter, double value) {
    sqlite3_bind_double(m_statement.get(), parameter, value);
    return *this;
}

Statement &Statement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text64(m_statement.get(), parameter, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindView(int parameter, std::string_view text) {
    sqlite3_bind_text64(m_statement.get(), parameter, text.data() ? text.data() : "", text.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int parameter, std::string_view bytes) {
    sqlite3_bind_blob64(m_statement.get(), parameter, bytes.data() ? bytes.data() : "",
                        bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int parameter) {
    sqlite3_bind_null(m_statement.get(), parameter);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const char *sql = sqlite3_sql(m_statement.get());
    const Error error = errorOf(sqlite3_db_handle(m_statement.get()), sql ? sql : "");
    sqlite3_reset(m_statement.get());
    return std::unexpected(error);
}

Result<void> Statement::run() {
    const Result<bool> stepped = step();
    reset();
    if (!stepped)
        return std::unexpected(stepped.error());
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

int Statement::columnCount() const {
    return sqlite3_column_count(m_statement.get());
}

std::string_view Statement::columnName(int column) const {
    return sqlite3_column_name(m_statement.get(), column);
}

int Statement::column(std::string_view name) const {
    for (int i = 0; i < columnCount(); ++i)
        if (columnName(i) == name)
            return i;
    return -1;
}

bool Statement::isNull(int column) const {
    return storage(column) == Storage::Null;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const {
    const unsigned char *text = sqlite3_column_text(m_statement.get(), column);
    if (!text)
        return {};
    return {reinterpret_cast<const char *>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string_view Statement::blob(int column) const {
    const void *bytes = sqlite3_column_blob(m_statement.get(), column);
    if (!bytes)
        return {};
    return {static_cast<const char *>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

Statement::Storage Statement::storage(int column) const {
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return Storage::Integer;
    case SQLITE_FLOAT:
        return Storage::Real;
    case SQLITE_TEXT:
        return Storage::Text;
    case SQLITE_BLOB:
        return Storage::Blob;
    default:
        return Storage::Null;
    }
}

// --- Database ---

void Database::Close::operator()(sqlite3 *handle) const {
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::filesystem::path &file, Access access) {
    int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
    flags |= access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::Create)
        flags |= SQLITE_OPEN_CREATE;
    // Absolute, for SQLite may be built to read "file:..." and ":memory:" as no names of files.
    std::error_code unknown;
    const std::filesystem::path whole = std::filesystem::absolute(file, unknown);
    const std::string name = reinterpret_cast<const char *>(whole.u8string().c_str());
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    Database database;
    database.m_handle.reset(handle);
    if (!handle)
        return fail(ErrorCode::Internal, "Out of memory.", name);
    if (code != SQLITE_OK)
        return fail(access == Access::Create && codeOf(code) == ErrorCode::NotFound
                        ? ErrorCode::ReadOnly
                        : codeOf(code),
                    errorOf(handle, name).message, name);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement,
                           nullptr) != SQLITE_OK)
        return std::unexpected(lastError(std::string(sql)));
    return Statement(statement);
}

Result<void> Database::execute(std::string_view sql) {
    if (sqlite3_exec(m_handle.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK)
        return std::unexpected(lastError(std::string(sql.substr(0, 200))));
    return {};
}

Result<std::optional<std::int64_t>> Database::integer(std::string_view sql) {
    PW_TRY(Statement statement, prepare(sql));
    PW_TRY(const bool row, statement.step());
    if (!row || statement.isNull(0))
        return std::nullopt;
    return statement.integer(0);
}

Result<std::optional<std::string>> Database::text(std::string_view sql) {
    PW_TRY(Statement statement, prepare(sql));
    PW_TRY(const bool row, statement.step());
    if (!row || statement.isNull(0))
        return std::nullopt;
    return std::string(statement.text(0));
}

Result<void> Database::copyTo(const std::filesystem::path &file) {
    constexpr int kEveryPage = -1;
    PW_TRY(Database target, open(file, Access::Create));
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", handle(), "main");
    if (!backup)
        return std::unexpected(target.lastError("backup"));
    sqlite3_backup_step(backup, kEveryPage);
    if (sqlite3_backup_finish(backup) != SQLITE_OK)
        return std::unexpected(target.lastError("backup"));
    // The copy must be one plain file that read-only media can open.
    return target.execute("PRAGMA journal_mode = DELETE");
}

Result<void> Database::addFunction(const char *name, std::string (*function)(std::string_view)) {
    static const auto call = [](sqlite3_context *context, int, sqlite3_value **values) {
        using Function = std::string (*)(std::string_view);
        const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
        if (!text)
            return; // NULL of NULL
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
        const auto given = reinterpret_cast<Function>(sqlite3_user_data(context));
        const std::string result = given({text, size});
        sqlite3_result_text64(context, result.data(), result.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    };
    if (sqlite3_create_function_v2(
            handle(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
            reinterpret_cast<void *>(function), call, nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(lastError(name));
    return {};
}

Result<void> Database::disableTriggers() {
    if (sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr) != SQLITE_OK)
        return std::unexpected(lastError("SQLITE_DBCONFIG_ENABLE_TRIGGER"));
    return {};
}

bool Database::isReadOnly() const {
    return sqlite3_db_readonly(handle(), "main") == 1;
}

Error Database::lastError(std::string context) const {
    return errorOf(m_handle.get(), std::move(context));
}

// --- Transaction ---

Result<Transaction> Transaction::begin(Database &database) {
    PW_CHECK(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction() {
    // An error (a full disk) may have rolled everything back already; then there is nothing left.
    if (m_database && sqlite3_get_autocommit(m_database->handle()) == 0)
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
    PW_CHECK(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace placeweave
