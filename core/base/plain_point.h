// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace placeweave {

// What shows a reader the same, as ASCII has it: a figure of any alphabet, a space of any width, a
// full-width letter. Others as they are; 0 for what cannot be seen: soft hyphens, marks of
// direction, control characters.
std::int32_t plainPoint(std::int32_t point);

} // namespace placeweave
