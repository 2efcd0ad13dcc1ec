// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Reads separated text row by row (RFC 4180, and what spreadsheets make of it) in constant memory.
// Encoding and separator are found out; cells come as UTF-8. One thread.
//
// Tolerated: any line ending, blank lines, rows of unequal length, a byte order mark, "sep=;" on
// the first line, text after a closing quote, quotes inside an unquoted cell. Refused with the
// row's number: a quote that is never closed, a NUL, a cell or row over the limits.
class DelimitedReader final : public RowReader {
public:
    static constexpr std::size_t kMaxCell = 1 << 20;
    static constexpr std::size_t kMaxRow = 8 << 20;

    static Result<DelimitedReader> open(const TableSource &source);
    DelimitedReader(DelimitedReader &&) noexcept;
    DelimitedReader &operator=(DelimitedReader &&) noexcept;
    ~DelimitedReader() override;

    Result<bool> next(std::vector<std::string_view> &cells) override;
    std::int64_t row() const override;
    // Before the first row again.
    Result<void> rewind();

    char separator() const;
    const std::string &encoding() const; // as iconv names it
    std::int64_t done() const override;  // bytes
    std::int64_t total() const override; // bytes
    std::int64_t strayBytes() const override;

private:
    struct State;
    explicit DelimitedReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace placeweave
