// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace placeweave {

// Registers keep names in capitals, which on a map shout and are hard to read. "ST. JOHN'S CHURCH,
// STOKE-ON-TRENT" as "St. John's Church, Stoke-on-Trent"; initials such as YMCA or CIC stay. Text
// with any small letter is somebody's own spelling and comes back as it is, spaces tidied.
std::string inReadableCase(std::string_view text);

// The lines of an address in readable case on one line; empty and repeated ones are left out.
std::string readableAddress(std::initializer_list<std::string_view> lines);

} // namespace placeweave
