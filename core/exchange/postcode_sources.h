// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/delimited.h"

#include <filesystem>
#include <vector>

namespace placeweave {

// Where the tables of a postcode directory lie. Publishers give a zip file with one CSV file for
// the country, one for each postcode area, and lists of codes beside them.

// Whether the source is ONSPD, NSPL or Code-Point Open, or a zip file that holds it; reads
// beginnings only. False also for what cannot be opened.
bool isPostcodeFile(const TableSource &source);

// The tables to build an index from: the file itself; of a folder or a zip file, every CSV file
// (also gzipped) in it that is a postcode file, in the order of their names. NotFound, or
// InvalidInput where there is none.
Result<std::vector<TableSource>> postcodeTables(const std::filesystem::path &source);

} // namespace placeweave
