// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <optional>
#include <string_view>

namespace placeweave {

// What text stands for in a field, as another program may have left it there: "31/12/2025" is a
// day, "about 40" a number, "a; b" a set, a label its code. Where a field protects someone and the
// text is not understood, the protective answer. Nothing when it cannot be a value of the field's
// type.
std::optional<Value> readText(const Field &field, std::string_view text);

} // namespace placeweave
