// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/made_table.h"
#include "core/exchange/table_import.h"
#include "core/exchange/workbook.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// A file that somebody hands over (or a paste), looked at but not yet read.
struct GivenFile {
    struct Table {
        std::string sheet; // empty outside workbooks
        TableSource source;
        std::vector<Row> firstRows; // at most kFirstRows
        bool isHidden = false;      // a sheet that is not shown
    };
    static constexpr std::size_t kFirstRows = 5;

    TableSource source;
    std::string extension;               // lower case, without the dot: "csv" of "List.CSV.gz"
    std::string head = {};               // the first 64 kB as UTF-8; empty where it is no text
    std::vector<Table> tables = {};      // of separated text one, of a workbook its sheets
    std::vector<std::string> inZip = {}; // names of what a zip file holds
};
// Fails for what cannot be opened at all: missing, empty, a bomb.
Result<GivenFile> look(const TableSource &source);

struct SourceOptions {
    std::string area = {}; // of a register: only those that work there, as the register names areas
    std::vector<std::string> sheets = {}; // of a workbook: these, hidden or not; none for its lists
};

// One kind of source that Placeweave knows. To add one, add a file to this folder that defines a
// constant of this type with the name of the file; the build finds it.
struct Source {
    std::string_view code;  // for --as
    std::string_view label; // "Charity Commission register", after "This looks like"
    // How sure it is that the file is one of its own: 0 is no, 100 cannot be anything else.
    int (*sure)(const GivenFile &file);
    // Its tables, in the order in which they come in. An empty mapping is guessed.
    Result<std::vector<TableToImport>> (*tables)(std::span<const GivenFile> files,
                                                 const SourceOptions &options);
    bool joins = false;     // its files belong together: the tables of a register
    bool takesArea = false; // SourceOptions::area means something to it
};

std::span<const Source *const> allSources();

struct RecognisedSource {
    const Source *source = nullptr;
    int sure = 0;
    std::vector<GivenFile> files;

    Result<std::vector<TableToImport>> tables(const SourceOptions &options = {}) const {
        return source->tables(files, options);
    }
};
// What files are, in their order; those that belong together as one. `as` is the code of a source
// for all of them, or "auto". Fails with the first that is nothing known.
Result<std::vector<RecognisedSource>> recognise(const std::vector<TableSource> &given,
                                                std::string_view as = "auto");

// The column under one of these headings (as headingKey() writes them), or -1.
int columnNamed(const Row &headings, std::initializer_list<std::string_view> keys);
// What the cell of that column means; empty beyond the row, and for -1.
std::string_view cellOf(const Row &row, int column);

} // namespace placeweave
