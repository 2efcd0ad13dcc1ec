// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace placeweave {

// What went wrong, stable enough to be switched on: ui and the command line turn it into a sentence
// for people. Expected outcomes (a duplicate row, a skipped cell) are values, never errors.
enum class ErrorCode {
    InvalidInput, // what was given cannot be used; nothing was changed
    NotFound,
    NotAMap,      // a readable file, but no Placeweave map
    NewerVersion, // written by a newer Placeweave; refused, untouched
    ReadOnly,
    Busy,     // another program kept the file locked for longer than we wait
    DiskFull, // the change was rolled back, the file is as it was
    Damaged,
    Cancelled,
    Unsupported,
    Internal,
};

struct Error {
    ErrorCode code;
    std::string message; // a sentence for whoever has to find out why
    std::string context; // what it was about: a file, a row, a field
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string context = {}) {
    return std::unexpected(Error{code, std::move(message), std::move(context)});
}

} // namespace placeweave

// Early return on failure. `PW_TRY(auto rows, map.rows(...))` binds the value,
// `PW_CHECK(edit.commit())` drops it. Macros because the language has no `?` operator; declarations
// take no parentheses. NOLINTBEGIN(bugprone-macro-parentheses)
#define PW_JOIN2(a, b) a##b
#define PW_JOIN(a, b) PW_JOIN2(a, b)
#define PW_TRY_AS(name, declaration, expression)                                                   \
    auto name = (expression);                                                                      \
    if (!name)                                                                                     \
        return std::unexpected(std::move(name).error());                                           \
    declaration = *std::move(name)
#define PW_TRY(declaration, expression)                                                            \
    PW_TRY_AS(PW_JOIN(pwResult, __COUNTER__), declaration, expression)
#define PW_CHECK_AS(name, expression)                                                              \
    do {                                                                                           \
        if (auto name = (expression); !name)                                                       \
            return std::unexpected(std::move(name).error());                                       \
    } while (false)
#define PW_CHECK(expression) PW_CHECK_AS(PW_JOIN(pwChecked, __COUNTER__), expression)
// NOLINTEND(bugprone-macro-parentheses)
