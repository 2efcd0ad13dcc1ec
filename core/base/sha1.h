// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace placeweave {

using Sha1Digest = std::array<std::uint8_t, 20>;

// FIPS 180-4 SHA-1, for version 5 UUIDs only (RFC 4122 section 4.3): never for security.
Sha1Digest sha1(std::string_view bytes);

} // namespace placeweave
