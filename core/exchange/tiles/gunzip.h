// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace placeweave {

// Unpacks one gzip file in memory, into at most `most` bytes. Damaged for what is none, is cut
// short or would be larger; no more memory is taken than the packed bytes can fill.
Result<std::string> gunzip(std::string_view packed, std::size_t most);

} // namespace placeweave
