// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// A row that its reader leaves out on purpose, for what it is.
struct PassedOver {
    std::int64_t row = 0; // as RowReader::row()
    std::string_view why; // "closed", "not a GP practice"; it lives for ever
    std::string name;
};

// Rows of cells, whatever they are read from. One thread.
class RowReader {
public:
    virtual ~RowReader() = default;
    // Fills `cells` with views that are valid until the next call. False at the end.
    virtual Result<bool> next(std::vector<std::string_view> &cells) = 0;
    // The row last read, as a spreadsheet numbers it (the first is 1).
    virtual std::int64_t row() const = 0;
    // How far it is, in bytes or rows; a total of 0 when it is not known.
    virtual std::int64_t done() const { return row(); }
    virtual std::int64_t total() const { return 0; }
    // Bytes so far that were no text in the encoding of the rest.
    virtual std::int64_t strayBytes() const { return 0; }
    // `told` hears of each row that is left out from here on.
    virtual void onPassedOver(const std::function<void(PassedOver)> & /*told*/) {}
};

// Where a table comes from: a file of separated text (also gzipped, *.gz), text already in memory
// (a paste, the sample), or rows made of something else (a workbook, shapes, a nested feed), the
// first of which are headings. Text is not copied and must outlive the reader.
struct TableSource {
    std::filesystem::path file; // empty for text in memory
    std::string_view text = {};
    std::string name = {};   // for messages and for guessing what the table lists
    std::string member = {}; // of a zip file, its path in there; empty for the file itself
    std::function<Result<std::unique_ptr<RowReader>>()> rows = {}; // set: instead of the text

    static TableSource ofFile(std::filesystem::path file);
    static TableSource ofText(std::string_view text, std::string name);
};

Result<std::unique_ptr<RowReader>> openRows(const TableSource &source);

} // namespace placeweave
