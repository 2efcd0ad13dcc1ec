// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// A text as somebody reads it, whatever stands in its bytes: what cannot be seen in the middle of a
// word does not part it for them, and a page or a link shows what is encoded.

// At a glance: no letter beyond ASCII, no control character, nothing that could be encoded.
bool readsAsWritten(std::string_view text);
// In UTF-8, without what cannot be seen; figures of other alphabets, wide letters, spaces and
// dashes as those of ASCII; the dot of "54\u00B7507" as a point.
std::string asSeen(std::string_view text);
// That, and what it says with "%20" decoded, and "&nbsp;" and tags: one to three.
std::vector<std::string> readingsOf(std::string_view text);

} // namespace placeweave
