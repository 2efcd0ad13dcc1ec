// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace placeweave {

// What somebody means who hands over a folder: the one file in it that can come in (the parts of a
// Shapefile are one), or all files of one register or feed. A zip file that was unpacked often has
// one more folder within. A folder of postcodes is itself what is meant. InvalidInput, with the
// names to choose from, where it holds several things; they may have nothing to do with each other.
Result<std::vector<std::filesystem::path>> filesMeant(const std::filesystem::path &folder);

} // namespace placeweave
