// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

// What of PDF/UA's rules (ISO 14289-1) a program can see and this document does not keep, a
// sentence each: the language, the title shown, the order of tabs, words for pictures, headings
// that leave out no level, lists and tables of what belongs in them, nothing on a page that is
// neither part of what is read nor decoration, fonts that come with it; and what `qpdf --check`
// finds.
std::vector<std::string> brokenRulesOf(const std::filesystem::path &pdf);
std::string inLines(const std::vector<std::string> &sentences);

} // namespace placeweave
