// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeweave {

// What two lists write differently, brought to one form for comparing.

// "The St. John's Hall Ltd" is "st johns hall": folded, without punctuation, "the", and what says
// only in which legal form it stands. Never empty for a name that has letters.
std::string comparableName(std::string_view name);

// "mail@example.org", "0161 496 0000" or "+44 161 496 0000", "https://www.example.org/about":
// one form for each address, number or site. Empty for what tells nobody apart: a page on a site
// that everybody uses counts with its path, its front page not at all.
std::string comparableContact(std::string_view contact);

// For telling many apart in little memory. Never 0.
std::uint64_t hashOf(std::string_view text);
// Of several hashes as one; their order counts.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b);
// 0 for none; spaces and case do not count.
std::uint64_t postcodeHash(std::string_view postcode);

// How alike two comparable names are, 0 to 1; `least`: below it, 0 is answered sooner. Order of
// words does not count; words that only one has do.
double likenessOfNames(const std::string &a, const std::string &b, double least);

// "coppice library and wellbeing centre" of "coppice library", either way round.
bool isFullerName(std::string_view a, std::string_view b);

} // namespace placeweave
