// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace placeweave {

// The words of a scrap of HTML, such as attributions are: without tags, comments and scripts,
// entities decoded, in one line of at most so many characters. Signs that turn the direction of
// writing or cannot be seen go as well, lest a file write something else beside the map than it
// says. It is plain text, and may hold a `<` that somebody wrote as `&lt;`: not to be shown as HTML
// again.
inline constexpr std::ptrdiff_t kShownOfHtml = 300;
std::string textOfHtml(std::string_view html, std::ptrdiff_t most = kShownOfHtml);
// All of it, in the lines it has.
std::string wholeTextOfHtml(std::string_view html);

} // namespace placeweave
