// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_cell.h"

#include "core/exchange/export.h"

namespace placeweave {

std::string quotedCell(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) {
        cell += c;
        if (c == '"')
            cell += c;
    }
    return cell + "\"";
}

std::string csvCell(std::string_view text) {
    return quotedCell(safeCell(text));
}

} // namespace placeweave
