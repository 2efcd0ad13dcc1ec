// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/sources/source.h"

#include <functional>

namespace placeweave {

// Registers come zipped, often one table a zip.

// "list.csv" of "2026/List.CSV": a member's own name, in small letters.
std::string memberName(std::string_view member);
// A member of a zip that look() has looked through.
TableSource memberOf(const GivenFile &zip, const std::string &member);
// The members that `wants` takes by their names, looked at like files of their own; any file but a
// zip as it is.
Result<std::vector<GivenFile>> insideOf(const GivenFile &file,
                                        const std::function<bool(std::string_view name)> &wants);

} // namespace placeweave
