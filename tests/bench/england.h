// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

// A made-up directory of as many organisations as England has charities, spread as unevenly as
// people live: about the centres of its districts, thick in the middle, thin outside. The same rows
// for the same count, on every machine. 14 columns, about 290 bytes a row. Numbered from `first`:
// tables that do not overlap have no organisation in common, though many names.
void writeEngland(const std::filesystem::path &csv, int rows, int first = 0);

// What people type in such a directory: 4 to 10 letters out of its names.
std::vector<std::string> typedInEngland(int count);

} // namespace placeweave
