// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

// Looks through a zip file (workbooks and KMZ are such) before anything in it is opened. Refused:
// members with absolute names or "..", and archives that would unpack to far more than they are,
// as bombs do. Gives the members' names.
Result<std::vector<std::string>> membersOfZip(const std::filesystem::path &file,
                                              const std::string &name);

} // namespace placeweave
