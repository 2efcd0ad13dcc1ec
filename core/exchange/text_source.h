// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/table_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace placeweave {

// The bytes of a TableSource as UTF-8, chunk by chunk; gzip and zip are unpacked on the way. The
// encoding is found out by reading everything once before: a first accent may stand on the last
// line.
class TextSource {
public:
    static Result<TextSource> open(const TableSource &source);
    TextSource(TextSource &&) noexcept;
    TextSource &operator=(TextSource &&) noexcept;
    ~TextSource();

    // How many bytes were put to `out`; 0 at the end. `capacity` is at least 64.
    Result<std::size_t> read(char *out, std::size_t capacity);
    Result<void> rewind();

    const std::string &encoding() const;
    std::int64_t bytesRead() const; // of the source, before unpacking in memory or conversion
    std::int64_t bytesTotal() const;
    // Bytes that made no character so far; taken for Windows-1252 where that gives one.
    std::int64_t strayBytes() const;

private:
    struct State;
    explicit TextSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// The first bytes as they are stored, fewer where there are not so many: to tell by its headings
// what a large file is, without reading it.
Result<std::string> firstBytes(const TableSource &source, std::size_t count);

// Whether a text that begins so is nested, as JSON and XML are, rather than separated.
bool looksNested(std::string_view head);

} // namespace placeweave
