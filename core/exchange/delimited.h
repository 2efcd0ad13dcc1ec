// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Where a table's bytes come from: a file (also gzipped, *.gz), or text already in memory (a paste,
// the sample). Text is not copied and must outlive the reader.
struct TableSource {
    std::filesystem::path file; // empty for text in memory
    std::string_view text;
    std::string name;        // for messages and for guessing what the table lists
    std::string member = {}; // of a zip file, its path in there; empty for the file itself

    static TableSource ofFile(std::filesystem::path file);
    static TableSource ofText(std::string_view text, std::string name);
};

// Reads separated text row by row (RFC 4180, and what spreadsheets make of it) in constant memory.
// Encoding and separator are found out; cells come as UTF-8. One thread.
//
// Tolerated: any line ending, blank lines, rows of unequal length, a byte order mark, "sep=;" on
// the first line, text after a closing quote, quotes inside an unquoted cell. Refused with the
// row's number: a quote that is never closed, a NUL, a cell or row over the limits.
class DelimitedReader {
public:
    static constexpr std::size_t kMaxCell = 1 << 20;
    static constexpr std::size_t kMaxRow = 8 << 20;

    static Result<DelimitedReader> open(const TableSource &source);
    DelimitedReader(DelimitedReader &&) noexcept;
    DelimitedReader &operator=(DelimitedReader &&) noexcept;
    ~DelimitedReader();

    // Fills `cells` with views that are valid until the next call. False at the end.
    Result<bool> next(std::vector<std::string_view> &cells);
    // The row last read, as a spreadsheet numbers it (the first line is 1).
    std::int64_t row() const;
    // Before the first row again.
    Result<void> rewind();

    char separator() const;
    const std::string &encoding() const; // as iconv names it
    std::int64_t bytesRead() const;
    std::int64_t bytesTotal() const; // 0 when not known
    // Bytes so far that were no text in that encoding.
    std::int64_t strayBytes() const;

private:
    struct State;
    explicit DelimitedReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace placeweave
