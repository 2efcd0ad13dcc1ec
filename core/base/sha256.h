// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace placeweave {

using Sha256Digest = std::array<std::uint8_t, 32>;

// FIPS 180-4 SHA-256: what a strict content policy names a script by (CSP level 3, section 2.3.1).
Sha256Digest sha256(std::string_view bytes);

} // namespace placeweave
