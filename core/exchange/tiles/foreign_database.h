// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/database.h"

#include <filesystem>
#include <memory>
#include <string>

namespace placeweave {

// An SQLite file that another program made, read only. What looks like a table may be a view, which
// is a stranger's program: it may take so many steps and no more, call nothing that acts, and make
// no value larger than we can use. Movable; statements made of it go
// before it does.
class ForeignDatabase {
public:
    static Result<ForeignDatabase> open(const std::filesystem::path &file);

    // Counts the steps anew; until the next time, cancelling `progress` stops what runs.
    void begin(const Progress &progress = {});
    Result<Statement> prepare(std::string_view sql) { return told(m_database.prepare(sql)); }
    Result<bool> step(Statement &statement) { return told(statement.step()); }
    Result<bool> hasTable(std::string_view name);

private:
    struct Budget {
        Progress progress;
        int left = 0;
    };
    // Instructions of SQLite's machine: kHandful * kHandfuls take some seconds at worst.
    static constexpr int kHandful = 1000;
    static constexpr int kHandfuls = 20'000;

    template <class T>
    Result<T> told(Result<T> result) const {
        if (!result)
            return std::unexpected(inWords(std::move(result).error()));
        return result;
    }
    Error inWords(Error error) const;
    Result<void> restrict();

    std::unique_ptr<Budget> m_budget; // outlives the connection that points to it
    Database m_database;
};

// For names of tables that a file gives: as SQL takes them.
std::string quotedName(std::string_view name);

} // namespace placeweave
