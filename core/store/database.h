// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace placeweave {

enum class Access { ReadOnly, ReadWrite, Create };

// One prepared statement. Bind, step, read by column name; reset() to run it again. Move-only.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    // Parameters count from 1, as in SQLite. Text is copied, but for bindView(): there it must stay
    // as it is until the statement is reset.
    Statement &bind(int parameter, std::int64_t value);
    Statement &bind(int parameter, double value);
    Statement &bind(int parameter, std::string_view text);
    Statement &bindView(int parameter, std::string_view text);
    Statement &bindBlob(int parameter, std::string_view bytes);
    Statement &bindNull(int parameter);

    // True on a row, false when done.
    Result<bool> step();
    // For statements without rows: one step, then reset, ready to be bound again.
    Result<void> run();
    void reset();

    int columnCount() const;
    std::string_view columnName(int column) const;
    // By name where a statement is read once or twice; loops look the number up first. -1 if
    // absent.
    int column(std::string_view name) const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const; // valid until the next step
    std::string_view blob(int column) const;
    std::int64_t integer(std::string_view name) const { return integer(column(name)); }
    std::string text(std::string_view name) const { return std::string(text(column(name))); }
    enum class Storage { Null, Integer, Real, Text, Blob };
    Storage storage(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalise> m_statement;
};

// One SQLite connection, closed with its owner. Not thread-safe: one thread at a time.
class Database {
public:
    static Result<Database> open(const std::filesystem::path &file, Access access);

    Result<Statement> prepare(std::string_view sql);
    // Several statements, no parameters.
    Result<void> execute(std::string_view sql);
    // First column of the first row; empty when there is no row or it is NULL.
    Result<std::optional<std::int64_t>> integer(std::string_view sql);
    Result<std::optional<std::string>> text(std::string_view sql);

    // Online copy of everything into a file that does not exist yet (SQLite's backup API).
    Result<void> copyTo(const std::filesystem::path &file);

    // Makes a function of one text known to this connection's SQL.
    Result<void> addFunction(const char *name, std::string (*function)(std::string_view));
    // Switches persistent triggers off for this connection only.
    Result<void> disableTriggers();
    // Opened for writing, yet the file or its medium does not allow it.
    bool isReadOnly() const;

    sqlite3 *handle() const { return m_handle.get(); }
    // The last failure in words, with what was being done.
    Error lastError(std::string context) const;

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

// A transaction that rolls back unless committed. One at a time: an action is whole or not at all.
// Its destructor never throws.
class Transaction {
public:
    // BEGIN IMMEDIATE, so that a busy file is known before any work is done.
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Database &database) : m_database(&database) {}
    Database *m_database;
};

} // namespace placeweave
